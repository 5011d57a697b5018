package text

import "strings"

// spacedEnds decides on a mark that white space follows.
func (l *language) spacedEnds(s string, m mark) bool {
	f := next(s, m.closed)
	switch f.kind {
	case nothing, joiner, space:
		return false
	case dots:
		return m.dots < 2 && m.end == m.closed
	}
	switch {
	case m.strong:
		return f.kind != lower
	case m.dots > 1:
		return l.ellipsisEnds(s, m, f)
	}
	return l.dotEnds(s, m, f)
}

// ellipsisEnds decides on several dots: three spaced ones stand for words left out.
func (l *language) ellipsisEnds(s string, m mark, f follow) bool {
	if m.spaced && m.dots == 3 && m.start > 0 && s[m.start-1] == ' ' {
		return false
	}
	return f.kind == upper || f.kind == digit
}

// dotEnds decides on a single dot before white space.
func (l *language) dotEnds(s string, m mark, f follow) bool {
	w := wordBefore(s, m)
	if f.kind == lower {
		return l.carelessStart(w, m, f)
	}
	if w.text == "" {
		return true
	}
	if number := isNumber(w.text); number && w.start == m.block {
		return false // the number of a list item or heading
	} else if number || isRange(w.text) {
		return !l.ordinal(s, w, f)
	}
	if runes(w.text) == 1 {
		return l.letterEnds(s, w, m, f)
	}
	var buf [maxKey]byte
	c := l.words[string(foldInto(&buf, w.text))]
	switch {
	case m.closed > m.end && s[m.end] == ')' && c&anyAbbreviation != 0:
		return l.is(f.word, opener|stopWord)
	case c&title != 0:
		return false
	case c&abbreviation != 0:
		return f.kind == upper && l.is(f.word, opener)
	case c&numberAbbreviation != 0:
		return f.kind != digit
	case c&finalAbbreviation != 0:
		return !l.early(s, w, m, f) && !company(s, w, f)
	case isAcronym(w.text):
		return l.is(f.word, opener|stopWord)
	}
	return true
}

// early says that too few words stand before an abbreviation for a sentence, and what follows need not begin one: "At 9 a.m.
// Dr. …".
func (l *language) early(s string, w token, m mark, f follow) bool {
	return !l.is(f.word, opener) && strings.Count(strings.TrimSpace(s[m.sentence:min(w.start, m.sentence+maxKey)]), " ") < 2
}

// company says that the abbreviation stands in the name of a company: "& Co. KG".
func company(s string, w token, f follow) bool {
	k, n := kindAt(f.word, 0)
	last, _ := kindAt(f.word, n)
	return strings.HasSuffix(s[:w.start], "& ") && k == upper && last == upper
}

// carelessStart says that a sentence begins in lower case by mistake: an ordinary word before the dot, and an opener
// after it.
func (l *language) carelessStart(w token, m mark, f follow) bool {
	if m.closed > m.end || len(w.text) < 3 || !allLower(w.text) {
		return false
	}
	return l.is(f.word, opener) && !l.is(w.text, anyAbbreviation)
}

// ordinal says that a number with a dot goes on: a day of a month, a century, part of a date in figures.
func (l *language) ordinal(s string, w token, f follow) bool {
	switch {
	case len(w.text) > 3 && isNumber(w.text):
		return false
	case f.kind == digit:
		end := f.at
		for end < len(s) && isDigit(s[end]) {
			end++
		}
		return len(w.text) <= 2 && end < len(s) && end-f.at <= 2 && s[end] == '.'
	case l.is(f.word, afterOrdinal):
		return true
	}
	return f.kind == upper && l.is(previous(s, w.start), beforeOrdinal) && !l.is(f.word, opener)
}

// letterEnds decides on a dot after a single letter: an initial, a spaced abbreviation, a vitamin.
func (l *language) letterEnds(s string, w token, m mark, f follow) bool {
	if c, spelled := l.spelled(s, w); spelled {
		return c&finalAbbreviation != 0 || c == 0 && l.is(f.word, opener)
	}
	if w.start == m.sentence || f.kind == digit {
		return false
	}
	if k, _ := kindAt(w.text, 0); k == lower {
		return l.is(f.word, opener) && !l.is(w.text, anyAbbreviation)
	}
	before := previous(s, w.start)
	if l.is(before, beforeLetter) {
		return true
	}
	if l.is(w.text, abbreviation|title) {
		return false
	}
	k, _ := kindAt(before, 0)
	return k == lower && l.is(f.word, opener)
}

// spelled looks up an abbreviation that is written with spaces ("z. B.", "m. i. v."), whose last letter is w.
func (l *language) spelled(s string, w token) (class, bool) {
	var parts [maxKey]byte
	at, start := maxKey-len(w.text), w.start
	if at < 4 {
		return 0, false
	}
	copy(parts[at:], w.text)
	c, found := class(0), false
	for range 3 {
		if start < 3 || s[start-1] != ' ' || s[start-2] != '.' || !isWordByte(s[start-3]) {
			break
		}
		if start > 3 && isWordByte(s[start-4]) || at < 3 {
			break
		}
		at -= 2
		parts[at], parts[at+1] = s[start-3], '.'
		start -= 3
		found = true
		if got := l.words[string(lowered(parts[at:]))]; got != 0 {
			c = got
		}
	}
	return c, found
}

func lowered(b []byte) []byte {
	foldBytes(b)
	return b
}

// token is the word before a dot, inner dots included.
type token struct {
	text  string
	start int
}

// wordBefore is the word that a mark follows, back to white space, an opening mark or a slash.
func wordBefore(s string, m mark) token {
	start := m.start
	for start > m.sentence && start > m.start-maxKey {
		c := s[start-1]
		if c <= ' ' || c == '(' || c == '[' || c == '"' || c == '/' || c == '\'' && start < m.start {
			break
		}
		if c == 0xA0 && start > 1 && s[start-2] == 0xC2 || (c == 0x9C || c == 0x9E || c == 0x98) && start > 2 && s[start-3] == 0xE2 {
			break
		}
		start--
	}
	return token{text: s[start:m.start], start: start}
}

// previous is the word before the white space that ends at i.
func previous(s string, i int) string {
	end := i
	for end > 0 && i-end < 4 && s[end-1] == ' ' {
		end--
	}
	start := end
	for start > 0 && end-start < maxKey && isWordByte(s[start-1]) {
		start--
	}
	return s[start:end]
}

func isNumber(w string) bool {
	for i := 0; i < len(w); i++ {
		if !isDigit(w[i]) {
			return false
		}
	}
	return w != ""
}

// isRange says that a word is two numbers with a dash between ("1.-3", "-3").
func isRange(w string) bool {
	for i := 0; i < len(w); i++ {
		if !isDigit(w[i]) && w[i] != '.' && w[i] != '-' && w[i] < 0x80 || isLetter(kindBefore(w, i+1)) {
			return false
		}
	}
	return w != "" && isDigit(w[len(w)-1])
}

// isAcronym says that a word is single letters with dots between, such as "U.S" before its last dot.
func isAcronym(w string) bool {
	if !strings.Contains(w, ".") {
		return false
	}
	for i := 0; i < len(w); i++ {
		if (w[i] == '.') != (i%2 == 1) || w[i] != '.' && !isLetter(asciiKind(w[i])) {
			return false
		}
	}
	return true
}

func allLower(w string) bool {
	for i := 0; i < len(w); {
		k, n := kindAt(w, i)
		if k != lower {
			return false
		}
		i += n
	}
	return w != ""
}
