package register

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

const (
	soup  = "Kippensoep verzacht een verkoudheid."
	sauna = "De sauna ontspant de spieren."
	nap   = "Een dutje van 20 minuten verbetert het geheugen."
	yoga  = "Yoga vermindert stress bij kantoorpersoneel."
)

func TestReconcileChanges(t *testing.T) {
	for _, c := range []struct {
		name        string
		before, now []string
		want        []string // soup accepted beforehand
	}{
		{"nothing changed", []string{soup, sauna}, []string{soup, sauna},
			[]string{soup + ": accepted unchanged", sauna + ": unreviewed unchanged"}},
		{"layout changed", []string{soup, sauna}, []string{"Kippensoep  verzacht\neen VERKOUDHEID", sauna},
			[]string{"Kippensoep  verzacht\neen VERKOUDHEID: accepted unchanged", sauna + ": unreviewed unchanged"}},
		{"one more", []string{soup, sauna}, []string{soup, nap, sauna},
			[]string{soup + ": accepted unchanged", nap + ": unreviewed new", sauna + ": unreviewed unchanged"}},
		{"one less", []string{soup, sauna}, []string{sauna}, []string{sauna + ": unreviewed unchanged", soup + ": gone"}},
		{"moved down", []string{soup, sauna, nap, yoga}, []string{sauna, nap, yoga, soup},
			[]string{sauna + ": unreviewed unchanged", nap + ": unreviewed unchanged", yoga + ": unreviewed unchanged", soup + ": accepted moved"}},
		{"negation", []string{soup, sauna}, []string{"Kippensoep verzacht een verkoudheid niet.", sauna},
			[]string{"Kippensoep verzacht een verkoudheid niet.: unreviewed stale", sauna + ": unreviewed unchanged"}},
		{"figure", []string{soup, nap}, []string{soup, strings.Replace(nap, "20", "30", 1)},
			[]string{soup + ": accepted unchanged", "Een dutje van 30 minuten verbetert het geheugen.: unreviewed stale"}},
		{"lead-in", []string{"Dit helpt: > " + soup}, []string{"Dit helpt niet: > " + soup}, []string{soup + ": unreviewed stale"}},
		{"heading that it points back to", []string{"Griep # " + soup}, []string{"Koorts # " + soup}, []string{soup + ": unreviewed stale"}},
		{"another sentence in its place", []string{sauna, soup, yoga}, []string{sauna, "Lezen maakt kinderen slimmer op school.", yoga},
			[]string{sauna + ": unreviewed unchanged", "Lezen maakt kinderen slimmer op school.: unreviewed new", yoga + ": unreviewed unchanged", soup + ": gone"}},
		{"reworded alone between neighbours", []string{sauna, soup, yoga},
			[]string{sauna, "Warme kippensoep is goed tegen een verkoudheid in de winter.", yoga},
			[]string{sauna + ": unreviewed unchanged", "Warme kippensoep is goed tegen een verkoudheid in de winter.: unreviewed stale", yoga + ": unreviewed unchanged"}},
		{"other type at the same place", []string{soup}, []string{"safety! Kippensoep verzacht een verkoudheid nooit."},
			[]string{"Kippensoep verzacht een verkoudheid nooit.: unreviewed new", soup + ": gone"}},
		{"alike, but elsewhere", []string{soup, sauna, yoga, nap}, []string{sauna, yoga, nap, "Kippensoep verzacht elke verkoudheid."},
			[]string{sauna + ": unreviewed unchanged", yoga + ": unreviewed unchanged", nap + ": unreviewed unchanged",
				"Kippensoep verzacht elke verkoudheid.: unreviewed new", soup + ": gone"}},
		{"type more in a known unit", []string{soup}, []string{soup, "mechanism! " + soup},
			[]string{soup + ": accepted unchanged", soup + ": unreviewed new"}},
		{"said twice", []string{soup}, []string{soup, sauna, soup},
			[]string{soup + ": accepted unchanged", sauna + ": unreviewed new", soup + ": unreviewed new"}},
	} {
		reg := synced(c.before...)
		for _, line := range c.before {
			if strings.HasSuffix(line, soup) {
				decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
			}
		}
		got := states(Reconcile(page(c.now...), reg, today))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestStaleShowsOldAndNew(t *testing.T) {
	reg := synced(sauna, nap)
	decide(t, reg, nap, claims.Decision{Status: claims.Rejected})
	now := strings.Replace(nap, "20", "90", 1)
	res := Reconcile(page(sauna, now), reg, today)
	if len(res.Stale) != 1 || len(res.Gone) != 0 {
		t.Fatalf("%d stale, %d gone", len(res.Stale), len(res.Gone))
	}
	s := res.Stale[0]
	if s.Claim != res.Claims[1].ID || s.Old.Words.Unit != nap || s.New.Unit != now || s.Old.Status() != claims.Rejected {
		t.Errorf("%+v", s)
	}
}

// TestStaleSurvivesSync: taking note of new words is no decision on them.
func TestStaleSurvivesSync(t *testing.T) {
	reg := synced(sauna, nap)
	decide(t, reg, nap, claims.Decision{Status: claims.Accepted})
	for _, minutes := range []string{"30", "45"} {
		now := strings.Replace(nap, "20", minutes, 1)
		if n := Sync(reg, page(sauna, now)); n != (Changes{Added: 1, Gone: 1}) {
			t.Errorf("%s: %+v", minutes, n)
		}
		res := Reconcile(page(sauna, now), reg, today)
		if res.Claims[1].Review.Change != claims.Stale || res.Stale[0].Old.Words.Unit != nap {
			t.Errorf("%s: %+v", minutes, res.Stale)
		}
	}
	// Back to the words that were accepted.
	if n := Sync(reg, page(sauna, nap)); n.Returned != 1 {
		t.Errorf("%+v", n)
	}
	if got := Reconcile(page(sauna, nap), reg, today).Claims[1].Review; got.Status != claims.Accepted || got.Change != claims.Unchanged {
		t.Errorf("%+v", got)
	}
	// A decision on the new words ends it.
	now := strings.Replace(nap, "20", "30", 1)
	Sync(reg, page(sauna, now))
	decide(t, reg, now, claims.Decision{Status: claims.NeedsChange})
	res := Reconcile(page(sauna, now), reg, today)
	if got := res.Claims[1].Review; got.Status != claims.NeedsChange || got.Change != claims.Unchanged || len(res.Stale) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestNotAClaimLeaves(t *testing.T) {
	reg := synced(soup, sauna)
	decide(t, reg, soup, claims.Decision{Status: claims.NotAClaim, Expires: "2026-06-01"})
	res := Reconcile(page(soup, sauna), reg, today)
	if len(res.Claims) != 1 || len(res.NotClaims) != 1 || res.NotClaims[0].Basis.Unit != soup {
		t.Errorf("%v", states(res))
	}
	later := Reconcile(page(soup, sauna), reg, today.AddDate(0, 2, 0))
	if len(later.Claims) != 2 || !later.Claims[0].Review.Expired {
		t.Errorf("an expired false alarm stays away: %v", states(later))
	}
}

func TestExpiry(t *testing.T) {
	for _, c := range []struct {
		expires, day string
		want         bool
	}{
		{"", "2026-05-04", false},
		{"2026-05-05", "2026-05-04", false},
		{"2026-05-04", "2026-05-04", false},
		{"2026-05-03", "2026-05-04", true},
		{"2026-02-30", "2020-01-01", true},
		{"1 mei", "2020-01-01", true},
		{"2027-5-4", "2026-05-04", true},
		{"2027-05-04T00:00:00Z", "2026-05-04", true},
	} {
		if got := Expired(c.expires, c.day); got != c.want {
			t.Errorf("%q on %s: %t", c.expires, c.day, got)
		}
	}
}

func TestEvidenceChanged(t *testing.T) {
	was := claims.Evidence{Entry: "soup-cold", Level: claims.Low, Direction: claims.Benefit}
	for _, c := range []struct {
		name string
		now  claims.Evidence
		want bool
	}{
		{"same", was, false},
		{"other summary", claims.Evidence{Entry: "soup-cold", Level: claims.Low, Direction: claims.Benefit, Summary: "nieuw"}, false},
		{"level", claims.Evidence{Entry: "soup-cold", Level: claims.Moderate, Direction: claims.Benefit}, true},
		{"direction", claims.Evidence{Entry: "soup-cold", Level: claims.Low, Direction: claims.Harm}, true},
		{"entry", claims.Evidence{Entry: "broth-cold", Level: claims.Low, Direction: claims.Benefit}, true},
		{"none left", claims.Evidence{}, true},
	} {
		reg := synced(soup)
		r := reg.Records[0]
		_, err := Decide([]*claims.Register{reg}, Order{IDs: []string{r.ID}, Evidence: map[string]claims.Judged{r.Fingerprint: Judged(was)},
			Decision: claims.Decision{Status: claims.Accepted, Reviewer: "Ina", Date: "2026-05-01"}})
		if err != nil {
			t.Fatal(err)
		}
		found := page(soup)
		found[0].Evidence = c.now
		if got := Reconcile(found, reg, today).Claims[0].Review.EvidenceChanged; got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

// TestDecisionNeedsItsWords: a decision copied to another record by hand does not hold there.
func TestDecisionNeedsItsWords(t *testing.T) {
	reg := synced(soup, sauna)
	decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
	reg.Records[1].Decisions = reg.Records[0].Decisions
	got := Reconcile(page(soup, sauna), reg, today).Claims[1].Review
	if got.Status != claims.Unreviewed || got.Change != claims.Stale {
		t.Errorf("%+v", got)
	}
}

func TestReconcileWithoutRegister(t *testing.T) {
	res := Reconcile(page(soup), nil, today)
	if got := res.Claims[0].Review; got.Status != claims.Unreviewed || got.Change != claims.New || got.Origin != "extracted" {
		t.Errorf("%+v", got)
	}
}

func TestStanding(t *testing.T) {
	double := "Neem 10 g eiwit en 2 g zout per dag."
	reg := synced(soup, sauna, nap, yoga, "dosage! "+double, "dosage! "+double)
	for i := 4; i < 6; i++ { // two claims in one unit differ by their quotes
		reg.Records[i].Quote = []string{"10 g eiwit", "2 g zout"}[i-4]
	}
	decide(t, reg, soup, claims.Decision{Status: claims.Rejected})
	decide(t, reg, nap, claims.Decision{Status: claims.NotAClaim})
	decide(t, reg, yoga, claims.Decision{Status: claims.Accepted})
	decide(t, reg, double, claims.Decision{Status: claims.Accepted})
	missed := claims.Claim{Document: "d.md", Type: claims.Guarantee, Quote: "ontspant", Basis: claims.Basis{Unit: sauna}}
	if !Add(reg, &missed) || Add(reg, &missed) {
		t.Fatal("a missed claim is added once")
	}
	units := page(soup, sauna, nap, double) // yoga went
	for i := range units {
		units[i].Type = ""
	}
	// A new pack finds none of them.
	got := Standing(units, nil, reg)
	var names []string
	for _, c := range got {
		names = append(names, fmt.Sprintf("%s %s %d", c.Type, c.Quote, c.Occurrence))
	}
	want := []string{"efficacy " + soup + " 1", "dosage " + double + " 1", "guarantee " + sauna + " 1"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	res := Reconcile(got, reg, today)
	if s := res.Claims[0].Review; s.Status != claims.Rejected || s.Change != claims.Unchanged {
		t.Errorf("%+v", s)
	}
	if s := res.Claims[2].Review; s.Origin != "manual" || s.Status != claims.Unreviewed {
		t.Errorf("%+v", s)
	}
	// What the extractor finds itself is not given twice.
	if again := Standing(units, page(soup, "guarantee! "+sauna, "dosage! "+double), reg); len(again) != 0 {
		t.Errorf("%+v", again)
	}
}

// TestStandingOfDeletedTwin: of two equal sentences one went; the other does not stand in for it.
func TestStandingOfDeletedTwin(t *testing.T) {
	reg := synced(soup, sauna, soup)
	for i := range reg.Records {
		_, err := Decide([]*claims.Register{reg}, Order{IDs: []string{reg.Records[i].ID},
			Decision: claims.Decision{Status: claims.Accepted, Reviewer: "Ina", Date: "2026-05-01"}})
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := Standing(page(soup, sauna), page(soup, sauna), reg); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

// BenchmarkReconcile joins 100,000 claims with their register after half of them changed, in words or in figures.
func BenchmarkReconcile(b *testing.B) {
	const n = 100_000
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("Kruidenthee nummer %d verlicht klacht %d binnen %d dagen.", i, i*7, i%30)
	}
	reg := &claims.Register{Document: "d.md"}
	Sync(reg, page(lines...))
	for i := range lines {
		switch i % 4 {
		case 1:
			lines[i] += " Zeker."
		case 3:
			lines[i] = strings.Replace(lines[i], "verlicht klacht ", "verlicht klacht 1", 1)
		}
	}
	found := page(lines...)
	for b.Loop() {
		for i := range found {
			found[i].Fingerprint = ""
		}
		if res := Reconcile(found, reg, today); len(res.Stale) != n/2 {
			b.Fatalf("%d stale", len(res.Stale))
		}
	}
}

// TestRewrittenPage: a long page of which every word changed takes no quadratic time, and nothing carries over.
func TestRewrittenPage(t *testing.T) {
	const n = 10_000
	before, now := make([]string, n), make([]string, n)
	for i := range before {
		before[i] = fmt.Sprintf("Kruidenthee nummer %d verlicht klacht %d.", i, i*7)
		now[i] = fmt.Sprintf("Massage maakt spiergroep %d los na %d keer.", i, i%9)
	}
	start := time.Now()
	res := Reconcile(page(now...), synced(before...), today)
	if len(res.Gone) != n || len(res.Stale) != 0 {
		t.Errorf("%d gone, %d stale", len(res.Gone), len(res.Stale))
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
