package assess

import (
	"testing"

	"keur/claims"
)

func TestCited(t *testing.T) {
	tests := []struct {
		text    string
		signals []string
		want    string
	}{
		{"Zalf werkt.", nil, "none"},
		{"Onderzoek laat zien dat zalf werkt.", []string{"study"}, "vague"},
		{"Volgens de richtlijn werkt zalf.", []string{"guideline", "study"}, "named"},
		{"Zalf werkt (Pietersen 2019).", []string{"study"}, "specific"},
		{"Zalf werkt (Pietersen et al., 2019).", nil, "specific"},
		{"Pietersen et al. (2019) zagen dat zalf werkt.", nil, "specific"},
		{"Zalf werkt, zie Pietersen (2019).", nil, "specific"},
		{"Zalf werkt sinds 2019 (en ook daarvoor).", nil, "none"},
		{"Zalf werkt (al in 2019).", nil, "none"},
		{"Zalf werkt in 2019 van de 3000 gevallen.", nil, "none"},
		{"Zalf werkt: doi 10.1000/xyz123.", nil, "specific"},
		{"Zalf werkt, PMID: 123456.", nil, "specific"},
		{"Zalf werkt, zie https://example.org/a.", nil, "specific"},
		{"Zalf werkt, zie www.example.org.", nil, "specific"},
		{"Zalf met 10.5 mg werkt.", nil, "none"},
		{"(", nil, "none"}, {"2", nil, "none"}, {"(2019", nil, "none"},
	}
	for _, tt := range tests {
		var m citation
		if got := m.of(&claims.Claim{Context: tt.text, Signals: tt.signals}); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// FuzzCited sees to it that no text breaks the search for citations or the reading of units.
func FuzzCited(f *testing.F) {
	f.Add("Zalf werkt (Pietersen et al., 2019), doi:10.1/a")
	f.Add("2.d")
	f.Fuzz(func(t *testing.T, s string) {
		specific(s)
		if daysOf(s) < 0 {
			t.Errorf("%q is a period of less than no days", s)
		}
		if sc := scaleOf(s); sc.dimension != noDimension && sc.factor <= 0 {
			t.Errorf("%q has no size", s)
		}
	})
}
