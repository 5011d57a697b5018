package register

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func TestCount(t *testing.T) {
	claim := func(document string, severity claims.Severity, v claims.Review) claims.Claim {
		return claims.Claim{Document: document, Severity: severity, Review: v}
	}
	ina := func(status claims.Status, expires string) claims.Review {
		return claims.Review{Status: status, Reviewer: "Ina", Date: "2026-04-02", Expires: expires}
	}
	expired := ina(claims.Accepted, "2026-05-03")
	expired.Expired = true
	changed := claims.Review{Status: claims.Rejected, Reviewer: "Bas", Date: "2026-05-01", EvidenceChanged: true}
	got := Count([]claims.Claim{
		claim("a.md", claims.Note, claims.Review{}),
		claim("a.md", claims.Error, ina(claims.Accepted, "2026-05-04")),
		claim("a.md", claims.Error, ina(claims.Accepted, "2026-06-03")),
		claim("a.md", claims.Error, ina(claims.NotAClaim, "2026-06-04")),
		claim("b.md", claims.Warning, claims.Review{Status: claims.Unreviewed, Change: claims.Stale}),
		claim("b.md", claims.NoneSeverity, ina(claims.Accepted, "2026-08-03")),
		claim("c.md", claims.Error, expired),
		claim("d.md", claims.Note, claims.Review{Status: claims.Unreviewed, Baseline: true}),
		claim("d.md", claims.Note, changed),
	}, "2026-05-04")
	want := Stats{Today: "2026-05-04", Claims: 9, Decided: 6, Stale: 1, Expired: 1, Expires30: 2, Expires90: 3, EvidenceChanged: 1, Debt: 1,
		Statuses: []StatusStats{
			{claims.Unreviewed, map[claims.Severity]int{claims.Note: 2, claims.Warning: 1}, 3},
			{claims.Accepted, map[claims.Severity]int{claims.Error: 3, claims.NoneSeverity: 1}, 4},
			{claims.AcceptedWithDisclaimer, map[claims.Severity]int{}, 0},
			{claims.NeedsChange, map[claims.Severity]int{}, 0},
			{claims.Rejected, map[claims.Severity]int{claims.Note: 1}, 1},
			{claims.NotAClaim, map[claims.Severity]int{claims.Error: 1}, 1},
		},
		Documents: []DocumentStats{{"c.md", 1, 1, 1, 0}, {"b.md", 2, 1, 0, 1}, {"a.md", 4, 1, 0, 0}, {"d.md", 2, 1, 0, 0}},
		Reviewers: []ReviewerStats{{"Ina", 5, "2026-04-02"}, {"Bas", 1, "2026-05-01"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Lists are empty, not null, for those who read the JSON.
func TestCountNothing(t *testing.T) {
	got := Count(nil, "2026-05-04")
	if got.Documents == nil || got.Reviewers == nil || len(got.Statuses) != len(claims.Statuses()) || got.Claims != 0 {
		t.Errorf("%+v", got)
	}
}
