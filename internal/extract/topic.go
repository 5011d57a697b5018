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

// topic is the topic feature of unit n, counted from the first, or -1 where enough is said of health. The whole page and
// what stands around the unit are looked at, and the more favourable of the two counts.
func (p *page) topic(n int) int {
	share := max(p.share(0, len(p.healthy)), p.share(n-around, n+around+1))
	if len(p.healthy) < fewest {
		return -1
	}
	for i, limit := range shares {
		if share < limit {
			return i
		}
	}
	return -1
}

// share is the part of a range of units that speaks of health.
func (p *page) share(from, to int) float64 {
	from, to = max(from, 0), min(to, len(p.healthy))
	n := 0
	for _, h := range p.healthy[from:to] {
		if h.any {
			n++
		}
	}
	return float64(n) / float64(max(1, to-from))
}

// onTopic gives the claims found but those that the topic of their place speaks against.
func (p *page) onTopic() []claims.Claim {
	if p.reader == nil || p.share(0, len(p.healthy)) >= shares[len(shares)-1] {
		return p.found
	}
	keep := p.found[:0]
	for i, c := range p.found {
		if p.stands(c.Type, p.margins[i]) {
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

// stands says that a claim outweighs what the topic of its place says against it.
func (p *page) stands(kind claims.Type, m margin) bool {
	n, least := p.topic(m.unit), float32(0)
	if n >= 0 && !p.healthy[m.unit].plain {
		if n <= elsewhere {
			return false
		}
		least = bold
	}
	return m.score+p.against(kind, n) > least
}

// against is what a topic feature weighs for a type; never above 0.
func (p *page) against(kind claims.Type, n int) float32 {
	if n < 0 {
		return 0
	}
	f, _ := p.reader.feature(topicName(n))
	row, t := p.reader.model.find(f), p.reader.model.index(kind)
	if row == 0 || t < 0 {
		return 0
	}
	return min(0, p.reader.model.weights[row][t])
}

// topicName is how the model's file writes a topic feature.
func topicName(n int) string { return "k:topic_" + string(rune('0'+n)) }
