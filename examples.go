package keur

import (
	"fmt"
	"slices"
	"strings"

	"keur/internal/assess"
	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// Examples holds a rule, or a pattern of a language pack, to its examples, which it must meet, and to its near misses, which
// it must not. The section is that of knowledge.Change: rules, nl/patterns. It says what goes wrong, a line each; of other
// sections there is nothing to say. A rule reads each example as a page about a product of the first class that it applies to.
func (a *Auditor) Examples(section, id string) ([]string, error) {
	if section == "rules" {
		return a.ruleExamples(id)
	}
	language, kind, _ := strings.Cut(section, "/")
	if kind != "patterns" {
		return nil, nil
	}
	return a.patternExamples(language, id)
}

func (a *Auditor) ruleExamples(id string) (wrong []string, err error) {
	i := slices.IndexFunc(a.base.Rules, func(r knowledge.Rule) bool { return r.ID == id })
	if i < 0 || a.base.Rules[i].When == nil {
		return nil, nil
	}
	r := &a.base.Rules[i]
	assessor, err := assess.New(a.base, assess.Options{Jurisdictions: []string{r.Jurisdiction}, ProductClass: r.AppliesTo[0]})
	if err != nil {
		return nil, err
	}
	worker := a.extractor.Worker()
	for _, language := range Languages() {
		lines, err := held(id, r.Examples.In(language), r.Counterexamples.In(language), func(s string) (bool, error) {
			doc := a.example(language, s)
			found, err := worker.Document(doc)
			if err != nil {
				return false, err
			}
			return slices.ContainsFunc(assessor.Rules(doc, found), func(met []string) bool { return slices.Contains(met, id) }), nil
		})
		if err != nil {
			return nil, err
		}
		wrong = append(wrong, lines...)
	}
	return wrong, nil
}

func (a *Auditor) patternExamples(language, id string) ([]string, error) {
	worker := a.extractor.Worker()
	for i := range a.base.Packs {
		for _, p := range a.base.Packs[i].Patterns {
			if a.base.Packs[i].Language == language && p.ID == id {
				return held(id, p.Examples, p.Counterexamples, func(s string) (bool, error) { return a.met(worker, language, id, s) })
			}
		}
	}
	return nil, nil
}

// met says that a sentence of a short text meets a pattern.
func (a *Auditor) met(worker *extract.Worker, language, pattern, content string) (bool, error) {
	doc := a.example(language, content)
	for i := range doc.Sentences {
		seen, _, err := worker.Explain(doc, doc.Sentences[i].Span.Start)
		if err != nil {
			return false, err
		}
		if slices.ContainsFunc(seen.Met, func(m extract.Met) bool { return m.Pattern == pattern }) {
			return true, nil
		}
	}
	return false, nil
}

// held says of which examples a rule or pattern is not met, and of which near misses it is.
func held(id string, examples, near []string, met func(string) (bool, error)) (wrong []string, err error) {
	for n, list := range [2][]string{examples, near} {
		for _, s := range list {
			ok, err := met(s)
			switch {
			case err != nil:
				return nil, err
			case n == 0 && !ok:
				wrong = append(wrong, fmt.Sprintf("%s is not met by its example %q: keur explain shows what is read in it", id, s))
			case n == 1 && ok:
				wrong = append(wrong, fmt.Sprintf("%s is met by its near miss %q", id, s))
			}
		}
	}
	return wrong, nil
}

// example makes a document of a short text, in a language that it may be too short to show.
func (a *Auditor) example(language, content string) *text.Document {
	doc := &text.Document{Path: "example.txt", Name: "example.txt", Format: "txt", Source: []byte(content), Text: content,
		Meta: text.Meta{Language: language}}
	a.segmenter.Segment(doc)
	doc.Language = language
	for i := range doc.Blocks {
		doc.Blocks[i].Language = language
	}
	return doc
}
