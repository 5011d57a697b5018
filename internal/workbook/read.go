package workbook

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"keur/claims"
)

// Filled is what reviewers did to a workbook that Write wrote.
type Filled struct {
	Claims  int       // rows that are about a claim
	Decided []Decided // in the order of the sheet
	Wrong   []Remark  // rows that say something of no claim, or two things of one
	Edited  []Edited  // columns in which something was changed that decides nothing
}

// Decided is a row that decides a claim.
type Decided struct {
	ID          string
	Fingerprint string // or a start of it, where the workbook was made of a stored report
	Document    string // logical name, as the workbook has it
	// Was is how the claim stood when the workbook was written: status, reviewer, date, reason and expiry.
	Was claims.Review
	// Decision has status, reviewer, date, reason, text, expiry and the evidence that was shown. It is not checked.
	Decision claims.Decision

	sheet *sheet
	row   int
	torn  bool // another row decides the claim otherwise
}

// Cell names the cell of a column as spreadsheets do: Claims!S14.
func (d *Decided) Cell(column string) string { return d.sheet.cell(d.row, column) }

// Remark is something to say of a cell.
type Remark struct{ Cell, Message string }

// Edited is a column and the cells in it that were changed, in the order of the sheet.
type Edited struct {
	Column string
	Cells  []string
}

// Read reads back the decisions that reviewers filled in. Sheets may be renamed, columns and rows in another order, rows
// deleted or put in. It fails on what is no workbook of keur, is broken, or unpacks to more than a workbook can hold; the
// error says so to people.
func Read(in io.Reader, t Terms) (out *Filled, err error) {
	defer func() {
		if p := recover(); p != nil { // excelize panics on some broken files
			out, err = nil, broken(p)
		}
	}()
	f, err := openBook(in)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		t.since1904 = *props.Date1904
	}
	r := &reader{f: f, terms: t, keys: map[string]*key{}, quotes: map[string]bool{}, decided: map[string]int{}, edited: map[string]int{}}
	if err := r.read(); err != nil {
		return nil, err
	}
	return &r.out, nil
}

// reader gathers what a workbook says.
type reader struct {
	f       *excelize.File
	terms   Terms
	keys    map[string]*key // by ID
	quotes  map[string]bool // checksums of the quotes of all claims
	out     Filled
	decided map[string]int // place in out.Decided by ID
	edited  map[string]int // place in out.Edited by column
}

func (r *reader) read() error {
	var ours []*sheet
	for _, s := range sheets(r.f) {
		switch {
		case s.twice != "":
			return fmt.Errorf("sheet %s has two columns %q: rename the one that is your own", s.name, s.twice)
		case !s.has(fingerprintColumn):
			ours = append(ours, s)
		default:
			if err := s.each(r.f, r.key); err != nil {
				return broken(err)
			}
		}
	}
	switch {
	case len(ours) == 0:
		return fmt.Errorf("it has no sheet of claims, with columns id and status: give a workbook of keur review export")
	case len(r.keys) == 0:
		return fmt.Errorf("its hidden sheet %s is missing, which says which claims these are: export them anew", keysSheet)
	}
	for _, s := range ours {
		if err := s.each(r.f, r.row); err != nil {
			return broken(err)
		}
	}
	r.settle()
	return nil
}
