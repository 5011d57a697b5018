// Package extract finds the health claims of a segmented document: one claim for each type in each unit, with its
// subject, object, polarity, hedging, quantities and the cue that gave it away. What it knows of a language comes from
// the packs and concepts of the knowledge base.
package extract

import (
	"fmt"
	"sync"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// Extractor finds claims. It is safe to share between goroutines; each works with a Worker of its own.
type Extractor struct {
	base      *knowledge.Base
	mu        sync.Mutex
	languages map[string]*language // compiled when first met
	families  families             // found with the first
	proposed  wordings
}

// New makes an extractor over a knowledge base.
func New(base *knowledge.Base) *Extractor {
	return &Extractor{base: base, languages: map[string]*language{}, proposed: newWordings(base.Disclaimers)}
}

// Check compiles the packs of all languages, and gives the first error in their words or patterns.
func (x *Extractor) Check() error {
	for i := range x.base.Packs {
		if _, err := x.language(x.base.Packs[i].Language); err != nil {
			return err
		}
	}
	return nil
}

// language gives the compiled pack of a language, or nil where there is none.
func (x *Extractor) language(name string) (*language, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if l, ok := x.languages[name]; ok {
		return l, nil
	}
	for i := range x.base.Packs {
		if p := &x.base.Packs[i]; p.Language == name && len(p.Patterns) > 0 {
			if x.families == nil {
				x.families = newFamilies(x.base.Concepts)
			}
			l, err := compile(p, x.base, x.families)
			if err != nil {
				return nil, fmt.Errorf("language pack %s: %w", name, err)
			}
			x.languages[name] = l
			return l, nil
		}
	}
	x.languages[name] = nil
	return nil, nil
}

// Reads says that claims are looked for in a language: its pack has patterns.
func (x *Extractor) Reads(language string) bool {
	for i := range x.base.Packs {
		if x.base.Packs[i].Language == language {
			return len(x.base.Packs[i].Patterns) > 0
		}
	}
	return false
}

// Worker extracts for one goroutine.
type Worker struct {
	x       *Extractor
	readers map[string]*reader
	scratch scratch
}

// Worker makes a worker.
func (x *Extractor) Worker() *Worker { return &Worker{x: x, readers: map[string]*reader{}} }

func (w *Worker) reader(language string) (*reader, error) {
	if r, ok := w.readers[language]; ok {
		return r, nil
	}
	l, err := w.x.language(language)
	if err != nil {
		return nil, err
	}
	var r *reader
	if l != nil {
		r = l.reader()
	}
	w.readers[language] = r
	return r, nil
}

// Document finds the claims of a segmented document in reading order. Blocks in a language without a pack are passed
// over. An error means that a pack is broken.
func (w *Worker) Document(doc *text.Document) ([]claims.Claim, error) {
	p := w.page(doc)
	p.found = make([]claims.Claim, 0, len(doc.Text)/120) // a claim or so in every 120 bytes
	err := w.sentences(doc, p)
	return p.onTopic(), err
}

// sentences reads every sentence of the document that may hold claims.
func (w *Worker) sentences(doc *text.Document, p *page) error {
	for i := range doc.Sentences {
		b := &doc.Blocks[doc.Sentences[i].Block]
		r, err := w.reader(either(b.Language, doc.Language))
		if err != nil {
			return err
		}
		if r == nil || b.Kind == text.Code || b.Region == text.Navigation || b.Region == text.Cookie || b.Region == text.References {
			continue
		}
		if w.x.proposed.hold(doc.Slice(doc.Sentences[i].Span)) {
			continue
		}
		p.read(r, i)
	}
	return nil
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
