package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// cell is what a reader sees as one character, and the columns it takes.
type cell struct {
	text   string
	width  int
	space  bool // a line may break here
	marked bool // it is part of the quote
}

// tabStop is how far tabs reach in shown source lines.
const tabStop = 4

// cells splits a text into what a terminal shows of it, marking the bytes [from, to). Line ends become spaces, tabs are
// expanded, and whatever could move the cursor or turn the writing around is made harmless: documents are not trusted.
func cells(s string, from, to int) []cell {
	out := make([]cell, 0, len(s))
	column, at := 0, 0
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		v := g.Value()
		c, ok := shown(v, g.Width(), column)
		c.marked = at < to && at+len(v) > from
		at += len(v)
		if ok {
			out = append(out, c)
			column += c.width
		}
	}
	return out
}

// shown is the cell of one grapheme cluster at a column; ok is false for what has no place on a terminal.
func shown(v string, width, column int) (c cell, ok bool) {
	if !utf8.ValidString(v) {
		return cell{text: "\uFFFD", width: 1}, true
	}
	switch r, _ := utf8.DecodeRuneInString(v); {
	case r == '\t':
		n := tabStop - column%tabStop
		return cell{text: strings.Repeat(" ", n), width: n, space: true}, true
	case r == '\n' || r == '\r' || r == ' ' || r == '\u2028' || r == '\u2029':
		return cell{text: " ", width: 1, space: true}, true
	case r == '\u00ad' || unicode.Is(unicode.Cf, r):
		return cell{}, false
	case unicode.IsControl(r):
		return cell{text: "\uFFFD", width: 1}, true
	}
	return cell{text: v, width: width}, true
}

// widthOf is the number of columns that cells take.
func widthOf(cs []cell) int {
	n := 0
	for _, c := range cs {
		n += c.width
	}
	return n
}

// joined is the text of cells without space at its end.
func joined(cs []cell) string {
	var b strings.Builder
	for _, c := range cs {
		b.WriteString(c.text)
	}
	return strings.TrimRight(b.String(), " ")
}

// trimmed drops the space cells at both ends.
func trimmed(cs []cell) []cell {
	for len(cs) > 0 && cs[0].space {
		cs = cs[1:]
	}
	for len(cs) > 0 && cs[len(cs)-1].space {
		cs = cs[:len(cs)-1]
	}
	return cs
}

// rows breaks cells into lines of at most width columns, at spaces where there are any.
func rows(cs []cell, width int) [][]cell {
	var out [][]cell
	for cs = trimmed(cs); len(cs) > 0; cs = trimmed(cs) {
		n := fitting(cs, width)
		out = append(out, trimmed(cs[:n]))
		cs = cs[n:]
	}
	return out
}

// fitting is the number of leading cells that make the next line: up to the last space that fits, or as much as fits
// of a word that is wider than a whole line.
func fitting(cs []cell, width int) int {
	used, border := 0, 0
	for i, c := range cs {
		if c.space {
			border = i
		}
		if used+c.width > width {
			if border > 0 {
				return border
			}
			return max(i, 1)
		}
		used += c.width
	}
	return len(cs)
}

// clean is a text on one line as a terminal shows it, its white space unified.
func clean(s string) string {
	return joined(cells(strings.Join(strings.Fields(s), " "), 0, 0))
}

// columns is the number of columns that a clean text takes.
func columns(s string) int { return displaywidth.String(s) }

// wrap breaks a text into lines of at most width columns.
func wrap(s string, width int) []string {
	var out []string
	for _, row := range rows(cells(strings.Join(strings.Fields(s), " "), 0, 0), width) {
		out = append(out, joined(row))
	}
	return out
}

// cut shortens a text to one line of width columns, at a word border where that loses less than half of it.
func cut(s string, width int) string {
	cs := cells(strings.Join(strings.Fields(s), " "), 0, 0)
	if widthOf(cs) <= width {
		return joined(cs)
	}
	n := fitting(cs, width-2)
	if whole := joined(cs[:n]); cs[n].space && columns(whole) >= width/2 {
		return whole + " …"
	}
	n = 0
	for used := 0; used+cs[n].width <= width-1; n++ {
		used += cs[n].width
	}
	return joined(cs[:n]) + "…"
}

// cutStart shortens a path to width columns, keeping its end, which tells files apart.
func cutStart(s string, width int) string {
	cs := cells(s, 0, 0)
	if widthOf(cs) <= width {
		return joined(cs)
	}
	for widthOf(cs) > width-1 {
		cs = cs[1:]
	}
	return "…" + joined(cs)
}
