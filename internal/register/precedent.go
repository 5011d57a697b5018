package register

import (
	"cmp"
	"slices"

	"keur/claims"
)

// Precedent is a decision in force on the same words in another place or another document. It is shown, and nothing more:
// words are judged where they stand.
type Precedent struct {
	Document string
	Claim    string // ID
	Gone     bool   // the words are no longer there: the claim may have moved
	Figures  bool   // the words are the same but for their figures
	claims.Decision
}

// Precedents finds decisions by the words that they judged, whatever the document and the place.
type Precedents struct {
	same, likewise map[string][]Precedent // by the digest of the words, and by that of the words without figures
}

// NewPrecedents gathers the decisions in force of some registers.
func NewPrecedents(registers []*claims.Register) *Precedents {
	p := &Precedents{map[string][]Precedent{}, map[string][]Precedent{}}
	norm := normaliser{}
	for _, reg := range registers {
		for i := range reg.Records {
			r := &reg.Records[i]
			d := r.Effective()
			if d == nil || d.Words != digest(r.Type, norm.basis(r.Words)) {
				continue
			}
			found := Precedent{Document: reg.Document, Claim: r.ID, Gone: r.Gone, Decision: *d}
			p.same[d.Words] = append(p.same[d.Words], found)
			loose := figureless(r.Type, norm.basis(r.Words))
			found.Figures = true
			p.likewise[loose] = append(p.likewise[loose], found)
		}
	}
	return p
}

// On gives the precedents of a claim: decisions on the same words, else on words that differ in figures only, the latest
// first. What was decided on the claim itself is none.
func (p *Precedents) On(c *claims.Claim) []Precedent {
	words := normaliser{}.basis(basisOf(c))
	out := others(p.same[digest(c.Type, words)], c.ID)
	if len(out) == 0 {
		out = others(p.likewise[figureless(c.Type, words)], c.ID)
	}
	slices.SortStableFunc(out, func(a, b Precedent) int { return cmp.Compare(b.Date, a.Date) })
	return out
}

func others(list []Precedent, id string) []Precedent {
	return slices.DeleteFunc(slices.Clone(list), func(p Precedent) bool { return p.Claim == id })
}

// figureless identifies words whatever figures stand in them.
func figureless(t claims.Type, b claims.Basis) string {
	return sum("keur figureless 1", string(t), withoutFigures(b.Unit), withoutFigures(b.Frame), withoutFigures(b.Anchor))
}
