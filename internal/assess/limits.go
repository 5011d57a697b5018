package assess

import (
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/knowledge"
)

// period is what a limit or an amount is counted over.
type period uint8

const (
	perDay period = iota
	perBody
	perSession
	perDose
	perCourse
	perOther // per kg of product, in air: no intake
)

// limit is one limit, ready to be compared with.
type limit struct {
	id, shown, kind, source, url string
	note                         string // why it is not the headline, or what else to know
	unit                         string
	operator                     string
	value                        float64
	scale                        scale
	period                       period
	iuPerUnit                    float64
	counts                       bool // it may be the headline: for healthy adults, here, and its source was seen
	legal                        bool // set by law
	minimum                      bool // a minimum for a claim, not a safety limit
}

// substance is the limits of one substance.
type substance struct {
	limits []limit
}

// bodyWeight is the weight in kg of the adult for whom limits per kg of body weight are worked out, as EFSA does.
const bodyWeight = 70

func newLimits(g *graph, all []knowledge.Limit, o *Options) map[int32]*substance {
	out := map[int32]*substance{}
	bySubstance := map[int32][]*knowledge.Limit{}
	var order []int32
	for i := range all {
		n := g.intern(all[i].Substance)
		if bySubstance[n] == nil {
			order = append(order, n)
		}
		bySubstance[n] = append(bySubstance[n], &all[i])
	}
	for _, n := range order {
		out[n] = newSubstance(bySubstance[n], o)
	}
	return out
}

// newSubstance decides which limits of a substance may be the headline: the best class that it has.
func newSubstance(rows []*knowledge.Limit, o *Options) *substance {
	s := &substance{limits: make([]limit, len(rows))}
	standings := make([]int, len(rows))
	best := outOfClass
	for i, l := range rows {
		s.limits[i] = newLimit(l)
		standings[i], s.limits[i].note = standingOf(l, o)
		best = min(best, standings[i])
	}
	for i := range s.limits {
		c := &s.limits[i]
		c.counts = standings[i] == best && best < outOfClass
		if c.counts {
			c.note = ""
		}
		if c.counts && best == unseenAbsence {
			_, c.note = standingOf(rows[i], o)
		} else if c.counts && best >= foreignLimit {
			c.note = "no limit of the chosen jurisdictions exists, so this one stands in"
		}
		if c.minimum {
			c.note = joinReason("a minimum for an authorised claim, not a safety limit", c.note)
		}
		c.note = joinReason(c.note, formNote(rows[i].Form))
	}
	return s
}

// The classes of limits add up: a limit of the chosen jurisdictions comes before a foreign one, a safety limit before
// a minimum dose, one for adults at large before one for older adults.
const (
	olderAdults   = 1
	minimumDose   = 2
	foreignLimit  = 4
	unseenAbsence = 8 // that no limit exists raises no severity, so it may be said on an unseen source
	outOfClass    = 16
)

// standingOf is the class of a limit, and why it is not in the first.
func standingOf(l *knowledge.Limit, o *Options) (class int, why string) {
	if !l.Verified {
		why = "the source of this limit has not been checked"
		if l.Operator == "none" {
			return unseenAbsence, why
		}
		return outOfClass, why
	}
	if !adults(l.Population) {
		why = "for " + l.Population
		if !strings.HasPrefix(l.Population, "adults") {
			return outOfClass, why
		}
		class += olderAdults
	}
	if l.Operator == ">=" {
		class += minimumDose
	}
	if o.anyHolds(l.Jurisdictions) {
		return class, why
	}
	why = joinReason(why, "counts in "+strings.Join(l.Jurisdictions, ", ")+" only")
	if !l.Fallback {
		return outOfClass, why
	}
	return class + foreignLimit, why
}

// adults says that a population holds healthy adults at large: "adults", or "adults and" still younger people.
func adults(population string) bool {
	return population == "adults" || strings.HasPrefix(population, "adults and ")
}

func formNote(form string) string {
	if form == "" {
		return ""
	}
	return "for " + form
}

func joinReason(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + "; " + b
}

// holds says that the law of a jurisdiction is to be kept: a chosen one, the Union's in its member states, and good
// practice everywhere.
func (o *Options) holds(j string) bool {
	if j == "INT" || slices.Contains(o.Jurisdictions, j) {
		return true
	}
	return j == "EU" && (slices.Contains(o.Jurisdictions, "NL") || slices.Contains(o.Jurisdictions, "DE"))
}

func (o *Options) anyHolds(jurisdictions []string) bool {
	return len(jurisdictions) == 0 || slices.ContainsFunc(jurisdictions, o.holds)
}

func newLimit(l *knowledge.Limit) limit {
	c := limit{id: l.ID, kind: l.Kind, source: l.Source, url: l.URL, unit: l.Unit, operator: l.Operator,
		scale: scaleOf(l.Unit), period: periodOf(l.Per), iuPerUnit: l.IUPerUnit,
		minimum: l.Operator == ">=", legal: legal(l)}
	if l.Value != nil {
		c.value = *l.Value
	}
	c.shown = shownLimit(&c, l)
	return c
}

// legal says that a limit is set by law, by the names that kinds of limit have in the data.
func legal(l *knowledge.Limit) bool {
	return l.Operator == "prohibited" || strings.HasSuffix(l.Kind, "legal max") || strings.HasSuffix(l.Kind, "warenwet max")
}

func periodOf(per string) period {
	switch per {
	case "day", "d", "":
		return perDay
	case "kg bw/day", "kg.d":
		return perBody
	case "session", "{session}":
		return perSession
	case "single dose", "dose":
		return perDose
	case "course":
		return perCourse
	}
	return perOther
}

// avoided is how a limit is told that advises against any amount.
const avoided = "to be avoided"

// shownLimit is how a limit is told in one phrase.
func shownLimit(c *limit, l *knowledge.Limit) string {
	switch l.Operator {
	case "none":
		return "no limit exists"
	case "avoid":
		return avoided
	case "prohibited":
		return "prohibited"
	}
	b := make([]byte, 0, 24)
	switch l.Operator {
	case "<":
		b = append(b, "below "...)
	case ">=":
		b = append(b, "at least "...)
	case "concern_at_or_above":
		b = append(b, "concern from "...)
	}
	b = append(appendNumber(b, c.value), ' ')
	b = append(append(b, c.scale.shown...), '/')
	b = append(b, cmpOr(l.Per, "day")...)
	if c.period == perBody {
		b = append(appendNumber(append(b, " ("...), c.value*bodyWeight), ' ')
		b = append(append(b, c.scale.shown...), "/day at 70 kg)"...)
	}
	return string(b)
}

// verdictRank orders verdicts from the worst.
func verdictRank(v claims.Verdict) int {
	switch v {
	case claims.Prohibited:
		return 7
	case claims.Exceeds:
		return 6
	case claims.ExceedsTop:
		return 5
	case claims.BelowMinimum:
		return 4
	case claims.Within:
		return 3
	case claims.NoLimit:
		return 2
	case claims.NotComparable:
		return 1
	}
	return 0
}
