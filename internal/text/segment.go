package text

import (
	"slices"
	"sort"
)

// Segmenter splits documents into blocks and sentences, and tells their language. It is safe for concurrent use.
type Segmenter struct {
	tongues   tongues
	languages map[string]*language
	fallback  *language
}

// NewSegmenter compiles the tables of one or more languages (at most eight). Where the language of a document is not
// clear the first of them by code counts.
func NewSegmenter(rules map[string]Rules) *Segmenter {
	codes := make([]string, 0, len(rules))
	for code := range rules {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	if len(codes) > 8 {
		codes = codes[:8]
	}
	s := &Segmenter{tongues: newTongues(codes, rules), languages: map[string]*language{}, fallback: compile(Rules{})}
	for i, code := range codes {
		s.languages[code] = compile(rules[code])
		if i == 0 {
			s.fallback = s.languages[code]
		}
	}
	return s
}

// Segment splits a document by the tables of one language. A program that reads documents of several languages makes
// one Segmenter and uses its Segment.
func Segment(doc *Document, rules Rules) {
	NewSegmenter(map[string]Rules{rules.Language: rules}).Segment(doc)
}

// Identify names the language of a text by its stop words, or gives "" where they do not tell.
func (s *Segmenter) Identify(text string) string { return s.tongues.name(s.tongues.count(text)) }

// sample is how much of a document's text decides by which language's tables it is split, in bytes.
const sample = 32 << 10

// Segment fills in a document's blocks, sentences and languages. Blocks that its reader knows of are kept and refined;
// a document without blocks is split by its lines. It takes time linear in the length of the text.
func (s *Segmenter) Segment(doc *Document) {
	l := s.rulesFor(doc)
	doc.Blocks = l.blocks(doc)
	doc.Sentences = make([]Sentence, 0, len(doc.Text)/70+len(doc.Blocks))
	var whole tally
	for i := range doc.Blocks {
		c := s.cut(doc, l, i)
		whole.add(c)
		doc.Blocks[i].Language = s.tongues.name(c)
	}
	doc.Language = s.tongues.name(whole)
	if doc.Language == "" {
		doc.Language = doc.Meta.Language
	}
	for i := range doc.Blocks {
		if doc.Blocks[i].Language == "" {
			doc.Blocks[i].Language = doc.Language
		}
	}
	l.structure(doc)
}

// rulesFor chooses the tables for a document by the words at its start, or by what it says of itself.
func (s *Segmenter) rulesFor(doc *Document) *language {
	code := s.Identify(doc.Text[:min(len(doc.Text), sample)])
	if code == "" {
		code = doc.Meta.Language
	}
	if l, ok := s.languages[code]; ok {
		return l
	}
	return s.fallback
}

// cut splits block i into sentences and counts its words. A table row is one sentence; code has none.
func (s *Segmenter) cut(doc *Document, l *language, i int) tally {
	var all tally
	b := &doc.Blocks[i]
	if b.Kind == Code {
		return all
	}
	first := len(doc.Sentences)
	found := func(sp Span) {
		if b.Kind != TableRow {
			sp = untag(doc.Text, sp)
		}
		c := s.tongues.count(doc.Text[sp.Start:sp.End])
		if b.Kind != TableRow && !lettered(doc.Text[sp.Start:sp.End]) {
			return
		}
		all.add(c)
		doc.Sentences = append(doc.Sentences, Sentence{Span: sp, Block: i, Words: c.words})
	}
	if b.Kind == TableRow {
		found(b.Span)
	} else {
		l.sentences(doc.Text, b.Span, found)
	}
	if first < len(doc.Sentences) {
		doc.Sentences[first].Label = l.label(doc.Text, b.Kind, doc.Sentences[first].Span)
	}
	for k := first; k < len(doc.Sentences); k++ {
		doc.Sentences[k].Back = l.pointsBack(doc.Text, doc.Sentences[k].Span)
		doc.Sentences[k].Query = l.asks(doc.Text, b.Kind, doc.Sentences[k].Span)
	}
	return all
}

// lettered says that a text has a letter; numbers of pages and telephones have none, and say nothing.
func lettered(s string) bool {
	for i := 0; i < len(s); {
		k, n := kindAt(s, i)
		if isLetter(k) {
			return true
		}
		i += n
	}
	return false
}

// blocks are the document's blocks: those of its reader, with paragraphs that hold line breaks split by their lines,
// or all of the text split by its lines.
func (l *language) blocks(doc *Document) []Block {
	if len(doc.Blocks) == 0 {
		if doc.Format != "txt" && doc.Format != "" {
			return nil
		}
		return l.plain(doc.Text, Span{Start: 0, End: len(doc.Text)})
	}
	l.findQuestions(doc)
	if !slices.ContainsFunc(doc.Blocks, func(b Block) bool { return broken(doc.Text, b) }) {
		return doc.Blocks
	}
	out := make([]Block, 0, len(doc.Blocks)+8)
	moved := make([]int, len(doc.Blocks)) // where the first part of each block went, for references between blocks
	for i, b := range doc.Blocks {
		moved[i] = len(out)
		if b.Question >= 0 && b.Question < i {
			b.Question = moved[b.Question]
		}
		if !broken(doc.Text, b) {
			out = append(out, b)
			continue
		}
		for _, part := range l.plain(doc.Text, b.Span) {
			out = append(out, inherit(part, b))
		}
	}
	return out
}

// findQuestions makes questions of the headings that ask, and of paragraphs that are one question above another
// paragraph, as a question in bold type is.
func (l *language) findQuestions(doc *Document) {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Span.Len() > maxQuestion*2 || endOf(doc.Slice(b.Span)) != questionEnd {
			continue
		}
		alone := i+1 < len(doc.Blocks) && doc.Blocks[i+1].Kind == Paragraph && doc.Blocks[i+1].Region == b.Region
		switch {
		case b.Kind == Heading, b.Kind == Paragraph && alone && b.Question < 0 && l.single(doc.Text, b.Span):
			b.Kind = Question
		}
	}
}

// single says that a span is one sentence.
func (l *language) single(text string, sp Span) bool {
	found := 0
	l.sentences(text, sp, func(Span) { found++ })
	return found == 1
}

// broken says that a block holds line breaks that its reader found in the document and that part its text.
func broken(text string, b Block) bool {
	if b.Kind != Paragraph && b.Kind != ListItem {
		return false
	}
	for i := b.Span.Start; i < b.Span.End; i++ {
		if text[i] == '\n' {
			return true
		}
	}
	return false
}

// inherit gives a part of a block what its block is.
func inherit(part, b Block) Block {
	part.Region, part.Question = b.Region, b.Question
	if b.Kind == ListItem {
		if part.Kind == ListItem {
			part.Level += b.Level
		} else if part.Kind != TableRow {
			part.Kind, part.Level, part.LeadIn = ListItem, b.Level, b.LeadIn
		}
	}
	return part
}
