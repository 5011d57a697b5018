package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func TestSheets(t *testing.T) {
	f := open(t, sample(t))
	want := []string{"Summary", "Claims", "Documents", "Disclaimers", "Evidence", "Lists", "Keys"}
	if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	for _, name := range want {
		visible, err := f.GetSheetVisible(name)
		if err != nil || visible != (name != "Lists" && name != "Keys") {
			t.Errorf("%s: visible %v, %v", name, visible, err)
		}
	}
	if book := partOf(t, write(t, sample(t)), "xl/workbook.xml"); strings.Count(book, `state="veryHidden"`) != 1 {
		t.Error("Keys is not very hidden")
	}
}

// partOf is the text of one part of the workbook.
func partOf(t *testing.T, raw []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	text, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestClaimsSheet(t *testing.T) {
	r := sample(t)
	f := open(t, r)
	rows, err := f.GetRows(claimsSheet)
	if err != nil || len(rows) != len(r.Claims)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	var names []string
	for _, c := range claimColumns() {
		names = append(names, c.name)
	}
	if diff := cmp.Diff(names, rows[0]); diff != "" {
		t.Error(diff)
	}
	at := func(row int, name string) string {
		if i := slices.Index(names, name); i < len(rows[row]) {
			return rows[row][i]
		}
		return ""
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		for name, want := range map[string]string{"id": c.ID, "document": c.Document, "quote": oneLine(c.Quote), "context": context(c),
			"type": string(c.Type), "severity": string(c.Severity), "status": string(c.Review.Status),
			"evidence": string(c.Evidence.Level), "verdict": verdict(c), "expires": c.Review.Expires} {
			if got := at(i+1, name); got != want {
				t.Errorf("row %d, %s: %q, want %q", i+2, name, got, want)
			}
		}
	}
	if got := at(10, "disclaimers missing"); got != "do-not-exceed-dose\nsupplement-not-substitute" {
		t.Errorf("disclaimers missing: %q", got)
	}
}

func TestClaimsSheetView(t *testing.T) {
	r := sample(t)
	f := open(t, r)
	panes, err := f.GetPanes(claimsSheet)
	if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 4 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if xml := partOf(t, write(t, r), "xl/worksheets/sheet2.xml"); !strings.Contains(xml, `<autoFilter ref="$A$1:$X$23"`) {
		t.Error("no filter over all rows")
	}
	rules, err := f.GetDataValidations(claimsSheet)
	if err != nil || len(rules) != 4 || rules[0].Type != "list" || rules[0].Sqref != "T2:T23" || rules[0].Formula1 != "Lists!$A$2:$A$7" {
		t.Errorf("validations %+v, %v", rules, err)
	}
	if hint := reasonHint(); len(hint) > 255 || !strings.Contains(hint, "own_disclaimer") || !strings.Contains(hint, "missing_source") {
		t.Errorf("%d bytes: %s", len(hint), hint)
	}
	choices, err := f.GetCols(listsSheet)
	if err != nil || !slices.Equal(choices[0][1:], names(claims.Statuses())) {
		t.Errorf("choices %v, %v", choices, err)
	}
	formats, err := f.GetConditionalFormats(claimsSheet)
	if err != nil || len(formats) != 3 {
		t.Errorf("%d conditional formats, %v", len(formats), err)
	}
	layout, err := f.GetPageLayout(claimsSheet)
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page layout %+v, %v", layout, err)
	}
}

func TestKeys(t *testing.T) {
	r := sample(t)
	rows, err := open(t, r).GetRows(keysSheet)
	if err != nil || len(rows) != len(r.Claims)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	names := []string{"id", "fingerprint", "document", "status", "reviewer", "date", "reason", "expires", "entry", "level", "direction", "cells"}
	if diff := cmp.Diff(names, rows[0]); diff != "" {
		t.Error(diff)
	}
	for i, c := range r.Claims {
		v, e := c.Review, c.Evidence
		want := []string{c.ID, c.Fingerprint, c.Document, string(v.Status), v.Reviewer, v.Date, v.Reason, v.Expires, e.Entry,
			string(e.Level), string(e.Direction)}
		if diff := cmp.Diff(want, rows[i+1][:len(want)]); diff != "" {
			t.Error(diff)
		}
		if got := rows[i+1][len(want)]; !strings.Contains(got, "\nquote "+checksum(c.Quote)+"\n") || strings.Contains(got, "status") {
			t.Errorf("cells %q", got)
		}
	}
}

func TestEvidenceSheet(t *testing.T) {
	f := open(t, sample(t))
	rows, err := f.GetRows(evidenceSheet)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, row := range rows[1:] {
		ids = append(ids, row[0])
	}
	want := []string{"hip_osteoarthritis__prevalence", "nsaid_stop__osteoarthritis", "vibration__cartilage",
		"vibration__osteoarthritis", "vibration__safety", "vitamin_c__collagen"}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Error(diff)
	}
	linked, address, err := f.GetCellHyperLink(evidenceSheet, "J2")
	if err != nil || !linked || address != "https://example.org/review/hip_osteoarthritis__prevalence" {
		t.Errorf("link %v %q %v", linked, address, err)
	}
}

// Of an entry that no claim was judged by the report holds no more than the id: the sheet says where to find the rest.
func TestEvidenceSheetOthers(t *testing.T) {
	r := sample(t)
	at := slices.IndexFunc(r.Claims, func(c claims.Claim) bool { return c.Evidence.Entry != "" })
	r.Claims[at].Evidence.Others = []string{"aaa__other__1"}
	rows, err := open(t, r).GetRows(evidenceSheet)
	if err != nil || len(rows) < 2 || rows[1][0] != "aaa__other__1" || !strings.Contains(rows[1][6], "keur knowledge show aaa__other__1") {
		t.Errorf("%q, %v", rows[1], err)
	}
}

func TestDocumentsSheet(t *testing.T) {
	rows, err := open(t, sample(t)).GetRows(documentsSheet)
	if err != nil || len(rows) != 8 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	var got []string
	for _, i := range []int{0, 4, 5, 6, 7, 8, 10} {
		got = append(got, rows[1][i])
	}
	if diff := cmp.Diff([]string{"content/heup.md", "9", "4", "2", "1", "5", "author"}, got); diff != "" {
		t.Error(diff)
	}
	if last := rows[7]; last[0] != acrossDocuments || !strings.Contains(strings.Join(last, " "), "[contradiction]") {
		t.Errorf("%q", last)
	}
	if unread := rows[5]; unread[len(unread)-1] != "page 3 is encrypted: save it without a password" {
		t.Errorf("%q", unread)
	}
}

func TestDisclaimersSheet(t *testing.T) {
	rows, err := open(t, sample(t)).GetRows(disclaimersSheet)
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], "not-medical-advice")
	if column < 1 || rows[1][column] != "missing" || rows[1][0] != "content/heup.md" {
		t.Errorf("%q", rows[:2])
	}
	if !slices.IsSorted(rows[0][1:]) {
		t.Errorf("%q", rows[0])
	}
}

// Charts cover cells: none may lie over the head, whose texts can be longer than the tables are wide.
func TestChartsBelowHead(t *testing.T) {
	drawing := partOf(t, write(t, sample(t)), "xl/drawings/drawing1.xml")
	tops := regexp.MustCompile(`<xdr:from>.*?<xdr:row>(\d+)</xdr:row>`).FindAllStringSubmatch(drawing, -1)
	if len(tops) == 0 {
		t.Fatal("no charts")
	}
	for _, top := range tops {
		if row, err := strconv.Atoi(top[1]); err != nil || row < headRows-1 {
			t.Errorf("a chart starts in row %d, the head ends in row %d", row+1, headRows-1)
		}
	}
}

func TestSummaryFollowsReviews(t *testing.T) {
	f := open(t, sample(t))
	rows, err := f.GetRows(summarySheet)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "review status" })
	cell := "B" + itoa(at+2)
	formula, err := f.GetCellFormula(summarySheet, cell)
	if err != nil || formula != `COUNTIF(Claims!$T$2:$T$23,"unreviewed")` {
		t.Errorf("formula %q, %v", formula, err)
	}
	if stored, _ := f.GetCellValue(summarySheet, cell); stored != "16" {
		t.Errorf("stored %q", stored)
	}
	if now, err := f.CalcCellValue(summarySheet, cell); err != nil || now != "16" {
		t.Errorf("calculated %q, %v", now, err)
	}
}

// Text from a document never becomes a formula, whatever it starts with.
func TestFormulasStayText(t *testing.T) {
	texts := []string{"=1+1", "+31 6 12345678", "-5 kg in een week", "@SOM(A1)", "\t=1+1", "\r=2", `=HYPERLINK("https://example.org")`}
	r := &claims.Report{}
	for i, s := range texts {
		r.Claims = append(r.Claims, claims.Claim{ID: "00000000000" + itoa(i), Document: s, Quote: s, Context: s,
			Subject: claims.Term{Text: s}, Findings: []claims.Finding{{Rule: s, Message: s, Suggestion: s}},
			Review: claims.Review{Reason: s}, Evidence: claims.Evidence{Entry: s, Summary: s, Sources: []claims.Source{{Title: s, URL: s}}}})
		r.Documents = append(r.Documents, claims.Document{Path: s, Error: s})
	}
	raw := write(t, r)
	for n := 2; n <= 7; n++ {
		if xml := partOf(t, raw, "xl/worksheets/sheet"+itoa(n)+".xml"); strings.Contains(xml, "<f>") || strings.Contains(xml, "<hyperlink ") {
			t.Errorf("sheet %d holds a formula or a link", n)
		}
	}
	f := open(t, r)
	for i, s := range texts {
		got, err := f.GetCellValue(documentsSheet, "A"+itoa(i+2))
		if err != nil || strings.TrimSpace(got) != strings.TrimSpace(s) {
			t.Errorf("%q became %q, %v", s, got, err)
		}
		id, _ := f.GetCellStyle(documentsSheet, "A"+itoa(i+2))
		if style, err := f.GetStyle(id); err != nil || style.NumFmt != 49 {
			t.Errorf("%q has number format %d, %v", s, style.NumFmt, err)
		}
	}
}

func TestFit(t *testing.T) {
	for name, s := range map[string]string{"short": "kort", "exact": strings.Repeat("a", maxCell),
		"long": strings.Repeat("a", maxCell+1), "wide": strings.Repeat("😀", maxCell), "accents": strings.Repeat("é", maxCell)} {
		got := fit(s)
		if n := len(utf16.Encode([]rune(got))); n > maxCell {
			t.Errorf("%s: %d units", name, n)
		}
		if (got != s) != strings.HasSuffix(got, "…") {
			t.Errorf("%s is cut without a word", name)
		}
	}
	r := sample(t)
	r.Claims[0].Quote = strings.Repeat("een lang citaat ", 4000)
	got, err := open(t, r).GetCellValue(claimsSheet, "D2")
	if err != nil || !strings.HasSuffix(got, "…") || len(got) < 32000 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestContext(t *testing.T) {
	for _, tt := range [][3]string{
		{"Thee kalmeert", "Thee\nkalmeert.", ""},
		{"Thee kalmeert", "Thee kalmeert, zegt\nmen.", "Thee kalmeert, zegt men."},
		{"Thee kalmeert", "", ""},
	} {
		if got := context(&claims.Claim{Quote: tt[0], Context: tt[1]}); got != tt[2] {
			t.Errorf("%q in %q: %q, want %q", tt[0], tt[1], got, tt[2])
		}
	}
}

func TestLinesOf(t *testing.T) {
	for _, tt := range []struct {
		s     string
		width float64
		want  int
	}{{"", 10, 1}, {"kort", 10, 1}, {"een twee drie", 8, 2}, {"een\ntwee", 20, 2}, {"onafgebroken", 6, 2}, {"コラーゲン", 6, 2}} {
		if got := linesOf(tt.s, tt.width); got != tt.want {
			t.Errorf("linesOf(%q, %v) = %d, want %d", tt.s, tt.width, got, tt.want)
		}
	}
}

func TestEmptyReport(t *testing.T) {
	f := open(t, &claims.Report{})
	if rows, err := f.GetRows(claimsSheet); err != nil || len(rows) != 1 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// BenchmarkWrite writes 100,000 claims; the heap that it needs beside the report must stay far under the size of the
// sheets (about 400 MB of XML).
func BenchmarkWrite(b *testing.B) {
	one := sample(b)
	r := *one
	r.Claims = make([]claims.Claim, 100_000)
	for i := range r.Claims {
		r.Claims[i] = one.Claims[i%len(one.Claims)]
	}
	b.ReportAllocs()
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		var size counter
		if err := Write(&size, &r); err != nil {
			b.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		b.ReportMetric((float64(after.HeapSys)-float64(before.HeapSys))/1e6, "MB-heap-growth")
		b.ReportMetric(float64(size)/1e6, "MB-file")
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
