package gold

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func label(doc string, t claims.Type, start, end int) Label {
	return Label{Doc: doc, Type: t, Start: start, End: end}
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		name          string
		labels, found []Label
		want          []Pair
	}{
		{"the same span", []Label{label("a", claims.Efficacy, 0, 10)}, []Label{label("a", claims.Efficacy, 0, 10)}, []Pair{{0, 0}}},
		{"another type", []Label{label("a", claims.Efficacy, 0, 10)}, []Label{label("a", claims.Safety, 0, 10)}, nil},
		{"another document", []Label{label("a", claims.Efficacy, 0, 10)}, []Label{label("b", claims.Efficacy, 0, 10)}, nil},
		{"apart", []Label{label("a", claims.Efficacy, 0, 10)}, []Label{label("a", claims.Efficacy, 10, 20)}, nil},
		{"half of the shorter one", []Label{label("a", claims.Efficacy, 0, 10)}, []Label{label("a", claims.Efficacy, 5, 15)}, []Pair{{0, 0}}},
		{"less than half of it", []Label{label("a", claims.Efficacy, 0, 10)}, []Label{label("a", claims.Efficacy, 6, 16)}, nil},
		{"inside, a quarter of the union", []Label{label("a", claims.Efficacy, 0, 40)}, []Label{label("a", claims.Efficacy, 0, 10)}, []Pair{{0, 0}}},
		{"inside, less than a quarter", []Label{label("a", claims.Efficacy, 0, 41)}, []Label{label("a", claims.Efficacy, 0, 10)}, nil},
		{"the closest first", []Label{label("a", claims.Efficacy, 0, 20), label("a", claims.Efficacy, 0, 10)},
			[]Label{label("a", claims.Efficacy, 0, 10), label("a", claims.Efficacy, 0, 19)}, []Pair{{0, 1}, {1, 0}}},
		{"each once", []Label{label("a", claims.Efficacy, 0, 10)},
			[]Label{label("a", claims.Efficacy, 0, 9), label("a", claims.Efficacy, 0, 10)}, []Pair{{0, 1}}},
		{"empty spans", []Label{label("a", claims.Efficacy, 5, 5)}, []Label{label("a", claims.Efficacy, 0, 10)}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Match(tt.labels, tt.found)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestMatchProperties holds that no label and no prediction is paired twice, and that only what may be paired is.
func TestMatchProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	some := func() []Label {
		out := make([]Label, r.IntN(12))
		for i := range out {
			start := r.IntN(40)
			out[i] = label("a", claims.Types()[r.IntN(2)], start, start+r.IntN(20))
		}
		return out
	}
	for range 500 {
		labels, found := some(), some()
		left, right := map[int]bool{}, map[int]bool{}
		for _, p := range Match(labels, found) {
			if left[p.Label] || right[p.Claim] || labels[p.Label].Type != found[p.Claim].Type || share(&labels[p.Label], &found[p.Claim]) == 0 {
				t.Fatalf("pair %v of %v and %v", p, labels, found)
			}
			left[p.Label], right[p.Claim] = true, true
		}
	}
}

func TestScore(t *testing.T) {
	s := Score{Hits: 6, Extra: 2, Missed: 6}
	if s.Precision() != 0.75 || s.Recall() != 0.5 || s.F1() != 0.6 {
		t.Errorf("%v %v %v", s.Precision(), s.Recall(), s.F1())
	}
	var none Score
	if none.Precision() != 0 || none.Recall() != 0 || none.F1() != 0 {
		t.Error("nothing found, nothing to find: all are 0")
	}
}

func TestRead(t *testing.T) {
	labels, err := Read(strings.NewReader(`{"doc": "a.txt", "type": "safety", "quote": "veilig", "start": 3, "end": 9}

{"doc": "b.txt", "type": "dosage", "start": 0, "end": 4, "quantities": [{"min": 400, "unit": "mg", "per": "d"}]}
`))
	if err != nil || len(labels) != 2 || labels[0].Type != claims.Safety || *labels[1].Quantities[0].Min != 400 {
		t.Fatalf("%+v, %v", labels, err)
	}
}

// TestReadErrors holds that what would make every figure wrong is refused, with its line.
func TestReadErrors(t *testing.T) {
	good := `{"doc": "a.txt", "type": "safety", "start": 3, "end": 9}` + "\n \n"
	for line, want := range map[string]string{
		`{`:                  "line 3: no label: unexpected end of JSON input",
		`{"doc": 1}`:         "line 3: no label: json: cannot unmarshal number",
		`{"type": "safety"}`: `line 3: the label has no "doc"`,
		`{"doc": "pages/a.txt", "type": "safety"}`:                  `line 3: doc "pages/a.txt": give the base name`,
		`{"doc": "a.txt", "type": "safe"}`:                          `line 3: unknown type "safe": want one of discourages_care, guarantee`,
		`{"doc": "a.txt", "type": "safety", "start": 9, "end": 3}`:  "line 3: the label goes from 9 to 3",
		`{"doc": "a.txt", "type": "safety", "start": -1, "end": 3}`: "line 3: the label goes from -1 to 3",
		`{"quote": "` + strings.Repeat("x", 1<<22) + `"}`:           "line 3: the line is too long",
	} {
		if _, err := Read(strings.NewReader(good + line)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60s: error %v, want %s…", line, err, want)
		}
	}
	file := filepath.Join(t.TempDir(), "100%.jsonl")
	if err := os.WriteFile(file, []byte(good+"{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(file); err == nil || !strings.HasPrefix(err.Error(), file+":3: no label") {
		t.Errorf("error %v", err)
	}
	if _, err := ReadFile(filepath.Dir(file)); !errors.As(err, new(*fs.PathError)) {
		t.Errorf("error %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"doc": "a.txt", "start": 3}`)
	f.Fuzz(func(_ *testing.T, s string) { Read(strings.NewReader(s)) })
}
