// Package assess holds claims against the knowledge base: the evidence for each, its doses against their limits, the
// rules that it may break and the disclaimers that it and its document need. Evidence is looked up, never guessed: what
// the base does not know is reported as unassessed.
package assess

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// Options are the choices that an audit is made under. The zero value is promotion to the public in the Netherlands and
// the European Union, with the product class recognised from each document.
type Options struct {
	Jurisdictions  []string // NL, EU, DE, UK, US; EU law also holds with NL or DE
	Profile        string   // promotional or editorial
	ProductClass   string   // auto or one of knowledge.ProductClasses
	Audience       string   // public or professional
	Today          string   // YYYY-MM-DD, for the age of entries; empty: nothing ages
	StaleAfterDays int      // age at which an entry's last check is too old; default three years
}

// The values of options.
const (
	editorial    = "editorial"
	promotional  = "promotional"
	autoClass    = "auto"
	public       = "public"
	professional = "professional"
)

// StaleAfter is three years, in days: the interval at which patient information is commonly asked to be reviewed (HONcode 4).
const StaleAfter = 3 * 365

// complete fills in defaults and checks the values.
func (o *Options) complete() error {
	if len(o.Jurisdictions) == 0 {
		o.Jurisdictions = []string{"NL", "EU"}
	}
	o.Profile = cmpOr(o.Profile, promotional)
	o.ProductClass = cmpOr(o.ProductClass, autoClass)
	o.Audience = cmpOr(o.Audience, public)
	if o.StaleAfterDays == 0 {
		o.StaleAfterDays = StaleAfter
	}
	for _, j := range o.Jurisdictions {
		if err := oneOf("jurisdiction", j, "NL", "EU", "DE", "UK", "US", "INT"); err != nil {
			return err
		}
	}
	if err := oneOf("profile", o.Profile, promotional, editorial); err != nil {
		return err
	}
	if err := oneOf("product class", o.ProductClass, append([]string{autoClass}, knowledge.ProductClasses()...)...); err != nil {
		return err
	}
	if err := oneOf("audience", o.Audience, public, professional); err != nil {
		return err
	}
	if o.Today != "" {
		if _, err := time.Parse(time.DateOnly, o.Today); err != nil {
			return fmt.Errorf("today %q is no day: give it as 2026-01-31", o.Today)
		}
	}
	return nil
}

func cmpOr(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func oneOf(what, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("unknown %s %q: want one of %s", what, value, strings.Join(allowed, ", "))
}

// Assessor assesses documents. It is safe for use by several goroutines.
type Assessor struct {
	options    Options
	graph      *graph
	register   *register
	limits     map[int32]*substance
	nutrients  *nutrients
	rules      *ruleset
	statements *statements
	designs    *designs
	workers    sync.Pool
}

// New compiles a knowledge base for assessing under the options. It fails on an unknown value of an option and on a cue
// that cannot be read. The base must not change afterwards.
func New(base *knowledge.Base, o Options) (*Assessor, error) {
	if err := o.complete(); err != nil {
		return nil, err
	}
	a := &Assessor{options: o, graph: newGraph(base.Concepts)}
	a.register = newRegister(a.graph, base.Evidence, &a.options)
	a.limits = newLimits(a.graph, base.Limits, &a.options)
	a.nutrients = newNutrients(a.graph, base.Nutrients)
	a.designs = newDesigns(base)
	var err error
	if a.statements, err = newStatements(base); err != nil {
		return nil, err
	}
	if a.rules, err = newRuleset(a.graph, a.statements, base, &a.options); err != nil {
		return nil, err
	}
	a.workers.New = func() any { return a.newWorker() }
	return a, nil
}

// worker is the memory that assessing one document needs; it is reused.
type worker struct {
	*Assessor
	finder   finder
	amounts  []amount
	portions []portion // of the document: amounts that may add up
	search   searches
	fired    []fired
	needs    []needs // of the claims of the document, one each
	asked    []asked // per disclaimer: who asks for it in this document
	cites    citation
	named    searches // for study designs, by language, made when first needed
}

func (a *Assessor) newWorker() *worker {
	return &worker{Assessor: a, finder: finder{g: a.graph, r: a.register}, search: a.statements.searches(), named: searches{}}
}

// Document assesses the claims found in one document. It returns the document's record (path, language, words, product
// classes, disclaimers and checks), the claims with evidence, doses, disclaimers, severity and findings filled in, and
// the findings on the document as a whole: one per missing disclaimer, which lists its claims by their IDs. The claims
// are changed in place.
func (a *Assessor) Document(doc *text.Document, found []claims.Claim) (claims.Document, []claims.Claim, []claims.Finding) {
	w := a.workers.Get().(*worker)
	defer a.workers.Put(w)
	page := w.page(doc, found)
	w.needs, w.portions = w.needs[:0], w.portions[:0]
	w.asked = append(w.asked[:0], make([]asked, len(w.statements.all))...)
	for i := range found {
		w.needs = append(w.needs, w.claim(page, &found[i]))
	}
	record := claims.Document{Path: doc.Name, Format: doc.Format, Language: doc.Language, Words: countWords(doc),
		ProductClasses: page.classes, Claims: len(found)}
	record.Disclaimers = w.disclaimers(page, found)
	record.Checks = w.checks(page)
	return record, found, append(w.missing(page, &record, found), w.sums(page, &record)...)
}

// Rules lists, by claim, the ids of all rules that the claims of a document meet, those too of which no finding is made
// because a graver one stands for them.
func (a *Assessor) Rules(doc *text.Document, found []claims.Claim) [][]string {
	w := a.workers.Get().(*worker)
	defer a.workers.Put(w)
	page := w.page(doc, found)
	w.asked = append(w.asked[:0], make([]asked, len(w.statements.all))...)
	out := make([][]string, len(found))
	for i := range found {
		w.claim(page, &found[i])
		for _, f := range w.fired {
			out[i] = append(out[i], w.rules.rules[f.rule].id)
		}
	}
	return out
}

// claim assesses one claim and returns what it needs.
func (w *worker) claim(p *page, c *claims.Claim) needs {
	known := (*answer)(nil)
	c.Evidence, known = w.finder.evidence(c)
	if c.Evidence.Cited = w.cites.of(c); c.Evidence.Cited != citedNone {
		if d := w.design(c); d != nil {
			c.Evidence.CitedDesign, c.Evidence.CitedCEBM = d.ID, d.CEBM
		}
	}
	r := w.ruling()
	if standing := w.sentence(&r); standing != "" {
		c.Evidence.KnownFor = append(c.Evidence.KnownFor, "EU health claim, "+standing)
	}
	c.Doses, c.Dose = []claims.Dose{}, nil
	if c.Type == claims.Dosage {
		var doses []claims.Dose
		doses, c.Dose, w.amounts = w.doses(c, w.finder.subjects, w.amounts)
		if doses != nil {
			c.Doses = doses
		}
		w.portion(p, c)
	}
	return w.judge(p, c, known, r)
}

func countWords(doc *text.Document) int {
	n := 0
	for i := range doc.Sentences {
		n += doc.Sentences[i].Words
	}
	return n
}
