package assess

import (
	"os"
	"path/filepath"
	"testing"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// segmented reads a text as the pipeline does.
func segmented(base *knowledge.Base, name, content string) *text.Document {
	doc := &text.Document{Path: name, Name: name, Format: "txt", Source: []byte(content), Text: content}
	text.NewSegmenter(base.TextRules()).Segment(doc)
	return doc
}

func disclaimer(record claims.Document, id string) claims.DocumentDisclaimer {
	for _, d := range record.Disclaimers {
		if d.ID == id {
			return d
		}
	}
	return claims.DocumentDisclaimer{}
}

// TestSeedPages holds what a person found on two pages: one carries a disclaimer of its own, one ends in an empty list
// of references.
func TestSeedPages(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(files) < 4 {
		t.Skip("the seed pages are not here")
	}
	base := loadBase(t)
	a := newAssessor(t, Options{})
	for n, tt := range map[int]struct{ id, status string }{
		3: {"not-medical-advice", present},
		2: {"source-and-date", missing},
	} {
		data, err := os.ReadFile(files[n])
		if err != nil {
			t.Fatal(err)
		}
		doc := segmented(base, filepath.Base(files[n]), string(data))
		record, _, _ := a.Document(doc, []claims.Claim{{ID: "1", Type: claims.EvidenceAppeal, Polarity: claims.Positive}})
		d := disclaimer(record, tt.id)
		if d.Status != tt.status {
			t.Errorf("page %d: %s is %q, want %q (%+v)", n, tt.id, d.Status, tt.status, d.Location)
		}
		if (d.Location != nil) != (tt.status == present) {
			t.Errorf("page %d: %s at %v", n, tt.id, d.Location)
		}
		t.Logf("page %d: %+v", n, record.Disclaimers)
		t.Logf("page %d: %+v", n, record.Checks)
	}
}

func TestStatements(t *testing.T) {
	base := loadBase(t)
	a := newAssessor(t, Options{})
	tests := []struct {
		name, content, id, status string
	}{
		{"Dutch", "Zalf helpt tegen stijve schouders.\n\nDeze tekst vervangt geen medisch advies.\n", "not-medical-advice", present},
		{"a claim is no disclaimer", "Zalf helpt tegen stijve schouders.\n", "not-medical-advice", ""},
		{"a filled list", "# Zalf\n\nZalf helpt.\n\n## Bronnen\n\nJansen P. Zalven vergeleken. Huisarts Wet 2020.\n", "source-and-date", present},
		{"an empty list", "# Zalf\n\nZalf helpt.\n\n## Bronnen\n", "source-and-date", missing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := segmented(base, "page.md", tt.content)
			record, _, findings := a.Document(doc, []claims.Claim{{ID: "1", Type: claims.EvidenceAppeal, Polarity: claims.Positive}})
			if got := disclaimer(record, tt.id).Status; got != tt.status {
				t.Errorf("%s is %q, want %q", tt.id, got, tt.status)
			}
			for _, f := range findings {
				if f.Rule == "disclaimer-"+tt.id && tt.status != missing {
					t.Errorf("reported as missing: %+v", f)
				}
			}
		})
	}
}
