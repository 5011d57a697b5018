package claims

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// escape reads the escape at the start of s: its character, and how many bytes it takes, 0 if it is not one of ours.
func escape(s string) (rune, int) {
	if len(s) < 2 {
		return 0, 0
	}
	switch s[1] {
	case '"', '\\':
		return rune(s[1]), 2
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	case 'x':
		return code(s, 2)
	case 'u':
		return code(s, 4)
	case 'U':
		return code(s, 8)
	}
	return 0, 0
}

func code(s string, digits int) (rune, int) {
	if len(s) < 2+digits {
		return 0, 0
	}
	v, err := strconv.ParseUint(s[2:2+digits], 16, 32)
	if err != nil || v > unicode.MaxRune || !utf8.ValidRune(rune(v)) {
		return 0, 0
	}
	return rune(v), 2 + digits
}

// printable says that a text holds only what quote leaves as it is.
func printable(s string) bool {
	for _, r := range s {
		if !unicode.IsPrint(r) && r != utf8.RuneError {
			return false
		}
	}
	return true
}
