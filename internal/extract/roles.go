package extract

import (
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/match"
)

// roles finds what a claim says to act, and on what.
func (p *page) roles(u *unit, g group) (subject, object claims.Term) {
	if g.kind == claims.Causation {
		if subject, object, ok := p.causal(u, g); ok {
			return subject, object
		}
	}
	subject, at := p.subjectTerm(u, g)
	object, ok := p.objectTerm(u, g, at)
	if !ok && at.end > 0 && u.states(at) {
		return p.wish(u, g, subject, at)
	}
	if ok && subject.Concept != "" && subject.Concept == object.Concept && u.asksTwo(g) {
		subject = claims.Term{}
	}
	return subject, object
}

// asksTwo says that a claim of a group's type is about two different things.
func (u *unit) asksTwo(g group) bool {
	return g.kind == claims.Efficacy || g.kind == claims.Prevention || g.kind == claims.Mechanism
}

// states says that the items of a subject also name a state of the body that one wishes for, such as weight loss or sleep.
func (u *unit) states(at clause) bool {
	for i := at.first; i < at.end; i++ {
		if u.items[i].Bits.Meets(&u.class.object) {
			return true
		}
	}
	return false
}

// wish gives the roles where a unit names one thing alone, which is both something done and a state wished for ("who wants to
// lose weight …"): it is what is acted on, by what else the clauses or the context name.
func (p *page) wish(u *unit, g group, named claims.Term, at clause) (subject, object claims.Term) {
	if !u.asksTwo(g) {
		return named, claims.Term{}
	}
	if c, ok := u.beside(u.class.doing, clause{g.from.first, g.to.end}, at); ok {
		return u.term(c), named
	}
	if t := p.supplied(u, g); t.Concept != "" && t.Concept != named.Concept && !p.general(u, t) {
		return t, named
	}
	return claims.Term{}, named
}

// subjectTerm is what is claimed to act: named in the clauses, else earlier in the unit, else supplied by the context.
// What is named only in general ("deze behandeling") gives way to what the context names. The items that name it are none
// where they stand elsewhere.
func (p *page) subjectTerm(u *unit, g group) (claims.Term, clause) {
	if g.subject.end > 0 {
		return u.term(g.subject), g.subject
	}
	if g.cell > 0 && !u.cell(0).Empty() {
		return p.firstCell(u), clause{}
	}
	named, at := p.named(u, g)
	if named.Text != "" && !p.general(u, named) {
		return named, at
	}
	if t := p.supplied(u, g); t.Text != "" && (named.Text == "" || len(t.Concepts) > 0 && !p.general(u, t)) {
		return t, clause{}
	}
	return named, at
}

// named is the subject that the unit itself names, and its items. A list item that opens with something else ("patients who
// after physiotherapy …") leaves that to its lead-in and the context.
func (p *page) named(u *unit, g group) (claims.Term, clause) {
	if !u.block.LeadIn.Empty() && !u.listing {
		if t, ok := u.inLead(u.class.acting); ok {
			return t, clause{}
		}
		if !u.items[0].Bits.Meets(&u.class.acting) && g.kind == claims.Efficacy {
			return claims.Term{}, clause{}
		}
	}
	var vague claims.Term // named by a general word, or by a form such as capsules, which says more
	var at clause
	for _, kinds := range []match.Bits{u.class.acting, u.kindsFor(g)} {
		for _, c := range u.actors(kinds, g) {
			t := u.term(c)
			if !p.general(u, t) {
				return t, c
			}
			if vague.Text == "" || knowledge.General(vague.Concept) && !knowledge.General(t.Concept) {
				vague, at = t, c
			}
		}
	}
	return vague, at
}

// actors are the runs of the kinds that may act in a group: the first in its clauses, rather behind a label ("Less stress: the
// massage relaxes") than in it, and the last before them.
func (u *unit) actors(kinds match.Bits, g group) (out []clause) {
	if c, ok := u.actor(kinds, clause{max(g.from.first, u.labelled()), g.to.end}); ok {
		out = append(out, c)
	} else if c, ok := u.actor(kinds, clause{g.from.first, g.to.end}); ok {
		out = append(out, c)
	}
	if c, ok := u.lastNamed(kinds, clause{0, g.from.first}); ok && !u.setAgainst(c) {
		out = append(out, c)
	}
	return out
}

// kindsFor is the kinds of subject that a claim of a group's type can have.
func (u *unit) kindsFor(g group) match.Bits {
	switch g.kind {
	case claims.Causation, claims.Prevalence, claims.Prognosis, claims.DiscouragesCare, claims.EvidenceAppeal:
		return u.class.subject
	}
	return u.class.doing
}

// actor is the first run of the kinds that is not what something is set against: in "anders dan pijnstillers pakt …" the
// painkillers do not act.
func (u *unit) actor(kinds match.Bits, in clause) (clause, bool) {
	for in.first < in.end {
		c, ok := u.named(kinds, in)
		if !ok || !u.setAgainst(c) {
			return c, ok
		}
		in.first = c.end
	}
	return clause{}, false
}

// labelled is the item behind the run-in label of a unit, 0 where it has none.
func (u *unit) labelled() int {
	end := u.sentence.Label.End - u.base
	if end <= 0 {
		return 0
	}
	n, _ := slices.BinarySearchFunc(u.items, end, func(it match.Item, at int) int { return it.Start - at })
	return n
}

// setAgainst says that a run stands just behind a word of comparison or exception, or in the name of a publication.
func (u *unit) setAgainst(c clause) bool {
	for i := max(0, c.first-6); i < c.first; i++ {
		if u.items[i].Has(u.class.publication) || i >= c.first-2 && (u.items[i].Has(u.class.than) || u.items[i].Has(u.class.besides)) {
			return true
		}
	}
	return false
}

// general says that a subject is named by a general word alone, such as "therapy", "product" or "capsules".
func (p *page) general(u *unit, t claims.Term) bool {
	return !slices.ContainsFunc(t.Concepts, func(id string) bool { return !u.vague[id] })
}

func (p *page) firstCell(u *unit) claims.Term {
	if c, ok := u.named(u.class.any, u.clauses[0]); ok {
		return u.term(c)
	}
	s := u.cell(0)
	return claims.Term{Text: u.words[s.Start:s.End]}
}

// supplied is the subject that the context gives: the lead-in or question, the unit before, the headings, the title.
func (p *page) supplied(u *unit, g group) claims.Term {
	if u.advises(g) || u.beyond() {
		return claims.Term{}
	}
	if t, ok := u.inLead(u.class.subject); ok && !p.general(u, t) {
		return t
	}
	if g.kind == claims.Prevalence || g.kind == claims.Prognosis {
		if c, ok := u.named(u.class.object, clause{g.from.first, g.to.end}); ok {
			return u.term(c)
		}
	}
	if own := u.block.Heading; own >= 0 && p.block <= own {
		if h := p.heading(u.reader, own); h.subject.Text != "" && !p.general(u, h.subject) {
			return h.subject
		}
	}
	if p.subject.Text != "" && p.block+3 >= u.sentence.Block {
		return p.salient()
	}
	for n := u.block.Heading; n >= 0; n = p.doc.Blocks[n].Heading {
		if h := p.heading(u.reader, n); h.subject.Text != "" {
			return h.subject
		}
	}
	if p.title >= 0 {
		if h := p.heading(u.reader, p.title); h.subject.Text != "" {
			return h.subject
		}
	}
	return p.subject
}

// advises says that a unit tells its readers to do something that it need not name as a subject ("Keep to fixed bedtimes"):
// that is what is claimed to work, not what the page is about.
func (u *unit) advises(g group) bool {
	return (g.kind == claims.Efficacy || g.kind == claims.Prevention) && u.items[0].Has(u.class.advice)
}

// beyond says that the lead-in lists what there is besides something: "besides acupuncture these help:".
func (u *unit) beyond() bool {
	return slices.ContainsFunc(u.lead, func(it match.Item) bool { return it.Has(u.class.besides) })
}

// often is how many times as often as the last subject the page's main one must be named to be meant instead.
const often = 3

// salient is the subject that a unit without one of its own is about: the last one named, unless it is a mere aside on a
// page that speaks of another thing throughout.
func (p *page) salient() claims.Term {
	if p.mentions[p.main.Concept] >= often*p.mentions[p.subject.Concept] {
		return p.main
	}
	return p.subject
}

// inLead is the first of the kinds that the lead-in or question names; a general word only where it names nothing else.
func (u *unit) inLead(kinds match.Bits) (first claims.Term, ok bool) {
	for i := range u.lead {
		if !u.lead[i].Bits.Meets(&kinds) {
			continue
		}
		t := u.leadTerm(i, kinds)
		if len(t.Concepts) == 0 {
			continue
		}
		if !u.vague[t.Concept] {
			return t, true
		}
		if !ok {
			first, ok = t, true
		}
	}
	return first, ok
}

// leadTerm is what one item of the lead-in names, by its first name, since the words themselves stand elsewhere.
func (u *unit) leadTerm(i int, kinds match.Bits) (t claims.Term) {
	for _, m := range u.lead[i].Terms {
		if m.Value >= 0 && kinds.Has(m.Class) {
			t.Concepts = append(t.Concepts, u.concepts[m.Value].ID)
			if t.Text == "" {
				t.Concept, t.Text = u.concepts[m.Value].ID, strings.Trim(u.concepts[m.Value].Names.In(u.code)[0], "=*")
			}
		}
	}
	return t
}

// objectTerm is what is acted on: the run of conditions, functions or processes that the pattern met, else the nearest
// in its clauses, else what the lead-in names; never the items of the subject.
func (p *page) objectTerm(u *unit, g group, subject clause) (claims.Term, bool) {
	if t, ok := u.complaint(g, subject); ok {
		return t, true
	}
	if g.amount < 0 {
		if c, ok := u.beside(u.class.object, clause{g.first, min(g.last+1, len(u.items))}, subject); ok {
			return u.term(clause{c.first, max(c.end, u.runEnd(c.end-1, g.to.end, u.class.object))}), true
		}
	}
	if c, ok := u.beside(u.class.object, clause{g.from.first, g.to.end}, subject); ok {
		return u.term(c), true
	}
	return u.inLead(u.class.object)
}

// beside is the first run of the kinds apart from the items of another.
func (u *unit) beside(kinds match.Bits, in, other clause) (clause, bool) {
	c, ok := u.named(kinds, in)
	if ok && c.first < other.end && other.first < c.end {
		if c.first < other.first {
			return clause{c.first, other.first}, true
		}
		return u.named(kinds, clause{max(other.end, in.first), in.end})
	}
	return c, ok
}

// complaint is the complaint that a claim of efficacy or prevention is about: what the question asks after, else what its
// clauses name, since a function beside it ("herstel") is how the complaint gets better.
func (u *unit) complaint(g group, subject clause) (claims.Term, bool) {
	if g.kind != claims.Efficacy && g.kind != claims.Prevention && g.kind != claims.SuccessRate || g.cell >= 0 {
		return claims.Term{}, false
	}
	if u.block.Question >= 0 && u.block.LeadIn.Empty() {
		if t, ok := u.inLead(u.class.complaint); ok {
			return t, true
		}
	}
	in := clause{g.from.first, g.to.end}
	first, found := claims.Term{}, false
	for c, ok := u.beside(u.class.complaint, in, subject); ok; c, ok = u.beside(u.class.complaint, in, subject) {
		t := u.term(c)
		if slices.ContainsFunc(u.conceptsOf(c, u.class.complaint), func(id string) bool { return !u.vague[id] }) {
			return t, true
		}
		if !found {
			first, found = t, true // "complaints", unless something more is said
		}
		in.first = c.end
	}
	return first, found
}

// causal finds the factor and the bad state on the two sides of the word that joins them.
func (p *page) causal(u *unit, g group) (subject, object claims.Term, ok bool) {
	at := u.joint(clause{g.from.first, g.to.end})
	if at < 0 {
		return subject, object, false
	}
	left, right := clause{g.from.first, at}, clause{at + 1, g.to.end}
	if u.items[at].Has(u.class.causedBy) && !u.items[at].Has(u.class.cause) {
		left, right = right, left
	}
	if u.reversed(left, right) {
		left, right = right, left
	}
	subject, object = u.side(left), u.side(right)
	if subject.Text == "" {
		subject = p.supplied(u, g)
	}
	if object.Text == "" {
		object, _ = p.objectTerm(u, g, clause{})
	}
	if object.Text == "" { // the cause stands in a clause of its own: "… because they inhaled smoke"
		if c, ok := u.named(u.class.complaint, clause{0, len(u.items)}); ok {
			object = u.term(c)
		}
	}
	return subject, object, subject.Text != object.Text
}

// reversed says that the sides of a causal word name a complaint where the cause should stand and a factor where what comes of
// it should: "X is the cause of headaches", "the cause of headaches is X".
func (u *unit) reversed(cause, effect clause) bool {
	factor := func(c clause) bool { return u.meets(u.class.subject, c) }
	complaint := func(c clause) bool { return u.meets(u.class.complaint, c) }
	return complaint(cause) && !factor(cause) && factor(effect)
}

// meets says that some item of a clause is of the kinds.
func (u *unit) meets(kinds match.Bits, c clause) bool {
	_, ok := u.named(kinds, c)
	return ok
}

// joint is the word that joins a cause and what comes of it: rather a word that does nothing else than one that names
// something too ("stress", "a disturbed metabolism"), and rather one of causing than one of making worse. It is -1 where there
// is none.
func (u *unit) joint(in clause) int {
	best, least := -1, 4
	for i := in.first; i < in.end; i++ {
		it, rank := &u.items[i], 0
		switch {
		case it.Has(u.class.causedBy) || it.Has(u.class.cause):
		case it.Has(u.class.worsen):
			rank = 1
		default:
			continue
		}
		if it.Bits.Meets(&u.class.any) {
			rank += 2
		}
		if rank < least {
			best, least = i, rank
		}
	}
	return best
}

// side is what one side of a causal word names: a run of concepts, else its words where they are few.
func (u *unit) side(c clause) claims.Term {
	if t, ok := u.named(u.class.any, c); ok {
		return u.term(t)
	}
	for c.first < c.end && u.items[c.first].Bits.Meets(&u.class.function) {
		c.first++
	}
	if c.end <= c.first || c.end-c.first > 6 || c.end-c.first == 1 && len(u.items[c.first].Stem) < 4 {
		return claims.Term{}
	}
	s := trim(u.words, spanOf(u.items[c.first:c.end]))
	return claims.Term{Text: u.words[s.Start:s.End]}
}

func spanOf(items []match.Item) claims.Span {
	return claims.Span{Start: items[0].Start, End: items[len(items)-1].End}
}
