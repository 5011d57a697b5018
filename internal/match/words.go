package match

import (
	"unicode"
	"unicode/utf8"
)

// Kind says what a word is made of.
type Kind uint8

// The kinds of word.
const (
	Letters Kind = iota
	Digits
	Mark // punctuation or a symbol, one code point
)

// Word is a run of letters, a run of digits or one mark. Words split where letters and digits meet ("500mg"); a hyphen
// between two words is no word of its own but sets Joined on the second.
type Word struct {
	Start, End int // bytes in the scanned text
	Kind       Kind
	Joined     bool
	entry      *entry
}

// Split appends the words of text to dst.
func Split(dst []Word, text string) []Word {
	joined := false
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			i++
			joined = false
			continue
		case c < utf8.RuneSelf && asciiLetter[c]:
			end := letters(text, i+1)
			dst = append(dst, Word{Start: i, End: end, Kind: Letters, Joined: joined})
			i, joined = end, false
		case c >= '0' && c <= '9':
			end := digits(text, i+1)
			dst = append(dst, Word{Start: i, End: end, Kind: Digits, Joined: joined})
			i, joined = end, false
		default:
			dst, i, joined = splitOther(dst, text, i, joined)
		}
	}
	return dst
}

// splitOther handles what is not an ASCII letter, digit or space.
func splitOther(dst []Word, text string, i int, joined bool) ([]Word, int, bool) {
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.IsLetter(r):
		end := letters(text, i+n)
		return append(dst, Word{Start: i, End: end, Kind: Letters, Joined: joined}), end, false
	case unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b':
		return dst, i + n, false
	case isHyphen(r) && len(dst) > 0 && dst[len(dst)-1].End == i && dst[len(dst)-1].Kind != Mark && wordFollows(text, i+n):
		return dst, i + n, true
	}
	return append(dst, Word{Start: i, End: i + n, Kind: Mark}), i + n, false
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func wordFollows(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func letterFollows(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// letters is the end of the run of letters that goes on at i; an apostrophe between letters belongs to it.
func letters(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if asciiLetter[c] || c == '\'' && letterFollows(text, i+1) {
				i++
				continue
			}
			return i
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !(r == '’' && wordFollows(text, i+n)) {
			return i
		}
		i += n
	}
	return i
}

func digits(text string, i int) int {
	for i < len(text) && (text[i] >= '0' && text[i] <= '9' || (text[i] == '.' || text[i] == ',') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9') {
		i++
	}
	return i
}

var asciiLetter = func() (t [utf8.RuneSelf]bool) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-32] = true, true
	}
	return
}()
