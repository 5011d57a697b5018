package register

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

// adopted is what a test proposes: Ina accepts a claim that she saw undecided.
func adopted(r *claims.Record) Proposal {
	return Proposal{Document: "d.md", Claim: r.Fingerprint, Was: claims.Review{Status: claims.Unreviewed},
		Decision: claims.Decision{Status: claims.Accepted, Reviewer: "Ina", Date: "2026-05-03",
			Evidence: &claims.Judged{Entry: "soup__cold", Level: claims.Low}}}
}

func TestAdopt(t *testing.T) {
	reg := synced(soup, sauna, nap)
	decide(t, reg, sauna, claims.Decision{Status: claims.Rejected})
	again := adopted(&reg.Records[1])
	again.Was = claims.Review{Status: claims.Rejected, Reviewer: "Ina", Date: "2026-05-01", Reason: "other: zie  overleg"}
	known := adopted(&reg.Records[1])
	known.Decision = claims.Decision{Status: claims.Rejected, Reason: "other", Text: "zie overleg", Reviewer: "Ina", Date: "2026-05-04"}
	out := Adopt([]*claims.Register{reg}, []Proposal{known, adopted(&reg.Records[0]), again}, []string{"Ina"}, "2026-05-04")
	want := []Outcome{{Claim: reg.Records[1].Fingerprint}, {Claim: reg.Records[0].Fingerprint, Taken: true},
		{Claim: reg.Records[1].Fingerprint, Taken: true}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Fatal(diff)
	}
	if p := Verify(reg); len(p) != 0 {
		t.Errorf("%+v", p)
	}
	if d := reg.Records[0].Effective(); d.Evidence == nil || d.Evidence.Entry != "soup__cold" || d.Date != "2026-05-03" {
		t.Errorf("%+v", d)
	}
	if n := len(reg.Records[1].Decisions); n != 2 {
		t.Errorf("%d decisions on the second claim, want 2", n)
	}
	before := string(claims.EncodeRegister(reg))
	for _, o := range Adopt([]*claims.Register{reg}, []Proposal{adopted(&reg.Records[0]), again}, nil, "2027-01-01") {
		if o.Taken || o.Refused() {
			t.Errorf("a second time: %+v", o)
		}
	}
	if diff := cmp.Diff(before, string(claims.EncodeRegister(reg))); diff != "" {
		t.Error(diff)
	}
}

func TestAdoptConflicts(t *testing.T) {
	reg := synced(soup, sauna, nap)
	old := slices.Clone(reg.Records)
	Sync(reg, page(soup, "De sauna ontspant de vermoeide spieren.", nap))
	decide(t, reg, soup, claims.Decision{Status: claims.NeedsChange})
	undone := accept(old[2].Fingerprint)
	if _, err := Decide([]*claims.Register{reg}, undone); err != nil {
		t.Fatal(err)
	}
	undone.Undo = true
	if _, err := Decide([]*claims.Register{reg}, undone); err != nil {
		t.Fatal(err)
	}
	before := string(claims.EncodeRegister(reg))
	proposal := func(r claims.Record, change func(*Proposal)) Proposal {
		p := adopted(&r)
		change(&p)
		return p
	}
	for _, c := range []struct {
		name  string
		p     Proposal
		field string
		want  string
	}{
		{"decided otherwise since", proposal(old[0], func(*Proposal) {}), "", "it was decided since: needs_change by Ina on 2026-05-01"},
		{"the same by somebody else", proposal(old[0], func(p *Proposal) {
			p.Decision.Status, p.Decision.Reason, p.Decision.Text, p.Decision.Reviewer = claims.NeedsChange, "other", "zie overleg", "Bas"
		}), "", "it was decided since"},
		{"other words", proposal(old[1], func(*Proposal) {}), "", "; " + liveIDs(reg)[1] + " took its place"},
		{"taken back since", proposal(old[2], func(p *Proposal) {
			p.Was = claims.Review{Status: claims.Accepted, Reviewer: "Ina", Date: "2026-05-01"}
		}), "", "its decision was taken back since"},
		{"unknown", proposal(old[0], func(p *Proposal) { p.Claim = strings.Repeat("f", 64) }), "", "its words are no longer in d.md"},
		{"no identity", proposal(old[0], func(p *Proposal) { p.Claim = "" }), "", "its words are no longer in d.md"},
		{"another document", proposal(old[0], func(p *Proposal) { p.Document = "e.md" }), "", "e.md is not there any more, or cannot be read"},
		{"nobody", proposal(old[2], func(p *Proposal) { p.Decision.Reviewer = "" }), "reviewer", "say who decides"},
		{"not a reviewer", proposal(old[2], func(p *Proposal) { p.Decision.Reviewer = "Bas" }), "reviewer", "Bas is not among the reviewers"},
		{"no day", proposal(old[2], func(p *Proposal) { p.Decision.Date = "gisteren" }), "date", `not "gisteren"`},
		{"tomorrow", proposal(old[2], func(p *Proposal) { p.Decision.Date = "2026-05-05" }), "date", "still to come"},
		{"odd expiry", proposal(old[2], func(p *Proposal) { p.Decision.Expires = "ooit" }), "expires", `not "ooit"`},
		{"expired at once", proposal(old[2], func(p *Proposal) { p.Decision.Expires = "2026-05-02" }), "expires", "before it is taken"},
		{"no status", proposal(old[2], func(p *Proposal) { p.Decision.Status = "akkoord" }), "status", "it is one of accepted, "},
		{"unreviewed", proposal(old[2], func(p *Proposal) { p.Decision.Status, p.Decision.Text = claims.Unreviewed, "x" }), "status", "keur review undo takes one back"},
		{"no code", proposal(old[2], func(p *Proposal) { p.Decision.Status = claims.Rejected }), "reason", "one of unsupported, "},
	} {
		o := Adopt([]*claims.Register{reg}, []Proposal{c.p}, []string{"Ina", "Eva"}, "2026-05-04")[0]
		got, field := o.Conflict, ""
		if len(o.Faults) == 1 {
			got, field = o.Faults[0].Message, o.Faults[0].Field
		}
		if !o.Refused() || o.Taken || field != c.field || !strings.Contains(got, c.want) {
			t.Errorf("%s: %+v, want %s", c.name, o, c.want)
		}
	}
	if diff := cmp.Diff(before, string(claims.EncodeRegister(reg))); diff != "" {
		t.Errorf("the register changed:\n%s", diff)
	}
}

func liveIDs(reg *claims.Register) (ids []string) {
	for _, r := range reg.Records {
		if !r.Gone {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// All that is wrong with a decision is said at once.
func TestAdoptNamesAllFaults(t *testing.T) {
	reg := synced(soup)
	p := adopted(&reg.Records[0])
	p.Decision = claims.Decision{Status: claims.Rejected, Date: "x", Expires: "y"}
	var fields []string
	for _, f := range Adopt([]*claims.Register{reg}, []Proposal{p}, nil, "2026-05-04")[0].Faults {
		fields = append(fields, f.Field)
	}
	if diff := cmp.Diff([]string{"reviewer", "date", "expires", "reason"}, fields); diff != "" {
		t.Error(diff)
	}
}
