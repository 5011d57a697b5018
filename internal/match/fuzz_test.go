package match

import "testing"

// FuzzParse feeds patterns of any make: Parse must not panic, and what it accepts must run.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"{pain}", "{relieve|cure} ..5 {pain} & !{neg}", "^ (de (ergste|meeste)|veel)? {pain} $", "a? b? & c &3 d", "...", "(a|", "*lijk =x y*", "{}", "((", "&&"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, pattern string) {
		l := patternWords(t)
		forms, err := l.Parse(pattern)
		if err != nil {
			return
		}
		if len(forms) == 0 || len(forms) > maxForm {
			t.Fatalf("Parse(%q) gives %d forms", pattern, len(forms))
		}
		set := NewPatternSet()
		set.Add(0, forms...)
		check(t, l, set, "De zalf verlicht de ergste pijn niet. "+pattern)
	})
}

// FuzzScan feeds texts of any make to a scanner and a few patterns.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"", "rug- en kniepijn", "de zalf neemt de pijn af", "500mg vitamine-D", "a\u00adb\u200bc\xff\xfe", "İ ß ﬁ ’s 's -’", "- -- -a a-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := patternWords(t)
		set := NewPatternSet()
		for id, p := range []string{"{relieve} .. {pain}", "{pain} & {thing} & !{neg}", "^ ..2 {thing}", "{pain} .. $", "..."} {
			if forms, err := l.Parse(p); err == nil {
				set.Add(id, forms...)
			}
		}
		check(t, l, set, text)
	})
}

// check holds what every text must give: items in order inside it, and hits inside the items.
func check(t *testing.T, l *Lexicon, set *PatternSet, text string) {
	t.Helper()
	items := l.Scanner().Scan(text)
	at, word := 0, 0
	for i := range items {
		it := &items[i]
		if it.Start < at || it.End <= it.Start || it.End > len(text) || it.First < word || it.Last < it.First {
			t.Fatalf("item %d of %q is words %d to %d, bytes %d to %d, behind byte %d", i, text, it.First, it.Last, it.Start, it.End, at)
		}
		at, word = it.End, it.Last+1
		for _, c := range it.Classes {
			if !it.Has(int(c)) {
				t.Fatalf("item %d of %q lists class %d, which it is not in", i, text, c)
			}
		}
	}
	for reach := range min(len(items), 3) {
		for _, h := range set.Runner().Run(items, reach) {
			if h.First < 0 || h.Last < h.First || h.Last >= len(items) || h.Last < reach {
				t.Fatalf("hit of items %d to %d among %d, reach %d, in %q", h.First, h.Last, len(items), reach, text)
			}
		}
	}
}
