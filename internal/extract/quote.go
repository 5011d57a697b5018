package extract

import (
	"strings"
	"unicode/utf8"

	"keur/claims"
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

// cells is the cell of an effect; a cause, a dose or a share is said by the cell before it and its own together.
func (u *unit) cells(g group) text.Span {
	cell := u.cell(g.cell)
	switch g.kind {
	case claims.Causation, claims.Dosage, claims.Prevalence, claims.SuccessRate:
		return u.cell(g.cell - 1).Join(cell)
	}
	return u.part(cell, g)
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
