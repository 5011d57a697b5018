package register

import (
	"fmt"
	"slices"
	"strings"

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
	// Today is the day after which no decision may be dated; empty allows any day.
	Today string
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
