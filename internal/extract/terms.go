package extract

import (
	"slices"

	"keur/claims"
	"keur/internal/match"
)

// named is the first run of items of these classes in a clause: "pijn, zwelling en stijfheid" is one run.
func (u *unit) named(kinds match.Bits, in clause) (clause, bool) {
	for i := in.first; i < in.end; i++ {
		if u.items[i].Bits.Meets(&kinds) {
			return clause{i, u.runEnd(i, in.end, kinds)}, true
		}
	}
	return clause{}, false
}

// lastNamed is the last run of items of these classes in a clause.
func (u *unit) lastNamed(kinds match.Bits, in clause) (clause, bool) {
	for i := in.end - 1; i >= in.first; i-- {
		if !u.items[i].Bits.Meets(&kinds) {
			continue
		}
		first := i
		for first > in.first && (u.items[first-1].Bits.Meets(&kinds) ||
			first-2 >= in.first && u.joins(first-1) && u.items[first-2].Bits.Meets(&kinds)) {
			first--
		}
		return clause{first, i + 1}, true
	}
	return clause{}, false
}

// runEnd follows a coordination: items of the kinds with at most two words, commas or conjunctions between them.
func (u *unit) runEnd(i, end int, kinds match.Bits) int {
	last := i
	for j := i + 1; j < end && j-last <= 3; j++ {
		if u.items[j].Bits.Meets(&kinds) {
			last = j
		} else if !u.joins(j) && j-last > 2 {
			break
		} else if u.items[j].Has(u.class.clauseBreak) || u.items[j].Bits.Meets(&u.class.verb) {
			break
		}
	}
	return last + 1
}

// joins says that an item coordinates: a comma, slash, plus sign or conjunction.
func (u *unit) joins(i int) bool {
	it := &u.items[i]
	return it.Has(u.class.and) || it.Kind == match.Mark
}

// term gives the words and concepts of a run of items.
func (u *unit) term(c clause) claims.Term {
	t := claims.Term{Text: u.words[u.items[c.first].Start:u.items[c.end-1].End]}
	t.Concepts = u.conceptsOf(c, u.class.any)
	if len(t.Concepts) > 0 {
		t.Concept = t.Concepts[0]
	}
	return t
}

// conceptsOf lists the concepts of the kinds that a run of items names, in their order.
func (u *unit) conceptsOf(c clause, kinds match.Bits) []string {
	var out []string
	add := func(terms []match.Term) {
		for _, t := range terms {
			if t.Value < 0 || !kinds.Has(t.Class) {
				continue
			}
			if id := u.concepts[t.Value].ID; !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	for i := c.first; i < c.end; i++ {
		add(u.items[i].Terms)
		add(u.items[i].Parts)
	}
	return out
}

// subjectTerm is what is claimed to act: named in the clause, else earlier in the unit, else supplied by the context.
func (p *page) subjectTerm(u *unit, g group) claims.Term {
	kinds := u.class.subject
	if g.subject.end > 0 {
		return u.term(g.subject)
	}
	if g.cell > 0 {
		if c, ok := u.named(u.class.any, u.clauses[0]); ok {
			return u.term(c)
		}
		return claims.Term{Text: u.words[u.cell(0).Start:u.cell(0).End]}
	}
	if c, ok := u.named(kinds, clause{g.from.first, g.to.end}); ok {
		return u.term(c)
	}
	if c, ok := u.lastNamed(kinds, clause{0, g.from.first}); ok {
		return u.term(c)
	}
	return p.supplied(u, g)
}

// supplied is the subject that the context gives: the lead-in or question, the unit before, the headings, the title.
func (p *page) supplied(u *unit, g group) claims.Term {
	if t, ok := u.inLead(u.class.subject); ok {
		return t
	}
	if g.kind == claims.Causation || g.kind == claims.Prevalence || g.kind == claims.Prognosis {
		if c, ok := u.named(u.class.object, clause{g.from.first, g.to.end}); ok {
			return u.term(c)
		}
	}
	if p.subject.Text != "" && p.block+3 >= u.sentence.Block {
		return p.subject
	}
	for n := u.block.Heading; n >= 0; n = p.doc.Blocks[n].Heading {
		if h := p.heading(u.reader, n); h.subject.Text != "" {
			return h.subject
		}
	}
	if t := p.doc.Title(); t >= 0 {
		if h := p.heading(u.reader, t); h.subject.Text != "" {
			return h.subject
		}
	}
	return p.subject
}

// inLead is the first run of the kinds in the lead-in or question.
func (u *unit) inLead(kinds match.Bits) (claims.Term, bool) {
	for i := range u.lead {
		if !u.lead[i].Bits.Meets(&kinds) {
			continue
		}
		t := claims.Term{}
		for _, m := range u.lead[i].Terms {
			if m.Value >= 0 && kinds.Has(m.Class) {
				t.Concepts = append(t.Concepts, u.concepts[m.Value].ID)
				if t.Text == "" {
					t.Text = u.concepts[m.Value].Names.In(u.code)[0]
				}
			}
		}
		if len(t.Concepts) > 0 {
			t.Concept = t.Concepts[0]
			return t, true
		}
	}
	return claims.Term{}, false
}

// objectTerm is what is acted on: the run of conditions, functions or processes that the pattern met, else the nearest in
// its clauses, else what the lead-in names.
func (p *page) objectTerm(u *unit, g group) claims.Term {
	if g.amount < 0 {
		if c, ok := u.named(u.class.object, clause{g.first, min(g.last+1, len(u.items))}); ok {
			return u.term(clause{c.first, max(c.end, u.runEnd(c.end-1, g.to.end, u.class.object))})
		}
	}
	if c, ok := u.named(u.class.object, clause{g.from.first, g.to.end}); ok {
		return u.term(c)
	}
	if t, ok := u.inLead(u.class.object); ok {
		return t
	}
	return claims.Term{}
}
