package text

// builder makes blocks of lines.
type builder struct {
	text   string
	lang   *language
	lines  []line
	wrap   int32 // the width of wrapped lines, or 0
	blocks []Block
	i      int // the line to read next

	seen   bool    // a heading was found
	nested bool    // the text is a part of a block
	levels []int32 // indentation of the open list's levels
}

// The levels that headings of plain text are given: the first is the title.
const (
	titleLevel = 1 + iota
	sectionLevel
	questionLevel
	numberLevel
)

func (b *builder) run() {
	for b.i < len(b.lines) {
		n := &b.lines[b.i]
		switch n.shape {
		case blank, separator, ruler, underline:
			b.i++
		case junk:
			b.add(Block{Kind: Paragraph, Region: Navigation, Span: n.span}, 1)
		case hashed:
			b.heading(n.span, int(n.level), 1)
		case row:
			b.table(b.rows(func(n *line) bool { return n.shape == row || n.shape == separator }))
		case bullet, ordered:
			b.item()
		default:
			b.words()
		}
	}
}

// add appends a block and goes on behind its lines.
func (b *builder) add(k Block, lines int) {
	k.Heading, k.Question = -1, -1
	if !k.Span.Empty() {
		b.blocks = append(b.blocks, k)
	}
	b.i += lines
}

// heading appends a heading, or the question that it asks.
func (b *builder) heading(sp Span, level, lines int) {
	k := Heading
	if endOf(b.text[sp.Start:sp.End]) == questionEnd {
		k = Question
	}
	b.seen = true
	b.add(Block{Kind: k, Span: sp, Level: level}, lines)
}

// words reads what begins with a line without a marker: a table of cells without outer bars, a heading, a question, the
// items under a lead-in, or a paragraph.
func (b *builder) words() {
	n := &b.lines[b.i]
	if n.bars > 0 && b.looseTable() {
		return
	}
	if under := b.at(b.i + 1); under != nil && under.shape == underline && n.width <= maxHeading {
		b.heading(n.span, titleLevel, 2)
		return
	}
	if n.last == questionEnd && n.width <= maxQuestion && !b.joins(b.i) && b.lang.single(b.text, n.span) {
		b.heading(n.span, questionLevel, 1)
		return
	}
	if level := b.headingLevel(b.i); level > 0 {
		b.heading(n.span, level, 1)
		b.items()
		return
	}
	count := b.joined(b.i)
	b.add(Block{Kind: Paragraph, Span: Span{Start: n.span.Start, End: b.lines[b.i+count-1].span.End}}, count)
	b.items()
}

// at is the line i, or nil.
func (b *builder) at(i int) *line {
	if i < 0 || i >= len(b.lines) {
		return nil
	}
	return &b.lines[i]
}

// joined is how many lines from i on make one paragraph.
func (b *builder) joined(i int) int {
	count := 1
	for b.joins(i + count - 1) {
		count++
	}
	return count
}

// joins says that the text of line i goes on in the next line.
func (b *builder) joins(i int) bool {
	n, m := b.at(i), b.at(i+1)
	if m == nil || m.shape != words || !flowing(n) || m.start != n.lineEnd(b.text) {
		return false
	}
	if m.bars > 0 && n.bars == m.bars {
		return false
	}
	full := b.wrap > 0 && isFull(n, m, b.wrap)
	switch {
	case n.last == colonEnd:
		return full && m.first == lower && n.width*4 > b.wrap*3
	case n.ended():
		return full && n.shape == words
	case full:
		return true
	case n.last == commaEnd:
		return m.first == lower || n.width >= longLine
	}
	long := n.width >= longLine || b.wrap > 0 && n.width*3 > b.wrap*2
	return long && (m.first == lower || b.lang.is(previous(b.text, n.span.End), stopWord))
}

// longLine is the width from which a line without an end is taken to go on, in lower case or behind a word such as an
// article or preposition.
const longLine = 45

// lineEnd is where the line after this one starts.
func (n *line) lineEnd(text string) int {
	i := lineEnd(text, n.span.End, len(text))
	if i+1 < len(text) && text[i] == '\r' && text[i+1] == '\n' {
		i++
	}
	return i + 1
}

// item reads a list item with the lines that go on from it, or a numbered heading.
func (b *builder) item() {
	n := &b.lines[b.i]
	if n.shape == ordered && b.numberedHeading(b.i) {
		b.heading(n.span, numberLevel, 1)
		b.items()
		return
	}
	count := 1
	for b.continues(n, b.i+count-1) {
		count++
	}
	if n.span.Empty() {
		b.i++
		return
	}
	sp := Span{Start: n.span.Start, End: b.lines[b.i+count-1].span.End}
	b.add(Block{Kind: ListItem, Span: sp, Level: b.itemLevel(n)}, count)
}

// continues says that the item goes on in the line after i: it joins, or stands in as far as the item's text.
func (b *builder) continues(item *line, i int) bool {
	n, m := b.at(i), b.at(i+1)
	if m == nil || m.shape != words || m.bars > 0 || m.start != n.lineEnd(b.text) {
		return false
	}
	return m.indent > item.indent+1 || b.joins(i)
}

// itemLevel is the depth of an item by its indentation among those of the list so far.
func (b *builder) itemLevel(n *line) int {
	if k := len(b.blocks); k == 0 || b.blocks[k-1].Kind != ListItem {
		b.levels = b.levels[:0]
	}
	for len(b.levels) > 0 && b.levels[len(b.levels)-1] > n.indent {
		b.levels = b.levels[:len(b.levels)-1]
	}
	if len(b.levels) == 0 || b.levels[len(b.levels)-1]+1 < n.indent {
		b.levels = append(b.levels, n.indent)
	}
	return len(b.levels)
}
