package quantity

// ratio reads a share of a whole: 8 out of 10, one in five, two to three per 1,000,000, 1:5, a quarter of.
func (sc *scan) ratio(first int, n number, ld *lead) int {
	hi, next := n, n.next
	if _, b, ok := sc.second(n.next, ld, nil, n); ok && n.class != article {
		hi, next = b, b.next
	}
	if whole, end, ok := sc.whole(n, hi, next, ld); ok {
		return sc.share(first, n.value/whole, hi.value/whole, end, ld)
	}
	if n.class == fraction && next == n.next {
		return sc.part(first, n, ld)
	}
	return n.first
}

// whole reads what a share is a part of.
func (sc *scan) whole(n, hi number, i int, ld *lead) (float64, int, bool) {
	if n.class == fraction || n.class == ordinal || n.class == single {
		return 0, i, false
	}
	if sc.is(i, ':') && sc.glued(i) && sc.glued(i+1) && sc.at(i+1).marks&whole != 0 && sc.at(i+1).kind == isNumber {
		w := sc.at(i + 1)
		ok := w.value > 0 && n.marks&whole != 0 && n.value <= 1000 && w.marks&leading == 0
		return w.value, i + 2, ok && !sc.hour(n, w, i+2, ld)
	}
	j := sc.skip(i, roleOutOf)
	many := false
	if j == i {
		if j = sc.skip(i, roleRate); j == i {
			return 0, i, false
		}
		many = true
	}
	if t := sc.at(j); t.class == article {
		j++
	}
	w, ok := sc.number(j)
	if ok && n.class == article && sc.skip(i, roleOf) > i { // one of the three causes is no share of them
		if u, _, counted := sc.counted(w.next, w); !counted || u.Code != "{person}" {
			ok = false
		}
	}
	if !ok || w.class != cardinal || w.value < 2 || w.value <= hi.value || w.minus {
		return 0, i, false
	}
	if many && w.value < 100 || sc.years(w, w) && w.value != 2000 {
		return 0, i, false
	}
	if u, _, ok := sc.unit(w.next, w); ok && u.Kind != "count" {
		return 0, i, false
	}
	if sc.skip(w.next, roleTimes) > w.next || sc.skip(w.next, roleCurrency) > w.next {
		return 0, i, false
	}
	return w.value, w.next, true
}

// hour says that two numbers with a colon are rather a time of day or a place in a book than a ratio.
func (sc *scan) hour(n number, w token, next int, ld *lead) bool {
	if sc.is(next, '-') || ld.clock {
		return true
	}
	if w.value < 10 || w.value > 59 || n.value > 24 {
		return false
	}
	t := sc.at(next)
	return ld.from || ld.between || sc.skip(next, roleRange) > next || t.kind == isWord && t.end-t.start < 4 || !sc.glued(next) && t.kind == isNumber
}

// part reads a fraction that something is a part of: a quarter of patients.
func (sc *scan) part(first int, n number, ld *lead) int {
	if n.value == 0.5 && !sc.all || n.marks != 0 {
		return n.first
	}
	if u, _ := sc.measure(n); u != nil {
		return n.first
	}
	if sc.skip(n.next, roleOf) == n.next {
		return n.first
	}
	return sc.share(first, n.value, n.value, n.next, ld)
}

func (sc *scan) share(first int, lo, hi float64, end int, ld *lead) int {
	a := amount{first: first, lo: lo, hi: hi, hasLo: true, hasHi: true, unit: "1", kind: "ratio"}
	if ld.bounded {
		sc.open(&a, ld.bound)
	}
	a.last = sc.after(end, &a)
	sc.keep(a)
	return a.last
}
