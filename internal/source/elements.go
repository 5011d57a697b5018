package source

import (
	"strings"

	"golang.org/x/net/html/atom"

	"keur/internal/text"
)

// start reads a start tag.
func (p *page) start(tag atom.Atom, a attributes, from, to int) {
	if p.top().hidden && !isHidden(tag) {
		return
	}
	switch tag {
	case atom.Br:
		p.b.newline(from, to-from)
		return
	case atom.Html:
		if p.language == "" {
			p.language = primary(a.lang)
		}
		return
	case atom.Code:
		if p.top().tag == atom.Pre {
			p.top().kind = text.Code
		}
		return
	}
	if tag == atom.Svg {
		p.push(tag, a)
		return
	}
	if !isBlock(tag) {
		return
	}
	p.imply(tag)
	p.flush()
	if tag == atom.P || isVoid(tag) || p.tableTag(tag, a) {
		return
	}
	p.push(tag, a)
}

// push opens an element.
func (p *page) push(tag atom.Atom, a attributes) {
	if len(p.open) >= maxDepth {
		return
	}
	e := *p.top()
	e.tag, e.question, e.first = tag, p.b.question, len(p.b.blocks)
	e.hidden = e.hidden || isHidden(tag)
	if r := regionOf(tag, a); r != text.Main {
		e.region = r
	}
	switch tag {
	case atom.Main:
		e.region = text.Main
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		e.kind, e.level = text.Heading, int(tag.String()[1]-'0')
	case atom.Title:
		e.kind, e.level = text.Heading, 1
	case atom.Summary:
		e.kind, e.level = text.Heading, 6
		p.b.question = -1
	case atom.Dt:
		e.kind, e.level = text.Paragraph, 0
		p.b.question = -1
	case atom.Dd:
		e.kind, e.level = text.Paragraph, 0
		if p.b.question = p.term.question; p.term.question < 0 {
			e.kind, e.level, e.leadIn = text.ListItem, max(1, e.lists), p.term.span
		}
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		e.lists++
	case atom.Li:
		e.kind, e.level = text.ListItem, max(1, e.lists)
	case atom.Pre:
		e.kind, e.level = text.Paragraph, 0
	}
	p.open = append(p.open, e)
	p.counts[tag]++
}

// end reads an end tag: it closes the nearest such element within the table cell, and what is open inside it.
func (p *page) end(tag atom.Atom) {
	if tag == atom.P || tag == atom.Br {
		p.flush()
		return
	}
	if p.counts[tag] == 0 {
		if !p.top().hidden && isBlock(tag) {
			p.tableEnd(tag)
		}
		return
	}
	for i := len(p.open) - 1; i > 0; i-- {
		if p.open[i].tag == tag {
			p.pop(i)
			return
		}
		if p.open[i].tag == atom.Table {
			return
		}
	}
}

// imply closes the elements whose end tag authors leave out before another.
func (p *page) imply(tag atom.Atom) {
	switch tag {
	case atom.Li:
		p.closeUpTo(func(t atom.Atom) bool { return t == atom.Li },
			func(t atom.Atom) bool { return t == atom.Ul || t == atom.Ol || t == atom.Menu })
	case atom.Dt, atom.Dd:
		p.closeUpTo(func(t atom.Atom) bool { return t == atom.Dt || t == atom.Dd }, func(t atom.Atom) bool { return t == atom.Dl })
	case atom.Option:
		p.closeUpTo(func(t atom.Atom) bool { return t == atom.Option }, func(t atom.Atom) bool { return t == atom.Select })
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if p.top().kind == text.Heading && p.top().tag != atom.Summary {
			p.pop(len(p.open) - 1)
		}
	case atom.Body:
		p.closeUpTo(func(t atom.Atom) bool { return t == atom.Title }, func(atom.Atom) bool { return false })
	}
}

// closeUpTo closes the nearest element of a kind, unless a bar or a table stands between.
func (p *page) closeUpTo(wanted, bar func(atom.Atom) bool) {
	for i := len(p.open) - 1; i > 0; i-- {
		switch t := p.open[i].tag; {
		case wanted(t):
			p.pop(i)
			return
		case bar(t), t == atom.Table:
			return
		}
	}
}

// pop closes the elements from i on.
func (p *page) pop(i int) {
	for len(p.open) > max(i, 1) {
		e := *p.top()
		switch e.tag {
		case atom.Table:
			p.endTable()
		case atom.Svg:
		default:
			p.flush()
		}
		p.open = p.open[:len(p.open)-1]
		p.counts[e.tag]--
		p.closed(e)
	}
}

// closed does what the end of an element means for questions and their answers: a term or summary that asks is a
// question, and the definition or the rest of the details answers it.
func (p *page) closed(e element) {
	switch e.tag {
	case atom.Dt:
		p.term = p.asks(e.first)
	case atom.Summary:
		p.b.question = p.asks(e.first).question
	case atom.Dd, atom.Dl, atom.Details:
		p.b.question = e.question
		if e.tag == atom.Dl {
			p.term = term{question: -1}
		}
	}
}

// term is the last term of a definition list.
type term struct {
	span     text.Span
	question int // its block, -1 if it does not ask
}

// asks reads the block that was just read as a term, if it is the first block or later: it becomes a question where it
// ends in a question mark.
func (p *page) asks(first int) term {
	i := len(p.b.blocks) - 1
	if i < first {
		return term{question: -1}
	}
	b := &p.b.blocks[i]
	s := p.b.out.String()[b.Span.Start:b.Span.End]
	if !strings.HasSuffix(strings.TrimRight(s, " \u00A0)\"'”»"), "?") {
		return term{b.Span, -1}
	}
	b.Kind = text.Question
	return term{b.Span, i}
}

// isHidden says that the text of an element is not for readers.
func isHidden(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Svg, atom.Textarea, atom.Noembed, atom.Noframes:
		return true
	}
	return false
}

func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isBlock says that an element stands on lines of its own, so that text before and after it belongs to other blocks.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Button, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4,
		atom.H5, atom.H6, atom.Head, atom.Header, atom.Hgroup, atom.Hr, atom.Label, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol,
		atom.Optgroup, atom.Option, atom.P, atom.Pre, atom.Section, atom.Select, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot,
		atom.Th, atom.Thead, atom.Title, atom.Tr, atom.Ul, atom.Video, atom.Audio, atom.Canvas:
		return true
	}
	return isHidden(tag) && tag != atom.Svg // a drawing stands in the line
}
