package extract

import (
	"keur/claims"
	"keur/internal/match"
	"keur/internal/scope"
	"keur/internal/text"
)

// unit is one sentence, list item or table row on its way to claims.
type unit struct {
	*reader
	index     int
	sentence  *text.Sentence
	block     *text.Block
	base      int // offset of the unit in the document's text
	words     string
	items     []match.Item
	clauses   []clause
	amounts   []claims.Quantity // spans within the unit
	lead      []match.Item      // items of the lead-in or question that the unit goes on from
	listing   bool              // its clauses are a series of amounts, each with a subject of its own
	found     []candidate
	signs     []string      // names of the classes met, once asked for
	barred    []candidate   // of patterns of type none
	scoped    bool          // reach is known
	reach     []scope.Scope // the scopes of its words
	ledScoped bool          // ledReach is known
	ledReach  []scope.Scope // the scopes of the lead-in that go on over the unit
	leadWords string        // the words of the lead-in of a list
}

// clause is a range of items, end exclusive.
type clause struct{ first, end int }

// candidate is a pattern met in a unit; items count from the start of the unit, context before it counts as item 0.
type candidate struct {
	rule        int // -1 where the model found it
	kind        claims.Type
	first, last int
	from, to    clause  // the clauses of the first and last item
	context     bool    // part of the pattern stands in the lead-in or question
	cell        int     // of a table row, else -1
	part        int     // the scope that it was found in: a cell, a clause of a series, else -1
	score       float32 // what the model gave its type in that scope
}

// longest is the number of items that a clause may have; a longer one is cut, so that no scope grows with the text.
const longest = 80

// scan turns text into items, in the memory of dst; amounts become single items of their classes. The amounts hold until
// the next call.
func (r *reader) scan(dst []match.Item, words string) ([]match.Item, []claims.Quantity) {
	items := r.scanner.ScanInto(dst[:0], words)
	r.amounts = r.quantities.Parse(r.amounts[:0], words)
	if len(r.amounts) == 0 {
		return items, nil
	}
	return r.gather(items), r.amounts
}

// gather makes one item of the words of each amount.
func (r *reader) gather(items []match.Item) []match.Item {
	out, q := items[:0], 0
	for i := 0; i < len(items); {
		for q < len(r.amounts) && r.amounts[q].Span.End <= items[i].Start {
			q++
		}
		if q == len(r.amounts) || items[i].Start >= r.amounts[q].Span.End || items[i].End <= r.amounts[q].Span.Start {
			out = append(out, items[i])
			i++
			continue
		}
		it := items[i]
		it.Kind = match.Digits
		for i++; i < len(items) && items[i].Start < r.amounts[q].Span.End; i++ {
			it.Last, it.End = items[i].Last, items[i].End
			if items[i].Kind == match.Mark { // a dash between the ends of a range parts no clauses
				continue
			}
			it.Bits.Or(&items[i].Bits)
			it.Classes = append(it.Classes[:len(it.Classes):len(it.Classes)], items[i].Classes...)
			it.Terms = append(it.Terms[:len(it.Terms):len(it.Terms)], items[i].Terms...)
		}
		r.mark(&it, &r.amounts[q])
		out = append(out, it)
	}
	return out
}

// mark puts the item of an amount into its classes.
func (r *reader) mark(it *match.Item, q *claims.Quantity) {
	it.Classes = it.Classes[:len(it.Classes):len(it.Classes)]
	for _, kind := range append(amountClasses(q), q.Kind) {
		if c, ok := r.class.amounts[kind]; ok && !it.Bits.Has(c) {
			it.Bits.Set(c)
			it.Classes = append(it.Classes, uint16(c))
		}
	}
}

// amountClasses names the classes that follow from an amount's unit.
func amountClasses(q *claims.Quantity) []string {
	switch q.Unit {
	case "{session}":
		return []string{"session"}
	case "{person}":
		return []string{"people"}
	case "{capsule}", "{tablet}", "{portion}", "{drop}":
		return []string{"intake"}
	case "{fold}":
		return []string{"fold"}
	case "[iU]":
		return []string{"iu", "mass"}
	}
	return nil
}

// split cuts the unit's items into clauses: at conjunctions that open one, semicolons and dashes.
func (u *unit) split() {
	first := 0
	cuts, label := u.series(), u.sentence.Label.End-u.base
	for i := range u.items {
		if u.items[i].Start >= label && label > 0 {
			// A run-in label is a clause of its own; the mark that ends it goes with it.
			if label = 0; i > first && i < len(u.items)-1 && u.items[i].Kind != match.Mark {
				u.clauses = append(u.clauses, clause{first, i})
				first = i
			}
		}
		if len(cuts) > 0 && i == cuts[0] {
			u.clauses, cuts = append(u.clauses, clause{first, i}), cuts[1:]
			first = i
		}
		if i > first && (u.items[i].Has(u.class.clauseBreak) || i-first >= longest) {
			u.clauses = append(u.clauses, clause{first, i})
			first = i
		}
	}
	u.clauses = append(u.clauses, clause{first, len(u.items)})
}

// at is the clause of an item.
func (u *unit) at(item int) clause {
	for _, c := range u.clauses {
		if item < c.end {
			return c
		}
	}
	return u.clauses[len(u.clauses)-1]
}

// search runs the patterns over each clause, with the lead-in before the first, and over the unit as a whole.
func (p *page) search(u *unit) {
	for n, c := range u.clauses {
		if n > 0 || len(u.lead) == 0 {
			u.take(u.clauseRun.Run(u.items[c.first:c.end], 0), 0, c.first, -1)
			continue
		}
		p.scope = append(append(p.scope[:0], u.lead...), u.items[c.first:c.end]...)
		u.take(u.clauseRun.Run(p.scope, len(u.lead)), len(u.lead), c.first, -1)
	}
	for at := 0; at < len(u.items); at += 2 * longest {
		scope := u.items[at:min(len(u.items), at+2*longest)]
		if len(u.lead) > 0 {
			p.scope = append(append(p.scope[:0], u.lead...), scope...)
			scope = p.scope
		}
		u.take(u.unitRun.Run(scope, len(u.lead)), len(u.lead), at, -1)
	}
}

// take keeps hits as candidates: context is the number of items before the scope's own, which begin at item first.
func (u *unit) take(hits []match.Hit, context, first, cell int) {
	for _, h := range hits {
		c := candidate{rule: h.Pattern, kind: u.rules[h.Pattern].kind, first: first + max(0, h.First-context),
			last: first + h.Last - context, context: h.First < context, cell: cell, part: cell}
		c.from, c.to = u.at(c.first), u.at(c.last)
		if u.listing {
			c.part = c.to.first
		}
		u.found = append(u.found, c)
	}
}
