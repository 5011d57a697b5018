package extract

import (
	"testing"

	"keur/claims"
	"keur/internal/knowledge"
)

func TestVectorHoldsEveryType(t *testing.T) {
	if got, want := len(vector{}), len(claims.Types()); got != want {
		t.Errorf("a vector holds %d types, but there are %d", got, want)
	}
}

func TestSpreadReadsHundredths(t *testing.T) {
	var v vector
	spread(&v, "12 -5 0 130")
	if v[0] != 0.12 || v[1] != -0.05 || v[2] != 0 || v[3] != 1.3 || v[4] != 0 {
		t.Errorf("spread gives %v", v)
	}
}

func TestFeatureNamesAreReadBack(t *testing.T) {
	for name, number := range roles {
		f := feature{kind: role, a: number}
		if got := (&language{}).name(f); got != "k:"+name {
			t.Errorf("role %q is written as %q", name, got)
		}
	}
}

// TestEveryWeightIsFound holds the tables to the model's file: a row that is not its feature's own weighs something else.
func TestEveryWeightIsFound(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	l, err := New(base).language("nl")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range base.Model {
		f, ok := l.feature(w.Feature)
		if w.Feature == bias || !ok {
			continue
		}
		var want vector
		spread(&want, w.Values)
		if got := l.model.weights[l.model.find(f)]; got != want {
			t.Fatalf("%s weighs %v, want %v", w.Feature, got, want)
		}
	}
}
