package extract

import (
	"slices"
	"sort"

	"keur/claims"
)

// group is what becomes one claim: the candidates of one type and polarity in a unit.
type group struct {
	kind        claims.Type
	polarity    claims.Polarity
	rule        int
	first, last int // items
	from, to    clause
	cell        int
	part        int
	score       float32
	amount      int    // index of the amount that the claim is about, or -1
	subject     clause // items of its subject, where the amount decides it
}

// settle drops what the stop patterns bar and joins the rest by type and polarity.
func (u *unit) settle() []group {
	var out []group
	for _, c := range u.found {
		g := group{c.kind, u.polarity(c), c.rule, c.first, c.last, c.from, c.to, c.cell, c.part, c.score, -1, clause{}}
		at := slices.IndexFunc(out, func(o group) bool {
			return o.kind == g.kind && o.polarity == g.polarity && o.part == g.part
		})
		if at < 0 {
			out = append(out, g)
			continue
		}
		o := &out[at]
		o.score = max(o.score, g.score)
		o.first, o.last = min(o.first, g.first), max(o.last, g.last)
		o.from.first, o.to.end = min(o.from.first, g.from.first), max(o.to.end, g.to.end)
		o.from.end, o.to.first = min(o.from.end, g.from.end), max(o.to.first, g.to.first)
	}
	out = u.doses(out)
	sort.SliceStable(out, func(i, j int) bool { return out[i].first < out[j].first })
	return out
}

// bar takes away the candidates that stand in the scope of a pattern of type none, and remembers those scopes.
func (u *unit) bar() {
	keep := u.found[:0]
	for _, c := range u.found {
		if u.rules[c.rule].none {
			u.barred = append(u.barred, c)
		}
	}
	for _, c := range u.found {
		if !u.rules[c.rule].none && !u.barredScope(clause{c.first, c.first + 1}, c.cell) {
			keep = append(keep, c)
		}
	}
	u.found = keep
}

// barredScope says that a pattern of type none covers the whole scope.
func (u *unit) barredScope(scope clause, cell int) bool {
	for _, n := range u.barred {
		if n.cell == cell && n.from.first <= scope.first && scope.end <= n.to.end {
			return true
		}
	}
	return false
}

// polarity is the pattern's own unless what it met is denied, or negative where a denial reaches what is claimed.
func (u *unit) polarity(c candidate) claims.Polarity {
	own := claims.Polarity("")
	if c.rule >= 0 {
		own = u.rules[c.rule].polarity
	}
	negative := false
	switch own {
	case "":
		negative = u.denied(c)
	case claims.Positive:
		// A pattern of denied harm holds its denial; what is called safe may be called so with one.
		safe, ok := u.named(u.class.safe, clause{c.first, min(c.last+1, len(u.items))})
		negative = ok && u.disputed(safe.first)
	case claims.Negative:
		negative = !u.deniedAt(u.over(c.first, c.last))
	}
	if c.kind == claims.DiscouragesCare && u.safeguarded() {
		negative = true
	}
	if negative {
		return claims.Negative
	}
	return claims.Positive
}

// safeguarded says that a sentence sends its readers to a doctor before they stop anything: however it denies and doubles
// its denials ("never stop without asking"), it speaks for care.
func (u *unit) safeguarded() bool {
	all := clause{0, len(u.items)}
	_, safeguard := u.named(u.class.safeguard, all)
	_, needless := u.named(u.class.needless, all)
	return safeguard && !needless
}
