package knowledge

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// everything holds each kind of value that the codec knows.
type everything struct {
	Text    string
	Texts   []string
	Empty   []string
	Absent  []string
	Yes     bool
	Small   int8
	Count   uint32
	Number  float64
	Maybe   *float64
	Nothing *everything
	Inner   *everything
	Named   map[string]int
	Rows    []struct{ A, B string }
	Skipped string `compile:"-"`
}

func sample() *everything {
	half := 0.5
	return &everything{
		Text: "vóór", Texts: []string{"a", "", "a"}, Empty: []string{}, Yes: true, Small: -7, Count: 1 << 30, Number: -1.25,
		Maybe: &half, Inner: &everything{Text: "a"}, Named: map[string]int{"z": -1, "a": 300},
		Rows: []struct{ A, B string }{{"x", "y"}, {"y", "x"}},
	}
}

func TestCodecRoundTrip(t *testing.T) {
	in := sample()
	data, err := encode(in)
	if err != nil {
		t.Fatal(err)
	}
	out := new(everything)
	if err := decode(string(data), out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, out); diff != "" {
		t.Error(diff)
	}
	for range 5 {
		if again, _ := encode(sample()); !slices.Equal(again, data) {
			t.Fatal("the same value gave other bytes")
		}
	}
}

func TestCodecRefuses(t *testing.T) {
	if _, err := encode(&struct{ hidden int }{}); err == nil {
		t.Error("a hidden field was compiled")
	}
	if _, err := encode(&struct{ F func() }{}); err == nil {
		t.Error("a function was compiled")
	}
	if _, err := encode(&struct{ M map[int]string }{M: map[int]string{1: "a"}}); err == nil {
		t.Error("a map without string keys was compiled")
	}
	data, _ := encode(sample())
	if err := decode(string(data), new(Base)); !errors.Is(err, errForeign) {
		t.Errorf("decoding into another type: %v", err)
	}
	for n := range data {
		if err := decode(string(data[:n]), new(everything)); err == nil {
			t.Fatalf("the first %d of %d bytes were accepted", n, len(data))
		}
	}
	if err := decode(string(data)+"x", new(everything)); err == nil {
		t.Error("bytes after the end were accepted")
	}
}

// FuzzDecode feeds damaged bytes to the decoder: it must return, with an error or a value, and not panic.
func FuzzDecode(f *testing.F) {
	data, err := encode(sample())
	if err != nil {
		f.Fatal(err)
	}
	head := len(magic) + 8
	f.Add(data[head:])
	f.Add([]byte{0})
	f.Add([]byte{1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, body []byte) {
		out := new(everything)
		if decode(string(data[:head])+string(body), out) != nil {
			return
		}
		if _, err := encode(out); err != nil {
			t.Errorf("decoded what cannot be encoded: %v", err)
		}
	})
}
