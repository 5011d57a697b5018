package assess

import (
	"cmp"
	"slices"
	"strings"

	"keur/internal/knowledge"
)

// standing is how a health claim for a food or ingredient stands in the European Union.
type standing uint8

const (
	unknownStanding standing = iota
	authorised
	onHold
	nonAuthorised
)

func standingOfStatus(s string) standing {
	switch s {
	case "authorised":
		return authorised
	case "on_hold":
		return onHold
	case "non_authorised":
		return nonAuthorised
	}
	return unknownStanding
}

// nutrients is the standing of claims by nutrient and body function.
type nutrients struct {
	all     []knowledge.NutrientClaim
	pairs   map[uint64][]int32
	known   map[int32]bool    // nutrients with any claim
	allowed map[int32][]int32 // by nutrient: the claims that may be made
}

func newNutrients(g *graph, all []knowledge.NutrientClaim) *nutrients {
	n := &nutrients{all: all, pairs: make(map[uint64][]int32, len(all)), known: map[int32]bool{},
		allowed: map[int32][]int32{}}
	for i := range all {
		nutrient, function := g.intern(all[i].Nutrient), g.intern(all[i].Function)
		key := pair(0, nutrient, function)
		n.pairs[key] = append(n.pairs[key], int32(i))
		n.known[nutrient] = true
		if standingOfStatus(all[i].Status) == authorised && all[i].Verified {
			n.allowed[nutrient] = append(n.allowed[nutrient], int32(i))
		}
	}
	return n
}

// allowedFor leads the list of effects that may be claimed of a nutrient, in the languages of texts.
var allowedFor = map[string]string{"nl": "Wel toegestaan voor", "en": "Authorised for", "de": "Zugelassen für"}

// mostAllowed bounds the authorised effects that a suggestion lists.
const mostAllowed = 4

// allowedWording lists effects that may be claimed of a nutrient in the language of a text, those nearest to what the claim
// says first; empty where there is none.
func (w *worker) allowedWording(nutrient int32, language string) string {
	list := slices.Clone(w.nutrients.allowed[nutrient])
	lead, known := allowedFor[language]
	if len(list) == 0 || !known {
		return ""
	}
	about := map[string]bool{}
	for _, o := range w.finder.objects {
		for _, word := range strings.Fields(w.graph.nodes[o].name) {
			about[word] = true
		}
	}
	slices.SortStableFunc(list, func(a, b int32) int {
		return cmp.Compare(sharing(about, w.nutrients.all[b].Wording.EN), sharing(about, w.nutrients.all[a].Wording.EN))
	})
	var effects []string
	for _, n := range list[:min(len(list), mostAllowed)] {
		effects = append(effects, w.nutrients.all[n].Wording.In(language))
	}
	return lead + " " + w.graph.called(nutrient, language) + ": " + strings.Join(effects, "; ")
}

// sharing counts the words of a wording that are among some words.
func sharing(about map[string]bool, wording string) (n int) {
	for _, word := range strings.Fields(wording) {
		if about[word] {
			n++
		}
	}
	return n
}

// ruling is the standing that applies to a claim, and what else its words name.
type ruling struct {
	standing standing
	claim    int32 // into nutrients.all; -1 for none
	others   []int32
	distance int
}

// ruling finds how the effect of a nutrient stands. The exact substance comes before its family; for the same substance
// a refusal comes before an authorisation, for a text that names both effects claims both.
func (w *worker) ruling() ruling {
	r := ruling{claim: -1}
	for _, s := range w.finder.subjects {
		w.rulings(&r, s, 0)
		for _, up := range w.graph.nodes[s].above {
			w.rulings(&r, up.node, up.steps)
		}
	}
	return r
}

func (w *worker) rulings(r *ruling, s int32, distance int) {
	if !w.nutrients.known[s] {
		return
	}
	for _, o := range w.finder.objects {
		w.ruleOn(r, s, o, distance)
		for _, up := range w.graph.nodes[o].above {
			w.ruleOn(r, s, up.node, distance)
		}
		for _, down := range w.graph.nodes[o].narrower {
			w.ruleOn(r, s, down, distance)
		}
	}
}

func (w *worker) ruleOn(r *ruling, s, o int32, distance int) {
	for _, n := range w.nutrients.pairs[pair(0, s, o)] {
		if n == r.claim || slices.Contains(r.others, n) {
			continue
		}
		got := standingOfStatus(w.nutrients.all[n].Status)
		if !w.nutrients.all[n].Verified || r.claim >= 0 && (distance > r.distance || distance == r.distance && got <= r.standing) {
			r.others = append(r.others, n)
			continue
		}
		if r.claim >= 0 {
			r.others = append(r.others, r.claim)
		}
		r.claim, r.standing, r.distance = n, got, distance
	}
}

// mostRulings bounds how many standings a message tells.
const mostRulings = 3

// sentence tells the standing in English, the other rulings behind it.
func (w *worker) sentence(r *ruling) string {
	out, told := "", 0
	if r.claim >= 0 {
		out, told = w.oneRuling(r.claim), 1
	}
	for _, n := range r.others {
		if told == mostRulings {
			break
		}
		if told > 0 {
			out += "; "
		}
		out += w.oneRuling(n)
		told++
	}
	return out
}

func (w *worker) oneRuling(n int32) string {
	c := &w.nutrients.all[n]
	out := w.name(c.Nutrient) + " for " + c.Wording.EN + ": " + spaced(c.Status)
	if !c.Verified {
		out += " (unverified)"
	}
	return out
}
