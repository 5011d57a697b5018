package text_test

import (
	"strings"
	"testing"

	"keur/internal/text"
)

// FuzzSegment feeds plain text: no panic, and blocks and sentences that hold together.
func FuzzSegment(f *testing.F) {
	for _, s := range []string{
		"", "Kop\n\nZin. Nog een zin.", "1. a 2. b\n- c:\n  - d", "| a | b |\n|--|--|\n| 1 | 2 |", "a\tb\nc\td\n", "Wat?\nDat.\n\nKOP\n",
		"tot:\nx\ny\n", "woord.Woord z. B. dr. J. de Vries \u00c2 ’s Avonds", "Kop\nNaam “Kop”- a\n- b", "# h #\n===\n---\n• a • b", "a.1 B.12 C. . . . d…",
	} {
		f.Add(s)
	}
	s := segmenter(f)
	f.Fuzz(func(t *testing.T, content string) {
		doc := plainDocument(s, content)
		checkSegments(t, doc)
	})
}

// checkSegments fails where spans overlap, leave their block or hold nothing.
func checkSegments(t *testing.T, doc *text.Document) {
	t.Helper()
	end := 0
	for i, b := range doc.Blocks {
		if b.Span.Start < end || b.Span.End <= b.Span.Start || b.Span.End > len(doc.Text) {
			t.Fatalf("block %d spans %v behind %d", i, b.Span, end)
		}
		end = b.Span.End
		if b.Heading >= i || b.Question >= i || b.LeadIn.Start > b.Span.Start {
			t.Fatalf("block %d looks ahead: %+v", i, b)
		}
		if b.Header != nil && len(b.Header) != len(b.Cells) {
			t.Fatalf("block %d has %d headers for %d cells", i, len(b.Header), len(b.Cells))
		}
	}
	end, last := 0, 0
	for i, s := range doc.Sentences {
		if s.Span.Start < end || s.Span.Empty() || s.Block < last || !doc.Blocks[s.Block].Span.Contains(s.Span) {
			t.Fatalf("sentence %d of block %d spans %v behind %d", i, s.Block, s.Span, end)
		}
		if !s.Label.Empty() && !s.Span.Contains(s.Label) {
			t.Fatalf("sentence %d %v has its label at %v", i, s.Span, s.Label)
		}
		if got := doc.Slice(s.Span); strings.TrimSpace(got) != got {
			t.Fatalf("sentence %d is not trimmed: %q", i, got)
		}
		end, last = s.Span.End, s.Block
	}
}
