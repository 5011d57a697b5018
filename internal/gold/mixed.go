package gold

import (
	"cmp"
	"slices"

	"keur/claims"
)

// Mix counts the labels of one type that were missed while a prediction of another stands in their place.
type Mix struct {
	Label, Found claims.Type
	Claims       int
	Alarms       int // those of them where the prediction is a false alarm: one type was taken for the other
}

// mixed says what missed labels were taken for.
func (c *comparison) mixed(missed, extra []int) []Mix {
	alarm := make([]bool, len(c.found))
	for _, j := range extra {
		alarm[j] = true
	}
	near := byDoc(c.found)
	var out []Mix
	for _, i := range missed {
		j := c.instead(i, near[c.labels[i].Doc], alarm)
		if j < 0 {
			continue
		}
		label, found := c.labels[i].Type, c.found[j].Type
		k := slices.IndexFunc(out, func(m Mix) bool { return m.Label == label && m.Found == found })
		if k < 0 {
			k, out = len(out), append(out, Mix{Label: label, Found: found})
		}
		out[k].Claims++
		if alarm[j] {
			out[k].Alarms++
		}
	}
	slices.SortFunc(out, func(a, b Mix) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(b.Alarms, a.Alarms), cmp.Compare(harm(string(a.Label)), harm(string(b.Label))),
			cmp.Compare(harm(string(a.Found)), harm(string(b.Found))))
	})
	return out
}

// instead is the prediction of another type that stands in the place of a missed label, -1 where none does. A false alarm
// comes before one that is right about another label, for that one mistook nothing; then the closest counts.
func (c *comparison) instead(label int, near []int, alarm []bool) int {
	l, best, most := &c.labels[label], -1, 0.0
	for _, j := range near {
		s := share(l, &c.found[j])
		if s == 0 || c.found[j].Type == l.Type {
			continue
		}
		if best < 0 || alarm[j] && !alarm[best] || alarm[j] == alarm[best] && s > most {
			best, most = j, s
		}
	}
	return best
}
