package text

import "unicode/utf8"

// maxKey is the length in bytes of the longest word worth looking up; longer words stand in no table.
const maxKey = 40

// fold gives a word in lower case. It folds ASCII and Latin-1, which covers Dutch, English and German.
func fold(s string) string {
	out := []byte(s)
	foldBytes(out)
	return string(out)
}

// foldInto folds a word into a buffer, without allocating; a word too long for it gives nothing.
func foldInto(buf *[maxKey]byte, s string) []byte {
	if len(s) > maxKey {
		return nil
	}
	out := buf[:copy(buf[:], s)]
	foldBytes(out)
	return out
}

func foldBytes(b []byte) {
	for i, c := range b {
		switch {
		case 'A' <= c && c <= 'Z':
			b[i] = c + 'a' - 'A'
		case c == 0xC3 && i+1 < len(b) && 0x80 <= b[i+1] && b[i+1] <= 0x9E && b[i+1] != 0x97: // À to Þ, but not ×
			b[i+1] += 0x20
		}
	}
}

// spaceAt gives the length of the white space character at i, or 0. No-break spaces count, and so does the stray "Â"
// that a no-break space leaves behind where it was decoded twice: before a space or the end, after no letter.
func spaceAt(s string, i int) int {
	switch c := s[i]; {
	case c == ' ' || '\t' <= c && c <= '\r':
		return 1
	case c < 0x80:
		return 0
	case c == 0xC2 && i+1 < len(s) && (s[i+1] == 0xA0 || s[i+1] == 0x85):
		return 2
	case c == 0xC3:
		return strayAt(s, i)
	case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] <= 0x8B || s[i+2] == 0xAF || s[i+2] == 0xA8 || s[i+2] == 0xA9):
		return 3 // U+2000 to U+200B, the line and paragraph separators and the narrow no-break space
	case c == 0xE3 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x80, c == 0xEF && i+2 < len(s) && s[i+1] == 0xBB && s[i+2] == 0xBF:
		return 3
	}
	return 0
}

func strayAt(s string, i int) int {
	if i+1 >= len(s) || s[i+1] != 0x82 {
		return 0
	}
	if i > 0 && (isWordByte(s[i-1]) || s[i-1] == '\'') {
		return 0
	}
	if i+2 < len(s) && s[i+2] > ' ' && s[i+2] != 0xC2 {
		return 0
	}
	return 2
}

// isWordByte says that a byte belongs to a letter or digit, as far as a byte can tell.
func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// trim narrows a span to what is no white space at its ends.
func trim(s string, sp Span) Span {
	for sp.Start < sp.End {
		n := spaceAt(s[:sp.End], sp.Start)
		if n == 0 {
			break
		}
		sp.Start += n
	}
	return Span{Start: sp.Start, End: trimEnd(s, sp)}
}

func trimEnd(s string, sp Span) int {
	end := sp.End
	for end > sp.Start {
		if s[end-1] < 0x80 {
			if spaceAt(s, end-1) == 0 {
				break
			}
			end--
			continue
		}
		_, n := utf8.DecodeLastRuneInString(s[sp.Start:end])
		if spaceAt(s[:end], end-n) != n {
			break
		}
		end -= n
	}
	return end
}

// runes counts the code points of a span, by bytes that are no continuation.
func runes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}
