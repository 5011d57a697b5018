package extract_test

import (
	"strings"
	"testing"

	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// TestSensesInEveryLanguage holds that each sense has words in each language: what is learned of a sense from one must help
// the others.
func TestSensesInEveryLanguage(t *testing.T) {
	know := base(t)
	if len(know.Senses) < 250 {
		t.Fatalf("%d senses", len(know.Senses))
	}
	for i := range know.Packs {
		p := &know.Packs[i]
		have := map[string]*knowledge.SenseWords{}
		for j := range p.Senses {
			have[p.Senses[j].Sense] = &p.Senses[j]
		}
		for _, s := range know.Senses {
			if w := have[s.ID]; w == nil || len(w.Terms) < 5 {
				t.Errorf("%s: the sense %s has too few words", p.Language, s.ID)
			}
		}
	}
}

// TestSensesAreMet reads words that carry a sense as a whole, inflected, as the end of a compound and as a verb whose
// particle stands apart; and words that do not.
func TestSensesAreMet(t *testing.T) {
	know := base(t)
	for _, tt := range []struct{ language, words, sense, not string }{
		{"nl", "De zalf verzacht de jeuk.", "relieves", "worsens"},
		{"nl", "Zo nemen de klachten langzaam af.", "lessens", "raises"},
		{"nl", "Dit is een van de beproefde afslankmethodes van onze praktijk.", "slims", "operation"},
		{"en", "It soothes the legs when they are tired of a long walk.", "relieves", "worsens"},
		{"en", "You can book this with us on the page below.", "appointment", "heals_wound"},
		{"de", "Das lindert den Juckreiz auf der Haut und ist für alle da.", "relieves", "worsens"},
		{"de", "Die Nackenschmerzen sind dann auch nach einer Woche noch da.", "pain_word", "price"},
	} {
		senses := sensesOf(t, know, tt.words)
		if !senses[tt.sense] || senses[tt.not] {
			t.Errorf("%s: %q carries %v, want %s and not %s", tt.language, tt.words, senses, tt.sense, tt.not)
		}
	}
}

// sensesOf gives the senses that explain shows of a sentence.
func sensesOf(t *testing.T, know *knowledge.Base, words string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, w := range explained(t, know, words).Words {
		for _, c := range w.Classes {
			if name, ok := strings.CutPrefix(c, "~"); ok {
				out[name] = true
			}
		}
	}
	return out
}

// explained explains the first sentence of a text.
func explained(t *testing.T, know *knowledge.Base, words string) extract.Explanation {
	t.Helper()
	doc := &text.Document{Name: "a.txt", Format: "txt", Source: []byte(words), Text: words}
	text.NewSegmenter(know.TextRules()).Segment(doc)
	e, ok, err := extract.New(know).Worker().Explain(doc, 0)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return e
}
