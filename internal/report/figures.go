package report

import (
	"bufio"
	"fmt"
	"io"

	"keur/claims"
)

// leastName is how short the names in the first column of a table may be cut before its figures are left out instead.
const leastName = 12

// Tables writes tables as the summary of a report has them, and nothing around them. Names in a first column that leave
// no room for the figures keep their ends, which tell files apart. It fails where w does.
func Tables(w io.Writer, tables []Table, o Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	p := &printer{w: out, o: o.complete()}
	var fitted []Table
	for _, t := range tables {
		t, err := t.fitted(p.o.Width)
		if err != nil {
			return err
		}
		fitted = append(fitted, t)
	}
	if err := p.beside(fitted); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the tables: %w", err)
	}
	return nil
}

// fitted cuts the names of a table's first column to what its figures leave of a width.
func (t Table) fitted(width int) (Table, error) {
	longest := 0
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = append([]string{clean(row[0])}, row[1:]...)
		longest = max(longest, columns(rows[i][0]))
	}
	t.Rows = rows
	block, err := t.render()
	if err != nil || blockWidth(block) <= width {
		return t, err
	}
	if room := longest - (blockWidth(block) - width); room >= leastName {
		for _, row := range t.Rows {
			row[0] = cutStart(row[0], room)
		}
	}
	return t, nil
}

// Places writes claims by their place, type and words alone, under a title; nothing where there is none. It fails where
// w does.
func Places(w io.Writer, title string, all []claims.Claim, o Options) error {
	if len(all) == 0 {
		return nil
	}
	out := bufio.NewWriterSize(w, 1<<16)
	p := &printer{w: out, o: o.complete()}
	p.rule(title, count(len(all), "claim"))
	for i := range all {
		c := &all[i]
		p.place(c.Document, &c.Location, []tag{{string(c.Type), plain}})
		p.line("  " + cut(c.Quote, p.o.Width-2))
	}
	p.line("")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the list of claims: %w", err)
	}
	return nil
}
