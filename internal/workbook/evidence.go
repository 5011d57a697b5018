package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"keur/claims"
)

// maxLinks bounds the hyperlinks of the Evidence sheet: excelize takes time with the square of their number, and Excel
// holds 65,530. Addresses beyond it stay as text.
const maxLinks = 5000

// maxSources is how many sources of an entry get a column of their own.
const maxSources = 8

// evidenceRow is an entry of the evidence register, and the claims that rest on it.
type evidenceRow struct {
	id     string
	known  claims.Evidence
	claims []string
}

// evidenceColumns is the layout of the Evidence sheet, with as many link columns as the entries need.
func evidenceColumns(links int) []column[*evidenceRow] {
	cols := []column[*evidenceRow]{
		{name: "entry", width: 30, look: wrapped, get: func(e *evidenceRow) any { return e.id }},
		{name: "evidence", width: 11, get: func(e *evidenceRow) any { return string(e.known.Level) }},
		{name: "direction", width: 11, get: func(e *evidenceRow) any { return string(e.known.Direction) }},
		{name: "CEBM", width: 9, look: number, get: func(e *evidenceRow) any { return figure(e.known.CEBM) }},
		{name: "verified", width: 9, get: func(e *evidenceRow) any { return verified(e.known) }},
		{name: "last checked", width: 13, get: func(e *evidenceRow) any { return e.known.LastChecked }},
		{name: "summary", width: 48, look: wrapped, get: func(e *evidenceRow) any { return e.summary() }},
		{name: "claims", width: 10, look: number, get: func(e *evidenceRow) any { return len(e.claims) }},
		{name: "claim ids", width: 28, look: wrapped, get: func(e *evidenceRow) any { return strings.Join(e.claims, " ") }},
	}
	for i := range links {
		cols = append(cols, column[*evidenceRow]{name: "source " + itoa(i+1), width: 40, look: link,
			get: func(e *evidenceRow) any { return sourceText(e.known.Sources, i) }})
	}
	return cols
}

// evidence writes the Evidence sheet: the entries that the claims rest on.
func (b *book) evidence() error {
	rows, links := b.evidenceRows(), 0
	for _, row := range rows {
		links = max(links, min(len(row.known.Sources), maxSources))
	}
	cols := evidenceColumns(links)
	if err := b.links(rows, len(cols)-links); err != nil {
		return err
	}
	return stream(b, evidenceSheet, view{filter: true, frozen: 1}, cols, rows)
}

// evidenceRows gathers the entries, sorted by id. What an entry says is taken from a claim that it matches exactly,
// where there is one: a claim that came to it through a wider condition carries a lower level.
func (b *book) evidenceRows() []*evidenceRow {
	index := make(map[string]*evidenceRow)
	var rows []*evidenceRow
	for i := range b.r.Claims {
		c := &b.r.Claims[i]
		for _, id := range entries(c) {
			row := index[id]
			if row == nil {
				row = &evidenceRow{id: id}
				index[id] = row
				rows = append(rows, row)
			}
			row.claims = append(row.claims, c.ID)
			if id == c.Evidence.Entry && (row.known.Entry == "" || row.known.Match != "exact" && c.Evidence.Match == "exact") {
				row.known = c.Evidence
			}
		}
	}
	slices.SortFunc(rows, func(a, b *evidenceRow) int { return cmp.Compare(a.id, b.id) })
	return rows
}

// summary is what the entry says. The report holds that of the entry that a claim was judged by; of others that speak of
// the same claim it holds the id alone.
func (e *evidenceRow) summary() string {
	if e.known.Entry == "" {
		return "speaks of these claims too, which another entry fits better: keur knowledge show " + e.id
	}
	return e.known.Summary
}

// links makes the source cells lead to their addresses; before is the number of columns left of them.
func (b *book) links(rows []*evidenceRow, before int) error {
	n := 0
	for i, row := range rows {
		for j, s := range row.known.Sources[:min(len(row.known.Sources), maxSources)] {
			if n++; n > maxLinks {
				return nil
			}
			if !linkable(s.URL) {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(before+j+1, i+2)
			if err != nil {
				return err
			}
			if err := b.f.SetCellHyperLink(evidenceSheet, cell, s.URL, "External"); err != nil {
				return err
			}
		}
	}
	return nil
}

// linkable says that a cell can lead to an address. Excel takes 2,079 characters.
func linkable(url string) bool {
	return len(url) < 2000 && (strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://"))
}

// sourceText names a source: its title, year and kind, or its address where it has no title.
func sourceText(all []claims.Source, i int) string {
	if i >= len(all) {
		return ""
	}
	s := all[i]
	var notes []string
	if s.Year > 0 {
		notes = append(notes, strconv.Itoa(s.Year))
	}
	if s.Kind != "" {
		notes = append(notes, s.Kind)
	}
	text := cmp.Or(s.Title, s.URL)
	if len(notes) > 0 {
		text += " (" + strings.Join(notes, ", ") + ")"
	}
	return text
}

// figure is a number that is nothing where it is 0.
func figure(n int) any {
	if n == 0 {
		return ""
	}
	return n
}

func verified(e claims.Evidence) string {
	switch {
	case e.Entry == "":
		return ""
	case !e.Verified:
		return "no"
	case e.Stale:
		return "stale"
	}
	return "yes"
}
