package assess

import (
	"flag"
	"slices"
	"strings"
	"testing"

	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// only holds the rules whose examples are run; all by default.
var only = flag.String("rule", "", "run the examples of rules whose id contains this")

// rulesMet reads a text as a page about a product of a class, under the law of one jurisdiction, and lists the rules that
// its claims meet. Bare reads by the patterns alone.
type rulesMet struct {
	base            *knowledge.Base
	segmenter       *text.Segmenter
	extractor, bare *extract.Worker
	assessors       map[string]*Assessor
}

func newRulesMet(t *testing.T) *rulesMet {
	base := loadBase(t)
	bare := *base
	bare.Model = nil
	return &rulesMet{base, text.NewSegmenter(base.TextRules()), extract.New(base).Worker(), extract.New(&bare).Worker(),
		map[string]*Assessor{}}
}

func (m *rulesMet) in(t *testing.T, by *extract.Worker, r *knowledge.Rule, language, content string) (met []string, types []string) {
	t.Helper()
	key := r.Jurisdiction + " " + r.AppliesTo[0]
	if m.assessors[key] == nil {
		a, err := New(m.base, Options{Jurisdictions: []string{r.Jurisdiction}, ProductClass: r.AppliesTo[0]})
		if err != nil {
			t.Fatal(err)
		}
		m.assessors[key] = a
	}
	doc := &text.Document{Path: "page.md", Name: "page.md", Format: "txt", Source: []byte(content), Text: content,
		Meta: text.Meta{Language: language}}
	m.segmenter.Segment(doc)
	doc.Language = language
	for i := range doc.Blocks {
		doc.Blocks[i].Language = language // a short text may not show its own
	}
	found, err := by.Document(doc)
	if err != nil {
		t.Fatal(err)
	}
	for i := range found {
		types = append(types, string(found[i].Type)+" ("+found[i].Subject.Concept+" → "+found[i].Object.Concept+"; "+
			strings.Join(found[i].Signals, " ")+")")
	}
	for _, ids := range m.assessors[key].Rules(doc, found) {
		met = append(met, ids...)
	}
	return met, types
}

// throughout is the share of examples on which a rule must fire with the model too: a newly learned model may miss a claim in
// one, which is no fault of the rule.
const throughout = 0.97

// TestRuleExamples holds every rule with a trigger to its examples, on which it must fire, and to its near misses, on which
// it must not, in all languages.
func TestRuleExamples(t *testing.T) {
	m := newRulesMet(t)
	run, missed := 0, []string{}
	for i := range m.base.Rules {
		r := &m.base.Rules[i]
		if r.When == nil || !strings.Contains(r.ID, *only) {
			continue
		}
		for _, language := range languages {
			examples, near := r.Examples.In(language), r.Counterexamples.In(language)
			if len(examples) == 0 || len(near) == 0 {
				t.Errorf("%s has %d examples and %d near misses in %s, want at least one of each", r.ID, len(examples), len(near), language)
			}
			for _, s := range examples {
				run++
				met, types := m.in(t, m.extractor, r, language, s)
				if slices.Contains(met, r.ID) {
					continue
				}
				missed = append(missed, r.ID+" "+s)
				if met, _ := m.in(t, m.bare, r, language, s); !slices.Contains(met, r.ID) {
					t.Errorf("%s does not fire on %q: claims %v, rules %v", r.ID, s, types, met)
				}
			}
			for _, s := range near {
				if met, types := m.in(t, m.extractor, r, language, s); slices.Contains(met, r.ID) {
					t.Errorf("%s fires on its near miss %q: claims %v", r.ID, s, types)
				}
			}
		}
	}
	if float64(len(missed)) > (1-throughout)*float64(run) {
		t.Errorf("the model misses the claim in %d of %d examples:\n%s", len(missed), run, strings.Join(missed, "\n"))
	}
	t.Logf("the model misses the claim in %d of %d examples", len(missed), run)
}
