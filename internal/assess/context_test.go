package assess

import (
	"strings"
	"testing"

	"keur/claims"
	"keur/internal/text"
)

// positive fills in what the extractor always gives.
func positive(kind claims.Type, subject, object string) claims.Claim {
	c := claims.Claim{Type: kind, Polarity: claims.Positive, Subject: term(subject, subject)}
	if object != "" {
		c.Object = term(object, object)
	}
	return c
}

// rulesOf are the rules of a claim's findings.
func rulesOf(c *claims.Claim) string {
	var out []string
	for _, f := range c.Findings {
		out = append(out, f.Rule)
	}
	return strings.Join(out, " ")
}

// TestSubstancesOnTreatmentPages sees to it that food law is kept for pages that offer something to take: a clinic that
// injects glucose, or names the collagen of a tendon, makes no claim for a food.
func TestSubstancesOnTreatmentPages(t *testing.T) {
	a := newAssessor(t, Options{})
	clinic := []claims.Claim{positive(claims.Efficacy, "massage", "pain"), positive(claims.Efficacy, "prolotherapy", "chronic_lbp"), positive(claims.Efficacy, "prolotherapy", "knee_pain"),
		positive(claims.Mechanism, "glucose", "joint"), positive(claims.Efficacy, "painkiller", "pain"),
		positive(claims.Comparison, "painkiller", "pain")}
	dose := positive(claims.Dosage, "magnesium", "")
	dose.Quantities = []claims.Quantity{quantity(200, 200, "mg", "d")}
	sessions := positive(claims.Dosage, "glucose", "")
	sessions.Quantities = []claims.Quantity{{Kind: "count", Unit: "{session}"}}
	tests := []struct {
		name  string
		more  []claims.Claim
		food  bool
		drugs bool
	}{
		{"a clinic", nil, false, false},
		{"a clinic that counts sessions", []claims.Claim{sessions}, false, false},
		{"a clinic that also doses supplements", []claims.Claim{dose}, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := append(append([]claims.Claim{}, clinic...), tt.more...)
			_, found, _ = a.Document(&text.Document{Name: "a", Language: "nl"}, found)
			if got := strings.Contains(rulesOf(&found[3]), "EU-NHCR"); got != tt.food {
				t.Errorf("glucose: %s; want food law: %t", rulesOf(&found[3]), tt.food)
			}
			for _, c := range found[4:6] {
				if got := strings.Contains(rulesOf(&c), "EU-MED"); got != tt.drugs {
					t.Errorf("painkiller: %s; want medicine law: %t", rulesOf(&c), tt.drugs)
				}
			}
		})
	}
}

// TestLabelTexts sees to it that the statements of a label are required of pages about supplements and only recommended
// to a clinic that mentions a dose.
func TestLabelTexts(t *testing.T) {
	a := newAssessor(t, Options{})
	dose := positive(claims.Dosage, "magnesium", "")
	dose.Quantities = []claims.Quantity{quantity(200, 200, "mg", "d")}
	status := func(found ...claims.Claim) string {
		record, _, _ := a.Document(&text.Document{Name: "a", Language: "nl"}, found)
		for _, d := range record.Disclaimers {
			if d.ID == "do-not-exceed-dose" {
				return d.Status
			}
		}
		return ""
	}
	if got := status(dose); got != missing {
		t.Errorf("a page about supplements: %q", got)
	}
	if got := status(dose, positive(claims.Efficacy, "prolotherapy", "knee_pain"), positive(claims.Efficacy, "massage", "pain")); got != recommended {
		t.Errorf("a clinic: %q", got)
	}
	minutes := positive(claims.Dosage, "exercise", "")
	minutes.Quantities = []claims.Quantity{{Kind: "duration", Unit: "min"}}
	if record, _, _ := a.Document(&text.Document{Name: "a", Language: "nl"}, []claims.Claim{minutes}); len(record.Disclaimers) > 0 {
		t.Errorf("minutes of exercise ask for %+v", record.Disclaimers)
	}
}

// TestFindingsFitTheClaim holds findings that depend on how a claim is worded or on what is known.
func TestFindingsFitTheClaim(t *testing.T) {
	a := newAssessor(t, Options{})
	hedged := func(c claims.Claim) claims.Claim { c.Hedged = true; return c }
	signalled := func(c claims.Claim, signals ...string) claims.Claim { c.Signals = signals; return c }
	percent := func(c claims.Claim, v float64) claims.Claim {
		c.Quantities = []claims.Quantity{{Kind: "percent", Min: &v, Max: &v, Unit: "%"}}
		return c
	}
	tests := []struct {
		name    string
		claim   claims.Claim
		rules   string
		worst   claims.Severity
		message string
		entry   string
	}{
		{"an authorised effect needs no further evidence", positive(claims.Mechanism, "magnesium", "muscle"), "", claims.NoneSeverity, "", ""},
		{"a promise", positive(claims.Guarantee, "massage", "recovery"), "default-guarantee", claims.Error, "promises", ""},
		{"a guarded promise", hedged(positive(claims.Guarantee, "massage", "recovery")), "default-guarantee", claims.Warning, "guarded", ""},
		{"called safe where harms are known", positive(claims.Safety, "prolotherapy", ""), evidenceContradicted, claims.Warning, "harms are known", ""},
		{"a page without a doctor", positive(claims.DiscouragesCare, "massage", ""), "default-discourages_care", claims.Error, "usual care", ""},
		{"a doctor against usual care", signalled(positive(claims.DiscouragesCare, "massage", ""), "doctor_endorsement"), "NL-KNMG-NRB", claims.Error, "doctor", ""},
		{"a cure that nothing is known of", signalled(positive(claims.Efficacy, "osteopathy", "tinnitus"), "cure_claim"), "EU-UCPD-12-CURE", claims.Warning, "cures", ""},
		{"a cure that the evidence does not show", signalled(positive(claims.Efficacy, "insoles", "low_back_pain"), "cure_claim"), "EU-UCPD-17", claims.Error, "cures", ""},
		{"a cause that nothing is known of", positive(claims.Causation, "humidity", "joint"), "INT-CAUSATION-OPEN", claims.Note, "cause", ""},
		{"how the body works", positive(claims.Mechanism, "injury_condition", "inflammation"), evidenceUnassessed, claims.Note, "no entry", ""},
		{"proof without its source", positive(claims.EvidenceAppeal, "massage", "condition_generic"), "EU-UCPD-12-PROOF", claims.Warning, "without saying which", ""},
		{"a course that is known", positive(claims.Prognosis, "low_back_pain", "low_back_pain"), "", claims.NoneSeverity, "", "no_treatment__low_back_pain__1"},
		{"the nearest figure", percent(positive(claims.Prevalence, "low_back_pain", "low_back_pain"), 90), "INT-PREVALENCE", claims.Note, "figure",
			"epidemiology__low_back_pain__non_specific_share_low"},
		{"an oxygen chamber beyond its indications", positive(claims.Efficacy, "hbot", "low_back_pain"), "EU-MDR-7d", claims.Warning, "indications", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, c, _ := assessOne(a, tt.claim)
			if rulesOf(&c) != tt.rules || c.Severity != tt.worst {
				t.Errorf("findings %+v; want %q, %s", c.Findings, tt.rules, tt.worst)
			}
			if tt.message != "" && (len(c.Findings) == 0 || !strings.Contains(c.Findings[0].Message, tt.message)) {
				t.Errorf("findings %+v; want %q", c.Findings, tt.message)
			}
			if tt.entry != "" && c.Evidence.Entry != tt.entry {
				t.Errorf("entry %s, want %s", c.Evidence.Entry, tt.entry)
			}
		})
	}
}

// TestInfusionsAreNoCombinations sees to it that a substance that is swallowed is not answered by its infusion.
func TestInfusionsAreNoCombinations(t *testing.T) {
	a := newAssessor(t, Options{})
	c := positive(claims.Mechanism, "vitamin_c", "connective_tissue")
	c.Subject.Concepts = []string{"vitamin_c", "collagen"}
	_, c, _ = assessOne(a, c)
	for _, s := range c.Evidence.Steps {
		if strings.Contains(s, "intravenous") {
			t.Errorf("steps %q", c.Evidence.Steps)
		}
	}
}

// TestSuggestedEffects sees to it that authorised effects are offered in the language of the document.
func TestSuggestedEffects(t *testing.T) {
	a := newAssessor(t, Options{})
	for language, want := range map[string]string{"nl": "Wel toegestaan voor magnesium: ", "en": "Authorised for magnesium: ", "de": "Zugelassen für Magnesium: "} {
		_, found, _ := a.Document(&text.Document{Name: "a", Language: language}, []claims.Claim{positive(claims.Efficacy, "magnesium", "migraine")})
		if f := found[0].Findings; len(f) == 0 || !strings.HasPrefix(f[0].Suggestion, want) {
			t.Errorf("%s: %+v; want %q", language, f, want)
		}
	}
}
