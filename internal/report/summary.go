package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"keur/claims"
)

// gapLimit is how many gaps of the evidence register the summary lists unless everything is asked for.
const gapLimit = 10

// summary writes the tables that close the report, and one line that says it all.
func (p *printer) summary(r *claims.Report, sections []*section) error {
	if len(r.Claims) == 0 {
		p.closing(r)
		return nil
	}
	p.rule("summary", "")
	tables := []Table{severities(r.Claims), levels(r.Claims), statuses(r.Claims), verdicts(r.Claims)}
	if err := p.beside(tables); err != nil {
		return err
	}
	for _, t := range []Table{p.missing(sections), p.gaps(r.Summary.Gaps)} {
		if err := p.beside([]Table{t}); err != nil {
			return err
		}
	}
	p.closing(r)
	return nil
}

// severities counts the claims by type and severity, in falling order of harm.
func severities(all []claims.Claim) Table {
	cells := make(map[claims.Type]map[claims.Severity]int)
	totals := make(map[claims.Severity]int)
	for i := range all {
		c := &all[i]
		if cells[c.Type] == nil {
			cells[c.Type] = make(map[claims.Severity]int)
		}
		cells[c.Type][c.Severity]++
		totals[c.Severity]++
	}
	t := Table{Title: "claims by type", Head: []string{"type"}}
	for _, s := range claims.Severities() {
		t.Head = append(t.Head, string(s))
	}
	t.Head = append(t.Head, "total")
	for _, kind := range claims.Types() {
		if cells[kind] != nil {
			t.Rows = append(t.Rows, severityRow(string(kind), cells[kind]))
		}
	}
	if len(t.Rows) > 1 {
		t.Rows = append(t.Rows, severityRow("total", totals))
	}
	return t
}

func severityRow(name string, by map[claims.Severity]int) []string {
	row, total := []string{name}, 0
	for _, s := range claims.Severities() {
		row = append(row, figure(by[s]))
		total += by[s]
	}
	return append(row, figure(total))
}

// figure is a count; nothing stands for 0, so that the eye finds the rest.
func figure(n int) string {
	if n == 0 {
		return "·"
	}
	return thousands(n)
}

// levels counts the claims by evidence level.
func levels(all []claims.Claim) Table {
	var order []string
	for _, l := range claims.Levels() {
		order = append(order, string(l))
	}
	return tally("evidence", order, all, func(c *claims.Claim) string { return string(c.Evidence.Level) })
}

// statuses counts the claims by review status.
func statuses(all []claims.Claim) Table {
	var order []string
	for _, s := range claims.Statuses() {
		order = append(order, string(s))
	}
	return tally("review", order, all, func(c *claims.Claim) string { return string(c.Review.Status) })
}

// verdicts counts the claims by the worst dose verdict, gravest first.
func verdicts(all []claims.Claim) Table {
	order := []string{}
	for _, v := range []claims.Verdict{claims.Prohibited, claims.Exceeds, claims.ExceedsTop, claims.BelowMinimum,
		claims.Within, claims.NoLimit, claims.NoEntry, claims.NotComparable} {
		order = append(order, string(v))
	}
	return tally("dose", order, all, func(c *claims.Claim) string {
		if c.Dose == nil {
			return ""
		}
		return string(c.Dose.Verdict)
	})
}

// tally counts claims by a value, in a fixed order of values; claims without the value do not count.
func tally(name string, order []string, all []claims.Claim, of func(*claims.Claim) string) Table {
	n := make(map[string]int)
	for i := range all {
		n[of(&all[i])]++
	}
	t := Table{Title: "claims by " + name, Head: []string{name, "claims"}}
	for _, value := range order {
		if n[value] > 0 {
			t.Rows = append(t.Rows, []string{value, thousands(n[value])})
		}
	}
	return t
}

// missing lists the statements that each document still needs.
func (p *printer) missing(sections []*section) Table {
	t := Table{Title: "missing disclaimers", Head: []string{"document", "missing"}, Text: true}
	room := p.o.Width - 4
	for _, s := range sections {
		var ids []string
		for _, d := range s.document.Disclaimers {
			switch d.Status {
			case "missing":
				ids = append(ids, d.ID)
			case "outdated":
				ids = append(ids, d.ID+" (outdated)")
			}
		}
		if len(ids) > 0 {
			t.Rows = append(t.Rows, []string{cutStart(clean(s.document.Path), room*2/5), strings.Join(ids, ", ")})
		}
	}
	widest := 0
	for _, row := range t.Rows {
		widest = max(widest, columns(row[0]))
	}
	for _, row := range t.Rows {
		row[1] = strings.Join(wrap(row[1], room-max(widest, len("document"))), "\n")
	}
	return t
}

// gaps lists what was claimed most often without an entry in the evidence register.
func (p *printer) gaps(all []claims.Gap) Table {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b claims.Gap) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Object, b.Object))
	})
	t := Table{Title: "commonest gaps in the evidence register", Head: []string{"subject", "object", "claims"}, Text: true}
	if !p.o.Verbose && len(sorted) > gapLimit {
		t.Title += fmt.Sprintf(" (%d of %d)", gapLimit, len(sorted))
		sorted = sorted[:gapLimit]
	}
	room := (p.o.Width - 2*2 - 2 - len("claims")) / 2
	for _, g := range sorted {
		t.Rows = append(t.Rows, []string{cut(g.Subject, room), cut(g.Object, room), strconv.Itoa(g.Count)})
	}
	return t
}

// closing is the last line: what a reader sees first on a terminal.
func (p *printer) closing(r *claims.Report) {
	by, open := make(map[claims.Severity]int), 0
	for i := range r.Claims {
		by[r.Claims[i].Severity]++
		if r.Claims[i].Review.Status == claims.Unreviewed {
			open++
		}
	}
	parts := []tag{{count(len(r.Claims), "claim"), bold}}
	for _, s := range []claims.Severity{claims.Error, claims.Warning, claims.Note} {
		if by[s] > 0 {
			parts = append(parts, tag{count(by[s], string(s)), severityStyle(s)})
		}
	}
	if open > 0 {
		parts = append(parts, tag{thousands(open) + " unreviewed", plain})
	}
	if n := failed(r.Documents); n > 0 {
		parts = append(parts, tag{count(n, "document") + " could not be read", red})
	}
	p.flow(parts, " · ")
}

// failed counts the documents that could not be read.
func failed(all []claims.Document) int {
	n := 0
	for _, d := range all {
		if d.Error != "" {
			n++
		}
	}
	return n
}
