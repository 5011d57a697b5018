package extract

import (
	"sort"

	"keur/internal/text"
)

// Sample is one unit, or one cell of a table row, as the model sees it. Learning pairs it with the types that people
// gave it.
type Sample struct {
	Span     text.Span // in the document's text
	Features []string  // sorted, but for that of the topic
	unit     int
}

// Samples describes every unit of a segmented document that could hold a claim.
func (w *Worker) Samples(doc *text.Document) ([]Sample, error) {
	var out []Sample
	p := w.page(doc)
	p.observe = func(u *unit, scope clause, cell int, f *features) {
		if len(u.barred) > 0 && u.barredScope(scope, cell) {
			return
		}
		s := Sample{unit: len(p.healthy) - 1, Span: text.Span{Start: u.base + u.items[scope.first].Start, End: u.base + u.items[scope.end-1].End}}
		for _, x := range f.list {
			s.Features = append(s.Features, u.name(x))
		}
		sort.Strings(s.Features)
		out = append(out, s)
	}
	err := w.sentences(doc, p)
	h := newHealth(p.healthy)
	for i := range out {
		if n := h.topic(out[i].unit); n >= 0 {
			out[i].Features = append(out[i].Features, p.reader.name(feature{kind: role, a: uint16(roleTopic + n)}))
		}
	}
	return out, err
}
