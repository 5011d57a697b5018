package match

// Finder looks for named groups of patterns in sentences, for callers that need no classes: the cues of disclaimers,
// for example.
type Finder struct {
	lexicon *Lexicon
	set     *PatternSet
}

// NewFinder makes an empty finder for a language.
func NewFinder(f Inflection) *Finder { return &Finder{NewLexicon(f), NewPatternSet()} }

// Add puts patterns into the finder under the caller's number.
func (f *Finder) Add(id int, patterns ...string) error {
	for _, text := range patterns {
		forms, err := f.lexicon.Parse(text)
		if err != nil {
			return err
		}
		f.set.Add(id, forms...)
	}
	return nil
}

// Search is a Finder at work for one goroutine.
type Search struct {
	scanner *Scanner
	runner  *Runner
}

// Search makes a search over a finder that is built.
func (f *Finder) Search() *Search { return &Search{f.lexicon.Scanner(), f.set.Runner()} }

// Found is a pattern met: the caller's number and the bytes it spans.
type Found struct{ ID, Start, End int }

// Sentence appends what is met in one sentence to dst.
func (s *Search) Sentence(dst []Found, text string) []Found {
	items := s.scanner.Scan(text)
	for _, h := range s.runner.Run(items, 0) {
		dst = append(dst, Found{h.Pattern, items[h.First].Start, items[h.Last].End})
	}
	return dst
}
