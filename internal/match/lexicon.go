package match

import (
	"fmt"
	"slices"
	"strings"
)

// Term is what the lexicon says of one word or phrase.
type Term struct {
	Class int  // or tag
	Value int  // the caller's number, such as an index of concepts; -1 for none
	Head  bool // it is also met as the last part of a longer word, in languages of compounds
}

// Lexicon holds terms and gives them class numbers. Build it first, then make Scanners; a built lexicon is safe to
// share between goroutines.
type Lexicon struct {
	inflection Inflection
	classes    map[string]int
	names      []string
	tags       []string
	loose      map[uint16]bool // tags that leave a word open to those of its end
	particles  map[string]bool
	after      map[string]bool // words that may follow a particle
	listing    Bits            // classes that items list
	private    Bits            // classes that a phrase does not take from its words
	closed     Bits            // classes whose phrases take nothing from their words
	splitting  Bits            // classes whose compounds keep the classes of their first part

	exact, stems, capitals map[string]int32 // word → atom
	prefixes, suffixes     affixes
	atoms                  int32

	next  map[uint64]int32 // node and atom → node
	nodes []node

	words []Word  // used again by Add
	spare []int32 // used again by Add
}

// node is a state of the trie over atoms.
type node struct {
	terms []Term
	tags  []uint16
	more  bool // some term goes on from here
}

// affixes maps beginnings or ends of words to atoms.
type affixes struct {
	atoms             map[string]int32
	shortest, longest int
}

func (a *affixes) add(s string, atom int32) {
	if a.atoms == nil {
		a.atoms, a.shortest = map[string]int32{}, len(s)
	}
	a.atoms[s] = atom
	a.shortest, a.longest = min(a.shortest, len(s)), max(a.longest, len(s))
}

// NewLexicon makes an empty lexicon for a language.
func NewLexicon(f Inflection) *Lexicon {
	return &Lexicon{inflection: f, particles: set(f.Particles), after: set(f.AfterParticle), classes: map[string]int{}, loose: map[uint16]bool{},
		exact: map[string]int32{}, stems: map[string]int32{}, capitals: map[string]int32{}, next: map[uint64]int32{}, nodes: make([]node, 1)}
}

// Grow makes room for a number of terms in a lexicon that is still empty.
func (l *Lexicon) Grow(terms int) {
	l.stems, l.next, l.nodes = make(map[string]int32, terms/2), make(map[uint64]int32, terms), make([]node, 1, terms)
}

func set(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

// Class gives the number of a class, new or known. It fails when there are more than Width.
func (l *Lexicon) Class(name string) (int, error) {
	if c, ok := l.classes[name]; ok {
		return c, nil
	}
	if len(l.names) == Width {
		return 0, fmt.Errorf("more than %d classes and literals", Width)
	}
	l.classes[name] = len(l.names)
	l.names = append(l.names, name)
	return len(l.names) - 1, nil
}

// Tag gives the number of a tag, new or known. Tags are numbered from Width upwards: there may be any number of them, items
// list them, patterns cannot name them, and they never change how a text is split into items.
func (l *Lexicon) Tag(name string) int {
	if t, ok := l.classes[name]; ok {
		return t
	}
	l.classes[name] = Width + len(l.tags)
	l.tags = append(l.tags, name)
	return l.classes[name]
}

// Loose marks a tag that does not say what a word means as a whole: a word with loose tags only also takes the tags of the
// longest term that ends it.
func (l *Lexicon) Loose(tag int) { l.loose[uint16(tag)] = true }

// Known gives the number of a class or tag that exists.
func (l *Lexicon) Known(name string) (int, bool) { c, ok := l.classes[name]; return c, ok }

// Name is the name of a class or tag.
func (l *Lexicon) Name(class int) string {
	if class >= Width {
		return l.tags[class-Width]
	}
	return l.names[class]
}

// Highest is the number that all classes and tags are below.
func (l *Lexicon) Highest() int { return Width + len(l.tags) }

// Classes is the number of classes, literals of patterns included.
func (l *Lexicon) Classes() int { return len(l.names) }

// List makes items list a class in Classes. The classes that patterns name are listed anyway.
func (l *Lexicon) List(class int) { l.listing.Set(class) }

// Private marks a class that a phrase does not take over from the words in it: the negation of "niet alleen" denies
// nothing.
func (l *Lexicon) Private(class int) { l.private.Set(class) }

// Closed marks a class whose phrases take over nothing from the words in them: "zonder pijn" is no pain.
func (l *Lexicon) Closed(class int) { l.closed.Set(class) }

// Splitting marks a class whose compounds keep the classes of their first part: in "pijnvermindering" the reducing has
// the pain as its object.
func (l *Lexicon) Splitting(class int) { l.splitting.Set(class) }

// Add puts a term in one or more classes. See the package comment for how terms are written.
func (l *Lexicon) Add(text string, terms ...Term) error {
	at := int32(0)
	literal := strings.HasPrefix(text, "=")
	body := strings.TrimPrefix(text, "=")
	l.words = Split(l.words[:0], body)
	atoms, err := l.atomise(body, l.words, literal)
	if err != nil {
		return fmt.Errorf("term %q: %w", text, err)
	}
	for _, atom := range atoms {
		key := uint64(at)<<32 | uint64(atom)
		to, ok := l.next[key]
		if !ok {
			to = int32(len(l.nodes))
			l.nodes = append(l.nodes, node{})
			l.next[key] = to
			l.nodes[at].more = true
		}
		at = to
	}
	for _, t := range terms {
		l.nodes[at].put(t)
	}
	return nil
}

// put adds a term once.
func (n *node) put(t Term) {
	if t.Class >= Width {
		n.tags = union(n.tags, []uint16{uint16(t.Class)})
	} else if !slices.Contains(n.terms, t) {
		n.terms = append(n.terms, t)
	}
}

// atomise turns the words of a term into atoms; a star before or after a word makes it an ending or beginning.
func (l *Lexicon) atomise(body string, words []Word, literal bool) ([]int32, error) {
	atoms := l.spare[:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		text := body[w.Start:w.End]
		if text == "*" {
			if i+1 == len(words) || words[i+1].Kind == Mark {
				return nil, fmt.Errorf("a star stands alone")
			}
			i++
			atoms = append(atoms, l.affix(&l.suffixes, fold(body[words[i].Start:words[i].End])))
			continue
		}
		if i+1 < len(words) && words[i+1].Start == w.End && body[words[i+1].Start] == '*' {
			atoms = append(atoms, l.affix(&l.prefixes, fold(text)))
			i++
			continue
		}
		atoms = append(atoms, l.word(text, literal))
	}
	if len(atoms) == 0 {
		return nil, fmt.Errorf("no word in it")
	}
	l.spare = atoms
	return atoms, nil
}

func (l *Lexicon) affix(in *affixes, s string) int32 {
	if a, ok := in.atoms[s]; ok {
		return a
	}
	l.atoms++
	in.add(s, l.atoms)
	return l.atoms
}

// word gives the atom of a whole word: by its capitals, as written, or by its stem. An abbreviation of two or three
// capitals is met in capitals only, since its letters may be an ordinary word (ALS, als).
func (l *Lexicon) word(text string, literal bool) int32 {
	table, key := l.stems, ""
	switch {
	case len(text) > 1 && (len(text) < shortest || literal && len(text) <= 5) && upper(text) && !digitsOnly(text):
		table, key = l.capitals, text
	case literal || len(text) < shortest:
		table, key = l.exact, fold(text)
	default:
		key = l.inflection.stem(fold(text))
	}
	if a, ok := table[key]; ok {
		return a
	}
	l.atoms++
	table[key] = l.atoms
	return l.atoms
}

func digitsOnly(s string) bool { return strings.Trim(s, "0123456789") == "" }
