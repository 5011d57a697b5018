package extract

import (
	"strings"
	"unicode/utf8"

	"keur/claims"
	"keur/internal/match"
	"keur/internal/text"
)

// quote is the span of a group in the document's text: its clauses, its cells, or for one amount of several the words
// around it.
func (u *unit) quote(g group) text.Span {
	var s text.Span
	switch {
	case g.amount >= 0:
		s = u.amountQuote(g)
	case g.cell >= 0:
		s = u.cells(g)
	default:
		s = text.Span{Start: u.items[g.from.first].Start, End: u.items[g.to.end-1].End}
	}
	return trim(u.words, s).shift(u.base)
}

// A quote is a whole sentence of up to this many bytes; of a longer one it is the part that speaks most for the claim, and at
// least this share of it: readers quote little less, since the subject mostly stands elsewhere than the effect.
const (
	wholeQuote = 100
	leastShare = 0.4
)

// widen sets the clauses of a group that is the only one of its type in a sentence to what its quote should hold.
func (p *page) widen(u *unit, g *group) {
	if len(u.words) <= wholeQuote {
		g.from, g.to = clause{0, len(u.items)}, clause{0, len(u.items)}
		return
	}
	parts := u.parts()
	sums := make([]float32, len(parts))
	t := u.model.index(g.kind)
	first, last := len(parts)-1, 0
	for n, c := range parts {
		if t >= 0 {
			sums[n] = p.speaks(u, t, c)
		}
		if c.first < g.to.end && g.from.first < c.end && (g.rule >= 0 || sums[n] > 0) {
			first, last = min(first, n), max(last, n)
		}
	}
	if first > last {
		first, last = 0, len(parts)-1
	}
	for u.bytes(parts[first].first, parts[last].end) < leastShare*float64(len(u.words)) {
		if left, right := first > 0, last+1 < len(parts); left && (!right || sums[first-1] >= sums[last+1]) {
			first--
		} else {
			last++
		}
	}
	g.from, g.to = parts[first], parts[last]
}

// bytes is the length of a run of items.
func (u *unit) bytes(first, end int) float64 {
	return float64(u.items[end-1].End - u.items[first].Start)
}

// parts cuts the clauses of a sentence at their commas and parentheses.
func (u *unit) parts() (out []clause) {
	for _, c := range u.clauses {
		first := c.first
		for i := c.first; i < c.end; i++ {
			if u.items[i].Kind == match.Mark && strings.ContainsRune(",:()", rune(u.words[u.items[i].Start])) && i > first && i+1 < c.end {
				out = append(out, clause{first, i + 1})
				first = i + 1
			}
		}
		if first < c.end {
			out = append(out, clause{first, c.end})
		}
	}
	return out
}

// cells is the cell of an effect; a cause, a dose or a share is said by the cell before it and its own together.
func (u *unit) cells(g group) text.Span {
	cell := u.cell(g.cell)
	switch g.kind {
	case claims.Causation, claims.Dosage, claims.Prevalence, claims.SuccessRate:
		return u.cell(g.cell - 1).Join(cell)
	}
	if g.cell > 0 && u.figure(u.cell(g.cell-1)) {
		return u.cell(g.cell - 1).Join(cell)
	}
	return u.part(cell, g)
}

// figure says that a cell holds a figure and nothing else: what it counts stands in the cell beside it.
func (u *unit) figure(cell text.Span) bool {
	s := strings.TrimSpace(u.words[cell.Start:cell.End])
	return len(s) > 0 && len(s) < 12 && strings.Trim(s, "0123456789.,+%<>~≥≤ ") == "" && strings.ContainsAny(s, "0123456789")
}

// part narrows a cell to the parts between commas that a group stands in.
func (u *unit) part(cell text.Span, g group) text.Span {
	first, last := g.first, min(g.last, len(u.items)-1)
	s := text.Span{Start: u.items[first].Start, End: u.items[last].End}
	if s.Start < cell.Start {
		s.Start = cell.Start
	}
	if i := strings.LastIndexAny(u.words[cell.Start:max(cell.Start, s.Start)], ",;"); i >= 0 {
		s.Start = cell.Start + i + 1
	} else {
		s.Start = cell.Start
	}
	if i := strings.IndexAny(u.words[min(s.End, cell.End):cell.End], ",;"); i >= 0 {
		s.End += i
	} else {
		s.End = cell.End
	}
	return s
}

// edge are the marks and spaces that a quote neither begins nor ends with.
const edge = " \t\r\n\u00a0,;:.!|•–—-*#"

type span text.Span

func (s span) shift(by int) text.Span { return text.Span{Start: s.Start + by, End: s.End + by} }

// trim takes space and marks off both ends of a span.
func trim(words string, s text.Span) span {
	part := words[s.Start:s.End]
	left := strings.TrimLeft(part, edge)
	s.Start += len(part) - len(left)
	right := strings.TrimRight(left, edge)
	s.End = s.Start + len(right)
	for s.End < len(words) && closes(words[s.Start:s.End], words[s.End:]) {
		_, n := utf8.DecodeRuneInString(words[s.End:])
		s.End += n
	}
	return span(s)
}

// closes says that the rest begins with a parenthesis that the quote opened.
func closes(quote, rest string) bool {
	return rest[0] == ')' && strings.Count(quote, "(") > strings.Count(quote, ")")
}
