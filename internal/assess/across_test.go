package assess

import (
	"strings"
	"testing"

	"keur/claims"
)

func TestAcross(t *testing.T) {
	line := 0
	claim := func(document string, kind claims.Type, change func(*claims.Claim)) claims.Claim {
		line++
		c := claims.Claim{ID: document, Document: document, Type: kind, Subject: term("", "balm"), Object: term("", "elbow_pain"),
			Polarity: claims.Positive, Location: claims.Location{Line: line, Column: 1}}
		if change != nil {
			change(&c)
		}
		return c
	}
	denied := func(c *claims.Claim) { c.Polarity = claims.Negative }
	percent := func(v float64) func(*claims.Claim) {
		return func(c *claims.Claim) {
			c.Quantities = []claims.Quantity{{Raw: "so many %", Kind: "percent", Unit: "%", Min: &v, Max: &v}}
		}
	}
	dose := func(low, high float64, unit string) func(*claims.Claim) {
		return func(c *claims.Claim) {
			c.Object = claims.Term{}
			c.Quantities = []claims.Quantity{{Raw: "so much", Kind: "mass", Unit: unit, Per: "d", Min: &low, Max: &high}}
		}
	}
	tests := []struct {
		name string
		all  []claims.Claim
		rule string // of the only finding
	}{
		{"asserted and denied", []claims.Claim{claim("a", claims.Efficacy, nil), claim("b", claims.Efficacy, denied)}, conflictDirection},
		{"in one document", []claims.Claim{claim("a", claims.Efficacy, nil), claim("a", claims.Efficacy, denied)}, ""},
		{"guarded", []claims.Claim{claim("a", claims.Efficacy, func(c *claims.Claim) { c.Hedged = true }), claim("b", claims.Efficacy, denied)}, ""},
		{"of other things", []claims.Claim{claim("a", claims.Efficacy, nil), claim("b", claims.Efficacy, func(c *claims.Claim) {
			denied(c)
			c.Object = term("", "gout")
		})}, ""},
		{"other figures", []claims.Claim{claim("a", claims.SuccessRate, percent(60)), claim("b", claims.SuccessRate, percent(90))}, conflictFigures},
		{"the same figure", []claims.Claim{claim("a", claims.SuccessRate, percent(60)), claim("b", claims.SuccessRate, percent(60))}, ""},
		{"other doses", []claims.Claim{claim("a", claims.Dosage, dose(100, 200, "mg")), claim("b", claims.Dosage, dose(400, 600, "mg"))}, conflictDose},
		{"overlapping doses", []claims.Claim{claim("a", claims.Dosage, dose(100, 400, "mg")), claim("b", claims.Dosage, dose(400, 600, "mg"))}, ""},
		{"doses in other units", []claims.Claim{claim("a", claims.Dosage, dose(1, 1, "g")), claim("b", claims.Dosage, dose(400, 600, "mg"))}, ""},
		{"of something vague", []claims.Claim{claim("a", claims.Efficacy, func(c *claims.Claim) { c.Subject = term("", "capsule") }),
			claim("b", claims.Efficacy, func(c *claims.Claim) { denied(c); c.Subject = term("", "capsule") })}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Across(tt.all, func(id string) bool { return id == "capsule" })
			if tt.rule == "" {
				if len(got) > 0 {
					t.Errorf("findings %+v, want none", got)
				}
				return
			}
			if len(got) != 1 || got[0].Rule != tt.rule {
				t.Fatalf("findings %+v, want one %s", got, tt.rule)
			}
			if f := got[0]; f.Document != "a" || f.Location == nil || len(f.Claims) != 2 || !strings.Contains(f.Message, "b:") {
				t.Errorf("finding %+v does not name both places", f)
			}
		})
	}
}
