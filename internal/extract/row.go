package extract

import "keur/internal/text"

// row looks for claims in a table row, cell by cell: what the cell's header and the first cell say goes before it.
func (p *page) row(u *unit) {
	for n := range u.block.Cells {
		first, end := u.cellItems(n)
		u.clauses = append(u.clauses, clause{first, end})
	}
	for n, c := range u.clauses {
		if n == 0 || c.first >= c.end {
			continue // the first cell says what the row is about
		}
		p.scope = p.scope[:0]
		if n < len(u.block.Header) {
			p.scope = append(p.scope, p.header(u, u.block.Header[n])...)
		}
		p.scope = append(p.scope, u.items[u.clauses[0].first:u.clauses[0].end]...)
		context := len(p.scope)
		p.scope = append(p.scope, u.items[c.first:min(c.end, c.first+longest)]...)
		u.take(u.clauseRun.Run(p.scope, context), context, c.first, n)
		u.take(u.unitRun.Run(p.scope, context), context, c.first, n)
	}
}

// cellItems is the range of items inside a cell.
func (u *unit) cellItems(n int) (first, end int) {
	s := u.cell(n)
	for first < len(u.items) && u.items[first].Start < s.Start {
		first++
	}
	for end = first; end < len(u.items) && u.items[end].End <= s.End; end++ {
	}
	return first, end
}

// cell is the span of a cell within the unit. Empty cells at the ends of a row lie outside the unit, which goes from the
// first to the last cell that holds text; theirs is an empty span at its edge.
func (u *unit) cell(n int) text.Span {
	c := u.block.Cells[n]
	return text.Span{Start: u.inside(c.Start), End: u.inside(c.End)}
}

// inside is the place of the unit that is nearest to one of the document's text.
func (u *unit) inside(at int) int { return min(max(at-u.base, 0), len(u.words)) }
