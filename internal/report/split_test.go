package report

import (
	"testing"

	"keur/claims"
)

func TestSettled(t *testing.T) {
	missing := []claims.ClaimDisclaimer{{ID: "evidence-limited", Status: "missing"}}
	recommended := []claims.ClaimDisclaimer{{ID: "evidence-limited", Status: "recommended"}}
	for _, tt := range []struct {
		name        string
		review      claims.Review
		disclaimers []claims.ClaimDisclaimer
		want        bool
	}{
		{"unreviewed", claims.Review{Status: claims.Unreviewed}, nil, false},
		{"accepted", claims.Review{Status: claims.Accepted}, missing, true},
		{"accepted, words moved", claims.Review{Status: claims.Accepted, Change: claims.Moved}, nil, true},
		{"accepted, words changed", claims.Review{Status: claims.Accepted, Change: claims.Stale}, nil, false},
		{"accepted, expired", claims.Review{Status: claims.Accepted, Expired: true}, nil, false},
		{"accepted, other evidence now", claims.Review{Status: claims.Accepted, EvidenceChanged: true}, nil, false},
		{"with a disclaimer that is not there", claims.Review{Status: claims.AcceptedWithDisclaimer}, missing, false},
		{"with a disclaimer that is only advised", claims.Review{Status: claims.AcceptedWithDisclaimer}, recommended, true},
		{"rejected", claims.Review{Status: claims.Rejected}, nil, false},
		{"needs change", claims.Review{Status: claims.NeedsChange}, nil, false},
		{"not a claim", claims.Review{Status: claims.NotAClaim}, nil, true},
	} {
		c := &claims.Claim{Review: tt.review, Disclaimers: tt.disclaimers, Severity: claims.Error}
		if got := settled(c); got != tt.want {
			t.Errorf("%s: settled %v", tt.name, got)
		}
		whole, _ := split([]*claims.Claim{c}, false)
		if (len(whole) == 0) != tt.want {
			t.Errorf("%s: shown in %d blocks", tt.name, len(whole))
		}
	}
}
