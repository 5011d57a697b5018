package text

import "strings"

// maxTag is the length of the longest tag that is taken for one, in bytes.
const maxTag = 200

// untag leaves out the tags with which a sentence of plain text begins and ends: text that was copied with its markup.
func untag(text string, sp Span) Span {
	for !sp.Empty() {
		s := text[sp.Start:sp.End]
		if c, last := s[0], s[len(s)-1]; c != '<' && c != '&' && last != '>' && last != ';' {
			return sp
		}
		n := tagAt(s)
		if n == 0 {
			if n = tagBefore(s); n == 0 {
				return sp
			}
			sp.End -= n
		} else {
			sp.Start += n
		}
		sp = trim(text, sp)
	}
	return sp
}

// tagAt is the length of the tag that a text begins with, its angle brackets written as such or as entities, or 0.
func tagAt(s string) int {
	open, end := "<", ">"
	if strings.HasPrefix(s, "&lt;") {
		open, end = "&lt;", "&gt;"
	} else if s[0] != '<' {
		return 0
	}
	inner := s[len(open):min(len(s), maxTag)]
	name := strings.TrimPrefix(inner, "/")
	if name == "" || !isLetter(asciiKind(name[0])) {
		return 0
	}
	n := strings.Index(inner, end)
	if n < 0 || strings.Contains(inner[:n], open) {
		return 0
	}
	return len(open) + n + len(end)
}

// tagBefore is the length of the tag that a text ends with, or 0.
func tagBefore(s string) int {
	from := max(0, len(s)-maxTag)
	for _, open := range [...]string{"<", "&lt;"} {
		if i := strings.LastIndex(s[from:], open); i >= 0 && tagAt(s[from+i:]) == len(s)-from-i {
			return len(s) - from - i
		}
	}
	return 0
}
