package text

import (
	"unicode"
	"unicode/utf8"
)

// kind is what a character is, as far as sentence boundaries go.
type kind uint8

const (
	nothing kind = iota // the end of the block
	lower
	upper
	digit
	space
	dots   // an ellipsis
	joiner // punctuation that goes on with the sentence before it
	other
)

// kindAt classifies the character at i and gives its length.
func kindAt(s string, i int) (kind, int) {
	if i >= len(s) {
		return nothing, 0
	}
	c := s[i]
	if c < utf8.RuneSelf {
		return asciiKind(c), 1
	}
	if n := spaceAt(s, i); n > 0 {
		return space, n
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return upper, n
	case unicode.IsLetter(r):
		return lower, n
	case unicode.IsDigit(r):
		return digit, n
	case r == '…':
		return dots, n
	case unicode.IsSymbol(r) || unicode.IsPunct(r):
		return other, n
	}
	return joiner, n
}

func asciiKind(c byte) kind {
	switch {
	case 'a' <= c && c <= 'z':
		return lower
	case 'A' <= c && c <= 'Z':
		return upper
	case '0' <= c && c <= '9':
		return digit
	case c == ' ' || '\t' <= c && c <= '\r':
		return space
	case c == '.':
		return dots
	case c == '$' || c == '#' || c == '@':
		return other
	}
	return joiner
}

// kindBefore classifies the character that ends at i.
func kindBefore(s string, i int) kind {
	if i <= 0 {
		return nothing
	}
	if s[i-1] < utf8.RuneSelf {
		return asciiKind(s[i-1])
	}
	_, n := utf8.DecodeLastRuneInString(s[:i])
	k, _ := kindAt(s, i-n)
	return k
}

func isLetter(k kind) bool { return k == lower || k == upper }

// letters is the end of the run of letters from i on, at most limit bytes.
func letters(s string, i, limit int) int {
	end := min(len(s), i+limit)
	for i < end {
		k, n := kindAt(s, i)
		if !isLetter(k) {
			break
		}
		i += n
	}
	return i
}

// closerAt gives the length of a closing quote or bracket at i, or 0.
func closerAt(s string, i int) int {
	switch s[i] {
	case ')', ']', '"', '\'':
		return 1
	case 0xC2:
		return markAt(s, i, "»")
	case 0xE2:
		return markAt(s, i, "”", "’", "“", "›")
	}
	return 0
}

// openerAt gives the length of an opening quote, bracket, dash or bullet at i, or 0.
func openerAt(s string, i int) int {
	switch s[i] {
	case '(', '[', '"', '\'', '*', '_', '-', '<':
		return 1
	case 0xC2:
		return markAt(s, i, "«", "·", "¿", "¡")
	case 0xE2:
		return markAt(s, i, "“", "„", "‘", "’", "‚", "”", "‹", "–", "—", "•", "⁃", "‣", "▪", "●", "→")
	}
	return 0
}

func markAt(s string, i int, marks ...string) int {
	for _, m := range marks {
		if len(s) >= i+len(m) && s[i:i+len(m)] == m {
			return len(m)
		}
	}
	return 0
}
