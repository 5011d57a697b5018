package extract

// weigh lets the model decide on the unit, scope by scope: it drops the candidates of patterns that only hint, and adds
// the types that no pattern gave.
func (p *page) weigh(u *unit) {
	u.bar()
	if p.observe == nil && len(u.model.types) == 0 {
		return
	}
	switch {
	case isRow(u.block):
		for n, c := range u.clauses {
			if n > 0 && c.first < c.end {
				p.decide(u, c, n, n)
			}
		}
	case u.listing:
		for _, c := range u.clauses {
			p.decide(u, c, -1, c.first)
		}
	default:
		p.decide(u, clause{0, len(u.items)}, -1, -1)
	}
}

// sure is the least score of a candidate whose pattern decides; doubt is the score down to which a pattern of a grave type is
// believed against the model, for there a miss is worse than a false alarm; beside is what the model alone needs for a further
// type where a pattern has decided what the sentence claims.
const (
	sure   = 1
	doubt  = -0.4
	beside = 0.3
)

// decide weighs the features of one scope.
func (p *page) decide(u *unit, scope clause, cell, part int) {
	f := p.describe(u, scope, cell, part)
	if p.observe != nil {
		p.observe(u, scope, cell, f)
		return
	}
	if u.barredScope(scope, cell) {
		return
	}
	p.scores = f.sums
	keep, least := u.found[:0], float32(0)
	for _, c := range u.found {
		t := u.model.index(c.kind)
		decides := c.rule >= 0 && u.rules[c.rule].decides
		if c.part == part && t >= 0 {
			c.score = p.scores[t]
		}
		if decides {
			c.score = max(c.score, sure)
			if c.part == part {
				least = beside
			}
		}
		if c.part != part || decides || t < 0 || p.scores[t] > 0 || c.rule >= 0 && c.kind.Grave() && p.scores[t] > doubt {
			keep = append(keep, c)
		}
	}
	u.found = keep
	for t, s := range p.scores {
		if s > least && !u.has(t, part) {
			u.found = append(u.found, p.inferred(u, t, scope, cell, part))
		}
	}
}

// has says that a candidate of the model's type t stands in the scope.
func (u *unit) has(t, part int) bool {
	for i := range u.found {
		if u.found[i].kind == u.model.types[t] && u.found[i].part == part {
			return true
		}
	}
	return false
}

// inferred is a candidate that rests on the model alone: its clauses are those that speak for the type, its cue is the
// item that speaks most.
func (p *page) inferred(u *unit, t int, scope clause, cell, part int) candidate {
	best, at := float32(0), scope.first
	from, to := clause{}, clause{}
	for _, c := range u.clauses {
		c = clause{max(c.first, scope.first), min(c.end, scope.end)}
		if c.first >= c.end {
			continue
		}
		sum := p.speaks(u, t, c)
		for i := c.first; i < c.end; i++ {
			if w := u.weight(t, i); w > best {
				best, at = w, i
			}
		}
		if sum > 0 {
			if from.end == 0 {
				from = c
			}
			to = c
		}
	}
	if from.end == 0 {
		from, to = scope, scope
	}
	at = min(max(at, from.first), to.end-1)
	return candidate{rule: -1, kind: u.model.types[t], first: at, last: at, from: from, to: to, cell: cell, part: part, score: p.scores[t]}
}

// clauseSum is what the words and relations of a clause weigh, by type.
type clauseSum struct {
	clause
	sums vector
}

// speaks is what the words and relations of a clause weigh for a type. It is asked for type after type, so that what was
// summed once in a unit is kept.
func (p *page) speaks(u *unit, t int, c clause) float32 {
	for i := range p.clauseSums {
		if p.clauseSums[i].clause == c {
			return p.clauseSums[i].sums[t] - u.model.bias[t]
		}
	}
	f := &p.part
	f.reset(u.model)
	u.classesOf(f, inUnit, u.items[c.first:c.end])
	u.relations(f, c)
	p.clauseSums = append(p.clauseSums, clauseSum{c, f.sums})
	return f.sums[t] - u.model.bias[t]
}

// weight is what the classes of one item weigh for a type.
func (u *unit) weight(t, i int) (sum float32) {
	for _, c := range u.items[i].Classes {
		sum += u.model.weights[u.model.find(feature{kind: inUnit, a: c})][t]
	}
	return sum
}
