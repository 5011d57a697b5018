package text

import (
	"sort"
	"unicode/utf8"

	"keur/claims"
)

// Lines finds the line and column of byte offsets in a source.
type Lines struct {
	source []byte
	starts []int
}

// NewLines indexes the line starts of a source; \n, \r\n and a lone \r end a line.
func NewLines(source []byte) *Lines {
	l := &Lines{source: source, starts: []int{0}}
	for i, b := range source {
		if b == '\n' || b == '\r' && (i+1 == len(source) || source[i+1] != '\n') {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// Position is the 1-based line of a byte offset, and its column in code points.
func (l *Lines) Position(at int) (line, column int) {
	i := sort.SearchInts(l.starts, at+1) - 1
	return i + 1, utf8.RuneCount(l.source[l.starts[i]:at]) + 1
}

// Location is the place of a span of the source.
func (l *Lines) Location(s Span) claims.Location {
	line, column := l.Position(s.Start)
	endLine, endColumn := l.Position(s.End)
	return claims.Location{Line: line, Column: column, EndLine: endLine, EndColumn: endColumn}
}

// Line is the text of a 1-based line, without its end, and the offset at which it starts.
func (l *Lines) Line(n int) (string, int) {
	start, end := l.starts[n-1], len(l.source)
	if n < len(l.starts) {
		end = l.starts[n]
	}
	for end > start && (l.source[end-1] == '\n' || l.source[end-1] == '\r') {
		end--
	}
	return string(l.source[start:end]), start
}
