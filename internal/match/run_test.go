package match

import (
	"strings"
	"testing"
)

// patternWords are the classes that the patterns of these tests are written with.
func patternWords(t testing.TB) *Lexicon {
	return small(t, [2]string{"relieve", "verlicht*,verminder*"}, [2]string{"cure", "genees*,geneest"}, [2]string{"pain", "pijn,jeuk"},
		[2]string{"neg", "niet,geen"}, [2]string{"thing", "zalf,thee"})
}

func TestRun(t *testing.T) {
	for _, c := range []struct{ name, pattern, text, want string }{
		{"a class", "{pain}", "de pijn zakt", "pijn"},
		{"one of two classes", "{relieve|cure}", "dat geneest", "geneest"},
		{"a word", "zakt", "de pijn zakt", "zakt"},
		{"a word by its beginning", "zak*", "de pijn zakte", "zakte"},
		{"adjacent", "{relieve} {pain}", "verlicht pijn", "verlicht pijn"},
		{"not adjacent", "{relieve} {pain}", "verlicht de pijn", ""},
		{"a plain gap", "{relieve} .. {pain}", "verlicht een twee drie pijn", "verlicht een twee drie pijn"},
		{"beyond a plain gap", "{relieve} .. {pain}", "verlicht een twee drie vier pijn", ""},
		{"a gap of five", "{relieve} ..5 {pain}", "verlicht een twee drie vier vijf pijn", "verlicht een twee drie vier vijf pijn"},
		{"a gap of none", "{relieve} ..0 {pain}", "verlicht de pijn", ""},
		{"any gap", "{relieve} ... {pain}", "verlicht een twee drie vier vijf zes pijn", "verlicht een twee drie vier vijf zes pijn"},
		{"order", "{relieve} ... {pain}", "pijn verlicht", ""},
		{"a later start", "{relieve} {pain}", "verlicht, verlicht pijn", "verlicht pijn"},
		{"an option taken", "{relieve} de? {pain}", "verlicht de pijn", "verlicht de pijn"},
		{"an option left", "{relieve} de? {pain}", "verlicht pijn", "verlicht pijn"},
		{"alternatives", "{relieve} (de ergste|veel) {pain}", "verlicht de ergste pijn", "verlicht de ergste pijn"},
		{"the other alternative", "{relieve} (de ergste|veel) {pain}", "verlicht veel pijn", "verlicht veel pijn"},
		{"an alternative left", "{relieve} (de ergste|veel)? {pain}", "verlicht pijn", "verlicht pijn"},
		{"alternatives in alternatives", "{relieve} (de (ergste|meeste)|veel) {pain}", "verlicht de meeste pijn", "verlicht de meeste pijn"},
		{"classes in alternatives", "({relieve|cure}|helpt tegen) {pain}", "geneest pijn", "geneest pijn"},
		{"both in any order", "{relieve} & {pain}", "de pijn is snel verlicht", "pijn is snel verlicht"},
		{"both too far apart", "{relieve} &1 {pain}", "pijn is snel verlicht", ""},
		{"both near enough", "{relieve} &2 {pain}", "pijn is snel verlicht", "pijn is snel verlicht"},
		{"three parts", "{relieve} & {pain} & {thing}", "pijn verlicht door thee", "pijn verlicht door thee"},
		{"a near one behind a far one", "{relieve} &1 {pain}", "jeuk en zo nog wat, verlicht pijn", "verlicht pijn"},
		{"barred", "{relieve} ..5 {pain} & !{neg}", "verlicht de pijn niet", ""},
		{"not barred", "{relieve} ..5 {pain} & !{neg}", "verlicht de pijn", "verlicht de pijn"},
		{"barred by a sequence", "{pain} & !geen {pain}", "geen pijn", ""},
		{"the beginning", "^ {pain}", "pijn zakt", "pijn"},
		{"not at the beginning", "^ {pain}", "de pijn zakt", ""},
		{"near the beginning", "^ ..1 {pain}", "de pijn zakt", "pijn"},
		{"too far from the beginning", "^ ..1 {pain}", "als de pijn zakt", ""},
		{"the end", "{pain} $", "tegen de pijn", "pijn"},
		{"not at the end", "{pain} $", "tegen pijn en", ""},
		{"near the end", "{pain} ..1 $", "tegen pijn en", "pijn"},
		{"all of it", "^ {relieve} {pain} $", "verlicht pijn", "verlicht pijn"},
		{"the first end is not the last", "{relieve} .. {pain} $", "verlicht pijn en jeuk", "verlicht pijn en jeuk"},
		{"nothing to read", "{pain}", "", ""},
	} {
		l := patternWords(t)
		forms, err := l.Parse(c.pattern)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		set := NewPatternSet()
		set.Add(7, forms...)
		items := l.Scanner().Scan(c.text)
		got := ""
		for _, h := range set.Runner().Run(items, 0) {
			got = c.text[items[h.First].Start:items[h.Last].End]
			if h.Pattern != 7 {
				t.Errorf("%s: pattern %d, want 7", c.name, h.Pattern)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q in %q meets %q, want %q", c.name, c.pattern, c.text, got, c.want)
		}
	}
}

// TestRunReach holds that what stands before reach is context: a pattern must end behind it.
func TestRunReach(t *testing.T) {
	l := patternWords(t)
	forms, err := l.Parse("{relieve} ... {pain}")
	if err != nil {
		t.Fatal(err)
	}
	set := NewPatternSet()
	set.Add(0, forms...)
	items := l.Scanner().Scan("verlicht pijn en jeuk")
	for _, c := range []struct{ reach, hits int }{{0, 1}, {1, 1}, {2, 0}, {4, 0}} {
		if got := len(set.Runner().Run(items, c.reach)); got != c.hits {
			t.Errorf("reach %d: %d hits, want %d", c.reach, got, c.hits)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ name, pattern, want string }{
		{"nothing", "", "empty sequence"},
		{"only a gap", "..", "empty sequence"},
		{"only a barred part", "!{pain}", "nothing to find"},
		{"an empty part", "{pain} &", "empty sequence"},
		{"an unknown class", "{pian}", `unknown class "pian"`},
		{"an open brace", "{pain", "closing brace"},
		{"an open parenthesis", "(a|b", "not closed"},
		{"an open inner parenthesis", "(a|(b c)", "not closed"},
		{"a shut parenthesis", "a|b)", "not opened"},
		{"a nearness in letters", "{pain} &x {neg}", `"x" is no number of items`},
		{"a gap below none", "{pain} ..-1 {neg}", `"-1" is no number of items`},
		{"a beginning in the middle", "{pain} ^ {neg}", "beginning stands behind"},
		{"words behind the end", "{pain} $ {neg}", "behind the end"},
		{"too many alternatives", strings.Repeat("(a|b) ", 8), "more than 64"},
		{"too many options", strings.Repeat("a? ", 8) + "b", "more than 64"},
		{"too many combinations", "(a|b|c) (d|e|f) & (g|h|i) (j|k|l)", "more than 64"},
	} {
		_, err := patternWords(t).Parse(c.pattern)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: Parse(%q) gives %v, want %q in it", c.name, c.pattern, err, c.want)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct{ name, pattern, text, want string }{
		{"met", "{relieve} {pain}", "verlicht pijn", "none"},
		{"one step lacking", "{relieve} .. {pain}", "verlicht de avond", "pain"},
		{"any of two would do", "{relieve|cure} .. {pain}", "zachte pijn", "relieve,cure"},
		{"too far apart", "{relieve} {pain}", "verlicht de pijn", ""},
		{"two steps lacking", "{relieve} {pain} {thing}", "verlicht de avond", "none"},
		{"a single step says nothing", "{pain}", "de avond", "none"},
	} {
		l := patternWords(t)
		forms, err := l.Parse(c.pattern)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		set := NewPatternSet()
		set.Add(3, forms...)
		got := "none"
		for _, n := range set.Near(l, l.Scanner().Scan(c.text)) {
			got = strings.Join(n.Lacks, ",")
		}
		if got != c.want {
			t.Errorf("%s: %q near %q lacks %q, want %q", c.name, c.pattern, c.text, got, c.want)
		}
	}
}

func TestFinder(t *testing.T) {
	f := NewFinder(dutch)
	if err := f.Add(4, "(raadpleeg|vraag) ..3 arts", "overleg met uw arts"); err != nil {
		t.Fatal(err)
	}
	if err := f.Add(5, "(open"); err == nil {
		t.Error("a broken cue gives no error")
	}
	text := "Bij twijfel: raadpleeg altijd uw arts."
	found := f.Search().Sentence(nil, text)
	if len(found) != 1 || found[0].ID != 4 || text[found[0].Start:found[0].End] != "raadpleeg altijd uw arts" {
		t.Errorf("found %v in %q", found, text)
	}
}
