package match

import "testing"

var dutch = Inflection{Endings: [][]string{{"tjes", "jes", "tje", "je", "s"}, {"en", "e"}, {"e"}}, Final: map[string]string{"v": "f", "z": "s"},
	Double: "aeou", Weak: []string{"el", "er", "en", "em", "ig"}, Undouble: true, Compounds: true, Links: []string{"s", "en"}}

func TestStemBringsFormsTogether(t *testing.T) {
	for _, forms := range [][]string{
		{"pees", "pezen"}, {"been", "benen"}, {"bot", "botten"}, {"klacht", "klachten"}, {"spier", "spieren"},
		{"middel", "middelen"}, {"massage", "massages"}, {"therapie", "therapieën"}, {"ziekte", "ziekten", "ziektes"},
		{"hoog", "hoge"}, {"chronisch", "chronische"}, {"hormoon", "hormonen"}, {"tablet", "tabletten"}, {"huis", "huizen"},
		{"baby", "baby's"}, {"wond", "wondje", "wonden"}, {"orgaan", "organen"}, {"oefening", "oefeningen"}, {"wervel", "wervels"},
	} {
		want := dutch.stem(fold(forms[0]))
		for _, f := range forms[1:] {
			if got := dutch.stem(fold(f)); got != want {
				t.Errorf("stem(%q) = %q, but stem(%q) = %q", f, got, forms[0], want)
			}
		}
	}
}

func TestStemKeepsWordsApart(t *testing.T) {
	for _, pair := range [][2]string{{"kort", "koorts"}, {"behandeling", "behandelen"}, {"bot", "boot"}, {"man", "maan"}} {
		a, b := dutch.stem(fold(pair[0])), dutch.stem(fold(pair[1]))
		if a == b {
			t.Errorf("stem(%q) = %q, stem(%q) = %q", pair[0], a, pair[1], b)
		}
	}
}
