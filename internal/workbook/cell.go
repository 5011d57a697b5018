package workbook

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/xuri/excelize/v2"
)

// The measures of rows, in points. Excel knows no row over 409.
const (
	lineHeight = 15.0
	maxHeight  = 409.0
)

// maxCell is how many UTF-16 units a cell holds.
const maxCell = excelize.TotalCellChars

// text is a cell that shows s as it is. Text that a spreadsheet would take for a formula when somebody edits the cell
// or exports it also gets the text format, so that it stays text.
func (b *book) text(s string, l look) excelize.Cell {
	style := b.s.of[l].plain
	if s == "" {
		return excelize.Cell{StyleID: style}
	}
	if strings.IndexAny(s, "=+-@\t\r") == 0 {
		style = b.s.of[l].guarded
	}
	return excelize.Cell{StyleID: style, Value: fit(s)}
}

// fit cuts a text to what a cell holds and says so with "…".
func fit(s string) string {
	if len(s) <= maxCell {
		return s
	}
	units, end := 0, 0
	for i, r := range s {
		n := 1
		if r > 0xFFFF {
			n = 2
		}
		if units+n > maxCell-1 && end == 0 {
			end = i
		}
		units += n
	}
	if units <= maxCell {
		return s
	}
	return s[:end] + "…"
}

// linesOf is how many lines a text takes in a column. Columns are measured in digits, which are a little wider than the
// letters of a text.
func linesOf(s string, width float64) int {
	room, n := max(1, int(width*1.06)), 0
	for line := range strings.SplitSeq(s, "\n") {
		n++
		used := 0
		for word := range strings.FieldsSeq(line) {
			w := wordWidth(word)
			switch {
			case used == 0:
				used = w
			case used+1+w > room:
				n++
				used = w
			default:
				used += 1 + w
			}
			for used > room {
				n++
				used -= room
			}
		}
		if float64(n)*lineHeight > maxHeight {
			break
		}
	}
	return n
}

func wordWidth(s string) int {
	if len(s) == utf8.RuneCountInString(s) {
		return len(s)
	}
	return displaywidth.String(s)
}
