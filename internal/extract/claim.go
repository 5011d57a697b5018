package extract

import (
	"strings"

	"keur/claims"
	"keur/internal/match"
	"keur/internal/text"
)

// claim turns a group into a claim.
func (p *page) claim(u *unit, g group) claims.Claim {
	span := u.quote(g)
	quote, source := p.doc.Quote(span)
	c := claims.Claim{Document: p.doc.Name, Type: g.kind, Quote: quote, Span: source, Location: p.lines.Location(source),
		Context: u.words, Language: u.code, Polarity: g.polarity, Hedged: u.hedged(g), Cue: u.cue(g),
		Quantities: p.quantities(u, g, span), Unit: u.sentence.Span, Pattern: u.origin(g), Basis: p.basis(u),
		Topics: p.topics(u), Signals: u.signals()}
	c.Subject, c.Object = p.roles(u, g)
	return c
}

// origin names the pattern that a claim rests on, or the model.
func (u *unit) origin(g group) string {
	if g.rule < 0 {
		return "model"
	}
	return u.rules[g.rule].id
}

// cue is the wording that the pattern met.
func (u *unit) cue(g group) string {
	last := min(g.last, len(u.items)-1)
	return u.words[u.items[g.first].Start:u.items[last].End]
}

// quantities are the amounts inside the quote, with spans in the source.
func (p *page) quantities(u *unit, g group, span text.Span) []claims.Quantity {
	out := []claims.Quantity{}
	for i, q := range u.amounts {
		in := text.Span{Start: u.base + q.Span.Start, End: u.base + q.Span.End}
		if !span.Contains(in) || g.amount >= 0 && g.amount != i && !u.dose(g) {
			continue
		}
		_, q.Span = p.doc.Quote(in)
		out = append(out, q)
	}
	return out
}

// basis is the text that the claim's identity rests on. It must not depend on the pack.
func (p *page) basis(u *unit) claims.Basis {
	b := claims.Basis{Unit: u.words}
	switch {
	case !u.block.LeadIn.Empty():
		b.Frame = p.doc.Slice(u.block.LeadIn)
	case len(u.block.Header) > 0:
		cells := make([]string, len(u.block.Header))
		for i, h := range u.block.Header {
			cells[i] = p.doc.Slice(h)
		}
		b.Frame = strings.Join(cells, " | ")
	case u.block.Question >= 0:
		b.Frame = p.doc.Slice(p.doc.Blocks[u.block.Question].Span)
	}
	if p.pointsBack(u) {
		b.Anchor = p.doc.Slice(p.doc.Sentences[u.index-1].Span)
	}
	return b
}

// pointsBack says that the unit opens with a word that stands for something in the sentence before. The words come from
// the tables of segmenting, which do not change with a pack's knowledge of health.
func (p *page) pointsBack(u *unit) bool {
	return u.index > 0 && p.doc.Sentences[u.index].Back && p.doc.Sentences[u.index-1].Block+1 >= u.sentence.Block
}

// signals names the pack's classes met in the unit, for the stages after.
func (u *unit) signals() []string {
	if u.signs != nil {
		return u.signs
	}
	var all match.Bits
	for i := range u.items {
		all.Or(&u.items[i].Bits)
	}
	out := make([]string, 0, 24)
	for _, c := range u.byName {
		if all.Has(c) {
			out = append(out, u.lexicon.Name(c))
		}
	}
	u.signs = out
	return out
}
