package assess

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"keur/claims"
	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/source"
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
	a := newAssessor(t, Options{Today: "2026-01-31"})
	tests := []struct {
		name, content, id, status string
	}{
		{"Dutch", "Zalf helpt tegen stijve schouders.\n\nDeze tekst vervangt geen medisch advies.\n", "not-medical-advice", present},
		{"a claim is no disclaimer", "Zalf helpt tegen stijve schouders.\n", "not-medical-advice", ""},
		{"a filled list", "# Zalf\n\nZalf helpt.\n\n## Bronnen\n\nJansen P. Zalven vergeleken. Huisarts Wet 2020.\n", "source-and-date", present},
		{"reviewed lately", "# Zalf\n\nZalf helpt.\n\nLaatst beoordeeld op 3 maart 2025.\n", "source-and-date", present},
		{"reviewed long ago", "# Zalf\n\nZalf helpt.\n\nLaatst beoordeeld op 3 maart 2015.\n", "source-and-date", outdated},
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
				if f.Rule == "disclaimer-"+tt.id && tt.status != missing && tt.status != outdated {
					t.Errorf("reported as missing: %+v", f)
				}
			}
		})
	}
}

func TestLetters(t *testing.T) {
	for _, tt := range []struct {
		text, wording string
		want          bool
	}{
		{"Vorher.  Die Menge darf\nnicht überschritten werden.", "Die Menge darf nicht überschritten werden.", true},
		{"Die Menge sollte nicht überschritten werden.", "Die Menge darf nicht überschritten werden.", false},
		{"Zur Anwendung bei Husten ausschließlich auf Grund langjähriger Anwendung", "Zur Anwendung bei … ausschließlich auf Grund langjähriger Anwendung", true},
		{"Use for colds is based on use.", "Use for [indication] is based on use.", true},
		{"Use for colds rests on use.", "Use for [indication] is based on use.", false},
	} {
		if got := carriesLetters(tt.text, tt.wording); got != tt.want {
			t.Errorf("%q in %q: %v", tt.wording, tt.text, got)
		}
	}
}

// TestSums holds that amounts of one substance in a table are added up, and alternatives are not.
func TestSums(t *testing.T) {
	base := loadBase(t)
	segmenter, extractor := text.NewSegmenter(base.TextRules()), extract.New(base).Worker()
	a := newAssessor(t, Options{ProductClass: "food_supplement"})
	for _, tt := range []struct {
		name, page string
		want       bool
	}{
		{"two forms", "# Magnesium\n\n| Ingrediënt | Per dag |\n|---|---|\n| Magnesiumcitraat | 150 mg |\n| Magnesiumbisglycinaat | 150 mg |\n", true},
		{"within the limit", "# Magnesium\n\n| Ingrediënt | Per dag |\n|---|---|\n| Magnesiumcitraat | 50 mg |\n| Magnesiumbisglycinaat | 50 mg |\n", false},
		{"two substances", "# Mix\n\n| Ingrediënt | Per dag |\n|---|---|\n| Magnesiumcitraat | 150 mg |\n| Zinkcitraat | 15 mg |\n", false},
		{"alternatives", "# Magnesium\n\n| Klacht | Per dag |\n|---|---|\n| Slapeloosheid | magnesium 150 mg |\n| Kramp | magnesium 150 mg |\n", false},
	} {
		doc, err := source.Read("page.md", []byte(tt.page), "md")
		if err != nil {
			t.Fatal(err)
		}
		doc.Meta.Language = "nl"
		segmenter.Segment(doc)
		for i := range doc.Blocks {
			doc.Blocks[i].Language = "nl"
		}
		found, err := extractor.Document(doc)
		if err != nil {
			t.Fatal(err)
		}
		_, _, findings := a.Document(doc, found)
		got := slices.ContainsFunc(findings, func(f claims.Finding) bool { return f.Rule == doseSumExceeded && len(f.Claims) == 2 })
		if got != tt.want {
			t.Errorf("%s: a sum is reported: %v, want %v (%d claims)", tt.name, got, tt.want, len(found))
		}
	}
}
