package keur

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"keur/claims"
	"keur/internal/assess"
	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/register"
	"keur/internal/source"
	"keur/internal/text"
)

// Page is one audited document, with what the register says of it.
type Page struct {
	Path     string // as the user named it
	Document claims.Document
	Claims   []claims.Claim   // for gate and reports, in reading order
	Findings []claims.Finding // on the document as a whole
	Found    []claims.Claim   // what register.Sync brings the register in line with: false alarms by decision too
	False    []claims.Claim   // the false alarms by decision among Found
	Stale    []register.Stale // claims that stand where others were judged
	Gone     []claims.Record  // of the register, whose words are no longer in the document
	Warnings []string         // what the document says of itself that keur cannot use
	Err      error            // why the document, or its register, could not be read; Document.Error holds its text
}

// page runs the pipeline over one document. A panic on a document is an error of that document. The error returned means
// that no document can be audited.
func (a *Auditor) page(worker *extract.Worker, in Input) (p Page, err error) {
	p = Page{Path: in.Path, Document: claims.Document{Path: in.Name, Format: either(in.Format, FormatOf(in.Path))}}
	defer func() {
		if r := recover(); r != nil {
			p.Claims, p.Findings, p.Found = nil, nil, nil
			p.Err = fmt.Errorf("internal error of keur (%v): please report it, with the document", r)
		}
		if p.Err != nil {
			p.Document.Error = p.Err.Error()
		}
	}()
	doc, reg, s := a.read(&p, in)
	if doc == nil {
		return p, nil
	}
	return p, a.judge(&p, worker, doc, s, reg)
}

// read gives a document, segmented, with its register and its settings; nil with Page.Err where it cannot be read.
func (a *Auditor) read(p *Page, in Input) (*text.Document, *claims.Register, Settings) {
	data, err := a.load(in)
	if err != nil {
		p.Err = err
		return nil, nil, Settings{}
	}
	p.Document.Digest = digest(data)
	doc, err := source.Read(in.Path, data, in.Format)
	if err != nil {
		p.Err = advised(err)
		return nil, nil, Settings{}
	}
	reg, err := a.register(in)
	if err != nil {
		p.Err = err
		return nil, nil, Settings{}
	}
	doc.Name = in.Name
	s := a.settle(p, doc, in.Settings)
	a.segmenter.Segment(doc)
	if doc.Language == "" {
		// Too few ordinary words to tell: most of what is audited is Dutch.
		doc.Meta.Language = Languages()[0]
		a.segmenter.Segment(doc)
		p.Warnings = append(p.Warnings, "its language was not recognised, so it was read as Dutch: name another with --lang, or in the front matter")
	}
	if !a.extractor.Reads(doc.Language) {
		p.Warnings = append(p.Warnings, "it is in "+doc.Language+", in which no claims are looked for yet")
	}
	return doc, reg, s
}

// judge extracts, assesses and reconciles the claims of a segmented document.
func (a *Auditor) judge(p *Page, worker *extract.Worker, doc *text.Document, s Settings, reg *claims.Register) error {
	found, err := worker.Document(doc)
	if err != nil {
		return err
	}
	assessor, err := a.assessors.under(s)
	if err != nil {
		return err
	}
	if reg != nil && len(reg.Records) > 0 {
		found = append(found, register.Standing(extract.Units(doc), found, reg)...)
		slices.SortStableFunc(found, func(x, y claims.Claim) int { return cmp.Compare(x.Unit.Start, y.Unit.Start) })
	}
	register.Identify(found)
	hash := p.Document.Digest
	p.Document, found, p.Findings = assessor.Document(doc, found)
	joined := register.Reconcile(found, reg, a.today)
	p.Claims, p.Found, p.False, p.Stale, p.Gone = joined.Claims, found, joined.NotClaims, joined.Stale, joined.Gone
	if len(joined.NotClaims) > 0 {
		// What is no claim needs no disclaimer either: the document is assessed anew without it.
		p.Document, p.Claims, p.Findings = assessor.Document(doc, p.Claims)
	}
	p.Document.Digest = hash
	return nil
}

// open says of which concepts the words alone do not tell what is meant.
func (a *Auditor) open(concept string) bool {
	c := a.index.Concept(concept)
	return c != nil && c.Open()
}

// load reads a document, but not one that is too large.
func (a *Auditor) load(in Input) ([]byte, error) {
	f, err := in.Open()
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, a.options.MaxFileSize+1))
	if err != nil {
		return nil, cause(err)
	}
	if int64(len(data)) > a.options.MaxFileSize {
		return nil, fmt.Errorf("file is larger than %s: raise the limit with --max-file-size", Size(a.options.MaxFileSize))
	}
	return data, nil
}

// cause drops the path from an error of the file system: messages name the document already.
func cause(err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return fmt.Errorf("cannot read file: %w", at.Err)
	}
	return fmt.Errorf("cannot read file: %w", err)
}

// advised adds to an error of reading what its reader can do about it.
func advised(err error) error {
	for _, known := range []struct {
		err    error
		advice string
	}{
		{source.ErrBinary, "leave it out, or save it as text"},
		{source.ErrEncoding, "save it as UTF-8"},
		{source.ErrEmpty, "write it or leave it out"},
	} {
		if errors.Is(err, known.err) {
			return fmt.Errorf("%w: %s", err, known.advice)
		}
	}
	return err
}

// Size is a number of bytes for people.
func Size(n int64) string {
	for _, u := range []struct {
		unit string
		size int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n >= u.size && n%u.size == 0 {
			return fmt.Sprintf("%d %s", n/u.size, u.unit)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// register gives the reviews of a document; nil where there is no register, or the document lies outside the project.
func (a *Auditor) register(in Input) (*claims.Register, error) {
	if in.Register != nil {
		return in.Register, nil
	}
	if a.options.Register == "" || !fs.ValidPath(in.Name) {
		return nil, nil
	}
	return register.Load(a.options.Register, in.Name)
}

// settle gives the settings for a document, and removes what its front matter says and keur cannot use.
func (a *Auditor) settle(p *Page, doc *text.Document, s Settings) Settings {
	doc.Meta.ProductClass = p.known("product_class", doc.Meta.ProductClass, knowledge.ProductClasses())
	doc.Meta.Audience = p.known("audience", doc.Meta.Audience, Audiences())
	force := a.options.Force
	if force.ProductClass != "" {
		doc.Meta.ProductClass = ""
	}
	if force.Audience != "" {
		doc.Meta.Audience = ""
	}
	if a.options.Language != "" {
		doc.Meta.Language = a.options.Language
	}
	return Settings{either(force.Profile, s.Profile), either(force.ProductClass, s.ProductClass), either(force.Audience, s.Audience)}
}

// known passes a value of the front matter on where it is one of those allowed.
func (p *Page) known(key, value string, allowed []string) string {
	if value == "" || slices.Contains(allowed, value) {
		return value
	}
	p.Warnings = append(p.Warnings, fmt.Sprintf("%s %q in the front matter is ignored: want one of %s", key, value, quoted(allowed)))
	return ""
}

func quoted(list []string) string { return strings.Join(list, ", ") }

// assessors holds one assessor for each combination of settings that some document has.
type assessors struct {
	base    *knowledge.Base
	options Options
	mu      sync.Mutex
	made    map[Settings]*assess.Assessor
}

func newAssessors(base *knowledge.Base, o Options) *assessors {
	return &assessors{base: base, options: o, made: map[Settings]*assess.Assessor{}}
}

// under gives the assessor for some settings.
func (s *assessors) under(set Settings) (*assess.Assessor, error) {
	o := &s.options
	set = Settings{either(set.Profile, o.Profile), either(set.ProductClass, o.ProductClass), either(set.Audience, o.Audience)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if have := s.made[set]; have != nil {
		return have, nil
	}
	made, err := assess.New(s.base, assess.Options{Jurisdictions: o.Jurisdictions, Profile: set.Profile,
		ProductClass: set.ProductClass, Audience: set.Audience, Today: o.Today, StaleAfterDays: o.StaleAfter})
	if err != nil {
		return nil, err
	}
	s.made[set] = made
	return made, nil
}

// The values of options, for checks and help.

// Jurisdictions lists those whose rules keur knows; EU law also holds with NL or DE.
func Jurisdictions() []string { return []string{"NL", "EU", "DE", "UK", "US", "INT"} }

// Profiles lists how strictly documents are judged.
func Profiles() []string { return []string{"promotional", "editorial"} }

// Audiences lists for whom documents can be written.
func Audiences() []string { return []string{"public", "professional"} }

// ProductClasses lists what documents can be about; auto leaves it to be recognised.
func ProductClasses() []string { return append([]string{"auto"}, knowledge.ProductClasses()...) }

// Languages lists the languages that keur reads.
func Languages() []string { return []string{"nl", "en", "de"} }
