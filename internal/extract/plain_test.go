package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"keur/internal/extract"
	"keur/internal/source"
	"keur/internal/text"
)

// falseAlarms is the most claims in a thousand words of pages without health content that may be found, by language; it
// only falls. 0.5 is the aim for each.
var falseAlarms = map[string]float64{"nl": 0.5, "en": 0.5, "de": 0.5}

// TestPlainPages counts what is found on pages that speak of anything but health, in words that health claims use too.
// Nothing is learned from these pages.
func TestPlainPages(t *testing.T) {
	know := base(t)
	segmenter, worker := text.NewSegmenter(know.TextRules()), extract.New(know).Worker()
	for language, most := range falseAlarms {
		paths, err := filepath.Glob(filepath.Join("testdata", "plain", language, "*.*"))
		if err != nil || len(paths) < 20 {
			t.Fatalf("%s: %d pages (%v), want at least 20", language, len(paths), err)
		}
		words, found := 0, 0
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := source.Read(filepath.Base(path), data, "")
			if err != nil {
				t.Fatal(err)
			}
			segmenter.Segment(doc)
			claims, err := worker.Document(doc)
			if err != nil {
				t.Fatal(err)
			}
			words += len(strings.Fields(doc.Text))
			found += len(claims)
			for i := range claims {
				t.Logf("%s: %s %q", doc.Name, claims[i].Type, claims[i].Quote)
			}
		}
		rate := 1000 * float64(found) / float64(words)
		t.Logf("%s: %d claims in %d words, %.2f in a thousand", language, found, words, rate)
		if rate > most {
			t.Errorf("%s: %.2f claims in a thousand words, want at most %.2f", language, rate, most)
		}
	}
}
