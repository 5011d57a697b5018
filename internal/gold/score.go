package gold

// Score is precision, recall and F1 over a set of claims.
type Score struct{ Hits, Extra, Missed int }

// Labels is the number of claims that people labelled.
func (s Score) Labels() int { return s.Hits + s.Missed }

// Precision is the share of predictions that are right.
func (s Score) Precision() float64 { return ratio(s.Hits, s.Hits+s.Extra) }

// Recall is the share of labels that are found.
func (s Score) Recall() float64 { return ratio(s.Hits, s.Hits+s.Missed) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return mean(s.Precision(), s.Recall()) }

// Detection says how well claims are found whatever their type: many claims may overlap one, so that precision and
// recall count different things.
type Detection struct{ Labels, LabelsTouched, Found, FoundTouched int }

// Precision is the share of predictions that overlap a label.
func (d Detection) Precision() float64 { return ratio(d.FoundTouched, d.Found) }

// Recall is the share of labels that a prediction overlaps.
func (d Detection) Recall() float64 { return ratio(d.LabelsTouched, d.Labels) }

// F1 is the harmonic mean of precision and recall.
func (d Detection) F1() float64 { return mean(d.Precision(), d.Recall()) }

// mean is the harmonic mean.
func mean(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
