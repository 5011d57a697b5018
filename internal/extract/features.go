package extract

import (
	"strings"

	"keur/internal/match"
	"keur/internal/text"
)

// feature is one thing that the model weighs: a kind, and one or two class or pattern numbers.
type feature struct {
	kind byte
	a, b uint16
	word string // of a word feature
	hash uint64 // of that word
}

// The kinds of feature, as they stand in the model's file.
const (
	inUnit    = 'c' // a class met in the unit
	inLead    = 'l' // in its lead-in or question
	inHeading = 'h' // in the heading above
	inHeader  = 't' // in the header of its column
	inFirst   = 'f' // in the first cell of its row
	inCorner  = 'u' // in the header of the first column
	inOpening = 'o' // in the first item
	governed  = 'g' // a predicate and the kind of its object
	acting    = 's' // a kind of subject and the predicate that follows
	following = 'b' // two classes of items that follow one another: kinds, amounts and senses
	leading   = 'y' // a class of the lead-in, header or (of a list) heading, and a kind that the scope names
	pattern   = 'r' // a pattern of the pack
	role      = 'k' // the role of the block
	word      = 'w' // a word, by its stem
)

// key packs a feature into one number, for the rows of the model. Words go by their hash.
func (x feature) key() uint64 {
	if x.kind == word {
		return uint64(word)<<56 | x.hash>>8
	}
	return uint64(x.kind)<<56 | uint64(x.a)<<24 | uint64(x.b)
}

// features gathers those of one scope: it adds up their weights, or keeps them for learning.
type features struct {
	model *model
	sums  vector
	stamp []uint32 // by row: the scope that counted it last
	scope uint32

	keep bool
	list []feature
	seen map[feature]bool
}

func (f *features) reset(m *model) {
	if f.model != m {
		f.model, f.scope, f.stamp = m, 0, make([]uint32, len(m.weights))
	}
	f.scope++
	f.sums = m.bias
	f.list = f.list[:0]
	clear(f.seen)
}

// add counts a feature, once a scope.
func (f *features) add(x feature) {
	if f.keep {
		f.collect(x)
		return
	}
	f.count(f.model.find(x))
}

// count adds the weights of a row, once a scope.
func (f *features) count(row uint16) {
	if row == 0 || f.stamp[row] == f.scope {
		return
	}
	f.stamp[row] = f.scope
	w := &f.model.weights[row]
	for t := range f.sums {
		f.sums[t] += w[t]
	}
}

func (f *features) collect(x feature) {
	if f.seen == nil {
		f.seen = map[feature]bool{}
	}
	if !f.seen[x] {
		f.seen[x] = true
		f.list = append(f.list, x)
	}
}

// classesOf adds a feature for each class of the items.
func (u *unit) classesOf(f *features, kind byte, items []match.Item) {
	for i := range items {
		for _, c := range items[i].Classes {
			f.add(feature{kind: kind, a: c})
		}
	}
}

// describe gathers the features of the items of one scope: a unit, or a cell of a row.
func (p *page) describe(u *unit, scope clause, cell, part int) *features {
	f := &p.features
	f.keep = p.observe != nil
	f.reset(u.model)
	items := u.items[scope.first:scope.end]
	u.classesOf(f, inUnit, items)
	u.classesOf(f, inLead, u.lead)
	for i := range items {
		if items[i].Kind == match.Letters && items[i].Stem != "" {
			f.add(feature{kind: word, word: items[i].Stem, hash: items[i].Hash})
		}
	}
	p.surroundings(u, f, cell)
	p.shape(u, f, scope)
	p.led(u, f, items, cell)
	for _, c := range u.clauses {
		if c.first < scope.end && scope.first < c.end {
			u.relations(f, clause{max(c.first, scope.first), min(c.end, scope.end)})
		}
	}
	for i := range u.found {
		if c := &u.found[i]; c.part == part {
			f.add(feature{kind: pattern, a: uint16(c.rule)})
		}
	}
	return f
}

// shape adds how the unit opens and ends, and whether a list follows.
func (p *page) shape(u *unit, f *features, scope clause) {
	for _, c := range u.items[scope.first].Classes {
		f.add(feature{kind: inOpening, a: c})
	}
	f.add(feature{kind: role, a: u.ending()})
	if p.introduces(u) {
		f.add(feature{kind: role, a: roleLeads})
	}
}

// ending is the role feature of the unit's last mark.
func (u *unit) ending() uint16 {
	words := strings.TrimRight(u.words, " \t\n\"”’')]*_")
	switch {
	case strings.HasSuffix(words, ":"):
		return roleColon
	case strings.HasSuffix(words, "!"):
		return roleExclaims
	case strings.HasSuffix(words, "."):
		return roleStop
	}
	return roleOpen
}

// introduces says that the unit is the lead-in of the list that follows.
func (p *page) introduces(u *unit) bool {
	next := u.sentence.Block + 1
	return next < len(p.doc.Blocks) && p.doc.Blocks[next].LeadIn.Overlaps(u.sentence.Span)
}

// led adds what stands above a list item or cell together with what the item names: "Indicaties:" and a complaint.
func (p *page) led(u *unit, f *features, items []match.Item, cell int) {
	var above []uint16
	switch {
	case cell >= 0 && cell < len(u.block.Header):
		for _, it := range p.header(u, u.block.Header[cell]) {
			above = append(above, it.Classes...)
		}
	case len(u.lead) > 0:
		for i := range u.lead {
			above = append(above, u.lead[i].Classes...)
		}
	case u.block.Kind == text.ListItem && u.block.Heading >= 0:
		above = p.heading(u.reader, u.block.Heading).classes
	}
	for i := range items {
		for _, y := range items[i].Classes {
			if !u.class.object.Has(int(y)) {
				continue
			}
			for _, x := range above {
				f.add(feature{kind: leading, a: x, b: y})
			}
		}
	}
}

// surroundings adds what stands around the scope: its heading, header, first cell and the role of its block.
func (p *page) surroundings(u *unit, f *features, cell int) {
	if n := u.block.Heading; n >= 0 {
		for _, c := range p.heading(u.reader, n).classes {
			f.add(feature{kind: inHeading, a: c})
		}
	}
	if cell >= 0 {
		if cell < len(u.block.Header) {
			u.classesOf(f, inHeader, p.header(u, u.block.Header[cell]))
			u.classesOf(f, inCorner, p.header(u, u.block.Header[0]))
		}
		if cell > 0 {
			first := u.clauses[0]
			u.classesOf(f, inFirst, u.items[first.first:first.end])
		}
		f.add(feature{kind: role, a: uint16(roleCell + min(cell, lastCell))})
	}
	f.add(feature{kind: role, a: uint16(u.block.Kind)})
	f.add(feature{kind: role, a: u.role})
	if u.block.Question >= 0 {
		f.add(feature{kind: role, a: roleAnswer})
	}
	if !u.block.LeadIn.Empty() {
		f.add(feature{kind: role, a: roleLed})
	}
	if n := len(u.items); n < 4 {
		f.add(feature{kind: role, a: roleTiny})
	} else if n < 9 {
		f.add(feature{kind: role, a: roleShort})
	}
}

// relations adds how the items of a clause stand to one another.
func (u *unit) relations(f *features, c clause) {
	last := -1
	for i := c.first; i < c.end; i++ {
		if len(u.items[i].Classes) == 0 {
			continue
		}
		if last >= 0 {
			u.pairs(f, following, last, i)
		}
		last = i
		if u.items[i].Bits.Meets(&u.class.predicate) {
			if o := u.objectOf(i, c); o.end > 0 {
				u.governs(f, i, o)
			}
			if s, ok := u.lastNamed(u.class.subject, clause{c.first, i}); ok {
				u.pairs(f, acting, s.first, i)
			}
		}
	}
}

// pairs adds a feature for each class of one item with each of another.
func (u *unit) pairs(f *features, kind byte, i, j int) {
	if !f.keep {
		f.follow(f.model.table(kind), u.items[i].Classes, u.items[j].Classes)
		return
	}
	for _, x := range u.items[i].Classes {
		for _, y := range u.items[j].Classes {
			if u.pairing[kind][x] && u.pairing[kind][y] {
				f.add(feature{kind: kind, a: x, b: y})
			}
		}
	}
}

// follow counts the pairs of classes of two items by the rows of a table: the features met most often of all.
func (f *features) follow(table []uint16, first, second []uint16) {
	m := f.model
	for _, x := range first {
		if m.paired[x] == 0 {
			continue
		}
		row := table[int(m.paired[x])*m.side:]
		for _, y := range second {
			f.count(row[m.paired[y]])
		}
	}
}

// governs adds the predicate's classes with the kinds of its object.
func (u *unit) governs(f *features, i int, object clause) {
	for j := object.first; j < object.end; j++ {
		for _, y := range u.items[j].Classes {
			if !u.class.object.Has(int(y)) {
				continue
			}
			for _, x := range u.items[i].Classes {
				if u.class.predicate.Has(int(x)) {
					f.add(feature{kind: governed, a: x, b: y})
				}
			}
		}
	}
}

// far is the number of items within which a predicate finds its object.
const far = 8

// objectOf is the run of conditions, functions or processes that the predicate at item i acts on: itself where it is a
// compound ("pijnvermindering"), else the nearest after it, or before it where it ends its clause.
func (u *unit) objectOf(i int, c clause) clause {
	if u.items[i].Bits.Meets(&u.class.object) && len(u.items[i].Parts) > 0 {
		return clause{i, i + 1}
	}
	right, left := clause{}, clause{}
	for j := i + 1; j < c.end && j-i <= far; j++ {
		if u.items[j].Bits.Meets(&u.class.object) {
			right = clause{j, u.runEnd(j, c.end, u.class.object)}
			break
		}
		if u.items[j].Bits.Meets(&u.class.verb) {
			break
		}
	}
	if right.end > 0 && (i+1 == c.end || !u.joins(i+1)) {
		return right
	}
	for j := i - 1; j >= c.first && i-j <= far; j-- {
		if u.items[j].Bits.Meets(&u.class.object) {
			left = clause{j, j + 1}
			break
		}
	}
	if left.end > 0 {
		return left
	}
	return right
}

// isRow says that the block is a table row of several cells.
func isRow(b *text.Block) bool { return len(b.Cells) > 1 }
