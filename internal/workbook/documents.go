package workbook

import (
	"maps"
	"slices"

	"keur/claims"
)

// documentRow is a document with what its claims add up to.
type documentRow struct {
	*claims.Document
	by         map[claims.Severity]int
	unreviewed int
	findings   []claims.Finding
}

func documentColumns() []column[*documentRow] {
	return []column[*documentRow]{
		{name: "document", width: 34, look: wrapped, get: func(d *documentRow) any { return d.Path }},
		{name: "format", width: 8, get: func(d *documentRow) any { return d.Format }},
		{name: "language", width: 10, get: func(d *documentRow) any { return d.Language }},
		{name: "words", width: 9, look: number, get: func(d *documentRow) any { return d.Words }},
		{name: "claims", width: 10, look: number, get: func(d *documentRow) any { return d.Claims }},
		{name: "errors", width: 9, look: number, get: func(d *documentRow) any { return d.by[claims.Error] }},
		{name: "warnings", width: 12, look: number, get: func(d *documentRow) any { return d.by[claims.Warning] }},
		{name: "notes", width: 9, look: number, get: func(d *documentRow) any { return d.by[claims.Note] }},
		{name: "unreviewed", width: 14, look: number, get: func(d *documentRow) any { return d.unreviewed }},
		{name: "product class", width: 26, look: wrapped, get: func(d *documentRow) any { return classes(d.ProductClasses) }},
		{name: "missing checks", width: 18, look: wrapped, get: func(d *documentRow) any { return missingChecks(d.Checks) }},
		{name: "findings", width: 72, look: wrapped, get: func(d *documentRow) any { return findings(d.findings) }},
		{name: "could not be read", width: 26, look: wrapped, get: func(d *documentRow) any { return d.Error }},
	}
}

// documents writes the Documents sheet, one row a document.
func (b *book) documents() error {
	cols := documentColumns()
	rows := b.documentRows()
	return stream(b, documentsSheet, view{filter: true, frozen: 1}, cols, rows)
}

// acrossDocuments stands for the document in the last row, which holds what was found in no single one.
const acrossDocuments = "(across documents)"

func (b *book) documentRows() []*documentRow {
	rows := make([]*documentRow, len(b.r.Documents))
	index := make(map[string]*documentRow, len(rows))
	for i := range b.r.Documents {
		d := &b.r.Documents[i]
		rows[i] = &documentRow{Document: d, by: make(map[claims.Severity]int)}
		index[d.Path] = rows[i]
	}
	for i := range b.r.Claims {
		c := &b.r.Claims[i]
		if row := index[c.Document]; row != nil {
			row.by[c.Severity]++
			if c.Review.Status == claims.Unreviewed {
				row.unreviewed++
			}
		}
	}
	var across []claims.Finding
	for _, f := range b.r.Findings {
		if row := index[f.Document]; row != nil {
			row.findings = append(row.findings, f)
		} else {
			across = append(across, f)
		}
	}
	if len(across) > 0 {
		rows = append(rows, &documentRow{Document: &claims.Document{Path: acrossDocuments}, findings: across})
	}
	return rows
}

func classes(all []claims.ProductClass) string {
	var out []string
	for _, c := range all {
		text := c.Class
		if c.Reason != "" {
			text += ": " + c.Reason
		}
		out = append(out, text)
	}
	return lines(out...)
}

func missingChecks(all []claims.DocumentCheck) string {
	var out []string
	for _, c := range all {
		if c.Status == "missing" {
			out = append(out, c.ID)
		}
	}
	return lines(out...)
}

// disclaimers writes the Disclaimers sheet: documents down, disclaimers across.
func (b *book) disclaimers() error {
	ids := make(map[string]bool)
	for _, d := range b.r.Documents {
		for _, s := range d.Disclaimers {
			ids[s.ID] = true
		}
	}
	cols := []column[*claims.Document]{
		{name: "document", width: 40, look: wrapped, get: func(d *claims.Document) any { return d.Path }}}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		cols = append(cols, column[*claims.Document]{name: id, width: 14, look: centred,
			get: func(d *claims.Document) any { return disclaimerStatus(d, id) }})
	}
	rows := make([]*claims.Document, len(b.r.Documents))
	for i := range rows {
		rows[i] = &b.r.Documents[i]
	}
	if len(cols) > 1 {
		err := b.paint(disclaimersSheet, area(2, 2, len(cols), max(2, len(rows)+1)), []colour{
			{"present", b.s.good}, {"missing", b.s.bad}, {"outdated", b.s.warn}, {"recommended", b.s.note}})
		if err != nil {
			return err
		}
	}
	return stream(b, disclaimersSheet, view{filter: true, frozen: 1, turned: true}, cols, rows)
}

func disclaimerStatus(d *claims.Document, id string) string {
	for _, s := range d.Disclaimers {
		if s.ID == id {
			return s.Status
		}
	}
	return ""
}
