// Package register keeps what reviewers decided: it gives claims an identity that is their words, joins the claims found
// in a document with its register, takes decisions, writes the register, and holds a report against the gate.
package register

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Tidy puts a text on one line: white space becomes single spaces, and the marks that a quoted or wrapped line starts
// with in Markdown go. A ">" before a figure stays, for it may mean "more than".
func Tidy(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsRune(s, '>') && strings.ContainsAny(s, "\n\r") {
		s = unquoteLines(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

func unquoteLines(s string) string {
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
	for i := 1; i < len(lines); i++ {
		rest := strings.TrimLeft(lines[i], "> \t")
		if !startsFigure(rest) {
			lines[i] = rest
		}
	}
	return strings.Join(lines, "\n")
}

func startsFigure(s string) bool {
	for _, r := range s {
		return unicode.IsNumber(r)
	}
	return false
}

// Normalise gives the words of a text as identity sees them, single spaces between: NFKC, case folded, white space,
// quotes and dashes unified, and punctuation at the edges of words dropped. Figures keep sign, decimals and percent
// sign, and a question keeps its mark.
func Normalise(s string) string {
	words := strings.Fields(fold(Tidy(s)))
	if len(words) > 1 && words[0] == "|" && words[len(words)-1] == "|" {
		words = words[1 : len(words)-1] // the outer bars of a Markdown row are optional
	}
	kept := words[:0:len(words)]
	for i, w := range words {
		if t := trim(w); t != "" {
			kept = append(kept, t)
		} else if i > 0 && i+1 < len(words) && endsFigure(words[i-1]) && startsFigure(words[i+1]) {
			kept = append(kept, w) // "5 - 10", "1 : 4"
		}
	}
	return strings.Join(kept, " ")
}

func endsFigure(w string) bool {
	return w != "" && w[len(w)-1] >= '0' && w[len(w)-1] <= '9'
}

// fold unifies what looks alike. Most text is ASCII, which has a quick way.
func fold(s string) string {
	s = unify(s)
	if !isASCII(s) {
		s = norm.NFKC.String(s)
		s = norm.NFKC.String(cases.Fold().String(s))
		return unify(s)
	}
	return strings.ToLower(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// unify replaces quotes and dashes by their ASCII forms, drops what cannot be seen, and parts a raised figure or a
// fraction from the figure before it: NFKC alone makes 102 of 10² and 51/2 of 5½. A cell's bar is a word of its own.
func unify(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	figure := false
	for _, r := range s {
		if u, ok := alike(r); ok {
			b.WriteString(u)
			figure = figure && u == ""
			continue
		}
		raised := unicode.Is(unicode.No, r)
		if raised && figure {
			b.WriteByte('^')
		}
		figure = raised || unicode.IsDigit(r)
		b.WriteRune(r)
	}
	return b.String()
}

// alike gives the ASCII form of a character that has look-alikes; empty for one that is not seen.
func alike(r rune) (string, bool) {
	if r < 0x80 {
		switch r {
		case '|':
			return " | ", true
		case '`':
			return "'", true
		}
		return "", false
	}
	switch r {
	case '‘', '’', '‚', '‛', '‹', '›', '´':
		return "'", true
	case '“', '”', '„', '‟', '«', '»':
		return `"`, true
	case '\u2212', '\u2043':
		return "-", true
	case '⁄', '∕':
		return "/", true
	}
	switch {
	case unicode.Is(unicode.Pd, r):
		return "-", true
	case unicode.Is(unicode.Cf, r), r >= 0xFE00 && r <= 0xFE0F:
		return "", true
	}
	return "", false
}

// trim drops the punctuation around a word. It returns "" for a word of nothing but punctuation.
func trim(w string) string {
	end := strings.TrimRightFunc(w, dropped)
	start := strings.TrimLeftFunc(end, dropped)
	if start == "" || !startsFigure(start) {
		return start
	}
	// The sign or decimal point before a figure belongs to it.
	if lead := len(end) - len(start); lead > 0 && strings.IndexByte("-.,", end[lead-1]) >= 0 {
		return end[lead-1:]
	}
	return start
}

// dropped says that a character at the edge of a word says nothing. Signs that change what is said stay.
func dropped(r rune) bool {
	return unicode.IsPunct(r) && !strings.ContainsRune("%‰‱&@#§/?", r)
}
