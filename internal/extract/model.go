package extract

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/match"
)

// model weighs features for each claim type. Its weights are data, learned from labelled units (docs/accuracy.md).
type model struct {
	types   []claims.Type
	bias    vector
	weights []vector // by row; row 0 is that of no feature

	// Rows of the features that are met most often stand in tables by class, so that asking costs no search; those of the
	// others in a hash table.
	compact []uint16      // class or tag → its place in the tables, from 1; 0: no feature names it
	size    int           // of the tables
	single  [128][]uint16 // kind → place → row
	paired  []uint16      // class or tag → its place in the tables of pairs, from 1
	side    int           // of the tables of pairs
	pairs   []uint16      // of the kind following: place × side + place → row
	acts    []uint16      // of the kind acting, in the same way
	rest    []slot        // an open hash table; its size is a power of two
}

// vector holds a number for each claim type, in the order of claims.Types; a test holds its length to that.
type vector [14]float32

// name is how the model's file writes a feature.
func (l *language) name(f feature) string {
	switch f.kind {
	case word:
		return "w:" + l.code + ":" + f.word
	case pattern:
		return "r:" + l.rules[f.a].id
	case role:
		for n, v := range roles {
			if v == f.a {
				return "k:" + n
			}
		}
		return fmt.Sprintf("k:%d", f.a)
	case governed, acting, following, leading:
		return string(f.kind) + ":" + l.lexicon.Name(int(f.a)) + ">" + l.lexicon.Name(int(f.b))
	}
	return string(f.kind) + ":" + l.lexicon.Name(int(f.a))
}

// feature reads a name back; a name of a class or pattern that this language lacks is none.
func (l *language) feature(name string) (f feature, ok bool) {
	kind, rest, _ := strings.Cut(name, ":")
	if len(kind) != 1 {
		return f, false
	}
	f.kind = kind[0]
	switch f.kind {
	case word:
		f.word, ok = strings.CutPrefix(rest, l.code+":")
		f.hash = match.Hash(f.word)
		return f, ok
	case pattern:
		for i := range l.rules {
			if l.rules[i].id == rest {
				f.a = uint16(i)
				return f, true
			}
		}
		return f, false
	case role:
		f.a, ok = roles[rest]
		return f, ok
	}
	a, b, two := strings.Cut(rest, ">")
	x, ok := l.lexicon.Known(a)
	if !ok {
		return f, false
	}
	f.a = uint16(x)
	if two {
		y, ok := l.lexicon.Known(b)
		if !ok {
			return f, false
		}
		f.b = uint16(y)
	}
	return f, true
}

// newModel compiles the weights for one language.
func (l *language) newModel(learned []knowledge.Weight) (*model, error) {
	out := &model{types: claims.Types(), weights: make([]vector, 1, len(learned)+1), compact: make([]uint16, l.lexicon.Highest()),
		paired: make([]uint16, l.lexicon.Highest())}
	if len(learned) == 0 {
		out.types = nil
	}
	known := make([]feature, 1, len(learned)+1)
	for i := range learned {
		if learned[i].Feature == bias {
			spread(&out.bias, learned[i].Values)
		} else if f, ok := l.feature(learned[i].Feature); ok {
			known = append(known, f)
			out.weights = append(out.weights, vector{})
			spread(&out.weights[len(out.weights)-1], learned[i].Values)
			out.number(f)
		}
	}
	if len(known) > math.MaxUint16 {
		return nil, fmt.Errorf("the model has %d features of %s, but room for %d", len(known), l.code, math.MaxUint16)
	}
	out.fill(known)
	return out, nil
}

// number gives the classes of a feature their places in the tables.
func (m *model) number(f feature) {
	switch {
	case f.two():
		give(m.paired, f.a, &m.side)
		give(m.paired, f.b, &m.side)
	case f.one():
		give(m.compact, f.a, &m.size)
	}
}

func give(places []uint16, class uint16, last *int) {
	if places[class] == 0 {
		*last++
		places[class] = uint16(*last)
	}
}

// two says that a feature pairs classes of two items.
func (x feature) two() bool { return x.kind == following || x.kind == acting }

// fill puts the rows of the features into the tables.
func (m *model) fill(known []feature) {
	m.size, m.side = m.size+1, m.side+1
	m.pairs, m.acts = make([]uint16, m.side*m.side), make([]uint16, m.side*m.side)
	size := 16
	for size < 2*len(known) {
		size *= 2
	}
	m.rest = make([]slot, size)
	for row := 1; row < len(known); row++ {
		switch f := known[row]; {
		case f.two():
			m.table(f.kind)[m.at(f)] = uint16(row)
		case f.one():
			if m.single[f.kind] == nil {
				m.single[f.kind] = make([]uint16, m.size)
			}
			m.single[f.kind][m.compact[f.a]] = uint16(row)
		default:
			m.keep(f.key(), uint16(row))
		}
	}
}

// table holds the rows of the pairs of one kind, following or acting.
func (m *model) table(kind byte) []uint16 {
	if kind == acting {
		return m.acts
	}
	return m.pairs
}

// at is the place of a pair in its table.
func (m *model) at(x feature) int { return int(m.paired[x.a])*m.side + int(m.paired[x.b]) }

// one says that a feature names one class.
func (x feature) one() bool {
	switch x.kind {
	case word, pattern, role, governed, acting, following, leading:
		return false
	}
	return true
}

func (m *model) keep(key uint64, row uint16) {
	at := place(key, len(m.rest))
	for m.rest[at].row != 0 {
		at = (at + 1) & (len(m.rest) - 1)
	}
	m.rest[at] = slot{key, row}
}

// find is the row of a feature, or 0.
func (m *model) find(x feature) uint16 {
	switch {
	case x.two():
		return m.table(x.kind)[m.at(x)]
	case x.one():
		if t := m.single[x.kind]; t != nil {
			return t[m.compact[x.a]]
		}
		return 0
	}
	key := x.key()
	for at := place(key, len(m.rest)); ; at = (at + 1) & (len(m.rest) - 1) {
		if s := &m.rest[at]; s.row == 0 || s.key == key {
			return s.row
		}
	}
}

// bias is the feature that every unit has.
const bias = "bias"

// spread reads hundredths into weights; the knowledge package has checked that they are whole numbers.
func spread(into *vector, values string) {
	n, sign, t := 0, 1, 0
	for i := 0; i <= len(values); i++ {
		switch {
		case i == len(values) || values[i] == ' ':
			into[t] = float32(sign*n) / 100
			n, sign, t = 0, 1, t+1
		case values[i] == '-':
			sign = -1
		default:
			n = 10*n + int(values[i]-'0')
		}
	}
}

// slot is one place of the hash table: a feature and its row; row 0 is an empty place.
type slot struct {
	key uint64
	row uint16
}

func place(key uint64, size int) int { return int(key*0x9e3779b97f4a7c15>>32) & (size - 1) }

// index is the number of a type in the model, or -1.
func (m *model) index(k claims.Type) int { return slices.Index(m.types, k) }
