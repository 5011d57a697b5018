package gold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

// compared holds some claims against labels: two pages are labelled and one is not; what stands on others does not count.
func compared() *Figures {
	pages := []Page{{"b.txt", "nl"}, {"a.txt", "nl"}, {"c.txt", "en"}}
	labels := []Label{
		label("a.txt", claims.Safety, 0, 10),
		label("a.txt", claims.Efficacy, 20, 40),
		label("b.txt", claims.Efficacy, 0, 10),
		label("b.txt", claims.Dosage, 50, 60),
		label("other.txt", claims.Dosage, 0, 10),
	}
	found := []Label{
		label("elsewhere.txt", claims.Safety, 0, 10),
		label("a.txt", claims.Safety, 0, 10),
		label("a.txt", claims.Mechanism, 20, 40),
		label("a.txt", claims.Mechanism, 22, 40),
		label("b.txt", claims.Efficacy, 0, 9),
		label("c.txt", claims.Efficacy, 0, 9),
	}
	return Compare(pages, labels, found)
}

func TestCompare(t *testing.T) {
	want := &Figures{
		Types: []Row{{"safety", Score{Hits: 1}}, {"dosage", Score{Missed: 1}}, {"efficacy", Score{Hits: 1, Extra: 1, Missed: 1}},
			{"mechanism", Score{Extra: 2}}},
		Languages:  []Row{{"en", Score{Extra: 1}}, {"nl", Score{Hits: 2, Extra: 2, Missed: 2}}},
		Documents:  []Row{{"a.txt", Score{Hits: 1, Extra: 2, Missed: 1}}, {"b.txt", Score{Hits: 1, Missed: 1}}, {"c.txt", Score{Extra: 1}}},
		All:        Score{Hits: 2, Extra: 3, Missed: 2},
		Detection:  Detection{Labels: 4, LabelsTouched: 3, Found: 5, FoundTouched: 4},
		Mixed:      []Mix{{Label: claims.Efficacy, Found: claims.Mechanism, Claims: 1, Alarms: 1}},
		Qualifiers: Qualifiers{Matched: 2, Polarity: 2, Hedged: 2},
		Missed:     []int{1, 3},
		Extra:      []int{2, 3, 5},
	}
	if diff := cmp.Diff(want, compared()); diff != "" {
		t.Error(diff)
	}
}

func TestPool(t *testing.T) {
	f := compared()
	if diff := cmp.Diff(Score{Hits: 1, Missed: 1}, f.Pool([]claims.Type{claims.Safety, claims.Dosage, claims.Safety})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Score{}, f.Pool(nil)); diff != "" {
		t.Error(diff)
	}
}

// TestNothing holds that nothing compared with nothing gives figures, all of them 0.
func TestNothing(t *testing.T) {
	f := Compare(nil, []Label{label("a", claims.Safety, 0, 1)}, []Label{label("b", claims.Safety, 0, 1)})
	if diff := cmp.Diff(&Figures{}, f); diff != "" {
		t.Error(diff)
	}
	q := f.Qualifiers
	for _, v := range []float64{f.Detection.Precision(), f.Detection.Recall(), f.Detection.F1(), q.PolarityRight(), q.HedgedRight(), q.Recall(), q.Precision()} {
		if v != 0 {
			t.Error(v)
		}
	}
}

// TestMixed holds which claim stands in the place of a missed one.
func TestMixed(t *testing.T) {
	pages := []Page{{"a", "nl"}}
	for _, tt := range []struct {
		name          string
		labels, found []Label
		want          []Mix
	}{
		{"too little in common", []Label{label("a", claims.Efficacy, 0, 10)}, []Label{label("a", claims.Safety, 6, 16)}, nil},
		{"the closest", []Label{label("a", claims.Efficacy, 0, 10)},
			[]Label{label("a", claims.Safety, 0, 8), label("a", claims.Mechanism, 0, 9)}, []Mix{{claims.Efficacy, claims.Mechanism, 1, 1}}},
		{"a false alarm before what is right of another", []Label{label("a", claims.Efficacy, 0, 10), label("a", claims.Mechanism, 0, 10)},
			[]Label{label("a", claims.Mechanism, 0, 10), label("a", claims.Safety, 0, 8)}, []Mix{{claims.Efficacy, claims.Safety, 1, 1}}},
		{"what is right of another", []Label{label("a", claims.Efficacy, 0, 10), label("a", claims.Mechanism, 0, 10)},
			[]Label{label("a", claims.Mechanism, 0, 10)}, []Mix{{claims.Efficacy, claims.Mechanism, 1, 0}}},
		{"another of its own type does not", []Label{label("a", claims.Efficacy, 0, 10), label("a", claims.Efficacy, 0, 10)},
			[]Label{label("a", claims.Efficacy, 0, 10)}, nil},
		{"the commonest first", []Label{label("a", claims.Safety, 0, 10), label("a", claims.Efficacy, 20, 30), label("a", claims.Efficacy, 40, 50)},
			[]Label{label("a", claims.Dosage, 0, 10), label("a", claims.Dosage, 20, 30), label("a", claims.Dosage, 40, 50)},
			[]Mix{{claims.Efficacy, claims.Dosage, 2, 2}, {claims.Safety, claims.Dosage, 1, 1}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Compare(pages, tt.labels, tt.found).Mixed); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestQualifiers(t *testing.T) {
	labels, found := []Label{label("a", claims.Efficacy, 0, 10), label("a", claims.Safety, 0, 10)},
		[]Label{label("a", claims.Efficacy, 0, 10), label("a", claims.Safety, 0, 10)}
	labels[0].Polarity, found[0].Polarity = "", claims.Positive // not told is positive
	labels[1].Polarity, found[1].Polarity = claims.Negative, claims.Positive
	found[0].Hedged = true
	if diff := cmp.Diff(Qualifiers{Matched: 2, Polarity: 1, Hedged: 1}, Compare([]Page{{"a", "nl"}}, labels, found).Qualifiers); diff != "" {
		t.Error(diff)
	}
}

func TestQuantities(t *testing.T) {
	q := func(from, to float64, unit, per string) claims.Quantity {
		return claims.Quantity{Raw: "not compared", Min: &from, Max: &to, Unit: unit, Per: per}
	}
	atLeast := func(from float64, unit string) claims.Quantity { return claims.Quantity{Min: &from, Unit: unit} }
	for _, tt := range []struct {
		name string
		a, b []claims.Quantity
		want int
	}{
		{"equal", []claims.Quantity{q(1, 2, "mg", "d")}, []claims.Quantity{q(1, 2, "mg", "d")}, 1},
		{"another unit", []claims.Quantity{q(1, 2, "mg", "d")}, []claims.Quantity{q(1, 2, "g", "d")}, 0},
		{"another rate", []claims.Quantity{q(1, 2, "mg", "d")}, []claims.Quantity{q(1, 2, "mg", "")}, 0},
		{"six digits", []claims.Quantity{q(0.1, 0.3333333, "mg", "")}, []claims.Quantity{q(0.10000004, 0.3333334, "mg", "")}, 1},
		{"five digits are not enough", []claims.Quantity{q(100000, 100000, "1", "")}, []claims.Quantity{q(100001, 100001, "1", "")}, 0},
		{"an open end is no end", []claims.Quantity{atLeast(90, "%")}, []claims.Quantity{q(90, 0, "%", "")}, 0},
		{"open ends", []claims.Quantity{atLeast(90, "%")}, []claims.Quantity{atLeast(90, "%")}, 1},
		{"all nouns count alike", []claims.Quantity{q(3, 3, "{person}", "{week}")}, []claims.Quantity{q(3, 3, "{patient}", "{visit}")}, 1},
		{"times and folds do not", []claims.Quantity{q(3, 3, "{time}", ""), q(3, 3, "{fold}", "")}, []claims.Quantity{q(3, 3, "{person}", "")}, 0},
		{"each as often as on both sides", []claims.Quantity{q(1, 1, "mg", ""), q(1, 1, "mg", ""), q(2, 2, "mg", "")},
			[]claims.Quantity{q(1, 1, "mg", ""), q(2, 2, "mg", ""), q(2, 2, "mg", "")}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, back := shared(tt.a, tt.b), shared(tt.b, tt.a); got != tt.want || back != tt.want {
				t.Errorf("%d and %d shared, want %d", got, back, tt.want)
			}
		})
	}
}
