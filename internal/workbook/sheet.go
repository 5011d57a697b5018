package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// headWithin is in how many rows from the top a header is looked for: people put lines of their own above it.
const headWithin = 50

// sheet is a sheet of claims as somebody may have left it: renamed, its columns in another order, its rows sorted.
type sheet struct {
	name string
	head int            // row of the header, from 1
	at   map[string]int // columns by the names in the header, from 1
	// twice is a name that two columns bear, so that nobody can say which of them counts.
	twice string
}

// cellsOf is one row of a sheet.
type cellsOf struct {
	*sheet
	n      int // from 1
	values []string
}

// sheets finds the sheets that have a row for each claim: by their headers, so that any name will do.
func sheets(f *excelize.File) []*sheet {
	var out []*sheet
	for _, name := range f.GetSheetList() {
		s := &sheet{name: name}
		// What is no sheet of cells, such as a chart, cannot be read and is none of ours.
		_ = eachRow(f, name, func(n int, values []string) bool {
			at, twice := columnNames(values)
			if at["id"] > 0 && at["status"] > 0 {
				s.head, s.at, s.twice = n, at, twice
			}
			return s.at == nil && n < headWithin
		})
		if s.at != nil {
			out = append(out, s)
		}
	}
	return out
}

// columnNames reads a header, whatever its capitals.
func columnNames(values []string) (at map[string]int, twice string) {
	at = make(map[string]int, len(values))
	for i, v := range values {
		name := strings.ToLower(legible(v))
		switch {
		case name == "":
		case at[name] > 0:
			twice = name
		default:
			at[name] = i + 1
		}
	}
	return at, twice
}

// eachRow calls do with the rows of a sheet, from 1, until it returns false.
func eachRow(f *excelize.File, name string, do func(n int, values []string) bool) error {
	rows, err := f.Rows(name)
	if err != nil {
		return err
	}
	for n, on := 1, true; on && rows.Next(); n++ {
		var values []string
		if values, err = rows.Columns(); err != nil {
			break
		}
		on = do(n, values)
	}
	if closed := rows.Close(); err == nil {
		err = closed
	}
	return err
}

// each calls do with the rows below the header.
func (s *sheet) each(f *excelize.File, do func(cellsOf)) error {
	return eachRow(f, s.name, func(n int, values []string) bool {
		if n > s.head {
			do(cellsOf{s, n, values})
		}
		return true
	})
}

// has says that the sheet has a column.
func (s *sheet) has(column string) bool { return s.at[column] > 0 }

// get is the text in a column, "" where there is none.
func (c cellsOf) get(column string) string {
	if i := c.at[column]; i > 0 && i <= len(c.values) {
		return c.values[i-1]
	}
	return ""
}

// entry reads the input cells. A column that somebody deleted says what stood there before.
func (c cellsOf) entry(was entry) entry {
	take := func(column, before string) string {
		if c.has(column) {
			return c.get(column)
		}
		return before
	}
	return entry{take("status", was.status), take("reviewer", was.reviewer), take("date", was.date), take("reason", was.reason),
		take("expires", was.expires)}
}

// cell names the cell of a column as spreadsheets do: Claims!S14.
func (s *sheet) cell(row int, column string) string {
	const simple = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
	name := s.name
	if strings.Trim(name, simple) != "" {
		name = "'" + strings.ReplaceAll(name, "'", "''") + "'"
	}
	at, err := excelize.CoordinatesToCellName(max(1, s.at[column]), row)
	if err != nil {
		return name
	}
	return name + "!" + at
}
