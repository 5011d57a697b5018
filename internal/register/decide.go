package register

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"keur/claims"
)

// Order is what a reviewer asks for.
type Order struct {
	IDs  []string // unique prefixes of claim IDs
	Undo bool     // take back the decision in force; of Decision only reviewer, date and text count then

	// Decision holds status, reviewer, date, reason, text, reference and expiry. The other fields are filled in.
	Decision claims.Decision
	// Reviewers are the names that may decide; empty allows everybody.
	Reviewers []string
	// Evidence is what the claims' evidence was when the reviewer decided, by fingerprint. Claims that are not in it are
	// decided without, and no later change of evidence is noticed.
	Evidence map[string]claims.Judged
}

// Decide appends a decision to each of the claims, in whichever of the registers they stand, and returns the registers
// that changed. It decides all of them or, with an error, none.
func Decide(registers []*claims.Register, o Order) ([]*claims.Register, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	targets, err := o.targets(registers)
	if err != nil {
		return nil, err
	}
	var changed []*claims.Register
	for _, t := range targets {
		t.Record.Decisions = append(t.Record.Decisions, o.decision(t.Record))
		if !slices.Contains(changed, t.Register) {
			changed = append(changed, t.Register)
		}
	}
	return changed, nil
}

func (o *Order) targets(registers []*claims.Register) ([]Found, error) {
	if len(o.IDs) == 0 {
		return nil, fmt.Errorf("name the claims to decide by the first digits of their IDs")
	}
	var out []Found
	for _, id := range o.IDs {
		f, err := Find(registers, id)
		if err != nil {
			return nil, err
		}
		if slices.Contains(out, f) {
			continue
		}
		if f.Record.Gone {
			return nil, fmt.Errorf("claim %s is gone from %s; there is nothing left to decide", f.Record.ID, f.Register.Document)
		}
		if o.Undo && f.Record.Effective() == nil {
			return nil, fmt.Errorf("claim %s has no decision to undo", f.Record.ID)
		}
		out = append(out, f)
	}
	return out, nil
}

// decision is the order's decision made out for one claim.
func (o *Order) decision(r *claims.Record) claims.Decision {
	d := o.Decision
	d.Reviewer = strings.TrimSpace(d.Reviewer)
	d.Words, d.Previous, d.Undoes = Digest(r.Type, r.Words), previous(r), ""
	if o.Undo {
		return undoing(r, d)
	}
	if e, ok := o.Evidence[r.Fingerprint]; ok {
		d.Evidence = &e
	}
	return d
}

func undoing(r *claims.Record, d claims.Decision) claims.Decision {
	before := *r
	// A decision that undoes anything takes the last one in force away; what remains is what the claim falls back to.
	before.Decisions = append(slices.Clone(r.Decisions), claims.Decision{Undoes: "it"})
	return claims.Decision{Status: before.Status(), Reviewer: d.Reviewer, Date: d.Date, Text: d.Text, Words: d.Words,
		Previous: d.Previous, Undoes: Hash(*r.Effective())}
}

func (o *Order) check() error {
	d := &o.Decision
	name := strings.TrimSpace(d.Reviewer)
	switch {
	case name == "":
		return fmt.Errorf("say who decides: a decision needs the name of its reviewer")
	case len(o.Reviewers) > 0 && !slices.Contains(o.Reviewers, name):
		return fmt.Errorf("%s is not among the reviewers of this project (%s)", name, strings.Join(o.Reviewers, ", "))
	case !isDate(d.Date):
		return fmt.Errorf("the date of a decision must be like 2026-01-31, not %q", d.Date)
	case o.Undo:
		return nil
	case d.Expires != "" && !isDate(d.Expires):
		return fmt.Errorf("the expiry must be a date like 2026-01-31, not %q", d.Expires)
	case d.Expires != "" && d.Expires < d.Date:
		return fmt.Errorf("the decision of %s would have expired on %s, before it is taken", d.Date, d.Expires)
	}
	return checkReason(d)
}

func checkReason(d *claims.Decision) error {
	if !slices.Contains(claims.Statuses(), d.Status) || d.Status == claims.Unreviewed {
		return fmt.Errorf("%q is no decision; it is one of %s", d.Status, statusNames(claims.Statuses()[1:]))
	}
	codes := claims.Reasons(d.Status)
	switch {
	case !d.Status.RequiresReason() && d.Reason != "":
		return fmt.Errorf("a decision of %s takes no reason code; give a text alone", d.Status)
	case d.Status.RequiresReason() && !slices.Contains(codes, d.Reason):
		return fmt.Errorf("a decision of %s needs a reason: one of %s, not %q", d.Status, strings.Join(codes, ", "), d.Reason)
	case d.Status.RequiresReason() && strings.TrimSpace(d.Text) == "":
		return fmt.Errorf("a decision of %s needs a text that says why, beside the reason %s", d.Status, d.Reason)
	}
	return nil
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func statusNames(list []claims.Status) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return strings.Join(out, ", ")
}
