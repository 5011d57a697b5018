package register

import (
	"fmt"

	"keur/claims"
)

// Hash is the hash of a decision, SHA-256 in hex over all its fields. The next decision on the claim carries it, so that
// none can be altered, dropped from the middle or taken to another claim unseen.
func Hash(d claims.Decision) string {
	fields := []string{"keur decision 1", string(d.Status), d.Reviewer, d.Date, d.Reason, d.Text, d.Reference, d.Expires}
	if e := d.Evidence; e != nil {
		fields = append(fields, "evidence", e.Entry, string(e.Level), string(e.Direction))
	}
	return sum(append(fields, d.Words, d.Previous, d.Undoes)...)
}

// previous is what the next decision on a claim carries: the hash of its last decision, or of the claim itself.
func previous(r *claims.Record) string {
	if n := len(r.Decisions); n > 0 {
		return Hash(r.Decisions[n-1])
	}
	return root(r)
}

func root(r *claims.Record) string { return sum("keur chain 1", r.Root()) }

// Problem is a place where a register does not hold together.
type Problem struct {
	File    string // as messages name it, empty if the record was not read from one
	Line    int    // of the record in its file, 0 if it was not read from one
	Claim   string // ID
	Message string
}

// String gives FILE:LINE: claim ID: message.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: claim %s: %s", p.File, p.Line, p.Claim, p.Message)
}

// Verify walks a register and reports every record whose words are not those of its fingerprint, and every decision that
// was altered, removed or put in after it was taken. The last decisions of a chain can be cut off unseen; only an older
// copy of the file shows that.
func Verify(reg *claims.Register) []Problem {
	var out []Problem
	for i := range reg.Records {
		r := &reg.Records[i]
		for _, m := range verify(reg.Document, r) {
			out = append(out, Problem{Claim: r.ID, Line: r.Line(), Message: m})
		}
	}
	return out
}

func verify(document string, r *claims.Record) (messages []string) {
	if Fingerprint(document, r.Type, r.Words, r.Occurrence) != r.Fingerprint {
		messages = append(messages, "its words, type or document are not those of its fingerprint")
	}
	words, want := Digest(r.Type, r.Words), root(r)
	var inForce []claims.Decision
	for k, d := range r.Decisions {
		problem := func(what string) { messages = append(messages, described(k, &d)+" "+what) }
		if d.Previous != want {
			problem("does not follow from what stands before it")
		}
		if d.Words != words {
			problem("judged other words")
		}
		want = Hash(d)
		if d.Undoes == "" {
			inForce = append(inForce, d)
			continue
		}
		if !undoesLast(d, inForce) {
			problem("does not undo the one in force")
		}
		inForce = inForce[:max(0, len(inForce)-1)]
	}
	return messages
}

// described names a decision by its place in the chain, counted from 1, its day and its reviewer.
func described(k int, d *claims.Decision) string {
	return fmt.Sprintf("decision %d (%s, %s)", k+1, d.Date, d.Reviewer)
}

// undoesLast says that a decision takes back the last of those in force, and falls back to the status before it.
func undoesLast(d claims.Decision, inForce []claims.Decision) bool {
	last := len(inForce) - 1
	if last < 0 || Hash(inForce[last]) != d.Undoes {
		return false
	}
	back := claims.Unreviewed
	if last > 0 {
		back = inForce[last-1].Status
	}
	return d.Status == back
}
