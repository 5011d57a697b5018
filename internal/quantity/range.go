package quantity

// second reads the other end of a range whose first end has been read up to i. It gives the token of its number, or of
// the bound before it.
func (sc *scan) second(i int, ld *lead, u *Unit, a number) (int, number, bool) {
	j, strict := sc.joins(i, ld, u, a)
	if j == i {
		return i, number{}, false
	}
	sep := j
	j = sc.steps(j)
	b, ok := sc.number(j)
	if !ok || b.minus && a.value >= 0 && !a.minus {
		return i, b, false
	}
	if b.class == article || b.class == single {
		v, _ := sc.measure(b)
		if v == nil {
			return i, b, false
		}
	}
	if a.class == ordinal && b.class != ordinal || a.class != ordinal && b.class == ordinal && !ld.between {
		return i, b, false
	}
	if b.value < a.value && !a.minus && !sc.crosses(u, b) {
		return i, b, false
	}
	if strict && b.value > 3*a.value+2 {
		return i, b, false
	}
	return sep, b, true
}

// crosses says that the second end has a larger unit, so that a smaller number may follow: 30 minutes to 1 hour.
func (sc *scan) crosses(u *Unit, b number) bool {
	if u == nil {
		return false
	}
	v, _ := sc.measure(b)
	return v != nil && v.Code != u.Code
}

// joins reads what stands between the ends of a range and gives the token after it, or i. Strict says that it joins
// only neighbouring numbers (2 or 3).
func (sc *scan) joins(i int, ld *lead, u *Unit, a number) (next int, strict bool) {
	if sc.is(i, '-') || sc.is(i, '~') {
		next = i + 1
		if sc.is(next, '~') {
			next++
		}
		if r := sc.skip(next, roleRange); r > next { // zwei- bis dreimal, 8- to 16-
			next = r
		}
		return next, false
	}
	if next = sc.skip(i, roleRange); next > i {
		return next, false
	}
	if next = sc.skip(i, roleAnd); next > i && ld.between {
		return next, false
	}
	if next > i || sc.is(i, ',') {
		next = max(next, i+1)
		if arg, end, ok := sc.find(next, roleBefore); ok && ld.bounded && (arg^ld.bound)&boundMax != 0 && u == nil {
			return end, false
		}
		return i, false
	}
	if next = sc.skip(i, roleOr); next > i && (u == nil || a.class == article) {
		return next, true
	}
	return i, false
}

// steps passes over what may stand before the second number of a range.
func (sc *scan) steps(i int) int {
	for {
		j := max(sc.skip(i, roleApprox), sc.skip(i, roleBefore))
		if sc.at(i).class != article {
			j = max(j, sc.skip(i, roleFiller))
		}
		if j == i {
			return i
		}
		i = j
	}
}

// after reads a bound that follows the number or its unit, and gives the token after it.
func (sc *scan) after(i int, a *amount) int {
	arg, next, ok := sc.find(i, roleAfter)
	if !ok {
		return i
	}
	if _, other, ok := sc.find(i+1, roleBefore); ok && other > next { // or more than four days
		return i
	}
	if sc.is(i, '+') && !sc.glued(i) { // a sum: 10 g + 500 mg
		return i
	}
	if sc.is(i, '+') && sc.at(next).kind == isNumber {
		return i
	}
	sc.open(a, arg)
	return next
}

// open leaves the other side of a bound open. A range keeps both of its ends.
func (sc *scan) open(a *amount, arg int32) {
	if a.lo != a.hi {
		return
	}
	if arg&boundMax != 0 {
		a.hasLo = false
	} else {
		a.hasHi = false
	}
	if arg&boundAge != 0 {
		a.kind = "age"
	}
}

// loosened applies a bound to a range of two alternatives, which bounds its outer end: up to four or five.
func (sc *scan) loosened(a *amount, n number, ld *lead) {
	if ld.bounded && sc.skip(n.next, roleOr) > n.next {
		if ld.bound&boundMax != 0 {
			a.hasLo = false
		} else {
			a.hasHi = false
		}
	}
}

// bare judges a number or range without a unit: an age, or only for ParseAll a range.
func (sc *scan) bare(a amount, n, end number, ranged bool, ld *lead) int {
	next := end.next
	next = max(next, sc.after(next, &a))
	if !ranged && ld.bounded {
		sc.open(&a, ld.bound)
	}
	if ranged {
		sc.loosened(&a, n, ld)
	}
	bounded := !a.hasLo || !a.hasHi
	a.last, a.unit = next, "1"
	if (a.kind == "age" || sc.ageless(a, ld, ranged || bounded)) && n.class == cardinal && end.class == cardinal {
		a.unit, a.kind = "a", "age"
		sc.keep(a)
		return next
	}
	if sc.listed(a, n, ranged) {
		return n.next
	}
	if done := sc.noted(a, n, end, ld); done > n.next {
		return done
	}
	if n.class == article || n.class == single || n.marks&leading != 0 && n.marks&whole != 0 {
		return n.next
	}
	if n.marks&clocked != 0 {
		return next
	}
	if sc.all && (bounded || ranged) && !sc.years(n, end) {
		a.kind = "number_range"
		sc.keep(a)
	} else if ranged && ld.between && !sc.years(n, end) && n.class == cardinal && !ld.clock {
		a.kind = "number_range"
		sc.keep(a)
	}
	return next
}

// listed gives a number the unit of the next one that an "and" or commas join to it: 3 and 6 months, 4, 8 and 12 weeks.
func (sc *scan) listed(a amount, n number, ranged bool) bool {
	if ranged || n.class != cardinal || n.minus || n.value < 1 || sc.years(n, n) || n.marks&leading != 0 {
		return false
	}
	for j, more := n.next, 0; more < 3; more++ {
		and := sc.skip(j, roleAnd)
		if and == j && !sc.is(j, ',') {
			return false
		}
		last := and > j
		b, ok := sc.number(max(and, j+1))
		if !ok || b.class != cardinal || b.value <= n.value || (b.marks == 0) != (n.marks == 0) {
			return false
		}
		u, next := sc.measure(b)
		if u == nil && !last {
			j = b.next
			continue
		}
		if u == nil || !last || u.Kind == "age" || u.Code == "h" && (n.marks|b.marks)&clocked != 0 || next == b.next {
			return false
		}
		a.unit, a.kind, a.last = u.Code, u.Kind, n.next
		a.lo, a.hi = a.lo*u.Factor, a.hi*u.Factor
		sc.keep(a)
		return true
	}
	return false
}

// noted reads a number without a noun that a rate follows or that tells how a number of events went: one a day, fell
// from seven a week to four.
func (sc *scan) noted(a amount, n, end number, ld *lead) int {
	if n.class != cardinal || year(sc.at(n.first)) {
		return n.next
	}
	per, next, _ := sc.per(a.last)
	switch {
	case per != "" && timed(per) && sc.topic != nil:
		a.unit, a.kind = sc.topic.Code, sc.topic.Kind
		sc.trend = per
	case per != "" && timed(per):
		a.unit, a.kind, a.once = "{time}", "frequency", true
	case sc.trend != "" && sc.skip(n.first-1, roleRange) == n.first:
		a.unit, a.kind, per, next = sc.topic.Code, sc.topic.Kind, sc.trend, a.last
	default:
		return n.next
	}
	a.per, a.last = per, next
	sc.keep(a)
	return next
}

// ageless says that a number without a unit is an age all the same: women over 40.
func (sc *scan) ageless(a amount, ld *lead, open bool) bool {
	if a.lo < 1 || a.hi > 110 || ld.age < ofPeople || ld.clock {
		return false
	}
	if !open && ld.age != aged || sc.is(a.last, '%') {
		return false
	}
	t := sc.at(a.last)
	return t.kind != isNumber && t.kind != isName && !(t.kind == isSign && t.id != 0 && sc.glued(a.last) && t.id != ',' && t.id != '.' && t.id != ')' && t.id != ';' && t.id != '?' && t.id != ':')
}

// years says that the numbers can be calendar years.
func (sc *scan) years(a, b number) bool {
	return a.value >= 1500 && a.value < 2100 && b.value <= 2100 && a.marks&whole != 0 && a.marks&grouped == 0
}
