package main

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"sort"
	"sync"

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

// ownWeights is what a unit written for learning counts beside one of a real page, by the kind of set: pages resemble real ones,
// lines are terser and have claims more often than life.
var ownWeights = map[string]float64{"pages": 0.5, "lines": 0.25}

// The fit stops after this many steps, or once the gradient is this much smaller than at the start.
const (
	steps     = 30
	inner     = 25 // of the search for a step
	converged = 1e-2
)

// problem is the fit of one type: logistic regression with an L2 penalty, minimised by Newton steps that conjugate gradients
// find. Nothing in it is left to chance, so that the outcome is the same each time.
type problem struct {
	units []unit
	sign  []float64 // +1 or -1 by unit
	cost  []float64 // what a mistake in a unit costs beside the penalty
	curve []float64 // second derivative by unit
}

// fit learns one type. reach is how far the weights may go for the sake of the units: the inverse of the penalty.
func fit(units []unit, features, t int, reach float64) weights {
	p := &problem{units: units, sign: make([]float64, len(units)), cost: make([]float64, len(units)),
		curve: make([]float64, len(units))}
	for i := range units {
		p.sign[i], p.cost[i] = -1, reach*units[i].weight
		if units[i].types>>t&1 == 1 {
			p.sign[i] = 1
		}
	}
	w, g := make(weights, features+1), make([]float64, features+1)
	loss := p.loss(w, g)
	first := norm(g)
	for range steps {
		if norm(g) <= converged*first {
			break
		}
		d := p.step(g)
		slope, size := dot(g, d), 1.0
		next := make(weights, len(w))
		for range 20 {
			for f := range w {
				next[f] = w[f] + size*d[f]
			}
			if l := p.loss(next, nil); l <= loss+1e-4*size*slope {
				break
			}
			size /= 2
		}
		w = next
		loss = p.loss(w, g)
	}
	return w
}

// loss is what the weights cost; it also gives the gradient and notes the curve, where g is not nil.
func (p *problem) loss(w weights, g []float64) float64 {
	sum := dot(w, w) / 2
	if g != nil {
		copy(g, w)
	}
	for i := range p.units {
		m := p.sign[i] * w.score(&p.units[i])
		sum += p.cost[i] * (math.Max(-m, 0) + math.Log1p(math.Exp(-math.Abs(m))))
		if g == nil {
			continue
		}
		right := 1 / (1 + math.Exp(-m))
		p.curve[i] = p.cost[i] * right * (1 - right)
		p.spread(g, i, p.cost[i]*(right-1)*p.sign[i])
	}
	return sum
}

// spread adds x to the features of unit i and the bias.
func (p *problem) spread(g []float64, i int, x float64) {
	for _, f := range p.units[i].features {
		if f >= 0 {
			g[f] += x
		}
	}
	g[len(g)-1] += x
}

// step solves for the Newton step by conjugate gradients.
func (p *problem) step(g []float64) []float64 {
	d, r := make([]float64, len(g)), make([]float64, len(g))
	for f := range g {
		r[f] = -g[f]
	}
	dir := append([]float64(nil), r...)
	h := make([]float64, len(g))
	rr := dot(r, r)
	enough := 0.01 * rr
	for range inner {
		if rr <= enough {
			break
		}
		p.bend(h, dir)
		size := rr / dot(dir, h)
		for f := range d {
			d[f] += size * dir[f]
			r[f] -= size * h[f]
		}
		next := dot(r, r)
		for f := range dir {
			dir[f] = r[f] + next/rr*dir[f]
		}
		rr = next
	}
	return d
}

// bend multiplies a direction by the second derivative.
func (p *problem) bend(h, dir []float64) {
	copy(h, dir)
	for i := range p.units {
		p.spread(h, i, p.curve[i]*weights(dir).score(&p.units[i]))
	}
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func norm(a []float64) float64 { return math.Sqrt(dot(a, a)) }

// slight is the weight below which a feature is not worth its place: those that no type weighs more are left out of a second
// fit, so that the model stays small and fast.
const slight = 0.06

// fitAll fits every type, and again without the features that hardly weigh.
func fitAll(units []unit, features int, reach float64) []weights {
	weighs := make([]bool, features)
	for _, w := range fitEach(units, features, reach) {
		for f := range weighs {
			weighs[f] = weighs[f] || math.Abs(w[f]) >= slight
		}
	}
	kept := slices.Clone(units)
	for i := range kept {
		kept[i].features = slices.DeleteFunc(slices.Clone(kept[i].features), func(f int) bool { return f < 0 || !weighs[f] })
	}
	return fitEach(kept, features, reach)
}

// fitEach fits the types, several at a time.
func fitEach(units []unit, features int, reach float64) []weights {
	out := make([]weights, len(claims.Types()))
	var wait sync.WaitGroup
	room := make(chan bool, runtime.GOMAXPROCS(0))
	for t := range out {
		wait.Add(1)
		go func() {
			defer wait.Done()
			room <- true
			out[t] = fit(units, features, t, reach)
			<-room
		}()
	}
	wait.Wait()
	return out
}

// The least and the most that a bias is shifted: types with few labels must not be switched off, or let loose, by chance.
const (
	lowest  = -1.0
	highest = 2.5
)

// check fits on all folds but one and scores the one left out, prints the outcome and gives for each type the shift of
// its bias at which it is best.
func check(units []unit, features int, c config) []float64 {
	scores := leaveOut(units, features, c)
	shifts := make([]float64, len(claims.Types()))
	var hits, extra, missed int
	for t, name := range claims.Types() {
		shifts[t] = bestShift(units, scores[t], t)
		h, e, m := count(units, scores[t], t, shifts[t])
		show(units, scores[t], t, shifts[t], c.show)
		hits, extra, missed = hits+h, extra+e, missed+m
		fmt.Printf("%-17s %4d hits %4d extra %4d missed  F1 %.3f  shift %+.1f\n", name, h, e, m, f1(h, e, m), shifts[t])
	}
	fmt.Printf("all: F1 %.3f on sites left out\n", f1(hits, extra, missed))
	return shifts
}

// level is the share of the best F1 from which a shift counts as good as the best: the top is flat, and where on it the
// highest point lies is chance.
const level = 0.985

// bestShift is the middle of the shifts at which F1 on sites left out is best or nearly so.
func bestShift(units []unit, scores []float64, t int) float64 {
	var all []float64
	best := 0.0
	for s := lowest; s <= highest; s += 0.1 {
		a, b, d := count(units, scores, t, s)
		all = append(all, fscore(a, b, d, missesCost(t)))
		best = max(best, all[len(all)-1])
	}
	sum, n := 0.0, 0.0
	for i, f := range all {
		if f >= best*level {
			sum, n = sum+lowest+0.1*float64(i), n+1
		}
	}
	return sum / n
}

// leaveOut gives for each type and unit of a real page the score by a model that was learned without the real pages of its fold.
func leaveOut(units []unit, features int, c config) [][]float64 {
	scores := make([][]float64, len(claims.Types()))
	for t := range scores {
		scores[t] = make([]float64, len(units))
	}
	for fold := range c.folds {
		var train []unit
		for _, u := range units {
			if u.fold != fold || u.own {
				train = append(train, u)
			}
		}
		for t, w := range fitAll(train, features, c.reach) {
			for i := range units {
				if units[i].fold == fold && !units[i].own {
					scores[t][i] = w.score(&units[i])
				}
			}
		}
	}
	return scores
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

// missesCost says how much more recall counts than precision for a type.
func missesCost(t int) float64 {
	if claims.Types()[t].Grave() {
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
