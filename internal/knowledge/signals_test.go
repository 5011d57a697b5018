package knowledge

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"keur/internal/match"
)

// hidingAllowed is how many terms of signals*.yaml may hide words that patterns need. Each is a phrase that means one
// thing only, such as "niet behandeld wordt".
const hidingAllowed = 60

// needed are the classes that patterns are built on.
var needed = []string{"improve", "reduce", "relieve", "cure", "help", "prevent", "worsen", "cause", "caused_by", "study", "proof",
	"negation", "hedge", "safe", "side_effect", "no_side_effects", "other_care", "guarantee"}

// TestSignalTerms reads every term of the classes that only rules ask for: its class must be met in its own words, and
// the phrases among them must not take the words of patterns away.
func TestSignalTerms(t *testing.T) {
	base := parsed(t)
	i := slices.IndexFunc(base.Packs, func(p Pack) bool { return p.Language == "nl" })
	signals := signalClasses(t)
	all, rest := scanner(t, base, &base.Packs[i], nil), scanner(t, base, &base.Packs[i], signals)
	plain, hiding := strings.NewReplacer("=", "", "*", ""), 0
	for _, c := range base.Packs[i].Classes {
		if !signals[c.Name] {
			continue
		}
		for _, term := range c.Terms {
			met, without := all(plain.Replace(term)), rest(plain.Replace(term))
			if !met[c.Name] {
				t.Errorf("%s: %q is not met by its own words", c.Name, term)
			}
			if hidden := slices.DeleteFunc(slices.Clone(needed), func(n string) bool { return !without[n] || met[n] }); len(hidden) > 0 {
				t.Logf("%s: %q hides %v", c.Name, term, hidden)
				hiding++
			}
		}
	}
	if hiding > hidingAllowed {
		t.Errorf("%d terms hide words that patterns need, want %d at most", hiding, hidingAllowed)
	}
}

// signalClasses are the names of the classes in signals*.yaml.
func signalClasses(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("data/nl/classes/signals*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no signals: ", err)
	}
	out := map[string]bool{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			if name, ok := strings.CutPrefix(line, "- class: "); ok {
				out[strings.TrimSpace(name)] = true
			}
		}
	}
	return out
}

// scanner gives a function that names the classes met in some words, some classes of the pack left out.
func scanner(t *testing.T, base *Base, p *Pack, leaveOut map[string]bool) func(string) map[string]bool {
	t.Helper()
	l := match.NewLexicon(p.Inflection)
	add := func(class, term string, head bool, value int) {
		n, err := l.Class(class)
		if err == nil {
			err = l.Add(term, match.Term{Class: n, Value: value, Head: head})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range base.Concepts {
		for _, name := range base.Concepts[i].Names.In(p.Language) {
			add(base.Concepts[i].Kind, name, true, i)
		}
	}
	for _, c := range p.Classes {
		for _, term := range c.Terms {
			if !leaveOut[c.Name] {
				add(c.Name, term, c.Split, -1)
			}
		}
	}
	s := l.Scanner()
	return func(words string) map[string]bool {
		out := map[string]bool{}
		for _, item := range s.Scan(words) {
			item.Bits.Each(func(c int) { out[l.Name(c)] = true })
		}
		return out
	}
}
