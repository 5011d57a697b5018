package knowledge

import "slices"

// Index finds the entries of a base by what they are about. It holds pointers into the base, which must not change. An
// Index is safe for use by several goroutines.
type Index struct {
	Base *Base

	concepts    map[string]*Concept
	families    map[string][]string
	evidence    map[string][]*Entry // by intervention
	pairs       map[pair][]*Entry
	limits      map[string][]*Limit
	nutrients   map[string][]*NutrientClaim
	defaults    map[string]*TypeDefault
	rules       map[string]*Rule
	disclaimers map[string]*Disclaimer
	packs       map[string]*Pack
	narrower    map[string][]string
}

type pair struct{ intervention, condition string }

// NewIndex indexes a base.
func NewIndex(b *Base) *Index {
	x := &Index{
		Base:        b,
		concepts:    byID(b.Concepts, conceptID),
		families:    make(map[string][]string, len(b.Concepts)),
		evidence:    groupBy(b.Evidence, func(e *Entry) string { return e.Intervention }),
		pairs:       groupBy(b.Evidence, func(e *Entry) pair { return pair{e.Intervention, e.Condition} }),
		limits:      groupBy(b.Limits, func(l *Limit) string { return l.Substance }),
		nutrients:   groupBy(b.Nutrients, func(n *NutrientClaim) string { return n.Nutrient }),
		defaults:    byID(b.Defaults, defaultID),
		rules:       byID(b.Rules, ruleID),
		disclaimers: byID(b.Disclaimers, disclaimerID),
		packs:       byID(b.Packs, func(p *Pack) string { return p.Language }),
		narrower:    map[string][]string{},
	}
	for i := range b.Concepts {
		c := &b.Concepts[i]
		x.families[c.ID] = x.climb(c)
		for _, family := range c.Broader {
			x.narrower[family] = append(x.narrower[family], c.ID)
		}
	}
	return x
}

// climb lists the families of a concept, nearest first; a circle in the data ends the climb.
func (x *Index) climb(c *Concept) []string {
	out := slices.Clone(c.Broader)
	for i := 0; i < len(out); i++ {
		next := x.concepts[out[i]]
		if next == nil {
			continue
		}
		for _, family := range next.Broader {
			if family != c.ID && !slices.Contains(out, family) {
				out = append(out, family)
			}
		}
	}
	return out
}

// Concept finds a concept; nil where there is none.
func (x *Index) Concept(id string) *Concept { return x.concepts[id] }

// Families lists the families that a concept belongs to, directly or through others, nearest first.
func (x *Index) Families(id string) []string { return x.families[id] }

// Narrower lists the concepts that belong to a family directly.
func (x *Index) Narrower(id string) []string { return x.narrower[id] }

// Is says that a concept is another one or belongs to its family.
func (x *Index) Is(id, family string) bool {
	return id == family || slices.Contains(x.families[id], family)
}

// EvidenceFor lists the entries about exactly this intervention for exactly this condition.
func (x *Index) EvidenceFor(intervention, condition string) []*Entry {
	return x.pairs[pair{intervention, condition}]
}

// EvidenceOf lists all entries about exactly this intervention.
func (x *Index) EvidenceOf(intervention string) []*Entry { return x.evidence[intervention] }

// LimitsOf lists the limits of exactly this substance.
func (x *Index) LimitsOf(substance string) []*Limit { return x.limits[substance] }

// NutrientClaims lists the European health claims for exactly this nutrient.
func (x *Index) NutrientClaims(nutrient string) []*NutrientClaim { return x.nutrients[nutrient] }

// Default gives the severity and disclaimers of a claim type; nil where there are none.
func (x *Index) Default(claimType string) *TypeDefault { return x.defaults[claimType] }

// Disclaimer finds a disclaimer; nil where there is none.
func (x *Index) Disclaimer(id string) *Disclaimer { return x.disclaimers[id] }

// Rule finds a rule; nil where there is none.
func (x *Index) Rule(id string) *Rule { return x.rules[id] }

// Pack finds the pack of a language ("nl", "en" or "de"); nil where there is none.
func (x *Index) Pack(language string) *Pack { return x.packs[language] }

// byID maps entries by a key of their own.
func byID[T any](entries []T, id func(*T) string) map[string]*T {
	out := make(map[string]*T, len(entries))
	for i := range entries {
		out[id(&entries[i])] = &entries[i]
	}
	return out
}

// groupBy maps entries by a key that several share, in the order of the base.
func groupBy[K comparable, T any](entries []T, by func(*T) K) map[K][]*T {
	out := map[K][]*T{}
	for i := range entries {
		k := by(&entries[i])
		out[k] = append(out[k], &entries[i])
	}
	return out
}
