package match

import (
	"strings"
	"unicode/utf8"
)

// Item is a term or, where no term begins, a single word. Items follow one another without overlap; the longest term
// wins.
type Item struct {
	First, Last int // words, both inclusive
	Start, End  int // bytes in the scanned text
	Kind        Kind
	Joined      bool
	Bits        Bits
	Classes     []uint16 // those in Bits that patterns name or the caller listed, and tags
	Terms       []Term   // of the whole item
	Parts       []Term   // of the first part of a compound
	Stem        string   // of an item of one word
	Hash        uint64   // of the stem
	Compound    bool     // Terms are those of the last part of the word
}

// Has says that the item is in the class.
func (it *Item) Has(class int) bool { return it.Bits.Has(class) }

// Scanner turns texts into items. It remembers the words it has met and belongs to one goroutine.
type Scanner struct {
	lexicon *Lexicon
	known   map[string]*entry
	phrases map[int]*entry // by node
	words   []Word
	items   []Item
}

// Scanner makes a scanner for a lexicon that is built.
func (l *Lexicon) Scanner() *Scanner {
	return &Scanner{lexicon: l, known: map[string]*entry{}, phrases: map[int]*entry{}}
}

// remembered bounds a scanner's memory of words: a text with ever new words must not fill the machine.
const remembered = 1 << 18

// Scan splits a text into words and items; the result holds until the next call.
func (s *Scanner) Scan(text string) []Item {
	s.items = s.ScanInto(s.items[:0], text)
	return s.items
}

// ScanInto is Scan that appends the items to dst, where they hold as long as the caller likes.
func (s *Scanner) ScanInto(dst []Item, text string) []Item {
	s.words = Split(s.words[:0], text)
	for i := range s.words {
		w := &s.words[i]
		w.entry = s.entry(text[w.Start:w.End])
	}
	s.complete(text)
	for i := 0; i < len(s.words); {
		dst, i = s.item(dst, i)
	}
	return dst
}

// complete joins what the spelling keeps apart: shared ends of compounds, and verbs with their particles.
func (s *Scanner) complete(text string) {
	l := s.lexicon
	for i := range s.words {
		if l.inflection.Compounds && i+3 < len(s.words) {
			s.ellipsis(text, i)
		}
		if n := s.words[i].End - s.words[i].Start; n <= 10 && i > 0 && l.particles[text[s.words[i].Start:s.words[i].End]] {
			s.particle(text, i)
		}
	}
}

// ellipsis gives a word with a dangling hyphen the last part that it shares with a word after it: "rug- en nekpijn" also
// names rugpijn.
func (s *Scanner) ellipsis(text string, i int) {
	m, whole := &s.words[i+1], &s.words[i+3]
	if m.Kind != Mark || text[m.Start] != '-' || m.Start != s.words[i].End || s.words[i].Kind != Letters || whole.Kind != Letters {
		return
	}
	if e := s.shared(text[s.words[i].Start:s.words[i].End], text[whole.Start:whole.End]); e != nil {
		s.words[i].entry = e
	}
}

// verbFar is the number of words within which a particle finds its verb.
const verbFar = 14

// particle joins the particle at word i, where it ends its clause, with the verb before it: in "neemt de pijn af" the verb
// is read as "afneemt".
func (s *Scanner) particle(text string, i int) {
	if i+1 < len(s.words) {
		if next := &s.words[i+1]; next.Kind != Mark && !s.lexicon.after[text[next.Start:next.End]] {
			return
		}
	}
	part := text[s.words[i].Start:s.words[i].End]
	for j := i - 1; j >= 0 && i-j <= verbFar; j-- {
		w := &s.words[j]
		if w.Kind == Mark && text[w.Start] != ',' && text[w.Start] != '(' && text[w.Start] != ')' {
			return
		}
		if w.Kind != Letters || len(w.entry.terms) > 0 && w.entry.more && j == i-1 || j > 0 && capital(text[w.Start:]) {
			continue // a capital inside a sentence begins a noun or a name
		}
		if e := s.entry(part + text[w.Start:w.End]); e.whole {
			w.entry = e
			return
		}
	}
}

// shared looks for the longest end of the second word with which the first is a known word.
func (s *Scanner) shared(first, second string) *entry {
	if len(first)+len(second) > longestWord {
		return nil
	}
	for at := 2; at <= len(second)-4; at++ {
		if !utf8.RuneStart(second[at]) {
			continue
		}
		if e := s.entry(first + second[at:]); e.whole {
			return e
		}
	}
	return nil
}

// longestWord is the length in bytes above which a run of letters is no word of a language but data: it is looked up
// nowhere, since the time for its endings grows with the square of its length.
const longestWord = 160

// entry is what the lexicon knows of a word. What is remembered holds a copy of the word, lest a worker keep alive every
// document that it has read.
func (s *Scanner) entry(word string) *entry {
	if len(word) > longestWord {
		return &entry{}
	}
	if e, ok := s.known[word]; ok {
		return e
	}
	if len(s.known) >= remembered {
		clear(s.known)
	}
	word = strings.Clone(word)
	e := s.lexicon.look(word)
	s.known[word] = e
	return e
}

// item appends the longest item that begins at word i and returns the word after it.
func (s *Scanner) item(dst []Item, i int) ([]Item, int) {
	w := &s.words[i]
	e := w.entry
	dst = append(dst, Item{First: i, Last: i, Start: w.Start, End: w.End, Kind: w.Kind, Joined: w.Joined})
	it := &dst[len(dst)-1]
	tagged := -1
	if e.more {
		var n, last int
		if n, last, tagged = s.phrase(i); n >= 0 {
			it.Last, it.End = last, s.words[last].End
			p := s.phraseOf(n)
			it.Terms, it.Bits, it.Classes = p.terms, p.bits, p.list
			if !p.bits.Meets(&s.lexicon.closed) {
				s.inherit(it, i, last)
			}
			s.tag(it, tagged)
			return dst, last + 1
		}
	}
	it.Bits, it.Classes, it.Terms, it.Parts, it.Compound, it.Stem, it.Hash = e.bits, e.list, e.terms, e.parts, e.bound, e.stem, e.hash
	s.tag(it, tagged)
	return dst, i + 1
}

// tag gives an item the tags of the phrase that begins with it and ends at a node.
func (s *Scanner) tag(it *Item, node int) {
	if node < 0 {
		return
	}
	it.Classes = union(it.Classes[:len(it.Classes):len(it.Classes)], s.lexicon.nodes[node].tags)
}

// inherit gives a phrase the classes of its words too: "helpt bij" helps as "helpt" does.
func (s *Scanner) inherit(it *Item, first, last int) {
	own := it.Bits
	for i := first; i <= last; i++ {
		it.Bits.Or(&s.words[i].entry.bits)
	}
	for w := range it.Bits {
		it.Bits[w] = own[w] | it.Bits[w]&^s.lexicon.private[w]
	}
	if it.Bits != own {
		it.Classes = s.lexicon.listed(&it.Bits)
	}
	it.Classes = it.Classes[:len(it.Classes):len(it.Classes)]
	for i := first; i <= last; i++ {
		it.Classes = union(it.Classes, s.words[i].entry.tags)
	}
}

// phraseOf is the entry of a phrase that ends at a node.
func (s *Scanner) phraseOf(node int) *entry {
	if e, ok := s.phrases[node]; ok {
		return e
	}
	e := &entry{terms: s.lexicon.nodes[node].terms}
	for _, t := range e.terms {
		e.bits.Set(t.Class)
	}
	e.list = s.lexicon.listed(&e.bits)
	s.phrases[node] = e
	return e
}

// phrase finds the longest term of two or more words from word i: its node and last word, or -1; and the node of the
// longest phrase with tags, or -1.
func (s *Scanner) phrase(i int) (best, last, tagged int) {
	best, tagged = -1, -1
	if i+1 == len(s.words) || len(s.words[i+1].entry.atoms) == 0 {
		return best, 0, tagged // most often: the next word stands in no term at all
	}
	var now, then [8]int32
	n := 0
	for _, a := range s.words[i].entry.atoms {
		if to, ok := s.lexicon.next[uint64(a)]; ok && s.lexicon.nodes[to].more && n < len(now) {
			now[n] = to
			n++
		}
	}
	for j := i + 1; n > 0 && j < len(s.words); j++ {
		m := 0
		for _, a := range s.words[j].entry.atoms {
			for _, from := range now[:n] {
				to, ok := s.lexicon.next[uint64(from)<<32|uint64(a)]
				if !ok || m == len(then) {
					continue
				}
				then[m] = to
				m++
				if len(s.lexicon.nodes[to].terms) > 0 {
					best, last = int(to), j
				}
				if len(s.lexicon.nodes[to].tags) > 0 {
					tagged = int(to)
				}
			}
		}
		now, n = then, m
	}
	return best, last, tagged
}
