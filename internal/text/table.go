package text

import "strings"

// rows is how many lines from the current one on belong to a table, blank lines not among them.
func (b *builder) rows(belongs func(*line) bool) int {
	count := 0
	for b.i+count < len(b.lines) && belongs(&b.lines[b.i+count]) {
		count++
	}
	return count
}

// looseTable reads a table whose cells are parted by bars or tabs without outer bars. Such lines are rows where two of
// the same make follow one another, or one has three cells.
func (b *builder) looseTable() bool {
	f := &b.lines[b.i]
	count := b.rows(func(n *line) bool {
		return n.shape == separator || n.shape == words && n.bars > 0 && n.tabbed == f.tabbed && (!f.tabbed || n.bars == f.bars)
	})
	if count < 2 && (f.bars < 2 || f.tabbed) || count == 2 && f.bars == 1 && !b.shortCells(f) {
		return false
	}
	b.table(count)
	return true
}

// table reads the rows of a table. A separator makes the row above it the header; without one the first row is the
// header where it holds no figure and the rows below do.
func (b *builder) table(count int) {
	rows := b.lines[b.i : b.i+count]
	start := len(b.blocks)
	var header []Span
	for k := range rows {
		n := &rows[k]
		if n.shape == separator {
			if last := len(b.blocks) - 1; last >= start && (header == nil || k > 0 && rows[k-1].shape != separator) {
				header = b.blocks[last].Cells
				b.blocks[last].IsHead, b.blocks[last].Header = true, nil
			}
			continue
		}
		cells := cellsOf(b.text, n)
		if len(cells) > 0 {
			b.add(Block{Kind: TableRow, Span: rowSpan(cells), Cells: cells, Header: align(header, len(cells))}, 0)
		}
	}
	b.i += count
	if header == nil {
		b.guessHeader(b.blocks[start:])
	}
}

// shortCells says that a line and the next are short enough for two rows of two cells.
func (b *builder) shortCells(n *line) bool {
	const short = 60
	return n.width <= short && b.at(b.i+1) != nil && b.at(b.i+1).width <= short
}

// guessHeader takes the first row for the header where it holds names and not figures: in a table of three columns or
// more, or where a column below it holds figures only.
func (b *builder) guessHeader(rows []Block) {
	if len(rows) < 3 {
		return
	}
	head := rows[0].Cells
	for _, c := range head {
		if c.Empty() || c.Len() > maxLabel || b.startsFigure(c) {
			return
		}
	}
	figures := false
	for k := range head {
		all := true
		for _, r := range rows[1:] {
			if len(r.Cells) != len(head) {
				return
			}
			all = all && b.startsFigure(r.Cells[k])
		}
		figures = figures || all
	}
	if len(head) < 3 && !figures {
		return
	}
	rows[0].IsHead = true
	for i := range rows[1:] {
		rows[i+1].Header = align(head, len(rows[i+1].Cells))
	}
}

// startsFigure says that a cell begins with a number, behind a sign or currency.
func (b *builder) startsFigure(c Span) bool {
	s := b.text[c.Start:c.End]
	return strings.ContainsAny(s[:min(len(s), 6)], "0123456789") && !isLetter(asciiKind(firstByte(s)))
}

func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// cellsOf are the cells of a row, without surrounding space. Empty cells keep their place.
func cellsOf(text string, n *line) []Span {
	sep := byte('|')
	if n.tabbed {
		sep = '\t'
	}
	sp := n.span
	if !n.tabbed {
		if text[sp.Start] == sep {
			sp.Start++
		}
		if sp.End > sp.Start && text[sp.End-1] == sep && (sp.End < 2 || text[sp.End-2] != '\\') {
			sp.End--
		}
	}
	cells := make([]Span, 0, n.bars+1)
	from, filled := sp.Start, false
	for i := sp.Start; i <= sp.End; i++ {
		if i < sp.End && (text[i] != sep || sep == '|' && i > sp.Start && text[i-1] == '\\') {
			continue
		}
		cell := trim(text, Span{Start: from, End: i})
		cells = append(cells, cell)
		filled = filled || !cell.Empty()
		from = i + 1
	}
	if !filled {
		return nil
	}
	return cells
}

// rowSpan goes from the first to the last cell that holds text.
func rowSpan(cells []Span) Span {
	var all Span
	for _, c := range cells {
		all = all.Join(c)
	}
	return all
}

// align gives a header as many cells as a row has.
func align(header []Span, cells int) []Span {
	if header == nil {
		return nil
	}
	out := make([]Span, cells)
	copy(out, header)
	return out
}
