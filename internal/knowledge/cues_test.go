package knowledge

import (
	"strings"
	"testing"

	"keur/internal/match"
)

// finder builds one finder over all cues of a language, as those who use them do.
func finder(t *testing.T, b *Base, language string) *match.Search {
	t.Helper()
	inflection := match.Inflection{}
	for _, p := range b.Packs {
		if p.Language == language {
			inflection = p.Inflection
		}
	}
	f := match.NewFinder(inflection)
	for i, d := range b.Disclaimers {
		if err := f.Add(i, d.Cues.In(language)...); err != nil {
			t.Fatalf("%s, %s: %v", d.ID, language, err)
		}
	}
	for i, c := range b.Checks {
		if err := f.Add(len(b.Disclaimers)+i, c.Cues.In(language)...); err != nil {
			t.Fatalf("%s, %s: %v", c.ID, language, err)
		}
	}
	return f.Search()
}

// carried lists the disclaimers that a sentence carries.
func carried(b *Base, s *match.Search, text string) []string {
	var ids []string
	for _, found := range s.Sentence(nil, text) {
		if found.ID < len(b.Disclaimers) {
			ids = append(ids, b.Disclaimers[found.ID].ID)
		}
	}
	return ids
}

func TestDisclaimersCarryTheirOwnCues(t *testing.T) {
	b := parsed(t)
	for _, language := range languages() {
		s := finder(t, b, language)
		for _, d := range b.Disclaimers {
			text := d.Text.In(language)
			if ids := carried(b, s, text); !has(ids, d.ID) {
				t.Errorf("%s, %s: its own text %q is not recognised (found %v)", d.ID, language, text, ids)
			}
		}
	}
}

func has(ids []string, id string) bool {
	return strings.Contains(" "+strings.Join(ids, " ")+" ", " "+id+" ")
}

func TestDisclaimerCues(t *testing.T) {
	b := parsed(t)
	for _, c := range []struct{ language, text, want string }{
		{"nl", "De inhoud van deze site mag nooit worden gezien als medisch advies.", "not-medical-advice"},
		{"nl", "Wat u hier leest is niet bedoeld ter vervanging van een consult bij uw arts.", "not-medical-advice"},
		{"nl", "Onze teksten vervangen niet de behandeling door een zorgverlener.", "not-medical-advice"},
		{"nl", "Alle artikelen zijn algemeen van aard.", "not-medical-advice"},
		{"nl", "Bespreek het gebruik altijd eerst met je huisarts.", "consult-professional"},
		{"nl", "Overlegt u bij twijfel met de apotheker.", "consult-professional"},
		{"nl", "Het resultaat kan van mens tot mens verschillen.", "individual-results-vary"},
		{"nl", "Wij kunnen geen genezing beloven.", "no-cure-guarantee"},
		{"nl", "Voedingssupplementen mogen niet als vervanging van een gevarieerde, evenwichtige voeding worden gebruikt.", "supplement-not-substitute"},
		{"nl", "De aanbevolen dagelijkse dosis niet overschrijden.", "do-not-exceed-dose"},
		{"nl", "Bewaar het potje buiten het bereik van jonge kinderen.", "keep-out-of-reach-of-children"},
		{"nl", "Voor deze toepassing is nauwelijks wetenschappelijk bewijs.", "evidence-limited"},
		{"nl", "Stop nooit zomaar met je medicijnen.", "do-not-stop-medication"},
		{"nl", "Ben je zwanger? Vraag dan eerst je verloskundige om raad.", "pregnancy-consult"},
		{"nl", "Soms treden er bijwerkingen op, zoals jeuk: bijwerkingen kunnen altijd voorkomen.", "side-effects-possible"},
		{"nl", "Bel meteen 112 bij uitval van een arm.", "seek-urgent-care"},
		{"nl", "Gebruikt u bloedverdunners?", "interaction-check"},
		{"nl", "Bronnen", "source-and-date"},
		{"nl", "Bij een verkeerde houding kunnen complicaties ontstaan.", "side-effects-possible"},
		{"nl", "Dit kan zonder bijwerkingen worden gebruikt.", ""},
		{"nl", "Neem direct contact op voor een afspraak.", ""},
		{"nl", "Noten zijn rijke bronnen van magnesium.", ""},
		{"nl", "Wij behandelen in samenwerking met het sportcentrum.", ""},
		{"nl", "Onze kruiden verlichten de klachten van de wervelkolom.", ""},
		{"nl", "Dagelijks bewegen is een goed advies.", ""},
		{"en", "Nothing on this website should be taken as medical advice.", "not-medical-advice"},
		{"en", "This guide is no substitute for a visit to a doctor.", "not-medical-advice"},
		{"en", "The articles are for educational purposes.", "not-medical-advice"},
		{"en", "Please ask your GP before you begin.", "consult-professional"},
		{"en", "Individual outcomes vary widely.", "individual-results-vary"},
		{"en", "Supplements should not be used as a substitute for a varied and balanced diet.", "supplement-not-substitute"},
		{"en", "Do not exceed the daily portion.", "do-not-exceed-dose"},
		{"en", "Evidence for this use remains limited.", "evidence-limited"},
		{"en", "Keep the bottle out of the reach of small children.", "keep-out-of-reach-of-children"},
		{"en", "Sources", "source-and-date"},
		{"en", "You can use it without side effects.", ""},
		{"en", "Oily fish is among the best sources of omega-3.", ""},
		{"en", "Ginger soothes an upset stomach.", ""},
		{"de", "Die Texte stellen keine medizinische Beratung dar.", "not-medical-advice"},
		{"de", "Unsere Seiten können den Besuch beim Arzt nicht ersetzen.", "not-medical-advice"},
		{"de", "Fragen Sie vor der Einnahme Ihren Arzt.", "consult-professional"},
		{"de", "Die Ergebnisse können unterschiedlich ausfallen.", "individual-results-vary"},
		{"de", "Ein Heilversprechen geben wir nicht, denn ein Erfolg kann nicht garantiert werden.", "no-cure-guarantee"},
		{"de", "Für Kinder unzugänglich aufbewahren.", "keep-out-of-reach-of-children"},
		{"de", "Die Wirkung ist wissenschaftlich nicht belegt.", "evidence-limited"},
		{"de", "Quellen", "source-and-date"},
		{"de", "Sie können es ohne Nebenwirkungen anwenden.", ""},
		{"de", "Ingwer beruhigt den Magen.", ""},
	} {
		ids := carried(b, finder(t, b, c.language), c.text)
		if c.want == "" && len(ids) > 0 {
			t.Errorf("%s: %q carries %v, want nothing", c.language, c.text, ids)
		}
		if c.want != "" && !has(ids, c.want) {
			t.Errorf("%s: %q carries %v, want %s", c.language, c.text, ids, c.want)
		}
	}
}
