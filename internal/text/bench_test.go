package text_test

import (
	"strings"
	"testing"

	"keur/internal/text"
)

// ownSentences are what benchmark documents are made of.
var ownSentences = []string{
	"Een wandeling van een half uur doet de meeste mensen goed, ook als de knie wat stram is.",
	"Wie 's avonds laat nog koffie drinkt, ligt volgens dr. Van Dalen (Utrecht) langer wakker.",
	"De fysiotherapeut meet de kracht van het been, bijv. met een veer, en noteert dat in het dossier.",
	"Neem bij twijfel contact op met de huisarts!",
	"Werkt warmte beter dan kou?",
	"Dat hangt af van de klacht: bij een verse kneuzing koelt men 10 tot 15 minuten.",
	"Zalf met 2,5% kamfer geeft een warm gevoel, meer niet.",
}

// ownDocument is a document of about size bytes, of paragraphs, headings, lists and a table, or all on one line.
func ownDocument(size int, oneLine bool) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		s := ownSentences[i%len(ownSentences)]
		switch {
		case oneLine:
			b.WriteString(s + " ")
		case i%23 == 0:
			b.WriteString("\n\nOver bewegen\n\n" + s + " ")
		case i%19 == 0:
			b.WriteString("\n\nDit helpt vaak:\n- rust nemen\n- warmte\n- rustig bewegen\n\n| Week | Wat |\n|---|---|\n| 1 | lopen |\n\n")
		default:
			b.WriteString(s + " ")
		}
	}
	return b.String()
}

func BenchmarkSegment(b *testing.B) {
	s := segmenter(b)
	for _, c := range []struct {
		name    string
		size    int
		oneLine bool
	}{{"10kB", 10 << 10, false}, {"1MB", 1 << 20, false}, {"5MB", 5 << 20, false}, {"5MB-one-line", 5 << 20, true}} {
		content := ownDocument(c.size, c.oneLine)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				doc := &text.Document{Format: "txt", Text: content}
				s.Segment(doc)
			}
		})
	}
}

func BenchmarkLines(b *testing.B) {
	source := []byte(ownDocument(1<<20, false))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		text.NewLines(source)
	}
}
