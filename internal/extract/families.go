package extract

import (
	"slices"

	"keur/internal/knowledge"
)

// families are, by concept, the families that are large enough for the model to weigh: those above it, itself included where
// it is one.
type families map[string][]string

// family is the number of members above which a family counts.
const family = 5

func newFamilies(concepts []knowledge.Concept) families {
	broader, members := map[string][]string{}, map[string]int{}
	for i := range concepts {
		broader[concepts[i].ID] = concepts[i].Broader
	}
	out := families{}
	for id := range broader {
		out[id] = above(nil, broader, id)
		for _, a := range out[id] {
			members[a]++
		}
	}
	for id := range out {
		out[id] = slices.DeleteFunc(out[id], func(a string) bool { return members[a] <= family })
	}
	return out
}

// above lists a concept and everything that it belongs to.
func above(out []string, broader map[string][]string, id string) []string {
	if slices.Contains(out, id) {
		return out
	}
	out = append(out, id)
	for _, b := range broader[id] {
		out = above(out, broader, b)
	}
	return out
}
