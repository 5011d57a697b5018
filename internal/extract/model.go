package extract

import (
	"fmt"
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
	count   int
	slots   []slot   // an open hash table from features to rows; its size is a power of two
	weights []vector // by row
}

// vector holds a number for each claim type, in the order of claims.Types; a test holds its length to that.
type vector [14]float32

// roles names the role features.
var roles = map[string]uint16{"paragraph": 0, "heading": 1, "list_item": 2, "table_row": 3, "question": 4, "answer": 50,
	"led": 51, "tiny": 60, "short": 61, "cell_0": 100, "cell_1": 101, "cell_2": 102, "cell_3": 103, "nl": 200, "en": 201, "de": 202}

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
func (l *language) newModel(learned []knowledge.Weight) *model {
	out := &model{types: claims.Types()}
	if len(learned) == 0 {
		out.types = nil
	}
	rows := make(map[uint64]int32, len(learned))
	for i := range learned {
		if learned[i].Feature == bias {
			spread(&out.bias, learned[i].Values)
		} else if f, ok := l.feature(learned[i].Feature); ok {
			rows[f.key()] = int32(len(rows))
			out.weights = append(out.weights, vector{})
			spread(&out.weights[len(out.weights)-1], learned[i].Values)
		}
	}
	out.fill(rows)
	return out
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

// slot is one place of the hash table: a feature and its row, counted from 1; 0 is an empty place.
type slot struct {
	key uint64
	row int32
}

func (m *model) fill(rows map[uint64]int32) {
	m.count = len(rows)
	size := 16
	for size < 2*len(rows) {
		size *= 2
	}
	m.slots = make([]slot, size)
	for key, row := range rows {
		at := place(key, size)
		for m.slots[at].row != 0 {
			at = (at + 1) & (size - 1)
		}
		m.slots[at] = slot{key, row + 1}
	}
}

func place(key uint64, size int) int { return int(key*0x9e3779b97f4a7c15>>32) & (size - 1) }

// find is the row of a feature, or -1.
func (m *model) find(key uint64) int32 {
	for at := place(key, len(m.slots)); ; at = (at + 1) & (len(m.slots) - 1) {
		s := &m.slots[at]
		if s.row == 0 {
			return -1
		}
		if s.key == key {
			return s.row - 1
		}
	}
}

// row is the weights of one feature, by type.
func (m *model) row(n int32) *vector { return &m.weights[n] }

// index is the number of a type in the model, or -1.
func (m *model) index(k claims.Type) int { return slices.Index(m.types, k) }
