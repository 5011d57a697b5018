package register

import (
	"os"
	"slices"
	"strings"
	"testing"

	"keur/claims"
)

// TestGuideIsComplete: the reviewers' guide names every status, change, reason and condition.
func TestGuideIsComplete(t *testing.T) {
	data, err := os.ReadFile("../../docs/register.md")
	if err != nil {
		t.Fatal(err)
	}
	words := Conditions()
	for _, s := range claims.Statuses() {
		words = append(words, claims.Reasons(s)...)
		if s != claims.Unreviewed {
			words = append(words, string(s))
		}
	}
	for _, c := range []claims.Change{claims.New, claims.Unchanged, claims.Moved, claims.Stale, claims.Gone} {
		words = append(words, string(c))
	}
	slices.Sort(words)
	for _, w := range slices.Compact(words) {
		if !strings.Contains(string(data), "`"+w+"`") {
			t.Errorf("docs/register.md does not name %s", w)
		}
	}
}
