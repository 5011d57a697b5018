package extract

import (
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/match"
)

// A page that hardly speaks of health makes hardly any health claims, whatever its words: "relief" is a tax relief there
// and "recovery" that of a debt. How much a page speaks of health around a claim is known only once it is read, so what
// the model makes of it is subtracted in the end.

// margin is the unit that a claim was found in and the score that it was found with.
type margin struct {
	unit  int
	score float32
}

// around is the number of units before and after a claim that tell what it is about; fewest the number of units from which
// a document is long enough to tell.
const (
	around = 12
	fewest = 8
)

// topicality is what a unit says of health: something of the body, an illness or a treatment, and whether by more than a word
// that has other meanings too ("complaint", "treatment") or stands in recipes ("thyme").
type topicality struct{ any, plain bool }

func (u *unit) topicality() (t topicality) {
	for i := range u.items {
		if !u.items[i].Bits.Meets(&u.class.health) {
			continue
		}
		t.any = true
		t.plain = t.plain || slices.ContainsFunc(u.items[i].Terms, func(m match.Term) bool {
			return m.Value >= 0 && u.class.illness.Has(m.Class) && !strings.Contains(u.concepts[m.Value].ID, "generic")
		})
	}
	return t
}

// shares are the limits of the topic features: topic_0 is met where less than the first share of the units speaks of health.
var shares = []float64{0.06, 0.10, 0.14, 0.18, 0.23, 0.30}

// health tells how much a document speaks of health, in whole and around each of its units.
type health struct {
	before []int   // by unit: the units before it that speak of health; one more at the end
	whole  float64 // the share of all
}

func newHealth(units []topicality) health {
	h := health{before: make([]int, len(units)+1)}
	for i, u := range units {
		h.before[i+1] = h.before[i]
		if u.any {
			h.before[i+1]++
		}
	}
	h.whole = h.share(0, len(units))
	return h
}

// share is the part of a range of units that speaks of health.
func (h *health) share(from, to int) float64 {
	from, to = max(from, 0), min(to, len(h.before)-1)
	return float64(h.before[to]-h.before[from]) / float64(max(1, to-from))
}

// topic is the topic feature of unit n, counted from the first, or -1 where enough is said of health. The whole page and
// what stands around the unit are looked at, and the more favourable of the two counts.
func (h *health) topic(n int) int {
	if len(h.before) <= fewest {
		return -1
	}
	share := max(h.whole, h.share(n-around, n+around+1))
	for i, limit := range shares {
		if share < limit {
			return i
		}
	}
	return -1
}

// onTopic gives the claims found but those that the topic of their place speaks against.
func (p *page) onTopic() []claims.Claim {
	h := newHealth(p.healthy)
	if len(p.found) == 0 || h.whole >= shares[len(shares)-1] {
		return p.found
	}
	keep := p.found[:0]
	for i, c := range p.found {
		if p.stands(c.Type, p.margins[i], h.topic(p.margins[i].unit)) {
			keep = append(keep, c)
		}
	}
	return keep
}

// elsewhere is the topic feature up to which a page is about something else, and bold the score that a claim needs on a page
// that says little of health, if it does not speak of health itself.
const (
	elsewhere = 3
	bold      = 1
)

// stands says that a claim outweighs what the topic of its place, n, says against it.
func (p *page) stands(kind claims.Type, m margin, n int) bool {
	least := float32(0)
	if n >= 0 && !p.healthy[m.unit].plain {
		if n <= elsewhere {
			return false
		}
		least = bold
	}
	return m.score+p.against(kind, n) >= least
}

// against is what a topic feature weighs for a type; never above 0.
func (p *page) against(kind claims.Type, n int) float32 {
	t := p.reader.model.index(kind)
	if n < 0 || t < 0 {
		return 0
	}
	row := p.reader.model.find(feature{kind: role, a: uint16(roleTopic + n)})
	return min(0, p.reader.model.weights[row][t])
}
