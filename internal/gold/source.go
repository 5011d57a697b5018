package gold

import (
	"sort"
	"unicode/utf8"

	"keur/claims"
	"keur/internal/text"
)

// Source leads between the bytes of a document, in which claims have their spans, and its code points, in which labels
// have theirs. Bytes that are no UTF-8 count as other programs show them: one code point for each stretch that could
// have begun one.
type Source struct {
	data   []byte
	starts []int // byte offsets of every stride-th code point
	lines  *text.Lines
}

// stride is how many code points lie between two that are remembered.
const stride = 512

// NewSource indexes a document.
func NewSource(data []byte) *Source {
	s := &Source{data: data, lines: text.NewLines(data)}
	for at, n := 0, 0; at < len(data); n++ {
		if n%stride == 0 {
			s.starts = append(s.starts, at)
		}
		at += width(data[at:])
	}
	return s
}

// Label gives a claim that was found in the document in the form of a label.
func (s *Source) Label(doc string, c *claims.Claim) Label {
	from := min(max(c.Span.Start, 0), len(s.data))
	to := min(max(c.Span.End, from), len(s.data))
	start := s.before(from)
	return Label{Doc: doc, Quote: c.Quote, Type: c.Type, Polarity: c.Polarity, Hedged: c.Hedged, Subject: c.Subject.Text,
		Object: c.Object.Text, Quantities: c.Quantities, Start: start, End: start + points(s.data[from:to])}
}

// Location is where a label stands in the document, for people.
func (s *Source) Location(l *Label) claims.Location {
	return s.lines.Location(claims.Span{Start: s.offset(l.Start), End: s.offset(l.End)})
}

// before counts the code points before a byte offset.
func (s *Source) before(at int) int {
	i := sort.SearchInts(s.starts, at+1) - 1
	if i < 0 {
		return 0
	}
	return i*stride + points(s.data[s.starts[i]:at])
}

// offset is the byte at which a code point begins; the end of the document where it has fewer.
func (s *Source) offset(point int) int {
	if point < 0 || point/stride >= len(s.starts) {
		return len(s.data)
	}
	at := s.starts[point/stride]
	for n := point % stride; n > 0 && at < len(s.data); n-- {
		at += width(s.data[at:])
	}
	return at
}

// points counts code points.
func points(data []byte) int {
	n := 0
	for ; len(data) > 0; n++ {
		data = data[width(data):]
	}
	return n
}

// width is the number of bytes of the first code point, or of the stretch that counts as one: what is not yet a whole
// code point but could have become one.
func width(data []byte) int {
	if r, n := utf8.DecodeRune(data); r != utf8.RuneError || n > 1 {
		return n
	}
	n := 1
	for n < len(data) && !utf8.FullRune(data[:n+1]) {
		n++
	}
	return n
}
