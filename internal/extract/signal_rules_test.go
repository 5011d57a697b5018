package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"keur/claims"
	"keur/internal/assess"
	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// rulesReached is how many of the rules with a trigger must be met by their own Dutch example.
const rulesReached = 115

// plainer is for rules whose own example names no product or complaint, or rests on evidence that the register lacks: a
// sentence that does, so that every rule is known to be within reach.
var plainer = map[string]string{
	"DE-CONTEST":            "Reiki verlicht angst.",
	"DE-HWG-4-3":            "Paracetamol verlaagt koorts.",
	"DE-HWG-5":              "Homeopathie helpt tegen griep.",
	"DE-NEMV-4-4":           "Neem elke dag 200 mg magnesium.",
	"DE-UWG-18":             "Dit sap geneest diabetes.",
	"EU-FIC-7-1":            "Vitamine E helpt tegen hart- en vaatziekten.",
	"EU-MDR-7a":             "Inlegzolen verlichten hielspoor.",
	"EU-NHCR-10-2d":         "Neem elke dag 800 mcg vitamine D.",
	"EU-NHCR-13-wording":    "Vitamine C versterkt het immuunsysteem.",
	"EU-NHCR-14-2":          "Calcium vermindert botverlies.",
	"NL-KOAG-PHRASE":        "Ibuprofen verlicht kiespijn.",
	"NL-KOAG-PHRASE-DEVICE": "De TENS verlicht rugpijn.",
	"NL-NRC-8-BURDEN":       "Acupunctuur geneest hooikoorts.",
	"NL-NRC-8-EFF":          "Het is bewezen dat prolotherapie chronische lage rugpijn verlicht.",
	"NL-NRC-8-SAFE":         "De massage is volkomen veilig.",
	"UK-HMR-287-WITHOUT":    "Zonder dit middel krijgt u last van uw hart.",
	"EU-UCPD-17":            "Omega-3 geneest rugpijn.",
	"EU-UCPD-12-CURE":       "De zalf geneest wratten.",
	"EU-UCPD-12-PROOF":      "Onderzoek toont aan dat de zalf werkt.",
	"INT-CAUSATION-OPEN":    "Huisstof veroorzaakt hoofdpijn.",
	"NL-BW-193g-q":          "Omega-3 geneest rugpijn.",
	"NL-KNMG-NRB":           "Ik zeg als arts: stop met uw medicijnen.",
	"NL-WW-20-2b":           "De massagestoel vervangt elk bezoek.",
}

// TestRulesAreReachable runs every rule's own Dutch example through extraction and assessment. Where the extractor finds
// no claim of the rule's type the claim is made by hand, for the test is about signals and rules, not about the model.
func TestRulesAreReachable(t *testing.T) {
	examples := ruleExamples(t)
	probe := newProbe(t)
	assessors := map[string]*assess.Assessor{}
	reached, asked := 0, 0
	for _, rule := range probe.base.Rules {
		if rule.When == nil {
			continue
		}
		asked++
		class := rule.AppliesTo[0]
		if assessors[class] == nil {
			assessors[class] = newAssessor(t, probe.base, class)
		}
		if s := examples[rule.ID]; s != "" && probe.reaches(assessors[class], &rule, s) {
			reached++
			continue
		}
		t.Logf("%s is not met by its example %q: signals %v", rule.ID, examples[rule.ID], probe.signals(examples[rule.ID]))
		if s := plainer[rule.ID]; s == "" || !probe.reaches(assessors[class], &rule, s) {
			t.Errorf("%s is not within reach, by %q neither: signals %v, wants %+v", rule.ID, s, probe.signals(s), *rule.When)
		}
	}
	t.Logf("%d of %d rules are met by their example", reached, asked)
	if reached < rulesReached {
		t.Errorf("%d of %d rules are met by their example, want %d or more", reached, asked, rulesReached)
	}
}

// ruleExamples reads the example of each rule from the research that the rules were made from.
func ruleExamples(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "knowledge", "rules.json"))
	if err != nil {
		t.Skip("the examples of rules are not here: ", err)
	}
	var file struct {
		Rules []struct {
			ID       string
			Examples struct{ NL string }
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, r := range file.Rules {
		out[r.ID] = r.Examples.NL
	}
	return out
}

// newAssessor assesses in all jurisdictions. All rules prohibit, so that each one met is named in a finding, as the
// gravest or beside it; the defaults are gone, for they would stand before the rules.
func newAssessor(t *testing.T, b *knowledge.Base, class string) *assess.Assessor {
	t.Helper()
	all := *b
	all.Defaults, all.Rules = nil, slices.Clone(b.Rules)
	for i := range all.Rules {
		all.Rules[i].Consequence = "prohibited"
	}
	a, err := assess.New(&all, assess.Options{Jurisdictions: []string{"NL", "EU", "DE", "UK", "US", "INT"}, ProductClass: class})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// probe reads Dutch sentences.
type probe struct {
	t         *testing.T
	base      *knowledge.Base
	kinds     map[string]string // of concepts
	segmenter *text.Segmenter
	worker    *extract.Worker
}

func newProbe(t *testing.T) *probe {
	t.Helper()
	p := &probe{t: t, base: base(t), kinds: map[string]string{}}
	for _, c := range p.base.Concepts {
		p.kinds[c.ID] = c.Kind
	}
	p.segmenter, p.worker = text.NewSegmenter(p.base.TextRules()), extract.New(p.base).Worker()
	return p
}

// read segments a sentence and tells what the extractor sees in it.
func (p *probe) read(sentence string) (*text.Document, []extract.Explanation) {
	p.t.Helper()
	doc := &text.Document{Name: "example", Format: "txt", Source: []byte(sentence), Text: sentence, Meta: text.Meta{Language: "nl"}}
	p.segmenter.Segment(doc)
	for i := range doc.Blocks {
		doc.Blocks[i].Language = "nl"
	}
	var out []extract.Explanation
	for i := range doc.Sentences {
		e, ok, err := p.worker.Explain(doc, doc.Sentences[i].Span.Start)
		if err != nil || !ok {
			p.t.Fatalf("explain %q: %v", sentence, err)
		}
		out = append(out, e)
	}
	return doc, out
}

// signals are the word classes met in a sentence.
func (p *probe) signals(sentence string) []string {
	_, seen := p.read(sentence)
	var out []string
	for _, e := range seen {
		for _, w := range e.Words {
			out = append(out, w.Classes...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// reaches says that a sentence meets a rule: through a claim that the extractor finds, or one made by hand.
func (p *probe) reaches(a *assess.Assessor, rule *knowledge.Rule, sentence string) bool {
	doc, seen := p.read(sentence)
	types := rule.When.Types
	if len(types) == 0 {
		types = []string{rule.Type}
	}
	var found []claims.Claim
	for _, e := range seen {
		for _, c := range e.Claims {
			if slices.Contains(types, string(c.Type)) {
				found = append(found, c)
			}
		}
	}
	for _, kind := range types {
		found = append(found, p.byHand(claims.Type(kind), sentence, doc, seen))
	}
	_, judged, _ := a.Document(doc, found)
	for _, c := range judged {
		for _, f := range c.Findings {
			if f.Rule == rule.ID || slices.Contains(strings.Split(alsoNamed(f.Citation), ", "), rule.ID) {
				return true
			}
		}
	}
	return false
}

// alsoNamed is the list of further rules at the end of a citation.
func alsoNamed(citation string) string {
	_, also, _ := strings.Cut(citation, "; also ")
	return also
}

// byHand makes a claim of the whole sentence: its first concepts that can act as the subject, the others as the object.
func (p *probe) byHand(kind claims.Type, sentence string, doc *text.Document, seen []extract.Explanation) claims.Claim {
	c := claims.Claim{ID: "by hand", Type: kind, Quote: sentence, Context: sentence, Language: "nl", Polarity: claims.Positive,
		Signals: p.signals(sentence)}
	if in, err := p.worker.Inspect(doc); err == nil {
		c.Quantities = in.Quantities
	}
	for _, e := range seen {
		for _, w := range e.Words {
			for _, id := range w.Concepts {
				switch p.kinds[id] {
				case "condition", "symptom", "function", "process", "parameter", "bodypart":
					c.Object.Text, c.Object.Concepts = w.Text, append(c.Object.Concepts, id)
				case "population":
				default:
					c.Subject.Text, c.Subject.Concepts = w.Text, append(c.Subject.Concepts, id)
				}
			}
		}
	}
	return c
}
