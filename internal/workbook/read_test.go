package workbook

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"keur/claims"
)

var today = Terms{Today: "2026-11-22"}

// reopened is a workbook after somebody worked in it.
func reopened(t testing.TB, raw []byte, work func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	work(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, raw []byte, terms Terms) *Filled {
	t.Helper()
	got, err := Read(bytes.NewReader(raw), terms)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// put writes cells of the Claims sheet, each given as its column and row number followed by its value.
func put(t testing.TB, f *excelize.File, cells map[string]any) {
	t.Helper()
	for cell, v := range cells {
		must(t, f.SetCellValue(claimsSheet, cell, v))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// decide fills in three decisions, in rows 2, 4 and 13 of the sample: undecided, undecided and accepted before.
func decide(t testing.TB, f *excelize.File) {
	put(t, f, map[string]any{
		"T2": "Accepted", "U2": "A. Jansen",
		"T4": "needs change", "U4": "B. de Vries", "V4": time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), "W4": "Missing source: welk onderzoek?",
		"T13": "rejected", "U13": "B. de Vries", "W13": "unsafe: kan schaden", "X13": "31-1-2027",
	})
}

// decisions describes the decided rows, sorted by ID, without the place where they stand.
func decisions(f *Filled) []Decided {
	out := slices.Clone(f.Decided)
	slices.SortFunc(out, func(a, b Decided) int { return strings.Compare(a.ID, b.ID) })
	return out
}

var sameDecision = cmpopts.IgnoreUnexported(Decided{})

func wanted(t testing.TB) []Decided {
	r := sample(t)
	of := func(row int, d claims.Decision) Decided {
		c := &r.Claims[row-2]
		v := c.Review
		d.Evidence = &claims.Judged{Entry: c.Evidence.Entry, Level: c.Evidence.Level, Direction: c.Evidence.Direction}
		return Decided{ID: c.ID, Fingerprint: c.Fingerprint, Document: c.Document, Decision: d,
			Was: claims.Review{Status: v.Status, Reviewer: v.Reviewer, Date: v.Date, Reason: v.Reason, Expires: v.Expires}}
	}
	return decisions(&Filled{Decided: []Decided{
		of(2, claims.Decision{Status: claims.Accepted, Reviewer: "A. Jansen", Date: "2026-11-22"}),
		of(4, claims.Decision{Status: claims.NeedsChange, Reviewer: "B. de Vries", Date: "2026-11-20", Reason: "missing_source", Text: "welk onderzoek?"}),
		of(13, claims.Decision{Status: claims.Rejected, Reviewer: "B. de Vries", Date: "2026-11-22", Reason: "unsafe", Text: "kan schaden", Expires: "2027-01-31"}),
	}})
}

func TestReadUntouched(t *testing.T) {
	r := sample(t)
	raw := write(t, r)
	for name, raw := range map[string][]byte{"as written": raw, "saved again": reopened(t, raw, func(*excelize.File) {})} {
		got := read(t, raw, today)
		if diff := cmp.Diff(&Filled{Claims: len(r.Claims)}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := read(t, write(t, &claims.Report{Claims: r.Claims[:1]}), today); got.Claims != 1 {
		t.Errorf("%+v", got)
	}
}

// TestRead holds that the decisions are read whatever people do to a sheet.
func TestRead(t *testing.T) {
	raw := write(t, sample(t))
	want := wanted(t)
	for name, work := range map[string]func(t *testing.T, f *excelize.File){
		"nothing more": func(*testing.T, *excelize.File) {},
		"sorted": func(t *testing.T, f *excelize.File) {
			rewrite(t, f, func(rows [][]string) [][]string {
				slices.SortFunc(rows[1:], func(a, b []string) int { return strings.Compare(b[3], a[3]) })
				return rows
			})
		},
		"columns in another order": func(t *testing.T, f *excelize.File) {
			rewrite(t, f, func(rows [][]string) [][]string {
				for _, row := range rows {
					slices.Reverse(row)
				}
				return rows
			})
		},
		"filtered": func(t *testing.T, f *excelize.File) {
			for row := 2; row < 20; row++ {
				must(t, f.SetRowVisible(claimsSheet, row, false))
			}
		},
		"rows deleted": func(t *testing.T, f *excelize.File) {
			for _, row := range []int{22, 20, 12, 3} {
				must(t, f.RemoveRow(claimsSheet, row))
			}
		},
		"blank rows put in": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows(claimsSheet, 3, 4))
			must(t, f.SetCellValue(claimsSheet, "D4", "hierna nog eens bekijken"))
		},
		"lines above the header": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows(claimsSheet, 1, 3))
			must(t, f.SetCellValue(claimsSheet, "B1", "Beoordeling november"))
		},
		"renamed sheets": func(t *testing.T, f *excelize.File) {
			must(t, f.SetSheetName(claimsSheet, "Mijn lijst"))
			must(t, f.SetSheetName(keysSheet, "x"))
		},
		"other capitals in the header": func(t *testing.T, f *excelize.File) {
			put(t, f, map[string]any{"A1": "ID", "T1": " Status", "W1": "REASON"})
		},
		"columns of their own": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertCols(claimsSheet, "B", 2))
			put(t, f, map[string]any{"B1": "mening", "B2": "akkoord", "C1": "nog eens"})
		},
		"columns deleted": func(t *testing.T, f *excelize.File) {
			for _, column := range []string{"S", "D", "B"} {
				must(t, f.RemoveCol(claimsSheet, column))
			}
		},
		"a copy of the sheet": func(t *testing.T, f *excelize.File) {
			n, err := f.NewSheet("Kopie")
			must(t, err)
			from, err := f.GetSheetIndex(claimsSheet)
			must(t, err)
			must(t, f.CopySheet(from, n))
		},
		"other sheets gone": func(t *testing.T, f *excelize.File) {
			for _, name := range []string{summarySheet, documentsSheet, disclaimersSheet, evidenceSheet, listsSheet} {
				must(t, f.DeleteSheet(name))
			}
		},
		"IDs in capitals": func(t *testing.T, f *excelize.File) {
			id, err := f.GetCellValue(claimsSheet, "A2")
			must(t, err)
			put(t, f, map[string]any{"A2": " " + strings.ToUpper(id)})
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, reopened(t, raw, func(f *excelize.File) { decide(t, f); work(t, f) }), today)
			if diff := cmp.Diff(want, decisions(got), sameDecision); diff != "" {
				t.Error(diff)
			}
			if len(got.Wrong)+len(got.Edited) > 0 {
				t.Errorf("%+v, %+v", got.Wrong, got.Edited)
			}
		})
	}
}

// rewrite replaces the cells of the Claims sheet, as sorting does.
func rewrite(t *testing.T, f *excelize.File, change func([][]string) [][]string) {
	t.Helper()
	rows, err := f.GetRows(claimsSheet, excelize.Options{RawCellValue: true})
	must(t, err)
	width := len(claimColumns())
	for i := range rows {
		rows[i] = append(rows[i], make([]string, width-len(rows[i]))...)
	}
	for i, row := range change(rows) {
		for j, v := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			must(t, f.SetCellStr(claimsSheet, cell, v))
		}
	}
}

func TestReadCells(t *testing.T) {
	got := read(t, reopened(t, write(t, sample(t)), func(f *excelize.File) {
		decide(t, f)
		must(t, f.SetSheetName(claimsSheet, "Lijst '26 van mij"))
	}), today)
	if cell := got.Decided[1].Cell("reason"); cell != "'Lijst ''26 van mij'!W4" {
		t.Error(cell)
	}
}

func TestReadWrong(t *testing.T) {
	r := sample(t)
	first, second := r.Claims[0].ID, r.Claims[2].ID
	got := read(t, reopened(t, write(t, r), func(f *excelize.File) {
		decide(t, f)
		put(t, f, map[string]any{
			"A5": "ffffffffffff",                                     // another ID
			"A6": "", "T6": "accepted", "B6": "", "C6": "", "D6": "", // none
			"T9": "accepted", "D9": r.Claims[18].Quote, // the words of another claim
			"A25": first, "T25": "rejected", // decided in row 2 too, otherwise
			"A24": second, "T24": "Needs change", "U24": "B. de Vries", "V24": "20-11-2026", "W24": "Missing source: welk onderzoek?",
		})
	}), today)
	var ids []string
	for _, d := range got.Decided {
		ids = append(ids, d.ID)
	}
	if diff := cmp.Diff([]string{second, r.Claims[11].ID}, ids); diff != "" {
		t.Error(diff)
	}
	want := []Remark{
		{"Claims!A5", `"ffffffffffff" is the ID of no claim of this workbook`},
		{"Claims!A6", "the row has no ID, so that nobody can say which claim it is about"},
		{"Claims!D9", "these are the words of another claim than " + r.Claims[7].ID + ": were some columns sorted without the others?"},
		{"Claims!T25", "claim " + first + " is decided otherwise in Claims!T2"},
	}
	if diff := cmp.Diff(want, got.Wrong); diff != "" {
		t.Error(diff)
	}
}

func TestReadEdits(t *testing.T) {
	got := read(t, reopened(t, write(t, sample(t)), func(f *excelize.File) {
		put(t, f, map[string]any{"D2": "Een ander citaat.", "D3": "", "G3": "safety", "C4": 99, "U5": "A. Jansen", "V6": "2026-11-22", "T7": "accepted", "U7": "x"})
	}), today)
	if len(got.Decided) != 1 || len(got.Wrong) != 0 {
		t.Errorf("%+v", got)
	}
	want := []Edited{{"quote", []string{"Claims!D2", "Claims!D3"}}, {"type", []string{"Claims!G3"}}, {"line", []string{"Claims!C4"}},
		{"reviewer", []string{"Claims!U5"}}, {"date", []string{"Claims!V6"}}}
	if diff := cmp.Diff(want, got.Edited); diff != "" {
		t.Error(diff)
	}
}

// A workbook of a stored report holds IDs, which are the start of the fingerprints.
func TestReadStored(t *testing.T) {
	r := sample(t)
	for i := range r.Claims {
		r.Claims[i].Fingerprint = ""
	}
	got := read(t, reopened(t, write(t, r), func(f *excelize.File) { decide(t, f) }), today)
	if len(got.Decided) != 3 || got.Decided[0].Fingerprint != r.Claims[0].ID {
		t.Errorf("%+v", got.Decided)
	}
}

func TestReadSince1904(t *testing.T) {
	yes := true
	got := read(t, reopened(t, write(t, sample(t)), func(f *excelize.File) {
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
		put(t, f, map[string]any{"T2": "accepted", "X2": time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC)})
	}), today)
	if len(got.Decided) != 1 || got.Decided[0].Decision.Expires != "2027-01-31" {
		t.Errorf("%+v", got.Decided)
	}
}

// BenchmarkRead reads a workbook of 20,000 claims.
func BenchmarkRead(b *testing.B) {
	one := sample(b)
	r := *one
	r.Claims = make([]claims.Claim, 20_000)
	for i := range r.Claims {
		r.Claims[i] = one.Claims[i%len(one.Claims)]
		r.Claims[i].Quote += " " + strconv.Itoa(i)
	}
	raw := write(b, &r)
	for b.Loop() {
		if _, err := Read(bytes.NewReader(raw), today); err != nil {
			b.Fatal(err)
		}
	}
}
