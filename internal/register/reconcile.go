package register

import (
	"time"

	"keur/claims"
)

// Result is the claims of a document with what the register says about them.
type Result struct {
	Claims    []claims.Claim  // for gate and reports, in the order given
	NotClaims []claims.Claim  // false alarms by decision: they leave gate and reports
	Stale     []Stale         // the stale ones among Claims, in reading order
	Gone      []claims.Record // whose words are no longer in the document, in the order of the register
}

// Stale is a claim that took the place of a recorded one with other words. No decision carries over.
type Stale struct {
	Claim string        // ID of the claim
	Old   claims.Record // what stood there, with its decisions
	New   claims.Basis  // the words now
}

// Reconcile joins the claims found in one document with its register. It fills Fingerprint, ID and Occurrence of found,
// and gives back the claims with their Review. A nil register knows no claim. Of today only the date counts. Nothing is
// written, and the register is not changed.
func Reconcile(found []claims.Claim, reg *claims.Register, today time.Time) Result {
	if reg == nil || len(reg.Records) == 0 {
		return allNew(found)
	}
	j := join(found, reg)
	day := today.Format(time.DateOnly)
	res := Result{Claims: make([]claims.Claim, 0, len(found))}
	for i, c := range found {
		c.Review = j.review(i, &found[i], reg, day)
		if c.Review.Status == claims.NotAClaim && !c.Review.Expired {
			res.NotClaims = append(res.NotClaims, c)
		} else {
			res.Claims = append(res.Claims, c)
		}
	}
	for _, i := range j.order {
		if old := j.staleFor(i, reg); old >= 0 {
			res.Stale = append(res.Stale, Stale{Claim: found[i].ID, Old: reg.Records[old], New: wordsOf(&found[i])})
		}
	}
	for _, r := range j.gone {
		res.Gone = append(res.Gone, reg.Records[r])
	}
	return res
}

// allNew is what stands against no register.
func allNew(found []claims.Claim) Result {
	if len(found) > 0 && found[0].Fingerprint == "" {
		Identify(found)
	}
	res := Result{Claims: make([]claims.Claim, len(found))}
	for i, c := range found {
		c.Review = claims.Review{Status: claims.Unreviewed, Change: claims.New, Origin: string(claims.Extracted)}
		res.Claims[i] = c
	}
	return res
}

// staleFor is the record whose decision a claim would have, had its words not changed; -1 where there is none. It can be
// the claim's own: a decision holds only for the words whose digest it carries.
func (j *joined) staleFor(i int, reg *claims.Register) int {
	if r := j.record[i]; r >= 0 {
		if d := reg.Records[r].Effective(); d != nil && d.Words != j.digest[i] {
			return r
		}
	}
	return j.old[i]
}

func (j *joined) review(i int, c *claims.Claim, reg *claims.Register, day string) claims.Review {
	v := claims.Review{Status: claims.Unreviewed, Change: claims.New, Origin: string(claims.Extracted)}
	if j.record[i] >= 0 {
		r := &reg.Records[j.record[i]]
		v.Origin, v.Baseline, v.Change = string(r.Origin), r.Debt(), claims.Unchanged
		if j.moved[i] {
			v.Change = claims.Moved
		}
		if d := r.Effective(); d != nil && d.Words == j.digest[i] {
			carry(&v, d, c.Evidence, day)
		}
	}
	if j.staleFor(i, reg) >= 0 {
		v.Change = claims.Stale
	}
	return v
}

func carry(v *claims.Review, d *claims.Decision, now claims.Evidence, day string) {
	show(v, d)
	v.Expired = Expired(d.Expires, day)
	v.EvidenceChanged = d.Evidence != nil && *d.Evidence != Judged(now)
}

// show puts what a decision says into a review.
func show(v *claims.Review, d *claims.Decision) {
	v.Status, v.Reviewer, v.Date, v.Expires, v.Reason = d.Status, d.Reviewer, d.Date, d.Expires, d.Because()
}

// Expired says that a decision that expires on a day no longer holds on another. The day of expiry itself is still
// valid; a date that is none counts as passed, so that a slip of the pen never makes a decision last forever.
func Expired(expires, day string) bool {
	if expires == "" {
		return false
	}
	_, err := time.Parse(time.DateOnly, expires)
	return err != nil || day > expires
}

// Judged is what a decision keeps of the evidence that was shown with a claim.
func Judged(e claims.Evidence) claims.Judged {
	if e.Level == "" {
		e.Level = claims.Unassessed
	}
	return claims.Judged{Entry: e.Entry, Level: e.Level, Direction: e.Direction}
}

// wordsOf is the basis of a claim as a record keeps it.
func wordsOf(c *claims.Claim) claims.Basis {
	b := basisOf(c)
	return claims.Basis{Unit: Tidy(b.Unit), Frame: Tidy(b.Frame), Anchor: Tidy(b.Anchor)}
}

// basisOf is the basis of a claim; its context, the whole unit, stands in where nobody filled it.
func basisOf(c *claims.Claim) claims.Basis {
	b := c.Basis
	if b.Unit == "" {
		b.Unit = c.Context
	}
	return b
}
