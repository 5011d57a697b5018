package text

const (
	maxHeading  = 90  // code points of a heading
	maxTitle    = 130 // of a heading that stands alone between blank lines
	maxQuestion = 160 // of a question that stands as a heading
	maxItem     = 140 // of an item without a marker
)

// headingLevel says whether line i is a heading, and of which level; 0 if it is none.
func (b *builder) headingLevel(i int) int {
	n := &b.lines[i]
	if n.width > maxTitle || n.letters >= 20 || (n.width > maxHeading || n.letters > 14) && !b.isApart(i) || n.first == lower || n.first == nothing || b.joins(i) {
		return 0
	}
	level := sectionLevel
	if !b.seen {
		level = titleLevel
	}
	switch {
	case n.last == openEnd && isCaps(b.text[n.span.Start:n.span.End]):
		return level
	case n.width > maxLabel && !b.lang.single(b.text, n.span):
	case n.last == colonEnd:
		if n.letters <= 6 && b.introducesProse(i) {
			return level
		}
	case n.last != openEnd:
	case b.leads(i):
		return level
	}
	return 0
}

// isCaps says that a line is all in capitals, with at least four of them.
func isCaps(s string) bool {
	capitals := 0
	for i := 0; i < len(s); {
		k, size := kindAt(s, i)
		if k == lower {
			return false
		}
		if k == upper {
			capitals++
		}
		i += size
	}
	return capitals >= 4
}

// leads says that a short line without an end stands above what it names: alone between blank lines, or right above a
// longer line, a list or a table, where it does not itself belong to a run of short lines.
func (b *builder) leads(i int) bool {
	n, below := b.at(i), b.next(i)
	if below == nil {
		return false
	}
	above := b.at(i - 1)
	free := above == nil || above.shape != words || above.ended() || above.width > maxItem
	apart := b.at(i+1).shape == blank
	if b.isApart(i) {
		return n.first == upper || !b.seen && n.first == digit
	}
	if len(b.blocks) == 0 && !b.nested && n.bars == 0 {
		return true // the first line of a document is its title
	}
	if b.isBody(below, n) {
		return true
	}
	// Two headings on top of each other: a title and the first section's heading.
	after := b.next(b.index(below))
	return free && !apart && below.shape == words && below.last == openEnd && below.width <= maxHeading &&
		after != nil && b.isBody(after, below)
}

// isApart says that line i stands alone between blank lines, with something below it.
func (b *builder) isApart(i int) bool {
	above, below := b.at(i-1), b.at(i+1)
	return (above == nil || above.shape == blank) && below != nil && below.shape == blank && b.next(i) != nil
}

// isBody says that a line is what a heading stands above: a sentence, much longer text, a lead-in, a list or a table.
func (b *builder) isBody(n, heading *line) bool {
	switch n.shape {
	case bullet, ordered, row, junk:
		return true
	case words:
		return n.ended() && n.letters > 3 || n.width > maxHeading && n.width > heading.width || n.last == colonEnd && n.letters > 3
	}
	return false
}

// next is the first line after i that is not blank, or nil.
func (b *builder) next(i int) *line {
	for i++; i < len(b.lines); i++ {
		if b.lines[i].shape != blank {
			return &b.lines[i]
		}
	}
	return nil
}

// index is the place of a line among the lines.
func (b *builder) index(n *line) int {
	low, high := 0, len(b.lines)
	for low < high {
		if mid := (low + high) / 2; b.lines[mid].start < n.start {
			low = mid + 1
		} else {
			high = mid
		}
	}
	for low < len(b.lines) && &b.lines[low] != n {
		low++
	}
	return low
}

// introducesProse says that a short line with a colon stands above a paragraph, not above the items of a list.
func (b *builder) introducesProse(i int) bool {
	n := b.next(i)
	return n != nil && n.shape == words && (n.width > maxItem || n.last == questionEnd)
}

// numberedHeading says that a numbered line is a heading: short, without an end, and above something other than the
// next item.
func (b *builder) numberedHeading(i int) bool {
	n := &b.lines[i]
	if n.width > maxHeading || n.last != openEnd && n.last != colonEnd || n.first == lower {
		return false
	}
	below := b.next(i)
	if below == nil {
		return false
	}
	switch below.shape {
	case words:
		return below.width > n.width && (below.ended() || below.last == colonEnd || below.width > maxHeading) && below.indent <= n.indent+1
	case junk, row:
		return true
	}
	return false
}
