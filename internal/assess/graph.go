package assess

import (
	"slices"
	"strings"

	"keur/internal/knowledge"
)

// graph is the concepts as numbered nodes, with the families of each worked out.
type graph struct {
	index map[string]int32
	nodes []node
}

// node is one concept. Entries may name a concept that has no record of its own; it then has an id only.
type node struct {
	id, kind, name string
	concept        *knowledge.Concept // nil where only entries name it
	broader        []int32
	up             []ancestor // families that a condition may climb to, nearest first
	above          []ancestor // all families
	narrower       []int32    // direct members
	parts          []int32
	combinations   []int32 // combinations it is a part of
	acts           bool    // it, a family or a member of it is an intervention with entries
	suffered       bool    // it is the condition of entries
	vague          bool    // the context tells what is meant: "pain", "complaints"
}

// ancestor is a family some steps up, and the member that leads to it.
type ancestor struct {
	node  int32
	via   int32
	steps int
}

// anyCondition is the condition of entries that hold whatever the claim is about.
const anyCondition = "any_condition"

// treatmentSafety is the condition of entries on the side effects of something in general.
const treatmentSafety = "treatment_safety"

// Kinds of concept that the rules of climbing tell apart. A condition never climbs to a symptom: migraine is not "pain".
const (
	symptomKind   = "symptom"
	conditionKind = "condition"
	functionKind  = "function"
)

func newGraph(concepts []knowledge.Concept) *graph {
	g := &graph{index: make(map[string]int32, 2*len(concepts))}
	for i := range concepts {
		n := g.intern(concepts[i].ID)
		g.nodes[n].kind = concepts[i].Kind
		g.nodes[n].name = plainName(&concepts[i])
		g.nodes[n].concept = &concepts[i]
		g.nodes[n].vague = concepts[i].Open()
	}
	for i := range concepts {
		c, n := &concepts[i], g.index[concepts[i].ID]
		for _, id := range c.Broader {
			b := g.intern(id)
			g.nodes[n].broader = append(g.nodes[n].broader, b)
			g.nodes[b].narrower = append(g.nodes[b].narrower, n)
		}
		for _, id := range c.Parts {
			p := g.intern(id)
			g.nodes[n].parts = append(g.nodes[n].parts, p)
			g.nodes[p].combinations = append(g.nodes[p].combinations, n)
		}
	}
	for n := range g.nodes {
		g.nodes[n].above = g.climb(int32(n), func(_, _ string) bool { return true })
		g.nodes[n].up = g.climb(int32(n), related)
	}
	return g
}

// intern gives the number of a concept id, new or known.
func (g *graph) intern(id string) int32 {
	if n, ok := g.index[id]; ok {
		return n
	}
	n := int32(len(g.nodes))
	g.index[id] = n
	g.nodes = append(g.nodes, node{id: id, name: spaced(id)})
	return n
}

// find gives the number of a concept id, or -1.
func (g *graph) find(id string) int32 {
	if n, ok := g.index[id]; ok {
		return n
	}
	return -1
}

// climb walks from a concept to its families, breadth first so that the nearest come first, along those links that are
// allowed between their kinds.
func (g *graph) climb(from int32, allowed func(from, to string) bool) []ancestor {
	if len(g.nodes[from].broader) == 0 {
		return nil
	}
	var out []ancestor
	queue := []ancestor{{from, from, 0}}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, b := range g.nodes[at.node].broader {
			if b == from || reached(out, b) || !allowed(g.nodes[at.node].kind, g.nodes[b].kind) {
				continue
			}
			a := ancestor{b, at.node, at.steps + 1}
			out, queue = append(out, a), append(queue, a)
		}
	}
	return out
}

// related says that evidence on a condition of one kind bears on another: within the same kind, from a measured
// parameter to the condition that it measures, and among functions and processes; never from a condition to a bare
// symptom, and never from a function of the healthy body to a disease.
func related(from, to string) bool {
	switch from {
	case to:
		return true
	case symptomKind:
		return to == conditionKind
	case "parameter":
		return to == conditionKind || to == functionKind || to == "process"
	case functionKind, "process":
		return to == functionKind || to == "process"
	}
	return false
}

// prevention is the function of keeping a condition away, which has entries of its own; -1 where the data name none.
func (g *graph) prevention(n int32) int32 {
	if g.nodes[n].kind != conditionKind {
		return -1
	}
	for _, b := range g.nodes[n].broader {
		if g.nodes[b].kind == functionKind {
			return b
		}
	}
	return -1
}

func reached(list []ancestor, n int32) bool {
	for i := range list {
		if list[i].node == n {
			return true
		}
	}
	return false
}

// under says that the concept is, or belongs to the family of, another.
func (g *graph) under(n, family int32) bool { return n == family || reached(g.nodes[n].above, family) }

// path names the way from a concept to one of its families, each step a line.
func (g *graph) path(dst []string, from, to int32) []string {
	if from == to {
		return dst
	}
	for _, a := range g.nodes[from].above {
		if a.node == to {
			dst = g.path(dst, from, a.via)
			return append(dst, g.nodes[a.via].name+" is counted under "+g.nodes[to].name+": one level less certain")
		}
	}
	return dst
}

// plainName is what English messages call a concept: the name that its id spells, else the first that it has.
func plainName(c *knowledge.Concept) string {
	if own := spaced(c.ID); slices.Contains(c.Names.EN, own) {
		return own
	}
	for _, names := range [][]string{c.Names.EN, c.Names.NL, c.Names.DE} {
		if len(names) > 0 {
			return strings.TrimPrefix(names[0], "=")
		}
	}
	return spaced(c.ID)
}

// called is what texts in a language call a concept.
func (g *graph) called(n int32, language string) string {
	if c := g.nodes[n].concept; c != nil {
		if names := c.Names.In(language); len(names) > 0 {
			return strings.TrimPrefix(names[0], "=")
		}
	}
	return g.nodes[n].name
}

// spaced reads an id as words.
func spaced(id string) string {
	b := []byte(id)
	for i := range b {
		if b[i] == '_' {
			b[i] = ' '
		}
	}
	return string(b)
}
