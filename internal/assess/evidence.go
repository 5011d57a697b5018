package assess

import (
	"slices"

	"keur/claims"
)

// evidence answers a claim from the register. The second result is the entry that counts, or nil where the claim is
// unassessed.
func (f *finder) evidence(c *claims.Claim) (claims.Evidence, *answer) {
	f.load(c)
	question := questionOf(c.Type)
	f.conditionFromTopic()
	if c.Type == claims.Prevention {
		f.preventions()
	}
	f.ask(question, c)
	if question == therapy && !f.settled() {
		f.fromPassage()
	}
	best := f.best()
	if best < 0 {
		return f.unassessed(question), nil
	}
	h := &f.hits[best]
	a := &f.r.answers[h.answer]
	if !a.verified {
		return f.unverified(h, best), nil
	}
	ev := claims.Evidence{Level: lowered(a.level, h.steps), Direction: a.direction, CEBM: a.cebm, Match: matchOf(h),
		Entry: a.id, Summary: a.summary, Verified: true, LastChecked: a.checked, Stale: a.stale, Sources: a.sources,
		Steps: f.steps(h), Others: f.others(best)}
	return ev, a
}

// questionOf says what kind of entry answers a claim type first.
func questionOf(t claims.Type) about {
	switch t {
	case claims.Safety:
		return safety
	case claims.Causation:
		return etiology
	case claims.Prognosis:
		return prognosis
	case claims.Prevalence:
		return epidemiology
	}
	return therapy
}

// ask gathers hits in the order in which kinds of entry answer the question: the next kind is asked only where the one
// before is silent.
func (f *finder) ask(question about, c *claims.Claim) {
	switch question {
	case safety:
		f.safety()
		f.unless(func() { f.pairs(etiology) })
		f.unless(func() { f.anything(therapy, true) })
	case etiology:
		f.pairs(etiology)
		f.unless(func() { f.pairs(safety) })
		f.unless(func() { f.pairs(prognosis) }) // what makes an illness last longer is said to make it worse
		f.unless(f.harmfulTherapy)
	case prognosis:
		f.pairs(prognosis)
		if f.intervenes() { // "recover fully if they are treated within hours"
			f.unless(func() { f.pairs(therapy) })
			break
		}
		f.unless(func() { f.about(f.r.course) })
		f.unless(f.courseOfPassage)
	case epidemiology:
		f.figures(c.Quantities)
	default:
		f.pairs(therapy)
		f.unless(func() { f.anything(therapy, false) })
		if c.Type == claims.SuccessRate && !f.intervenes() { // "nine in ten are better within a year" tells the course of the illness
			f.unless(func() { f.about(f.r.course) })
		}
	}
}

// courseOfPassage looks for the course of the illness that the passage is about where a claim only names how it shows or where.
func (f *finder) courseOfPassage() {
	for place, t := range f.topics {
		if f.g.nodes[t].kind != conditionKind || !f.within(t) {
			continue
		}
		for _, n := range f.r.course[t] {
			f.hits = append(f.hits, hit{answer: n, from: -1, to: t, part: -1, steps: 1, place: place, topic: true})
		}
		if f.settled() {
			return
		}
	}
}

// within says that what a claim names may belong to an illness: a symptom or a part of the body, or a wider illness ("pain in
// the heel" where the passage is about heel spur).
func (f *finder) within(illness int32) bool {
	if f.bareObject {
		return !holds(f.objects, illness)
	}
	if len(f.objects) == 0 || holds(f.objects, illness) {
		return false
	}
	switch o := f.objects[0]; f.g.nodes[o].kind { // what stands beside the first is of its kind: "cramps and diarrhoea"
	case symptomKind:
		return true
	case conditionKind:
		return f.g.under(illness, o)
	}
	return false
}

// intervenes says that a claim speaks of something that is done or taken.
func (f *finder) intervenes() bool {
	for _, s := range f.subjects {
		if k := f.g.nodes[s].kind; k != conditionKind && k != symptomKind && k != "population" {
			return true
		}
	}
	return false
}

// unless runs a further search where no verified entry has answered so far.
func (f *finder) unless(search func()) {
	if !f.settled() {
		search()
	}
}

// settled says that a verified entry has answered.
func (f *finder) settled() bool {
	for i := range f.hits {
		if f.r.answers[f.hits[i].answer].verified {
			return true
		}
	}
	return false
}

// fromPassage looks for the illness that the passage is about where a claim names none itself, only how it shows ("the cramps")
// or where ("the heel"): a step of indirectness of its own.
func (f *finder) fromPassage() {
	if len(f.objects) == 0 {
		return
	}
	for place, t := range f.topics {
		if f.g.nodes[t].kind != conditionKind || !f.within(t) {
			continue
		}
		for _, s := range f.subjects {
			f.pair(therapy, s, t, hit{from: s, to: t, part: -1, steps: 1, place: place, topic: true})
		}
		if f.settled() {
			return
		}
	}
}

// conditionFromTopic lets a claim without an object, or about "pain" or "complaints", be about the condition of its passage,
// section or title.
func (f *finder) conditionFromTopic() {
	if len(f.topics) == 0 {
		return
	}
	if f.bareObject {
		f.objects = append(f.objects, f.topics[0])
		return
	}
	for i, o := range f.objects {
		if !f.g.nodes[o].vague || f.answered(o) {
			continue
		}
		for _, t := range f.topics {
			if t != o && f.g.nodes[t].kind == conditionKind && !f.g.nodes[t].vague {
				f.objects[i] = t
				break
			}
		}
	}
}

// preventions lets a claim to prevent a condition be answered by what is known of preventing it, before what is known of
// treating it.
func (f *finder) preventions() {
	for i, o := range f.objects {
		p := f.g.prevention(o)
		if p < 0 {
			continue
		}
		for _, s := range f.subjects {
			if len(f.r.pairs[pair(therapy, s, p)]) > 0 {
				f.objects[i] = p
			}
		}
	}
}

// answered says that a symptom has entries of its own for some subject of the claim.
func (f *finder) answered(o int32) bool {
	for _, s := range f.subjects {
		if len(f.r.pairs[pair(therapy, s, o)]) > 0 {
			return true
		}
	}
	return false
}

// safety looks for known harms of the subjects: those that the claim speaks of where it names one, else those in general, and
// each single one where nothing is known in general.
func (f *finder) safety() {
	f.pairs(safety)
	if len(f.hits) > 0 {
		return
	}
	for _, all := range [2]bool{false, true} {
		if all && (len(f.hits) > 0 || f.harmNamed()) {
			return // of another harm than the one spoken of, only what is known of harm in general is an answer
		}
		for i, s := range f.subjects {
			f.eachUp(s, func(si int32, steps int) {
				for _, n := range f.r.safety[si] {
					if all || f.r.answers[n].condition == f.r.general {
						f.hits = append(f.hits, hit{answer: n, from: s, to: -1, part: -1, steps: steps, place: i})
					}
				}
			})
		}
	}
}

// harmNamed says that a claim on safety names what is or is not harmed.
func (f *finder) harmNamed() bool {
	for _, o := range f.objects {
		if !f.g.nodes[o].vague {
			return true
		}
	}
	return false
}

// harmfulTherapy answers a causal claim with an entry on the same pair that found harm.
func (f *finder) harmfulTherapy() {
	f.pairs(therapy)
	f.hits = slices.DeleteFunc(f.hits, func(h hit) bool {
		a := &f.r.answers[h.answer]
		return a.about == therapy && a.direction != claims.Harm
	})
}

// about gathers entries on a condition itself: its course or its figures. The condition may stand on either side.
func (f *finder) about(index map[int32][]int32) {
	place := 0
	for _, list := range [2][]int32{f.objects, f.subjects} {
		for _, o := range list {
			place++
			for _, n := range index[o] {
				f.hits = append(f.hits, hit{answer: n, from: -1, to: o, part: -1, place: place})
			}
		}
	}
}

// best is the index of the headline, or -1.
func (f *finder) best() int {
	best := -1
	for i := range f.hits {
		if best < 0 || f.r.better(&f.hits[i], &f.hits[best]) {
			best = i
		}
	}
	return best
}

func matchOf(h *hit) string {
	if h.steps > 0 || h.any {
		return "broader"
	}
	return "exact"
}

// steps tells how a broader entry was reached.
func (f *finder) steps(h *hit) []string {
	if h.steps == 0 && !h.any && !f.fromTopic(h) {
		return nil
	}
	a := &f.r.answers[h.answer]
	var out []string
	if f.fromTopic(h) {
		step := "the condition is taken from the passage: " + f.g.nodes[h.to].name
		if h.topic {
			step += ": one level less certain"
		}
		out = append(out, step)
	}
	from := h.from
	if h.part >= 0 {
		out = append(out, f.g.nodes[from].name+" contains "+f.g.nodes[h.part].name+": one level less certain")
		from = h.part
	}
	if from >= 0 {
		out = f.g.path(out, from, a.intervention)
	}
	if h.any {
		return append(out, "the entry holds for any condition")
	}
	if h.to >= 0 {
		out = f.g.path(out, h.to, a.condition)
	}
	return out
}

// fromTopic says that the condition of a hit was not among the claim's own words.
func (f *finder) fromTopic(h *hit) bool {
	return h.topic || h.to >= 0 && f.bareObject && holds(f.topics, h.to)
}

// others lists the best entry for each other pair of subject and object.
func (f *finder) others(best int) []string {
	if len(f.hits) < 2 {
		return nil
	}
	var out []string
	for i := range f.hits {
		h := &f.hits[i]
		id := f.r.answers[h.answer].id
		if i == best || id == f.r.answers[f.hits[best].answer].id || slices.Contains(out, id) || f.beaten(i) {
			continue
		}
		out = append(out, id)
	}
	return out
}

// beaten says that another hit answers the same subject and object better.
func (f *finder) beaten(i int) bool {
	h := &f.hits[i]
	for j := range f.hits {
		o := &f.hits[j]
		if j != i && o.from == h.from && o.to == h.to && f.r.answers[o.answer].about == therapy && f.r.better(o, h) {
			return true
		}
	}
	return false
}

// mostKnown bounds the lines of what is known for narrower conditions.
const mostKnown = 5

// unassessed says that the register has no entry, and what it knows of narrower matters.
func (f *finder) unassessed(question about) claims.Evidence {
	ev := claims.Evidence{Level: claims.Unassessed, Sources: noSources}
	f.narrower(question)
	if question == etiology && len(f.known) == 0 {
		f.narrower(safety)
	}
	if len(f.known) > 0 {
		ev.Match = "narrower"
		ev.KnownFor = f.knownLines()
	}
	return ev
}

// knownLines are the lines of the narrower entries, those with a seen source first.
func (f *finder) knownLines() []string {
	var out []string
	for _, wanted := range [2]bool{true, false} {
		for _, n := range f.known {
			a := &f.r.answers[n]
			if a.verified != wanted || len(out) == mostKnown {
				continue
			}
			line := a.line
			if !holds(f.subjects, a.intervention) {
				line = f.g.nodes[a.intervention].name + " for " + line
			}
			if !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

// unverified shows an entry whose source nobody has seen. It does not count: the claim stays unassessed.
func (f *finder) unverified(h *hit, best int) claims.Evidence {
	a := &f.r.answers[h.answer]
	return claims.Evidence{Level: claims.Unassessed, Match: matchOf(h), Entry: a.id, Summary: a.summary,
		LastChecked: a.checked, Stale: a.stale, Sources: a.sources, Steps: f.steps(h), Others: f.others(best),
		KnownFor: []string{a.line}}
}

// noSources marshals as an empty list.
var noSources = []claims.Source{}
