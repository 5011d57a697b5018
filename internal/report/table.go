package report

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"keur/claims"
)

// printer writes the terminal report. Write errors stay in the buffered writer until its Flush.
type printer struct {
	w       *bufio.Writer
	o       Options
	formats map[string]string // of documents, by path
	last    string            // the document whose source was asked for last
	text    []byte            // and that source
}

// section is what one document brings: its claims and findings, in the order of the report.
type section struct {
	document claims.Document
	claims   []*claims.Claim
	findings []*claims.Finding
}

// writeTable writes the terminal report: what was audited, each document with its claims gravest first, what was found
// across documents, and the summary.
func writeTable(w *bufio.Writer, r *claims.Report, o Options) error {
	p := &printer{w: w, o: o, formats: make(map[string]string, len(r.Documents))}
	for _, d := range r.Documents {
		p.formats[d.Path] = d.Format
	}
	p.header(r)
	sections, across := sectionsOf(r)
	for _, s := range sections {
		p.section(s)
	}
	if len(across) > 0 {
		p.rule("across documents", count(len(across), "finding"))
		for _, f := range across {
			p.finding(f)
		}
	}
	return p.summary(r, sections)
}

// sectionsOf sorts claims and findings by document. A document that the report does not list (a claim added by hand to
// a page that is gone) follows after the listed ones; findings of no document are given back apart.
func sectionsOf(r *claims.Report) (sections []*section, across []*claims.Finding) {
	index := make(map[string]*section, len(r.Documents))
	of := func(path string) *section {
		s := index[path]
		if s == nil {
			s = &section{document: claims.Document{Path: path}}
			index[path] = s
			sections = append(sections, s)
		}
		return s
	}
	for _, d := range r.Documents {
		of(d.Path).document = d
	}
	for i := range r.Claims {
		s := of(r.Claims[i].Document)
		s.claims = append(s.claims, &r.Claims[i])
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Document == "" {
			across = append(across, f)
		} else {
			s := of(f.Document)
			s.findings = append(s.findings, f)
		}
	}
	return sections, across
}

func (p *printer) line(s string) {
	p.w.WriteString(s)
	p.w.WriteByte('\n')
}

// labelWidth is the column in which the text after a label starts.
const labelWidth = 14

// item writes a label and a text beside it that hangs under itself.
func (p *printer) item(label string, ls style, text string, ts style) {
	head := "  " + p.paint(ls, label) + strings.Repeat(" ", max(1, labelWidth-2-columns(label)))
	for i, l := range wrap(text, p.o.Width-labelWidth) {
		if i > 0 {
			head = strings.Repeat(" ", labelWidth)
		}
		p.line(head + p.paint(ts, l))
	}
}

// header says what was audited, and under which policy.
func (p *printer) header(r *claims.Report) {
	name := strings.TrimSpace(r.Tool.Name + " " + r.Tool.Version)
	text := fmt.Sprintf("%s in %s of %s", count(len(r.Claims), "claim"), count(len(r.Documents), "document"),
		count(r.Summary.Words, "word"))
	p.w.WriteString(p.paint(bold, name) + "\n")
	p.item("audited", dim, text, plain)
	p.item("policy", dim, listed(strings.Join(r.Policy.Jurisdictions, ", "), r.Policy.Profile,
		prefixed("audience ", r.Policy.Audience), prefixed("product class ", r.Policy.ProductClass),
		prefixed("today ", r.Policy.Today)), plain)
	p.item("knowledge", dim, listed(prefixed("as of ", r.Knowledge.AsOf),
		prefixed("digest ", short(r.Knowledge.Digest))), plain)
	p.line("")
}

// rule writes a title over the width of the terminal, with a remark at its right end.
func (p *printer) rule(title, remark string) {
	remark = cut(remark, p.o.Width/2)
	title = cutStart(clean(title), p.o.Width-columns(remark)-6)
	if remark != "" {
		remark = " " + remark
	}
	fill := strings.Repeat("─", max(1, p.o.Width-columns(title)-columns(remark)-1))
	p.line(p.paint(bold, title) + " " + p.paint(dim, fill+remark))
	p.line("")
}

// section writes one document.
func (p *printer) section(s *section) {
	d := s.document
	if len(s.claims) == 0 && len(s.findings) == 0 && d.Error == "" && !p.o.Verbose {
		return
	}
	words := ""
	if d.Words > 0 {
		words = count(d.Words, "word")
	}
	p.rule(d.Path, listed(d.Language, words, count(len(s.claims), "claim")))
	if d.Error != "" {
		p.item("error", red, "could not be read: "+d.Error, plain)
		p.line("")
	}
	if p.o.Verbose {
		p.classes(d)
	}
	whole, brief := split(s.claims, p.o.Verbose)
	for _, c := range whole {
		p.claim(c)
	}
	p.brief(brief)
	p.findings(s.findings)
}

// classes says what kind of product the document is about, and why keur thinks so.
func (p *printer) classes(d claims.Document) {
	for _, c := range d.ProductClasses {
		p.item("product", dim, c.Class+prefixed(": ", c.Reason), plain)
	}
	if len(d.ProductClasses) > 0 {
		p.line("")
	}
}

// split parts the claims to show in full from those that a line is enough for: notes, and what a reviewer has settled.
// Both come gravest first, then in reading order.
func split(all []*claims.Claim, verbose bool) (whole, brief []*claims.Claim) {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *claims.Claim) int {
		return cmp.Or(cmp.Compare(b.Severity.Rank(), a.Severity.Rank()), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	for _, c := range sorted {
		if verbose || c.Severity.Rank() >= claims.Warning.Rank() && !settled(c) {
			whole = append(whole, c)
		} else {
			brief = append(brief, c)
		}
	}
	return whole, brief
}

// settled says that a decision on the claim stands, so that there is nothing left to do about it.
func settled(c *claims.Claim) bool {
	v := c.Review
	if v.Expired || v.EvidenceChanged || v.Change == claims.Stale {
		return false
	}
	switch v.Status {
	case claims.Accepted, claims.NotAClaim:
		return true
	case claims.AcceptedWithDisclaimer:
		return len(withStatus(c.Disclaimers, "missing")) == 0 && len(withStatus(c.Disclaimers, "outdated")) == 0
	}
	return false
}

// withStatus lists the disclaimers that have a status.
func withStatus(all []claims.ClaimDisclaimer, status string) []string {
	var out []string
	for _, d := range all {
		if d.Status == status {
			out = append(out, d.ID)
		}
	}
	return out
}

// count is a number with its noun, in the plural where it needs one; thousands are set apart.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return thousands(n) + " " + noun
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// listed joins what is not empty.
func listed(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// prefixed puts a prefix before a text that is not empty.
func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// short is the start of a digest, enough to tell two apart.
func short(digest string) string { return digest[:min(len(digest), 12)] }
