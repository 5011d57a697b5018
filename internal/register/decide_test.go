package register

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func accept(ids ...string) Order {
	return Order{IDs: ids, Decision: claims.Decision{Status: claims.Accepted, Reviewer: "Ina", Date: "2026-05-01"}}
}

func TestDecideErrors(t *testing.T) {
	reg := synced(soup, sauna, nap)
	Sync(reg, page(soup, sauna))
	regs := []*claims.Register{reg}
	soupID, napID := reg.Records[0].ID, reg.Records[2].ID
	before := string(claims.EncodeRegister(reg))
	order := func(change func(*Order)) Order {
		o := accept(soupID)
		change(&o)
		return o
	}
	for _, c := range []struct {
		name  string
		order Order
		want  string
	}{
		{"no claim", accept(), "name the claims"},
		{"unknown", accept("zz"), `no claim has an ID that starts with "zz"`},
		{"empty prefix", accept(""), "no claim has an ID"},
		{"one unknown among known", accept(soupID, "zz"), "no claim has an ID"},
		{"gone", accept(napID), "is gone from d.md"},
		{"nobody", order(func(o *Order) { o.Decision.Reviewer = " " }), "say who decides"},
		{"not a reviewer", order(func(o *Order) { o.Reviewers = []string{"Bas", "Eva"} }), "Ina is not among the reviewers of this project (Bas, Eva)"},
		{"no date", order(func(o *Order) { o.Decision.Date = "" }), "the date of a decision must be like"},
		{"odd expiry", order(func(o *Order) { o.Decision.Expires = "volgend jaar" }), "the expiry must be a date like 2026-01-31"},
		{"expired at once", order(func(o *Order) { o.Decision.Expires = "2026-04-30" }), "before it is taken"},
		{"no status", order(func(o *Order) { o.Decision.Status = "" }), `"" is no decision; it is one of accepted`},
		{"unreviewed", order(func(o *Order) { o.Decision.Status = claims.Unreviewed }), "is no decision"},
		{"no reason", order(func(o *Order) { o.Decision.Status = claims.Rejected }), "needs a reason: one of unsupported"},
		{"reason of another status", order(func(o *Order) {
			o.Decision.Status, o.Decision.Reason, o.Decision.Text = claims.NotAClaim, "unsafe", "x"
		}),
			"needs a reason: one of question"},
		{"no text", order(func(o *Order) { o.Decision.Status, o.Decision.Reason = claims.Rejected, "unsafe" }), "needs a text"},
		{"reason where none goes", order(func(o *Order) { o.Decision.Reason = "other" }), "takes no reason code"},
		{"nothing to undo", order(func(o *Order) { o.Undo = true }), "has no decision to undo"},
	} {
		changed, err := Decide(regs, c.order)
		if err == nil || !strings.Contains(err.Error(), c.want) || changed != nil {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
		if diff := cmp.Diff(before, string(claims.EncodeRegister(reg))); diff != "" {
			t.Fatalf("%s: the register changed:\n%s", c.name, diff)
		}
	}
}

func TestDecideSeveral(t *testing.T) {
	a, b := synced(soup, sauna), synced(nap)
	b.Document = "e.md"
	o := accept(a.Records[1].ID[:6], b.Records[0].Fingerprint, strings.ToUpper(a.Records[1].ID))
	o.Reviewers = []string{"Ina"}
	o.Decision.Expires = "2026-05-01"
	changed, err := Decide([]*claims.Register{a, b}, o)
	if err != nil || len(changed) != 2 {
		t.Fatalf("%v, %d changed", err, len(changed))
	}
	if n := len(a.Records[1].Decisions); n != 1 {
		t.Errorf("a claim named twice has %d decisions", n)
	}
	if a.Records[0].Status() != claims.Unreviewed || b.Records[0].Status() != claims.Accepted {
		t.Error("decided another claim")
	}
}

func TestUndo(t *testing.T) {
	reg := synced(soup)
	undo := accept(reg.Records[0].ID)
	undo.Undo = true
	decide(t, reg, soup, claims.Decision{Status: claims.Accepted, Expires: "2026-12-31"})
	decide(t, reg, soup, claims.Decision{Status: claims.Rejected})
	for _, want := range []claims.Status{claims.Accepted, claims.Unreviewed} {
		if _, err := Decide([]*claims.Register{reg}, undo); err != nil {
			t.Fatal(err)
		}
		if got := reg.Records[0].Status(); got != want {
			t.Errorf("fell back to %s, want %s", got, want)
		}
		if p := Verify(reg); len(p) != 0 {
			t.Errorf("%+v", p)
		}
	}
	if n := len(reg.Records[0].Decisions); n != 4 {
		t.Errorf("%d decisions; undo must append", n)
	}
}

func TestFind(t *testing.T) {
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf("Thee nummer %d kalmeert.", i))
	}
	reg := synced(lines...)
	regs := []*claims.Register{reg}
	for i := range reg.Records {
		if f, err := Find(regs, reg.Records[i].ID); err != nil || f.Record != &reg.Records[i] {
			t.Fatalf("%s: %v", reg.Records[i].ID, err)
		}
	}
	// With 60 claims some digit starts more than one ID.
	var ambiguous *AmbiguousError
	count := map[byte]int{}
	for _, r := range reg.Records {
		count[r.ID[0]]++
	}
	for digit, n := range count {
		if n < maxCandidates+1 {
			continue
		}
		_, err := Find(regs, string(digit))
		if !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != maxCandidates || ambiguous.More != n-maxCandidates ||
			!strings.Contains(err.Error(), "(d.md, “Thee nummer") {
			t.Errorf("%v", err)
		}
	}
	if ambiguous == nil {
		t.Error("no ambiguous prefix was tried")
	}
	var unknown *UnknownError
	near := reg.Records[7].ID[:8] + "zz"
	if _, err := Find(regs, near); !errors.As(err, &unknown) || len(unknown.Near) != 1 || !strings.Contains(err.Error(), reg.Records[7].ID) {
		t.Errorf("%v", err)
	}
	// A claim on the page goes before a gone one of the same start.
	Sync(reg, page(lines[7]))
	if f, err := Find(regs, liveIDs(reg)[0][:1]); err != nil || f.Record.Gone {
		t.Errorf("%v, %v", f.Record, err)
	}
}

func TestVerify(t *testing.T) {
	fresh := func() *claims.Register {
		reg := synced(soup, sauna)
		decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
		decide(t, reg, soup, claims.Decision{Status: claims.Rejected, Reference: "https://example.org"})
		o := accept(reg.Records[0].ID)
		o.Undo = true
		if _, err := Decide([]*claims.Register{reg}, o); err != nil {
			t.Fatal(err)
		}
		decide(t, reg, sauna, claims.Decision{Status: claims.AcceptedWithDisclaimer})
		return reg
	}
	for _, c := range []struct {
		name   string
		tamper func(r []claims.Record)
		want   string
	}{
		{"untouched", func(r []claims.Record) {}, ""},
		{"reason edited", func(r []claims.Record) { r[0].Decisions[1].Text = "toch niet" }, "does not follow"},
		{"first dropped", func(r []claims.Record) { r[0].Decisions = r[0].Decisions[1:] }, "does not follow"},
		{"middle dropped", func(r []claims.Record) { r[0].Decisions = append(r[0].Decisions[:1:1], r[0].Decisions[2]) }, "does not follow"},
		{"swapped", func(r []claims.Record) { d := r[0].Decisions; d[0], d[1] = d[1], d[0] }, "does not follow"},
		{"taken to another claim", func(r []claims.Record) { r[1].Decisions = r[0].Decisions }, "judged other words"},
		{"taken with its words", func(r []claims.Record) { r[1].Decisions[0] = r[0].Decisions[0]; r[1].Words = r[0].Words }, "not those of its fingerprint"},
		{"words edited", func(r []claims.Record) { r[1].Words.Unit += " Altijd." }, "not those of its fingerprint"},
		{"undo of another", func(r []claims.Record) { r[0].Decisions[2].Undoes = Hash(r[0].Decisions[0]) }, "does not undo the one in force"},
		{"undo to another status", func(r []claims.Record) { r[0].Decisions[2].Status = claims.NotAClaim }, "does not undo the one in force"},
	} {
		reg := fresh()
		c.tamper(reg.Records)
		var all []string
		for _, p := range Verify(reg) {
			all = append(all, p.Message)
		}
		got := strings.Join(all, "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestHashCoversEveryField: no field of a decision can change without its hash.
func TestHashCoversEveryField(t *testing.T) {
	full := func() claims.Decision {
		return claims.Decision{Status: claims.Accepted, Reviewer: "r", Date: "d", Reason: "c", Text: "t", Reference: "f", Expires: "e",
			Evidence: &claims.Judged{Entry: "e", Level: claims.Low, Direction: claims.Harm}, Words: "w", Previous: "p", Undoes: "u"}
	}
	seen := map[string]int{Hash(full()): -1}
	for i, change := range []func(*claims.Decision){
		func(d *claims.Decision) { d.Status = claims.Rejected }, func(d *claims.Decision) { d.Reviewer = "x" },
		func(d *claims.Decision) { d.Date = "x" }, func(d *claims.Decision) { d.Reason = "x" },
		func(d *claims.Decision) { d.Text = "x" }, func(d *claims.Decision) { d.Reference = "x" },
		func(d *claims.Decision) { d.Expires = "x" }, func(d *claims.Decision) { d.Evidence = nil },
		func(d *claims.Decision) { d.Evidence.Entry = "x" }, func(d *claims.Decision) { d.Evidence.Level = claims.High },
		func(d *claims.Decision) { d.Evidence.Direction = "" }, func(d *claims.Decision) { d.Words = "x" },
		func(d *claims.Decision) { d.Previous = "x" }, func(d *claims.Decision) { d.Undoes = "x" },
		func(d *claims.Decision) { d.Reviewer, d.Date = "", "rd" },
	} {
		d := full()
		change(&d)
		if k, twice := seen[Hash(d)]; twice {
			t.Errorf("change %d has the hash of change %d", i, k)
		}
		seen[Hash(d)] = i
	}
}
