package quantity

import (
	"strings"
	"unicode/utf8"
)

// digits reads a number written in digits, or a date, time or name that starts with digits.
func (sc *scan) digits(i int, space bool) int {
	end, name := sc.digitsEnd(i)
	if !name {
		end = sc.spaced(i, end)
	}
	if stop := sc.chain(i, end); stop > end {
		end, name = stop, true
	}
	t := token{start: int32(i), end: int32(end), kind: isNumber, space: space}
	if name || sc.joined(i, space) {
		t.kind = isName
		sc.toks = append(sc.toks, t)
		return end
	}
	t.value, t.marks = sc.decimal(sc.s[i:end])
	if n := len(sc.toks); n > 0 && sc.roles[sc.toks[n-1].id]&(1<<roleCurrency) != 0 {
		t.marks |= priced
	}
	sc.toks = append(sc.toks, t)
	return end
}

// digitsEnd finds the end of digits with their separators; name says that the separators make no number (1.2.3).
func (sc *scan) digitsEnd(i int) (end int, name bool) {
	end = i
	signs, groups := 0, true
	last := ""
	for {
		run := end
		for end < len(sc.s) && isDigit(sc.s[end]) {
			end++
		}
		if signs > 0 && end-run != 3 {
			groups = false
		}
		n := separator(sc.s[end:])
		if n == 0 {
			break
		}
		if end+n >= len(sc.s) || !isDigit(sc.s[end+n]) || n > 1 && !sc.three(end+n) {
			break
		}
		if last != "" && last != sc.s[end:end+n] && !groups {
			break
		}
		last = sc.s[end : end+n]
		signs++
		end += n
	}
	return end, signs > 1 && !groups && strings.Count(sc.s[i:end], last) > 1
}

// spaced finds the end of a number whose thousands stand apart by plain spaces: only where the groups are round, since
// two numbers can stand side by side.
func (sc *scan) spaced(i, end int) int {
	if end-i > 3 || sc.s[i] == '0' {
		return end
	}
	for end+3 < len(sc.s) && sc.s[end] == ' ' && sc.s[end+1:end+4] == "000" && sc.three(end+1) {
		end += 4
	}
	return end
}

// separator is the length of a sign that may stand within a number.
func separator(s string) int {
	if s == "" {
		return 0
	}
	if s[0] == '.' || s[0] == ',' {
		return 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == '\u00a0' || r == '\u202f' || r == '\u2009' {
		return n
	}
	return 0
}

// three says that exactly three digits start at i.
func (sc *scan) three(i int) bool {
	return i+3 <= len(sc.s) && isDigit(sc.s[i]) && isDigit(sc.s[i+1]) && isDigit(sc.s[i+2]) &&
		(i+3 == len(sc.s) || !isDigit(sc.s[i+3]))
}

// chain finds the end of a date, telephone number or time that starts with the digits up to end; end where it is none.
func (sc *scan) chain(i, end int) int {
	if end+1 >= len(sc.s) || !isDigit(sc.s[end+1]) {
		return end
	}
	sign := sc.s[end]
	next := end + 1
	for next < len(sc.s) && isDigit(sc.s[next]) {
		next++
	}
	switch {
	case sign == ':' && end-i <= 2 && next-end == 3 && sc.s[i:end] != "1":
		return next
	case sign == '-' || sign == '/':
		stop := next
		for stop+1 < len(sc.s) && sc.s[stop] == sign && isDigit(sc.s[stop+1]) {
			for stop++; stop < len(sc.s) && isDigit(sc.s[stop]); stop++ {
			}
		}
		if stop > next {
			return stop
		}
	}
	return end
}

// joined says that the digits at i belong to a name before a hyphen, as in omega-3.
func (sc *scan) joined(i int, space bool) bool {
	n := len(sc.toks)
	if space || n < 2 || sc.toks[n-1].id != '-' || sc.toks[n-1].space {
		return false
	}
	before := &sc.toks[n-2]
	if before.kind == isName {
		return true
	}
	if before.kind != isWord || before.class != notNumber || sc.s[before.start] == '%' {
		return false
	}
	return n < 3 || sc.toks[n-3].kind != isNumber
}

// decimal is the value of digits with separators.
func (sc *scan) decimal(s string) (float64, uint8) {
	point := -1
	if at := strings.LastIndexAny(s, ".,"); at >= 0 && !sc.groups(s, at) {
		point = at
	}
	var v, unit float64 = 0, 1
	marks := uint8(0)
	for i := 0; i < len(s); i++ {
		switch {
		case isDigit(s[i]) && (point < 0 || i < point):
			v = v*10 + float64(s[i]-'0')
		case isDigit(s[i]):
			unit *= 10
			v = v*10 + float64(s[i]-'0')
		case i != point:
			marks |= grouped
		}
	}
	if point < 0 {
		marks |= whole
	} else {
		marks |= decimals
	}
	if point > 0 && len(s)-point == 3 && point <= 2 && s[point] == '.' && sc.table.Decimal == "," && s[point+1] < '6' {
		marks |= clocked
	}
	if s[0] == '0' {
		marks |= leading
	}
	return v / unit, marks
}

// groups says that the last separator of s, at the given place, groups thousands.
func (sc *scan) groups(s string, at int) bool {
	if len(s)-at != 4 || s[0] == '0' || !strings.Contains(sc.table.Thousands, s[at:at+1]) {
		return false
	}
	return strings.IndexAny(s, ".,") <= 3 && strings.IndexAny(s, ".,") > 0
}
