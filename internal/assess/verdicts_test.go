package assess

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// readBase reads the data files themselves, so that a test sees a change before it is compiled in.
var readBase = sync.OnceValues(func() (*knowledge.Base, error) { return knowledge.Parse(os.DirFS("../knowledge/data")) })

// loadBase is the knowledge base of the data files.
func loadBase(t testing.TB) *knowledge.Base {
	t.Helper()
	base, err := readBase()
	if err != nil {
		t.Fatal(err)
	}
	return base
}

func newAssessor(t testing.TB, o Options) *Assessor {
	t.Helper()
	a, err := New(loadBase(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// term is the subject or object as the extractor delivers it.
func term(words string, concepts ...string) claims.Term {
	t := claims.Term{Text: words, Concepts: concepts}
	if len(concepts) > 0 {
		t.Concept = concepts[0]
	}
	return t
}

func quantity(low, high float64, unit, per string) claims.Quantity {
	return claims.Quantity{Kind: "mass", Min: &low, Max: &high, Unit: unit, Per: per}
}

// assessOne assesses a single claim in a document without a text of its own.
func assessOne(a *Assessor, c claims.Claim) (claims.Document, claims.Claim, []claims.Finding) {
	if c.Polarity == "" {
		c.Polarity = claims.Positive
	}
	c.ID = "000000000001"
	doc := &text.Document{Name: "page.md", Language: "nl"}
	record, found, findings := a.Document(doc, []claims.Claim{c})
	return record, found[0], findings
}

// expectation is what assessing one claim must yield.
type expectation struct {
	name      string
	claim     claims.Claim
	direction claims.Direction
	level     claims.Level
	known     string // one of the known-for lines
	dose      claims.Verdict
	rule      string // a finding that must be there
	needs     string // a disclaimer that the claim needs
}

// expectations is the table of verdicts that a person read out of the knowledge tables.
func expectations() []expectation {
	return []expectation{
		{name: "pressure chamber for back pain, called proven",
			claim: claims.Claim{Type: claims.EvidenceAppeal, Subject: term("de drukkamer", "hbot"),
				Object: term("rugpijn", "low_back_pain"), Signals: []string{"proof"}},
			direction: claims.Uncertain, level: claims.VeryLow, rule: "NL-NRC-8-EFF"},
		{name: "pressure chamber after a bruise",
			claim:     claims.Claim{Type: claims.Efficacy, Subject: term("", "hbot"), Object: term("kneuzing", "soft_tissue_injury")},
			direction: claims.NoBenefit, level: claims.Low, needs: evidenceLimited},
		{name: "injections for chronic back pain",
			claim:     claims.Claim{Type: claims.Efficacy, Subject: term("", "prolotherapy"), Object: term("", "chronic_lbp")},
			direction: claims.NoBenefit, level: claims.Moderate, rule: evidenceContradicted},
		{name: "injections with hardly any side effect",
			claim:     claims.Claim{Type: claims.Safety, Subject: term("", "prolotherapy")},
			direction: claims.Harm, level: claims.Low, rule: evidenceContradicted, needs: "side-effects-possible"},
		{name: "staying active with back pain",
			claim: claims.Claim{Type: claims.Efficacy, Subject: term("", "stay_active"), Object: term("", "low_back_pain")},
			level: claims.Unassessed, known: ": benefit, moderate"},
		{name: "insoles for back pain",
			claim:     claims.Claim{Type: claims.SuccessRate, Subject: term("", "insoles"), Object: term("", "low_back_pain")},
			direction: claims.Uncertain, level: claims.Low, needs: "success-rate-context"},
		{name: "fewer carbohydrates against back pain",
			claim:     claims.Claim{Type: claims.Efficacy, Subject: term("", "low_carb"), Object: term("", "low_back_pain")},
			direction: claims.Uncertain, level: claims.VeryLow, needs: evidenceLimited},
		{name: "fish oil by the gram",
			claim: claims.Claim{Type: claims.Dosage, Subject: term("", "omega3"), Topics: []string{"low_back_pain"},
				Quantities: []claims.Quantity{quantity(2000, 3000, "mg", "d")}},
			direction: claims.Uncertain, level: claims.VeryLow, dose: claims.Within, needs: "consult-professional"},
		{name: "magnesium",
			claim: claims.Claim{Type: claims.Dosage, Subject: term("", "magnesium"), Topics: []string{"low_back_pain"},
				Quantities: []claims.Quantity{quantity(400, 600, "mg", "d")}},
			direction: claims.Uncertain, level: claims.VeryLow, dose: claims.Exceeds, rule: doseExceeded},
		{name: "vitamin D in units",
			claim: claims.Claim{Type: claims.Dosage, Subject: term("", "vitamin_d"), Topics: []string{"low_back_pain"},
				Quantities: []claims.Quantity{quantity(3000, 5000, "[iU]", "d")}},
			direction: claims.NoBenefit, level: claims.Low, dose: claims.ExceedsTop, rule: doseTopExceeded},
		{name: "curcumin",
			claim: claims.Claim{Type: claims.Dosage, Subject: term("", "curcumin", "turmeric"), Topics: []string{"low_back_pain"},
				Quantities: []claims.Quantity{quantity(1000, 1500, "mg", "d")}},
			direction: claims.Uncertain, level: claims.VeryLow, dose: claims.Exceeds},
		{name: "collagen",
			claim: claims.Claim{Type: claims.Dosage, Subject: term("", "collagen"), Topics: []string{"low_back_pain"},
				Quantities: []claims.Quantity{quantity(10, 10, "g", "d")}},
			direction: claims.Uncertain, level: claims.VeryLow, dose: claims.NoLimit},
		{name: "vitamin C",
			claim: claims.Claim{Type: claims.Dosage, Subject: term("", "vitamin_c"),
				Quantities: []claims.Quantity{quantity(500, 500, "mg", "d")}},
			level: claims.Unassessed, dose: claims.Within},
		{name: "vitamin C and collagen formation",
			claim: claims.Claim{Type: claims.Mechanism, Subject: term("", "vitamin_c"), Object: term("", "col_skin")},
			level: claims.Unassessed, known: ": authorised"},
		{name: "magnesium and muscles",
			claim: claims.Claim{Type: claims.Mechanism, Subject: term("", "magnesium"), Object: term("", "muscle")},
			level: claims.Unassessed, known: ": authorised"},
		{name: "collagen and joints",
			claim: claims.Claim{Type: claims.Efficacy, Subject: term("", "collagen"), Object: term("", "joints")},
			level: claims.Unassessed, known: ": non authorised", rule: "EU-NHCR-10-1"},
		{name: "fish oil and inflammation",
			claim:     claims.Claim{Type: claims.Mechanism, Subject: term("", "omega3"), Object: term("", "inflammation")},
			direction: claims.Uncertain, level: claims.Low, known: ": non authorised", rule: "EU-NHCR-10-1"},
		{name: "curcumin and joints",
			claim: claims.Claim{Type: claims.Mechanism, Subject: term("", "curcumin", "turmeric"), Object: term("", "joints")},
			level: claims.Unassessed, known: ": on hold (unverified)", rule: "EU-NHCR-10-1"},
	}
}

// TestExpectedVerdicts holds the expectations against the real knowledge base.
func TestExpectedVerdicts(t *testing.T) {
	a := newAssessor(t, Options{Today: "2026-11-22"})
	for _, tt := range expectations() {
		t.Run(tt.name, func(t *testing.T) {
			_, c, _ := assessOne(a, tt.claim)
			e := c.Evidence
			if e.Level != tt.level || e.Direction != tt.direction {
				t.Errorf("evidence %s, %s by %s (%s); want %s, %s", e.Direction, e.Level, e.Entry, e.Steps, tt.direction, tt.level)
			}
			if tt.known != "" && !slices.ContainsFunc(e.KnownFor, func(s string) bool { return strings.HasSuffix(s, tt.known) }) {
				t.Errorf("known for %q, want among them %q", e.KnownFor, tt.known)
			}
			if got := headline(&c); got != tt.dose {
				t.Errorf("dose %q, want %q: %+v", got, tt.dose, c.Doses)
			}
			if tt.rule != "" && !slices.ContainsFunc(c.Findings, func(f claims.Finding) bool { return f.Rule == tt.rule }) {
				t.Errorf("findings %+v, want %s among them", c.Findings, tt.rule)
			}
			if tt.needs != "" && !slices.ContainsFunc(c.Disclaimers, func(d claims.ClaimDisclaimer) bool { return d.ID == tt.needs }) {
				t.Errorf("disclaimers %+v, want %s among them", c.Disclaimers, tt.needs)
			}
			t.Logf("%s %v %v", c.Severity, c.Evidence.Others, c.Disclaimers)
			for _, f := range c.Findings {
				t.Logf("  %s %s | %s | %s | %s", f.Rule, f.Severity, f.Message, f.Citation, f.Suggestion)
			}
			for _, d := range c.Doses {
				t.Logf("  %v %s %s | %s | %s %s", d.Headline, d.Verdict, d.Amount, d.Limit, d.Kind, d.Reason)
			}
		})
	}
}

func headline(c *claims.Claim) claims.Verdict {
	if c.Dose == nil {
		return ""
	}
	return c.Dose.Verdict
}
