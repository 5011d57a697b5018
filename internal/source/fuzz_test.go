package source_test

import (
	"testing"
	"unicode/utf8"

	"keur/internal/source"
	"keur/internal/text"
)

// FuzzRead feeds all readers: none may panic, and what they give must hold together.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "kop\n\ntekst", "\xEF\xBB\xBFtekst", "---\nlang: nl\n---\n# kop", "a\x00b", "a\xffb",
		"| a | b |\n|---|---|\n| 1 | 2 \\| 3 |", "*a **b** c*\n- x\n  - y\n> z", "a &amp; b &#x26 &nosuch; c\\*d",
		"<p>a<br>b<ul><li>c<table><tr><th>d<td>e</table>", "<table><tr><td><table><td><h1>x</table></table>",
		"<dl><dt>a?<dd>b</dl><details><summary>c?</summary>d", "<svg><title>x</svg><script>y</script>z",
		"<meta charset=windows-1252>caf\xe9", "<?xml version='1.0' encoding='latin1'?>\xe9", "\xFF\xFEa\x00b\x00", "+++\nlang = 'nl'\n+++\nx",
		"<details>\n<summary>a?</summary>\n\nb\n\n</details>\n\nTerm\n: uitleg", "[a]: <b>\n![c](d) <e@f.nl> `g`",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range source.Formats() {
			doc, err := source.Read("x", data, format)
			if err != nil {
				continue
			}
			checkDocument(t, doc)
		}
	})
}

// checkDocument fails where a document's parts do not hold together.
func checkDocument(t *testing.T, doc *text.Document) {
	t.Helper()
	if !utf8.ValidString(doc.Text) {
		t.Fatalf("%s: text is not valid UTF-8: %q", doc.Format, doc.Text)
	}
	last := text.Span{}
	for at := 0; at < len(doc.Text); at++ {
		s := doc.Map.Span(text.Span{Start: at, End: at + 1})
		if s.Start < last.Start || s.End < last.End || s.Start > s.End || s.Start < 0 || s.End > len(doc.Source) {
			t.Fatalf("%s: byte %d leads to %v after %v, source has %d", doc.Format, at, s, last, len(doc.Source))
		}
		last = s
	}
	end := 0
	for i, b := range doc.Blocks {
		if b.Span.Start < end || b.Span.End <= b.Span.Start || b.Span.End > len(doc.Text) {
			t.Fatalf("%s: block %d spans %v behind %d of %d", doc.Format, i, b.Span, end, len(doc.Text))
		}
		end = b.Span.End
		if b.Question >= i || b.Header != nil && len(b.Header) != len(b.Cells) {
			t.Fatalf("%s: block %d: %+v", doc.Format, i, b)
		}
		for _, c := range b.Cells {
			if !c.Empty() && !b.Span.Contains(c) {
				t.Fatalf("%s: block %d %v: cell %v", doc.Format, i, b.Span, c)
			}
		}
	}
}
