package report

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func TestJSONGolden(t *testing.T) { golden(t, "sample.json", render(t, "json", sample(t), Options{})) }
func TestJSONLGolden(t *testing.T) {
	golden(t, "sample.jsonl", render(t, "jsonl", sample(t), Options{}))
}

// A stored report is the report: reading it back and writing it again gives the same bytes in every format.
func TestReadRoundTrip(t *testing.T) {
	text := render(t, "json", sample(t), Options{})
	r, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, render(t, "json", r, Options{})); diff != "" {
		t.Error(diff)
	}
	o := Options{Width: 100, Sources: source, Verbose: true}
	if diff := cmp.Diff(render(t, "table", sample(t), o), render(t, "table", r, o)); diff != "" {
		t.Error(diff)
	}
}

func TestReadFails(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "EOF",
		"claims: []":                 "invalid character",
		`{"schema_version": "9"}`:    `schema_version is "9"`,
		`{"schema_version": "1", []`: "invalid character",
	} {
		if _, err := Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestJSONNeverNull(t *testing.T) {
	r := &claims.Report{Documents: []claims.Document{{Disclaimers: []claims.DocumentDisclaimer{{}}}},
		Claims: []claims.Claim{{}}, Findings: []claims.Finding{{}}}
	for _, format := range []string{"json", "jsonl"} {
		if got := render(t, format, r, Options{}); strings.Contains(got, "null") {
			t.Errorf("%s holds null:\n%s", format, got)
		}
	}
	if r.Claims[0].Findings != nil {
		t.Error("Write changed the report")
	}
}

func TestJSONKeepsMarkup(t *testing.T) {
	r := &claims.Report{Claims: []claims.Claim{{Quote: "<b>90% & meer</b>"}}}
	if got := render(t, "json", r, Options{}); !strings.Contains(got, `"<b>90% & meer</b>"`) {
		t.Error(got)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteFails(t *testing.T) {
	infinite := &claims.Report{Claims: []claims.Claim{{Quantities: []claims.Quantity{{Min: number(math.Inf(1))}}}}}
	if err := Write(new(strings.Builder), "json", infinite, Options{}); err == nil {
		t.Error("an infinite quantity is written")
	}
	if err := Write(new(strings.Builder), "yaml", sample(t), Options{}); err == nil ||
		!strings.Contains(err.Error(), "table, json, jsonl") {
		t.Errorf("unknown format: %v", err)
	}
	for _, format := range Formats() {
		if err := Write(broken{}, format, sample(t), Options{}); err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestDeterministic(t *testing.T) {
	for _, format := range Formats() {
		first := render(t, format, sample(t), Options{Sources: source, Verbose: true})
		for range 5 {
			if render(t, format, sample(t), Options{Sources: source, Verbose: true}) != first {
				t.Fatalf("%s differs between two runs", format)
			}
		}
	}
}
