// Package workbook writes a claims.Report as an Excel workbook that reviewers read, filter, print and fill in, and reads
// their decisions back. Large sheets are streamed, so that memory grows with the compressed file only; the same report
// gives the same bytes.
package workbook

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"keur/claims"
)

// The sheets, in their order. Lists holds the choices of drop-down cells. Keys is hidden deeper than a click can undo:
// it leads the rows of Claims back to the register, however they are sorted, filtered or deleted.
const (
	summarySheet     = "Summary"
	claimsSheet      = "Claims"
	documentsSheet   = "Documents"
	disclaimersSheet = "Disclaimers"
	evidenceSheet    = "Evidence"
	listsSheet       = "Lists"
	keysSheet        = "Keys"
)

// maxRows is how many rows a sheet can have, the header among them.
const maxRows = excelize.TotalRows

// book is a workbook being written.
type book struct {
	f *excelize.File
	r *claims.Report
	s styles
}

// Write writes the report as a workbook. It fails where w does, and for more claims or documents than a sheet has rows
// (1,048,575).
func Write(w io.Writer, r *claims.Report) error {
	if n := max(len(r.Claims), len(r.Documents)); n >= maxRows {
		return fmt.Errorf("writing the workbook: %d rows are more than the %d that a sheet holds: audit fewer documents at once",
			n, maxRows-1)
	}
	b := &book{f: excelize.NewFile(), r: r}
	defer b.f.Close()
	if err := b.write(w); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

func (b *book) write(w io.Writer) error {
	for _, step := range []func() error{b.newStyles, b.properties, b.sheets, b.lists, b.claims, b.documents,
		b.disclaimers, b.evidence, b.keys, b.summary} {
		if err := step(); err != nil {
			return err
		}
	}
	parts := new(parts)
	b.f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if _, err := b.f.WriteToBuffer(); err != nil {
		return err
	}
	return parts.writeTo(w)
}

// properties pins the dates of the file to the day of the audit: the clock must not show in the bytes.
func (b *book) properties() error {
	day, err := time.Parse(time.DateOnly, b.r.Policy.Today)
	if err != nil {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := day.Format(time.RFC3339)
	if err := b.f.SetDocProps(&excelize.DocProperties{Title: "Health claims", Creator: "keur", LastModifiedBy: "keur",
		Created: stamp, Modified: stamp}); err != nil {
		return err
	}
	return b.f.SetAppProps(&excelize.AppProperties{Application: "keur"})
}

// sheets makes the sheets in their order.
func (b *book) sheets() error {
	if err := b.f.SetSheetName("Sheet1", summarySheet); err != nil {
		return err
	}
	for _, name := range []string{claimsSheet, documentsSheet, disclaimersSheet, evidenceSheet, listsSheet, keysSheet} {
		if _, err := b.f.NewSheet(name); err != nil {
			return err
		}
	}
	if err := b.f.SetSheetVisible(listsSheet, false); err != nil {
		return err
	}
	return b.f.SetSheetVisible(keysSheet, false, true)
}

// lists writes the choices of the drop-down cells.
func (b *book) lists() error {
	cols := []column[claims.Status]{{name: "status", width: 26, get: func(s claims.Status) any { return string(s) }}}
	return stream(b, listsSheet, view{}, cols, claims.Statuses())
}

func (b *book) claimRows() []*claims.Claim {
	rows := make([]*claims.Claim, len(b.r.Claims))
	for i := range b.r.Claims {
		rows[i] = &b.r.Claims[i]
	}
	return rows
}
