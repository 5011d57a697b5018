package quantity

import "strings"

// unit reads the unit at token i: after a hyphen, in brackets, as a symbol or as words.
func (sc *scan) unit(i int, n number) (*Unit, int, bool) {
	j := i
	switch {
	case sc.is(j, '-') && sc.at(j+1).kind == isWord:
		j++
	case sc.is(j, '(') && sc.is(j+2, ')'):
		if u, _, ok := sc.unit(j+1, n); ok {
			return u, j + 3, true
		}
		return nil, i, false
	}
	if sc.at(j).kind != isWord {
		return nil, i, false
	}
	if at, next, ok := sc.find(j, roleUnit); ok {
		if at, longer, ok := sc.find(j, roleUnit); ok && longer > next {
			return &sc.units[at], longer, true
		}
		return &sc.units[at], next, true
	}
	return sc.symbol(j, n)
}

// symbol reads a unit written as a symbol. One letter counts only right after digits, and where no letter or
// abbreviation point follows that would make it an initial.
func (sc *scan) symbol(i int, n number) (*Unit, int, bool) {
	t := sc.at(i)
	at, ok := sc.symbols[sc.s[t.start:t.end]]
	if !ok {
		return nil, i, false
	}
	if t.end-t.start == 1 && isLetter(sc.s[t.start]) && n.marks == 0 && n.class != 0 {
		return nil, i, false
	}
	if sc.is(i+1, '-') && sc.glued(i+1) && sc.glued(i+2) && (sc.at(i+2).kind == isName || sc.prefix1(i)) { // L-carnitine
		return nil, i, false
	}
	return &sc.units[at], i + 1, true
}

// prefix1 says that the word at i is one capital, which a hyphen makes part of a name rather than a unit, and that the
// word behind the hyphen is no unit.
func (sc *scan) prefix1(i int) bool {
	t := sc.at(i)
	_, _, unit := sc.find(i+2, roleUnit)
	return t.end-t.start == 1 && t.space && sc.s[t.start] < 'a' && !unit
}

// counted looks for a counted noun after a number: at once or after a few words that describe it. The noun may be the
// last part of a compound.
func (sc *scan) counted(i int, n number) (*Unit, int, bool) {
	if year(sc.at(n.first)) && n.class == cardinal {
		return nil, i, false
	}
	const describing = 4
	for words, j := 0, i; words < describing && j < len(sc.toks); j++ {
		t := sc.toks[j]
		switch {
		case t.kind == isName || t.kind == isNumber && n.class == single && year(t):
			words++
			continue
		case t.kind == isSign && (t.id == '-' || t.id == '/' && sc.glued(j)):
			continue
		case t.kind != isWord || t.class != notNumber && t.class != ordinal:
			return nil, i, false
		}
		if u, next, ok := sc.noun(j); ok {
			return u, next, true
		}
		if sc.can(j, roleBreak) || sc.can(j, roleUnit) || sc.can(j, roleRate) || sc.can(j, roleEach) {
			return nil, i, false
		}
		words++
	}
	return nil, i, false
}

// year says that a token can be a calendar year; 2000 is taken for a number.
func year(t token) bool {
	return t.kind == isNumber && t.marks&whole != 0 && t.marks&grouped == 0 && t.value > 1900 && t.value < 2100 && t.value != 2000
}

// noun reads the counted noun at token i.
func (sc *scan) noun(i int) (*Unit, int, bool) {
	if at, next, ok := sc.find(i, roleCount); ok {
		return &sc.units[at], next, true
	}
	return sc.compound(i, sc.suffix)
}

// compound reads a word whose last part is one of the list.
func (sc *scan) compound(i int, list []suffix) (*Unit, int, bool) {
	t := sc.at(i)
	if t.kind != isWord || t.id != 0 || t.end-t.start < 6 || len(list) == 0 {
		return nil, i, false
	}
	key := sc.folded(sc.s[t.start:t.end])
	for _, x := range list {
		if len(key) > len(x.text)+1 && string(key[len(key)-len(x.text):]) == x.text {
			return &sc.units[x.arg], i + 1, true
		}
	}
	return nil, i, false
}

// prefixed reads a word whose first part sets a bound: a minimum dose.
func (sc *scan) prefixed(i int) (int32, bool) {
	t := sc.at(i)
	if t.kind != isWord || t.id != 0 || len(sc.prefix) == 0 || t.end-t.start < 8 {
		return 0, false
	}
	key := string(sc.folded(sc.s[t.start:t.end]))
	for _, x := range sc.prefix {
		if strings.HasPrefix(key, x.text) {
			return x.arg, true
		}
	}
	return 0, false
}

// sizes holds what converts exactly: a unit's dimension, and how many of that dimension's base unit it holds.
var sizes = map[string]struct {
	dimension string
	base      float64
}{
	"ng":     {"mass", 1e-9},
	"ug":     {"mass", 1e-6},
	"mg":     {"mass", 1e-3},
	"g":      {"mass", 1},
	"kg":     {"mass", 1e3},
	"nm":     {"length", 1e-9},
	"um":     {"length", 1e-6},
	"mm":     {"length", 1e-3},
	"cm":     {"length", 1e-2},
	"m":      {"length", 1},
	"km":     {"length", 1e3},
	"[in_i]": {"length", 0.0254},
	"[ft_i]": {"length", 0.3048},
	"[yd_i]": {"length", 0.9144},
	"[mi_i]": {"length", 1609.344},
	"s":      {"time", 1},
	"min":    {"time", 60},
	"h":      {"time", 3600},
	"d":      {"time", 86400},
	"wk":     {"time", 604800},
	"mo":     {"calendar", 1},
	"a":      {"calendar", 12},
}

// size is a unit's dimension and its number of base units; an empty dimension where it does not convert.
func size(code string) (dimension string, base float64) {
	s := sizes[code]
	return s.dimension, s.base
}

// convert leads a value of one unit into another; ok is false where no exact factor does.
func convert(v float64, from, to string) (float64, bool) {
	if from == to {
		return v, true
	}
	a, x := size(from)
	b, y := size(to)
	if a == "" || a != b {
		return v, false
	}
	return v * x / y, true
}
