package source

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"keur/internal/text"
)

// readMarkdown reads CommonMark with tables, strikethrough, task lists and definition lists. HTML in it is read as HTML.
func readMarkdown(doc *text.Document, content string) error {
	base := frontMatter(content, &doc.Meta)
	above := strings.Count(content[:base], "\n")
	content = content[base:]
	if line := tangled(content); line > 0 {
		return fmt.Errorf("%w (line %d)", ErrTangled, line+above)
	}
	b := newBuilder(content)
	b.base = base
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList))
	m := markdown{b: b, page: newPage(b)}
	m.children(md.Parser().Parse(gtext.NewReader([]byte(content))))
	m.page.close()
	doc.Text, doc.Map, doc.Blocks = b.out.String(), b.to, b.blocks
	return nil
}

// markdown walks the tree of a Markdown document.
type markdown struct {
	b      *builder
	page   *page // reads the HTML, and knows the regions and questions that it opens
	kind   text.BlockKind
	level  int       // of list items
	leadIn text.Span // of a definition: its term
}

func (m *markdown) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c)
	}
}

// block reads a block node.
func (m *markdown) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.inline(n)
		m.finish(text.Heading, n.Level)
	case *ast.Paragraph, *ast.TextBlock:
		m.inline(n)
		m.finish(m.kind, m.level)
	case *ast.List:
		m.inside(n, m.kind, m.level+1)
	case *ast.ListItem:
		m.inside(n, text.ListItem, m.level)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.lines(n)
		m.finish(text.Code, 0)
	case *ast.HTMLBlock:
		m.html(n)
	case *east.Table:
		m.table(n)
	case *east.DefinitionTerm:
		first := len(m.b.blocks)
		m.inline(n)
		m.finish(text.Paragraph, 0)
		m.page.term = m.page.asks(first)
	case *east.DefinitionDescription:
		m.definition(n)
	default:
		m.children(n)
	}
}

// definition reads what a term means, or the answer to a term that asks.
func (m *markdown) definition(n ast.Node) {
	question, leadIn, t := m.b.question, m.leadIn, m.page.term
	if m.b.question = t.question; t.question < 0 {
		m.leadIn = t.span
		m.inside(n, text.ListItem, m.level+1)
	} else {
		m.inside(n, text.Paragraph, 0)
	}
	m.b.question, m.leadIn = question, leadIn
}

// inside reads the children of a container whose text is of another kind.
func (m *markdown) inside(n ast.Node, k text.BlockKind, level int) {
	kind, before := m.kind, m.level
	m.kind, m.level = k, level
	m.children(n)
	m.kind, m.level = kind, before
}

// finish closes a block. A block inside HTML takes what that says of it.
func (m *markdown) finish(k text.BlockKind, level int) {
	e := m.page.top()
	if k == text.Paragraph && e.kind != text.Paragraph {
		k, level = e.kind, e.level
	}
	if k == text.Paragraph {
		level = 0
	}
	m.b.finish(text.Block{Kind: k, Level: level, Region: e.region, LeadIn: m.leadIn})
}

// inline reads the text of a node. Link targets, images and comments are dropped.
func (m *markdown) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			m.text(c)
		case *ast.Image, *ast.AutoLink:
		case *ast.RawHTML:
			m.raw(c)
		default:
			m.inline(c)
		}
	}
}

func (m *markdown) text(n *ast.Text) {
	s := n.Segment
	_, code := n.Parent().(*ast.CodeSpan)
	m.b.words(s.Start, s.Stop, !code)
	switch {
	case n.HardLineBreak():
		m.b.newline(s.Stop, 0)
	case n.SoftLineBreak():
		m.b.space(s.Stop, 0)
	}
}

// raw reads inline HTML: of it only line breaks and hidden elements count.
func (m *markdown) raw(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	s := n.Segments.At(0)
	if strings.HasPrefix(strings.ToLower(m.b.src[s.Start:s.Stop]), "<br") {
		m.b.newline(s.Start, s.Len())
	}
}

// lines reads the raw lines of a node.
func (m *markdown) lines(n ast.Node) {
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		m.b.words(s.Start, s.Stop, false)
		m.b.newline(s.Stop, 0)
	}
}

// html reads a block of HTML, joining the lines that follow one another in the source.
func (m *markdown) html(n *ast.HTMLBlock) {
	spans := []gtext.Segment{}
	for i := range n.Lines().Len() {
		spans = append(spans, n.Lines().At(i))
	}
	if n.HasClosure() {
		spans = append(spans, n.ClosureLine)
	}
	for i := 0; i < len(spans); {
		from, to := spans[i].Start, spans[i].Stop
		for i++; i < len(spans) && spans[i].Start == to; i++ {
			to = spans[i].Stop
		}
		m.page.read(from, to)
	}
	m.page.interrupt()
}

// table reads a table, its first row being the header.
func (m *markdown) table(n *east.Table) {
	t := table{}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		_, t.head = r.(*east.TableHeader)
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			m.b.cell(len(t.cells) == 0)
			cell := tableCell{text.Span{Start: m.b.out.Len()}, len(t.cells), 1}
			m.inline(c)
			cell.End = m.b.out.Len()
			t.cells = append(t.cells, cell)
		}
		if len(t.cells) > 0 {
			m.b.finishAt(t.row(m.page.top().region))
		}
		t.cells = t.cells[:0]
	}
}
