package register

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func units(reg *claims.Register) []string {
	var out []string
	for _, r := range reg.Records {
		s := r.Words.Unit
		if r.Gone {
			s += " (gone)"
		}
		out = append(out, s)
	}
	return out
}

func TestSyncOrder(t *testing.T) {
	reg := synced(soup, sauna, nap)
	steps := []struct {
		lines []string
		want  []string
	}{
		{[]string{soup, nap}, []string{soup, sauna + " (gone)", nap}},
		{[]string{yoga, nap, soup}, []string{yoga, nap, soup, sauna + " (gone)"}},
		{[]string{nap}, []string{yoga + " (gone)", nap, soup + " (gone)", sauna + " (gone)"}},
		{[]string{sauna, nap}, []string{yoga + " (gone)", sauna, nap, soup + " (gone)"}},
		{nil, []string{yoga + " (gone)", sauna + " (gone)", nap + " (gone)", soup + " (gone)"}},
	}
	for i, s := range steps {
		Sync(reg, page(s.lines...))
		if diff := cmp.Diff(s.want, units(reg)); diff != "" {
			t.Errorf("step %d (-want +got):\n%s", i+1, diff)
		}
		if n := Sync(reg, page(s.lines...)); n != (Changes{}) {
			t.Errorf("step %d: a second sync did %+v", i+1, n)
		}
	}
}

// TestSyncIsIdempotent: a second sync leaves the file as it is, and no sync loses or alters a decision.
func TestSyncIsIdempotent(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	edits := sortedKeys(wordEdits)
	for range 100 {
		d := randomDraft(r)
		reg := decided(t, d)
		decisions := map[string]string{}
		for _, rec := range reg.Records {
			decisions[rec.Fingerprint] = Hash(rec.Decisions[0])
		}
		for range 4 {
			name := edits[r.IntN(len(edits))]
			wordEdits[name](r, d)
			Sync(reg, d.found())
			once := string(claims.EncodeRegister(reg))
			Sync(reg, d.found())
			if diff := cmp.Diff(once, string(claims.EncodeRegister(reg))); diff != "" {
				t.Fatalf("%s: the second sync changed the file:\n%s", name, diff)
			}
			if _, err := claims.DecodeRegister("x", []byte(once)); err != nil {
				t.Fatal(err)
			}
		}
		for _, rec := range reg.Records {
			if want, ok := decisions[rec.Fingerprint]; ok {
				if len(rec.Decisions) != 1 || Hash(rec.Decisions[0]) != want {
					t.Fatalf("%s: decision lost or altered", rec.ID)
				}
				delete(decisions, rec.Fingerprint)
			}
		}
		if len(decisions) > 0 {
			t.Fatalf("%d records lost", len(decisions))
		}
		if p := Verify(reg); len(p) > 0 {
			t.Fatalf("%+v", p)
		}
	}
}

func TestBaselineShrinksOnly(t *testing.T) {
	reg := synced(soup, sauna)
	decide(t, reg, sauna, claims.Decision{Status: claims.Accepted})
	if n := Baseline(reg); n != 1 {
		t.Errorf("%d on the debt list", n)
	}
	review := func(lines ...string) claims.Review { return Reconcile(page(lines...), reg, today).Claims[0].Review }
	if !review(soup).Baseline {
		t.Error("not in the baseline")
	}
	if review(soup + " Echt waar.").Baseline {
		t.Error("other words are in the baseline")
	}
	decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
	if _, err := Decide([]*claims.Register{reg}, Order{IDs: []string{reg.Records[0].ID}, Undo: true,
		Decision: claims.Decision{Reviewer: "Ina", Date: "2026-05-02"}}); err != nil {
		t.Fatal(err)
	}
	if r := review(soup); r.Baseline || r.Status != claims.Unreviewed {
		t.Errorf("an undone decision went back to the debt list: %+v", r)
	}
}
