package keur_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"keur"
	"keur/claims"
)

// passages are sentences of which pages are made here; each makes claims of its own kind.
var passages = []string{
	"Neem voor het slapen elke dag # mg magnesium met een glas water.",
	"Onze behandeling is voor iedereen geschikt en heeft geen bijwerkingen.",
	"Bij # van de 100 mensen verdwijnt de rugpijn binnen acht weken.",
	"Hyperbare zuurstoftherapie verlicht de pijn en verbetert de doorbloeding van het weefsel.",
	"Acupunctuur kan hoofdpijn voorkomen, en onderzoek toont dat ook aan.",
}

// pages makes inputs of different lengths and formats.
func pages(n int) []keur.Input {
	var out []keur.Input
	for i := range n {
		var b strings.Builder
		for j := range 1 + i*7%11 {
			figure := strconv.Itoa(10 * (1 + i + j) % 97)
			b.WriteString(strings.ReplaceAll(passages[(i+j)%len(passages)], "#", figure) + "\n\n")
		}
		out = append(out, input(fmt.Sprintf("pages/%03d.md", i), b.String()))
	}
	return out
}

func input(name, text string) keur.Input {
	return keur.Input{Path: name, Name: name, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}}
}

func audit(t *testing.T, o keur.Options, inputs []keur.Input) *claims.Report {
	t.Helper()
	o.Today = "2026-11-22"
	a, err := keur.New(o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.Audit(context.Background(), inputs)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSame runs an audit twice, and with one and with eight workers: the bytes are the same.
func TestSame(t *testing.T) {
	var first map[string][]byte
	for _, jobs := range []int{1, 8, 8} {
		r := audit(t, keur.Options{Jobs: jobs}, pages(40))
		if len(r.Claims) < 40 {
			t.Fatalf("only %d claims", len(r.Claims))
		}
		got := map[string][]byte{}
		for _, format := range keur.Formats() {
			var b bytes.Buffer
			if err := keur.Write(&b, format, r, keur.Style{}); err != nil {
				t.Fatal(err)
			}
			got[format] = b.Bytes()
		}
		if first == nil {
			first = got
		}
		for format, data := range got {
			if !bytes.Equal(data, first[format]) {
				t.Errorf("%s differs with %d workers", format, jobs)
			}
		}
	}
}

// TestDocumentErrors holds that one document never keeps another from being audited.
func TestDocumentErrors(t *testing.T) {
	good := "Neem voor het slapen elke dag 400 mg magnesium met een glas water."
	broken := input("b.md", "")
	broken.Open = func() (io.ReadCloser, error) { return nil, errors.New("no such disk") }
	mad := input("c.md", "")
	mad.Open = func() (io.ReadCloser, error) { panic("out of order") }
	r := audit(t, keur.Options{}, []keur.Input{input("a.md", good), broken, mad, input("d.md", "  "), input("e.md", good)})
	for i, want := range []string{"", "cannot read file: no such disk",
		"internal error of keur (out of order): please report it, with the document", "file is empty: write it or leave it out", ""} {
		if got := r.Documents[i].Error; got != want {
			t.Errorf("%s: error %q, want %q", r.Documents[i].Path, got, want)
		}
	}
	if r.Summary.Failed != 3 || len(r.Claims) < 2 {
		t.Errorf("%d failed, %d claims", r.Summary.Failed, len(r.Claims))
	}
}

func TestInterrupted(t *testing.T) {
	a, err := keur.New(keur.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	inputs := pages(20)
	inputs[3].Open = func() (io.ReadCloser, error) { cancel(); return io.NopCloser(strings.NewReader("a")), nil }
	if _, err := a.Audit(ctx, inputs); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestOptions(t *testing.T) {
	for _, tt := range []struct {
		options keur.Options
		want    string
	}{
		{keur.Options{Profile: "loud"}, `unknown profile "loud"`},
		{keur.Options{Jurisdictions: []string{"FR"}}, `unknown jurisdiction "FR"`},
		{keur.Options{ProductClass: "drug"}, `unknown product class "drug"`},
		{keur.Options{Audience: "all"}, `unknown audience "all"`},
		{keur.Options{Language: "fr"}, `unknown language "fr"`},
		{keur.Options{Today: "today"}, `today "today" is no day`},
		{keur.Options{FailOn: []string{"rain"}}, `unknown condition "rain"`},
	} {
		if _, err := keur.New(tt.options); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%+v: error %v, want %s…", tt.options, err, tt.want)
		}
	}
	// Every value that help offers is one.
	for _, j := range keur.Jurisdictions() {
		for _, class := range keur.ProductClasses() {
			if _, err := keur.New(keur.Options{Jurisdictions: []string{j}, ProductClass: class}); err != nil {
				t.Error(err)
			}
		}
	}
	for _, p := range keur.Profiles() {
		for _, audience := range keur.Audiences() {
			if _, err := keur.New(keur.Options{Profile: p, Audience: audience, Language: "nl"}); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{1: "1 bytes", 1023: "1023 bytes", 1024: "1 KiB", 32 << 20: "32 MiB", 3 << 30: "3 GiB", 1025: "1025 bytes"} {
		if got := keur.Size(n); got != want {
			t.Errorf("Size(%d) = %s, want %s", n, got, want)
		}
	}
}
