package quantity

// lead is what has been read before a number: what opens a range, bounds it or gives it a meaning.
type lead struct {
	start   int // the first token that belongs to the amount; -1 where there is none
	bounded bool
	bound   int32
	between bool
	from    bool
	age     ageCue
	clock   bool
	per     string // the rate of an amount that is divided
	noun    *Unit  // a counted noun that stands before its number
}

// ageCue says why a number of years can be an age.
type ageCue uint8

const (
	noAge    ageCue = iota
	someone         // it may tell how old someone is: she is 29 years
	people          // people stand before it, with nothing between yet
	ofPeople        // a bound or preposition joins it to people
	aged            // the text says that it is an age
)

// walk goes through the sentence once and collects its amounts and loose rates.
func (sc *scan) walk() {
	ld := lead{start: -1}
	for i := 0; i < len(sc.toks); {
		if next := sc.named(i); next > i {
			i, ld = next, lead{start: -1}
			continue
		}
		if sc.plain(i) {
			i, ld = i+1, lead{start: -1}
			continue
		}
		if next := sc.amount(i, &ld); next > i {
			i, ld = next, lead{start: -1}
			continue
		}
		if next := sc.opens(i, &ld); next > i {
			i = next
			continue
		}
		ld = lead{start: -1}
		if next := sc.cue(i, &ld); next > i {
			i = next
			continue
		}
		if next := sc.repeated(i); next > i {
			i = next
			continue
		}
		i++
	}
}

// plain says that a token is a word that the table does not know, not even as a compound.
func (sc *scan) plain(i int) bool {
	t := &sc.toks[i]
	if t.kind != isWord || t.id != 0 || t.class != notNumber {
		return false
	}
	return !sc.heads[sc.s[t.start]|0x20] && !sc.tails[sc.s[t.end-1]|0x20]
}

// named passes over words that only look like an amount: an idiom, or a label and its number.
func (sc *scan) named(i int) int {
	if next := sc.skip(i, roleIdiom); next > i {
		return next
	}
	if next := sc.skip(i, roleLabel); next > i {
		if sc.at(next).kind == isNumber || sc.at(next).class == cardinal {
			return next + 1
		}
	}
	return i
}

// opens reads a word that goes on with the lead of an amount.
func (sc *scan) opens(i int, ld *lead) int {
	if arg, next, ok := sc.find(i, roleBefore); ok {
		sc.bind(ld, i, arg)
		ld.clock = ld.clock || sc.skip(i, roleClock) > i
		return next
	}
	if arg, ok := sc.prefixed(i); ok {
		*ld = lead{start: i + 1, bounded: true, bound: arg}
		return i + 1
	}
	if next := sc.skip(i, roleBetween); next > i {
		ld.between = true
		ld.begin(i)
		ld.joinAge()
		return next
	}
	if next := sc.skip(i, roleFrom); next > i && sc.skip(i, roleRate) == i {
		ld.from = true
		ld.joinAge()
		return next
	}
	if next := sc.skip(i, roleApprox); next > i {
		ld.begin(i)
		return next
	}
	if ld.open() {
		if next := sc.skip(i, roleAge); next > i {
			ld.age, ld.clock = aged, false
			return next
		}
		if next := sc.skip(i, roleFiller); next > i {
			return next
		}
		if t := sc.at(i); t.kind == isSign && (t.id == '(' || t.id == ':' && ld.noun != nil || t.id == '.') {
			return i + 1
		}
	}
	return i
}

// bind notes a bound. A second one after the first overrides it ("at least or equal").
func (sc *scan) bind(ld *lead, i int, arg int32) {
	ld.bounded, ld.bound = true, arg
	ld.begin(i)
	ld.joinAge()
	if arg&boundAge != 0 {
		ld.age = aged
	}
}

// begin makes the amount start at the token, unless it has started.
func (l *lead) begin(i int) {
	if l.start < 0 {
		l.start = i
	}
}

func (l *lead) joinAge() {
	if l.age == people {
		l.age = ofPeople
	}
}

// open says that something has been read that a number may follow.
func (l *lead) open() bool {
	return l.start >= 0 || l.from || l.age != noAge || l.noun != nil
}

// cue reads a word that gives a following number its meaning.
func (sc *scan) cue(i int, ld *lead) int {
	if next := sc.skip(i, roleAge); next > i {
		ld.age, ld.clock = aged, false
		return next
	}
	if next := sc.skip(i, rolePerson); next > i {
		ld.age = someone
		return next
	}
	if next := sc.skip(i, rolePeople); next > i {
		ld.age = people
		return next
	}
	if at, next, ok := sc.find(i, roleLead); ok {
		ld.noun = &sc.units[at]
		return next
	}
	if next := sc.skip(i, roleNumberOf); next > i {
		if u, end, ok := sc.counted(next, number{}); ok {
			sc.topic = u
			return end
		}
	}
	if u, next, ok := sc.compound(i, sc.leads); ok {
		ld.noun = u
		return next
	}
	if next := sc.skip(i, roleDivided); next > i && len(sc.amounts) > 0 {
		ld.per, ld.from = sc.amounts[len(sc.amounts)-1].per, true
		return next
	}
	if next := sc.skip(i, roleClock); next > i {
		if sc.skip(i, roleEach) == i && sc.skip(i, roleInterval) == i {
			ld.clock, ld.from = true, true
			return next
		}
	}
	return i
}

// repeated reads what says how often without a number before it: every eight hours, daily, per day.
func (sc *scan) repeated(i int) int {
	if at, next, ok := sc.find(i, roleInterval); ok {
		sc.loose = append(sc.loose, loose{per: sc.table.Adverbs[at].Per, first: i, last: next, figure: true})
		return next
	}
	if next := sc.skip(i, roleEach); next > i {
		if end := sc.interval(i, next); end > i {
			return end
		}
	}
	if arg, next, ok := sc.find(i, roleRate); ok && arg != 0 || sc.is(i, '/') {
		if code, end, ok := sc.divisor(next, true); ok && next > i && !sc.can(end, roleMoment) && sc.lends(i, code) {
			return end
		}
		return sc.vagueAmount(i)
	}
	if per, next, how := sc.per(i); per != "" {
		sc.loose = append(sc.loose, loose{per: per, first: i, last: next, alone: how != rateOnly})
		return next
	}
	return sc.vagueAmount(i)
}

// interval reads what follows every: eight hours, second day, day, morning.
func (sc *scan) interval(i, j int) int {
	n, ok := sc.number(j)
	if ok && n.class == ordinal {
		return sc.everyNth(i, n)
	}
	if ok && n.class != fraction && n.class != article && n.class != single {
		if u, next, ok := sc.unit(n.next, n); ok && u.Kind == "duration" {
			sc.loose = append(sc.loose, loose{per: times(n.value*u.Factor, u.Code), first: i, last: next, figure: true})
			return next
		}
		return i
	}
	if u, next, ok := sc.unit(j, number{}); ok && u.Kind == "duration" && !u.Alone {
		sc.loose = append(sc.loose, loose{per: times(u.Factor, u.Code), first: i, last: next, alone: true})
		return next
	}
	if at, next, ok := sc.find(j, roleDay); ok {
		sc.loose = append(sc.loose, loose{per: sc.table.Days[at].Per, first: i, last: next, alone: true})
		return next
	}
	return i
}

// everyNth reads every second day, which is an interval, and every third woman, which is a ratio.
func (sc *scan) everyNth(i int, n number) int {
	if u, next, ok := sc.unit(n.next, n); ok && u.Kind == "duration" {
		sc.loose = append(sc.loose, loose{per: times(n.value*u.Factor, u.Code), first: i, last: next, figure: true})
		return next
	}
	if n.value < 2 {
		return i
	}
	sc.keep(amount{first: i, last: n.next, lo: 1 / n.value, hi: 1 / n.value, hasLo: true, hasHi: true, unit: "1", kind: "ratio"})
	return n.next
}

// vagueAmount reads, for ParseAll, a period without a figure: a few days, the whole week.
func (sc *scan) vagueAmount(i int) int {
	t := sc.at(i)
	if next := sc.at(i + 1); t.class == vague && (next.class == hundred || next.class == scale) {
		return i + 2 // several hundred
	}
	if !sc.all {
		return i
	}
	if at, next, ok := sc.find(i, roleUnit); ok && sc.units[at].Alone {
		u := &sc.units[at]
		sc.keep(amount{first: i, last: next, lo: u.Factor, hi: u.Factor, hasLo: true, hasHi: true, unit: u.Code, kind: u.Kind})
		return next
	}
	if j := sc.skip(i+1, roleTimes); t.class == vague && j > i+1 { // a few times a week
		if per, next, _ := sc.per(j); per != "" {
			sc.keep(amount{first: i, last: next, unit: "{time}", kind: "frequency", per: per})
			return next
		}
	}
	if t.class == vague {
		j := sc.skip(i+1, roleOf)
		if u, next, ok := sc.unit(j, number{}); ok && u.Kind == "duration" {
			a := amount{first: i, last: next, unit: u.Code, kind: u.Kind}
			if t.value > 0 {
				a.lo, a.hi, a.hasLo, a.hasHi = t.value*u.Factor, t.value*u.Factor, true, true
			}
			sc.keep(a)
			return next
		}
	}
	if next := sc.skip(i, roleWhole); next > i {
		if u, end, ok := sc.unit(next, number{}); ok && u.Kind == "duration" {
			sc.keep(amount{first: i, last: end, lo: u.Factor, hi: u.Factor, hasLo: true, hasHi: true, unit: u.Code, kind: u.Kind})
			return end
		}
	}
	return i
}
