package assess

import (
	"math"
	"strconv"

	"keur/claims"
)

// figure reads the value of an epidemiological entry; percentages can be compared with what a claim says.
func figure(value, unit string) (float64, bool) {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return 0, false
	}
	return v, unit == "%" || unit == "percent"
}

// known lists the figures of a condition beside a claim of how common something is. A claim is answered only by a
// figure that its own comes close to, the closest; else nothing is known to speak of the same thing.
func (f *finder) figures(quantities []claims.Quantity) {
	f.about(f.r.figures)
	said, ok := percentage(quantities)
	nearest, gap := -1, near*said
	for i, h := range f.hits {
		f.known = append(f.known, h.answer)
		a := &f.r.answers[h.answer]
		if off := math.Abs(a.value - said); ok && a.percent && off <= gap && (nearest < 0 || off < gap) {
			nearest, gap = i, off
		}
	}
	if nearest < 0 {
		f.hits = f.hits[:0]
		return
	}
	f.hits[0] = f.hits[nearest]
	f.hits = f.hits[:1]
}

// near is the share by which a claimed figure may differ from a known one that it restates.
const near = 0.1

// percentage is the first percentage or ratio of a claim, in percent.
func percentage(quantities []claims.Quantity) (float64, bool) {
	for i := range quantities {
		q := &quantities[i]
		v := q.Min
		if v == nil {
			v = q.Max
		}
		if v == nil {
			continue
		}
		switch {
		case q.Unit == "%":
			return *v, true
		case q.Unit == "1" && *v > 0 && *v <= 1:
			return *v * 100, true
		}
	}
	return 0, false
}
