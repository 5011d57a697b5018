package quantity

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"keur/claims"
)

// shared is where the gold annotations and the peers' suites stand, outside the project.
const shared = "../../../shared"

// goldClaim is a line of the gold standard.
type goldClaim struct {
	Doc        string            `json:"doc"`
	Quote      string            `json:"quote"`
	Quantities []claims.Quantity `json:"quantities"`
}

// jsonLines reads a file of JSON lines; the test is skipped where the file is absent.
func jsonLines[T any](t *testing.T, path string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, path))
	if err != nil {
		t.Skipf("the gold standard is not here: %v", err)
	}
	defer f.Close()
	var out []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
	return out
}

// building says which gold documents may be looked at.
func building(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "gold/dev/index.json"))
	if err != nil {
		t.Skipf("the gold standard is not here: %v", err)
	}
	var index []struct{ Text, Use string }
	if err := json.Unmarshal(data, &index); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, d := range index {
		out[d.Text] = d.Use == "build"
	}
	return out
}

// TestGold holds the figures of every gold quote against those that are read from it, as the scorer of the gold
// standard does: multisets of minimum, maximum, unit and rate, all counted nouns being one unit.
func TestGold(t *testing.T) {
	build := building(t)
	for _, set := range []struct {
		file, language    string
		recall, precision float64
	}{
		{"seeds.jsonl", "nl", 0.96, 0.96},
		{"dev/nl.jsonl", "nl", 0.96, 0.94},
		{"dev/en.jsonl", "en", 0.98, 0.97},
		{"dev/de.jsonl", "de", 0.98, 0.95},
	} {
		t.Run(set.file, func(t *testing.T) {
			p := load(t, set.language)
			var want, got, both int
			for _, g := range jsonLines[goldClaim](t, "gold/"+set.file) {
				if set.file != "seeds.jsonl" && !build[g.Doc] {
					continue
				}
				found := p.Parse(nil, g.Quote)
				w, f := multiset(g.Quantities), multiset(found)
				hit := shares(w, f)
				want, got, both = want+len(w), got+len(f), both+hit
				if hit < len(w) || hit < len(f) {
					t.Logf("%s\n\twant %v\n\tgot  %v", g.Quote, w, f)
				}
			}
			recall, precision := float64(both)/float64(want), float64(both)/float64(got)
			t.Logf("%s: recall %d/%d = %.3f, precision %d/%d = %.3f", set.file, both, want, recall, both, got, precision)
			if recall < set.recall || precision < set.precision {
				t.Errorf("%s: recall %.3f (want %.2f), precision %.3f (want %.2f)", set.file, recall, set.recall, precision, set.precision)
			}
		})
	}
}

// multiset gives the comparable forms of quantities, sorted.
func multiset(list []claims.Quantity) []string {
	var out []string
	for _, q := range list {
		out = append(out, fmt.Sprintf("%s..%s %s/%s", end(q.Min), end(q.Max), noun(q.Unit), noun(q.Per)))
	}
	slices.Sort(out)
	return out
}

func end(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprintf("%.6g", *v)
}

func noun(unit string) string {
	if strings.HasPrefix(unit, "{") && unit != "{time}" && unit != "{fold}" {
		return "{n}"
	}
	return unit
}

// shares counts what two sorted lists have in common.
func shares(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			n, i, j = n+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	return n
}
