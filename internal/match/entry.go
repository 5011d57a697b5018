package match

import (
	"slices"
	"strings"
)

// entry is what a lexicon knows of one surface word; it is worked out once a word and kept by the scanner.
type entry struct {
	atoms []int32 // whole words and affixes that it matches
	terms []Term  // terms of this word alone, longest affixes only
	bits  Bits
	tags  []uint16
	list  []uint16 // the classes in bits that items list, and the tags
	first Bits     // classes of the first part of a compound in a splitting class
	parts []Term
	more  bool // a phrase may begin here
	stem  string
	hash  uint64 // of the stem
	whole bool   // it is known as a whole or by its beginning, not by its end alone
	bound bool   // the terms come from the last part of a compound
}

// look works out the entry of a surface word. Whole-word terms win over endings, and longer endings over shorter.
func (l *Lexicon) look(word string) *entry {
	e := &entry{}
	folded := fold(word)
	stem := l.inflection.stem(folded)
	if len(word) <= 5 && upper(word) {
		l.take(e, l.capitals[word])
	}
	e.stem, e.hash = stem, Hash(stem)
	l.take(e, l.exact[folded])
	l.take(e, l.stems[stem])
	known := len(e.terms) > 0
	for n := min(l.prefixes.longest, len(folded)); n >= max(1, l.prefixes.shortest); n-- {
		l.take(e, l.prefixes.atoms[folded[:n]])
	}
	e.whole = len(e.terms) > 0 || len(e.tags) > 0
	if !known {
		l.ending(e, folded, stem)
	}
	if !slices.ContainsFunc(e.tags, func(t uint16) bool { return !l.loose[t] }) {
		var tail entry
		l.tailTags(&tail, folded)
		e.tags = union(e.tags[:len(e.tags):len(e.tags)], tail.tags)
	}
	for i := range e.terms {
		e.bits.Set(e.terms[i].Class)
	}
	e.list = append(l.listed(&e.bits), e.tags...)
	return e
}

// tailTags gives an unknown word the tags of the longest term that ends it and, in languages of compounds, of what stands
// before that.
func (l *Lexicon) tailTags(e *entry, folded string) {
	for n := len(folded) - 1; n >= 3; n-- {
		tail := folded[len(folded)-n:]
		if a := l.suffixes.atoms[tail]; a != 0 {
			l.tagsOf(e, a)
		}
		if l.inflection.Compounds && n >= 4 && len(folded)-n >= 2 {
			l.tagsOf(e, l.stems[l.inflection.stem(tail)])
		}
		if len(e.tags) > 0 {
			l.frontTags(e, folded[:len(folded)-n])
			return
		}
	}
}

// frontTags adds the tags of the first part of a compound.
func (l *Lexicon) frontTags(e *entry, part string) {
	for _, link := range append([]string{""}, l.inflection.Links...) {
		front := strings.TrimSuffix(part, link)
		if !l.inflection.Compounds || len(front) < 4 || !strings.HasSuffix(part, link) {
			continue
		}
		if p := l.look(front); len(p.tags) > 0 {
			e.tags = union(e.tags, p.tags)
			return
		}
	}
}

// tagsOf adds the tags of an atom.
func (l *Lexicon) tagsOf(e *entry, atom int32) {
	if to, ok := l.next[uint64(atom)]; ok && atom != 0 {
		e.tags = union(e.tags, l.nodes[to].tags)
	}
}

// union adds to a the numbers of b that it lacks.
func union(a, b []uint16) []uint16 {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// listed gives the classes of a set that items list, in order.
func (l *Lexicon) listed(b *Bits) (out []uint16) {
	b.Each(func(c int) {
		if l.listing.Has(c) {
			out = append(out, uint16(c))
		}
	})
	return out
}

// take adds an atom and its terms to the entry; atom 0 is none.
func (l *Lexicon) take(e *entry, atom int32) bool {
	if atom == 0 {
		return false
	}
	e.atoms = append(e.atoms, atom)
	to, ok := l.next[uint64(atom)]
	if !ok {
		return false
	}
	e.more = e.more || l.nodes[to].more
	e.tags = union(e.tags, l.nodes[to].tags)
	e.terms = append(e.terms, l.nodes[to].terms...)
	return len(l.nodes[to].terms) > 0
}

// ending looks for the longest term that ends the word: a declared ending, or in languages of compounds any word.
func (l *Lexicon) ending(e *entry, folded, stem string) {
	known := len(e.terms) > 0
	for n := len(folded) - 1; n >= 3; n-- {
		tail := folded[len(folded)-n:]
		if a := l.suffixes.atoms[tail]; a != 0 {
			l.take(e, a)
			if !known {
				l.firstPart(e, folded[:len(folded)-n])
			}
			return
		}
		if known || !l.inflection.Compounds || n < 4 || len(folded)-n < 2 {
			continue
		}
		if !l.head(e, l.stems[l.inflection.stem(tail)]) {
			continue
		}
		e.bound = true
		l.firstPart(e, folded[:len(folded)-n])
		return
	}
}

// head adds the terms of an atom that may end a compound.
func (l *Lexicon) head(e *entry, atom int32) bool {
	to, ok := l.next[uint64(atom)]
	if atom == 0 || !ok {
		return false
	}
	n := len(e.terms)
	for _, t := range l.nodes[to].terms {
		if t.Head {
			e.terms = append(e.terms, t)
		}
	}
	return len(e.terms) > n
}

// firstPart keeps the classes of the first part of a compound, where the class of its last part asks for it.
func (l *Lexicon) firstPart(e *entry, part string) {
	split := false
	for _, t := range e.terms {
		split = split || l.splitting.Has(t.Class)
	}
	if !split {
		return
	}
	for _, link := range append([]string{""}, l.inflection.Links...) {
		if !strings.HasSuffix(part, link) || len(part)-len(link) < 3 {
			continue
		}
		p := l.look(part[:len(part)-len(link)])
		if len(p.terms) == 0 {
			continue
		}
		e.parts = p.terms
		for _, t := range p.terms {
			e.first.Set(t.Class)
		}
		e.bits.Or(&p.bits)
		return
	}
}

// Hash is FNV-1a, by which an Item gives its Stem: callers key by it what they keep of words.
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
