package quantity

import (
	"strings"
	"testing"

	"keur/claims"
)

// show gives quantities as min..max unit/per, in order.
func show(list []claims.Quantity) string {
	var out []string
	for _, q := range list {
		s := end(q.Min) + ".." + end(q.Max)
		if q.Min != nil && q.Max != nil && *q.Min == *q.Max {
			s = end(q.Min)
		}
		if s += " " + q.Unit; q.Per != "" {
			s += "/" + q.Per
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestParse(t *testing.T) {
	cases := map[string][][2]string{
		"nl": {
			{"Neem dagelijks 375 mg magnesium bij het eten", "375 mg/d"},
			{"neem 3 keer per dag 250mg", "3 {time}/d; 250 mg"},
			{"driemaal daags 1 capsule", "3 {time}/d; 1 {capsule}"},
			{"om de dag een wandeling van twintig minuten", "20 min/2.d"},
			{"om de 6 uur", "1 {time}/6.h"},
			{"12 g eiwit + 300 mg/dag", "12 g/d; 300 mg/d"},
			{"een kuur van zes tot acht weken", "6..8 wk"},
			{"tot 3 maanden na de ingreep", "..3 mo"},
			{"binnen 48 uur", "..48 h"},
			{"meer dan 95% van de deelnemers", "95.. %"},
			{"minimaal drie en maximaal vijf sessies", "3..5 {session}"},
			{"7 op de 10 cliënten", "0.7 1"},
			{"één op de acht vrouwen", "0.125 1"},
			{"1 op de 250.000 injecties", "4e-06 1"},
			{"anderhalf uur, twee en een half uur of tweeënhalf uur", "1.5 h; 2.5 h; 2.5 h"},
			{"een 40-jarige vrouw", "40 a"},
			{"kinderen van 6 tot 12 jaar", "6..12 a"},
			{"mensen boven de 70", "70.. a"},
			{"vier keer zo vaak", "4 {fold}"},
			{"0,5 mg/kg lichaamsgewicht per dag", "0.5 mg/kg.d"},
			{"1.200 IE per dag", "1200 [iU]/d"},
			{"2,2 ATA gedurende 75 minuten", "2.2 atm; 75 min"},
			{"18 gram per 100 gram", "18 g/100.g"},
			{"100 gram kwark bevat 9 gram eiwit", "9 g/100.g"},
			{"Sessies per patiënt | 12 | 4 minuten", "12 {session}; 4 min"},
			{"Omega-3, vitamine B12, Q10, D3, COVID-19, L4-L5 en type 2", ""},
			{"Wij zijn open van 9.30 tot 17.00 uur, bel 020-5551234 of om 9 uur", ""},
			{"Op 12-03-2021 kostte het € 35 per sessie, nu 40 euro", ""},
			{"in één keer, dagelijks en een paar weken", ""},
			{"Zie https://example.org/?q=30%25&n=5%20 voor meer", ""},
		},
		"en": {
			{"take 300 mg of magnesium daily", "300 mg/d"},
			{"every 6 hours or every other day", "1 {time}/6.h; 1 {time}/2.d"},
			{"twice daily for up to 10 days", "2 {time}/d; ..10 d"},
			{"one in six adults", "0.166667 1"},
			{"two thirds of patients", "0.666667 1"},
			{"a quarter of an hour", "0.25 h"},
			{"45 minutes to an hour", "45..60 min"},
			{"over 250 trials over 20 years", "250.. {study}; 20 a"},
			{"five times as likely", "5 {fold}"},
			{"1 hour and 15 minutes", "75 min"},
			{"an 8-week course of 5 weekly injections", "8 wk; 5 {session}"},
			{"25% or more", "25.. %"},
			{"between 1,500 and 2,000 IU", "1500..2000 [iU]"},
			{"20 mcg (800 IU) daily", "20 ug/d; 800 [iU]/d"},
			{"2½ cups", "2.5 [cup_us]"},
			{"in 2021, 40 patients paid $20 each at 9am", "40 {person}"},
		},
		"de": {
			{"täglich 20 Tropfen", "20 {drop}/d"},
			{"alle 6 Stunden oder jeden zweiten Tag", "1 {time}/6.h; 1 {time}/2.d"},
			{"zwei- bis dreimal pro Woche", "2..3 {time}/wk"},
			{"höchstens 400 mg am Tag", "..400 mg/d"},
			{"jeder Dritte", "0.333333 1"},
			{"7 von 10 Patienten", "0.7 1"},
			{"über 12 Wochen an mehr als 80 Teilnehmern", "12 wk; 80.. {person}"},
			{"dreimal so hoch", "3 {fold}"},
			{"eine halbe Stunde, eine Viertelstunde", "0.5 h; 15 min"},
			{"siebenundzwanzig Prozent", "27 %"},
			{"Mindestdauer von vier Wochen", "4.. wk"},
			{"im Verhältnis 1:4", "0.25 1"},
		},
	}
	for _, language := range languages() {
		p := load(t, language)
		for _, c := range cases[language] {
			if got := show(p.Parse(nil, c[0])); got != c[1] {
				t.Errorf("%s: %q: got %q, want %q", language, c[0], got, c[1])
			}
		}
	}
}

func TestParseAll(t *testing.T) {
	p := load(t, "nl")
	for _, c := range [][2]string{
		{"wekelijks oefenen", "1 {time}/wk"},
		{"elke ochtend rekken", "1 {time}/d"},
		{"een paar dagen rust", ".. d"},
		{"de hele week", "1 wk"},
		{"meer dan de helft van de mensen", "0.5.. 1"},
		{"dagelijks 5 mg", "5 mg/d"},
	} {
		if got := show(p.ParseAll(nil, c[0])); got != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], got, c[1])
		}
	}
}

// TestKinds checks the kind of each sort of quantity.
func TestKinds(t *testing.T) {
	p := load(t, "nl")
	for text, want := range map[string]string{
		"5 mg": "mass", "2 liter": "volume", "3 cm": "length", "37,5 °C": "temperature", "2 bar": "pressure", "200 kcal": "energy",
		"3 weken": "duration", "2x per dag": "frequency", "5%": "percent", "1 op 5": "ratio", "6 sessies": "count",
		"50 jaar en ouder": "age", "5 mg/ml": "concentration", "2 mg/kg": "dose", "tussen 4 en 6": "number_range",
	} {
		got := p.Parse(nil, text)
		if len(got) != 1 || got[0].Kind != want {
			t.Errorf("%q: got %v, want one %s", text, got, want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for name, table := range map[string]Table{
		"decimal":  {Decimal: ";"},
		"side":     {Decimal: ".", Bounds: []Bound{{Side: "left"}}},
		"kind":     {Decimal: ".", Units: []Unit{{Code: "mg", Kind: "weight"}}},
		"symbol":   {Decimal: ".", Units: []Unit{{Code: "mg", Kind: "mass", Symbols: []string{"m"}}, {Code: "m", Kind: "length", Symbols: []string{"m"}}}},
		"use":      {Decimal: ".", Adverbs: []Adverb{{Per: "d", Use: "often"}}},
		"two ways": {Decimal: ".", Numbers: []Number{{2, []string{"two"}}}, Ordinals: []Number{{2, []string{"two"}}}},
	} {
		if _, err := New(table); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// checkSpans holds what every answer must satisfy: spans in order, apart, inside the sentence, and the raw text theirs.
func checkSpans(t *testing.T, s string, list []claims.Quantity) {
	t.Helper()
	at := 0
	for _, q := range list {
		if q.Span.Start < at || q.Span.Empty() || q.Span.End > len(s) {
			t.Fatalf("%q: span %v after %d", s, q.Span, at)
		}
		if q.Raw != s[q.Span.Start:q.Span.End] || q.Unit == "" || q.Kind == "" {
			t.Fatalf("%q: %+v", s, q)
		}
		if q.Min != nil && q.Max != nil && *q.Min > *q.Max {
			t.Fatalf("%q: %v > %v", s, *q.Min, *q.Max)
		}
		at = q.Span.End
	}
}

// TestSpans is the property test over all gold quotes and peers' texts.
func TestSpans(t *testing.T) {
	build := building(t)
	for _, language := range languages() {
		p := load(t, language)
		for _, g := range jsonLines[goldClaim](t, "gold/dev/"+language+".jsonl") {
			if build[g.Doc] {
				checkSpans(t, g.Quote, p.Parse(nil, g.Quote))
				checkSpans(t, g.Quote, p.ParseAll(nil, g.Quote))
			}
		}
		for _, row := range jsonLines[peerCase](t, "eval/peers/quantities.jsonl") {
			checkSpans(t, row.Text, p.ParseAll(nil, row.Text))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"neem 3 x 1–2 mg/kg/dag, tot € 5", "2-1/2 – ½ ; 1.2.3", "one in 5, a third of 8- to 16-", "zwei- bis dreimal | 15+ | je 100 g",
		"an hour and a half to 5'", "\xff12\xe2\x80", "€1e9 %5", "1/0 0/1 jeder zweite Tag", "tussen de 5 mg en 3 weken of meer"} {
		f.Add(s)
	}
	var parsers []*Parser
	for _, language := range languages() {
		parsers = append(parsers, load(f, language))
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range parsers {
			checkSpans(t, s, p.Parse(nil, s))
			checkSpans(t, s, p.ParseAll(nil, s))
		}
	})
}
