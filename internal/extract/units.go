package extract

import (
	"keur/claims"
	"keur/internal/text"
)

// Units gives every unit of a segmented document as a claim without a type: its place, words and basis. The register
// needs them to tell whether the words of a claim that a person added still stand.
func Units(doc *text.Document) []claims.Claim {
	p := &page{doc: doc, lines: text.NewLines(doc.Source)}
	out := make([]claims.Claim, 0, len(doc.Sentences))
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		u := &unit{index: i, sentence: s, block: &doc.Blocks[s.Block], base: s.Span.Start, words: doc.Slice(s.Span)}
		quote, source := doc.Quote(s.Span)
		out = append(out, claims.Claim{Document: doc.Name, Quote: quote, Span: source, Location: p.lines.Location(source),
			Context: u.words, Language: either(u.block.Language, doc.Language), Unit: s.Span, Basis: p.basis(u)})
	}
	return out
}
