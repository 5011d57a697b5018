package register

import (
	"strings"
	"testing"

	"keur/claims"
)

// asked makes a report of unreviewed claims, "ID severity unit" each, and gives the IDs of each question.
func asked(t *testing.T, p Policy, lines ...string) (questions []string, rest []Reason) {
	t.Helper()
	r := &claims.Report{}
	for _, line := range lines {
		f := strings.SplitN(line, " ", 3)
		c := claims.Claim{ID: f[0], Document: "d.md", Type: claims.Efficacy, Severity: claims.Severity(f[1]), Basis: claims.Basis{Unit: f[2]},
			Review: claims.Review{Status: claims.Unreviewed, Change: claims.New}}
		switch {
		case strings.HasPrefix(f[0], "s"):
			c.Review.Change = claims.Stale
		case strings.HasPrefix(f[0], "x"):
			c.Review = claims.Review{Status: claims.Accepted, Expired: true}
		case strings.HasPrefix(f[0], "r"):
			c.Review = claims.Review{Status: claims.Rejected}
		case strings.HasPrefix(f[0], "a"):
			c.Review = claims.Review{Status: claims.Accepted}
		case strings.HasPrefix(f[0], "m"):
			c.Type = claims.Mechanism
		}
		r.Claims = append(r.Claims, c)
	}
	open, rest, err := Suggest(r, p, NewPrecedents(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range open {
		var ids []string
		for _, c := range q.Claims {
			ids = append(ids, c.ID)
		}
		questions = append(questions, strings.Join(ids, "+"))
	}
	return questions, rest
}

func TestSuggest(t *testing.T) {
	page := []string{"1 note Thee helpt.", "2 error Gember geneest.", "3 warning thee  HELPT", "m4 note Thee helpt.", "a5 error Zink werkt.",
		"s6 none Zout schaadt.", "x7 none Ui helpt.", "r8 error Look geneest."}
	for _, c := range []struct {
		name   string
		policy Policy
		want   string
		rest   string
	}{
		{"equal sentences together, whatever their type; the gravest first", Policy{}, "2 1+3+m4 s6 x7", "rejected"},
		{"so many may pass: the questions that settle least are left out", Policy{MaxUnreviewed: 1}, "1+3+m4 s6 x7", "rejected"},
		{"a large question needs the room", Policy{MaxUnreviewed: 3}, "1+3+m4 s6 x7", "rejected"},
		{"all pass", Policy{MaxUnreviewed: 4}, "s6 x7", "rejected"},
		{"another policy", Policy{FailOn: []string{"expired", "severity>=error"}}, "x7", "severity>=error"},
		{"nothing fails", Policy{FailOn: []string{"dose"}}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, rest := asked(t, c.policy, page...)
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("questions %s, want %s", s, c.want)
			}
			var names []string
			for _, r := range rest {
				names = append(names, r.Condition)
			}
			if s := strings.Join(names, " "); s != c.rest {
				t.Errorf("rest %s, want %s", s, c.rest)
			}
		})
	}
	if _, _, err := Suggest(&claims.Report{}, Policy{FailOn: []string{"moon"}}, NewPrecedents(nil)); err == nil {
		t.Error("an unknown condition passes")
	}
}

func TestPrecedents(t *testing.T) {
	reg := synced("Thee helpt bij 60%.", "Gember geneest.", "Zink werkt.", "Ui helpt.")
	decide(t, reg, "Thee helpt bij 60%.", claims.Decision{Status: claims.Accepted})
	decide(t, reg, "Gember geneest.", claims.Decision{Status: claims.Rejected})
	decide(t, reg, "Zink werkt.", claims.Decision{Status: claims.Accepted})
	if _, err := Decide([]*claims.Register{reg}, Order{IDs: []string{reg.Records[2].ID}, Undo: true,
		Decision: claims.Decision{Reviewer: "Ina", Date: "2026-05-02"}}); err != nil {
		t.Fatal(err)
	}
	Sync(reg, page("Thee helpt bij 60%.", "Zink werkt.", "Ui helpt.")) // ginger is gone: it moved, maybe
	elsewhere := page("thee helpt  bij 60%", "Thee helpt bij 90%.", "Gember geneest!", "Zink werkt.", "Ui helpt.", "Geneest gember?")
	for i := range elsewhere {
		elsewhere[i].Document = "other.md"
	}
	Identify(elsewhere)
	p := NewPrecedents([]*claims.Register{reg})
	var got []string
	for i := range elsewhere {
		line := ""
		for _, e := range p.On(&elsewhere[i]) {
			line += string(e.Status) + " " + e.Document
			if e.Gone {
				line += " gone"
			}
			if e.Figures {
				line += " figures"
			}
		}
		got = append(got, line)
	}
	want := "accepted d.md|accepted d.md figures|rejected d.md gone|||"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("precedents %s, want %s", s, want)
	}
	own := page("Thee helpt bij 60%.")
	Identify(own)
	if found := p.On(&own[0]); len(found) != 0 {
		t.Errorf("a decision on the claim itself is called a precedent: %v", found)
	}
}
