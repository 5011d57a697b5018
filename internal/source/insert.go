package source

import (
	"bytes"
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"keur/internal/text"
)

// ErrInsert says that nothing can be put into a file without touching the rest of it.
var ErrInsert = errors.New("its character set leaves no room for insertions: save it as UTF-8")

// Insert gives the source of a document with paragraphs put behind one of its blocks, which closes a section: before the heading
// that follows, or else at the end of what the block stands in. Every other byte stays as it is. The places are those of the
// paragraphs in the new source.
func Insert(doc *text.Document, block int, paragraphs []string) (out []byte, places []int, err error) {
	if bytes.HasPrefix(doc.Source, []byte("\xFF\xFE")) || bytes.HasPrefix(doc.Source, []byte("\xFE\xFF")) {
		return nil, nil, ErrInsert
	}
	end := "\n"
	if bytes.Contains(doc.Source, []byte("\r\n")) {
		end = "\r\n"
	}
	how := linewise(doc, block, end)
	if doc.Format == "html" {
		how = tagged(doc, block, end)
	}
	out = append(out, doc.Source[:how.at]...)
	out = append(out, how.before...)
	for i, p := range paragraphs {
		if i > 0 {
			out = append(out, how.between...)
		}
		if doc.Format == "html" {
			p = "<p>" + html.EscapeString(p) + "</p>"
		}
		data, err := encoded(doc, p)
		if err != nil {
			return nil, nil, ErrInsert
		}
		places = append(places, len(out))
		out = append(out, data...)
	}
	return append(append(out, how.after...), doc.Source[how.at:]...), places, nil
}

// layout says where paragraphs go and what white space stands around and between them.
type layout struct {
	at                     int
	before, between, after string
}

// encoded is a text in the character set of a document.
func encoded(doc *text.Document, words string) ([]byte, error) {
	if doc.Charset == "" {
		return []byte(words), nil
	}
	e, _ := charset.Lookup(doc.Charset)
	if e == nil {
		return nil, ErrInsert
	}
	return e.NewEncoder().Bytes([]byte(words))
}

// linewise places paragraphs in text or Markdown, each between blank lines.
func linewise(doc *text.Document, block int, end string) layout {
	how := layout{between: end + end}
	if next := block + 1; next < len(doc.Blocks) && doc.Blocks[next].Kind == text.Heading {
		how.at, how.after = lineStart(doc.Source, doc.Map.Span(doc.Blocks[next].Span).Start), end+end
		if !blankBefore(doc.Source[:how.at]) {
			how.before = end
		}
		return how
	}
	how.before = end + end
	if doc.Format == "txt" && block+1 < len(doc.Blocks) {
		how.at = doc.Map.Span(doc.Blocks[block].Span).End
		how.at += len(line(doc.Source[how.at:]))
		return how
	}
	// In Markdown a block may end in marks that belong to it, such as those of a fence.
	how.at = len(bytes.TrimRight(doc.Source, " \t\r\n"))
	return how
}

// lineStart is the beginning of the line of a place.
func lineStart(data []byte, at int) int { return bytes.LastIndexByte(data[:at], '\n') + 1 }

// line is what is left of the line at the beginning of data, without its end.
func line(data []byte) []byte {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		data = data[:i]
	}
	return bytes.TrimRight(data, "\r")
}

// blankBefore says that data ends in a blank line, or is empty.
func blankBefore(data []byte) bool {
	last := bytes.TrimRight(data, " \t\r")
	if len(last) == 0 {
		return true
	}
	last = last[:len(last)-1] // the end of the last line
	return len(bytes.TrimSpace(last[lineStart(last, len(last)):])) == 0
}

// tagged places paragraphs in HTML behind the outermost paragraph, list, table or the like that holds a block but not the
// heading of its section, or right behind its words where they stand in none.
func tagged(doc *text.Document, block int, end string) layout {
	notBefore := 0
	if h := doc.Blocks[block].Heading; h >= 0 {
		notBefore = doc.Map.Span(doc.Blocks[h].Span).End
	}
	at, start := elementEnd(doc.Source, doc.Map.Span(doc.Blocks[block].Span).End, notBefore)
	if start >= 0 {
		if before := string(doc.Source[lineStart(doc.Source, start):start]); strings.TrimSpace(before) == "" {
			end += before // indented alike
		}
	}
	return layout{at: at, before: end, between: end}
}

// isFlow says that a paragraph may stand behind an element of this kind, and not well inside it.
func isFlow(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Ul, atom.Ol, atom.Dl, atom.Menu, atom.Table, atom.Blockquote, atom.Pre, atom.Figure, atom.Details,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// opened is an element that is open, and where its tag begins.
type opened struct {
	tag   atom.Atom
	start int
}

// elementEnd finds the outermost flow element around a place that begins at notBefore or later, and gives where it ends and
// begins. Without one it gives the place itself and -1.
func elementEnd(src []byte, place, notBefore int) (end, start int) {
	var open []opened
	depth, at := -1, 0 // depth is the index of the element looked for, once the place is passed
	passed := false
	for z := html.NewTokenizer(bytes.NewReader(src)); ; {
		kind := z.Next()
		from := at
		at += len(z.Raw())
		if !passed && at >= place {
			passed = true
			if depth = outermost(open, notBefore); depth < 0 {
				return place + inlineEnds(src[place:]), -1
			}
		}
		if kind == html.ErrorToken {
			return min(at, len(bytes.TrimRight(src, " \t\r\n"))), open[depth].start
		}
		tag, closes := tagOf(z, kind)
		first := len(open)
		switch {
		case kind == html.StartTagToken && isBlock(tag) && !isVoid(tag):
			first = implied(open, tag)
		case closes:
			first = matching(open, tag)
		}
		if depth >= 0 && first <= depth {
			if closes && first == depth && open[depth].tag == tag {
				return at, open[depth].start
			}
			return from, open[depth].start
		}
		open = open[:first]
		if kind == html.StartTagToken && isBlock(tag) && !isVoid(tag) {
			open = append(open, opened{tag, from})
		}
	}
}

// inlineEnds is the length of the end tags of inline elements with which data begins.
func inlineEnds(data []byte) int {
	n := 0
	for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() == html.EndTagToken; {
		raw := len(z.Raw())
		if name, _ := z.TagName(); isBlock(atom.Lookup(name)) {
			break
		}
		n += raw
	}
	return n
}

// tagOf is the tag of a token, and whether it ends an element.
func tagOf(z *html.Tokenizer, kind html.TokenType) (tag atom.Atom, closes bool) {
	if kind != html.StartTagToken && kind != html.EndTagToken {
		return 0, false
	}
	name, _ := z.TagName()
	return atom.Lookup(name), kind == html.EndTagToken
}

// outermost is the index of the first flow element that begins at a place or behind it, or -1.
func outermost(open []opened, notBefore int) int {
	for i, e := range open {
		if isFlow(e.tag) && e.start >= notBefore {
			return i
		}
	}
	return -1
}

// implied is the index from which elements are closed by the start of another whose authors leave their end tags out.
func implied(open []opened, tag atom.Atom) int {
	first := len(open)
	if first > 0 && open[first-1].tag == atom.P {
		first--
	}
	for i := first - 1; i >= 0; i-- {
		switch t := open[i].tag; {
		case t == tag && (tag == atom.Li || tag == atom.Dd || tag == atom.Dt || tag == atom.Tr || tag == atom.Td || tag == atom.Th):
			return i
		case t == atom.Ul, t == atom.Ol, t == atom.Dl, t == atom.Table:
			return first
		}
	}
	return first
}

// matching is the index of the element that an end tag closes, or the number of open ones where there is none.
func matching(open []opened, tag atom.Atom) int {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].tag == tag {
			return i
		}
	}
	return len(open)
}
