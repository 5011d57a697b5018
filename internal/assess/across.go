package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"keur/claims"
)

// Findings on what two documents say differently of the same thing.
const (
	conflictDirection = "conflict-direction"
	conflictFigures   = "conflict-figures"
	conflictDose      = "conflict-dose"
)

// topic is what claims are compared over: those of one kind about one subject and one object, in figures that can be compared.
type topic struct {
	rule, kind, subject, object, unit string
}

// said is one claim about a topic: where it stands on it, and the claim.
type said struct {
	low, high float64
	shown     string
	claim     *claims.Claim
}

// Across reports, once a topic, that two documents contradict one another: one asserts what the other denies, or they give
// figures or doses that do not overlap. Only claims whose subject and object are recognised are compared, and open says of which
// concepts the words alone do not tell what is meant. Each finding names both places; it stands with the first.
func Across(all []claims.Claim, open func(concept string) bool) []claims.Finding {
	topics := map[topic][]said{}
	var order []topic
	for i := range all {
		if all[i].Subject.Concept == "" || open(all[i].Subject.Concept) || open(all[i].Object.Concept) {
			continue
		}
		tell(&all[i], func(t topic, s said) {
			if topics[t] == nil {
				order = append(order, t)
			}
			topics[t] = append(topics[t], s)
		})
	}
	var out []claims.Finding
	for _, t := range order {
		if a, b, ok := apart(topics[t]); ok {
			out = append(out, conflict(t, a, b))
		}
	}
	slices.SortStableFunc(out, func(a, b claims.Finding) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Location.Line, b.Location.Line), cmp.Compare(a.Rule, b.Rule))
	})
	return out
}

// tell gives what a claim says about topics.
func tell(c *claims.Claim, add func(topic, said)) {
	t := topic{kind: string(c.Type), subject: c.Subject.Concept, object: c.Object.Concept}
	switch c.Type {
	case claims.Efficacy, claims.Prevention, claims.Safety, claims.Causation:
		if t.object == "" || t.object == t.subject || c.Hedged {
			return
		}
		t.rule = conflictDirection
		side := said{low: 1, high: 1, shown: "asserts it", claim: c}
		if c.Polarity == claims.Negative {
			side = said{shown: "denies it", claim: c}
		}
		add(t, side)
	case claims.SuccessRate, claims.Prevalence, claims.Dosage:
		t.rule = conflictFigures
		if c.Type == claims.Dosage {
			t.rule = conflictDose
		} else if t.object == "" {
			return
		}
		for i := range c.Quantities {
			if q := &c.Quantities[i]; comparable(c.Type, q) {
				s := t
				s.unit = q.Kind + " " + q.Unit + " " + q.Per
				add(s, said{low: *q.Min, high: *q.Max, shown: q.Raw, claim: c})
			}
		}
	}
}

// comparable says that a quantity is what a claim of a type is about, with both ends.
func comparable(t claims.Type, q *claims.Quantity) bool {
	if q.Min == nil || q.Max == nil {
		return false
	}
	if t == claims.Dosage {
		return (q.Kind == "mass" || q.Kind == "dose" || q.Kind == "volume") && q.Per != ""
	}
	return q.Kind == "percent" || q.Kind == "ratio"
}

// apart finds two claims of different documents that do not overlap: the lowest, and the highest that contradicts it.
func apart(all []said) (a, b said, ok bool) {
	low := slices.MinFunc(all, func(x, y said) int { return cmp.Compare(x.high, y.high) })
	high := slices.MaxFunc(all, func(x, y said) int { return cmp.Compare(x.low, y.low) })
	if low.high >= high.low || low.claim.Document == high.claim.Document {
		return a, b, false
	}
	if before(high.claim, low.claim) {
		low, high = high, low
	}
	return low, high, true
}

// before orders claims by place.
func before(a, b *claims.Claim) bool {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Location.Line, b.Location.Line)) < 0
}

func conflict(t topic, a, b said) claims.Finding {
	about := spaced(t.subject)
	if t.object != "" && t.object != t.subject {
		about += " and " + spaced(t.object)
	}
	what := strings.ReplaceAll(t.kind, "_", " ") + " of " + about
	place := fmt.Sprintf("%s:%d:%d", b.claim.Document, b.claim.Location.Line, b.claim.Location.Column)
	message := fmt.Sprintf("two pages differ on the %s: %q here, %q in %s: give one figure, or say why they differ", what, a.shown, b.shown, place)
	if t.rule == conflictDirection {
		message = fmt.Sprintf("two pages differ on the %s: this one %s, %s %s: bring them in line", what, a.shown, place, b.shown)
	}
	at := a.claim.Location
	return claims.Finding{Rule: t.rule, Severity: claims.Warning, Consequence: needsSubstantiation, Message: message,
		Document: a.claim.Document, Location: &at, Claims: []string{a.claim.ID, b.claim.ID}}
}
