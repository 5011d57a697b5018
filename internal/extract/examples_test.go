package extract_test

import (
	"testing"

	"keur/internal/extract"
	"keur/internal/text"
)

// TestExamples holds every pattern of every pack to its examples and counterexamples.
func TestExamples(t *testing.T) {
	b := base(t)
	b.Model = nil
	segmenter, worker := text.NewSegmenter(b.TextRules()), extract.New(b).Worker()
	met := func(language, pattern, sentence string) bool {
		doc := &text.Document{Name: "example", Format: "txt", Source: []byte(sentence), Text: sentence, Meta: text.Meta{Language: language}}
		segmenter.Segment(doc)
		for i := range doc.Blocks {
			doc.Blocks[i].Language = language
		}
		for i := range doc.Sentences {
			seen, ok, err := worker.Explain(doc, doc.Sentences[i].Span.Start)
			if err != nil || !ok {
				t.Fatalf("%s: explain %q: %v", pattern, sentence, err)
			}
			for _, m := range seen.Met {
				if m.Pattern == pattern {
					return true
				}
			}
		}
		return false
	}
	for _, p := range b.Packs {
		for _, pattern := range p.Patterns {
			for _, s := range pattern.Examples {
				if !met(p.Language, pattern.ID, s) {
					t.Errorf("%s %s is not met by its example %q", p.Language, pattern.ID, s)
				}
			}
			for _, s := range pattern.Counterexamples {
				if met(p.Language, pattern.ID, s) {
					t.Errorf("%s %s is met by its counterexample %q", p.Language, pattern.ID, s)
				}
			}
		}
	}
}
