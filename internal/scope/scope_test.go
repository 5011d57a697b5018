package scope_test

import (
	"slices"
	"testing"

	"keur/internal/knowledge"
	"keur/internal/scope"
)

// scoped is a sentence and the words that its denials and hedges govern.
type scoped struct {
	text   string
	denied []string
	hedged []string
}

func finder(t testing.TB, language string) *scope.Reader {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range base.Packs {
		if p.Language == language {
			f, err := scope.New(p.Scope, p.Inflection)
			if err != nil {
				t.Fatal(err)
			}
			return f.Reader()
		}
	}
	t.Fatalf("no pack %q", language)
	return nil
}

func check(t *testing.T, language string, cases map[string][]scoped) {
	r := finder(t, language)
	for name, list := range cases {
		t.Run(language+" "+name, func(t *testing.T) {
			for _, c := range list {
				var denied, hedged []string
				for _, s := range r.Find(nil, c.text) {
					if over := c.text[s.Over.Start:s.Over.End]; s.Kind.Denies() {
						denied = append(denied, over)
					} else {
						hedged = append(hedged, over)
					}
				}
				if !slices.Equal(denied, c.denied) || !slices.Equal(hedged, c.hedged) {
					t.Errorf("%s\n  denies %q, want %q\n  hedges %q, want %q", c.text, denied, c.denied, hedged, c.hedged)
				}
			}
		})
	}
}

func TestEnglish(t *testing.T) {
	check(t, "en", map[string][]scoped{
		"forward": {
			{text: "Lively eyes, no redness or tears.", denied: []string{"no redness or tears"}},
			{text: "The gardener denies knee pain, cramps and swelling.", denied: []string{"denies knee pain, cramps and swelling"}},
			{text: "The swab was negative for yeast.", denied: []string{"was negative for yeast"}},
			{text: "“Never a cure”", denied: []string{"Never a cure”"}},
			{text: "Ginger tea does not cure gout.", denied: []string{"not cure gout"}},
		},
		"phrase": {
			{text: "She walks without a stick.", denied: []string{"without a stick"}},
			{text: "A calm throat free of redness, but a cough.", denied: []string{"free of redness"}},
		},
		"backward": {
			{text: "Gout is ruled out.", denied: []string{"Gout is ruled out"}},
			{text: "A torn tendon is unlikely.", denied: []string{"A torn tendon is unlikely"}},
			{text: "She coughs but a fracture was not seen.", denied: []string{"a fracture was not seen"}},
		},
		"answer": {
			{text: "Allergies: none", denied: []string{"Allergies: none"}},
			{text: "None of the lozenges work.", denied: []string{"None of the lozenges work"}},
		},
		"gone": {{text: "The rash has resolved.", denied: []string{"The rash has resolved"}}},
		"nothing": {
			{text: "It is not only soothing but sweet."},
			{text: "No doubt it soothes."},
			{text: "A gram negative germ grew."},
			{text: "A non-greasy and not-too-sweet balm."},
		},
		"stops": {
			{text: "No cough but a fever.", denied: []string{"No cough"}},
			{text: "No fever, although she shivers.", denied: []string{"No fever"}},
			{text: "There is no swelling except for the left ankle.", denied: []string{"no swelling"}},
			{text: "No rash and she has a fever.", denied: []string{"No rash"}},
			{text: "There is no fracture due to the fall.", denied: []string{"no fracture"}},
			{text: "While it is not a medicine, many people sleep well.", denied: []string{"not a medicine"}},
		},
		"coordinated": {{text: "It has no smell and no taste.", denied: []string{"no smell", "no taste"}}},
		"far": {
			{text: "There is no evidence that the bracelet helps.", denied: []string{"no evidence that the bracelet helps"}},
			{text: "There is no proof that garlic does not help.", denied: []string{"no proof that garlic does not help", "not help"}},
		},
		"hedges": {
			{text: "Mint may calm a cramp.", hedged: []string{"Mint may calm a cramp"}},
			{text: "Mint calms cramps but may irritate.", hedged: []string{"may irritate"}},
			{text: "Trials suggest that mint helps.", hedged: []string{"Trials suggest that mint helps"}},
			{text: "Rest as soon as possible."},
			{text: "Clay cannot cure gout.", denied: []string{"cannot cure gout"}},
		},
	})
}

func TestDutch(t *testing.T) {
	check(t, "nl", map[string][]scoped{
		"forward": {
			{text: "Een frisse huid, geen jeuk of roodheid.", denied: []string{"geen jeuk of roodheid"}},
			{text: "Geen enkele zalf geeft zekerheid.", denied: []string{"Geen enkele zalf geeft zekerheid"}},
			{text: "Er is niet één zalf die jicht geneest.", denied: []string{"niet één zalf die jicht geneest"}},
		},
		"phrase":   {{text: "Slapen zonder pillen.", denied: []string{"zonder pillen"}}},
		"backward": {{text: "Jicht is uitgesloten.", denied: []string{"Jicht is uitgesloten"}}},
		"around": {
			{text: "De klei helpt niet tegen jicht.", denied: []string{"De klei helpt niet tegen jicht"}},
			{text: "De klei voelt koel, de zalf werkt niet.", denied: []string{"de zalf werkt niet"}},
			{text: "Deze thee is niet bedoeld om koorts te genezen.", denied: []string{"Deze thee is niet bedoeld om koorts te genezen"}},
		},
		"answer": {{text: "Allergieën: geen", denied: []string{"Allergieën: geen"}}},
		"gone":   {{text: "De uitslag is verdwenen.", denied: []string{"De uitslag is verdwenen"}}},
		"nothing": {
			{text: "De thee smaakt niet alleen zoet."},
			{text: "Een niet-vette zalf."},
			{text: "Veel mensen weten niet dat thee dorst lest."},
		},
		"stops": {
			{text: "Geen koorts maar wel jeuk.", denied: []string{"Geen koorts"}},
			{text: "Als u niet slaapt, helpt een warme kruik.", denied: []string{"u niet slaapt"}},
			{text: "Omdat er geen pil is, kiest zij voor rust.", denied: []string{"geen pil is"}},
		},
		"coordinated": {{text: "De zalf is geen medicijn en werkt niet.", denied: []string{"geen medicijn", "werkt niet"}}},
		"far":         {{text: "Het is niet bewezen dat klei jicht geneest.", denied: []string{"Het is niet bewezen dat klei jicht geneest"}}},
		"hedges": {
			{text: "Munt kan krampen verzachten.", hedged: []string{"Munt kan krampen verzachten"}},
			{text: "Klei kan jicht niet genezen.", denied: []string{"Klei kan jicht niet genezen"}},
			{text: "Drink water om te kunnen herstellen."},
			{text: "Een balsem die soms prikt.", hedged: []string{"soms prikt"}},
		},
	})
}

func TestGerman(t *testing.T) {
	check(t, "de", map[string][]scoped{
		"forward": {
			{text: "Warme Hände, keine Rötung oder Schwellung.", denied: []string{"keine Rötung oder Schwellung"}},
			{text: "Es gibt kein Mittel, das Gicht heilt.", denied: []string{"kein Mittel, das Gicht heilt"}},
		},
		"phrase":   {{text: "Einschlafen ohne Tabletten.", denied: []string{"ohne Tabletten"}}},
		"backward": {{text: "Eine Gicht ist ausgeschlossen.", denied: []string{"Eine Gicht ist ausgeschlossen"}}},
		"around": {
			{text: "Der Lehm hilft nicht gegen Gicht.", denied: []string{"Der Lehm hilft nicht gegen Gicht"}},
			{text: "Wird die Wunde nicht gereinigt, eitert sie.", denied: []string{"Wird die Wunde nicht gereinigt"}},
		},
		"answer": {{text: "Allergien: keine", denied: []string{"Allergien: keine"}}},
		"gone":   {{text: "Der Ausschlag ist verschwunden.", denied: []string{"Der Ausschlag ist verschwunden"}}},
		"nothing": {
			{text: "Der Tee schmeckt nicht nur süß."},
			{text: "Kein Wunder: der Tee beruhigt."},
		},
		"stops": {
			{text: "Keine Schmerzen, aber Müdigkeit.", denied: []string{"Keine Schmerzen"}},
			{text: "Weil es keine Salbe gibt, hilft Kälte.", denied: []string{"keine Salbe gibt"}},
		},
		"far": {{text: "Es gibt keine Studie, die zeigt, dass Lehm heilt.", denied: []string{"keine Studie, die zeigt, dass Lehm heilt"}}},
		"hedges": {
			{text: "Minze könnte Krämpfe lindern.", hedged: []string{"Minze könnte Krämpfe lindern"}},
			{text: "Lehm kann Gicht nicht heilen.", denied: []string{"Lehm kann Gicht nicht heilen"}},
			{text: "Bitte so schnell wie möglich trinken."},
		},
	})
}

// FuzzFind holds every scope inside its text, with its cue inside it.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"no pain (or none), but", ": geen", "niet) niet (niet", "kann, nicht; nie", "—", ""} {
		f.Add(s)
	}
	readers := []*scope.Reader{finder(f, "nl"), finder(f, "en"), finder(f, "de")}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range readers {
			for _, s := range r.Find(nil, text) {
				if s.Over.Start < 0 || s.Over.End > len(text) || !s.Over.Contains(s.Cue) || s.Cue.Empty() {
					t.Errorf("%q: cue %v, over %v", text, s.Cue, s.Over)
				}
			}
		}
	})
}
