package register

import (
	"errors"
	"fmt"

	"keur/claims"
)

// Proposal is a decision that was taken away from the register, as in a workbook, on how a claim stood at that time.
type Proposal struct {
	Document string
	Claim    string // its fingerprint, or a start of it
	// Was is how the claim stood when it was shown: status, reviewer, date, reason and expiry.
	Was claims.Review
	// Decision holds what an Order's holds, and the evidence that was shown.
	Decision claims.Decision
}

// Outcome is what became of a proposal. Where it was neither taken nor is anything said against it, the register holds
// that very decision already.
type Outcome struct {
	Claim    string // fingerprint, where the claim is known
	Taken    bool   // the decision was appended
	Conflict string // what changed since the claim was shown, so that the decision does not fit it any more
	Faults   []Fault
}

// Refused says that the proposal cannot be taken.
func (o *Outcome) Refused() bool { return o.Conflict != "" || len(o.Faults) > 0 }

// Adopt takes the proposals on claims whose words still stand in their document, unless the register got another decision
// on them since. It gives an outcome for each, in their order. The registers are in line with their documents (Sync).
// Reviewers may decide, nobody else; empty allows everybody. No decision may be dated after today.
func Adopt(registers []*claims.Register, all []Proposal, reviewers []string, today string) []Outcome {
	byName := make(map[string]*claims.Register, len(registers))
	for _, reg := range registers {
		byName[reg.Document] = reg
	}
	out := make([]Outcome, len(all))
	for i := range all {
		out[i] = adopt(byName[all[i].Document], &all[i], Order{Decision: all[i].Decision, Reviewers: reviewers, Today: today})
	}
	return out
}

func adopt(reg *claims.Register, p *Proposal, o Order) Outcome {
	if reg == nil {
		return Outcome{Conflict: p.Document + " is not there any more, or cannot be read"}
	}
	found, err := Find([]*claims.Register{reg}, p.Claim)
	if err != nil || found.Record.Gone {
		return Outcome{Conflict: goneSince(reg, p, err)}
	}
	rec := found.Record
	out, now, decided := Outcome{Claim: rec.Fingerprint}, held(rec), claims.Review{}
	show(&decided, &p.Decision)
	decided.Date = now.Date // the day on which it is imported makes it no other decision
	switch {
	case sameReview(now, decided):
		return out
	case !sameReview(now, p.Was):
		out.Conflict = since(now)
		return out
	}
	if out.Faults = o.faults(); len(out.Faults) == 0 {
		rec.Decisions, out.Taken = append(rec.Decisions, o.decision(rec)), true
	}
	return out
}

// held is the decision that a record has on its own words, as a report shows it.
func held(r *claims.Record) claims.Review {
	v := claims.Review{Status: claims.Unreviewed}
	if d := r.Effective(); d != nil && d.Words == Digest(r.Type, r.Words) {
		show(&v, d)
	}
	return v
}

func sameReview(a, b claims.Review) bool {
	return a.Status == b.Status && a.Reviewer == b.Reviewer && a.Date == b.Date && a.Expires == b.Expires && Tidy(a.Reason) == Tidy(b.Reason)
}

// since says what the register got since a claim was shown.
func since(now claims.Review) string {
	if now.Status == claims.Unreviewed {
		return "its decision was taken back since"
	}
	return fmt.Sprintf("it was decided since: %s by %s on %s", now.Status, now.Reviewer, now.Date)
}

// goneSince says that the words of a claim do not stand in its document any more, and what stands in their place.
func goneSince(reg *claims.Register, p *Proposal, err error) string {
	if several := (*AmbiguousError)(nil); errors.As(err, &several) {
		return several.Error()
	}
	message := "its words are no longer in " + reg.Document
	for i := range reg.Records {
		r := &reg.Records[i]
		if !r.Gone && r.Replaces != "" && r.Replaces == p.Claim[:min(len(p.Claim), IDLength)] {
			return message + "; " + r.ID + " took its place"
		}
	}
	return message
}
