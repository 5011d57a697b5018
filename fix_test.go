package keur_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"keur"
)

// TestFix holds that fixing changes nothing but what it puts in, and that fixing again changes nothing at all.
func TestFix(t *testing.T) {
	files, _ := filepath.Glob("seeds/*.*")
	more, _ := filepath.Glob("../shared/gold/dev/*/*.*")
	if len(more) == 0 {
		t.Log("the shared pages are not here: only seeds are fixed")
	}
	auditor, err := keur.New(keur.Options{Today: "2026-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	added := 0
	for i, file := range append(files, more...) {
		if keur.FormatOf(file) == "" || testing.Short() && i%5 > 0 {
			continue
		}
		first := fixed(t, auditor, file, nil)
		added += len(first.Added)
		rest := first.Fixed
		for _, a := range first.Added {
			words := []byte(a.Text)
			if n := bytes.Count(rest, words); n != 1 {
				t.Errorf("%s: %q stands %d times in the fixed page, want once", file, a.Text, n)
			}
			rest = bytes.Replace(rest, words, nil, 1)
		}
		if !within(first.Source, rest) {
			t.Errorf("%s: something else has changed", file)
		}
		if again := fixed(t, auditor, file, first.Fixed); len(again.Added) > 0 || !bytes.Equal(again.Fixed, first.Fixed) {
			t.Errorf("%s: a second run puts in %+v", file, again.Added)
		}
	}
	if added < 10 {
		t.Errorf("only %d disclaimers were put in", added)
	}
}

// fixed fixes a file, or other bytes under its name.
func fixed(t *testing.T, auditor *keur.Auditor, file string, data []byte) keur.Fix {
	t.Helper()
	if data == nil {
		var err error
		if data, err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	f, err := auditor.Fix(context.Background(), keur.Input{Path: file, Name: file,
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }})
	if err != nil || f.Page.Err != nil {
		t.Fatalf("%s: %v %v", file, err, f.Page.Err)
	}
	return f
}

// within says that one text is left when white space and the tags of paragraphs are taken out of another.
func within(part, whole []byte) bool {
	strip := func(b []byte) string {
		return string(bytes.Join(bytes.Fields(bytes.ReplaceAll(b, []byte("<p></p>"), nil)), nil))
	}
	return strip(part) == strip(whole)
}
