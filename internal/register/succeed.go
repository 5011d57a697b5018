package register

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"keur/claims"
)

// A claim takes the place of a record when both stand between the same neighbours, have the same type, and their words
// are alike: the same but for figures, or half of them shared. A pair that is alone between its neighbours may differ more.
const (
	alikeEnough      = 0.5
	alikeEnoughAlone = 0.2
	// window bounds how far apart, in relative order, the two may stand where a long stretch of text changed.
	window = 16
)

// contest holds the records and claims of one type that are left over between two neighbours.
type contest struct {
	records, claims []int
}

// contests gathers what is left over on both sides. Records marked gone earlier have no place any more. A unit that was
// matched for another type still stands, so that nothing took its place.
func (j *joined) contests(found []claims.Claim, reg *claims.Register, p places, backbone []step) []contest {
	g := gathering{at: map[place]int{}}
	foundStands, recordStands, matched := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for i, r := range j.record {
		if r >= 0 {
			foundStands[p.found[i]], recordStands[p.records[r]], matched[r] = true, true, true
		}
	}
	for r := range reg.Records {
		if unit := p.records[r]; !matched[r] && !reg.Records[r].Gone && !recordStands[unit] {
			gap := sort.Search(len(backbone), func(k int) bool { return backbone[k].record > unit })
			c := g.contest(place{gap, reg.Records[r].Type})
			c.records = append(c.records, r)
		}
	}
	for _, i := range j.order {
		if unit := p.found[i]; j.record[i] < 0 && !foundStands[unit] {
			gap := sort.Search(len(backbone), func(k int) bool { return backbone[k].found > unit })
			c := g.contest(place{gap, found[i].Type})
			c.claims = append(c.claims, i)
		}
	}
	return g.contests
}

// place is where something left over stands: behind how many matches of the backbone, and its type.
type place struct {
	gap  int
	kind claims.Type
}

type gathering struct {
	at       map[place]int
	contests []contest
}

// contest is the one at a place; the pointer holds until the next call.
func (g *gathering) contest(p place) *contest {
	n, ok := g.at[p]
	if !ok {
		n = len(g.contests)
		g.at[p] = n
		g.contests = append(g.contests, contest{})
	}
	return &g.contests[n]
}

// judge compares left-over records and claims by their words.
type judge struct {
	words         map[string]int32
	record, claim func(int) string
	old           []int // the outcome
}

func (g *judge) settle(c contest) {
	c = g.sameButFigures(c)
	c = g.mostAlike(c)
	if len(c.records) == 1 && len(c.claims) == 1 &&
		overlap(g.bag(g.record(c.records[0])), g.bag(g.claim(c.claims[0]))) >= alikeEnoughAlone {
		g.old[c.claims[0]] = c.records[0]
	}
}

// sameButFigures pairs, in order, units that differ in figures only. It returns what is left.
func (g *judge) sameButFigures(c contest) contest {
	if len(c.records) == 0 || len(c.claims) == 0 {
		return c
	}
	waiting := map[string][]int{}
	for _, r := range c.records {
		w := withoutFigures(g.record(r))
		waiting[w] = append(waiting[w], r)
	}
	taken := map[int]bool{}
	var left []int
	for _, i := range c.claims {
		w := withoutFigures(g.claim(i))
		if queue := waiting[w]; w != "" && len(queue) > 0 {
			g.old[i], waiting[w] = queue[0], queue[1:]
			taken[queue[0]] = true
		} else {
			left = append(left, i)
		}
	}
	return contest{without(c.records, taken), left}
}

// mostAlike pairs the units that share the most words first. It returns what is left.
func (g *judge) mostAlike(c contest) contest {
	type pair struct {
		likeness      float64
		record, claim int // places in the contest
	}
	var pairs []pair
	bags := make([][]int32, len(c.claims))
	for k, i := range c.claims {
		bags[k] = g.bag(g.claim(i))
	}
	for r, rec := range c.records {
		bag := g.bag(g.record(rec))
		middle := r * len(c.claims) / len(c.records)
		for k := max(0, middle-window); k < min(len(c.claims), middle+window+1); k++ {
			if l := overlap(bag, bags[k]); l >= alikeEnough {
				pairs = append(pairs, pair{l, r, k})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.record, b.record), cmp.Compare(a.claim, b.claim))
	})
	records, found := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if r, i := c.records[p.record], c.claims[p.claim]; !records[r] && !found[i] {
			records[r], found[i] = true, true
			g.old[i] = r
		}
	}
	return contest{without(c.records, records), without(c.claims, found)}
}

func without(list []int, taken map[int]bool) []int {
	return slices.DeleteFunc(slices.Clone(list), func(i int) bool { return taken[i] })
}

// bag is the sorted numbers of a text's words.
func (g *judge) bag(normalised string) []int32 {
	words := strings.Fields(normalised)
	bag := make([]int32, len(words))
	for k, w := range words {
		n, ok := g.words[w]
		if !ok {
			n = int32(len(g.words))
			g.words[w] = n
		}
		bag[k] = n
	}
	slices.Sort(bag)
	return bag
}

// overlap is Dice's coefficient of two bags: 0 for no word in common, 1 for the same words.
func overlap(a, b []int32) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	shared := 0
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch c := cmp.Compare(a[x], b[y]); {
		case c < 0:
			x++
		case c > 0:
			y++
		default:
			shared, x, y = shared+1, x+1, y+1
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}
