package extract

import (
	"slices"

	"keur/claims"
	"keur/internal/text"
)

// takes says that an amount is one of a substance, so that each belongs to a subject of its own.
func takes(q *claims.Quantity) bool {
	return q.Kind == "mass" || q.Kind == "volume" || q.Kind == "dose" || q.Unit == "[iU]"
}

// series gives the items at which a series of amounts, each with its own subject ("magnesium (400 mg), zink (15 mg)"),
// is to be cut into clauses. Where the amounts come first ("400 mg magnesium, 15 mg zinc") each begins a clause.
func (u *unit) series() []int {
	var cuts []int
	last := -1 // item of the amount before
	front := false
	for i, n := 0, 0; i < len(u.items) && n < len(u.amounts); i++ {
		if u.items[i].Start < u.amounts[n].Span.Start {
			continue
		}
		if takes(&u.amounts[n]) {
			if last >= 0 {
				at := u.subjectBetween(last+1, i)
				if at < 0 && u.leads(last, i) {
					at, front = i, true
				}
				if at > 0 {
					cuts = append(cuts, at)
				}
			}
			last = i
		}
		n++
	}
	if len(cuts) > 0 && !front {
		if at := u.subjectBetween(cuts[len(cuts)-1]+2, len(u.items)); at > last {
			cuts = append(cuts, at)
		}
	}
	u.listing = len(cuts) > 0
	return cuts
}

// leads says that the amount at an item comes right before its subject, that a comma or conjunction parts both from the next
// amount, and that this comes before a subject too.
func (u *unit) leads(amount, next int) bool {
	own, ok := u.behind(amount)
	if !ok || own.end != next-1 || !u.joins(next-1) {
		return false
	}
	_, ok = u.behind(next)
	return ok
}

// behind is the subject right behind an amount: "400 mg magnesium", "400 mg of magnesium".
func (u *unit) behind(amount int) (clause, bool) {
	return u.named(u.class.subject, clause{amount + 1, min(amount+3, len(u.items))})
}

// subjectBetween is the first item of the last part, after a comma or conjunction, in which a subject stands, or -1.
func (u *unit) subjectBetween(from, to int) int {
	met := false
	for i := to - 1; i >= from; i-- {
		met = met || u.items[i].Bits.Meets(&u.class.subject)
		if met && u.joins(i) && !u.items[i].Bits.Meets(&u.class.subject) && u.words[u.items[i].Start] != '(' && u.words[u.items[i].Start] != ')' {
			return i
		}
	}
	return -1
}

// doses splits a dosage group whose cell holds several amounts over the subjects of the first cell, in their order:
// "collageen + vitamine C | 10 g + 500 mg" is two doses.
func (u *unit) doses(groups []group) []group {
	var out []group
	for _, g := range u.dosed(groups) {
		if g.kind != claims.Dosage || g.cell < 1 {
			out = append(out, u.courses(g)...)
			continue
		}
		amounts, subjects := u.amountsIn(u.cell(g.cell)), u.subjectsIn(u.clauses[0])
		if len(amounts) < 2 || len(amounts) != len(subjects) {
			out = append(out, g)
			continue
		}
		for i, a := range amounts {
			one := g
			one.amount, one.subject = a, subjects[i]
			out = append(out, one)
		}
	}
	return out
}

// dosed drops the dosage groups of cells that hold no amount where another cell of the row holds the dose.
func (u *unit) dosed(groups []group) []group {
	holds := func(g group) bool {
		return g.kind == claims.Dosage && g.cell > 0 && len(u.amountsIn(u.cell(g.cell))) > 0
	}
	if !slices.ContainsFunc(groups, holds) {
		return groups
	}
	return slices.DeleteFunc(groups, func(g group) bool { return g.kind == claims.Dosage && g.cell > 0 && !holds(g) })
}

// courses splits a dosage group that gives several numbers of sessions ("2 behandelingen bij …, 6 behandelingen bij …"):
// amounts that differ are claims of their own.
func (u *unit) courses(g group) []group {
	if g.kind != claims.Dosage || u.listing {
		return []group{g}
	}
	if at, item := u.second(g); at > 0 {
		one, other := g, g
		one.to.end, one.last = item-1, min(g.last, item-2)
		one.first = min(one.first, one.last)
		other.amount = at
		return []group{one, other}
	}
	var out []group
	for i := range u.amounts {
		if u.amounts[i].Unit == "{session}" && u.amounts[i].Kind == "count" {
			one := g
			one.amount = i
			out = append(out, one)
		}
	}
	if len(out) < 2 {
		return []group{g}
	}
	return out
}

// second is the amount, with its item, at which a second dose begins: an "and" joins it to the first, and words stand
// between the two ("250 mg for adults and 100 mg for children"). It is 0 where there is none or more than one.
func (u *unit) second(g group) (amount, item int) {
	for i, n := g.from.first+1, 1; i < g.to.end && n < len(u.amounts); i++ {
		for n < len(u.amounts) && u.amounts[n].Span.Start < u.items[i].Start {
			n++
		}
		if n == len(u.amounts) || u.items[i].Start != u.amounts[n].Span.Start {
			continue
		}
		a, b := &u.amounts[n-1], &u.amounts[n]
		if slices.ContainsFunc(u.amounts[:n], taken) && takes(b) && u.items[i-1].Has(u.class.and) && u.items[i-1].Start > a.Span.End+1 {
			if amount > 0 {
				return 0, 0
			}
			amount, item = n, i
		}
	}
	if amount > 0 && item-2 < g.from.first {
		return 0, 0
	}
	return amount, item
}

// taken is takes of a value.
func taken(q claims.Quantity) bool { return takes(&q) }

// amountsIn lists the amounts of substances inside a span of the unit.
func (u *unit) amountsIn(s text.Span) (out []int) {
	for i := range u.amounts {
		if s.Contains(u.amounts[i].Span) && takes(&u.amounts[i]) {
			out = append(out, i)
		}
	}
	return out
}

// subjectsIn lists the single subjects that a clause names.
func (u *unit) subjectsIn(c clause) (out []clause) {
	for i := c.first; i < c.end; i++ {
		if u.items[i].Bits.Meets(&u.class.subject) {
			out = append(out, clause{i, i + 1})
		}
	}
	return out
}

// dose says that a group is the second of two doses in a sentence, which may say in how much to take it.
func (u *unit) dose(g group) bool { return g.amount >= 0 && g.cell < 0 && takes(&u.amounts[g.amount]) }

// amountQuote is the amount of a group. Of several in a cell the first also takes the cell that names the subjects; of
// several in a sentence each goes on to the next; a second dose goes on to the end of its clause.
func (u *unit) amountQuote(g group) text.Span {
	s := u.amounts[g.amount].Span
	if u.dose(g) {
		s.End = u.items[g.to.end-1].End
		return s
	}
	if g.cell < 0 {
		s.End = len(u.words)
		if next := g.amount + 1; next < len(u.amounts) {
			s.End = u.amounts[next].Span.Start
		}
		return s
	}
	if u.amountsIn(u.cell(g.cell))[0] == g.amount {
		return u.cell(0).Join(s)
	}
	return s
}
