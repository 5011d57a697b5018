package quantity

import (
	"math"
	"strconv"
	"strings"
)

// rateUse says what a rate can do where it stands alone.
type rateUse uint8

const (
	perUnit  rateUse = iota // per day
	adverb                  // daily
	rateOnly                // a daily dose
)

// per reads all rates that follow one another at i and gives the UCUM code under the line, or "": mg/kg/day, a day,
// per 100 g, every day, daily.
func (sc *scan) per(i int) (string, int, rateUse) {
	code, use := "", perUnit
	for {
		c, next, u := sc.under(i)
		if c == "" && code != "" {
			c, next, u = sc.also(i)
		}
		if c == "" || len(code)+len(c) > 24 {
			return code, i, use
		}
		if code == "" {
			code, use = c, u
		} else if c != code {
			code = code + "." + c
		}
		i = next
	}
}

// also reads a further rate that an "and" joins to one: per kilogram and day.
func (sc *scan) also(i int) (string, int, rateUse) {
	and := sc.skip(i, roleAnd)
	if and == i {
		return "", i, perUnit
	}
	if u, next, ok := sc.unit(and, number{}); ok && u.Kind == "duration" {
		return times(u.Factor, u.Code), next, perUnit
	}
	if sc.can(and, roleRate) {
		return sc.under(and)
	}
	return "", i, perUnit
}

// under reads one rate.
func (sc *scan) under(i int) (string, int, rateUse) {
	if sc.is(i, '/') || sc.is(i, '-') && sc.can(i+1, roleRate) {
		if !sc.is(i, '/') {
			i++
		} else if code, next, ok := sc.divisor(i+1, false); ok {
			return code, next, perUnit
		} else {
			return "", i, perUnit
		}
	}
	if arg, next, ok := sc.find(i, roleRate); ok {
		if code, end, ok := sc.divisor(next, arg != 0); ok && (arg == 0 || !sc.can(end, roleMoment)) {
			return code, end, perUnit
		}
	}
	if at, next, ok := sc.find(i, roleAdverb); ok {
		return sc.table.Adverbs[at].Per, next, adverb
	}
	if at, next, ok := sc.find(i, roleRateOnly); ok {
		return sc.table.Adverbs[at].Per, next, rateOnly
	}
	if at, next, ok := sc.find(i, roleInterval); ok && i > 0 {
		return sc.table.Adverbs[at].Per, next, adverb
	}
	if next := sc.skip(i, roleEach); next > i {
		if code, end, ok := sc.divisor(next, true); ok {
			return code, end, adverb
		}
		if at, end, ok := sc.find(next, roleDay); ok {
			return sc.table.Days[at].Per, end, adverb
		}
	}
	return "", i, perUnit
}

// divisor reads the unit under the line, with a number before it: kg body weight, 100 g, 2 days.
func (sc *scan) divisor(i int, period bool) (string, int, bool) {
	value := 1.0
	j := sc.skip(i, roleFiller)
	n, ok := sc.number(j)
	if ok && (n.class == cardinal || n.class == article) {
		value, j = n.value, n.next
	} else {
		n = number{}
	}
	u, next, ok := sc.unit(j, n)
	if !ok && !period {
		u, next, ok = sc.counted(j, number{})
	}
	if !ok || period && u.Kind != "duration" || u.Kind == "percent" || u.Kind == "age" && period {
		return "", i, false
	}
	if u.Code == "kg" {
		next = sc.skip(next, roleBody)
	}
	return times(value*u.Factor, u.Code), next, true
}

// times is a UCUM code with a multiplier: 8.h, 100.g.
func times(v float64, code string) string {
	if v == 1 {
		return code
	}
	if v != math.Trunc(v) { // UCUM has whole multipliers only: 1.5 hours are 90.min
		for _, finer := range []string{"mo", "d", "h", "min", "s", "mg", "ug"} {
			if w, ok := convert(v, code, finer); ok && w > v && w == math.Trunc(w) {
				v, code = w, finer
				break
			}
		}
	}
	return strconv.FormatFloat(v, 'g', 6, 64) + "." + code
}

// loose is a rate without an amount beside it.
type loose struct {
	per         string
	first, last int
	alone       bool // it can stand for a frequency by itself
	figure      bool // it does, as it carries a number: every 8 hours
}

// timed says that a rate is over a period only.
func timed(per string) bool {
	code := per
	if at := strings.LastIndexByte(per, '.'); at >= 0 {
		code = per[at+1:]
	}
	dimension, _ := size(code)
	return dimension == "time" || dimension == "calendar"
}
