package gold

import (
	"slices"
	"sort"
)

// Pair joins a label and a prediction, by their indices.
type Pair struct{ Label, Claim int }

// Match pairs labels with predictions of the same document and type: they must share at least half of the shorter one
// and a quarter of their union; each is paired once, the closest first.
func Match(labels, found []Label) []Pair {
	type edge struct {
		Pair
		share float64
	}
	by := map[string][]int{}
	for j := range found {
		key := found[j].Doc + "\x00" + string(found[j].Type)
		by[key] = append(by[key], j)
	}
	var edges []edge
	for i := range labels {
		for _, j := range by[labels[i].Doc+"\x00"+string(labels[i].Type)] {
			if s := share(&labels[i], &found[j]); s > 0 {
				edges = append(edges, edge{Pair{i, j}, s})
			}
		}
	}
	sort.SliceStable(edges, func(a, b int) bool { return edges[a].share > edges[b].share })
	var out []Pair
	usedLabel, usedClaim := make([]bool, len(labels)), make([]bool, len(found))
	for _, e := range edges {
		if !usedLabel[e.Label] && !usedClaim[e.Claim] {
			usedLabel[e.Label], usedClaim[e.Claim] = true, true
			out = append(out, e.Pair)
		}
	}
	slices.SortFunc(out, func(a, b Pair) int { return a.Label - b.Label })
	return out
}

// share is the part of their union that two spans have in common, or 0 where they are too far apart.
func share(a, b *Label) float64 {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	x, y := a.End-a.Start, b.End-b.Start
	if common <= 0 || x == 0 || y == 0 {
		return 0
	}
	union := x + y - common
	if 2*common < min(x, y) || 4*common < union {
		return 0
	}
	return float64(common) / float64(union)
}

// byDoc lists the claims of each document, in their order.
func byDoc(all []Label) map[string][]int {
	out := map[string][]int{}
	for i := range all {
		out[all[i].Doc] = append(out[all[i].Doc], i)
	}
	return out
}

// touched counts the claims that one of the others, of whatever type, overlaps as a match would.
func touched(all, others []Label) int {
	near, n := byDoc(others), 0
	for i := range all {
		if slices.ContainsFunc(near[all[i].Doc], func(j int) bool { return share(&all[i], &others[j]) > 0 }) {
			n++
		}
	}
	return n
}
