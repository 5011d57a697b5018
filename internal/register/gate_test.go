package register

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func reviewed(id string, r claims.Review, change ...func(*claims.Claim)) claims.Claim {
	c := claims.Claim{ID: id, Document: "d.md", Review: r}
	for _, f := range change {
		f(&c)
	}
	return c
}

func needs(statuses ...string) func(*claims.Claim) {
	return func(c *claims.Claim) {
		for i, s := range statuses {
			c.Disclaimers = append(c.Disclaimers, claims.ClaimDisclaimer{ID: string(rune('a' + i)), Status: s})
		}
	}
}

func TestGateConditions(t *testing.T) {
	ok := claims.Review{Status: claims.Accepted, Change: claims.Unchanged}
	with := claims.Review{Status: claims.AcceptedWithDisclaimer, Change: claims.Unchanged}
	open := claims.Review{Status: claims.Unreviewed, Change: claims.New}
	staleReview := claims.Review{Status: claims.Unreviewed, Change: claims.Stale}
	debt := claims.Review{Status: claims.Unreviewed, Change: claims.Unchanged, Baseline: true}
	dose := func(v claims.Verdict) func(*claims.Claim) {
		return func(c *claims.Claim) { c.Doses = []claims.Dose{{Verdict: claims.Within}, {Verdict: v}} }
	}
	for _, c := range []struct {
		name   string
		claim  claims.Claim
		failOn string // separated by space; empty for the default
		want   string // failing conditions
	}{
		{"accepted", reviewed("1", ok), "", ""},
		{"moved", reviewed("1", claims.Review{Status: claims.Accepted, Change: claims.Moved}), "", ""},
		{"unreviewed", reviewed("1", open), "", "unreviewed"},
		{"without a register", reviewed("1", claims.Review{}), "", "unreviewed"},
		{"in the baseline", reviewed("1", debt), "", ""},
		{"in the baseline, not grown", reviewed("1", debt), "baseline-grown", ""},
		{"baseline grown", reviewed("1", open), "baseline-grown", "baseline-grown"},
		{"baseline grown by new words", reviewed("1", staleReview), "baseline-grown", "baseline-grown"},
		{"stale once", reviewed("1", staleReview), "", "stale"},
		{"stale is unreviewed too", reviewed("1", staleReview), "unreviewed", "unreviewed"},
		{"expired", reviewed("1", claims.Review{Status: claims.Accepted, Expired: true}), "", "expired"},
		{"rejected", reviewed("1", claims.Review{Status: claims.Rejected}), "", "rejected"},
		{"needs change", reviewed("1", claims.Review{Status: claims.NeedsChange}), "", "needs-change"},
		{"rejected, but that is allowed", reviewed("1", claims.Review{Status: claims.Rejected}), "unreviewed", ""},
		{"disclaimer there", reviewed("1", with, needs("present", "recommended")), "", ""},
		{"disclaimer missing", reviewed("1", with, needs("missing")), "", "missing-accepted-disclaimer"},
		{"one of two missing", reviewed("1", with, needs("present", "missing")), "", "missing-accepted-disclaimer"},
		{"disclaimer outdated", reviewed("1", with, needs("outdated")), "", "missing-accepted-disclaimer"},
		{"no disclaimer at all", reviewed("1", with), "", "missing-accepted-disclaimer"},
		{"accepted without", reviewed("1", ok, needs("missing")), "", ""},
		{"required", reviewed("1", ok, needs("missing")), "missing-disclaimer", "missing-disclaimer"},
		{"recommended", reviewed("1", ok, needs("recommended")), "missing-disclaimer", ""},
		{"dose within", reviewed("1", ok, dose(claims.BelowMinimum)), "dose", ""},
		{"dose at the top", reviewed("1", ok, dose(claims.ExceedsTop)), "dose", "dose"},
		{"dose prohibited", reviewed("1", ok, dose(claims.Prohibited)), "dose", "dose"},
		{"dose of a special group", reviewed("1", ok, dose(claims.Exceeds), func(c *claims.Claim) { c.Dose = &c.Doses[0] }), "dose", ""},
		{"evidence changed", reviewed("1", claims.Review{Status: claims.Accepted, EvidenceChanged: true}), "evidence-stale", "evidence-stale"},
		{"evidence old", reviewed("1", ok, func(c *claims.Claim) { c.Evidence.Stale = true }), "evidence-stale", "evidence-stale"},
		{"severity", reviewed("1", ok, func(c *claims.Claim) { c.Severity = claims.Warning }), "severity>=error severity>=warning severity>=note", "severity>=warning severity>=note"},
		{"severity of a finding", reviewed("1", ok, func(c *claims.Claim) { c.Findings = []claims.Finding{{Severity: claims.Error}} }), "severity>=error", "severity>=error"},
		{"contradiction", reviewed("1", ok, func(c *claims.Claim) { c.Findings = []claims.Finding{{Rule: "evidence-contradicted"}} }), "contradiction", "contradiction"},
	} {
		var p Policy
		if c.failOn != "" {
			p.FailOn = strings.Fields(c.failOn)
		}
		v, err := Gate(&claims.Report{Claims: []claims.Claim{c.claim}}, p)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var got []string
		for _, r := range v.Reasons {
			got = append(got, r.Condition)
			if r.Count != 1 || len(r.Claims) != 1 || r.Claims[0] != "1" || !strings.HasPrefix(r.Next, "keur ") {
				t.Errorf("%s: %+v", c.name, r)
			}
		}
		if s := strings.Join(got, " "); s != c.want || v.Passed != (c.want == "") {
			t.Errorf("%s: fails on %q, want %q", c.name, s, c.want)
		}
	}
}

func TestGateVerdict(t *testing.T) {
	open := claims.Review{Status: claims.Unreviewed, Change: claims.New}
	r := &claims.Report{
		Documents: []claims.Document{{Path: "d.md"}, {Path: "e f.md", Disclaimers: []claims.DocumentDisclaimer{
			{ID: "general", Status: "missing"}, {ID: "a", Status: "present"}}}},
		Claims: []claims.Claim{
			reviewed("1", claims.Review{Status: claims.Rejected}),
			reviewed("2", open),
			reviewed("3", open, func(c *claims.Claim) { c.Document = "e f.md" }),
		},
		Findings: []claims.Finding{{Rule: "contradiction", Severity: claims.Warning}},
	}
	got, err := Gate(r, Policy{FailOn: []string{"contradiction", "rejected", " unreviewed", "missing-disclaimer"}})
	if err != nil {
		t.Fatal(err)
	}
	want := Verdict{Next: "keur review list --status unreviewed", Reasons: []Reason{
		{Condition: "unreviewed", Count: 2, Message: "wait for a decision", Claims: []string{"2", "3"},
			Documents: []string{"d.md", "e f.md"}, Next: "keur review list --status unreviewed"},
		{Condition: "rejected", Count: 1, Message: "were rejected and still stand", Claims: []string{"1"},
			Documents: []string{"d.md"}, Next: "keur review list --status rejected"},
		{Condition: "missing-disclaimer", Count: 1, Message: "lack a disclaimer that is required",
			Documents: []string{"e f.md"}, Next: "keur fix 'e f.md'"},
		{Condition: "contradiction", Count: 1, Message: "are contradicted by the evidence or by another claim", Next: "keur audit"},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for most, passes := range map[int]bool{0: false, 1: false, 2: true} {
		v, err := Gate(r, Policy{FailOn: []string{"unreviewed"}, MaxUnreviewed: most})
		if err != nil || v.Passed != passes {
			t.Errorf("at most %d unreviewed: %+v %v", most, v, err)
		}
	}
	if v, err := Gate(r, Policy{FailOn: []string{}}); err != nil || !v.Passed {
		t.Errorf("a gate that fails on nothing: %+v %v", v, err)
	}
}

func TestGateUnknownCondition(t *testing.T) {
	_, err := Gate(&claims.Report{}, Policy{FailOn: []string{"unreviewed", "severity>=grave"}})
	if err == nil || !strings.Contains(err.Error(), `unknown condition "severity>=grave" for --fail-on; it is one of unreviewed, stale`) ||
		!strings.Contains(err.Error(), "severity>=note") {
		t.Errorf("%v", err)
	}
	if err := CheckFailOn(DefaultFailOn()); err != nil {
		t.Error(err)
	}
}
