package quantity

import "math"

// number is a number as it stands in the sentence.
type number struct {
	value float64
	first int // its first token
	next  int // the token after it
	class class
	marks uint8
	minus bool
}

// at is the token at i; a sign that is nothing past the end.
func (sc *scan) at(i int) token {
	if i < 0 || i >= len(sc.toks) {
		return token{kind: isSign, id: 0, start: int32(len(sc.s)), end: int32(len(sc.s))}
	}
	return sc.toks[i]
}

// is says that the token at i is the sign.
func (sc *scan) is(i int, sign byte) bool {
	return i >= 0 && i < len(sc.toks) && sc.toks[i].id == uint16(sign) && sc.toks[i].kind == isSign
}

// glued says that there is no white space before the token at i.
func (sc *scan) glued(i int) bool { return i < len(sc.toks) && !sc.toks[i].space }

// can says that a phrase of the role may start at i.
func (sc *scan) can(i int, r role) bool {
	return i >= 0 && i < len(sc.toks) && sc.roles[sc.toks[i].id]&(1<<r) != 0
}

// find gives the argument of the longest phrase of a role at i, and the token after it.
func (sc *scan) find(i int, r role) (arg int32, next int, ok bool) {
	if !sc.can(i, r) {
		return 0, i, false
	}
	for _, ph := range sc.first[sc.toks[i].id] {
		if ph.role != r {
			continue
		}
		if n, match := sc.follows(i+1, ph.rest); match && n > next {
			arg, next, ok = ph.arg, n, true
		}
	}
	if !ok {
		next = i
	}
	return arg, next, ok
}

// follows says that the tokens of a phrase stand at i, hyphens between them left aside.
func (sc *scan) follows(i int, rest []uint16) (int, bool) {
	for _, id := range rest {
		if id != '-' && sc.is(i, '-') {
			i++
		}
		if i >= len(sc.toks) || sc.toks[i].id != id {
			return i, false
		}
		i++
	}
	return i, true
}

// skip gives the token after a phrase of the role at i, or i.
func (sc *scan) skip(i int, r role) int {
	_, next, _ := sc.find(i, r)
	return next
}

// number reads the number at token i, in digits or words, with its scale and half.
func (sc *scan) number(i int) (number, bool) {
	n := number{first: i}
	if m := sc.skip(i, roleMinus); m > i && (sc.at(m).class != notNumber || sc.degrees(m)) {
		n.minus = true
		i = m
	} else if sc.is(i, '-') && (i == 0 || sc.at(i).space || sc.is(i-1, '(')) && sc.at(i+1).kind == isNumber {
		n.minus = true
		i++
	}
	ok := false
	if sc.at(i).kind == isNumber {
		ok = sc.figure(&n, i)
	} else {
		ok = sc.spelled(&n, i)
	}
	if !ok {
		return n, false
	}
	sc.enlarge(&n)
	if n.minus {
		n.value = -n.value
	}
	return n, true
}

// degrees says that digits and a unit of temperature stand at i.
func (sc *scan) degrees(i int) bool {
	if sc.at(i).kind != isNumber {
		return false
	}
	u, _, ok := sc.unit(i+1, number{marks: whole})
	return ok && u.Kind == "temperature"
}

// figure reads a number in digits with the fraction that may follow it: 2 ½, 2 1/2, 3/4, 2-1/2.
func (sc *scan) figure(n *number, i int) bool {
	t := sc.at(i)
	n.value, n.next, n.class, n.marks = t.value, i+1, cardinal, t.marks
	if v, next, ok := sc.quotient(i); ok {
		n.value, n.next, n.marks = v, next, decimals
		return true
	}
	if t.marks&whole == 0 {
		return true
	}
	if f := sc.at(i + 1); f.kind == isNumber && f.marks&vulgar != 0 {
		n.value, n.next, n.marks = n.value+f.value, i+2, decimals
		return true
	}
	if v, next, ok := sc.quotient(i + 1); ok && sc.at(i+1).space {
		n.value, n.next, n.marks = n.value+v, next, decimals
		return true
	}
	if sc.is(i+1, '-') && sc.at(i+2).kind == isNumber && sc.at(i+2).value < sc.at(i+4).value {
		if v, next, ok := sc.divided(i + 2); ok {
			n.value, n.next, n.marks = n.value+v, next, decimals
			return true
		}
	}
	if e := sc.skip(i+1, roleOrdinalEnding); e > i+1 && sc.glued(i+1) {
		n.next, n.class = e, ordinal
	}
	if sc.glued(i+1) && sc.at(i+1).class == ordinal { // 11e where the ending is a number word too
		n.class = ordinal
	}
	return true
}

// quotient reads a fraction in digits without spaces, 3/4, whose parts are no date.
func (sc *scan) quotient(i int) (float64, int, bool) {
	if !sc.glued(i+1) || !sc.glued(i+2) {
		return 0, i, false
	}
	return sc.divided(i)
}

// divided reads a fraction in digits that is below one.
func (sc *scan) divided(i int) (float64, int, bool) {
	a, b := sc.at(i), sc.at(i+2)
	if a.kind != isNumber || !sc.is(i+1, '/') || b.kind != isNumber || a.marks&whole == 0 || b.marks&whole == 0 {
		return 0, i, false
	}
	if a.value >= b.value || a.value == 0 || a.marks&leading != 0 || sc.is(i+3, '/') {
		return 0, i, false
	}
	return a.value / b.value, i + 3, true
}

// spelled reads a number in words.
func (sc *scan) spelled(n *number, i int) bool {
	t := sc.at(i)
	switch t.class {
	case scale:
		if t.value >= 1e6 { // a few million
			return false
		}
		fallthrough
	case cardinal, hundred:
		sc.cardinal(n, i)
		sc.parts(n)
	case fraction:
		n.value, n.class, n.next = t.value, fraction, i+1
		if a := sc.at(i + 1); a.class == article { // half an hour
			n.next++
		}
	case half:
		n.value, n.class, n.next = t.value, fraction, i+1
		return sc.all
	case ordinal:
		n.value, n.class, n.next = t.value, ordinal, i+1
	case article:
		return sc.one(n, i)
	case single:
		n.value, n.class, n.next = 1, single, i+1
	default:
		return false
	}
	return true
}

// one reads an article with the part or scale that follows it: a half, a million; else it means one.
func (sc *scan) one(n *number, i int) bool {
	j := i + 1
	if sc.is(j, '-') {
		j++
	}
	switch t := sc.at(j); t.class {
	case fraction:
		n.value, n.class, n.next = t.value, fraction, j+1
		if a := sc.at(j + 1); a.class == article {
			n.next++
		}
	case ordinal:
		n.value, n.class, n.next = 1, article, i+1
		if t.value > 2 && sc.skip(j+1, roleOf) > j+1 { // a third of
			n.value, n.class, n.next = 1/t.value, fraction, j+1
		}
	case hundred, scale:
		sc.cardinal(n, j)
	default:
		n.value, n.class, n.next = 1, article, i+1
	}
	return true
}

// cardinal adds up number words: two hundred and five thousand, twenty-two.
func (sc *scan) cardinal(n *number, i int) {
	total, group := 0.0, 0.0
	j := i
	n.class = cardinal
	for {
		t := sc.at(j)
		switch {
		case t.class == hundred && (group > 0 && group < 100 || j == i):
			group = max(group, 1) * 100
		case t.class == scale && (group > 0 || j == i):
			total += max(group, 1) * t.value
			group = 0
		case t.class == cardinal && (j == i || fits(total, group, t.value)):
			group += t.value
		default:
			n.value, n.next = total+group, j
			return
		}
		n.value, n.next = total+group, j+1
		j = sc.joint(j+1, group)
		if j < 0 {
			return
		}
	}
}

// joint finds the next word of a number: at once, after a hyphen, or after an and; -1 where it is a number of its own.
func (sc *scan) joint(i int, group float64) int {
	if sc.is(i, '-') && sc.glued(i) && sc.glued(i+1) {
		i++
	}
	if k := sc.skip(i, roleAnd); k > i && group >= 100 && sc.at(k).class == cardinal && sc.at(k).value < 100 && sc.at(k).kind == isWord {
		return k
	}
	if sc.at(i).kind != isWord {
		return -1
	}
	return i
}

// fits says that a smaller word may be added to what has been read.
func fits(total, group, v float64) bool {
	switch {
	case group == 0:
		return total > 0 && v < total
	case group >= 100:
		return math.Mod(group, 100) == 0 && v < 100 || math.Mod(group, 100) >= 20 && math.Mod(group, 10) == 0 && v < 10
	case group >= 20:
		return math.Mod(group, 10) == 0 && v < 10
	}
	return false
}

// parts reads what makes a spelled number smaller or finer: two thirds, three quarters, three point five.
func (sc *scan) parts(n *number) {
	j := n.next
	if sc.is(j, '-') && sc.glued(j) && sc.glued(j+1) {
		j++
	}
	switch t := sc.at(j); {
	case t.class == fraction && t.kind == isWord && n.value < 10 && t.value != 0.5,
		t.class == fraction && t.kind == isWord && n.value == 1:
		n.value, n.class, n.next = n.value*t.value, fraction, j+1
	case t.class == ordinal && t.value >= 3 && n.value < t.value && n.value < 10:
		if n.value > 1 || !sc.measured(j+1) {
			n.value, n.class, n.next = n.value/t.value, fraction, j+1
		}
	}
	if k := sc.skip(j, rolePoint); k > j && sc.at(k).class == cardinal && sc.at(k).value < 10 {
		n.value, n.next = n.value+sc.at(k).value/10, k+1
	}
}

// measured says that a unit stands at i.
func (sc *scan) measured(i int) bool {
	_, _, ok := sc.unit(i, number{})
	return ok
}

// enlarge reads a scale after a number in digits, and a half or quarter that is added: 44.8 million, two and a half.
func (sc *scan) enlarge(n *number) {
	if n.class == ordinal || n.class == article || n.class == single {
		return
	}
	for t := sc.at(n.next); t.class == scale && t.kind == isWord && (n.marks != 0 || n.class == fraction); t = sc.at(n.next) {
		n.value *= t.value
		n.next++
		if n.class == fraction { // half a million
			n.class = cardinal
		}
		if sc.is(n.next, '.') && (sc.abbreviated(n.next) || t.end-t.start <= 3 && n.next+1 < len(sc.toks)) {
			n.next++
		}
	}
	if n.class != fraction && n.value == math.Trunc(n.value) {
		if v, next, ok := sc.extra(n.next); ok {
			n.value, n.next = n.value+v, next
		}
	}
}

// extra reads "and a half", "and three quarters".
func (sc *scan) extra(i int) (float64, int, bool) {
	j := i
	if sc.is(j, '-') {
		j++
	}
	k := sc.skip(j, roleAnd)
	if k == j {
		return 0, i, false
	}
	if sc.is(k, '-') {
		k++
	}
	times := 1.0
	if t := sc.at(k); t.class == article || t.class == cardinal && t.value < 4 && t.kind == isWord {
		times = t.value
		k++
		if sc.is(k, '-') {
			k++
		}
	}
	if t := sc.at(k); t.class == fraction && t.kind == isWord && t.value*times < 1 {
		return t.value * times, k + 1, true
	}
	return 0, i, false
}

// abbreviated says that the point at i ends an abbreviation rather than the sentence: something small follows.
func (sc *scan) abbreviated(i int) bool {
	next := sc.at(i + 1)
	if i+1 >= len(sc.toks) || next.kind == isSign {
		return i+1 < len(sc.toks)
	}
	b := sc.s[next.start]
	return isDigit(b) || b < 'A' || b > 'Z'
}
