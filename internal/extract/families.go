package extract

import (
	"slices"

	"keur/internal/knowledge"
)

// families finds the families of concepts that are large enough for the model to weigh.
type families struct {
	broader map[string][]string
	members map[string]int
}

// family is the number of concepts from which a family counts.
const family = 5

func newFamilies(concepts []knowledge.Concept) families {
	f := families{map[string][]string{}, map[string]int{}}
	for i := range concepts {
		f.broader[concepts[i].ID] = concepts[i].Broader
	}
	for i := range concepts {
		for _, id := range f.above(nil, concepts[i].ID) {
			f.members[id]++
		}
	}
	return f
}

// above lists a concept and everything that it belongs to.
func (f *families) above(out []string, id string) []string {
	if slices.Contains(out, id) {
		return out
	}
	out = append(out, id)
	for _, b := range f.broader[id] {
		out = f.above(out, b)
	}
	return out
}

// of lists the families of a concept, itself included where it is one.
func (f *families) of(id string) (out []string) {
	for _, a := range f.above(nil, id) {
		if f.members[a] > family {
			out = append(out, a)
		}
	}
	return out
}
