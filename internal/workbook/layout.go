package workbook

import (
	"github.com/xuri/excelize/v2"
)

// column is one column of a sheet: its header, which readers find it by, how it looks, and what stands in a row.
type column[T any] struct {
	name  string
	width float64 // in digits of the standard font
	look  look
	input bool // a reviewer fills it in
	get   func(T) any
}

// view is how a sheet is read and printed.
type view struct {
	filter bool
	frozen int  // columns that stay in sight; the header always does
	paper  int  // Excel's number of the paper size, 0 for A4
	turned bool // headers stand on their side
}

// The paper sizes as Excel numbers them.
const (
	a3 = 8
	a4 = 9
)

// stream writes a sheet row by row. What belongs to the sheet as a whole has to be set before the first row: excelize
// drops it without a word afterwards.
func stream[T any](b *book, sheet string, v view, cols []column[T], rows []T) error {
	if err := b.page(sheet, v, len(cols), len(rows)+1); err != nil {
		return err
	}
	sw, err := b.f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	for i, c := range cols {
		if err := sw.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(panes(v.frozen)); err != nil {
		return err
	}
	if err := header(b, sw, v, cols); err != nil {
		return err
	}
	values := make([]any, len(cols))
	for i, row := range rows {
		if err := writeRow(b, sw, i+2, cols, row, values); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// header writes the names of the columns.
func header[T any](b *book, sw *excelize.StreamWriter, v view, cols []column[T]) error {
	names := make([]any, len(cols))
	height, longest := 18.0, 0
	for i, c := range cols {
		style := b.s.header
		switch {
		case c.input:
			style = b.s.inputHeader
		case c.look == number:
			style = b.s.figureHeader
		case v.turned && i > 0:
			style = b.s.turnedHeader
			longest = max(longest, len(c.name))
		}
		names[i] = excelize.Cell{StyleID: style, Value: c.name}
		if lines := linesOf(c.name, c.width-2); style != b.s.turnedHeader {
			height = max(height, float64(lines)*lineHeight+3)
		}
	}
	height = min(max(height, float64(longest)*6.2+8), maxHeight)
	return sw.SetRow("A1", names, excelize.RowOpts{Height: height})
}

// writeRow writes one row, as high as its tallest text needs; values is a buffer as long as cols.
func writeRow[T any](b *book, sw *excelize.StreamWriter, n int, cols []column[T], row T, values []any) error {
	lines := 1
	for i, c := range cols {
		v := c.get(row)
		text, isText := v.(string)
		switch {
		case isText: // empty ones too, for the lines between rows and the colour of input cells
			values[i] = b.text(text, c.look)
			if c.look.wraps() {
				lines = max(lines, linesOf(text, c.width))
			}
		default:
			values[i] = excelize.Cell{StyleID: b.s.of[c.look].plain, Value: v}
		}
	}
	cell, err := excelize.CoordinatesToCellName(1, n)
	if err != nil {
		return err
	}
	return sw.SetRow(cell, values, excelize.RowOpts{Height: min(float64(lines)*lineHeight+1, maxHeight)})
}

// panes keeps the header and the first columns in sight.
func panes(columns int) *excelize.Panes {
	corner, pane := "A2", "bottomLeft"
	if columns > 0 {
		corner, _ = excelize.CoordinatesToCellName(columns+1, 2)
		pane = "bottomRight"
	}
	return &excelize.Panes{Freeze: true, XSplit: columns, YSplit: 1, TopLeftCell: corner, ActivePane: pane}
}

// page sets how a sheet of columns × rows is filtered and printed: landscape, as wide as the paper, the header repeated.
func (b *book) page(sheet string, v view, columns, rows int) error {
	if v.filter {
		if err := b.f.AutoFilter(sheet, area(1, 1, columns, rows), nil); err != nil {
			return err
		}
	}
	if err := b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: sheet + "!$1:$1",
		Scope: sheet}); err != nil {
		return err
	}
	return b.paper(sheet, v.paper, 0)
}

// paper sets the print layout; height is the number of pages that a sheet may be high, 0 for as many as it needs.
func (b *book) paper(sheet string, size, height int) error {
	if size == 0 {
		size = a4
	}
	landscape, one, yes := "landscape", 1, true
	if err := b.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &landscape,
		FitToWidth: &one, FitToHeight: &height}); err != nil {
		return err
	}
	if err := b.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	side, edge := 0.4, 0.6
	if err := b.f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge,
		Bottom: &edge}); err != nil {
		return err
	}
	return b.f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&8&A&R&8&P / &N"})
}

// area is a range of cells, from column and row numbers that start at 1.
func area(column1, row1, column2, row2 int) string {
	from, _ := excelize.CoordinatesToCellName(column1, row1)
	to, _ := excelize.CoordinatesToCellName(column2, row2)
	return from + ":" + to
}
