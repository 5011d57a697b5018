package assess

import (
	"time"

	"keur/claims"
	"keur/internal/knowledge"
)

// about is what an evidence entry answers.
type about uint8

const (
	therapy about = iota
	safety
	etiology
	prognosis
	epidemiology
)

func aboutOf(s string) about {
	switch s {
	case "safety":
		return safety
	case "etiology":
		return etiology
	case "prognosis":
		return prognosis
	case "epidemiology":
		return epidemiology
	}
	return therapy
}

// answer is one evidence entry, ready to be copied into a claim.
type answer struct {
	id, summary, checked    string
	about                   about
	intervention, condition int32
	direction               claims.Direction
	level                   claims.Level
	cebm                    int
	caution                 int // higher is the more careful reading
	verified, stale         bool
	replaced                bool // by a newer entry
	sources                 []claims.Source
	line                    string // "acute low back pain: benefit, moderate"
	value                   float64
	percent                 bool
}

// register is the evidence entries by what they are about.
type register struct {
	answers []answer
	pairs   map[uint64][]int32 // about, intervention and condition
	narrow  map[uint64][]int32 // the same, for entries about narrower interventions or conditions only
	safety  map[int32][]int32  // safety entries by intervention
	course  map[int32][]int32  // prognosis entries by condition
	figures map[int32][]int32  // epidemiology entries by condition
	any     int32              // the condition that stands for all
	general int32              // the condition that stands for harm of whatever kind
}

func pair(a about, intervention, condition int32) uint64 {
	return uint64(a)<<60 | uint64(uint32(intervention))<<28 | uint64(uint32(condition))
}

func newRegister(g *graph, entries []knowledge.Entry, o *Options) *register {
	r := &register{pairs: make(map[uint64][]int32, len(entries)), narrow: map[uint64][]int32{},
		safety: map[int32][]int32{}, course: map[int32][]int32{}, figures: map[int32][]int32{},
		any: g.intern(anyCondition), general: g.intern(treatmentSafety)}
	limit := staleBefore(o)
	for i := range entries {
		a := newAnswer(g, &entries[i], limit)
		n := int32(len(r.answers))
		r.answers = append(r.answers, a)
		key := pair(a.about, a.intervention, a.condition)
		r.pairs[key] = append(r.pairs[key], n)
		g.nodes[a.intervention].acts, g.nodes[a.condition].suffered = true, true
		switch a.about {
		case safety:
			r.safety[a.intervention] = append(r.safety[a.intervention], n)
		case prognosis:
			if a.direction != claims.Harm { // what makes the course worse is not the course itself
				r.course[a.condition] = append(r.course[a.condition], n)
			}
		case epidemiology:
			r.figures[a.condition] = append(r.figures[a.condition], n)
		}
	}
	for i := range r.answers {
		r.indexNarrow(g, int32(i))
	}
	markActing(g)
	return r
}

// indexNarrow files an entry under the families of its intervention and condition, so that a claim about a family can
// say what is known of its members.
func (r *register) indexNarrow(g *graph, n int32) {
	a := &r.answers[n]
	interventions := append([]ancestor{{node: a.intervention}}, g.nodes[a.intervention].above...)
	conditions := append([]ancestor{{node: a.condition}}, g.nodes[a.condition].above...)
	for _, s := range interventions {
		for _, o := range conditions {
			if s.steps+o.steps > 0 {
				key := pair(a.about, s.node, o.node)
				r.narrow[key] = append(r.narrow[key], n)
			}
		}
	}
}

// markActing notes which concepts can have an entry at all, through a family, a part or a combination, so that the
// others cost nothing.
func markActing(g *graph) {
	own := make([]bool, len(g.nodes))
	for n := range g.nodes {
		own[n] = g.nodes[n].acts
	}
	for n := range g.nodes {
		nd := &g.nodes[n]
		for _, a := range nd.above {
			nd.acts = nd.acts || own[a.node]
			g.nodes[a.node].acts = g.nodes[a.node].acts || own[n]
		}
	}
}

func newAnswer(g *graph, e *knowledge.Entry, staleBefore string) answer {
	a := answer{id: e.ID, summary: e.Summary, checked: e.LastChecked, about: aboutOf(e.About),
		intervention: g.intern(e.Intervention), condition: g.intern(e.Condition),
		direction: claims.Direction(e.Direction), level: claims.Level(e.Certainty), cebm: e.CEBM,
		verified: e.Verified, replaced: e.ReplacedBy != "", stale: e.ReplacedBy != "" || staleBefore != "" && e.LastChecked < staleBefore}
	a.caution = caution(a.direction, a.level)
	a.sources = make([]claims.Source, len(e.Sources))
	for i, s := range e.Sources {
		a.sources[i] = claims.Source{Title: s.Title, Year: s.Year, Kind: s.Kind, URL: s.URL}
	}
	a.value, a.percent = figure(e.Value, e.Unit)
	a.line = knownLine(g, &a, e)
	return a
}

// knownLine is how an entry is told in one line beside a claim that it does not quite answer.
func knownLine(g *graph, a *answer, e *knowledge.Entry) string {
	line := g.nodes[a.condition].name + ": "
	switch {
	case a.about == epidemiology:
		return line + e.Summary + " (" + e.Value + " " + e.Unit + ")"
	case a.direction != "":
		line += words(string(a.direction)) + ", "
	}
	line += words(string(a.level))
	if !a.verified {
		line += " (unverified)"
	}
	return line
}

// caution orders answers that fit equally well: the least favourable direction first, then the least certain.
func caution(d claims.Direction, l claims.Level) int {
	rank := 0
	switch d {
	case claims.Harm:
		rank = 30
	case claims.NoBenefit:
		rank = 20
	case claims.Uncertain:
		rank = 10
	}
	return rank + levelRank(l)
}

// levelRank numbers the levels from high, 0, to unassessed.
func levelRank(l claims.Level) int {
	switch l {
	case claims.High:
		return 0
	case claims.Moderate:
		return 1
	case claims.Low:
		return 2
	case claims.VeryLow:
		return 3
	case claims.None:
		return 4
	}
	return 5
}

// lowered is the level some steps of indirectness down; it does not fall below very low, and none stays none.
func lowered(l claims.Level, steps int) claims.Level {
	ladder := [...]claims.Level{claims.High, claims.Moderate, claims.Low, claims.VeryLow}
	if n := levelRank(l); n < len(ladder) {
		return ladder[min(n+steps, len(ladder)-1)]
	}
	return l
}

// staleBefore is the day before which a last check is too old; empty where the day of the audit is unknown.
func staleBefore(o *Options) string {
	today, err := time.Parse(time.DateOnly, o.Today)
	if err != nil {
		return ""
	}
	return today.AddDate(0, 0, -o.StaleAfterDays).Format(time.DateOnly)
}

// words reads an identifier such as very_low as English words.
func words(s string) string { return spaced(s) }
