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
	first, end := u.items[c.first].Start, u.items[c.end-1].End
	if end < len(u.words) && closes(u.words[first:end], u.words[end:]) {
		end++
	}
	t := claims.Term{Text: u.words[first:end], Concepts: u.conceptsOf(c, u.class.any)}
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
