// Package text holds the document as the stages see it: decoded text with a map back to the bytes of the source, split
// into blocks and sentences. It knows nothing of health, and nothing of file formats.
package text

import (
	"bytes"

	"keur/claims"
)

// Span is a range of bytes in Document.Text unless said otherwise.
type Span = claims.Span

// Document is one document, read and segmented.
type Document struct {
	Path   string // as the user named it
	Name   string // logical name: slash path relative to the project
	Format string // txt, md or html
	Source []byte
	// Charset is the character set of Source as the WHATWG names it, empty for UTF-8.
	Charset string
	Text    string    // what the stages read; equal to Source where Map is the identity
	Map     OffsetMap // from Text to Source
	Meta    Meta

	Blocks    []Block
	Sentences []Sentence
	Language  string // of most of the document
}

// Meta is what a document says about itself in its front matter or <html lang>.
type Meta struct {
	Language     string
	ProductClass string
	Audience     string
}

// BlockKind is the role of a block.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	TableRow
	Question // a question of an FAQ, heading or not
	Code     // text that no claim is looked for in
)

// Region is the part of a page that a block stands in.
type Region uint8

// The regions. Everything that is not Main is read and kept, but marked.
const (
	Main Region = iota
	Navigation
	Footer
	Aside
	Cookie
	Caption
	References
)

// Block is a heading, paragraph, list item, table row or question.
type Block struct {
	Kind   BlockKind
	Region Region
	Span   Span // without the markers of list items, headings and rows
	Level  int  // of a heading (1 is the highest) or list item (1 is the outermost)

	Cells  []Span // of a table row, in order, without surrounding space
	Header []Span // the header cells of that row's table, aligned with Cells; nil for the header row itself
	IsHead bool   // this row is a table header

	LeadIn   Span // of a list item: the sentence or heading that introduces its list
	Heading  int  // index of the nearest heading above, -1 if none
	Question int  // for the blocks of an answer: index of the question's block, else -1
	Language string
}

// Sentence is a unit: a sentence, one sentence of a list item or heading, or a whole table row.
type Sentence struct {
	Span  Span
	Block int
	Label Span // a run-in label at the start ("Sneller herstel: …"), without its colon; empty if none
	Query bool // it asks
	Back  bool // it opens with a word that points back to the sentence before (Rules list them: "dit", "deze", "hierdoor")
	Words int
}

// Title is the index of the first heading of the highest level, or -1.
func (d *Document) Title() int {
	best := -1
	for i := range d.Blocks {
		if d.Blocks[i].Kind == Heading && (best < 0 || d.Blocks[i].Level < d.Blocks[best].Level) {
			best = i
		}
	}
	return best
}

// Slice is the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Quote is what a report shows for a span of Text, and the bytes of the source that it stands for. In text and Markdown
// the quote is the source itself; in HTML, and in a file that is not UTF-8, it is the decoded text.
func (d *Document) Quote(s Span) (string, Span) {
	src := d.Map.Span(s)
	if d.Format == "html" || d.Charset != "" {
		return d.Text[s.Start:s.End], src
	}
	if d.Format == "md" {
		src = d.marked(src)
	}
	return string(d.Source[src.Start:src.End]), src
}

// marked takes in a mark of emphasis just outside the span whose partner stands inside it, so that no quote shows half a
// pair: "**Dagelijks** oefenen", not "Dagelijks** oefenen".
func (d *Document) marked(s Span) Span {
	for _, mark := range [...]string{"**", "__", "*", "_", "`"} {
		m := []byte(mark)
		inside := bytes.Count(d.Source[s.Start:s.End], m)
		if len(m) == 1 {
			inside -= 2 * bytes.Count(d.Source[s.Start:s.End], append(m, m...))
		}
		switch {
		case inside%2 == 0:
		case bytes.HasSuffix(d.Source[:s.Start], m):
			s.Start -= len(m)
		case bytes.HasPrefix(d.Source[s.End:], m):
			s.End += len(m)
		}
	}
	return s
}
