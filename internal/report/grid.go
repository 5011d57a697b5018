package report

import (
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Table is a summary table. Its first column is text; the others are figures, or text where Text says so (then only a
// last column called "claims" holds figures). Cells are no wider than the terminal allows, and may have several lines.
type Table struct {
	Title string
	Head  []string
	Rows  [][]string
	Text  bool
}

// between is the space between two tables that stand beside one another.
const between = 5

// beside writes tables from left to right as long as they fit, and goes on below.
func (p *printer) beside(tables []Table) error {
	var group [][]string
	used := 0
	for _, t := range tables {
		if len(t.Rows) == 0 {
			continue
		}
		block, err := t.render()
		if err != nil {
			return err
		}
		if blockWidth(block) > p.o.Width {
			if block, err = t.narrow().render(); err != nil {
				return err
			}
		}
		width := blockWidth(block)
		if used > 0 && used+between+width > p.o.Width {
			p.blocks(group)
			group, used = nil, 0
		}
		if used > 0 {
			used += between
		}
		group = append(group, block)
		used += width
	}
	p.blocks(group)
	return nil
}

// blocks writes blocks of lines beside one another, then an empty line.
func (p *printer) blocks(group [][]string) {
	height := 0
	for _, b := range group {
		height = max(height, len(b))
	}
	for i := range height {
		line := ""
		for j, b := range group {
			text := ""
			if i < len(b) {
				text = b[i]
			}
			painted := text
			if i < 2 {
				painted = p.paint([]style{bold, dim}[i], text)
			}
			line += painted
			if j+1 < len(group) {
				line += strings.Repeat(" ", blockWidth(b)-columns(text)+between)
			}
		}
		p.line(strings.TrimRight(line, " "))
	}
	if height > 0 {
		p.line("")
	}
}

func blockWidth(block []string) int {
	n := 0
	for _, l := range block {
		n = max(n, columns(l))
	}
	return n
}

// render is the title of the table and its lines, without space at their ends.
func (t Table) render() ([]string, error) {
	var b strings.Builder
	w := tablewriter.NewTable(&b,
		// The locale of the machine must not change the report.
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone,
			Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{
				Separators: tw.Separators{BetweenColumns: tw.Off, BetweenRows: tw.Off, ShowHeader: tw.Off},
				Lines:      tw.Lines{ShowHeaderLine: tw.Off, ShowTop: tw.Off, ShowBottom: tw.Off},
			},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimLine(tw.Off),
		tablewriter.WithPadding(tw.Padding{Right: "  ", Overwrite: true}),
		tablewriter.WithAlignment(t.alignment()),
	)
	w.Header(t.Head)
	for _, row := range t.Rows {
		if err := w.Append(row); err != nil {
			return nil, err
		}
	}
	if err := w.Render(); err != nil {
		return nil, err
	}
	lines := []string{t.Title}
	for l := range strings.Lines(b.String()) {
		lines = append(lines, strings.TrimRight(l, " \n"))
	}
	return lines, nil
}

// narrow keeps the first and the last column, for terminals that have no room for those between.
func (t Table) narrow() Table {
	ends := func(row []string) []string { return []string{row[0], row[len(row)-1]} }
	out := Table{Title: t.Title, Head: ends(t.Head), Text: t.Text}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, ends(row))
	}
	return out
}

func (t Table) alignment() tw.Alignment {
	var out tw.Alignment
	for i, name := range t.Head {
		if i > 0 && (!t.Text || name == "claims") {
			out = append(out, tw.AlignRight)
		} else {
			out = append(out, tw.AlignLeft)
		}
	}
	return out
}
