package text

import "sort"

// OffsetMap leads from bytes of a decoded text to bytes of its source. The zero map is the identity.
type OffsetMap struct {
	runs []run
}

// run says that the n bytes from text stand for the m bytes from source. Where n == m they are the same bytes one by
// one; else (an entity, a dropped tag) the run is indivisible.
type run struct{ text, n, source, m int }

// Add appends that the next n bytes of text stand for the length bytes of source from there on. Text runs follow one
// another without gaps; source runs never go back: what would is moved to where the run before it ends.
func (m *OffsetMap) Add(n, source, length int) {
	if n <= 0 {
		return
	}
	at := 0
	if k := len(m.runs); k > 0 {
		last := &m.runs[k-1]
		at = last.text + last.n
		if n == length && last.n == last.m && last.source+last.m == source {
			last.n += n
			last.m += length
			return
		}
		if end := last.source + last.m; source < end {
			length = max(0, source+length-end)
			source = end
		}
	}
	m.runs = append(m.runs, run{at, n, source, max(0, length)})
}

// Identity says that text and source are the same bytes.
func (m *OffsetMap) Identity() bool { return len(m.runs) == 0 }

// find is the index of the run that holds the text byte at, or of the last run before it; -1 where there is none.
func (m *OffsetMap) find(at int) int {
	return sort.Search(len(m.runs), func(i int) bool { return m.runs[i].text > at }) - 1
}

// Start is the first source byte of the text byte at.
func (m *OffsetMap) Start(at int) int {
	if len(m.runs) == 0 {
		return at
	}
	i := m.find(at)
	if i < 0 {
		return m.runs[0].source
	}
	r := m.runs[i]
	switch {
	case r.n == r.m:
		return r.source + min(at-r.text, r.m)
	case at >= r.text+r.n:
		return r.source + r.m
	}
	return r.source
}

// End is the source byte after the text byte before at.
func (m *OffsetMap) End(at int) int {
	if len(m.runs) == 0 {
		return at
	}
	i := m.find(at - 1)
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
	start := m.Start(s.Start)
	if s.Empty() {
		return Span{Start: start, End: start}
	}
	return Span{Start: start, End: max(start, m.End(s.End))}
}

// Through joins two maps: m leads from a text of the given length to a middle, next from the middle to the source; the
// result leads from the text to the source. It takes time linear in the runs of both.
func (m *OffsetMap) Through(next *OffsetMap, length int) OffsetMap {
	inner := m.runs
	if len(inner) == 0 {
		inner = []run{{0, length, 0, length}}
	}
	var out OffsetMap
	k := 0 // the run of next that holds the middle byte being read
	for _, r := range inner {
		if r.n != r.m {
			s := next.Span(Span{Start: r.source, End: r.source + r.m})
			out.Add(r.n, s.Start, s.Len())
			continue
		}
		k = next.copy(&out, r, k)
	}
	return out
}

// copy appends to out what a run of same bytes becomes behind the map, reading its runs from k on.
func (m *OffsetMap) copy(out *OffsetMap, r run, k int) int {
	if len(m.runs) == 0 {
		out.Add(r.n, r.source, r.m)
		return k
	}
	for at, end := r.source, r.source+r.m; at < end; {
		for k+1 < len(m.runs) && m.runs[k+1].text <= at {
			k++
		}
		part := m.runs[k]
		stop := end
		if k+1 < len(m.runs) {
			stop = min(end, part.text+part.n)
		}
		if part.n == part.m {
			out.Add(stop-at, part.source+at-part.text, stop-at)
		} else {
			out.Add(stop-at, part.source, part.m)
		}
		at = stop
	}
	return k
}
