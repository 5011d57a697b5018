package match

// Hit is a pattern met in a scope: its number and the items it spans.
type Hit struct {
	Pattern     int
	First, Last int // items, both inclusive
}

// PatternSet looks for many patterns at once: a pattern is tried only where its rarest step can be met.
type PatternSet struct {
	patterns []numbered
	byClass  [Width][]int32 // class → patterns whose key step it can meet
	keys     Bits
}

type numbered struct {
	Pattern
	id int
}

// NewPatternSet makes an empty set.
func NewPatternSet() *PatternSet { return &PatternSet{} }

// Add puts a pattern into the set under the caller's number; several patterns may share one.
func (s *PatternSet) Add(id int, patterns ...Pattern) {
	for _, p := range patterns {
		n := int32(len(s.patterns))
		s.patterns = append(s.patterns, numbered{p, id})
		key := p.key()
		s.keys.Or(&key)
		key.Each(func(c int) { s.byClass[c] = append(s.byClass[c], n) })
	}
}

// key is the step of a pattern with the fewest classes.
func (p *Pattern) key() Bits {
	best, least := Bits{}, Width+1
	for _, q := range p.sequences {
		for _, st := range q.steps {
			n := 0
			st.any.Each(func(int) { n++ })
			if n < least {
				best, least = st.any, n
			}
		}
	}
	return best
}

// Runner runs a PatternSet over scopes; it belongs to one goroutine.
type Runner struct {
	set   *PatternSet
	tried []uint32 // per pattern: the scope it was tried in last
	scope uint32
	hits  []Hit
}

// Runner makes a runner.
func (s *PatternSet) Runner() *Runner { return &Runner{set: s, tried: make([]uint32, len(s.patterns))} }

// Run finds all patterns in the items of one scope, each at most once, at its first place that ends at item reach or
// later: what stands before is context. The result holds until the next call. Numbers of items count from the start of
// the slice.
func (r *Runner) Run(items []Item, reach int) []Hit {
	r.scope++
	r.hits = r.hits[:0]
	var all Bits
	for i := range items {
		all.Or(&items[i].Bits)
	}
	keys := all
	for w := range keys {
		keys[w] &= r.set.keys[w]
	}
	keys.Each(func(c int) {
		for _, n := range r.set.byClass[c] {
			if r.tried[n] == r.scope {
				continue
			}
			r.tried[n] = r.scope
			p := &r.set.patterns[n]
			if !p.possible(&all) {
				continue
			}
			if first, last, ok := p.Find(items, reach); ok {
				r.hits = append(r.hits, Hit{p.id, first, last})
			}
		}
	})
	return r.hits
}

// possible says that each step of the pattern could be met by some item, the classes of all items together being given.
func (p *Pattern) possible(all *Bits) bool {
	for i := range p.sequences {
		for k := range p.sequences[i].steps {
			if !p.sequences[i].steps[k].any.Meets(all) {
				return false
			}
		}
	}
	return true
}

// Find looks for the pattern among the items of one scope, ending at item reach or later, and says which items it spans.
func (p *Pattern) Find(items []Item, reach int) (first, last int, ok bool) {
	for i := range p.never {
		if _, _, met := p.never[i].find(items, 0); met {
			return 0, 0, false
		}
	}
	return p.join(items, reach, 0, -1, -1)
}

// join places sequence k and those after it, near what is placed already.
func (p *Pattern) join(items []Item, reach, k, first, last int) (int, int, bool) {
	if k == len(p.sequences) {
		return first, last, last >= reach
	}
	for from := 0; ; {
		a, b, ok := p.sequences[k].find(items, from)
		if !ok {
			return 0, 0, false
		}
		from = a + 1
		lo, hi := a, b
		if first >= 0 {
			if a > last && a-last-1 > p.near[k] || b < first && first-b-1 > p.near[k] || a == first && b == last {
				continue
			}
			lo, hi = min(a, first), max(b, last)
		}
		if lo, hi, ok := p.join(items, reach, k+1, lo, hi); ok {
			return lo, hi, true
		}
	}
}

// find places the sequence at its first place from item from on.
func (s *sequence) find(items []Item, from int) (first, last int, ok bool) {
	for i := from; i < len(items); i++ {
		if s.start && i > s.steps[0].gap {
			break
		}
		if !items[i].Bits.Meets(&s.steps[0].any) {
			continue
		}
		if last, ok := s.rest(items, i, 1); ok {
			return i, last, true
		}
	}
	return 0, 0, false
}

// rest places steps k and later after item at.
func (s *sequence) rest(items []Item, at, k int) (int, bool) {
	if k == len(s.steps) {
		return at, !s.end || len(items)-1-at <= s.tail
	}
	st := &s.steps[k]
	for i := at + 1; i < len(items) && i-at-1 <= st.gap; i++ {
		if items[i].Bits.Meets(&st.any) {
			if last, ok := s.rest(items, i, k+1); ok {
				return last, true
			}
		}
	}
	return 0, false
}
