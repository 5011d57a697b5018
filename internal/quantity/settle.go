package quantity

import (
	"math"
	"strconv"

	"keur/claims"
)

// The most tokens between an amount and the rate that belongs to it.
const (
	reachLeft  = 12 // 20 g of something with a long name, per day
	reachRight = 9  // per day we need about 20 g
	reachSum   = 8  // 10 g of this and 5 g of that per day
	reachAside = 4  // per day the usual dose (20 g): a bracket further off is about something else
)

// keep notes an amount.
func (sc *scan) keep(a amount) { sc.amounts = append(sc.amounts, a) }

// settle gives loose rates to the amounts they belong to, shares the rate of a sum, and keeps what is left as
// frequencies for ParseAll.
func (sc *scan) settle() {
	for _, r := range sc.loose {
		if sc.recurring(r) {
			continue
		}
		if a := sc.owner(r); a != nil {
			if a.per == "kg" && timed(r.per) { // per kg, and per day
				r.per = "kg." + r.per
			}
			a.per = r.per
			sc.shareOn(a, r)
		} else if r.figure || sc.all && r.alone && timed(r.per) {
			sc.insert(amount{first: r.first, last: r.last, lo: 1, hi: 1, hasLo: true, hasHi: true, unit: "{time}",
				kind: "frequency", per: r.per})
		}
	}
	for i := len(sc.amounts) - 1; i > 0; i-- {
		a, b := &sc.amounts[i-1], &sc.amounts[i]
		if a.per == "" && b.per != "" && timed(b.per) && sc.dosed(a, b.per) && sc.dosed(b, b.per) && sc.added(a, b) {
			a.per = b.per
		}
	}
	sc.contents()
	for i := range sc.amounts {
		sc.amounts[i].rekind()
	}
}

// lends gives a rate that may mean something else too ("a day", "in the week") to the amount just before it, if that
// can take it: 300 mg of this a day.
func (sc *scan) lends(i int, per string) bool {
	if len(sc.amounts) == 0 {
		return false
	}
	a := &sc.amounts[len(sc.amounts)-1]
	if a.per != "" || a.kind == "duration" || !sc.dosed(a, per) || !sc.near(a.last, i, reachAside) {
		return false
	}
	a.per = per
	return true
}

// shareOn gives a rate that stands before its amount to those that are listed after it: a daily dose of 250 mg and 100 mg
// for children.
func (sc *scan) shareOn(a *amount, r loose) {
	if r.first > a.first || a.per != r.per {
		return
	}
	for i := range sc.amounts {
		if b := &sc.amounts[i]; b.first > a.first {
			if b.per != "" || !sc.added(a, b) {
				return
			}
			b.per, a = r.per, b
		}
	}
}

// contents makes a rate of an amount that holds another: 100 g of this contains 20 g of that.
func (sc *scan) contents() {
	for i := 0; i+1 < len(sc.amounts); i++ {
		a, b := &sc.amounts[i], &sc.amounts[i+1]
		if a.kind != "mass" && a.kind != "volume" || a.lo != a.hi || a.per != "" || b.per != "" || a.unit[0] == '{' ||
			b.kind != "mass" && b.kind != "energy" || !sc.near(a.last, b.first, reachSum) {
			continue
		}
		for j := a.last; j < b.first; j++ {
			if sc.can(j, roleYield) {
				b.per = times(a.lo, a.unit)
				sc.amounts = append(sc.amounts[:i], sc.amounts[i+1:]...)
				break
			}
		}
	}
}

// recurring gives the rate to all events of the sentence where it stands with their noun: annual deaths.
func (sc *scan) recurring(r loose) bool {
	u, _, ok := sc.noun(r.last)
	if !ok || u.Kind != "count" || !timed(r.per) {
		return false
	}
	found := false
	for i := range sc.amounts {
		if a := &sc.amounts[i]; a.first >= r.last && a.unit == u.Code && a.per == "" && events(u.Code) {
			a.per, found = r.per, true
		}
	}
	return found
}

// events says that a counted noun is something that happens rather than something taken or someone.
func events(code string) bool { return code == "{event}" }

// rekind names compound quantities: mass per body mass is a dose, mass per mass or volume a concentration.
func (a *amount) rekind() {
	if a.kind != "mass" && a.kind != "count" || a.per == "" || a.unit[0] == '{' {
		return
	}
	switch {
	case a.per == "kg" || len(a.per) > 3 && a.per[:3] == "kg.":
		a.kind = "dose"
	case !timed(a.per) && a.per[0] != '{':
		a.kind = "concentration"
	}
}

// insert keeps an amount in its place by position.
func (sc *scan) insert(a amount) {
	at := len(sc.amounts)
	for at > 0 && sc.amounts[at-1].first > a.first {
		at--
	}
	sc.amounts = append(sc.amounts, amount{})
	copy(sc.amounts[at+1:], sc.amounts[at:])
	sc.amounts[at] = a
}

// owner is the amount that a loose rate belongs to: the nearest before it in the clause, else the next after it.
func (sc *scan) owner(r loose) *amount {
	var left, right *amount
	for i := range sc.amounts {
		a := &sc.amounts[i]
		if a.last <= r.first {
			left = a
		} else if a.first >= r.last {
			right = a
			break
		}
	}
	if left != nil && left.per == "" && sc.dosed(left, r.per) && sc.near(left.last, r.first, reachLeft) {
		return left
	}
	if right != nil && sc.dosed(right, r.per) && sc.near(r.last, right.first, reachRight) && (right.per == "" || right.per == "kg") {
		return right
	}
	return nil
}

// near says that two tokens lie close together in one clause.
func (sc *scan) near(from, to, reach int) bool {
	words, depth, outside := 0, 0, 0
	for i := from; i < to && words <= reach; i++ {
		t := sc.toks[i]
		switch {
		case t.kind != isSign:
			if depth == 0 {
				words++
			}
		case t.id == '(':
			depth++
			outside = words
		case t.id == ')':
			if depth == 0 && i > from { // only the bracket that the amount stands in may close
				return false
			}
			depth = max(depth-1, 0)
		case t.id == '|', t.id == ';', t.id == ':', t.id == '.' && !sc.abbreviated(i):
			return false
		}
	}
	return words <= reach && (depth == 0 || outside <= reachAside)
}

// dosed says that an amount can be taken or done once in the period: 400 mg a day, but not three weeks a day.
func (sc *scan) dosed(a *amount, per string) bool {
	switch a.kind {
	case "mass", "volume", "energy", "dose":
		return true
	case "count":
		return a.unit[0] != '{' || a.unit == "{portion}" || a.unit == "{capsule}" || a.unit == "{tablet}" || a.unit == "{drop}"
	case "duration":
		d, base := size(a.unit)
		return d == "time" && base*a.hi < 86400 || d == "time" && base < 604800 && per != "d"
	case "frequency":
		return a.unit == "{time}"
	}
	return false
}

// added says that two amounts are parts of one sum or list: 10 g of this + 5 g of that.
func (sc *scan) added(a, b *amount) bool {
	if b.first-a.last > reachSum || a.kind != b.kind {
		return false
	}
	joined := false
	for i := a.last; i < b.first; i++ {
		t := sc.toks[i]
		if t.kind == isSign && t.id != '+' && t.id != '&' && t.id != '-' && t.id != '(' && t.id != ')' {
			return false
		}
		joined = joined || sc.is(i, '+') || i == b.first-1 && t.id == '(' // 25 ug (1000 IU)
		joined = joined || sc.is(i, '&') || sc.can(i, roleAnd)
	}
	return joined
}

// emit appends the amounts as quantities.
func (sc *scan) emit(dst []claims.Quantity) []claims.Quantity {
	end := 0
	for i := range sc.amounts {
		a := &sc.amounts[i]
		span := claims.Span{Start: int(sc.toks[a.first].start), End: int(sc.toks[a.last-1].end)}
		if span.Start < end || span.Empty() {
			continue
		}
		end = span.End
		q := claims.Quantity{Raw: sc.s[span.Start:span.End], Kind: a.kind, Unit: a.unit, Per: a.per, Span: span}
		if a.hasLo {
			lo := tidy(a.lo)
			q.Min = &lo
		}
		if a.hasHi {
			hi := tidy(a.hi)
			q.Max = &hi
		}
		dst = append(dst, q)
	}
	return dst
}

// tidy drops the noise of binary fractions beyond twelve digits.
func tidy(v float64) float64 {
	if v == math.Trunc(v) {
		return v
	}
	out, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return out
}
