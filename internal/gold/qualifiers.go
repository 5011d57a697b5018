package gold

import (
	"strconv"
	"strings"

	"keur/claims"
)

// Qualifiers say how much of what a claim carries is right, over the claims that were matched.
type Qualifiers struct {
	Matched          int // claims
	Polarity, Hedged int // of them, where both agree
	Labelled, Found  int // quantities on either side
	Shared           int // quantities that stand on both
}

// PolarityRight is the share of matched claims with the right polarity.
func (q Qualifiers) PolarityRight() float64 { return ratio(q.Polarity, q.Matched) }

// HedgedRight is the share of matched claims that are rightly taken for hedged, or for not.
func (q Qualifiers) HedgedRight() float64 { return ratio(q.Hedged, q.Matched) }

// Recall is the share of the labelled quantities that were found.
func (q Qualifiers) Recall() float64 { return ratio(q.Shared, q.Labelled) }

// Precision is the share of the quantities found that are labelled.
func (q Qualifiers) Precision() float64 { return ratio(q.Shared, q.Found) }

func (c *comparison) qualifiers() Qualifiers {
	q := Qualifiers{Matched: len(c.pairs)}
	for _, p := range c.pairs {
		label, found := &c.labels[p.Label], &c.found[p.Claim]
		if polarity(label) == polarity(found) {
			q.Polarity++
		}
		if label.Hedged == found.Hedged {
			q.Hedged++
		}
		q.Labelled += len(label.Quantities)
		q.Found += len(found.Quantities)
		q.Shared += shared(label.Quantities, found.Quantities)
	}
	return q
}

// polarity is positive where a label does not tell.
func polarity(l *Label) claims.Polarity {
	if l.Polarity == "" {
		return claims.Positive
	}
	return l.Polarity
}

// amount is what has to agree of a quantity.
type amount struct {
	min, max  bound
	unit, per string
}

// bound is an end of a range; an open one is unset.
type bound struct {
	set   bool
	value float64
}

// shared counts the quantities that two claims have in common, each as often as it stands on both sides.
func shared(a, b []claims.Quantity) int {
	left, n := map[amount]int{}, 0
	for i := range a {
		left[amountOf(&a[i])]++
	}
	for i := range b {
		if k := amountOf(&b[i]); left[k] > 0 {
			left[k]--
			n++
		}
	}
	return n
}

func amountOf(q *claims.Quantity) amount {
	return amount{boundOf(q.Min), boundOf(q.Max), counted(q.Unit), counted(q.Per)}
}

// boundOf rounds to six digits: figures that were converted differ in the last ones.
func boundOf(v *float64) bound {
	if v == nil {
		return bound{}
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(*v, 'g', 6, 64), 64)
	return bound{true, rounded}
}

// counted takes all count nouns for one unit: whether people, patients or participants were counted is a matter of
// words. Times and folds are measures.
func counted(unit string) string {
	if strings.HasPrefix(unit, "{") && unit != "{time}" && unit != "{fold}" {
		return "{n}"
	}
	return unit
}
