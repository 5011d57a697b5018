package register

import (
	"strings"
	"testing"
)

func TestNormaliseSame(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"case", "Zwemmen ontlast de RUG", "zwemmen ontlast de rug"},
		{"sharp s", "Die STRASSE hilft", "die Straße hilft"},
		{"white space", "Zwemmen  ontlast\tde rug", "Zwemmen ontlast de rug"},
		{"no-break space", "10\u00a0mg zink", "10 mg zink"},
		{"wrapped line", "Zwemmen ontlast\n   de rug", "Zwemmen ontlast de rug"},
		{"wrapped quotation", "Zwemmen ontlast\n> de rug", "Zwemmen ontlast de rug"},
		{"windows line end", "Zwemmen ontlast\r\nde rug", "Zwemmen ontlast de rug"},
		{"quotes", "de „beste” methode", "de 'beste' methode"},
		{"apostrophe", "foto’s helpen", "foto's helpen"},
		{"dashes", "3–5 keer", "3-5 keer"},
		{"dash between words", "rust – en warmte", "rust — en warmte"},
		{"minus", "bij −5 °C", "bij -5 °C"},
		{"full stop", "Zwemmen ontlast de rug.", "Zwemmen ontlast de rug"},
		{"emphasis", "Zwemmen **ontlast** de _rug_", "Zwemmen ontlast de rug"},
		{"brackets", "Zwemmen (borstcrawl) ontlast", "Zwemmen borstcrawl ontlast"},
		{"composed letters", "re\u0301sume\u0301", "résumé"},
		{"micro sign", "25 \u00b5g", "25 \u03bcg"},
		{"ligature", "e\ufb03cient", "efficient"},
		{"soft hyphen", "rug\u00adklachten", "rugklachten"},
		{"zero width space", "rug\u200bklachten", "rugklachten"},
		{"outer bars of a row", "| zink | 10 mg |", "zink | 10 mg"},
		{"bars without space", "zink|10 mg", "zink | 10 mg"},
		{"full width figures", "１０ mg", "10 mg"},
		{"decimal then full stop", "ongeveer 2,5.", "ongeveer 2,5"},
	} {
		if a, b := Normalise(c.a), Normalise(c.b); a != b {
			t.Errorf("%s: %q and %q differ", c.name, a, b)
		}
	}
}

func TestNormaliseDiffers(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"figure", "helpt 60% van de mensen", "helpt 90% van de mensen"},
		{"per cent", "helpt 60% van de mensen", "helpt 60 van de mensen"},
		{"negation", "helpt tegen pijn", "helpt niet tegen pijn"},
		{"hedge", "helpt tegen pijn", "kan helpen tegen pijn"},
		{"sign", "bij -5 graden", "bij 5 graden"},
		{"decimal point", "neem .5 mg", "neem 5 mg"},
		{"decimal comma", "1,5 gram", "15 gram"},
		{"less than", "<5% klachten", ">5% klachten"},
		{"at least", "≥5 keer", "5 keer"},
		{"plus", "vanaf 65+", "vanaf 65"},
		{"raised figure", "10² mg", "102 mg"},
		{"fraction", "5½ mg", "51/2 mg"},
		{"ring figure", "1② mg", "12 mg"},
		{"unit", "400 mg", "400 µg"},
		{"spaced range", "5 - 10 mg", "5 10 mg"},
		{"ratio", "1 : 4", "1 4"},
		{"question", "Helpt dit?", "Helpt dit."},
		{"order", "A boven B", "B boven A"},
		{"cell", "zink | 10 mg | ", "zink | | 10 mg"},
		{"more than on a wrapped line", "pijn bij\n> 5 mensen", "pijn bij\n5 mensen"},
		{"joined words", "therapie vrij", "therapievrij"},
		{"struck out", "~~niet~~ veilig", "niet veilig"},
		{"accent", "één keer", "een keer"},
	} {
		if a, b := Normalise(c.a), Normalise(c.b); a == b {
			t.Errorf("%s: %q and %q are both %q", c.name, c.a, c.b, a)
		}
	}
}

func TestTidyKeepsWords(t *testing.T) {
	got := Tidy("  Zwemmen\n> ontlast\r\n\tde “rug”,\nbij\n> 5 mensen. \xff")
	if want := "Zwemmen ontlast de “rug”, bij > 5 mensen. \ufffd"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzNormalise holds that a record, which keeps the tidy form, has the fingerprint of the text it was made from.
func FuzzNormalise(f *testing.F) {
	for _, s := range []string{"Zwemmen ontlast de rug.", "a\n> b", "10² – 5½ | x |", "\u00ad\ufb03 „x”", "İSTANBUL ß", "| |", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words, tidy := Normalise(s), Tidy(s)
		if Tidy(tidy) != tidy {
			t.Errorf("tidy twice: %q, then %q", tidy, Tidy(tidy))
		}
		if Normalise(tidy) != words {
			t.Errorf("%q: words %q, of its tidy form %q", s, words, Normalise(tidy))
		}
		if strings.Join(strings.Fields(words), " ") != words {
			t.Errorf("%q: stray space in %q", s, words)
		}
		if Normalise(s+"\n") != words {
			t.Errorf("%q: a line end changes the words", s)
		}
	})
}
