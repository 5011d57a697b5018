package scope

import (
	"keur/claims"
	"keur/internal/match"
)

// Kind says what a cue does to the words in its scope.
type Kind uint8

// The kinds of scope.
const (
	None    Kind = iota
	Denial       // says that it is not so
	Without      // says that something is left out, which denies that thing and nothing that is said besides
	Gone         // says that it is no longer there
	Hedge        // says that it may be so
)

// Denies says that what stands in such a scope is said not to be there.
func (k Kind) Denies() bool { return k == Denial || k == Without || k == Gone }

// Scope is a cue and what it governs, both as bytes of the text. The cue stands in its own scope.
type Scope struct {
	Kind Kind
	Cue  claims.Span
	Over claims.Span
	able bool // it falls away where its clause is denied
}

// Holds says that the scope and a span share a byte.
func (s *Scope) Holds(at claims.Span) bool { return s.Over.Start < at.End && at.Start < s.Over.End }

// The ways in which a cue looks.
const (
	ahead = 1 << iota
	back
	label // over the colon that it stands behind
	far   // over all that follows in the sentence
	able  // it falls away where its clause is denied
	scoop // it cedes what follows to the next denial
	tight // a comma ends its reach ahead, in languages of commas
)

// cue is what the terms of one class of a Table do.
type cue struct {
	kind Kind
	look int
}

// Finder finds the scopes of one language. It is safe to share; each goroutine reads with a Reader of its own.
type Finder struct {
	lexicon *match.Lexicon
	cues    []cue // by class
	class   classes
	commas  bool
	gate    gate
}

// classes are the classes that bound scopes.
type classes struct {
	any                                                        match.Bits // of all cues
	stop, start, thats, opens, verbs, joins, fronts, relatives int
}

// New makes a finder of a table.
func New(t Table, inflection match.Inflection) (*Finder, error) {
	// Cues are no parts of compounds, nor verbs that a particle completes.
	inflection.Compounds, inflection.Particles = false, nil
	f := &Finder{lexicon: match.NewLexicon(inflection), commas: t.Commas}
	d, h := t.Denials, t.Hedges
	for _, c := range []struct {
		cue
		terms []string
	}{
		{cue{Denial, ahead | scoop}, d.Forward}, {cue{Without, ahead | scoop}, d.Phrase}, {cue{Denial, back}, d.Backward},
		{cue{Denial, ahead | back | scoop | tight}, d.Around}, {cue{Denial, back | label}, d.Answer}, {cue{Gone, back}, d.Gone},
		{cue{None, 0}, d.Nothing},
		{cue{Hedge, ahead | back}, h.Around}, {cue{Hedge, ahead | back | able}, h.Ability}, {cue{Hedge, ahead}, h.Forward},
		{cue{Hedge, ahead | back | far}, h.Frame}, {cue{None, 0}, h.Nothing},
	} {
		n, err := f.add(c.terms)
		if err != nil {
			return nil, err
		}
		f.cues = append(f.cues, c.cue)
		if c.kind != None {
			f.class.any.Set(n)
			for _, term := range c.terms {
				f.gate.add(term)
			}
		}
	}
	for _, b := range []struct {
		class *int
		terms []string
	}{{&f.class.stop, t.Stops}, {&f.class.start, t.Starts}, {&f.class.opens, t.Opens}, {&f.class.joins, t.Joins}, {&f.class.fronts, t.Fronts},
		{&f.class.verbs, t.Verbs}, {&f.class.thats, t.Thats}, {&f.class.relatives, t.Relatives}} {
		var err error
		if *b.class, err = f.add(b.terms); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// add makes a class of the terms. It takes nothing over from the words of its phrases, nor gives them anything.
func (f *Finder) add(terms []string) (int, error) {
	n, err := f.lexicon.Class(string(rune('a' + f.lexicon.Classes())))
	if err != nil {
		return 0, err
	}
	f.lexicon.Closed(n)
	for _, t := range terms {
		if err := f.lexicon.Add(t, match.Term{Class: n, Value: -1}); err != nil {
			return 0, err
		}
	}
	return n, nil
}
