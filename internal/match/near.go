package match

import "strings"

// Near is a pattern that a scope all but meets: it lacks one of its words, or has them all but not in the order or
// nearness that the pattern asks for.
type Near struct {
	Pattern int
	Lacks   []string // the classes and words any of which would do; none where only the order is wrong
}

// Near lists the patterns of the set that the items do not meet but for one step, those that lack nothing first. It is
// meant for explaining, not for speed.
func (s *PatternSet) Near(l *Lexicon, items []Item) []Near {
	var all Bits
	for i := range items {
		all.Or(&items[i].Bits)
	}
	var order, lacking []Near
	seen := map[int]bool{}
	for n := range s.patterns {
		p := &s.patterns[n]
		if _, _, met := p.Find(items, 0); met {
			seen[p.id] = true
			continue
		}
		var lacks []Bits
		steps := 0
		for _, q := range p.sequences {
			for _, st := range q.steps {
				if steps++; !all.Meets(&st.any) {
					lacks = append(lacks, st.any)
				}
			}
		}
		switch {
		case len(lacks) == 0:
			order = append(order, Near{Pattern: p.id})
		case len(lacks) == 1 && steps > 1:
			lacking = append(lacking, Near{p.id, l.members(lacks[0])})
		}
	}
	var out []Near
	for _, n := range append(order, lacking...) {
		if !seen[n.Pattern] {
			seen[n.Pattern] = true
			out = append(out, n)
		}
	}
	return out
}

// members names the classes and words of a step. Words have classes of their own, whose names begin with a quotation mark.
func (l *Lexicon) members(b Bits) (out []string) {
	b.Each(func(c int) { out = append(out, strings.TrimPrefix(l.names[c], "'")) })
	return out
}
