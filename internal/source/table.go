package source

import (
	"golang.org/x/net/html/atom"

	"keur/internal/text"
)

// table is an open table.
type table struct {
	header []text.Span // by column
	cells  []tableCell
	column int   // of the cell to come
	taken  []int // rows that a cell from above still takes, by column
	head   bool  // inside thead
	heads  int   // header cells in the row
	inCell bool
	layout bool // it lays out a page: its cells are no data
}

// tableCell is a cell of the open row.
type tableCell struct {
	text.Span
	column, columns int
}

// proseCell is the length in bytes from which a cell holds text rather than data.
const proseCell = 400

// table is the innermost open table, nil if there is none.
func (p *page) table() *table {
	if len(p.tables) == 0 {
		return nil
	}
	return p.tables[len(p.tables)-1]
}

// tableTag reads the start tags of tables. It says whether the tag is dealt with and opens no element.
func (p *page) tableTag(tag atom.Atom, a attributes) bool {
	t := p.table()
	switch tag {
	case atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if t != nil && t.inCell {
			p.endRow()
			t.layout = true
		}
		if tag == atom.Table && len(p.open) < maxDepth {
			p.tables = append(p.tables, &table{})
		}
		return false
	case atom.Tr:
		p.endRow()
		return true
	case atom.Thead, atom.Tbody, atom.Tfoot:
		p.endRow()
		if t != nil {
			t.head = tag == atom.Thead
		}
		return true
	case atom.Td, atom.Th:
		p.startCell(tag, a)
		return true
	}
	return false
}

// tableEnd reads the end tags of the parts of a table, which are no elements of the stack.
func (p *page) tableEnd(tag atom.Atom) {
	switch tag {
	case atom.Td, atom.Th:
		p.endCell()
	case atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot:
		p.endRow()
		if t := p.table(); t != nil && tag == atom.Thead {
			t.head = false
		}
	}
}

// startCell opens a cell in the next free column.
func (p *page) startCell(tag atom.Atom, a attributes) {
	p.endCell()
	t := p.table()
	if t == nil || t.layout {
		p.flush()
		return
	}
	if len(t.cells) == 0 {
		p.flush()
	}
	for t.column < len(t.taken) && t.taken[t.column] > 0 {
		t.taken[t.column]--
		t.column++
	}
	columns := max(1, a.colspan)
	if a.rowspan > 1 {
		for len(t.taken) < t.column+columns {
			t.taken = append(t.taken, 0)
		}
		for c := t.column; c < t.column+columns; c++ {
			t.taken[c] = a.rowspan - 1
		}
	}
	if tag == atom.Th {
		t.heads++
	}
	p.b.cell(len(t.cells) == 0)
	t.cells = append(t.cells, tableCell{text.Span{Start: p.b.out.Len()}, t.column, columns})
	t.column += columns
	t.inCell = true
}

// endCell closes the open cell.
func (p *page) endCell() {
	t := p.table()
	if t == nil || !t.inCell {
		return
	}
	t.cells[len(t.cells)-1].End = p.b.out.Len()
	t.inCell = false
	p.b.gap, p.b.breaks = -1, false
}

// endRow closes the open row. A row whose cells hold text rather than data becomes paragraphs.
func (p *page) endRow() {
	p.endCell()
	t := p.table()
	if t == nil || len(t.cells) == 0 {
		p.flush()
		return
	}
	e := p.top()
	if isProse(t.cells) {
		for _, c := range t.cells {
			p.b.blocks = appendFilled(p.b.blocks, text.Block{Kind: e.kind, Level: e.level, Region: e.region, Span: c.Span, Heading: -1, Question: p.b.question})
		}
		p.b.finishAt(text.Block{}, text.Span{})
	} else {
		p.b.finishAt(t.row(e.region))
	}
	t.cells, t.column, t.heads = t.cells[:0], 0, 0
}

func appendFilled(blocks []text.Block, b text.Block) []text.Block {
	if b.Span.Empty() {
		return blocks
	}
	return append(blocks, b)
}

// isProse says that a row has one cell only, or one that is long.
func isProse(cells []tableCell) bool {
	for _, c := range cells {
		if c.Len() > proseCell {
			return true
		}
	}
	return len(cells) == 1
}

// row makes the block of the open row, and takes its cells for the header where it is one.
func (t *table) row(region text.Region) (text.Block, text.Span) {
	k := text.Block{Kind: text.TableRow, Region: region}
	var all text.Span
	for _, c := range t.cells {
		k.Cells = append(k.Cells, c.Span)
		all = all.Join(c.Span)
	}
	if t.head || t.heads == len(t.cells) {
		k.IsHead = true
		t.header = t.header[:0:0]
		for _, c := range t.cells {
			for len(t.header) < c.column {
				t.header = append(t.header, text.Span{})
			}
			for range c.columns {
				t.header = append(t.header, c.Span)
			}
		}
		return k, all
	}
	if t.header != nil {
		k.Header = make([]text.Span, len(t.cells))
		for i, c := range t.cells {
			if c.column < len(t.header) {
				k.Header[i] = t.header[c.column]
			}
		}
	}
	return k, all
}

// endTable closes the innermost table.
func (p *page) endTable() {
	p.endRow()
	p.flush()
	if n := len(p.tables); n > 0 {
		p.tables = p.tables[:n-1]
	}
}

// interrupt ends what a block of HTML inside Markdown left open in the line: Markdown goes on. A table whose cell is open
// there lays out the page.
func (p *page) interrupt() {
	if t := p.table(); t != nil && (t.inCell || len(t.cells) > 0) {
		t.layout = t.inCell
		p.endRow()
	}
	p.flush()
}
