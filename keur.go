// Package keur audits health claims in documents: it finds every claim with its exact place, tags it with the evidence
// there is and the statements it needs, and holds it against the review register.
//
// The pipeline, in order: read → segment → extract → assess → reconcile → report. Page runs the first five over one
// document, Report joins the documents, Write renders them.
package keur

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"keur/claims"
	"keur/internal/assess"
	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/register"
	"keur/internal/report"
	"keur/internal/source"
	"keur/internal/text"
	"keur/internal/workbook"
)

// Version is the version of the program.
const Version = "0.1.0"

// MaxFileSize is the size in bytes above which a document is not read unless Options say otherwise: 32 MiB, some
// twelve thousand pages of text.
const MaxFileSize = 32 << 20

// StaleAfterDays is the age of an entry's last check at which it is stale unless Options say otherwise: three years.
const StaleAfterDays = assess.StaleAfter

// Options are the choices of an audit. The zero value audits with the built-in knowledge, for the Netherlands and the
// European Union, as promotion to the public, without a register; nothing expires and nothing ages.
type Options struct {
	Jurisdictions []string // default NL and EU
	Profile       string   // promotional (default) or editorial
	ProductClass  string   // auto (default), or the class of documents that do not name theirs
	Audience      string   // public (default) or professional
	Language      string   // of all documents; default: recognised block by block
	Today         string   // YYYY-MM-DD; decides on expiry and on the age of evidence
	Register      string   // folder of the review register; none if empty
	FailOn        []string // what the gate will fail on; recorded in the report
	Jobs          int      // documents read side by side; default: one a processor
	MaxFileSize   int64    // bytes; larger documents are reported, not read; default MaxFileSize
	StaleAfter    int      // days after its last check when an entry is stale; default StaleAfterDays
	Force         Settings // for all documents, whatever their input or their front matter says
	Knowledge     fs.FS    // data files laid over the built-in knowledge base (docs/packs.md); none if nil
}

// Input is one document to audit.
type Input struct {
	Path     string // as the user named it, for messages
	Name     string // logical name: slash path relative to the project; the report's path of the document
	Format   string // one of source formats; empty: by the extension of Path
	Settings Settings
	Open     func() (io.ReadCloser, error) // called once
	Register *claims.Register              // the reviews to hold it against; nil for those of Options.Register
}

// Settings overrule Options for one document. Empty fields overrule nothing. What the front matter of the document says
// comes before both, Options.Force before all.
type Settings struct{ Profile, ProductClass, Audience string }

// Auditor audits documents. It is safe for use by several goroutines.
type Auditor struct {
	options   Options
	today     time.Time
	base      *knowledge.Base
	index     *knowledge.Index
	segmenter *text.Segmenter
	extractor *extract.Extractor
	workers   sync.Pool // of *extract.Worker
	assessors *assessors
}

// New makes an auditor. It fails on an unknown value of an option and on faults in Options.Knowledge, which it names
// with file, line and column (knowledge.Problems).
func New(o Options) (*Auditor, error) {
	base, err := knowledge.Load()
	if err != nil {
		return nil, err
	}
	if o.Knowledge != nil {
		if base, err = knowledge.Overlay(base, o.Knowledge); err != nil {
			return nil, err
		}
	}
	o = o.filled()
	rules := base.TextRules()
	if only, known := rules[o.Language]; known {
		rules = map[string]text.Rules{o.Language: only}
	} else if o.Language != "" {
		return nil, fmt.Errorf("unknown language %q: want one of nl, en, de", o.Language)
	}
	a := &Auditor{options: o, base: base, index: knowledge.NewIndex(base), segmenter: text.NewSegmenter(rules), extractor: extract.New(base),
		assessors: newAssessors(base, o)}
	a.workers.New = func() any { return a.extractor.Worker() }
	if o.Today != "" {
		if a.today, err = time.Parse(time.DateOnly, o.Today); err != nil {
			return nil, fmt.Errorf("today %q is no day: give it as 2026-01-31", o.Today)
		}
	}
	if err := register.CheckFailOn(o.FailOn); err != nil {
		return nil, err
	}
	_, err = a.assessors.under(Settings{})
	return a, err
}

// Check reads all that an audit would only read when a document asks for it: the patterns of every language. The error names
// the pattern that cannot be read.
func (a *Auditor) Check() error { return a.extractor.Check() }

func (o Options) filled() Options {
	if len(o.Jurisdictions) == 0 {
		o.Jurisdictions = []string{"NL", "EU"}
	}
	o.Profile = either(o.Force.Profile, o.Profile, "promotional")
	o.ProductClass = either(o.Force.ProductClass, o.ProductClass, "auto")
	o.Audience = either(o.Force.Audience, o.Audience, "public")
	if o.FailOn == nil {
		o.FailOn = register.DefaultFailOn()
	}
	if o.StaleAfter <= 0 {
		o.StaleAfter = StaleAfterDays
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.MaxFileSize <= 0 {
		o.MaxFileSize = MaxFileSize
	}
	return o
}

// either is the first of some values that is not empty.
func either(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// Audit runs the whole pipeline over some documents. A document that cannot be read is in the report with its error, and
// the others go on. The error means that there is no report: the context ended, or the knowledge base is broken.
func (a *Auditor) Audit(ctx context.Context, inputs []Input) (*claims.Report, error) {
	pages, err := a.Pages(ctx, inputs)
	if err != nil {
		return nil, err
	}
	return a.Report(pages), nil
}

// Pages audits each document by itself, several side by side, and gives the results in the order of the inputs.
func (a *Auditor) Pages(ctx context.Context, inputs []Input) ([]Page, error) {
	pages := make([]Page, len(inputs))
	broken := make([]error, len(inputs))
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var crew sync.WaitGroup
	for range min(a.options.Jobs, len(inputs)) {
		crew.Go(func() {
			worker := a.workers.Get().(*extract.Worker) // one that has met most words already, if there is one
			defer a.workers.Put(worker)
			for i := int(next.Add(1)) - 1; i < len(inputs) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if pages[i], broken[i] = a.page(worker, inputs[i]); broken[i] != nil {
					stop(broken[i])
				}
			}
		})
	}
	crew.Wait()
	for _, err := range broken {
		if err != nil {
			return nil, err
		}
	}
	return pages, ctx.Err()
}

// Report joins documents to a report, in the order given.
func (a *Auditor) Report(pages []Page) *claims.Report {
	r := &claims.Report{
		SchemaVersion: claims.SchemaVersion,
		Tool:          claims.Tool{Name: "keur", Version: Version},
		Knowledge:     claims.Knowledge{Digest: a.base.Digest, AsOf: a.base.AsOf},
		Policy: claims.Policy{Today: a.options.Today, Jurisdictions: a.options.Jurisdictions, Profile: a.options.Profile,
			ProductClass: a.options.ProductClass, Audience: a.options.Audience, FailOn: a.options.FailOn,
			StaleAfterDays: a.options.StaleAfter},
		Documents: make([]claims.Document, 0, len(pages)), Findings: []claims.Finding{},
	}
	n := 0
	for i := range pages {
		n += len(pages[i].Claims)
	}
	r.Claims = make([]claims.Claim, 0, n)
	for i := range pages {
		r.Documents = append(r.Documents, pages[i].Document)
		r.Claims = append(r.Claims, pages[i].Claims...)
		r.Findings = append(r.Findings, pages[i].Findings...)
	}
	r.Findings = append(r.Findings, assess.Across(r.Claims, a.open)...)
	r.Summary = assess.Summarise(r.Documents, r.Claims, r.Findings)
	return r
}

// Narrow gives a report with only the claims that are to be kept, and of the findings on documents those that concern
// one of them or a document that holds one.
func Narrow(r *claims.Report, keep func(*claims.Claim) bool) *claims.Report {
	out, kept, held := *r, map[string]bool{}, map[string]int{}
	out.Claims, out.Documents, out.Findings = []claims.Claim{}, slices.Clone(r.Documents), []claims.Finding{}
	for i := range r.Claims {
		if c := &r.Claims[i]; keep(c) {
			out.Claims = append(out.Claims, *c)
			kept[c.ID] = true
			held[c.Document]++
		}
	}
	for i := range out.Documents {
		d := &out.Documents[i]
		if d.Claims = held[d.Path]; d.Claims == 0 {
			d.Disclaimers = []claims.DocumentDisclaimer{}
		}
	}
	for _, f := range r.Findings {
		if held[f.Document] > 0 && len(f.Claims) == 0 || slices.ContainsFunc(f.Claims, func(id string) bool { return kept[id] }) {
			out.Findings = append(out.Findings, f)
		}
	}
	out.Summary = assess.Summarise(out.Documents, out.Claims, out.Findings)
	return &out
}

// Style says how reports for people are to look.
type Style = report.Options

// xlsx is the format that Write leaves to the workbook package.
const xlsx = "xlsx"

// Formats lists the formats that Write knows, the terminal report first.
func Formats() []string { return append(report.Formats(), xlsx) }

// Write writes a report in one of Formats.
func Write(w io.Writer, format string, r *claims.Report, s Style) error {
	if format == xlsx {
		return workbook.Write(w, r)
	}
	if !slices.Contains(report.Formats(), format) {
		return fmt.Errorf("unknown report format %q: want one of %s", format, quoted(Formats()))
	}
	return report.Write(w, format, r, s)
}

// List writes the claims of a report and nothing around them: a line each, or in full where the style is verbose.
func List(w io.Writer, r *claims.Report, s Style) error { return report.List(w, r, s) }

// Table is a table of figures for the terminal.
type Table = report.Table

// Tables writes tables of figures, beside one another where there is room.
func Tables(w io.Writer, tables []Table, s Style) error { return report.Tables(w, tables, s) }

// Places writes where some claims stand and their words, under a title; a claim without an audit is enough.
func Places(w io.Writer, title string, all []claims.Claim, s Style) error {
	return report.Places(w, title, all, s)
}

// FormatOf is the format of a document by the extension of its name, "" if keur reads none such.
func FormatOf(path string) string { return source.FormatOf(path) }

// SourceFormats lists the formats of documents that keur reads.
func SourceFormats() []string { return source.Formats() }
