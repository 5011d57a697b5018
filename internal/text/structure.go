package text

// structure relates the blocks to one another: the heading above each, the question that a block answers, the lead-in
// of each list item, and the regions that a heading opens.
func (l *language) structure(doc *Document) {
	heading, references := -1, -1
	faq := faqs{doc: doc, current: -1}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch {
		case b.Kind == Heading:
			b.Heading = enclosing(doc, heading, b.Level)
			heading = i
			references = l.opensReferences(doc, i, references)
		case b.Kind == Question && b.Level > 0:
			heading = enclosing(doc, heading, b.Level)
			fallthrough
		default:
			b.Heading = heading
		}
		if references >= 0 && i > references && b.Region == Main {
			b.Region = References
		}
		faq.place(i)
	}
	leadIns(doc)
}

// enclosing is the nearest heading at or above the given one that is of a higher level, -1 if none.
func enclosing(doc *Document, heading, level int) int {
	for heading >= 0 && doc.Blocks[heading].Level >= level {
		heading = doc.Blocks[heading].Heading
	}
	return heading
}

// opensReferences is the heading of the list of sources that the text is in from heading i on, -1 if in none.
func (l *language) opensReferences(doc *Document, i, current int) int {
	b := &doc.Blocks[i]
	if current >= 0 && b.Level > doc.Blocks[current].Level {
		return current
	}
	s := doc.Slice(b.Span)
	if len(s) > 0 && s[len(s)-1] == ':' {
		s = s[:len(s)-1]
	}
	if len(s) <= maxHeading && l.references[fold(s)] {
		return i
	}
	return -1
}

// faqs follows questions and their answers.
type faqs struct {
	doc     *Document
	current int  // the question being answered, -1 if none
	level   int  // of its heading
	closed  bool // the reader said which blocks answer it
}

// place gives block i its question. An answer goes on to the next question, or to a heading no lower than it; a reader
// that knows where an answer ends has the last word.
func (f *faqs) place(i int) {
	b := &f.doc.Blocks[i]
	switch {
	case b.Kind == Question:
		f.current, f.level, f.closed = i, b.Level, false
		b.Question = -1
	case b.Question >= 0:
		f.closed = true
	case f.current < 0 || f.closed:
	case b.Kind == Heading && (b.Level <= f.level || f.level == 0), b.Region != f.doc.Blocks[f.current].Region:
		f.current = -1
	default:
		b.Question = f.current
	}
}

// leadIns gives every list item the sentence or heading that introduces its list. Sentences are in block order.
func leadIns(doc *Document) {
	var stack []Span // the lead-in by level
	last := lastSentences(doc)
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != ListItem {
			continue
		}
		level := max(1, b.Level)
		if i == 0 || doc.Blocks[i-1].Kind != ListItem {
			stack = append(stack[:0], introduction(doc, last, i-1))
		} else if prev := max(1, doc.Blocks[i-1].Level); level > prev {
			for len(stack) < level-1 {
				stack = append(stack, stack[len(stack)-1])
			}
			stack = append(stack[:level-1], parentLead(doc, last, i-1, stack[len(stack)-1]))
		}
		if b.LeadIn.Empty() { // a reader knows the term that a definition belongs to
			b.LeadIn = stack[min(level, len(stack))-1]
		}
	}
}

// lastSentences is the last sentence of each block.
func lastSentences(doc *Document) []Span {
	last := make([]Span, len(doc.Blocks))
	for _, s := range doc.Sentences {
		last[s.Block] = s.Span
	}
	return last
}

// introduction is what introduces the list after block i: its last sentence where that ends in a colon, or a heading.
// An anchor's name or a caption between them does not part them.
func introduction(doc *Document, last []Span, i int) Span {
	for i >= 0 && (doc.Blocks[i].Region == Navigation || doc.Blocks[i].Region == Caption) && i > 0 && doc.Blocks[i-1].Kind == Heading {
		i--
	}
	if i < 0 {
		return Span{}
	}
	b := &doc.Blocks[i]
	if b.Kind == Heading || b.Kind == Question || endOf(doc.Slice(last[i])) == colonEnd {
		return last[i]
	}
	return Span{}
}

// parentLead is what introduces a list inside item i: the item itself where it ends in a colon, else what introduces
// the item.
func parentLead(doc *Document, last []Span, i int, outer Span) Span {
	if endOf(doc.Slice(last[i])) == colonEnd {
		return last[i]
	}
	return outer
}
