package extract

import (
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/match"
	"keur/internal/text"
)

// page is one document being read.
type page struct {
	*scratch
	doc   *text.Document
	lines *text.Lines
	found []claims.Claim

	title   int // index of the title's block, or -1; a document is searched for it once
	reader  *reader
	leadOf  text.Span // the span whose items lead holds
	headers map[text.Span][]match.Item
	heads   map[int]heading // what headings name, by block
	subject claims.Term     // of the last unit that named one
	block   int             // in which it did

	mentions map[string]int // how often the page has named each subject so far, by concept
	main     claims.Term    // the one named most

	healthy []topicality // by unit read
	margins []margin     // by claim found

	topicsAt [2]int // heading and question that topicsOf belongs to
	topicsOf []string
	recent   passage                                            // what was said last
	observe  func(u *unit, scope clause, cell int, f *features) // for learning; else nil
}

// scratch is what a worker uses again for every unit, so that reading costs no new memory.
type scratch struct {
	unit       unit
	items      []match.Item
	amounts    []claims.Quantity
	scope      []match.Item
	lead       []match.Item
	other      []match.Item // of a heading
	features   features
	part       features    // of one clause
	clauseSums []clauseSum // of the unit, as far as they were asked for
	scores     vector
}

// heading is what the words of a heading name.
type heading struct {
	subject    claims.Term
	conditions []string
	classes    []uint16
}

// page begins to read a document.
func (w *Worker) page(doc *text.Document) *page {
	w.scratch.clauseSums = w.scratch.clauseSums[:0]
	return &page{scratch: &w.scratch, doc: doc, lines: text.NewLines(doc.Source), title: doc.Title(),
		recent: passage{block: -1}}
}

// read finds the claims of sentence i.
func (p *page) read(r *reader, i int) {
	s := &p.doc.Sentences[i]
	b := &p.doc.Blocks[s.Block]
	if p.reader != r {
		// What was read in another language has class numbers of its own.
		p.reader, p.leadOf, p.headers, p.heads, p.topicsOf = r, text.Span{}, nil, nil, nil
	}
	if b.IsHead {
		return
	}
	if s.Query || b.Kind == text.Question {
		p.hear(r, i)
		return
	}
	u := &p.unit
	*u = unit{reader: r, index: i, sentence: s, block: b, base: s.Span.Start, words: p.doc.Slice(s.Span),
		clauses: u.clauses[:0], found: u.found[:0], barred: u.barred[:0],
		reach: u.reach[:0], ledReach: u.ledReach[:0], leadWords: p.doc.Slice(b.LeadIn)}
	u.lead, p.clauseSums = p.context(u), p.clauseSums[:0]
	items, amounts := r.scan(p.items, u.words)
	p.items, p.amounts = items, append(p.amounts[:0], amounts...)
	u.items, u.amounts = p.items, p.amounts
	if len(items) == 0 {
		return
	}
	p.healthy = append(p.healthy, u.topicality())
	if isRow(b) {
		p.row(u)
	} else {
		u.split()
		p.search(u)
	}
	p.weigh(u)
	if p.leadsOnly(u) {
		p.remember(u)
	} else {
		p.emit(u)
	}
	p.note(u)
}

// passage is the illnesses that a paragraph named last, or else the complaints, for what follows in it and only says "the pain".
type passage struct {
	conditions []string
	block      int
}

// note keeps the illnesses that a unit names; complaints only where its paragraph has named nothing yet.
func (p *page) note(u *unit) {
	named := u.conceptsOf(clause{0, len(u.items)}, u.class.disease)
	if len(named) == 0 && p.recent.block != u.sentence.Block {
		named = u.conceptsOf(clause{0, len(u.items)}, u.class.complaint)
	}
	if len(named) > 0 {
		p.recent = passage{named, u.sentence.Block}
	}
}

// hear takes from a question in running text what it asks after: it claims nothing itself.
func (p *page) hear(r *reader, i int) {
	s := &p.doc.Sentences[i]
	u := &unit{reader: r, index: i, sentence: s, block: &p.doc.Blocks[s.Block], words: p.doc.Slice(s.Span), base: s.Span.Start}
	p.other, _ = r.scan(p.other, u.words)
	u.items = p.other
	p.remember(u)
	p.note(u)
}

// leadsOnly says that the unit introduces a list and names nothing that is acted on: its items say the claims.
func (p *page) leadsOnly(u *unit) bool {
	if !p.introduces(u) {
		return false
	}
	_, ok := u.named(u.class.object, clause{0, len(u.items)})
	return !ok
}

// context gives the items that the unit goes on from: the lead-in of its list, or the question that it answers by yes
// or no.
func (p *page) context(u *unit) []match.Item {
	span := u.block.LeadIn
	if span.Empty() && u.block.Question >= 0 && p.answers(u) {
		span = p.doc.Blocks[u.block.Question].Span
	}
	if span.Empty() {
		return nil
	}
	if span != p.leadOf {
		p.lead, _ = u.scan(p.lead, p.doc.Slice(span))
		p.leadOf = span
	}
	if len(p.lead) > longest {
		return p.lead[len(p.lead)-longest:]
	}
	return p.lead
}

// header gives the items of a table's header cell; they are kept, since rows share them.
func (p *page) header(u *unit, span text.Span) []match.Item {
	if have, ok := p.headers[span]; ok {
		return have
	}
	items, _ := u.scan(nil, p.doc.Slice(span))
	if p.headers == nil {
		p.headers = map[text.Span][]match.Item{}
	}
	p.headers[span] = items[:min(len(items), longest)]
	return p.headers[span]
}

// answers says that the unit opens with a yes or no.
func (p *page) answers(u *unit) bool {
	head := u.words
	if len(head) > 12 {
		head = strings.ToValidUTF8(head[:12], "")
	}
	for _, it := range u.scanner.Scan(head) {
		return it.Has(u.class.yes) || it.Has(u.class.no)
	}
	return false
}

// emit turns the candidates of a unit into claims.
func (p *page) emit(u *unit) {
	groups := u.settle()
	p.remember(u)
	for n, g := range groups {
		if g.cell < 0 && g.amount < 0 && !u.listing && alone(groups, n) {
			p.widen(u, &g)
		}
		if c := p.claim(u, g); c.Quote != "" { // empty: nothing but marks was left of it
			p.found = append(p.found, c)
			p.margins = append(p.margins, margin{len(p.healthy) - 1, g.score})
		}
	}
}

// alone says that no other group of a unit has the type of the n-th.
func alone(groups []group, n int) bool {
	for m := range groups {
		if m != n && groups[m].kind == groups[n].kind {
			return false
		}
	}
	return true
}

// remember keeps the subject that a unit names, for units that point back to it, and counts how often the page names it;
// general words are passed over.
func (p *page) remember(u *unit) {
	for _, kinds := range []match.Bits{u.class.acting, u.class.doing} {
		for at := 0; at < len(u.items); {
			run, ok := u.actor(kinds, clause{at, len(u.items)})
			if !ok {
				break
			}
			if t := u.term(run); !p.general(u, t) {
				p.meet(t, u)
				return
			}
			at = run.end
		}
	}
}

// meet counts a subject; in a heading it counts twice.
func (p *page) meet(t claims.Term, u *unit) {
	p.subject, p.block = t, u.sentence.Block
	if p.mentions == nil {
		p.mentions = map[string]int{}
	}
	p.mentions[t.Concept]++
	if u.block.Kind == text.Heading {
		p.mentions[t.Concept]++
	}
	if p.mentions[t.Concept] > p.mentions[p.main.Concept] {
		p.main = t
	}
}

// heading gives what the heading at block n names; the result is kept, since many units stand under it.
func (p *page) heading(r *reader, n int) heading {
	if h, ok := p.heads[n]; ok {
		return h
	}
	var h heading
	span := p.doc.Blocks[n].Span
	u := &unit{reader: r, words: p.doc.Slice(span), base: span.Start}
	p.other, _ = r.scan(p.other, u.words)
	u.items = p.other
	all := clause{0, len(u.items)}
	h.classes = u.classList()
	for _, kinds := range []match.Bits{r.class.acting, r.class.doing} {
		if t, ok := u.named(kinds, all); ok && h.subject.Text == "" {
			h.subject = u.term(t)
		}
	}
	for i := range u.items {
		if u.items[i].Bits.Meets(&r.class.complaint) {
			h.conditions = append(h.conditions, u.conceptsOf(clause{i, i + 1}, r.class.complaint)...)
		}
	}
	if p.heads == nil {
		p.heads = map[int]heading{}
	}
	p.heads[n] = h
	return h
}

// classList gives the classes met in the unit, in order.
func (u *unit) classList() (out []uint16) {
	for i := range u.items {
		out = append(out, u.items[i].Classes...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// topics lists the conditions that a unit may be about without naming them, nearest first: those that were named just before
// it, those of the headings above and of the title. Units under one heading share the latter.
func (p *page) topics(u *unit) []string {
	at := [2]int{u.block.Heading, u.block.Question}
	if p.topicsOf == nil || p.topicsAt != at {
		p.topicsAt, p.topicsOf = at, p.gatherTopics(u)
	}
	if len(p.recent.conditions) == 0 || p.recent.block != u.sentence.Block {
		return p.topicsOf
	}
	out := slices.Clone(p.recent.conditions)
	for _, t := range p.topicsOf {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// oneTopic is how many conditions a heading may name to be what its section is about: one thing, and what it is a kind of.
const oneTopic = 2

func (p *page) gatherTopics(u *unit) []string {
	out := []string{}
	add := func(n int) {
		named := p.heading(u.reader, n).conditions
		if len(named) > oneTopic {
			return // a list of complaints; which of them is meant below is not said
		}
		for _, c := range named {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	if q := u.block.Question; q >= 0 {
		add(q)
	}
	for n := u.block.Heading; n >= 0; n = p.doc.Blocks[n].Heading {
		add(n)
	}
	if p.title >= 0 {
		add(p.title)
	}
	return out
}
