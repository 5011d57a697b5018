package knowledge

import (
	"os"
	"strings"
	"testing"
)

// parsed reads the data files of the project.
func parsed(t testing.TB) *Base {
	t.Helper()
	b, err := Parse(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestCompiledIsFresh fails when a data file was changed without go generate ./internal/knowledge.
func TestCompiledIsFresh(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	digest, err := Digest(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	if b.Digest != digest {
		t.Error("the compiled knowledge base is stale: run go generate ./internal/knowledge")
	}
}

// TestNothingIsLost holds the numbers of entries against those of the research that they came from.
func TestNothingIsLost(t *testing.T) {
	b := parsed(t)
	for _, c := range []struct {
		name string
		got  int
		want int
	}{
		{"evidence entries", len(b.Evidence), 581},
		{"limits", len(b.Limits), 157},
		{"nutrient claims", len(b.Nutrients), 393},
		{"rules", len(b.Rules), 139},
		{"disclaimers", len(b.Disclaimers), 31},
		{"checks", len(b.Checks), 19},
		{"designs", len(b.Designs), 15},
		{"claim types with defaults", len(b.Defaults), 14},
	} {
		if c.got < c.want {
			t.Errorf("%d %s, want %d or more", c.got, c.name, c.want)
		}
	}
}

func TestEverythingResolves(t *testing.T) {
	for _, p := range parsed(t).Unresolved {
		t.Error(p)
	}
}

// TestVerifiedEntriesHaveAnAddress: an entry counts as assessed only when somebody can open what it rests on.
func TestVerifiedEntriesHaveAnAddress(t *testing.T) {
	b := parsed(t)
	for _, e := range b.Evidence {
		addresses := 0
		for _, s := range e.Sources {
			if s.URL != "" {
				addresses++
			}
		}
		if e.Verified && addresses == 0 && e.Seen == "" {
			t.Errorf("%s is verified, but has no address", e.ID)
		}
	}
	for _, l := range b.Limits {
		if l.Verified && l.URL == "" {
			t.Errorf("%s is verified, but has no address", l.ID)
		}
	}
}

// TestLimitsCountSomewhere: a limit without a jurisdiction that is no fallback either would never be used.
func TestLimitsCountSomewhere(t *testing.T) {
	for _, l := range parsed(t).Limits {
		if len(l.Jurisdictions) == 0 && !l.Fallback {
			t.Errorf("%s counts nowhere", l.ID)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewIndex(b *testing.B) {
	base, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		NewIndex(base)
	}
}

// TestEvidenceNamesAnIllness holds that no entry on treatment is about "pain" or another word that names no illness: where a
// text says so little its heading tells what is meant, and an entry on the bare word would take its place.
func TestEvidenceNamesAnIllness(t *testing.T) {
	for _, e := range parsed(t).Evidence {
		if e.Condition == "pain" || General(e.Condition) || strings.HasSuffix(e.Condition, "_generic") {
			t.Errorf("%s is about %s: name the illness that was studied", e.ID, e.Condition)
		}
	}
}
