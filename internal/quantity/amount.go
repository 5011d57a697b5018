package quantity

import "math"

// amount is a quantity in the making; first and last are tokens, last exclusive.
type amount struct {
	lo, hi       float64
	hasLo, hasHi bool
	unit, kind   string
	per          string
	first, last  int
	once         bool // how often, not how much
}

// amount reads the amount whose number stands at token i and gives the token after it, or i. What is a number but no
// quantity (a price, a time of day) is passed over.
func (sc *scan) amount(i int, ld *lead) int {
	if !sc.starts(i) {
		return i
	}
	if next := sc.often(i); next > i {
		return next
	}
	n, ok := sc.number(i)
	if !ok {
		return i
	}
	first := i
	if ld.start >= 0 {
		first = ld.start
	}
	if n.marks&priced != 0 || sc.skip(n.next, roleCurrency) > n.next {
		return sc.price(n)
	}
	if next := sc.ratio(first, n, ld); next > i {
		return next
	}
	a := amount{first: first, lo: n.value, hi: n.value, hasLo: true, hasHi: true}
	return sc.sized(a, n, ld)
}

// starts says that a number may start at i.
func (sc *scan) starts(i int) bool {
	t := &sc.toks[i]
	switch t.kind {
	case isNumber:
		return true
	case isWord:
		return t.class != notNumber || sc.can(i, roleMinus)
	case isSign:
		return t.id == '-'
	}
	return false
}

// price passes over a price and its rate.
func (sc *scan) price(n number) int {
	next := max(n.next, sc.skip(n.next, roleCurrency))
	if _, b, ok := sc.second(next, &lead{}, nil, n); ok {
		next = b.next
	}
	next = max(next, sc.skip(next, roleCurrency))
	if per, end, _ := sc.per(next); per != "" {
		return end
	}
	return next
}

// sized reads the unit of an amount, the other end of its range, its bound and its rate.
func (sc *scan) sized(a amount, n number, ld *lead) int {
	u, next := sc.measure(n)
	end := n
	if u == nil && !sc.suits(n) {
		return n.first
	}
	bound := next
	if u == nil && sc.is(next, '-') && sc.can(next+1, roleAfter) { // 50-plus
		bound++
	}
	if more := sc.after(bound, &a); more > next && u == nil {
		n.next = more
		u, next = sc.measure(n)
	}
	sep, b, ranged := sc.second(next, ld, u, n)
	if ranged {
		v, next2 := sc.measure(b)
		switch {
		case sc.clash(u, v):
			if done, ok := sc.split(a, n, b, u, v, ld, next, next2, sep); ok {
				return done
			}
			ranged = false
		case v == nil && u == nil:
			v, next2 = sc.count(b, ld)
			fallthrough
		default:
			u = widen(&a, b, u, v)
			next, end = next2, b
		}
	}
	if u == nil && !ranged {
		u, next = sc.count(n, ld)
	}
	if u != nil && u.Code == "h" && (n.marks|end.marks)&clocked != 0 {
		return next
	}
	if u == nil {
		return sc.bare(a, n, end, ranged, ld)
	}
	if n.class == article && !ranged && u.Kind == "duration" && !ld.open() && sc.can(n.first, roleRate) &&
		!sc.can(n.first-1, roleBreak) && !sc.can(next, roleMoment) && sc.lends(n.first, times(u.Factor, u.Code)) {
		return next
	}
	if ranged {
		sc.loosened(&a, n, ld)
	}
	return sc.finish(a, u, end, next, ld, ranged)
}

// suits says that a number may have a unit further on or none at all; ones and parts must have it at once.
func (sc *scan) suits(n number) bool {
	switch n.class {
	case article:
		j := n.next
		if sc.is(j, '-') { // ein- bis zweimal
			j++
		}
		return sc.skip(j, roleRange) > j || sc.skip(n.next, roleOr) > n.next
	case ordinal:
		return sc.skip(n.next, roleOr) > n.next || sc.skip(n.next, roleRange) > n.next || sc.is(n.next, '-')
	}
	return true
}

// measure reads the unit right after a number; times and multiples are units too.
func (sc *scan) measure(n number) (*Unit, int) {
	times := n.next
	if sc.is(times, '-') { // 2-mal
		times++
	}
	if next := sc.skip(times, roleTimes); next > times && n.class != ordinal && n.class != article {
		return sc.multiple(n, next)
	}
	u, next, ok := sc.unit(n.next, n)
	if !ok && n.value != math.Trunc(n.value) { // a quarter of an hour
		j := sc.skip(n.next, roleOf)
		if t := sc.at(j); j > n.next && t.class == article {
			j++
		}
		u, next, ok = sc.unit(j, n)
		ok = ok && j > n.next && u.Kind != "count" && u.Kind != "percent"
	}
	if !ok && n.class == article {
		u, next, ok = sc.noun(n.next)
	}
	if !ok || n.class == article && !u.Article || n.class == ordinal && u.Kind != "age" {
		return nil, n.next
	}
	if n.marks&clocked != 0 && u.Code == "h" {
		return nil, n.next
	}
	return u, next
}

// multiple reads what follows times: a comparison makes it {fold}, else it is {time}.
func (sc *scan) multiple(n number, next int) (*Unit, int) {
	if end := sc.skip(next, roleFold); end > next {
		return &Unit{Code: "{fold}", Kind: "ratio", Factor: 1}, end
	}
	if n.class == single || n.value == 1 && sc.skip(next, roleRate) == next && !sc.can(next, roleAdverb) && !sc.can(next, roleEach) {
		return nil, n.next
	}
	return &Unit{Code: "{time}", Kind: "frequency", Factor: 1}, next
}

// clash says that two ends have units that no exact factor joins.
func (sc *scan) clash(u, v *Unit) bool {
	if u == nil || v == nil {
		return false
	}
	_, ok := convert(1, v.Code, u.Code)
	return !ok
}

// split makes two bounded amounts of a range whose ends do not convert: 8 weeks to 5 months.
func (sc *scan) split(a amount, n, b number, u, v *Unit, ld *lead, next, next2, sep int) (int, bool) {
	if u.Kind != "duration" || v.Kind != "duration" || ld.bounded {
		return 0, false
	}
	lo, hi := a, a
	lo.lo, lo.hasHi, lo.last, lo.unit, lo.kind = n.value*u.Factor, false, next, u.Code, u.Kind
	hi.hi, hi.hasLo, hi.first, hi.last, hi.unit, hi.kind = b.value*v.Factor, false, sep, next2, v.Code, v.Kind
	sc.keep(lo)
	sc.keep(hi)
	return next2, true
}

// widen makes a range of an amount and its other end, and gives the unit that holds for both: the first where both ends
// have one.
func widen(a *amount, b number, u, v *Unit) *Unit {
	a.hi = b.value
	if u != nil && v != nil {
		a.hi, _ = convert(b.value*v.Factor, v.Code, u.Code)
		a.hi /= u.Factor
	}
	if a.lo > a.hi {
		a.lo, a.hi = a.hi, a.lo
	}
	if u != nil {
		return u
	}
	return v
}
