package match

import (
	"strings"
	"testing"
	"time"
)

// small makes a lexicon of classes, each with its terms parted by commas; a class in capitals splits compounds.
func small(t testing.TB, classes ...[2]string) *Lexicon {
	t.Helper()
	f := dutch
	f.Particles, f.AfterParticle = []string{"af", "op"}, []string{"en"}
	l := NewLexicon(f)
	for _, c := range classes {
		class, err := l.Class(c[0])
		if err != nil {
			t.Fatal(err)
		}
		l.List(class)
		split := c[0] == strings.ToUpper(c[0])
		if split {
			l.Splitting(class)
		}
		for _, term := range strings.Split(c[1], ",") {
			if err := l.Add(term, Term{Class: class, Value: -1, Head: true}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return l
}

// show writes the items that belong to a class, with their classes: "rugpijn:pain".
func show(l *Lexicon, text string, items []Item) string {
	var out []string
	for i := range items {
		var names []string
		items[i].Bits.Each(func(c int) { names = append(names, l.Name(c)) })
		if len(names) > 0 {
			out = append(out, text[items[i].Start:items[i].End]+":"+strings.Join(names, "+"))
		}
	}
	return strings.Join(out, "; ")
}

func TestScanTerms(t *testing.T) {
	l := small(t, [2]string{"pain", "pijn,rugpijn,pijn in de rug,=spit,MS,=ADHD"}, [2]string{"part", "knie,rug,schouder,pees"},
		[2]string{"EASE", "verlicht*,*stillend,vermindering"}, [2]string{"verb", "afneemt,neem* toe"}, [2]string{"food", "vitamine d,omega-3"})
	for _, c := range []struct{ name, text, want string }{
		{"case", "Pijn en PIJN", "Pijn:pain; PIJN:pain"},
		{"inflection", "pijnen aan knieën en pezen", "pijnen:pain; knieën:part; pezen:part"},
		{"longest phrase, with the classes of its words", "pijn in de rug", "pijn in de rug:pain+part"},
		{"phrase broken off", "pijn in de knie", "pijn:pain; knie:part"},
		{"head of a compound", "kniepijn", "kniepijn:pain"},
		{"no head inside a word", "pijnlijk", ""},
		{"literal", "spit en spitten", "spit:pain"},
		{"capitals only", "MS, niet ms", "MS:pain"},
		{"literal in capitals", "ADHD, niet adhd", "ADHD:pain"},
		{"prefix", "verlichtende zalf", "verlichtende:EASE"},
		{"suffix keeps its first part", "pijnstillend", "pijnstillend:pain+EASE"},
		{"compound keeps its first part", "pijnvermindering", "pijnvermindering:pain+EASE"},
		{"prefix in a phrase", "neemt toe", "neemt toe:verb"},
		{"hyphen counts as a space", "vitamine-D, Omega 3", "vitamine-D:food; Omega 3:food"},
		{"shared end of a known word", "rug- en kniepijn", "rug:pain; kniepijn:pain"},
		{"shared end of no known word", "knie- en rugpijn", "knie:part; rugpijn:pain"},
		{"no hyphen", "rug en kniepijn", "rug:part; kniepijn:pain"},
		{"separable verb", "de pijn neemt snel af", "pijn:pain; neemt:verb"},
		{"separable verb before a conjunction", "de pijn neemt af en", "pijn:pain; neemt:verb"},
		{"particle inside the clause", "hij neemt af te raden pijn", "pijn:pain"},
		{"verb behind a full stop", "hij neemt. Zij valt af", ""},
		{"diacritics", "píjn", "píjn:pain"},
		{"apostrophe before a letter with an accent", "l'été zonder pijn", "pijn:pain"},
		{"two closing quotes", "“hij zei ‘pijn'”", "pijn:pain"},
		{"nothing", "", ""},
		{"marks alone", "-- () …", ""},
	} {
		if got := show(l, c.text, l.Scanner().Scan(c.text)); got != c.want {
			t.Errorf("%s: Scan(%q) = %s, want %s", c.name, c.text, got, c.want)
		}
	}
}

func TestAddRefusesTermsWithoutWords(t *testing.T) {
	for _, term := range []string{"", "=", "*", "pijn *", " "} {
		if err := NewLexicon(dutch).Add(term, Term{}); err == nil {
			t.Errorf("Add(%q) gives no error", term)
		}
	}
}

func TestClassesAreBounded(t *testing.T) {
	l := NewLexicon(dutch)
	for i := range Width {
		if _, err := l.Class(strings.Repeat("x", i+1)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.Class("one more"); err == nil {
		t.Error("a class beyond Width gives no error")
	}
}

// TestEmptyEnding holds that an overlay's empty ending takes nothing off a word.
func TestEmptyEnding(t *testing.T) {
	f := Inflection{Endings: [][]string{{"", "en"}}}
	if got := f.stem("klachten"); got != "klacht" {
		t.Errorf("stem = %q, want klacht", got)
	}
}

// TestScanHugeWord holds that data without spaces, such as a key in letters, does not stop the scanner.
func TestScanHugeWord(t *testing.T) {
	l := small(t, [2]string{"pain", "pijn"})
	huge := strings.Repeat("abcdefgh", 1<<18)
	from := time.Now()
	l.Scanner().Scan(huge + " a- en " + huge + " af")
	if took := time.Since(from); took > 5*time.Second {
		t.Errorf("a word of 2 MB takes %v", took)
	}
}

// TestScannerForgets holds that a scanner keeps no more words than it may, and still knows them after.
func TestScannerForgets(t *testing.T) {
	l := small(t, [2]string{"pain", "pijn"})
	s := l.Scanner()
	var word [4]byte
	for i := range remembered + 10 {
		for k := range word {
			word[k] = 'a' + byte(i>>(5*k)&15)
		}
		s.entry(string(word[:]) + strings.Repeat("q", i>>15))
	}
	if len(s.known) > remembered {
		t.Errorf("the scanner remembers %d words, more than %d", len(s.known), remembered)
	}
	if got := show(l, "pijn", s.Scan("pijn")); got != "pijn:pain" {
		t.Errorf("after forgetting, Scan = %s", got)
	}
}
