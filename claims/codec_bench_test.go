package claims

import (
	"fmt"
	"testing"
)

// BenchmarkDecode reads a register of 1,000 claims by each of the two ways.
func BenchmarkDecode(b *testing.B) {
	reg := &Register{Document: "d.md"}
	for i := range 1000 {
		r := sample().Records[i%2]
		r.ID = fmt.Sprintf("%012x", i)
		r.Fingerprint = r.ID + r.Fingerprint[idDigits:]
		reg.Records = append(reg.Records, r)
	}
	data := EncodeRegister(reg)
	b.Run("canonical", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := DecodeRegister("x", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("yaml", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		edited := append([]byte("# edited by hand\n---\n"), data...)
		for b.Loop() {
			if _, err := DecodeRegister("x", edited); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encode", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			EncodeRegister(reg)
		}
	})
}
