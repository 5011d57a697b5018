package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"keur/internal/register"
	"keur/internal/workbook"
)

// imported is a workbook, and what became of the decisions in it.
type imported struct {
	file      string
	filled    *workbook.Filled
	proposals []register.Proposal // one a decided row
	outcomes  []register.Outcome
}

func newImported(file string, filled *workbook.Filled) *imported {
	im := &imported{file: file, filled: filled}
	for _, d := range filled.Decided {
		im.proposals = append(im.proposals, register.Proposal{Document: d.Document, Claim: d.Fingerprint, Was: d.Was, Decision: d.Decision})
	}
	return im
}

// taken, refused and known count the decisions; those that are known are in the register already.
func (im *imported) taken() int {
	return count(im.outcomes, func(o register.Outcome) bool { return o.Taken })
}

func (im *imported) refused() int {
	return count(im.outcomes, func(o register.Outcome) bool { return o.Refused() }) + len(im.filled.Wrong)
}

func (im *imported) known() int {
	return count(im.outcomes, func(o register.Outcome) bool { return !o.Taken && !o.Refused() })
}

func count[T any](list []T, holds func(T) bool) int {
	n := 0
	for _, v := range list {
		if holds(v) {
			n++
		}
	}
	return n
}

// imported says what was taken over, what was not and why. What cannot be taken is said even where only that counts.
func (s *session) imported(im *imported, b *bench, dryRun bool) {
	out := s.env.Stdout
	l := layout{w: out, width: s.env.width(out)}
	if !s.flags.quiet {
		l.lines(im.decided(b))
	}
	l.items("not imported:", im.problems())
	if !s.flags.quiet {
		l.items("changed in the workbook, but decides nothing:", im.ignored())
	}
	if !s.flags.quiet || im.refused() > 0 {
		im.sum(out, dryRun)
	}
}

// decided has a line for each decision that was taken over.
func (im *imported) decided(b *bench) [][]string {
	var rows [][]string
	for i, o := range im.outcomes {
		if !o.Taken {
			continue
		}
		d := &im.filled.Decided[i]
		where := d.Document
		if c := b.claims[o.Claim]; c != nil {
			where = fmt.Sprintf("%s:%d:%d: %s", c.Document, c.Location.Line, c.Location.Column, c.Quote)
		}
		rows = append(rows, []string{d.ID, string(d.Decision.Status), where})
	}
	return rows
}

// problems names the cells that keep a decision from being taken over, and why.
func (im *imported) problems() [][]string {
	var rows [][]string
	for _, w := range im.filled.Wrong {
		rows = append(rows, []string{w.Cell, w.Message})
	}
	for i, o := range im.outcomes {
		d := &im.filled.Decided[i]
		if o.Conflict != "" {
			rows = append(rows, []string{d.Cell("status"), d.ID + ": " + o.Conflict})
		}
		for _, f := range o.Faults {
			message := f.Message
			if f.Field == "reviewer" && d.Decision.Reviewer == "" {
				message = `nobody is named: fill in the reviewer, or add --by "NAME"`
			}
			rows = append(rows, []string{d.Cell(f.Field), cut(d.ID+": "+message, mostMessage)})
		}
	}
	return rows
}

// What is said of the cells stays short, whatever stands in them.
const (
	mostMessage = 400 // letters on one cell
	mostCells   = 5   // cells named of a column that was changed in vain
)

// ignored names the cells that were changed and that decide nothing.
func (im *imported) ignored() [][]string {
	var rows [][]string
	for _, e := range im.filled.Edited {
		cells := strings.Join(e.Cells[:min(len(e.Cells), mostCells)], ", ")
		if more := len(e.Cells) - mostCells; more > 0 {
			cells += fmt.Sprintf(" and %d more", more)
		}
		rows = append(rows, []string{e.Column, cells})
	}
	return rows
}

// sum is what there is to say in a line, and how to go on.
func (im *imported) sum(out io.Writer, dryRun bool) {
	verb, tail := "imported", ""
	if dryRun {
		verb, tail = "would be imported", " (dry run: nothing was written)"
	}
	what := fmt.Sprintf("%s %s from %s", number(im.taken(), "decision", "decisions"), verb, im.file)
	if im.taken()+im.refused() == 0 {
		what = "nothing new in " + im.file
	}
	if n := im.refused(); n > 0 {
		what += fmt.Sprintf(", %d not", n)
	}
	if n := im.known(); n > 0 {
		what += fmt.Sprintf(", %d in the register already", n)
	}
	fmt.Fprintln(out, what+tail)
	switch {
	case slices.ContainsFunc(im.outcomes, func(o register.Outcome) bool { return o.Conflict != "" }):
		fmt.Fprintln(out, "next: keur review export, to decide anew what has changed")
	case im.refused() > 0:
		fmt.Fprintln(out, "next: correct the cells and import the workbook again")
	}
}
