package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout writes labels with texts beside them that hang under themselves, and tables.
type layout struct {
	w      io.Writer
	width  int
	indent int // the column at which texts start, labels two columns in; 0 stands for the usual one
}

// usual is the column at which texts start in reports too.
const usual = 14

// item writes a label and a text; nothing where there is no text.
func (l layout) item(label, text string) {
	if text = printable(text); text == "" {
		return
	}
	indent := max(usual, l.indent)
	head := "  " + label + strings.Repeat(" ", max(1, indent-2-utf8.RuneCountInString(label)))
	for _, line := range wrap(text, max(20, l.width-indent)) {
		fmt.Fprintln(l.w, head+line)
		head = strings.Repeat(" ", indent)
	}
}

// items writes labels with texts under a title; nothing where there is none.
func (l layout) items(title string, all [][]string) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintln(l.w, title)
	for _, one := range all {
		l.indent = max(l.indent, utf8.RuneCountInString(one[0])+4)
	}
	for _, one := range all {
		l.item(one[0], one[1])
	}
}

// rows writes a table without lines, in which what the last column has no room for hangs under it.
func (l layout) rows(rows [][]string) {
	l.table(rows, func(s string, width int) []string { return wrap(s, width) })
}

// lines writes a table without lines, in which the last column is cut where the terminal ends.
func (l layout) lines(rows [][]string) {
	l.table(rows, func(s string, width int) []string { return []string{cut(s, width)} })
}

// squeezed writes a line for each row, whatever the width: the widest columns are cut until all fit, but none below its
// least width. One whose least width is negative is cut at its front, where paths say least; 0 stands for never.
func (l layout) squeezed(rows [][]string, least []int) {
	widths := make([]int, len(least))
	used := 2 * (len(least) - 1)
	for i := range least {
		for _, row := range rows {
			widths[i] = max(widths[i], utf8.RuneCountInString(printable(row[i])))
		}
		used += widths[i]
	}
	for ; used > l.width; used-- {
		widest := -1
		for i, n := range least {
			if n != 0 && widths[i] > max(n, -n) && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			fit := cut
			if least[i] < 0 {
				fit = cutFront
			}
			line += fmt.Sprintf("%-*s  ", widths[i], fit(printable(cell), widths[i]))
		}
		fmt.Fprintln(l.w, strings.TrimRight(line, " "))
	}
}

func (l layout) table(rows [][]string, fit func(s string, width int) []string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(printable(cell)))
		}
	}
	for _, row := range rows {
		head, last := "", len(row)-1
		for i, cell := range row[:last] {
			cell = printable(cell)
			head += cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2)
		}
		used := utf8.RuneCountInString(head)
		for _, line := range fit(printable(row[last]), max(20, l.width-used)) {
			fmt.Fprintln(l.w, strings.TrimRight(head+line, " "))
			head = strings.Repeat(" ", used)
		}
	}
}

// printable is a text on one line and without what steers a terminal: documents are not trusted.
func printable(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsPrint(r):
			return r
		}
		return -1
	}, s)), " ")
}

// wrap breaks a text at spaces into lines of at most width letters; a longer word has a line of its own.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// cut shortens a text to a width.
func cut(s string, width int) string {
	r := []rune(s)
	if len(r) <= width {
		return s
	}
	return strings.TrimRight(string(r[:width-1]), " ") + "…"
}

// cutFront shortens a text to a width and keeps its end.
func cutFront(s string, width int) string {
	r := []rune(s)
	if len(r) <= width {
		return s
	}
	return "…" + string(r[len(r)-width+1:])
}
