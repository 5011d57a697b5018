package assess

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"keur/claims"
	"keur/internal/knowledge"
)

// family groups findings: a claim gets at most one of each.
type family uint8

const (
	prohibition family = iota
	substantiation
	remark
	statement // settled by a text; reported once a document
)

// rule is one rule of the chosen jurisdictions, ready to be held against claims.
type rule struct {
	id, citation, url, trigger string
	applies                    string // its product classes, for messages
	family                     family
	consequence                string
	severity                   claims.Severity
	classes                    classes
	firm                       bool    // an editorial profile does not lower it
	legal                      bool    // law or a code, not good practice alone
	label                      bool    // it asks for a text on the label of a food or supplement
	required, advised          set     // disclaimers
	help                       []int32 // disclaimers whose text helps, in order
	when                       when
}

// when is a compiled trigger; an empty set or zero mask asks for nothing.
type when struct {
	signals, without, subjects, objects set
	levels, directions, standings       uint16
	doses, cited                        uint16
	quantities                          []string
	polarity                            claims.Polarity
	hedged                              int8 // 1 yes, -1 no, 0 either
	evidence                            bool // it asks about the evidence
}

// ruleset is the rules and defaults by claim type.
type ruleset struct {
	rules    []rule
	byType   map[claims.Type][]int32
	defaults map[claims.Type]*typeDefault
	signals  names
	targets  names
	about    []set // per concept: the targets of rules that it meets
	nameless set   // targets met by a subject that names no concept
}

// typeDefault is what a claim type asks for where no rule says more.
type typeDefault struct {
	id       string
	severity claims.Severity
	required set
	evidence bool // the type asks for evidence
}

func newRuleset(g *graph, s *statements, base *knowledge.Base, o *Options) (*ruleset, error) {
	r := &ruleset{byType: map[claims.Type][]int32{}, defaults: map[claims.Type]*typeDefault{},
		signals: names{map[string]int32{}}, targets: names{map[string]int32{}}}
	for i := range base.Defaults {
		d := &base.Defaults[i]
		t := &typeDefault{id: "default-" + d.Type, severity: claims.Severity(d.Severity), required: s.set(d.Disclaimers)}
		t.evidence = slices.Contains(d.Disclaimers, evidenceLimited)
		r.defaults[claims.Type(d.Type)] = t
	}
	for i := range base.Rules {
		if k := &base.Rules[i]; k.When != nil && o.holds(k.Jurisdiction) {
			r.add(k, s, o)
		}
	}
	if n := max(len(r.signals.index), len(r.targets.index)); n > setSize {
		return nil, fmt.Errorf("rules name %d word classes or concepts, more than %d", n, setSize)
	}
	r.mark(g)
	return r, nil
}

// mark works out which targets of rules each concept meets: its own id and kind, and those of its families.
func (r *ruleset) mark(g *graph) {
	r.about = make([]set, len(g.nodes))
	for n := range g.nodes {
		nd := &g.nodes[n]
		s := r.targets.of([]string{nd.id, nd.kind})
		for _, up := range nd.above {
			up := r.targets.of([]string{g.nodes[up.node].id})
			s.or(&up)
		}
		r.about[n] = s
	}
	r.nameless = r.targets.of([]string{"product"})
}

// add compiles one rule.
func (r *ruleset) add(k *knowledge.Rule, s *statements, o *Options) {
	c := rule{id: k.ID, citation: k.Citation, url: k.URL, trigger: lowerFirst(k.Trigger), consequence: k.Consequence,
		severity: claims.Severity(k.Severity)}
	c.family, c.legal = familyOf(k), k.Jurisdiction != "INT"
	c.required, c.advised = s.set(k.Disclaimers), s.set(k.Advisory)
	if c.family != statement { // evidence would do as well, so the statement is one way to qualify the claim
		c.advised.or(&c.required)
		c.required = set{}
	}
	for _, name := range k.AppliesTo {
		c.classes |= classOf(name)
	}
	c.label = c.family == statement && c.legal && claims.Type(k.Type) == claims.Dosage && c.classes&^(food|supplement) == 0
	c.applies = spaced(strings.Join(k.AppliesTo, ", "))
	if c.classes&general != 0 {
		c.classes = allClasses
	}
	switch claims.Type(k.Type) {
	case claims.Guarantee, claims.DiscouragesCare, claims.Safety:
		c.firm = true
	}
	if !k.Verified && k.Jurisdiction != "INT" {
		c.severity = claims.Note // nobody has seen the text of this rule
	}
	for _, id := range append(slices.Clone(k.Disclaimers), k.Advisory...) {
		if n := s.find(id); n >= 0 {
			c.help = append(c.help, n)
		}
	}
	c.when = r.when(k.When)
	n := int32(len(r.rules))
	r.rules = append(r.rules, c)
	types := k.When.Types
	if len(types) == 0 {
		types = []string{k.Type}
	}
	for _, t := range types {
		r.byType[claims.Type(t)] = append(r.byType[claims.Type(t)], n)
	}
}

// familyOf groups a rule by its consequence. A rule that needs a statement but prescribes none cannot be settled by a
// text that keur knows, so it is reported with the claim.
func familyOf(k *knowledge.Rule) family {
	switch {
	case k.Consequence == "prohibited":
		return prohibition
	case k.Consequence == "needs_substantiation", k.Consequence == "needs_statement" && len(k.Disclaimers) == 0:
		return substantiation
	case k.Consequence == "needs_statement":
		return statement
	}
	return remark
}

func (r *ruleset) when(w *knowledge.When) when {
	out := when{signals: r.signals.set(w.Signals), without: r.signals.set(w.Without), subjects: r.targets.set(w.Subjects),
		objects: r.targets.set(w.Objects), quantities: w.Quantities, polarity: claims.Polarity(w.Polarity),
		levels: mask(w.Levels, levelNames), directions: mask(w.Directions, directionNames),
		standings: mask(w.Nutrient, standingNames), doses: mask(w.Dose, verdictNames), cited: mask(w.Cited, citedNames)}
	switch w.Hedged {
	case "yes":
		out.hedged = 1
	case "no":
		out.hedged = -1
	}
	if out.polarity == "" {
		out.polarity = claims.Positive // a denied effect breaks no rule on effects
	}
	out.evidence = out.levels|out.directions != 0
	return out
}

// The values of closed sets, as bits of a mask.
var (
	levelNames     = [...]string{"high", "moderate", "low", "very_low", "none", "unassessed"}
	directionNames = [...]string{"benefit", "no_benefit", "uncertain", "harm"}
	standingNames  = [...]string{"unknown", "authorised", "on_hold", "non_authorised"}
	verdictNames   = [...]string{"within", "below_minimum", "exceeds_top", "exceeds", "prohibited", "no_limit", "no_entry",
		"not_comparable"}
	citedNames = [...]string{citedNone, citedVague, citedNamed, citedSpecific}
)

// mask gathers the bits of some values.
func mask[A interface {
	[4]string | [6]string | [8]string
}](values []string, all A) (m uint16) {
	for _, v := range values {
		m |= bit(v, all)
	}
	return m
}

// bit is the bit of one value; 0 for one that is not in the set.
func bit[A interface {
	[4]string | [6]string | [8]string
}](value string, all A) uint16 {
	for i := 0; i < len(all); i++ {
		if all[i] == value {
			return 1 << i
		}
	}
	return 0
}

// lowerFirst writes the first letter of a sentence small, except in an abbreviation.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && !unicode.IsUpper(r[1]) && r[1] != '/' {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}
