package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"keur/internal/text"
)

// readHTML reads a page: all of its text, with its regions marked.
func readHTML(doc *text.Document, content string) {
	b := newBuilder(content)
	p := newPage(b)
	p.read(0, len(content))
	p.close()
	doc.Text, doc.Map, doc.Blocks = b.out.String(), b.to, b.blocks
	doc.Meta.Language = p.language
}

// page reads the tokens of HTML into a builder. It keeps the open elements, as far as they say what text in them is.
type page struct {
	b        *builder
	open     []element
	counts   map[atom.Atom]int // of open elements by tag
	tables   []*table
	language string
	term     term // the last of a definition list
}

// element is an open element; what it does not say itself it takes from the one around it.
type element struct {
	tag      atom.Atom
	kind     text.BlockKind
	level    int // of its heading or list item
	lists    int // open lists around its text
	region   text.Region
	hidden   bool
	leadIn   text.Span // of a definition: its term
	question int       // what the builder's question was before it
	first    int       // the index of the first block in it
}

// maxDepth is how many open elements are kept; what stands deeper is read as if it stood there.
const maxDepth = 512

func newPage(b *builder) *page {
	return &page{b: b, counts: map[atom.Atom]int{}, open: []element{{question: -1}}, term: term{question: -1}}
}

func (p *page) top() *element { return &p.open[len(p.open)-1] }

// read reads a stretch of the source.
func (p *page) read(from, end int) {
	z := html.NewTokenizer(strings.NewReader(p.b.src[from:end]))
	at := from
	for {
		t := z.Next()
		start := at
		at += len(z.Raw())
		switch t {
		case html.ErrorToken:
			return
		case html.TextToken:
			p.text(start, at)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			var a attributes
			if more && wantsAttributes(tag) {
				a = readAttributes(z)
			}
			p.start(tag, a, start, at)
			if t == html.SelfClosingTagToken && !isVoid(tag) {
				p.end(tag)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			p.end(atom.Lookup(name))
		}
	}
}

// close ends what is open at the end of a page.
func (p *page) close() {
	p.pop(1)
	p.flush()
}

// text reads a text token.
func (p *page) text(start, end int) {
	if p.top().hidden {
		return
	}
	if t := p.table(); t != nil && len(t.cells) > 0 && strings.TrimSpace(p.b.src[start:end]) != "" {
		t.inCell = true // text between two cells belongs to the one before it
	}
	if p.counts[atom.Pre] == 0 {
		p.b.words(start, end, false)
		return
	}
	for i := start; i < end; {
		n := strings.IndexByte(p.b.src[i:end], '\n')
		if n < 0 {
			n = end - i
		}
		p.b.words(i, i+n, false)
		if i += n; i < end {
			p.b.newline(i, 1)
			i++
		}
	}
}

// flush ends the block that is open, or the line in the cell of a table.
func (p *page) flush() {
	if t := p.table(); t != nil && len(t.cells) > 0 {
		if t.inCell {
			p.b.newline(p.b.last, 0)
		}
		return
	}
	e := p.top()
	p.b.finish(text.Block{Kind: e.kind, Level: e.level, Region: e.region, LeadIn: e.leadIn})
}

func wantsAttributes(tag atom.Atom) bool {
	switch tag {
	case atom.Html, atom.Div, atom.Section, atom.Ul, atom.Ol, atom.Header, atom.Form, atom.Dialog, atom.Table, atom.Td, atom.Th,
		atom.Footer, atom.Aside, atom.Nav, atom.Article:
		return true
	}
	return false
}

func readAttributes(z *html.Tokenizer) attributes {
	var a attributes
	for more := true; more; {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "class":
			a.class = string(v)
		case "id":
			a.id = string(v)
		case "role":
			a.role = string(v)
		case "lang":
			a.lang = string(v)
		case "colspan":
			a.colspan = count(string(v))
		case "rowspan":
			a.rowspan = count(string(v))
		}
	}
	return a
}

// count reads a small number; more columns or rows than a hundred are no table.
func count(s string) int {
	n := 0
	for _, c := range strings.TrimSpace(s) {
		if c < '0' || c > '9' || n > 100 {
			break
		}
		n = n*10 + int(c-'0')
	}
	return min(n, 100)
}
