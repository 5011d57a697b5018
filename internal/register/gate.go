package register

import (
	"fmt"
	"slices"
	"strings"

	"keur/claims"
)

// Policy says what the gate fails on.
type Policy struct {
	FailOn        []string // conditions (Conditions); nil stands for DefaultFailOn
	MaxUnreviewed int      // so many unreviewed claims pass
}

// Verdict is the outcome of the gate.
type Verdict struct {
	Passed  bool     `json:"passed"`
	Reasons []Reason `json:"reasons"`        // conditions that failed, in the order of Conditions
	Next    string   `json:"next,omitempty"` // the shortest command to go on with
}

// Reason is one condition that failed, and what it failed on.
type Reason struct {
	Condition string   `json:"condition"`
	Count     int      `json:"count"`
	Message   string   `json:"message"`             // what that means, for people
	Claims    []string `json:"claims,omitempty"`    // IDs, in the order of the report
	Documents []string `json:"documents,omitempty"` // each document concerned, once, in the order of the report
	Next      string   `json:"next"`
}

// DefaultFailOn is what the gate fails on where nothing else is configured.
func DefaultFailOn() []string {
	return []string{"unreviewed", "stale", "expired", "rejected", "needs-change", "missing-accepted-disclaimer"}
}

// Conditions lists every condition that a gate can fail on.
func Conditions() []string {
	all := conditions()
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.name
	}
	return names
}

// CheckFailOn says which of some conditions is not one, and lists those that are. Space around them does not count.
func CheckFailOn(failOn []string) error {
	known := Conditions()
	for _, name := range failOn {
		if !slices.Contains(known, strings.TrimSpace(name)) {
			return fmt.Errorf("unknown condition %q for --fail-on; it is one of %s", name, strings.Join(known, ", "))
		}
	}
	return nil
}

// Gate holds a report against a policy. The report's claims carry their reviews (Reconcile); those that are no claims are
// not among them. The error is that of CheckFailOn.
func Gate(r *claims.Report, p Policy) (Verdict, error) {
	if p.FailOn == nil {
		p.FailOn = DefaultFailOn()
	}
	if err := CheckFailOn(p.FailOn); err != nil {
		return Verdict{}, err
	}
	on := map[string]bool{}
	for _, name := range p.FailOn {
		on[strings.TrimSpace(name)] = true
	}
	v := Verdict{Passed: true}
	for _, c := range conditions() {
		if !on[c.name] {
			continue
		}
		reason := c.hold(r, on)
		if reason.Count == 0 || c.name == unreviewed && reason.Count <= p.MaxUnreviewed {
			continue
		}
		reason.Next = c.next(&reason)
		v.Passed = false
		v.Reasons = append(v.Reasons, reason)
	}
	if len(v.Reasons) > 0 {
		v.Next = v.Reasons[0].Next
	}
	return v, nil
}

// hold counts what fails a condition: claims, and things beside them.
func (c *condition) hold(r *claims.Report, on map[string]bool) Reason {
	reason := Reason{Condition: c.name, Message: c.message}
	seen := map[string]bool{"": true}
	concern := func(document string) {
		reason.Count++
		if !seen[document] {
			seen[document] = true
			reason.Documents = append(reason.Documents, document)
		}
	}
	for i := range r.Claims {
		if c.claim(&r.Claims[i], on) {
			reason.Claims = append(reason.Claims, r.Claims[i].ID)
			concern(r.Claims[i].Document)
		}
	}
	if c.rest != nil {
		for _, document := range c.rest(r) {
			concern(document)
		}
	}
	return reason
}
