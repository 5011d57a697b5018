package assess

import (
	"testing"

	"keur/claims"
	"keur/internal/knowledge"
)

// smallBase is a base of few entries, for tests of how they are reached.
func smallBase() *knowledge.Base {
	concept := func(id, kind string, broader ...string) knowledge.Concept {
		return knowledge.Concept{ID: id, Kind: kind, Broader: broader,
			Names: knowledge.Names{NL: []string{id}, EN: []string{spaced(id)}, DE: []string{id}}}
	}
	pain := concept("pain", "symptom")
	pain.Vague = true
	mix := concept("balm_mix", "substance")
	mix.Parts = []string{"balm", "pepper"}
	lotion := concept("lotion", "product")
	lotion.Parts = []string{"balm"}
	entry := func(id, about, intervention, condition, direction, certainty string) knowledge.Entry {
		return knowledge.Entry{ID: id, About: about, Intervention: intervention, Condition: condition, Direction: direction,
			Certainty: certainty, Summary: "What is known.", LastChecked: "2024-01-31", Verified: true,
			Sources: []knowledge.Reference{{Title: "A review", Kind: "systematic_review", URL: "https://example.org/a"}}}
	}
	unseen := entry("unseen", "therapy", "pepper", "elbow_pain", "benefit", "high")
	unseen.Verified = false
	return &knowledge.Base{
		Concepts: []knowledge.Concept{
			pain, concept("elbow_pain", "condition", "pain"), concept("old_elbow_pain", "condition", "elbow_pain"),
			concept("very_old_elbow_pain", "condition", "old_elbow_pain"), concept("gout", "condition", "pain"),
			concept("no_elbow_pain", "function"), concept("bumping", "factor"), concept("suppleness", "function", "gout"),
			concept("rash", "condition"), concept("kneading", "treatment"), concept("soft_kneading", "treatment", "kneading"),
			concept("humming", "treatment"), concept("humming_low", "treatment", "humming"), concept("balm", "substance"),
			concept("pepper", "substance"), mix, lotion, concept("wrist_pain", "condition", "no_wrist_pain"),
			concept("no_wrist_pain", "function"),
		},
		Evidence: []knowledge.Entry{
			entry("knead", "therapy", "kneading", "elbow_pain", "benefit", "moderate"),
			entry("knead-old", "therapy", "soft_kneading", "gout", "no_benefit", "low"),
			entry("hum", "therapy", "humming", anyCondition, "uncertain", "very_low"),
			entry("balm", "therapy", "balm", "elbow_pain", "benefit", "high"),
			entry("balm-gout", "therapy", "balm", "gout", "uncertain", "low"),
			entry("mix", "therapy", "balm_mix", "elbow_pain", "no_benefit", "low"), unseen,
			entry("balm-rash", "safety", "balm", "rash", "harm", "low"),
			entry("bump", "etiology", "bumping", "elbow_pain", "harm", "high"),
			entry("knead-wrist", "therapy", "kneading", "wrist_pain", "uncertain", "low"),
			entry("knead-no-wrist", "therapy", "kneading", "no_wrist_pain", "no_benefit", "moderate"),
			{ID: "count", About: "epidemiology", Intervention: "epidemiology", Condition: "elbow_pain", Certainty: "moderate",
				Summary: "Have it once in life.", Value: "40", Unit: "%", Verified: true},
		},
	}
}

func TestEvidence(t *testing.T) {
	forty, ninety := 40.0, 90.0
	percent := func(v *float64) []claims.Quantity {
		return []claims.Quantity{{Kind: "percent", Min: v, Max: v, Unit: "%"}}
	}
	tests := []struct {
		name   string
		claim  claims.Claim
		entry  string
		level  claims.Level
		match  string
		steps  int
		known  int
		others int
	}{
		{name: "the pair itself", claim: claims.Claim{Subject: term("", "kneading"), Object: term("", "elbow_pain")},
			entry: "knead", level: claims.Moderate, match: "exact"},
		{name: "one step up", claim: claims.Claim{Subject: term("", "kneading"), Object: term("", "old_elbow_pain")},
			entry: "knead", level: claims.Low, match: "broader", steps: 1},
		{name: "two steps up", claim: claims.Claim{Subject: term("", "kneading"), Object: term("", "very_old_elbow_pain")},
			entry: "knead", level: claims.VeryLow, match: "broader", steps: 2},
		{name: "both families", claim: claims.Claim{Subject: term("", "soft_kneading"), Object: term("", "old_elbow_pain")},
			entry: "knead", level: claims.VeryLow, match: "broader", steps: 2},
		{name: "never to a bare symptom", claim: claims.Claim{Subject: term("", "kneading"), Object: term("", "gout")},
			level: claims.Unassessed, known: 1, match: "narrower"},
		{name: "never from a function to a disease", claim: claims.Claim{Subject: term("", "balm"), Object: term("", "suppleness")},
			level: claims.Unassessed, known: 1, match: "narrower"},
		{name: "narrower only", claim: claims.Claim{Subject: term("", "balm"), Object: term("", "pain")},
			level: claims.Unassessed, known: 2, match: "narrower"},
		{name: "a bare pain takes the heading", claim: claims.Claim{Subject: term("", "kneading"), Object: term("pain", "pain"),
			Topics: []string{"elbow_pain"}}, entry: "knead", level: claims.Moderate, match: "exact"},
		{name: "no object takes the heading", claim: claims.Claim{Subject: term("", "kneading"), Topics: []string{"elbow_pain"}},
			entry: "knead", level: claims.Moderate, match: "exact", steps: 1},
		{name: "an unknown object does not", claim: claims.Claim{Subject: term("", "kneading"), Object: term("grumpiness"),
			Topics: []string{"elbow_pain"}}, level: claims.Unassessed},
		{name: "any condition", claim: claims.Claim{Subject: term("", "humming_low"), Object: term("grumpiness")},
			entry: "hum", level: claims.VeryLow, match: "broader", steps: 2},
		{name: "a combination beats its parts", claim: claims.Claim{Subject: term("", "balm", "pepper"), Object: term("", "elbow_pain")},
			entry: "mix", level: claims.Low, match: "exact", others: 2},
		{name: "a product counts as its ingredient", claim: claims.Claim{Subject: term("", "lotion"), Object: term("", "elbow_pain")},
			entry: "balm", level: claims.Moderate, match: "broader", steps: 1},
		{name: "the most careful of equals", claim: claims.Claim{Subject: term("", "balm"), Object: term("", "elbow_pain", "gout")},
			entry: "balm-gout", level: claims.Low, match: "exact", others: 1},
		{name: "an unseen source does not count", claim: claims.Claim{Subject: term("", "pepper"), Object: term("", "elbow_pain")},
			entry: "unseen", level: claims.Unassessed, match: "exact", known: 1},
		{name: "safety", claim: claims.Claim{Type: claims.Safety, Subject: term("", "balm")},
			entry: "balm-rash", level: claims.Low, match: "exact"},
		{name: "cause", claim: claims.Claim{Type: claims.Causation, Subject: term("", "bumping"), Object: term("", "elbow_pain")},
			entry: "bump", level: claims.High, match: "exact"},
		{name: "a treatment is no cause", claim: claims.Claim{Type: claims.Causation, Subject: term("", "kneading"),
			Object: term("", "elbow_pain")}, level: claims.Unassessed},
		{name: "preventing", claim: claims.Claim{Type: claims.Prevention, Subject: term("", "kneading"), Object: term("", "wrist_pain")},
			entry: "knead-no-wrist", level: claims.Moderate, match: "exact"},
		{name: "a figure that agrees", claim: claims.Claim{Type: claims.Prevalence, Object: term("", "elbow_pain"),
			Quantities: percent(&forty)}, entry: "count", level: claims.Moderate, match: "exact"},
		{name: "a figure of something else", claim: claims.Claim{Type: claims.Prevalence, Object: term("", "elbow_pain"),
			Quantities: percent(&ninety)}, level: claims.Unassessed, known: 1, match: "narrower"},
	}
	a, err := New(smallBase(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.claim.Type == "" {
				tt.claim.Type = claims.Efficacy
			}
			_, c, _ := assessOne(a, tt.claim)
			e := c.Evidence
			if e.Entry != tt.entry || e.Level != tt.level || e.Match != tt.match {
				t.Errorf("entry %q, %s, %s; want %q, %s, %s", e.Entry, e.Level, e.Match, tt.entry, tt.level, tt.match)
			}
			if len(e.Steps) != tt.steps || len(e.KnownFor) != tt.known || len(e.Others) != tt.others {
				t.Errorf("steps %q, known for %q, others %q", e.Steps, e.KnownFor, e.Others)
			}
			if e.Verified != (tt.level != claims.Unassessed) {
				t.Errorf("verified is %v", e.Verified)
			}
		})
	}
}

func TestStale(t *testing.T) {
	for today, want := range map[string]bool{"": false, "2026-11-22": false, "2027-02-01": true} {
		a, err := New(smallBase(), Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		_, c, _ := assessOne(a, claims.Claim{Type: claims.Efficacy, Subject: term("", "kneading"), Object: term("", "elbow_pain")})
		if c.Evidence.Stale != want {
			t.Errorf("on %q stale is %v, want %v", today, c.Evidence.Stale, want)
		}
	}
}

func TestOptions(t *testing.T) {
	for _, o := range []Options{{Profile: "loud"}, {ProductClass: "soap"}, {Audience: "cats"}, {Today: "tomorrow"},
		{Jurisdictions: []string{"NL", "XX"}}} {
		if _, err := New(smallBase(), o); err == nil {
			t.Errorf("%+v is accepted", o)
		}
	}
}
