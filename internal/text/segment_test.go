package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keur/internal/text"
)

// sentencesOf are the sentences of a plain text.
func sentencesOf(s *text.Segmenter, content string) []string {
	doc := plainDocument(s, content)
	var out []string
	for _, x := range doc.Sentences {
		out = append(out, doc.Slice(x.Span))
	}
	return out
}

func TestSentences(t *testing.T) {
	s := segmenter(t)
	for _, c := range []struct{ name, text, want string }{
		{"abbreviation before a name", "Volgens dr. Bakker en mevr. Smit is de heup niet versleten. Dat klopt.", "Volgens dr. Bakker en mevr. Smit is de heup niet versleten.|Dat klopt."},
		{"abbreviation before an opener", "Slik hooguit 2 g per dag max. Dat is ruim voldoende voor jou.", "Slik hooguit 2 g per dag max.|Dat is ruim voldoende voor jou."},
		{"final abbreviation", "Denk aan bonen, erwten enz. Die eten we graag met de hele familie.", "Denk aan bonen, erwten enz.|Die eten we graag met de hele familie."},
		{"vitamin before a capital", "Vis is rijk aan vitamine D. Makreel ook, zegt de voedingsarts van het ziekenhuis.", "Vis is rijk aan vitamine D.|Makreel ook, zegt de voedingsarts van het ziekenhuis."},
		{"initial", "De arts heet J. Pieterse en zij werkt in de kliniek van Zwolle.", "De arts heet J. Pieterse en zij werkt in de kliniek van Zwolle."},
		{"forgotten space", "De knie is weer soepel.Het lopen gaat nu beter.daarna volgt rust.", "De knie is weer soepel.|Het lopen gaat nu beter.|daarna volgt rust."},
		{"site, file and number", "Kijk op www.knie.nl of mail info@knie.nl, lees folder.pdf en neem 2.5 ml van het middel in.", "Kijk op www.knie.nl of mail info@knie.nl, lees folder.pdf en neem 2.5 ml van het middel in."},
		{"site without www", "Wij staan op heupkliniek.nl met een uitleg over de nieuwe heup.", "Wij staan op heupkliniek.nl met een uitleg over de nieuwe heup."},
		{"careless lower case", "De huid wordt zachter. dit merkt u na een week.", "De huid wordt zachter.|dit merkt u na een week."},
		{"elided opener", "De hoest is 's middags minder. 's Avonds komt hij soms weer terug.", "De hoest is 's middags minder.|'s Avonds komt hij soms weer terug."},
		{"stray character of a twice decoded space", "Het kraakbeen slijt.\u00c2 Dat is de leeftijd.\u00c2", "Het kraakbeen slijt.|Dat is de leeftijd."},
		{"curly quotes", "Zij zei: “Ik slaap weer.” Dat was na een week.", "Zij zei: “Ik slaap weer.”|Dat was na een week."},
		{"source in brackets", "De pijn nam af met een derde. (Tijdschr. v. Fysio 2011;3:12) Meer weten we niet.", "De pijn nam af met een derde. (Tijdschr. v. Fysio 2011;3:12)|Meer weten we niet."},
		{"remark that is a sentence", "De pijn nam af. (Dat gold niet voor iedereen.) Rust hielp niet.", "De pijn nam af.|(Dat gold niet voor iedereen.)|Rust hielp niet."},
		{"German ordinals", "Die Praxis ist am 24. Dezember zu, und im 3. Monat nach der Geburt kommt die Hebamme noch.", "Die Praxis ist am 24. Dezember zu, und im 3. Monat nach der Geburt kommt die Hebamme noch."},
		{"German year", "Die Praxis gibt es seit 1998. Der Arzt ist neu, und die Schwester auch.", "Die Praxis gibt es seit 1998.|Der Arzt ist neu, und die Schwester auch."},
		{"German spaced abbreviations", "Das gilt z. B. für Tee, d. h. auch für Kräuter, u. a. Salbei und Thymian.", "Das gilt z. B. für Tee, d. h. auch für Kräuter, u. a. Salbei und Thymian."},
		{"list in the line", "Ga zo te werk: 1. Ga zitten 2. Adem uit 3. Sta op", "Ga zo te werk:|Ga zitten|Adem uit|Sta op"},
		{"quotation that a sentence goes on from", "Zij riep: \"Stop! Nu stoppen!\" en liep de kamer uit. Toen was het stil.", "Zij riep: \"Stop! Nu stoppen!\" en liep de kamer uit.|Toen was het stil."},
		{"quotation that ends a sentence", "Hij zei: \"Het doet zeer. Toch ga ik.\" De arts knikte.", "Hij zei: \"Het doet zeer.|Toch ga ik.\"|De arts knikte."},
		{"mark in brackets with figures", "De meting (schaal? 4) gaf een goed beeld van de knie. Dat was genoeg.", "De meting (schaal? 4) gaf een goed beeld van de knie.|Dat was genoeg."},
		{"time before a title", "At 9 a.m. Dr. Jones came to see the patient. She stayed until noon.", "At 9 a.m. Dr. Jones came to see the patient.|She stayed until noon."},
		{"time at the end", "The clinic closes at 6 p.m. Visitors may come back the next day.", "The clinic closes at 6 p.m.|Visitors may come back the next day."},
		{"company", "Das Mittel kommt von Muster & Co. KG und ist in der Apotheke zu haben.", "Das Mittel kommt von Muster & Co. KG und ist in der Apotheke zu haben."},
		{"acronym before a number word", "This drug is sold in the U.S. Thousands of people take it every day.", "This drug is sold in the U.S.|Thousands of people take it every day."},
		{"ellipsis before a sentence", "He said the knee was fine. . . . The rest he kept to himself for now.", "He said the knee was fine.|. . . The rest he kept to himself for now."},
		{"tags around sentences", "<p class=\"a\">De knie is weer soepel. Dat is fijn.</p>\n\n<br><img src=\"knie.png\">", "De knie is weer soepel.|Dat is fijn."},
		{"less than", "De druk is <5 kPa en de temperatuur is >30 graden in de kamer.", "De druk is <5 kPa en de temperatuur is >30 graden in de kamer."},
		{"lines that are no letters", "Telefoon\n\n088-1234567\n\n12", "Telefoon"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(strings.Split(c.want, "|"), sentencesOf(s, c.text)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestLabels(t *testing.T) {
	s := segmenter(t)
	for content, want := range map[string]string{
		"- Minder pijn: na een week voelt de rug soepeler.":                           "Minder pijn",
		"- Slaap — wie op tijd gaat slapen, herstelt beter.":                          "Slaap",
		"Doel: de spieren sterker maken en de patiënt leren bewegen.":                 "Doel",
		"Soepele gewrichtenDoor te zwemmen blijven de gewrichten van ouderen soepel.": "Soepele gewrichten",
		"De MacBook van de arts staat in de kamer van de assistente.":                 "",
		"De les is om 10:30 uur in de zaal van het buurthuis.":                        "",
		"Het gaat hier om: rust, slaap en goede voeding voor iedereen.":               "",
		"Kijk op https://knie.example voor de folder over de knie.":                   "",
	} {
		doc := plainDocument(s, content)
		if got := doc.Slice(doc.Sentences[0].Label); got != want {
			t.Errorf("label %q of %q, want %q", got, content, want)
		}
	}
}

func TestQueries(t *testing.T) {
	s := segmenter(t)
	doc := plainDocument(s, "Over de knie\n\nWat is artrose\n\nArtrose is slijtage van het kraakbeen. Doet dat pijn? Soms wel, en vaak 's ochtends.\n\nSlot\n\nDat was het.")
	for _, x := range doc.Sentences {
		got := doc.Slice(x.Span)
		if want := got == "Wat is artrose" || strings.HasSuffix(got, "?"); x.Query != want {
			t.Errorf("%q asks: %v", got, x.Query)
		}
	}
}

// TestWrappedLines joins the lines of a wrapped text, German nouns at the start of a line among them, and not those of a
// list of short lines.
func TestWrappedLines(t *testing.T) {
	s := segmenter(t)
	wrapped := "Wer lange am Schreibtisch sitzt, bekommt am Abend nicht selten\nKopfschmerzen, die vom Nacken her nach vorne ziehen und erst nach\nStunden wieder vergehen. Eine kurze Pause an der frischen Luft und\nDehnübungen für die Schultern tun vielen gut."
	if got := plainDocument(s, wrapped); len(got.Blocks) != 1 || len(got.Sentences) != 2 {
		t.Errorf("%d blocks, %d sentences of a wrapped text", len(got.Blocks), len(got.Sentences))
	}
	if got := plainDocument(s, "features\ncontact manager\nevents, activities\n"); len(got.Blocks) != 3 {
		t.Errorf("%d blocks of three short lines", len(got.Blocks))
	}
	windows := strings.ReplaceAll(wrapped, "\n", "\r\n")
	if got := plainDocument(s, windows); len(got.Blocks) != 1 || len(got.Sentences) != 2 {
		t.Errorf("%d blocks, %d sentences with CRLF", len(got.Blocks), len(got.Sentences))
	}
}

func TestIdentify(t *testing.T) {
	s := segmenter(t)
	for content, want := range map[string]string{
		"De arts zegt dat het met rust vanzelf overgaat.":     "nl",
		"The doctor says that it will get better with rest.":  "en",
		"Der Arzt sagt, dass es mit Ruhe von selbst vergeht.": "de",
		"Magnesium 400 mg": "",
		"Le médecin dit que la douleur va passer toute seule et que le repos est bon pour elle.": "",
		"": "",
	} {
		if got := s.Identify(content); got != want {
			t.Errorf("Identify(%q) = %q, want %q", content, got, want)
		}
	}
}

// TestLanguagesOfPages tells the language of whole pages.
func TestLanguagesOfPages(t *testing.T) {
	s := segmenter(t)
	build := buildPages(t)
	for _, code := range []string{"nl", "en", "de"} {
		paths, _ := filepath.Glob(filepath.Join(shared(t, "gold", "dev", code), "*.txt"))
		for _, path := range paths {
			if !build[filepath.Base(path)] {
				continue
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc := plainDocument(s, string(data))
			if doc.Language != code {
				t.Errorf("%s: %q, want %q", filepath.Base(path), doc.Language, code)
			}
			checkSegments(t, doc)
		}
	}
}

// TestSegmenterIsConcurrent shares one segmenter; the race detector watches.
func TestSegmenterIsConcurrent(t *testing.T) {
	s := segmenter(t)
	content := ownDocument(20_000, false)
	want := sentencesOf(s, content)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if d := cmp.Diff(want, sentencesOf(s, content)); d != "" {
				t.Error(d)
			}
		})
	}
	wg.Wait()
}

// TestLinear reads a megabyte of odd documents each: no step may be quadratic.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads megabytes")
	}
	s := segmenter(t)
	for _, unit := range []string{"a", ".", ". ", "A. ", "a.b ", "1. ", "| ", "|a|\n", "- ", "- a\n", "\n", "a:\n", "a: b\n\n", "“", "(", "? ", "a?\n", "A\n", "1. A 2. B ", "•", "\t", "a\tb\n", "a | b\n", "Â", "z. B. ", "x. (", "#\n", "== \n", ".b"} {
		content := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		plainDocument(s, content)
		if took := time.Since(start); took > 5*time.Second { // a tenth of a second where nothing is quadratic
			t.Errorf("%q repeated takes %v", unit, took)
		}
	}
}
