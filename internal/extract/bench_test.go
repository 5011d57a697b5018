package extract_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// BenchmarkExtract measures from text to claims on the shared pages.
func BenchmarkExtract(b *testing.B) { benchmarkExtract(b, base(b)) }

func benchmarkExtract(b *testing.B, know *knowledge.Base) {
	segmenter, worker := text.NewSegmenter(know.TextRules()), extract.New(know).Worker()
	var docs []*text.Document
	size := 0
	for _, name := range pages(b, "seeds", "") {
		data, err := os.ReadFile(filepath.Join(shared, "seeds", name))
		if err != nil {
			b.Fatal(err)
		}
		size += len(data)
		docs = append(docs, &text.Document{Name: name, Format: "txt", Source: data, Text: string(data)})
	}
	read := func() {
		for _, d := range docs {
			doc := *d
			segmenter.Segment(&doc)
			if _, err := worker.Document(&doc); err != nil {
				b.Fatal(err)
			}
		}
	}
	read() // compiles the pack, which a run pays once
	b.SetBytes(int64(size))
	for b.Loop() {
		read()
	}
}

// BenchmarkTerms measures the same with more and more terms in the packs: their number must hardly slow the reading.
func BenchmarkTerms(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		b.Run(fmt.Sprintf("x%d", times), func(b *testing.B) {
			know := base(b)
			for i := range know.Packs {
				p := &know.Packs[i]
				size := 0
				for _, s := range p.Senses {
					size += len(s.Terms)
				}
				p.Senses = append(slices.Clone(p.Senses), knowledge.SenseWords{Sense: "made_up", Terms: madeUp((times - 1) * size)})
			}
			benchmarkExtract(b, know)
		})
	}
}

// madeUp gives words of syllables that no text holds, the same each time.
func madeUp(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]string, n)
	for i := range out {
		word := ""
		for range 4 {
			word += string("bdfgkmprtvxz"[r.IntN(12)]) + string("aeiouy"[r.IntN(6)])
		}
		out[i] = word + "qj"
	}
	return out
}
