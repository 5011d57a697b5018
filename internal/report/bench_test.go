package report

import (
	"io"
	"testing"

	"keur/claims"
)

// BenchmarkWrite writes 100,000 claims in each format.
func BenchmarkWrite(b *testing.B) {
	one := sample(b)
	r := *one
	r.Claims = make([]claims.Claim, 100_000)
	for i := range r.Claims {
		r.Claims[i] = one.Claims[i*len(one.Claims)/len(r.Claims)]
	}
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if err := Write(io.Discard, format, &r, Options{Width: 120, Sources: source}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
