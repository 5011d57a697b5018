package assess

import (
	"math"

	"keur/claims"
)

// compare holds one amount against one limit. ok is false where they measure different things.
func compare(am *amount, l *limit) (d claims.Dose, ok bool) {
	d = claims.Dose{Limit: l.shown, Kind: l.kind, Source: l.source, URL: l.url, Entry: l.id, Headline: l.counts}
	switch l.operator {
	case "none":
		d.Verdict = claims.NoLimit
		d.Amount = plainAmount(am)
		return d, am.scale.ingested()
	case "avoid":
		d.Verdict, d.Reason = claims.Exceeds, "the source advises against any amount"
		d.Amount = plainAmount(am)
		return d, am.scale.ingested()
	case "prohibited":
		d.Verdict = claims.Prohibited
		d.Amount = plainAmount(am)
		return d, am.scale.ingested()
	}
	low, high, reason, ok := am.inUnitsOf(l)
	if !ok {
		return d, false
	}
	against := l.value
	if l.period == perBody {
		against *= bodyWeight
	}
	d.Verdict, d.Reason = verdict(l.operator, against, low, high, reason)
	d.Amount = shownAmount(low, high, l)
	return d, true
}

// verdict applies the operator of a limit to a range. A limit may be reached but for rounding in the conversion.
func verdict(operator string, v, low, high float64, reason string) (claims.Verdict, string) {
	over := func(x float64) bool { return x > v*(1+rounding) }
	switch operator {
	case "<", "concern_at_or_above":
		over = func(x float64) bool { return x >= v*(1-rounding) }
	case ">=":
		if low < v*(1-rounding) {
			return claims.BelowMinimum, reason
		}
		return claims.Within, reason
	}
	if math.IsInf(high, 1) {
		reason = joinReason(reason, "the text gives no upper end")
		high = low
	}
	switch {
	case over(low):
		return claims.Exceeds, reason
	case over(high):
		return claims.ExceedsTop, reason
	}
	return claims.Within, reason
}

// rounding is the relative error that conversion between units may bring.
const rounding = 1e-9

// inUnitsOf converts an amount to the unit and period of a limit, for an adult where either is per kg of body weight,
// and says what had to be assumed.
func (am *amount) inUnitsOf(l *limit) (low, high float64, reason string, ok bool) {
	factor, ok := am.unitFactor(l)
	if !ok {
		return 0, 0, "", false
	}
	share, reason, ok := am.periodFactor(l)
	if !ok {
		return 0, 0, "", false
	}
	factor *= share
	if am.scale.dimension == massPerBody {
		factor *= bodyWeight
		reason = joinReason("for an adult of 70 kg", reason)
	}
	return am.low * factor, am.high * factor, reason, true
}

// unitFactor leads from base units of the amount to units of the limit.
func (am *amount) unitFactor(l *limit) (float64, bool) {
	switch {
	case am.scale.dimension == l.scale.dimension:
		return 1 / l.scale.factor, true
	case am.scale.dimension == internationalUnits && l.scale.dimension == mass && l.iuPerUnit > 0:
		return 1 / l.iuPerUnit, true
	case am.scale.dimension == massPerBody && l.scale.dimension == mass:
		return 1 / l.scale.factor, true
	}
	return 0, false
}

// periodFactor leads from the period of the amount to that of the limit.
func (am *amount) periodFactor(l *limit) (factor float64, reason string, ok bool) {
	switch l.period {
	case perDay, perBody:
		return am.perDay()
	case perDose:
		if daysOf(am.per) > 0 && am.times == 0 {
			return 1, "", false
		}
		if daysOf(am.per) > 0 {
			return daysOf(am.per) / am.times, "", true
		}
		return 1, "", true
	case perSession:
		return 1, "", am.per == "" || am.per == "{session}" || am.per == "{time}" || am.per == "d"
	case perCourse:
		return 1, "", am.per == "" || am.per == "{course}"
	}
	return 0, "", false
}

// perDay spreads an amount over a day.
func (am *amount) perDay() (float64, string, bool) {
	if days := daysOf(am.per); days > 0 {
		if days != 1 {
			return 1 / days, "averaged over the days", true
		}
		return 1, "", true
	}
	if am.times > 0 && am.times != 1 {
		b := append(make([]byte, 0, 24), "taken "...)
		b = append(appendNumber(b, am.times), " times a day"...)
		return am.times, string(b), true
	}
	if am.times == 1 {
		return 1, "", true
	}
	if am.per == "" {
		return 1, "the text does not say how often: taken as the amount of a day", true
	}
	return 1, "the text does not say how many a day: taken as one", true
}

// shownAmount is the range as it was compared, in the unit of the limit.
func shownAmount(low, high float64, l *limit) string {
	b := make([]byte, 0, 32)
	switch {
	case math.IsInf(high, 1):
		b = append(appendNumber(append(b, "at least "...), low), ' ')
	case low == 0 && high > 0:
		b = append(appendNumber(append(b, "up to "...), high), ' ')
	case low == high:
		b = append(appendNumber(b, low), ' ')
	default:
		b = append(appendNumber(append(appendNumber(b, low), "–"...), high), ' ')
	}
	b = append(b, l.scale.shown...)
	switch l.period {
	case perDay, perBody:
		b = append(b, "/day"...)
	case perSession:
		b = append(b, "/session"...)
	}
	return string(b)
}

// plainAmount is an amount in its own unit, where there is no limit to convert it to.
func plainAmount(am *amount) string {
	l := limit{scale: am.scale, period: perOther}
	if daysOf(am.per) == 1 {
		l.period = perDay
	}
	return shownAmount(am.low/am.scale.factor, am.high/am.scale.factor, &l)
}
