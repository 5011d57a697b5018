package extract_test

import (
	"os"
	"strings"
	"testing"

	"keur/internal/extract"
	"keur/internal/text"
)

func TestZZ(t *testing.T) {
	b := base(t)
	b.Model = nil
	rules := map[string]text.Rules{}
	for _, p := range b.Packs {
		rules[p.Language] = p.Text
	}
	segmenter, worker := text.NewSegmenter(rules), extract.New(b).Worker()
	for _, s := range strings.Split(os.Getenv("Q"), "|") {
		doc := &text.Document{Name: "example", Format: "txt", Source: []byte(s), Text: s, Meta: text.Meta{Language: "nl"}}
		segmenter.Segment(doc)
		t.Log(s, len(doc.Sentences), doc.Language)
		for i := range doc.Sentences {
			e, _, _ := worker.Explain(doc, doc.Sentences[i].Span.Start)
			for _, w := range e.Words {
				t.Log("   ", w.Text, w.Classes, w.Concepts)
			}
			t.Log("   met", e.Met, "near", e.Nearest)
		}
	}
}
