package report

import (
	"slices"
	"strconv"
	"strings"

	"keur/claims"
)

// claim writes one claim in full: where it is, what it says, and everything a reviewer weighs.
func (p *printer) claim(c *claims.Claim) {
	s := severityStyle(c.Severity)
	p.place(c.Document, &c.Location, []tag{{string(c.Severity), s}, {string(c.Type), bold},
		{status(c.Review), plain}, {c.ID, dim}})
	limit := excerptRows
	if p.o.Verbose {
		limit = 0
	}
	lines, marks := excerpt(p.passageOf(c), p.o.Width-2, limit)
	for i, l := range lines {
		p.line("  " + l)
		if marks[i] != "" {
			// The indent of the mark is not painted: some terminals underline spaces.
			bare := strings.TrimLeft(marks[i], " ")
			p.line("  " + marks[i][:len(marks[i])-len(bare)] + p.paint(s, bare))
		}
	}
	for i := range c.Findings {
		p.message(&c.Findings[i])
	}
	p.evidence(c)
	p.doses(c)
	p.disclaimers(c)
	p.reviewer(c.Review)
	if p.o.Verbose {
		p.reading(c)
	}
	p.line("")
}

// tag is a word of a headline with its style.
type tag struct {
	text  string
	style style
}

// place writes a headline: the place in a form that editors can jump to, and tags. Where both do not fit on a line the
// tags move to the next.
func (p *printer) place(document string, at *claims.Location, tags []tag) {
	end := ""
	if at != nil && at.Line > 0 {
		end = ":" + strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column) + within(at)
	}
	head := cutStart(clean(document), p.o.Width-columns(end)) + end
	if document == "" {
		p.flow(tags, apart)
		return
	}
	tags = slices.DeleteFunc(tags, func(t tag) bool { return t.text == "" })
	if width := tagWidth(tags, apart); width <= p.o.Width && columns(head)+width > p.o.Width {
		p.line(p.paint(bold, head))
		head = ""
	}
	p.flow(append([]tag{{head, bold}}, tags...), apart)
}

// apart is the space between the tags of a headline.
const apart = "  "

// flow writes tags with a separator between them, on as few lines as hold them.
func (p *printer) flow(tags []tag, separator string) {
	line, used := "", 0
	for i, t := range tags {
		text := cut(t.text, p.o.Width-columns(separator))
		switch {
		case i > 0 && used+columns(separator)+columns(text) > p.o.Width:
			p.line(line)
			line, used = "  ", 2
		case i > 0:
			line += separator
			used += columns(separator)
		}
		line += p.paint(t.style, text)
		used += columns(text)
	}
	p.line(line)
}

// tagWidth is the number of columns that tags and the separators before them take.
func tagWidth(tags []tag, separator string) int {
	n := 0
	for _, t := range tags {
		n += columns(separator) + columns(clean(t.text))
	}
	return n
}

// within names the page or part of a document that has no lines of its own.
func within(at *claims.Location) string {
	out := ""
	if at.Page > 0 {
		out = " page " + strconv.Itoa(at.Page)
	}
	if at.Part != "" {
		out += " " + cut(at.Part, minimumWidth/2)
	}
	return out
}

// findings writes the findings on a document: in full where everything is asked for, else each with what to do about it.
func (p *printer) findings(all []*claims.Finding) {
	if p.o.Verbose {
		for _, f := range all {
			p.finding(f)
		}
		return
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *claims.Finding) int { return b.Severity.Rank() - a.Severity.Rank() })
	for _, f := range sorted {
		about, at := "", ""
		if len(f.Claims) > 0 {
			about = "for " + count(len(f.Claims), "claim")
		}
		if f.Location != nil && f.Location.Line > 0 {
			at = "line " + strconv.Itoa(f.Location.Line)
		}
		p.item(string(f.Severity), severityStyle(f.Severity), listed(f.Rule, about, at), plain)
		text := f.Suggestion
		if text == "" || f.Location != nil { // what stands there is at fault; else something is to be added
			text = f.Message
		}
		p.item("", plain, text, dim)
	}
	if len(all) > 0 {
		p.line("")
	}
}

// finding writes a finding that belongs to a document or to several.
func (p *printer) finding(f *claims.Finding) {
	p.place(f.Document, f.Location, []tag{{string(f.Severity), severityStyle(f.Severity)}, {f.Rule, bold}})
	for _, l := range wrap(f.Message, p.o.Width-2) {
		p.line("  " + l)
	}
	p.basis(f, listed(f.Citation, f.Consequence))
	if len(f.Claims) > 0 {
		p.item("claims", dim, strings.Join(f.Claims, " "), plain)
	}
	p.line("")
}

// message writes what a finding of a claim says, and its basis.
func (p *printer) message(f *claims.Finding) {
	p.item(string(f.Severity), severityStyle(f.Severity), f.Message, plain)
	p.basis(f, listed(f.Citation, f.Rule, f.Consequence))
}

// basis writes what a finding rests on, and what to write instead.
func (p *printer) basis(f *claims.Finding, rests string) {
	p.item("", plain, rests, dim)
	if p.o.Verbose {
		p.item("", plain, f.URL, dim)
	}
	p.item("suggestion", green, f.Suggestion, plain)
}
