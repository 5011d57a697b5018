package text

import "strings"

// glued decides on a mark that no white space follows: a space forgotten between sentences, a footnote's number, or a
// name with a dot inside. It gives the end of the sentence, or 0.
func (l *language) glued(s string, m mark) int {
	before := kindBefore(s, m.start)
	if before == space || before == nothing {
		return 0
	}
	whole := around(s, m)
	if isAddress(whole) {
		return 0
	}
	switch {
	case m.strong, m.dots > 1:
		if isLetter(before) && wordLen(s, m.start) > 1 && startsWord(s, m.closed) {
			return m.closed
		}
		return 0
	}
	if end := noteEnd(s, m, before); end > 0 {
		return end
	}
	w := wordBefore(s, m)
	if l.is(w.text, anyAbbreviation) || l.domainName(whole) || w.start == m.block && isNumber(w.text) {
		return 0
	}
	if startsWord(s, m.closed) {
		if isLetter(before) && (wordLen(s, m.start) < 2 || isAcronym(w.text)) {
			return 0
		}
		return m.closed
	}
	if m.closed == m.end && l.carelessGlue(s, m, w, whole) {
		return m.closed
	}
	return 0
}

// carelessGlue says that two words in lower case stand on either side of a sentence's dot: neither is part of a name,
// and the second begins a sentence.
func (l *language) carelessGlue(s string, m mark, w token, whole string) bool {
	end := letters(s, m.end, maxKey)
	right := s[m.end:end]
	if len(w.text) < 3 || !allLower(w.text) || !allLower(right) || strings.Count(strings.TrimRight(whole, ".,;:!?)"), ".") != 1 {
		return false
	}
	if k, _ := kindAt(s, end); end < len(s) && k != space && s[end] != ',' {
		return false
	}
	return l.is(right, opener|stopWord) || len(w.text) > 3 && len(right) > 3
}

// startsWord says that a capitalised word stands at i: a capital before a small letter, or alone.
func startsWord(s string, i int) bool {
	i += openQuote(s, i)
	if i < len(s) && elidedCapital(s, i) {
		return true
	}
	k, n := kindAt(s, i)
	if k != upper {
		return false
	}
	k, _ = kindAt(s, i+n)
	return k == lower || k == space || s[i] == 'A' || isAllCaps(s, i)
}

// isAllCaps says that a word of at least three capitals stands at i.
func isAllCaps(s string, i int) bool {
	for range 3 {
		k, n := kindAt(s, i)
		if k != upper {
			return false
		}
		i += n
	}
	return true
}

func openQuote(s string, i int) int {
	if i < len(s) && s[i] == '(' {
		return 1
	}
	return markAt(s, i, "“", "„", "‘", "’", "«")
}

// noteEnd is the end of a footnote's number that stands right behind a sentence, where another sentence follows.
func noteEnd(s string, m mark, before kind) int {
	if !isLetter(before) && s[m.start-1] != ')' || wordLen(s, m.start) == 1 && s[m.start-1] != ')' {
		return 0
	}
	i := m.closed
	for {
		from := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		if i == from || i-from > 3 {
			return 0
		}
		if i+1 < len(s) && (s[i] == ' ' || s[i] == ',') && isDigit(s[i+1]) {
			i++
			continue
		}
		break
	}
	if i >= len(s) || s[i] != ' ' || next(s, i).kind != upper {
		return 0
	}
	return i
}

// around is the stretch without white space that holds a mark, as far as a name or address is long.
func around(s string, m mark) string {
	const reach = 80
	start, end := m.start, m.end
	for start > 0 && m.start-start < reach && s[start-1] > ' ' {
		start--
	}
	for end < len(s) && end-m.end < reach && s[end] > ' ' {
		end++
	}
	return s[start:end]
}

// isAddress says that a stretch is an e-mail or web address.
func isAddress(w string) bool {
	return strings.Contains(w, "@") || strings.Contains(w, "://") || strings.HasPrefix(strings.TrimLeft(w, "(["), "www.")
}

// domainName says that a stretch ends as the name of a site or file does.
func (l *language) domainName(w string) bool {
	w = strings.TrimRight(w, ".,;:!?)]\"'")
	if i := strings.IndexByte(w, '/'); i > 0 {
		w = w[:i]
	}
	i := strings.LastIndexByte(w, '.')
	return i >= 0 && i+1 < len(w) && asciiKind(w[i+1]) == lower && l.is(w[i+1:], domain)
}

// wordLen is the number of letters that end at i, counted up to three.
func wordLen(s string, i int) int {
	n := 0
	for n < 3 && i > 0 && isLetter(kindBefore(s, i)) {
		i--
		for i > 0 && s[i]&0xC0 == 0x80 {
			i--
		}
		n++
	}
	return n
}
