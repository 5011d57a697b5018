package knowledge

import (
	"slices"
	"testing"
)

func TestIndexFamilies(t *testing.T) {
	b := &Base{Concepts: []Concept{
		{ID: "chronic_low_back_pain", Broader: []string{"low_back_pain", "chronic_pain"}},
		{ID: "low_back_pain", Broader: []string{"back_pain"}},
		{ID: "chronic_pain", Broader: []string{"pain"}},
		{ID: "back_pain", Broader: []string{"pain"}},
		{ID: "pain", Broader: []string{"chronic_low_back_pain"}}, // a circle must not hang
	}}
	x := NewIndex(b)
	want := []string{"low_back_pain", "chronic_pain", "back_pain", "pain"}
	if got := x.Families("chronic_low_back_pain"); !slices.Equal(got, want) {
		t.Errorf("families %v, want %v", got, want)
	}
	if !x.Is("low_back_pain", "pain") || x.Is("back_pain", "low_back_pain_") || !x.Is("gout", "gout") {
		t.Error("Is is wrong")
	}
	if got := x.Narrower("pain"); !slices.Equal(got, []string{"chronic_pain", "back_pain"}) {
		t.Errorf("narrower than pain: %v", got)
	}
}

func TestIndexFinds(t *testing.T) {
	b, err := Parse(tree(nil))
	if err != nil {
		t.Fatal(err)
	}
	x := NewIndex(b)
	if len(x.EvidenceFor("balm", "knee_pain")) != 1 || len(x.EvidenceFor("balm", "remedy")) != 0 || len(x.EvidenceOf("balm")) != 1 {
		t.Error("evidence is not found")
	}
	if len(x.LimitsOf("balm")) != 1 || len(x.NutrientClaims("balm")) != 1 || x.Disclaimer("ask") == nil || x.Rule("R1") == nil {
		t.Error("entries are not found")
	}
	if x.Concept("balm") == nil || x.Concept("nobody") != nil || x.Pack("nl") == nil || x.Pack("fr") != nil || x.Default("efficacy") == nil {
		t.Error("concepts, packs or defaults are not found")
	}
}
