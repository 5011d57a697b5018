package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

var update = flag.Bool("update", false, "write the golden files anew")

func render(t testing.TB, format string, r *claims.Report, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (write it anew with -update):\n%s", name, diff)
	}
}

func TestTableGolden(t *testing.T) {
	for _, tt := range []struct {
		name string
		o    Options
	}{
		{"table-80.txt", Options{Width: 80, Sources: source}},
		{"table-200.txt", Options{Width: 200, Sources: source}},
		{"table-verbose.txt", Options{Width: 100, Sources: source, Verbose: true}},
		{"table-no-source.txt", Options{Width: 80}},
	} {
		t.Run(tt.name, func(t *testing.T) { golden(t, tt.name, render(t, "table", sample(t), tt.o)) })
	}
}

// No line may be wider than asked, whatever the width.
func TestTableWidth(t *testing.T) {
	r := sample(t)
	for width := 40; width <= 210; width += 1 + width/40 {
		for _, verbose := range []bool{false, true} {
			got := render(t, "table", r, Options{Width: width, Sources: source, Verbose: verbose})
			for i, line := range strings.Split(got, "\n") {
				if n := columns(line); n > width {
					t.Fatalf("width %d, line %d is %d wide: %q", width, i+1, n, line)
				}
				if strings.TrimRight(line, " ") != line {
					t.Fatalf("width %d, line %d ends in space: %q", width, i+1, line)
				}
			}
		}
	}
}

// A record whose words are gone has no place: the list says so instead of naming line 0.
func TestListGone(t *testing.T) {
	r := &claims.Report{Documents: []claims.Document{{Path: "a.md"}}, Claims: []claims.Claim{{ID: "0123456789ab", Document: "a.md",
		Type: claims.Efficacy, Quote: "Wandelen verlicht de pijn", Severity: claims.NoneSeverity,
		Review: claims.Review{Status: claims.Accepted, Change: claims.Gone}}}}
	var b bytes.Buffer
	if err := List(&b, r, Options{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "  gone  none  efficacy  accepted") || strings.Contains(got, "0:0") {
		t.Error(got)
	}
}

// Colour is only where it is asked for, and adds nothing but colour.
func TestTableColor(t *testing.T) {
	sequence := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for _, width := range []int{40, 80, 200} {
		o := Options{Width: width, Sources: source, Verbose: true}
		bare := render(t, "table", sample(t), o)
		o.Color = true
		painted := render(t, "table", sample(t), o)
		if strings.Contains(bare, "\x1b") || !strings.Contains(painted, "\x1b[31m") {
			t.Error("colour where none was asked for, or none where it was")
		}
		if diff := cmp.Diff(bare, sequence.ReplaceAllString(painted, "")); diff != "" {
			t.Error(diff)
		}
	}
}

// An empty report is still a report.
func TestTableEmpty(t *testing.T) {
	got := render(t, "table", &claims.Report{Tool: claims.Tool{Name: "keur"}}, Options{})
	if !strings.HasSuffix(got, "\n0 claims\n") {
		t.Error(got)
	}
}

// Tables of figures and lists of places fit the width too; names keep their ends, and figures give way last.
func TestFigures(t *testing.T) {
	long := strings.Repeat("a-long-name-", 8)
	tables := []Table{{Title: "by document", Head: []string{"document", "gold", "F1"},
		Rows: [][]string{{long + "one.txt", "12", "0.500"}, {long + "\x1b[31mtwo.txt", "3", "1.000"}}}}
	found := []claims.Claim{{Document: long + "one.txt", Type: claims.Safety, Quote: strings.Repeat("words ", 40), Location: claims.Location{Line: 12, Column: 3}}}
	for width := 40; width <= 120; width += 7 {
		var b bytes.Buffer
		if err := Tables(&b, tables, Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		if err := Places(&b, "missed", found, Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		for _, want := range []string{"one.txt  ", "  12  0.500\n", "two.txt  ", "   3  1.000\n", "one.txt:12:3", "safety\n  words words"} {
			if !strings.Contains(got, want) {
				t.Errorf("width %d: no %q in\n%s", width, want, got)
			}
		}
		for line := range strings.Lines(got) {
			if n := columns(strings.TrimRight(line, "\n")); n > width || strings.Contains(line, "\x1b") {
				t.Errorf("width %d: line of %d: %q", width, n, line)
			}
		}
	}
	if !strings.HasPrefix(tables[0].Rows[0][0], "a-long") {
		t.Error("the tables given were changed")
	}
}
