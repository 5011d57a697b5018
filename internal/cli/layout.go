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
	w     io.Writer
	width int
}

// indent is the column at which texts start, labels two columns in.
const indent = 14

// item writes a label and a text; nothing where there is no text.
func (l layout) item(label, text string) {
	if text = printable(text); text == "" {
		return
	}
	head := "  " + label + strings.Repeat(" ", max(1, indent-2-utf8.RuneCountInString(label)))
	for _, line := range wrap(text, max(20, l.width-indent)) {
		fmt.Fprintln(l.w, head+line)
		head = strings.Repeat(" ", indent)
	}
}

// rows writes a table without lines. The last column is cut where the terminal ends.
func (l layout) rows(rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		line, used := "", 0
		for i, cell := range row {
			cell = printable(cell)
			if i == len(row)-1 {
				line += cut(cell, max(20, l.width-used))
				break
			}
			line += cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2)
			used += widths[i] + 2
		}
		fmt.Fprintln(l.w, strings.TrimRight(line, " "))
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
