package text

import "sort"

// OffsetMap leads from bytes of a decoded text to bytes of its source. The zero map is the identity.
type OffsetMap struct {
	runs []run
}

// run says that the n bytes from text stand for the m bytes from source. Where n == m they are the same bytes one by
// one; else (an entity, a dropped tag) the run is indivisible.
type run struct{ text, n, source, m int }

// Add appends that the next n bytes of text stand for the m bytes of source from there on. Text runs follow one another
// without gaps; source runs never go back.
func (m *OffsetMap) Add(n, source, length int) {
	at := 0
	if k := len(m.runs); k > 0 {
		last := &m.runs[k-1]
		at = last.text + last.n
		if n == length && last.n == last.m && last.source+last.m == source {
			last.n += n
			last.m += length
			return
		}
	}
	m.runs = append(m.runs, run{at, n, source, length})
}

// Identity says that text and source are the same bytes.
func (m *OffsetMap) Identity() bool { return len(m.runs) == 0 }

// Start is the first source byte of the text byte at.
func (m *OffsetMap) Start(at int) int {
	if len(m.runs) == 0 {
		return at
	}
	i := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].text > at }) - 1
	if i < 0 {
		return m.runs[0].source
	}
	r := m.runs[i]
	if r.n == r.m {
		return r.source + min(at-r.text, r.m)
	}
	if at >= r.text+r.n {
		return r.source + r.m
	}
	return r.source
}

// End is the source byte after the text byte before at.
func (m *OffsetMap) End(at int) int {
	if len(m.runs) == 0 || at == 0 {
		return at
	}
	i := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].text >= at }) - 1
	if i < 0 {
		return m.runs[0].source
	}
	r := m.runs[i]
	if r.n == r.m {
		return r.source + min(at-r.text, r.m)
	}
	return r.source + r.m
}

// Span leads a span of the text to the source.
func (m *OffsetMap) Span(s Span) Span {
	if s.Empty() {
		at := m.Start(s.Start)
		return Span{Start: at, End: at}
	}
	return Span{Start: m.Start(s.Start), End: max(m.Start(s.Start), m.End(s.End))}
}
