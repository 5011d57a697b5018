package assess

import (
	"math"
	"slices"

	"keur/claims"
)

// amount is one quantity of a dosage claim: so much of something over some period.
type amount struct {
	low, high float64 // in the base unit of its dimension; high is +Inf where no upper end is given
	scale     scale
	per       string
	times     float64 // how often a day, where the claim says it; 0 where it does not
}

// doses holds the amounts of a dosage claim against every limit of its substances. The second result is the headline,
// or nil.
func (a *Assessor) doses(c *claims.Claim, subjects []int32, buf []amount) ([]claims.Dose, *claims.Dose, []amount) {
	buf = amounts(c.Quantities, buf[:0])
	if len(buf) == 0 || len(subjects) == 0 {
		return nil, nil, buf
	}
	var out []claims.Dose
	for _, s := range subjects {
		out = a.substanceDoses(out, s, buf)
	}
	if len(out) > 1 {
		out = answered(out)
	}
	best := -1
	for i := range out {
		if out[i].Headline && (best < 0 || verdictRank(out[i].Verdict) > verdictRank(out[best].Verdict)) {
			best = i
		}
	}
	for i := range out {
		out[i].Headline = i == best
	}
	if best < 0 {
		return out, nil, buf
	}
	headline := out[best]
	return out, &headline, buf
}

// answered drops the lines that say that nothing is known of one name of a substance where something is known of
// another ("curcumin" also names turmeric).
func answered(doses []claims.Dose) []claims.Dose {
	silent := func(d claims.Dose) bool { return d.Verdict == claims.NoEntry }
	if !slices.ContainsFunc(doses, func(d claims.Dose) bool { return !silent(d) }) {
		return doses[:1]
	}
	return slices.DeleteFunc(doses, silent)
}

// amounts picks the quantities that say how much, and joins to them how often a day.
func amounts(quantities []claims.Quantity, dst []amount) []amount {
	times := timesADay(quantities)
	for i := range quantities {
		q := &quantities[i]
		s := scaleOf(q.Unit)
		if s.dimension == noDimension || s.dimension == count && len(quantities) > 1 {
			continue
		}
		am := amount{high: math.Inf(1), scale: s, per: q.Per, times: times}
		if q.Min != nil {
			am.low = *q.Min * s.factor
		}
		if q.Max != nil {
			am.high = *q.Max * s.factor
		}
		dst = append(dst, am)
	}
	return dst
}

// timesADay is the frequency that a claim states: "3 times a day" or "2 capsules a day"; 0 where it states none.
func timesADay(quantities []claims.Quantity) float64 {
	for i := range quantities {
		q := &quantities[i]
		days := daysOf(q.Per)
		if days == 0 || q.Max == nil {
			continue
		}
		if q.Unit == "{time}" || scaleOf(q.Unit).dimension == count {
			return *q.Max / days
		}
	}
	return 0
}

// substanceDoses appends the verdicts for one substance. A form or salt without limits of its own takes those of its
// family; a family without any takes those of its forms; a combination takes those of its first part that has any.
func (a *Assessor) substanceDoses(out []claims.Dose, s int32, amounts []amount) []claims.Dose {
	if own := a.limits[s]; own != nil {
		return a.against(out, s, own, "", amounts)
	}
	for _, up := range a.graph.nodes[s].above {
		if family := a.limits[up.node]; family != nil {
			return a.against(out, up.node, family, "the limit is for "+a.graph.nodes[up.node].name+", of which "+
				a.graph.nodes[s].name+" is a form", amounts)
		}
	}
	start := len(out)
	for i := range amounts {
		out = a.formDoses(out, s, amounts[i:i+1])
	}
	if len(out) > start {
		return out
	}
	for _, part := range a.graph.nodes[s].parts {
		if limits := a.limits[part]; limits != nil {
			return a.against(out, part, limits, "the amount counted as "+a.graph.nodes[part].name, amounts)
		}
	}
	if !a.ingestible(s) || !ingested(amounts) {
		return out
	}
	return append(out, claims.Dose{Verdict: claims.NoEntry, Substance: a.graph.nodes[s].id,
		Reason: "the knowledge base has no limit for " + a.graph.nodes[s].name, Headline: true})
}

// formDoses appends an amount held against the limits of each form, or of each measure of a treatment. Which form is
// meant is not said, so the headline is that of the form with the mildest verdict.
func (a *Assessor) formDoses(out []claims.Dose, s int32, amount []amount) []claims.Dose {
	start := len(out)
	mildest, from, to := math.MaxInt, start, start
	for _, form := range a.graph.nodes[s].narrower {
		limits := a.limits[form]
		if limits == nil {
			continue
		}
		first := len(out)
		out = a.compared(out, form, limits, "counted as "+a.graph.nodes[form].name, amount)
		worst := 0
		for i := first; i < len(out); i++ {
			if out[i].Headline {
				worst = max(worst, verdictRank(out[i].Verdict))
			}
		}
		if worst > 0 && worst < mildest {
			mildest, from, to = worst, first, len(out)
		}
	}
	for i := start; i < len(out); i++ {
		out[i].Headline = out[i].Headline && i >= from && i < to
	}
	return out
}

// ingestible says that a concept is something that people take.
func (a *Assessor) ingestible(n int32) bool {
	switch a.graph.nodes[n].kind {
	case "substance", "food", "medicine", "product", "":
		return true
	}
	return false
}

func ingested(amounts []amount) bool {
	for i := range amounts {
		if amounts[i].scale.ingested() || amounts[i].scale.dimension == count {
			return true
		}
	}
	return false
}

// compared appends a verdict per amount and limit that can be compared.
func (a *Assessor) compared(out []claims.Dose, s int32, sub *substance, why string, amounts []amount) []claims.Dose {
	start := len(out)
	for i := range amounts {
		for j := range sub.limits {
			d, ok := compare(&amounts[i], &sub.limits[j])
			if !ok || repeated(out, &d) {
				continue
			}
			d.Substance = a.graph.nodes[s].id
			d.Reason = joinReason(d.Reason, joinReason(why, sub.limits[j].note))
			out = append(out, d)
		}
	}
	keepStrictest(out[start:], sub)
	return out
}

// repeated says that the same verdict was reached by another name of the substance.
func repeated(doses []claims.Dose, d *claims.Dose) bool {
	for i := range doses {
		if doses[i].Entry == d.Entry && doses[i].Amount == d.Amount {
			return true
		}
	}
	return false
}

// against is compared, but where no limit can be compared with, one line says why.
func (a *Assessor) against(out []claims.Dose, s int32, sub *substance, why string, amounts []amount) []claims.Dose {
	start := len(out)
	if out = a.compared(out, s, sub, why, amounts); len(out) > start || !ingested(amounts) {
		return out
	}
	l := &sub.limits[0]
	return append(out, claims.Dose{Verdict: claims.NotComparable, Substance: a.graph.nodes[s].id, Limit: l.shown,
		Kind: l.kind, Source: l.source, URL: l.url, Entry: l.id, Headline: true,
		Reason: joinReason("an amount in "+amounts[0].scale.shown+" cannot be held against a limit in "+l.scale.shown, why)})
}

// keepStrictest leaves, of the headlines with the worst verdict, the one whose limit is overstepped furthest: the first
// of equals.
func keepStrictest(doses []claims.Dose, sub *substance) {
	best := -1
	for i := range doses {
		if !doses[i].Headline {
			continue
		}
		if best < 0 || verdictRank(doses[i].Verdict) > verdictRank(doses[best].Verdict) ||
			doses[i].Verdict == doses[best].Verdict && sub.lower(doses[i].Entry, doses[best].Entry) {
			best = i
		}
	}
	for i := range doses {
		doses[i].Headline = i == best
	}
}

// lower says that one limit of the substance lies below another.
func (s *substance) lower(a, b string) bool { return s.height(a) < s.height(b) }

func (s *substance) height(id string) float64 {
	for i := range s.limits {
		if l := &s.limits[i]; l.id == id {
			h := l.value * l.scale.factor
			if l.period == perBody {
				h *= bodyWeight
			}
			return h
		}
	}
	return math.Inf(1)
}
