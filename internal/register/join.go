package register

import (
	"slices"
	"sort"

	"keur/claims"
)

// joined is what the claims found in a document and the records of its register have to do with one another.
type joined struct {
	order  []int    // the claims in reading order
	record []int    // of each claim: the record of these words, or -1
	moved  []bool   // of each claim: its record stands elsewhere in the order
	old    []int    // of each claim: the record of other words that it took the place of, or -1
	gone   []int    // the records whose words nobody found, without those in old
	digest []string // of each claim: Digest of its words
}

// join finds for every claim its record: by fingerprint first; then, for what is left, by place and likeness. It takes
// O(n log n) time and fills the claims' Fingerprint, ID and Occurrence.
func join(found []claims.Claim, reg *claims.Register) joined {
	norm := normaliser{}
	ids, order := identify(found, norm)
	j := joined{order: order, record: none(len(found)), moved: make([]bool, len(found)), old: none(len(found))}
	byPrint := make(map[string]int, len(reg.Records))
	for r := range reg.Records {
		byPrint[reg.Records[r].Fingerprint] = r
	}
	matched := make([]bool, len(reg.Records))
	j.digest = make([]string, len(found))
	for i := range found {
		j.digest[i] = digest(found[i].Type, ids[i].words)
		if r, ok := byPrint[found[i].Fingerprint]; ok {
			j.record[i], matched[r] = r, true
		}
	}
	p := places{
		found:   foundUnits(found, ids, order),
		records: recordUnits(reg.Records),
	}
	judge := judge{
		words:  map[string]int32{},
		record: func(r int) string { return norm.words(reg.Records[r].Words.Unit) },
		claim:  func(i int) string { return ids[i].words.Unit },
		old:    j.old,
	}
	for _, c := range j.contests(found, reg, p, p.align(&j)) {
		judge.settle(c)
	}
	j.replaced(reg)
	j.collectGone(reg, matched)
	return j
}

func none(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// replaced adds what an earlier sync recorded: an undecided record that took the place of another still does, and so
// does what takes its place in turn. The old words that matter are those that were judged last.
func (j *joined) replaced(reg *claims.Register) {
	byID := make(map[string]int, len(reg.Records))
	for r := range reg.Records {
		byID[reg.Records[r].ID] = r
	}
	for i, r := range j.record {
		if r < 0 {
			r = j.old[i]
		}
		if r < 0 || reg.Records[r].Replaces == "" || len(reg.Records[r].Decisions) > 0 {
			continue
		}
		if old, ok := byID[reg.Records[r].Replaces]; ok && reg.Records[old].Gone {
			j.old[i] = old
		}
	}
}

func (j *joined) collectGone(reg *claims.Register, matched []bool) {
	taken := slices.Clone(matched)
	for _, r := range j.old {
		if r >= 0 {
			taken[r] = true
		}
	}
	for r := range reg.Records {
		if !taken[r] {
			j.gone = append(j.gone, r)
		}
	}
}

// places numbers the units on both sides: claims, and records, of one unit share a number, which grows in reading order.
type places struct {
	found   []int // by claim
	records []int // by record
}

func foundUnits(found []claims.Claim, ids []identity, order []int) []int {
	rank := make([]int, len(found))
	n := 0
	for k, i := range order {
		if k > 0 {
			prev := order[k-1]
			if ids[prev].words != ids[i].words || found[prev].Unit != found[i].Unit {
				n++
			}
		}
		rank[i] = n
	}
	return rank
}

func recordUnits(records []claims.Record) []int {
	rank := make([]int, len(records))
	for r := 1; r < len(records); r++ {
		rank[r] = rank[r-1]
		if records[r].Words != records[r-1].Words {
			rank[r]++
		}
	}
	return rank
}

// step is one match on the way through both sides.
type step struct{ found, record int } // numbers of units

// align finds the matches that keep their order, the backbone, and marks the others as moved. Where a part changed
// places with another, the smaller part moved.
func (p places) align(j *joined) []step {
	var claimOf []int
	var steps []step
	for _, i := range j.order {
		if r := j.record[i]; r >= 0 {
			claimOf = append(claimOf, i)
		}
	}
	// Inside a unit the order of claims is the extractor's, and says nothing of the text.
	sort.SliceStable(claimOf, func(a, b int) bool {
		x, y := claimOf[a], claimOf[b]
		if p.found[x] != p.found[y] {
			return p.found[x] < p.found[y]
		}
		return p.records[j.record[x]] < p.records[j.record[y]]
	})
	ranks := make([]int, len(claimOf))
	for k, i := range claimOf {
		ranks[k] = p.records[j.record[i]]
	}
	stays := longestNonDecreasing(ranks)
	for k, i := range claimOf {
		if stays[k] {
			steps = append(steps, step{p.found[i], ranks[k]})
		}
		j.moved[i] = !stays[k]
	}
	return steps
}

// longestNonDecreasing marks a longest subsequence that never goes down.
func longestNonDecreasing(seq []int) []bool {
	var tails []int // tails[k] is where the best subsequence of length k+1 ends
	before := make([]int, len(seq))
	for i, v := range seq {
		k := sort.Search(len(tails), func(k int) bool { return seq[tails[k]] > v })
		before[i] = -1
		if k > 0 {
			before[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	in := make([]bool, len(seq))
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			in[i] = true
		}
	}
	return in
}
