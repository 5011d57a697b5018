package workbook

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"keur/claims"
)

// claimColumns is the layout of the Claims sheet, one row a claim. Everything that writes or reads that sheet goes by
// the names of this table.
func claimColumns() []column[*claims.Claim] {
	return slices.Concat(placeColumns(), contentColumns(), verdictColumns(), reviewColumns())
}

func placeColumns() []column[*claims.Claim] {
	return []column[*claims.Claim]{
		{name: "id", width: 14, get: func(c *claims.Claim) any { return c.ID }},
		{name: "document", width: 18, look: wrapped, get: func(c *claims.Claim) any { return c.Document }},
		{name: "line", width: 7, look: number, get: func(c *claims.Claim) any { return c.Location.Line }},
		{name: "quote", width: 42, look: wrapped, get: func(c *claims.Claim) any { return oneLine(c.Quote) }},
		{name: "context", width: 36, look: wrapped, get: func(c *claims.Claim) any { return context(c) }},
	}
}

func contentColumns() []column[*claims.Claim] {
	return []column[*claims.Claim]{
		{name: "severity", width: 10, get: func(c *claims.Claim) any { return string(c.Severity) }},
		{name: "type", width: 17, get: func(c *claims.Claim) any { return string(c.Type) }},
		{name: "subject", width: 14, look: wrapped, get: func(c *claims.Claim) any { return c.Subject.Text }},
		{name: "object", width: 14, look: wrapped, get: func(c *claims.Claim) any { return c.Object.Text }},
		{name: "dose", width: 18, look: wrapped, get: func(c *claims.Claim) any { return dose(c.Dose) }},
		{name: "verdict", width: 15, get: func(c *claims.Claim) any { return verdict(c) }},
	}
}

func verdictColumns() []column[*claims.Claim] {
	return []column[*claims.Claim]{
		{name: "evidence", width: 11, get: func(c *claims.Claim) any { return string(c.Evidence.Level) }},
		{name: "direction", width: 11, get: func(c *claims.Claim) any { return string(c.Evidence.Direction) }},
		{name: "entries", width: 24, look: wrapped, get: func(c *claims.Claim) any { return strings.Join(entries(c), "\n") }},
		{name: "disclaimers required", width: 18, look: wrapped, get: func(c *claims.Claim) any {
			return disclaimers(c, "present", "missing", "outdated")
		}},
		{name: "disclaimers missing", width: 18, look: wrapped, get: func(c *claims.Claim) any {
			return disclaimers(c, "missing", "outdated")
		}},
		{name: "findings", width: 40, look: wrapped, get: func(c *claims.Claim) any { return findings(c.Findings) }},
		{name: "suggestion", width: 24, look: wrapped, get: func(c *claims.Claim) any { return suggestions(c.Findings) }},
	}
}

func reviewColumns() []column[*claims.Claim] {
	return []column[*claims.Claim]{
		{name: "change", width: 11, look: wrapped, get: func(c *claims.Claim) any { return change(c.Review) }},
		{name: "status", width: 23, look: input, input: true, get: func(c *claims.Claim) any { return string(c.Review.Status) }},
		{name: "reviewer", width: 12, look: input, input: true, get: func(c *claims.Claim) any { return c.Review.Reviewer }},
		{name: "date", width: 11, look: input, input: true, get: func(c *claims.Claim) any { return c.Review.Date }},
		{name: "reason", width: 18, look: input, input: true, get: func(c *claims.Claim) any { return c.Review.Reason }},
		{name: "expires", width: 11, look: input, input: true, get: func(c *claims.Claim) any { return c.Review.Expires }},
	}
}

// claims writes the Claims sheet.
func (b *book) claims() error {
	cols := claimColumns()
	last := len(b.r.Claims) + 1
	for _, c := range b.claimColours() {
		if err := b.paint(claimsSheet, columnArea(cols, c.column, last), c.colours); err != nil {
			return err
		}
	}
	if err := b.choices(cols, last); err != nil {
		return err
	}
	frozen := slices.IndexFunc(cols, func(c column[*claims.Claim]) bool { return c.name == "quote" }) + 1
	return stream(b, claimsSheet, view{filter: true, frozen: frozen, paper: a3}, cols, b.claimRows())
}

// columnArea is the cells of a column under its header, down to the last row.
func columnArea[T any](cols []column[T], name string, last int) string {
	i := slices.IndexFunc(cols, func(c column[T]) bool { return c.name == name }) + 1
	return area(i, 2, i, max(2, last))
}

// coloured is a column with the values in it that catch the eye.
type coloured struct {
	column  string
	colours []colour
}

func (b *book) claimColours() []coloured {
	s := b.s
	return []coloured{
		{"severity", []colour{{string(claims.Error), s.bad}, {string(claims.Warning), s.warn}, {string(claims.Note), s.note},
			{string(claims.NoneSeverity), s.muted}}},
		{"verdict", []colour{{string(claims.Exceeds), s.bad}, {string(claims.Prohibited), s.bad},
			{string(claims.ExceedsTop), s.warn}, {string(claims.BelowMinimum), s.warn}, {string(claims.Within), s.good}}},
		{"status", []colour{{string(claims.Accepted), s.good}, {string(claims.AcceptedWithDisclaimer), s.good},
			{string(claims.NeedsChange), s.warn}, {string(claims.Rejected), s.bad}, {string(claims.NotAClaim), s.muted}}},
	}
}

// choices gives the status cells their drop-down list, and reasons and dates a hint of how to write them.
func (b *book) choices(cols []column[*claims.Claim], last int) error {
	status := excelize.NewDataValidation(true)
	status.SetSqref(columnArea(cols, "status", last))
	status.SetSqrefDropList(listsSheet + "!$A$2:$A$" + itoa(len(claims.Statuses())+1))
	status.SetError(excelize.DataValidationErrorStyleStop, "Unknown status", "Choose one of the list.")
	if err := b.f.AddDataValidation(claimsSheet, status); err != nil {
		return err
	}
	for _, h := range []struct{ column, title, text string }{
		{"date", "Date", "Write it as YYYY-MM-DD."},
		{"reason", "Reason", reasonHint()},
		{"expires", "Date", "Write it as YYYY-MM-DD."},
	} {
		hint := excelize.NewDataValidation(true)
		hint.SetSqref(columnArea(cols, h.column, last))
		hint.SetInput(h.title, h.text)
		if err := b.f.AddDataValidation(claimsSheet, hint); err != nil {
			return err
		}
	}
	return nil
}

// reasonHint lists the codes of reasons. A hint holds 255 characters.
func reasonHint() string {
	codes := func(s claims.Status) string { return strings.Join(claims.Reasons(s), ", ") }
	return "CODE: text\n" + string(claims.NeedsChange) + ", " + string(claims.Rejected) + ": " + codes(claims.Rejected) + "\n" +
		string(claims.NotAClaim) + ": " + codes(claims.NotAClaim)
}
