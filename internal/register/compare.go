package register

import (
	"fmt"
	"strings"

	"keur/claims"
)

// maxDifferences is in how many fields a decision can differ from an earlier one and still be taken for that one, changed.
const maxDifferences = 3

// faults says what became of the decisions of a chain that are not in it any more as they were, in their order. What was
// added at the end is no fault.
func faults(then, now []claims.Decision) []string {
	c := compare(then, now)
	var out []string
	for i := range then {
		what, j := "", c.with[i]
		switch {
		case c.became[i] == removed:
			what = "was removed"
		case c.became[i] == displaced:
			what = fmt.Sprintf("was put in another place: it stands as decision %d", j+1)
		case c.became[i] == changed:
			what = "was changed: " + strings.Join(differences(&then[i], &now[j]), ", ")
		case Hash(then[i]) != Hash(now[j]) && len(out) == 0 && !c.disturbed(j):
			// It says the same and hangs on the chain otherwise, as all do that follow a fault.
			what = relinked(&then[i], &now[j], i == j)
		}
		if what != "" {
			out = append(out, described(i, &then[i])+" "+what)
		}
	}
	return out
}

func relinked(was, is *claims.Decision, samePlace bool) string {
	switch {
	case !samePlace:
		return "does not follow what it followed: another was put in before it"
	case was.Undoes != is.Undoes:
		return "was changed: which decision it undoes"
	}
	return "was changed: which decision it follows"
}

// outcome is what became of a decision.
type outcome uint8

const (
	kept outcome = iota
	displaced
	changed
	removed
)

// comparison says of each earlier decision what became of it, and which of today's it is.
type comparison struct {
	then, now []claims.Decision
	became    []outcome
	with      []int // -1 for none
	taken     []bool
}

// compare finds the longest run of decisions that say the same in the same order; then those that say the same elsewhere;
// then, between the same neighbours, those that say almost the same.
func compare(then, now []claims.Decision) *comparison {
	c := &comparison{then, now, make([]outcome, len(then)), none(len(then)), make([]bool, len(now))}
	c.align()
	for i := range then {
		if c.with[i] < 0 {
			c.became[i] = removed
			c.match(i, 0, len(now), 0, displaced)
		}
	}
	for i := range then {
		if c.became[i] == removed {
			from, to := c.gap(i)
			c.match(i, from, to, maxDifferences, changed)
		}
	}
	return c
}

// disturbed says that before a place of today stands an earlier decision that is not as it was.
func (c *comparison) disturbed(before int) bool {
	for i, j := range c.with {
		if c.became[i] != kept && j >= 0 && j < before {
			return true
		}
	}
	return false
}

// match takes the decision of today that differs least from an earlier one, in at most so many fields.
func (c *comparison) match(i, from, to, most int, as outcome) {
	best := -1
	for j := from; j < to; j++ {
		if n := len(differences(&c.then[i], &c.now[j])); !c.taken[j] && n <= most {
			best, most = j, n-1
		}
	}
	if best >= 0 {
		c.with[i], c.became[i], c.taken[best] = best, as, true
	}
}

// gap is where a decision would stand today: behind what came before it and before what came after.
func (c *comparison) gap(i int) (from, to int) {
	to = len(c.now)
	for k, j := range c.with {
		switch {
		case c.became[k] != kept:
		case k < i:
			from = j + 1
		case k > i:
			return from, j
		}
	}
	return from, to
}

// align pairs a longest common subsequence. Chains differ at their end, if at all: what they share before goes first.
func (c *comparison) align() {
	start := 0
	for start < len(c.then) && start < len(c.now) && Hash(c.then[start]) == Hash(c.now[start]) {
		c.pair(start, start)
		start++
	}
	a, b := c.then[start:], c.now[start:]
	longest := make([][]int, len(a)+1) // of what stands from i in a and from j in b
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if longest[i][j] = max(longest[i+1][j], longest[i][j+1]); len(differences(&a[i], &b[j])) == 0 {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case len(differences(&a[i], &b[j])) == 0:
			c.pair(start+i, start+j)
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
}

func (c *comparison) pair(i, j int) { c.with[i], c.taken[j] = j, true }

// differences names what two decisions do not say alike. Hashes of other decisions do not count: they differ wherever
// something before them does.
func differences(a, b *claims.Decision) []string {
	var out []string
	for _, f := range []struct {
		name string
		same bool
	}{
		{"status", a.Status == b.Status}, {"reviewer", a.Reviewer == b.Reviewer}, {"date", a.Date == b.Date},
		{"reason", a.Reason == b.Reason}, {"text", a.Text == b.Text}, {"reference", a.Reference == b.Reference},
		{"expiry", a.Expires == b.Expires}, {"evidence", judgedAlike(a.Evidence, b.Evidence)}, {"words judged", a.Words == b.Words},
		{"whether it undoes another", (a.Undoes == "") == (b.Undoes == "")},
	} {
		if !f.same {
			out = append(out, f.name)
		}
	}
	return out
}

func judgedAlike(a, b *claims.Judged) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
