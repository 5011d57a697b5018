package assess

import "keur/claims"

// hit is an entry that answers a claim, and how it was reached.
type hit struct {
	answer   int32
	from, to int32 // the concepts of the claim that led to it
	steps    int   // families climbed, on both sides together
	any      bool  // through an entry for any condition
	whole    bool  // through a combination of which the claim names every part
	part     int32 // through a part of the named product or combination, else -1
	topic    bool  // the condition is that of the passage, beside what the claim names
	place    int   // order in the claim's words
}

// better orders hits: entries whose source was seen, then those that no newer one replaces, then a combination before its parts, then a condition of its own
// before "any", then the fewest steps, then the most careful reading, then the order of the words.
func (r *register) better(a, b *hit) bool {
	x, y := &r.answers[a.answer], &r.answers[b.answer]
	switch {
	case x.verified != y.verified:
		return x.verified
	case x.replaced != y.replaced:
		return y.replaced
	case a.whole != b.whole:
		return a.whole
	case a.any != b.any:
		return b.any
	case a.steps != b.steps:
		return a.steps < b.steps
	case x.caution != y.caution:
		return x.caution > y.caution
	}
	return a.place < b.place
}

// finder gathers the hits of one claim; it is reused from claim to claim.
type finder struct {
	g *graph
	r *register

	subjects, objects []int32
	topics            []int32
	hits              []hit
	known             []int32
	bareObject        bool
}

// load takes the concepts of a claim.
func (f *finder) load(c *claims.Claim) {
	f.hits, f.known = f.hits[:0], f.known[:0]
	f.subjects = f.numbers(f.subjects[:0], &c.Subject)
	f.objects = f.numbers(f.objects[:0], &c.Object)
	f.topics = f.topics[:0]
	for _, id := range c.Topics {
		if n := f.g.find(id); n >= 0 {
			f.topics = append(f.topics, n)
		}
	}
	f.bareObject = c.Object.Text == "" && len(f.objects) == 0
}

func (f *finder) numbers(dst []int32, t *claims.Term) []int32 {
	if len(t.Concepts) == 0 && t.Concept != "" {
		if n := f.g.find(t.Concept); n >= 0 {
			dst = append(dst, n)
		}
		return dst
	}
	for _, id := range t.Concepts {
		if n := f.g.find(id); n >= 0 {
			dst = append(dst, n)
		}
	}
	return dst
}

// pairs looks every subject up against every object, families included.
func (f *finder) pairs(a about) {
	for i, s := range f.subjects {
		if !f.g.nodes[s].acts && len(f.g.nodes[s].parts) == 0 {
			continue
		}
		f.subject(a, s, hit{from: s, part: -1, place: i * len(f.objects)})
		if len(f.g.nodes[s].combinations) > 0 && len(f.subjects) > 1 {
			f.combinations(a, s, i)
		}
	}
}

// subject looks one intervention up against every object; where it has no answer, its parts are tried.
func (f *finder) subject(a about, s int32, h hit) {
	before := len(f.hits)
	for j, o := range f.objects {
		h.place++
		h.to = f.objects[j]
		f.pair(a, s, o, h)
	}
	if len(f.hits) > before || h.part >= 0 {
		return
	}
	for _, p := range f.g.nodes[s].parts {
		h.part = p
		h.steps = 1
		f.subject(a, p, h)
	}
}

// combinations tries those combinations of which s is the first part that the claim names, if it names them all.
func (f *finder) combinations(a about, s int32, place int) {
	for _, c := range f.g.nodes[s].combinations {
		parts := f.g.nodes[c].parts
		if parts[0] != s || len(parts) == 1 { // an infusion of one substance is no combination of what a text names
			continue
		}
		all := true
		for _, p := range parts {
			all = all && holds(f.subjects, p)
		}
		if all {
			f.subject(a, c, hit{from: c, part: -1, whole: true, place: place * len(f.objects)})
		}
	}
}

// farthest is how many families an entry may be away: beyond, it is about something else.
const farthest = 2

// pair adds the entry nearest to one intervention and one condition; at equal distance a step of the condition is
// smaller than one of the intervention.
func (f *finder) pair(a about, s, o int32, h hit) {
	best := -1
	try := func(si, oi int32, steps int) {
		if best >= 0 && steps > best || steps > farthest {
			return
		}
		for _, n := range f.r.pairs[pair(a, si, oi)] {
			h.answer, h.steps = n, h.steps+steps
			f.hits = append(f.hits, h)
			h.steps -= steps
			if f.r.answers[n].verified {
				best = steps
			}
		}
	}
	up := f.g.nodes[o].up
	own := f.knows(a, s, o)
	f.eachUp(s, func(si int32, steps int) {
		if own && steps > 0 {
			return
		}
		try(si, o, steps)
		for k := range up {
			try(si, up[k].node, steps+up[k].steps)
		}
	})
}

// knows says that the register knows this very intervention for narrower conditions: what holds of its family is then
// no answer.
func (f *finder) knows(a about, s, o int32) bool {
	for _, n := range f.r.narrow[pair(a, s, o)] {
		if f.r.answers[n].intervention == s {
			return true
		}
	}
	return false
}

// eachUp visits an intervention and its families.
func (f *finder) eachUp(s int32, visit func(n int32, steps int)) {
	visit(s, 0)
	for _, a := range f.g.nodes[s].above {
		visit(a.node, a.steps)
	}
}

// anything looks for entries that hold whatever the condition.
func (f *finder) anything(a about, harmOnly bool) {
	for i, s := range f.subjects {
		f.eachUp(s, func(si int32, steps int) {
			for _, n := range f.r.pairs[pair(a, si, f.r.any)] {
				if !harmOnly || f.r.answers[n].direction == claims.Harm {
					f.hits = append(f.hits, hit{answer: n, from: s, to: -1, part: -1, steps: steps, any: true, place: i})
				}
			}
		})
	}
}

// narrower gathers entries about members of the claim's concepts and about conditions that they have to do with, for
// the reader's information.
func (f *finder) narrower(a about) {
	for _, s := range f.subjects {
		for _, o := range f.objects {
			f.known = append(f.known, f.r.narrow[pair(a, s, o)]...)
			for _, up := range f.g.nodes[o].above {
				f.known = append(f.known, f.r.pairs[pair(a, s, up.node)]...)
			}
		}
	}
}

func holds(list []int32, n int32) bool {
	for _, m := range list {
		if m == n {
			return true
		}
	}
	return false
}
