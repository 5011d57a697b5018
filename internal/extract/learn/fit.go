package main

import (
	"fmt"
	"math"
	"sort"

	"keur/claims"
)

// weights of one type; the last one is the bias.
type weights []float64

func (w weights) score(u *unit) float64 {
	s := w[len(w)-1]
	for _, f := range u.features {
		if f >= 0 {
			s += w[f]
		}
	}
	return s
}

// ownWeight is what a unit written for learning counts beside one of a real page: it has claims more often than life.
const ownWeight = 0.5

// fit learns one type by logistic regression with an L2 penalty: AdaGrad over the units in their order, so that the
// outcome is the same each time.
func fit(units []unit, features, t int, penalty float64) weights {
	const rounds, rate = 40, 0.3
	w, squares := make(weights, features+1), make([]float64, features+1)
	n := float64(len(units))
	step := func(f int, g float64) {
		squares[f] += g * g
		w[f] -= rate * g / math.Sqrt(squares[f]+1e-8)
	}
	sum := make(weights, features+1)
	for round := range rounds {
		for i := range units {
			u := &units[i]
			y := float64(u.types >> t & 1)
			s := w[features]
			for _, f := range u.features {
				if f >= 0 && !drop(round, i, f) {
					s += w[f] / (1 - dropped)
				}
			}
			g := 1/(1+math.Exp(-s)) - y
			if u.own {
				g *= ownWeight
			}
			for _, f := range u.features {
				if f >= 0 && !drop(round, i, f) {
					step(f, g+penalty*w[f]/math.Sqrt(n))
				}
			}
			step(features, g)
		}
		if round >= rounds/2 {
			for f := range w {
				sum[f] += w[f] / (rounds - rounds/2)
			}
		}
	}
	return sum
}

// dropped is the share of a unit's features that each round leaves out, so that no type hangs on a few of them.
const dropped = 0.3

// drop says by a hash, the same each time, that a round leaves out a feature of a unit.
func drop(round, unit, feature int) bool {
	h := uint64(round)*0x9e3779b97f4a7c15 ^ uint64(unit)*0xbf58476d1ce4e5b9 ^ uint64(feature)*0x94d049bb133111eb
	h ^= h >> 31
	h *= 0xd6e8feb86659fd93
	return float64(h>>11)/(1<<53) < dropped
}

func fitAll(units []unit, features int, penalty float64) []weights {
	var out []weights
	for t := range claims.Types() {
		out = append(out, fit(units, features, t, penalty))
	}
	return out
}

// The least and the most that a bias is shifted: types with few labels must not be switched off, or let loose, by chance.
const (
	lowest  = -0.5
	highest = 1.5
)

// check fits on all folds but one and scores the one left out, prints the outcome and gives for each type the shift of
// its bias at which F1 over the folds is best.
func check(units []unit, features int, c config) []float64 {
	shifts := make([]float64, len(claims.Types()))
	var hits, extra, missed int
	scores := make([]float64, len(units))
	for t, name := range claims.Types() {
		for fold := range c.folds {
			var train []unit
			for _, u := range units {
				if u.fold != fold {
					train = append(train, u)
				}
			}
			w := fit(train, features, t, c.penalty)
			for i := range units {
				if units[i].fold == fold {
					scores[i] = w.score(&units[i])
				}
			}
		}
		best, h, e, m := -1.0, 0, 0, 0
		for s := lowest; s <= highest; s += 0.1 {
			a, b, d := count(units, scores, t, s)
			if f := fscore(a, b, d, missesCost(t)); f > best+1e-9 {
				best, shifts[t], h, e, m = f, s, a, b, d
			}
		}
		show(units, scores, t, shifts[t], c.show)
		hits, extra, missed = hits+h, extra+e, missed+m
		fmt.Printf("%-17s %4d hits %4d extra %4d missed  F1 %.3f  shift %+.1f\n", name, h, e, m, best, shifts[t])
	}
	fmt.Printf("all: F1 %.3f on sites left out\n", f1(hits, extra, missed))
	return shifts
}

func count(units []unit, scores []float64, t int, shift float64) (hits, extra, missed int) {
	for i := range units {
		if units[i].own {
			continue
		}
		is := units[i].types>>t&1 == 1
		switch said := scores[i]+shift > 0; {
		case is && said:
			hits++
		case said:
			extra++
		case is:
			missed++
		}
	}
	return
}

// harmful is the number of types, from the gravest, of which a miss is worse than a false alarm.
const harmful = 5

// missesCost says how much more recall counts than precision for a type.
func missesCost(t int) float64 {
	if t < harmful {
		return 1.4
	}
	return 1
}

func f1(hits, extra, missed int) float64 { return fscore(hits, extra, missed, 1) }

// fscore is the harmonic mean of precision and recall, recall counting beta times as much.
func fscore(hits, extra, missed int, beta float64) float64 {
	if hits == 0 {
		return 0
	}
	b := beta * beta
	return (1 + b) * float64(hits) / ((1+b)*float64(hits) + b*float64(missed) + float64(extra))
}

// show prints the units of one type that the check got wrong, the most surprising first.
func show(units []unit, scores []float64, t int, shift float64, kind string) {
	if kind != string(claims.Types()[t]) {
		return
	}
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return math.Abs(scores[order[a]]+shift) > math.Abs(scores[order[b]]+shift) })
	for _, i := range order {
		is, said := units[i].types>>t&1 == 1, scores[i]+shift > 0
		if is != said && !units[i].own {
			fmt.Printf("  %-6s %+.1f %.200q\n", map[bool]string{true: "missed", false: "extra"}[is], scores[i]+shift, units[i].text)
		}
	}
}
