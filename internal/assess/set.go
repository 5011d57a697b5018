package assess

import "math/bits"

// setSize is how many members a set can have; compiling a base with more names than that fails.
const setSize = 256

// set is a small set of numbered names.
type set [setSize / 64]uint64

func (s *set) add(n int32) { s[n>>6] |= 1 << (n & 63) }

func (s *set) or(o *set) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s *set) has(n int32) bool { return s[n>>6]&(1<<(n&63)) != 0 }

func (s *set) empty() bool { return *s == set{} }

// meets says that the sets share a member.
func (s *set) meets(o *set) bool {
	for i := range s {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// each calls f with every member, in order.
func (s *set) each(f func(n int32)) {
	for i, w := range s {
		for w != 0 {
			f(int32(i<<6 + bits.TrailingZeros64(w)))
			w &= w - 1
		}
	}
}

// names numbers the names that rules speak of.
type names struct{ index map[string]int32 }

// set numbers the names of a list, new or known, and gathers them.
func (n *names) set(list []string) (s set) {
	for _, name := range list {
		at, ok := n.index[name]
		if !ok {
			at = int32(len(n.index))
			n.index[name] = at
		}
		if at < setSize {
			s.add(at)
		}
	}
	return s
}

// of gathers those names of a list that are known.
func (n *names) of(list []string) (s set) {
	for _, name := range list {
		if at, ok := n.index[name]; ok {
			s.add(at)
		}
	}
	return s
}
