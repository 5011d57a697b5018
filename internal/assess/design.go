package assess

import (
	"fmt"
	"sync"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/match"
)

// designs finds the study designs that a text names. Few claims name one, so the words of a language are compiled when
// they are first asked for.
type designs struct {
	all     []knowledge.Design
	finders map[string]func() (*match.Finder, error)
}

func newDesigns(base *knowledge.Base) *designs {
	d := &designs{all: base.Designs, finders: map[string]func() (*match.Finder, error){}}
	for _, language := range languages {
		d.finders[language] = sync.OnceValues(func() (*match.Finder, error) { return d.finder(base, language) })
	}
	return d
}

// finder compiles the terms of one language, each design under its own number.
func (d *designs) finder(base *knowledge.Base, language string) (*match.Finder, error) {
	f := match.NewFinder(inflection(base, language))
	for i := range d.all {
		if err := f.Add(i, d.all[i].Terms.In(language)...); err != nil {
			return nil, fmt.Errorf("design %s: %w", d.all[i].ID, err)
		}
	}
	return f, nil
}

// inflection is the inflection table of a language.
func inflection(base *knowledge.Base, language string) match.Inflection {
	for i := range base.Packs {
		if base.Packs[i].Language == language {
			return base.Packs[i].Inflection
		}
	}
	return match.Inflection{}
}

// design names the study design that the unit of a claim speaks of, the least of several: a review of cohort studies is
// worth no more than its cohorts, and "in mice, as later in patients" still rests on mice. Nil where it names none.
func (w *worker) design(c *claims.Claim) *knowledge.Design {
	finder, known := w.designs.finders[c.Language]
	if !known {
		return nil
	}
	search := w.named[c.Language]
	if search == nil {
		f, err := finder()
		if err != nil {
			return nil // a term that cannot be read is found when the data are checked
		}
		search = f.Search()
		w.named[c.Language] = search
	}
	var least *knowledge.Design
	for _, found := range search.Sentence(nil, c.Context) {
		d := &w.designs.all[found.ID]
		if d.CEBM > 0 && (least == nil || weaker(d, least)) {
			least = d
		}
	}
	return least
}

// weaker orders designs: opinions count only where no study is named, and of studies the one that shows less.
func weaker(a, b *knowledge.Design) bool {
	if a.Opinion != b.Opinion {
		return b.Opinion
	}
	return a.CEBM > b.CEBM
}
