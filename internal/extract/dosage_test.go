package extract_test

import (
	"testing"

	"keur/claims"
	"keur/internal/extract"
	"keur/internal/text"
)

// TestDoses holds that each dose of a sentence is a claim with its own amounts, and that what a figure counts stands with it.
func TestDoses(t *testing.T) {
	b := base(t)
	segmenter, worker := text.NewSegmenter(b.TextRules()), extract.New(b).Worker()
	for sentence, want := range map[string][]int{
		"Neem dagelijks 300 mg magnesium voor volwassenen en 100 mg voor kinderen.":             {1, 1},
		"Take 300 mg of magnesium a day for adults and 100 mg of it for children.":              {1, 1},
		"Nehmen Sie täglich 300 mg Magnesium für Erwachsene und 100 mg für Kinder.":             {1, 1},
		"Neem per dag 300 tot 400 mg magnesium bij het eten.":                                   {1},
		"Meng 2 gram magnesium in een glas water of 4 gram magnesium in 2 liter water per dag.": {2, 2},
	} {
		doc := &text.Document{Name: "dose", Format: "txt", Source: []byte(sentence), Text: sentence}
		segmenter.Segment(doc)
		found, err := worker.Document(doc)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, c := range found {
			if c.Type == claims.Dosage {
				got = append(got, len(c.Quantities))
				t.Logf("%q", c.Quote)
			}
		}
		if len(got) != len(want) || len(got) > 0 && got[len(got)-1] != want[len(want)-1] {
			t.Errorf("%q: doses with %v amounts, want %v", sentence, got, want)
		}
	}
}
