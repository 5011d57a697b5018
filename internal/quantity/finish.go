package quantity

import "math"

// finish gives an amount its unit, bound and rate, and keeps it.
func (sc *scan) finish(a amount, u *Unit, n number, next int, ld *lead, ranged bool) int {
	if ld.clock && u.Code == "h" && a.hi <= 24 && n.class == cardinal {
		return next
	}
	a.unit = u.Code
	if a.kind == "" {
		a.kind = u.Kind
	}
	a.lo, a.hi = a.lo*u.Factor, a.hi*u.Factor
	if a.kind != "temperature" && a.lo < 0 && a.kind != "percent" { // a dash, no minus sign
		a.lo, a.hi = math.Abs(a.lo), math.Abs(a.hi)
		a.lo, a.hi = min(a.lo, a.hi), max(a.lo, a.hi)
	}
	if u.Fluid != "" {
		next = sc.fluid(&a, u, next)
	}
	if u.Kind == "duration" || u.Kind == "length" {
		next = sc.sum(&a, u, next)
	}
	if ld.bounded && !ranged && !(ld.bound&boundDuring != 0 && u.Kind == "duration" && ld.age == noAge) {
		sc.open(&a, ld.bound)
	}
	next = sc.after(next, &a)
	sc.old(&a, u, ld, next)
	a.once = u.Code == "{time}"
	if per, end, use := sc.per(next); per != "" {
		if use == perUnit || a.kind != "duration" || sc.dosed(&a, per) {
			a.per, next = per, end
		}
	} else if sc.is(next, '.') && sc.abbreviated(next) {
		if per, end, _ := sc.per(next + 1); per != "" {
			a.per, next = per, end
		}
	}
	if a.per == "" && a.kind == "count" {
		a.per = ld.per
	}
	a.last = next
	sc.keep(a)
	return next
}

// old makes an age of a period that stands with people or a word for age.
func (sc *scan) old(a *amount, u *Unit, ld *lead, next int) {
	if u.Kind != "duration" {
		return
	}
	switch {
	case ld.age == aged && !(ld.bounded && ld.bound&boundAge != 0) && u.Code != "h" && u.Code != "min" && u.Code != "s",
		ld.bounded && ld.bound&boundAge != 0 && (u.Code == "a" || u.Code == "mo"):
		a.kind = "age"
	case ld.age == someone && u.Code == "a" && u.Factor == 1 && sc.ends(next):
		a.kind = "age"
	case ld.age == ofPeople && (u.Code == "a" || u.Code == "mo") && u.Factor == 1:
		a.kind = "age"
	}
}

// ends says that the clause ends at i.
func (sc *scan) ends(i int) bool {
	t := sc.at(i)
	return t.kind == isSign && t.id != '-' && t.id != '/'
}

// fluid takes the fluid form of a unit where a liquid follows: ounces of water.
func (sc *scan) fluid(a *amount, u *Unit, i int) int {
	j := sc.skip(i, roleOf)
	if sc.can(j, roleLiquid) {
		a.unit, a.kind = u.Fluid, "volume"
	}
	return i
}

// sum adds the smaller units that follow: 1 hour and 30 minutes, 5 feet 2 inches; and half of the same unit: an hour
// and a half.
func (sc *scan) sum(a *amount, u *Unit, i int) int {
	if a.lo != a.hi {
		return i
	}
	if v, next, ok := sc.extra(i); ok && a.lo == u.Factor || ok && a.lo < 10*u.Factor && v < 1 {
		if w, _, unit := sc.unit(next, number{}); !unit || w.Code == u.Code {
			a.lo += v * u.Factor
			a.hi = a.lo
			return next
		}
	}
	for smaller := u; ; {
		j := i
		if sc.is(j, ',') {
			j++
		}
		joined := sc.skip(j, roleAnd)
		n, ok := sc.number(joined)
		if !ok || n.class == ordinal || n.class == article && joined == j {
			return i
		}
		v, next := sc.measure(n)
		if v == nil || v.Kind != u.Kind || !sc.finer(a, smaller, v, n.value*v.Factor) {
			return i
		}
		smaller, i = v, next
	}
}

// finer adds an amount of a smaller unit; the sum is in that unit.
func (sc *scan) finer(a *amount, u, v *Unit, value float64) bool {
	whole, ok := convert(a.lo, a.unit, v.Code)
	_, big := size(u.Code)
	_, small := size(v.Code)
	if u.Code == v.Code && u.Factor > v.Factor { // an hour and a quarter
		a.lo += value
		a.hi = a.lo
		return true
	}
	if u.Code == v.Code || u.Kind == "duration" && a.unit != v.Code && !ok && !calendar(a.unit, v.Code) || ok && big <= small {
		return false
	}
	if !ok && u.Kind == "duration" {
		whole = days(a.lo, a.unit, v.Code)
	} else if !ok {
		return false
	}
	a.lo = whole + value
	a.hi, a.unit = a.lo, v.Code
	return true
}

// calendar says that the first unit is months or years and the second a part of them that does not divide them exactly.
func calendar(from, to string) bool {
	a, _ := size(from)
	b, _ := size(to)
	return a == "calendar" && b == "time"
}

// days leads years or months into a unit of time by the mean lengths that UCUM gives them (365.25 d, 30.4375 d).
func days(v float64, from, to string) float64 {
	_, months := size(from)
	_, seconds := size(to)
	return v * months * 30.4375 * 86400 / seconds
}

// count looks for a counted noun behind the number, before it, or in the next cell of a table row.
func (sc *scan) count(n number, ld *lead) (*Unit, int) {
	if n.class == article || n.class == fraction {
		return nil, n.next
	}
	if u, next, ok := sc.counted(n.next, n); ok {
		return u, next
	}
	if n.class != cardinal {
		return nil, n.next
	}
	if ld.noun != nil {
		return ld.noun, n.next
	}
	return sc.cell(n)
}

// cell reads a number that fills a cell of a table row; the noun stands in the cell beside it.
func (sc *scan) cell(n number) (*Unit, int) {
	end := sc.skip(n.next, roleAfter)
	start := n.first
	for start > 0 && !sc.is(start-1, '|') {
		if sc.at(start-1).kind != isSign && !sc.can(start-1, roleBefore) && !sc.can(start-1, roleApprox) {
			return nil, n.next
		}
		start--
	}
	left, right := start > 0, sc.is(end, '|')
	if !right && end < len(sc.toks) || !left && !right {
		return nil, n.next
	}
	if left {
		at := start - 1
		for at > 0 && !sc.is(at-1, '|') {
			at--
		}
		if u := sc.within(at, start-1); u != nil {
			return u, n.next
		}
	}
	if right {
		return sc.within(end+1, len(sc.toks)), n.next
	}
	return nil, n.next
}

// within is the first counted noun of a cell that starts at i.
func (sc *scan) within(i, end int) *Unit {
	for ; i < end && !sc.is(i, '|'); i++ {
		if u, _, ok := sc.noun(i); ok {
			return u
		}
	}
	return nil
}

// often reads once and twice, which need a rate or a comparison.
func (sc *scan) often(i int) int {
	t := sc.at(i)
	if t.class != once {
		return i
	}
	a := amount{first: i, lo: t.value, hi: t.value, hasLo: true, hasHi: true, unit: "{time}", kind: "frequency", once: true}
	if end := sc.skip(i+1, roleFold); end > i+1 && t.value > 1 {
		a.unit, a.kind, a.once, a.last = "{fold}", "ratio", false, end
		sc.keep(a)
		return end
	}
	if b, ok := sc.orTwice(i + 1); ok {
		a.hi = sc.at(b - 1).value
		i = b - 1
	}
	per, end, _ := sc.per(i + 1)
	if per == "" {
		return i
	}
	a.per, a.last = per, end
	sc.keep(a)
	return end
}

// orTwice reads the second of "once or twice" and gives the token after it.
func (sc *scan) orTwice(i int) (int, bool) {
	j := max(sc.skip(i, roleOr), sc.skip(i, roleRange))
	return j + 1, j > i && sc.at(j).class == once
}
