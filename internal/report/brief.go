package report

import (
	"strconv"
	"strings"

	"keur/claims"
)

// wideEnough is the width from which short claim lines show the evidence level too.
const wideEnough = 110

// brief writes one line a claim, in columns: place, severity, type, what a reviewer said, the quote and the id.
func (p *printer) brief(all []*claims.Claim) {
	if len(all) == 0 {
		return
	}
	var grid [][]string
	for _, c := range all {
		grid = append(grid, p.briefRow(c))
	}
	widths := make([]int, len(grid[0]))
	for _, row := range grid {
		for i, text := range row {
			widths[i] = max(widths[i], columns(text))
		}
	}
	for i, c := range all {
		p.briefLine(c, grid[i], widths)
	}
	p.line("")
}

// narrow is the width below which "accepted_with_disclaimer" has no room.
const narrow = 72

// briefRow is the fixed columns of a claim's line.
func (p *printer) briefRow(c *claims.Claim) []string {
	level, decided := "", ""
	if p.o.Width >= wideEnough {
		level = string(c.Evidence.Level)
	}
	if c.Review.Status != claims.Unreviewed {
		decided = string(c.Review.Status)
	}
	if p.o.Width < narrow {
		decided, _, _ = strings.Cut(decided, "_with_")
	}
	place := strconv.Itoa(c.Location.Line) + ":" + strconv.Itoa(c.Location.Column)
	if c.Location.Line == 0 {
		place = string(c.Review.Change) // gone: it has no place any more
	}
	return []string{place, string(c.Severity), string(c.Type), level, decided}
}

// briefLine fills what is left of the width with the quote; the id stays at the right end where there is room for it.
func (p *printer) briefLine(c *claims.Claim, row []string, widths []int) {
	styles := []style{plain, severityStyle(c.Severity), plain, plain, green}
	line, used := " ", 1
	for i, text := range row {
		if widths[i] > 0 {
			line += " " + p.paint(styles[i], text) + strings.Repeat(" ", widths[i]-columns(text)+1)
			used += widths[i] + 2
		}
	}
	room := p.o.Width - used - 1
	id := ""
	if room >= len(c.ID)+18 {
		id = c.ID
		room -= len(id) + 2
	}
	if room < 8 {
		p.line(strings.TrimRight(line, " "))
		p.line("    " + cut(c.Quote, p.o.Width-4))
		return
	}
	line += " " + cut(c.Quote, room)
	if id == "" {
		p.line(line)
		return
	}
	p.line(line + strings.Repeat(" ", room-columns(cut(c.Quote, room))+2) + p.paint(dim, id))
}
