package extract_test

import (
	"testing"

	"keur/claims"
	"keur/internal/text"
)

// TestPolarityAndHedge reads sentences that make one claim of a type, and says whether it is denied and whether weakened.
func TestPolarityAndHedge(t *testing.T) {
	r := newPageReader(t)
	for _, c := range []struct {
		language, text string
		kind           claims.Type
		negative       bool
		hedged         bool
	}{
		{"nl", "Deze thee is niet bedoeld om jicht te genezen.", claims.Efficacy, true, false},
		{"nl", "Acupunctuur helpt niet tegen migraine.", claims.Efficacy, true, false},
		{"nl", "Acupunctuur vermindert migraine.", claims.Efficacy, false, false},
		{"nl", "Acupunctuur kan migraine verminderen.", claims.Efficacy, false, true},
		{"nl", "Massage verlicht rugpijn zonder medicijnen.", claims.Efficacy, false, false},
		{"nl", "Massage verlicht niet alleen rugpijn.", claims.Efficacy, false, false},
		{"nl", "De behandeling heeft geen bijwerkingen.", claims.Safety, false, false},
		{"en", "There is no evidence that acupuncture relieves migraine.", claims.Efficacy, true, false},
		{"en", "Acupuncture does not relieve migraine.", claims.Efficacy, true, false},
		{"en", "Acupuncture relieves migraine, but it does not make you drowsy.", claims.Efficacy, false, false},
		{"en", "Acupuncture may relieve migraine.", claims.Efficacy, false, true},
		{"en", "The treatment has no side effects.", claims.Safety, false, false},
		{"en", "The treatment is not safe for children.", claims.Safety, true, false},
		{"de", "Akupunktur hilft nicht gegen Migräne.", claims.Efficacy, true, false},
		{"de", "Akupunktur lindert Migräne ohne Medikamente.", claims.Efficacy, false, false},
		{"de", "Akupunktur könnte Migräne lindern.", claims.Efficacy, false, true},
		{"de", "Die Behandlung hat keine Nebenwirkungen.", claims.Safety, false, false},
	} {
		found := false
		doc := &text.Document{Name: "example", Format: "txt", Source: []byte(c.text), Text: c.text, Meta: text.Meta{Language: c.language}}
		r.segmenter.Segment(doc)
		for i := range doc.Blocks {
			doc.Blocks[i].Language = c.language
		}
		all, err := r.worker.Document(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, got := range all {
			if got.Type != c.kind {
				continue
			}
			found = true
			if negative := got.Polarity == claims.Negative; negative != c.negative || got.Hedged != c.hedged {
				t.Errorf("%s\n  negative %v, want %v; hedged %v, want %v", c.text, negative, c.negative, got.Hedged, c.hedged)
			}
		}
		if !found {
			t.Errorf("%s: no claim of %s", c.text, c.kind)
		}
	}
}
