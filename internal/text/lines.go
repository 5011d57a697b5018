package text

import (
	"encoding/binary"
	"math/bits"
	"sort"
	"unicode/utf8"

	"keur/claims"
)

// Lines finds the line and column of byte offsets in a source, in time that does not grow with the length of a line.
type Lines struct {
	source []byte
	starts []int
	marks  []int // code points before each multiple of stride
}

// stride is how far apart the checkpoints of a source lie, in bytes.
const stride = 1024

// NewLines indexes the line starts of a source; \n, \r\n and a lone \r end a line.
func NewLines(source []byte) *Lines {
	l := &Lines{source: source, starts: []int{0}, marks: make([]int, 0, len(source)/stride+1)}
	for i, b := range source {
		if b == '\n' || b == '\r' && (i+1 == len(source) || source[i+1] != '\n') {
			l.starts = append(l.starts, i+1)
		}
	}
	points := 0
	for at := 0; ; at += stride {
		l.marks = append(l.marks, points)
		if at+stride > len(source) {
			break
		}
		points += heads(source[at : at+stride])
	}
	return l
}

// heads counts the bytes that begin a code point. Counted so, stretches add up wherever they are cut. Eight bytes are
// counted at once: a byte that continues a code point has its highest bit set and the next one clear.
func heads(b []byte) int {
	n := 0
	for ; len(b) >= 8; b = b[8:] {
		word := binary.LittleEndian.Uint64(b)
		n += 8 - bits.OnesCount64(word & ^(word<<1) & 0x8080808080808080)
	}
	for _, c := range b {
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// Position is the 1-based line of a byte offset, and its column in code points. An offset behind the end is at the end.
func (l *Lines) Position(at int) (line, column int) {
	at = min(max(at, 0), len(l.source))
	i := sort.SearchInts(l.starts, at+1) - 1
	return i + 1, l.points(at) - l.points(l.starts[i]) + 1
}

// points counts the code points that begin before a byte offset.
func (l *Lines) points(at int) int {
	return l.marks[at/stride] + heads(l.source[at/stride*stride:at])
}

// Location is the place of a span of the source.
func (l *Lines) Location(s Span) claims.Location {
	line, column := l.Position(s.Start)
	endLine, endColumn := l.Position(s.End)
	return claims.Location{Line: line, Column: column, EndLine: endLine, EndColumn: endColumn}
}

// Count is the number of lines; an end of line at the very end of the source begins one more.
func (l *Lines) Count() int { return len(l.starts) }

// Line is the text of a 1-based line, without its end, and the offset at which it starts.
func (l *Lines) Line(n int) (string, int) {
	s := l.lineSpan(n)
	return string(l.source[s.Start:s.End]), s.Start
}

// Window is the text around a byte offset within its line, at most about reach bytes to either side, and the offset at
// which it starts; it is for showing a place on a line of any length.
func (l *Lines) Window(at, reach int) (string, int) {
	at = min(max(at, 0), len(l.source))
	s := l.lineSpan(sort.SearchInts(l.starts, at+1))
	start, end := max(s.Start, at-reach), min(s.End, at+reach)
	for start > s.Start && !utf8.RuneStart(l.source[start]) {
		start--
	}
	for end < s.End && !utf8.RuneStart(l.source[end]) {
		end++
	}
	return string(l.source[start:max(start, end)]), start
}

func (l *Lines) lineSpan(n int) Span {
	start, end := l.starts[n-1], len(l.source)
	if n < len(l.starts) {
		end = l.starts[n]
	}
	for end > start && (l.source[end-1] == '\n' || l.source[end-1] == '\r') {
		end--
	}
	return Span{Start: start, End: end}
}
