package text_test

import (
	"math/rand/v2"
	"testing"

	"keur/internal/text"
)

// randomMap builds a map with the source place of every text byte beside it.
func randomMap(r *rand.Rand, runs int) (m text.OffsetMap, starts, ends []int, source int) {
	for range runs {
		source += r.IntN(3)
		n, length := 1+r.IntN(5), r.IntN(6)
		if r.IntN(2) == 0 {
			length = n
		}
		m.Add(n, source, length)
		for i := range n {
			if n == length {
				starts, ends = append(starts, source+i), append(ends, source+i+1)
			} else {
				starts, ends = append(starts, source), append(ends, source+length)
			}
		}
		source += length
	}
	return m, starts, ends, source
}

func TestOffsetMapProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		m, starts, ends, source := randomMap(r, 1+r.IntN(40))
		for range 100 {
			a, b := r.IntN(len(starts)), r.IntN(len(starts))
			a, b = min(a, b), max(a, b)
			got := m.Span(text.Span{Start: a, End: b + 1})
			if got.Start != starts[a] || got.End != max(starts[a], ends[b]) {
				t.Fatalf("Span(%d,%d) = %v, want %d,%d", a, b+1, got, starts[a], ends[b])
			}
			if got.End > source || m.Start(a) > m.Start(b) {
				t.Fatalf("span %v goes out of %d or back", got, source)
			}
		}
	}
}

func TestOffsetMapThrough(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		outer, _, _, _ := randomMap(r, 1+r.IntN(30))
		length := 0
		for outer.Start(length) < outer.Start(length+1) || outer.End(length+1) > outer.End(length) {
			length++
		}
		if length == 0 {
			continue
		}
		var inner text.OffsetMap
		n := 0
		for at := 0; at < length; {
			k := min(1+r.IntN(3), length-at)
			inner.Add(k, at, k)
			n += k
			at += k + r.IntN(2)
		}
		joined := inner.Through(&outer, n)
		for range 50 {
			a, b := r.IntN(n), r.IntN(n)
			s := text.Span{Start: min(a, b), End: max(a, b) + 1}
			want := outer.Span(inner.Span(s))
			got := joined.Span(s)
			if got.Start > want.Start && got.Start >= want.End || got.End < want.Start || got.End > want.End {
				t.Fatalf("Through: %v leads to %v, step by step to %v", s, got, want)
			}
		}
	}
}

func TestOffsetMapNeverGoesBack(t *testing.T) {
	var m text.OffsetMap
	m.Add(5, 10, 5)
	m.Add(3, 4, 3) // before what is written already
	m.Add(0, 99, 9)
	if got := m.Span(text.Span{Start: 4, End: 8}); got.Start != 14 || got.End != 15 {
		t.Errorf("Span = %v", got)
	}
	if (&text.OffsetMap{}).Span(text.Span{Start: 2, End: 5}) != (text.Span{Start: 2, End: 5}) {
		t.Error("the zero map is not the identity")
	}
}

func TestQuoteOfMarkdownKeepsPairsOfMarks(t *testing.T) {
	source := "**Elke dag** wandelen en *soms* rusten"
	doc := &text.Document{Format: "md", Source: []byte(source), Text: "Elke dag wandelen en soms rusten"}
	doc.Map.Add(8, 2, 8)
	doc.Map.Add(13, 12, 13)
	doc.Map.Add(4, 26, 4)
	doc.Map.Add(7, 31, 7)
	for _, c := range []struct {
		span text.Span
		want string
	}{
		{text.Span{Start: 0, End: 17}, "**Elke dag** wandelen"},
		{text.Span{Start: 9, End: 25}, "wandelen en *soms*"},
		{text.Span{Start: 21, End: 25}, "soms"},
		{text.Span{Start: 0, End: 8}, "Elke dag"},
	} {
		if got, _ := doc.Quote(c.span); got != c.want {
			t.Errorf("quote of %v = %q, want %q", c.span, got, c.want)
		}
	}
}
