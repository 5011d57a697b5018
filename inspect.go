package keur

import (
	"fmt"
	"slices"

	"keur/claims"
	"keur/internal/assess"
	"keur/internal/extract"
	"keur/internal/register"
	"keur/internal/text"
)

// Explanation says why claims were found in a unit, or what the nearest pattern lacked.
type Explanation = extract.Explanation

// Explain audits one document and explains the units that pick says yes to. A unit comes as a claim without a type: its
// words, span and location. The claims of an explanation are assessed and reviewed;
// false alarms by decision are among them.
func (a *Auditor) Explain(in Input, pick func(unit *claims.Claim) bool) (Page, []Explanation, error) {
	p := Page{Path: in.Path, Document: claims.Document{Path: in.Name}}
	doc, reg, s := a.read(&p, in)
	if doc == nil {
		return p, nil, p.Err
	}
	worker := a.extractor.Worker()
	if err := a.judge(&p, worker, doc, s, reg); err != nil {
		return p, nil, err
	}
	var out []Explanation
	for _, unit := range extract.Units(doc) {
		if !pick(&unit) {
			continue
		}
		e, ok, err := worker.Explain(doc, unit.Span.Start)
		if err != nil {
			return p, nil, err
		}
		if !ok {
			continue
		}
		e.Claims = nil
		for _, c := range slices.Concat(p.Claims, p.False) {
			if c.Unit == unit.Unit {
				e.Claims = append(e.Claims, c)
			}
		}
		out = append(out, e)
	}
	return p, out, nil
}

// Inspection is what the stages see in one text. Spans are bytes of it.
type Inspection struct {
	ID         string            `json:"id"`
	Language   string            `json:"lang"`
	Sentences  []Place           `json:"sentences"`
	Quantities []claims.Quantity `json:"quantities"`
	Negations  []Scope           `json:"negations"`
	Hedges     []Scope           `json:"hedges"`
	Claims     []claims.Claim    `json:"claims"`
}

// Place is a sentence.
type Place struct {
	Span claims.Span `json:"span"`
	Text string      `json:"text"`
}

// Scope is a negation or a hedge, and the words that it governs.
type Scope struct {
	Span  claims.Span `json:"span"` // of the cue
	Cue   string      `json:"cue"`
	Scope claims.Span `json:"scope"`
}

// Inspector shows what the stages see. It is for one goroutine.
type Inspector struct {
	*Auditor
	worker     *extract.Worker
	assessor   *assess.Assessor
	segmenters map[string]*text.Segmenter // by the language that is known; "" recognises it
}

// Inspector makes an inspector.
func (a *Auditor) Inspector() (*Inspector, error) {
	assessor, err := a.assessors.under(Settings{})
	return &Inspector{a, a.extractor.Worker(), assessor, map[string]*text.Segmenter{"": a.segmenter}}, err
}

// Inspect reads one text; give its language where that is known. The claims are assessed as those of a document of which
// nothing else is known. The error names an unknown language, or a broken pack.
func (x *Inspector) Inspect(id, language, content string) (Inspection, error) {
	out := Inspection{ID: id, Sentences: []Place{}, Quantities: []claims.Quantity{}, Negations: []Scope{}, Hedges: []Scope{},
		Claims: []claims.Claim{}}
	doc := &text.Document{Name: id, Format: "txt", Source: []byte(content), Text: content}
	doc.Meta.Language = either(x.options.Language, language)
	segmenter, err := x.segmenterFor(language)
	if err != nil {
		return out, err
	}
	segmenter.Segment(doc)
	seen, err := x.worker.Inspect(doc)
	if err != nil {
		return out, err
	}
	out.Language = doc.Language
	for _, s := range seen.Sentences {
		out.Sentences = append(out.Sentences, Place{s, content[s.Start:s.End]})
	}
	out.Quantities = append(out.Quantities, seen.Quantities...)
	out.Negations = append(out.Negations, scopes(content, seen.Negations)...)
	out.Hedges = append(out.Hedges, scopes(content, seen.Hedges)...)
	register.Identify(seen.Claims)
	_, found, _ := x.assessor.Document(doc, seen.Claims)
	for _, c := range register.Reconcile(found, nil, x.today).Claims {
		c.Evidence.Sources = append([]claims.Source{}, c.Evidence.Sources...)
		out.Claims = append(out.Claims, c)
	}
	return out, nil
}

// segmenterFor is the segmenter for texts of a known language.
func (x *Inspector) segmenterFor(language string) (*text.Segmenter, error) {
	if have := x.segmenters[language]; have != nil {
		return have, nil
	}
	for i := range x.base.Packs {
		if p := &x.base.Packs[i]; p.Language == language {
			x.segmenters[language] = text.NewSegmenter(map[string]text.Rules{language: p.Text})
			return x.segmenters[language], nil
		}
	}
	return nil, fmt.Errorf("unknown language %q: want one of %s", language, quoted(Languages()))
}

func scopes(content string, all []extract.Scope) (out []Scope) {
	for _, s := range all {
		out = append(out, Scope{Span: s.Cue, Cue: content[s.Cue.Start:s.Cue.End], Scope: s.Over})
	}
	return out
}

// Units gives the sentences, list items and table rows of one document that pick says yes to, as claims without a type,
// beside the page with its claims.
func (a *Auditor) Units(in Input, pick func(unit *claims.Claim) bool) (Page, []claims.Claim, error) {
	p := Page{Path: in.Path, Document: claims.Document{Path: in.Name}}
	doc, reg, s := a.read(&p, in)
	if doc == nil {
		return p, nil, p.Err
	}
	if err := a.judge(&p, a.extractor.Worker(), doc, s, reg); err != nil {
		return p, nil, err
	}
	return p, slices.DeleteFunc(extract.Units(doc), func(u claims.Claim) bool { return !pick(&u) }), nil
}
