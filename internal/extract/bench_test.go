package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"keur/internal/extract"
	"keur/internal/text"
)

// BenchmarkExtract measures from text to claims on the shared pages.
func BenchmarkExtract(b *testing.B) {
	know := base(b)
	rules := map[string]text.Rules{}
	for _, p := range know.Packs {
		rules[p.Language] = p.Text
	}
	segmenter, worker := text.NewSegmenter(rules), extract.New(know).Worker()
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
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, d := range docs {
			doc := *d
			segmenter.Segment(&doc)
			if _, err := worker.Document(&doc); err != nil {
				b.Fatal(err)
			}
		}
	}
}
