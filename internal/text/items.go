package text

// items reads the lines under a lead-in that are the items of a list without markers.
func (b *builder) items() {
	k := len(b.blocks)
	if k == 0 || endOf(b.text[b.blocks[k-1].Span.Start:b.blocks[k-1].Span.End]) != colonEnd {
		return
	}
	r := itemRun{first: b.i, step: 1}
	for r.first < len(b.lines) && b.lines[r.first].shape == blank {
		r.first++
	}
	r.apart = r.first > b.i
	if next := b.at(r.first + 1); r.apart && next != nil && next.shape == blank {
		r.step = 2
	}
	count := b.countItems(r)
	if count < 2 {
		return
	}
	for i := range count {
		b.i = r.first + i*r.step
		b.add(Block{Kind: ListItem, Span: b.lines[b.i].span, Level: 1}, 1)
	}
}

// itemRun is where items without markers may stand.
type itemRun struct {
	first int  // line of the first item
	step  int  // 2 where blank lines part the items
	apart bool // a blank line parts the first item from the lead-in
}

// countItems is how many items a run has: lines of the same make, none of which introduces something itself. Items that
// stand apart from their lead-in go as far as the next blank line; items that blank lines part, as far as lines without
// an end.
func (b *builder) countItems(r itemRun) int {
	count, width := 0, int32(0)
	for b.isItem(r, count) {
		width += b.lines[r.first+count*r.step].width
		count++
	}
	if count < 2 {
		return 0
	}
	i := r.first + (count-1)*r.step
	last, below := b.at(i), b.next(i)
	if count == 2 || below == nil || last.last != openEnd || below.shape != words || below.width <= maxItem {
		return count
	}
	// Above a long paragraph the last line is its heading; between blank lines only where it is short among the items.
	if r.step == 1 || last.width*2*int32(count-1) < width-last.width {
		count--
	}
	return count
}

// isItem says that the line of a run's item k is one.
func (b *builder) isItem(r itemRun, k int) bool {
	i := r.first + k*r.step
	n, f := b.at(i), b.at(r.first)
	if n == nil || n.shape != words || n.width > maxItem || n.last == colonEnd || n.last == questionEnd || n.bars > 0 {
		return false
	}
	if b.wrap > 0 && b.joins(i) {
		return false
	}
	if r.step == 2 && (n.last != openEnd || k > 0 && b.lines[i-1].shape != blank || b.lines[min(i+1, len(b.lines)-1)].shape == words && i+1 < len(b.lines)) {
		return false
	}
	return k == 0 || (r.apart || n.ended() == f.ended()) && !b.joins(i-1)
}
