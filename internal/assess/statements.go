package assess

import (
	"fmt"
	"strings"
	"sync"

	"keur/internal/knowledge"
	"keur/internal/match"
	"keur/internal/text"
)

// The statements that qualify a claim by its evidence: that it is limited, asked for only where it is known to be, and
// where it can be read. A rule about evidence is met by either; the other statements that it lists say things that keur
// cannot know of a claim, such as that a therapy is contested.
const (
	evidenceLimited = "evidence-limited"
	sourceAndDate   = "source-and-date"
	sideEffects     = "side-effects-possible"
	noCureGuarantee = "no-cure-guarantee"
	keepMedication  = "do-not-stop-medication"
)

// languages are those in which the knowledge base has cues and texts.
var languages = [...]string{"nl", "en", "de"}

// statements is the disclaimers and document checks with the cues by which a text is seen to carry them.
type statements struct {
	all     []knowledge.Disclaimer
	checks  []knowledge.Check
	index   map[string]int32
	finders map[string]*match.Finder
	cued    []bool // per disclaimer and check: some language has cues for it
	// qualifying are the statements that qualify a claim by its evidence.
	qualifying set
}

func newStatements(base *knowledge.Base) (*statements, error) {
	s := &statements{all: base.Disclaimers, checks: base.Checks, index: map[string]int32{},
		finders: map[string]*match.Finder{}, cued: make([]bool, len(base.Disclaimers)+len(base.Checks))}
	if len(s.all) > setSize {
		return nil, fmt.Errorf("%d disclaimers are more than %d", len(s.all), setSize)
	}
	for i := range s.all {
		s.index[s.all[i].ID] = int32(i)
	}
	s.qualifying = s.set([]string{evidenceLimited, sourceAndDate})
	for i := range s.all {
		s.cued[i] = cued(&s.all[i].Cues)
	}
	for i := range s.checks {
		s.cued[len(s.all)+i] = cued(&s.checks[i].Cues)
	}
	return s, s.compile(base)
}

func cued(n *knowledge.Names) bool { return len(n.NL)+len(n.EN)+len(n.DE) > 0 }

// compile compiles the cues of all languages at once, each by itself: it is the longest part of getting ready.
func (s *statements) compile(base *knowledge.Base) error {
	var finders [len(languages)]*match.Finder
	var faults [len(languages)]error
	var group sync.WaitGroup
	for i, language := range languages {
		group.Go(func() { finders[i], faults[i] = s.finder(base, language) })
	}
	group.Wait()
	for i, language := range languages {
		if faults[i] != nil {
			return fmt.Errorf("cues in %s: %w", language, faults[i])
		}
		s.finders[language] = finders[i]
	}
	return nil
}

// finder compiles the cues of one language: disclaimers under their own number, checks behind them.
func (s *statements) finder(base *knowledge.Base, language string) (*match.Finder, error) {
	f := match.NewFinder(inflection(base, language))
	for i := range s.all {
		if err := f.Add(i, s.all[i].Cues.In(language)...); err != nil {
			return nil, fmt.Errorf("disclaimer %s: %w", s.all[i].ID, err)
		}
	}
	for i := range s.checks {
		if err := f.Add(len(s.all)+i, s.checks[i].Cues.In(language)...); err != nil {
			return nil, fmt.Errorf("check %s: %w", s.checks[i].ID, err)
		}
	}
	return f, nil
}

// find gives the number of a disclaimer, or -1.
func (s *statements) find(id string) int32 {
	if n, ok := s.index[id]; ok {
		return n
	}
	return -1
}

// set gathers the numbers of some disclaimers.
func (s *statements) set(ids []string) (out set) {
	for _, id := range ids {
		if n := s.find(id); n >= 0 {
			out.add(n)
		}
	}
	return out
}

// text is a disclaimer in a language.
func (s *statements) text(n int32, language string) string { return s.all[n].Text.In(language) }

// searches are the cue searches of one worker, by language.
type searches map[string]*match.Search

func (s *statements) searches() searches {
	out := searches{}
	for language, f := range s.finders {
		out[language] = f.Search()
	}
	return out
}

// cues is where the cues of disclaimers and checks were met in a document: the first sentence of each, or none.
type cues []text.Span

// met says that a cue was met.
func (c cues) met(n int) bool { return !c[n].Empty() }

// cues looks once through the sentences of a document, each in its own language.
func (w *worker) cues(doc *text.Document) cues {
	out := make(cues, len(w.statements.cued))
	var found []match.Found
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		b := &doc.Blocks[s.Block]
		if b.Kind == text.Code || b.Region == text.Navigation {
			continue
		}
		found = w.search.sentence(found[:0], doc.Slice(s.Span), b.Language, doc.Language)
		if len(found) == 0 || announcesNothing(doc, i) {
			continue
		}
		for _, f := range found {
			if !out.met(f.ID) {
				out[f.ID] = s.Span
			}
		}
	}
	return out
}

// sentence looks for cues in the language of a sentence, else that of its document, else in all.
func (s searches) sentence(dst []match.Found, words, language, otherwise string) []match.Found {
	for _, name := range [2]string{language, otherwise} {
		if search := s[name]; search != nil {
			return search.Sentence(dst, words)
		}
	}
	for _, name := range languages {
		dst = s[name].Sentence(dst, words)
	}
	return dst
}

// announcesNothing says that a sentence is a heading, or a label with a colon, under which nothing stands: an empty list
// of references gives no reference.
func announcesNothing(doc *text.Document, sentence int) bool {
	s := &doc.Sentences[sentence]
	b := &doc.Blocks[s.Block]
	if b.Kind != text.Heading && !strings.HasSuffix(strings.TrimRight(doc.Slice(s.Span), " "), ":") {
		return false
	}
	if sentence+1 < len(doc.Sentences) && doc.Sentences[sentence+1].Block == s.Block {
		return false
	}
	for i := s.Block + 1; i < len(doc.Blocks); i++ {
		next := &doc.Blocks[i]
		if next.Kind == text.Heading && (b.Kind != text.Heading || next.Level <= b.Level) {
			return true
		}
		if next.Kind != text.Heading && !next.Span.Empty() && next.Region != text.Navigation {
			return false
		}
	}
	return true
}
