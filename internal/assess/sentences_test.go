package assess

import (
	"os"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
)

// leastAnswered is how many of the passages must be answered by the very entry that their writer had in mind.
const leastAnswered = 60

// TestSentences holds that passages as people write them are answered by the entry that a reader would look up. They were written
// without knowing what keur makes of them; those marked open are known to fail.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct{ Lang, Text, Entry, Open string }
	if err := yaml.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	n := 0
	for _, s := range all {
		entries, seen := r.reaches(t, s.Lang, s.Text)
		ok := slices.Contains(entries, s.Entry)
		if ok {
			n++
		}
		if !ok && s.Open == "" {
			t.Errorf("%s: %q is answered by %v, want %s: %s", s.Lang, s.Text, entries, s.Entry, seen)
		}
	}
	t.Logf("%d of %d passages are answered by the entry meant", n, len(all))
	if n < leastAnswered {
		t.Errorf("%d of %d passages are answered by the entry meant, want %d", n, len(all), leastAnswered)
	}
}
