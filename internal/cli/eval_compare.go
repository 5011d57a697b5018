package cli

import (
	"context"
	"errors"
	"fmt"
	"path"

	"keur"
	"keur/claims"
	"keur/internal/gold"
)

// outcome is how the claims of some documents stand against labels.
type outcome struct {
	asked   *evaluation
	set     *labelled
	report  *claims.Report
	pages   map[string]*keur.Page   // audited, by base name
	sources map[string]*gold.Source // of those, as far as they could be read
	found   []gold.Label
	claims  []*claims.Claim // that found stands for
	figures *gold.Figures
}

// compare audits the documents and holds their claims against the labels.
func (e *evaluation) compare(ctx context.Context, s *session, set *labelled, paths []string) (*outcome, error) {
	explicit := len(paths) > 0
	if !explicit {
		paths = set.folders
	}
	inputs, err := s.inputs(ctx, paths)
	if err != nil {
		return nil, err
	}
	if inputs, err = set.counting(s, inputs, explicit); err != nil {
		return nil, err
	}
	pages, err := s.audited(ctx, inputs)
	if err != nil {
		return nil, err
	}
	o := &outcome{asked: e, set: set, report: s.auditor.Report(pages), pages: map[string]*keur.Page{}, sources: map[string]*gold.Source{}}
	var compared []gold.Page
	for i := range pages {
		name := path.Base(pages[i].Document.Path)
		o.pages[name] = &pages[i]
		compared = append(compared, gold.Page{Name: name, Language: pages[i].Document.Language})
		o.take(s, name, &pages[i])
	}
	o.figures = gold.Compare(append(compared, o.unaudited(s)...), set.labels, o.found)
	return o, nil
}

// counting keeps the documents that count: those marked for the use that was asked for and, where documents were named,
// those that have labels or lie where the labelled ones do.
func (set *labelled) counting(s *session, inputs []keur.Input, explicit bool) ([]keur.Input, error) {
	var out []keur.Input
	elsewhere, seen := 0, map[string]string{}
	for _, in := range inputs {
		name := path.Base(in.Name)
		if set.kept != nil && !set.kept[name] {
			continue
		}
		if explicit && set.listed != nil && !set.listed[name] && !set.docs[name] {
			elsewhere++
			continue
		}
		if first := seen[name]; first != "" {
			return nil, fmt.Errorf("%s and %s bear the same name, by which labels name their document: leave one out", first, in.Path)
		}
		seen[name] = in.Path
		out = append(out, in)
	}
	if elsewhere > 0 {
		fmt.Fprintf(s.env.Stderr, "keur: %s left out: not in %s, and without labels\n", number(elsewhere, "document", "documents"), list(set.folders))
	}
	if len(out) == 0 {
		return nil, errors.New("none of these documents counts: name some that are labelled, or another --use")
	}
	return out, nil
}

// take gives the claims of a page the form of labels.
func (o *outcome) take(s *session, name string, p *keur.Page) {
	if p.Err != nil {
		return
	}
	data := s.source(p.Document.Path)
	if data == nil {
		s.tell(exitUnread, fmt.Errorf("%s: cannot read file again, to count its letters", p.Path))
		return
	}
	source := gold.NewSource(data)
	o.sources[name] = source
	for i := range p.Claims {
		o.found = append(o.found, source.Label(name, &p.Claims[i]))
		o.claims = append(o.claims, &p.Claims[i])
	}
}

// unaudited gives the documents that have labels and were not audited, and says how many they are: a path too few makes
// the figures worse without a sign.
func (o *outcome) unaudited(s *session) []gold.Page {
	var out []gold.Page
	missing, labels := map[string]bool{}, 0
	for i := range o.set.labels {
		name := o.set.labels[i].Doc
		if o.pages[name] != nil || o.set.kept != nil && !o.set.kept[name] {
			continue
		}
		if !missing[name] {
			missing[name] = true
			out = append(out, gold.Page{Name: name})
		}
		labels++
	}
	if labels > 0 {
		fmt.Fprintf(s.env.Stderr, "keur: %s with labels not audited: %s as missed\n", number(len(out), "document", "documents"),
			number(labels, "label counts", "labels count"))
	}
	return out
}

// hushed says that words are not shown, where they were asked for.
func (o *outcome) hushed(s *session) {
	if !o.asked.misses && !o.asked.spurious {
		return
	}
	n := 0
	for _, row := range o.figures.Documents {
		if o.set.hidden[row.Name] {
			n++
		}
	}
	if n > 0 {
		fmt.Fprintf(s.env.Stderr, "keur: %s marked %s: misses and false alarms there are counted, not shown\n", number(n, "page is", "pages are"), gold.Count)
	}
}

// missed lists the labels that were missed, as claims, but not those whose words are not to be shown.
func (o *outcome) missed() []claims.Claim {
	out := []claims.Claim{}
	for _, i := range o.figures.Missed {
		l := &o.set.labels[i]
		if o.set.hidden[l.Doc] {
			continue
		}
		c := claims.Claim{Document: l.Doc, Type: l.Type, Quote: l.Quote}
		if p := o.pages[l.Doc]; p != nil {
			c.Document = p.Document.Path
		}
		if source := o.sources[l.Doc]; source != nil {
			c.Location = source.Location(l)
		}
		out = append(out, c)
	}
	return out
}

// spurious lists the false alarms, but not those whose words are not to be shown.
func (o *outcome) spurious() []claims.Claim {
	out := []claims.Claim{}
	for _, j := range o.figures.Extra {
		if !o.set.hidden[o.found[j].Doc] {
			out = append(out, *o.claims[j])
		}
	}
	return out
}
