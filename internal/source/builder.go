package source

import (
	"html"
	"strings"
	"unicode/utf8"

	"keur/internal/text"
)

// builder writes the text of a document, its map and its blocks. White space is collapsed as a browser does it: a run of
// it becomes one space between words and nothing at the edges of a block.
type builder struct {
	src    string
	out    strings.Builder
	to     text.OffsetMap
	blocks []text.Block

	base     int // added to offsets: where src begins in the document's source
	question int // the block that the blocks to come answer, -1 if none

	start  int  // of the open block in the text
	edge   int  // of the open block or cell, before which no space is written
	gap    int  // a space is due whose source starts here; -1 if none
	gapEnd int  // where the source of that space ends
	last   int  // the source behind what was written last
	breaks bool // a line break is due rather than a space
}

func newBuilder(src string) *builder {
	b := &builder{src: src, gap: -1, question: -1}
	b.out.Grow(len(src))
	return b
}

// empty says that the open block or cell has no text yet.
func (b *builder) empty() bool { return b.out.Len() == b.edge }

// put writes n bytes of the source as they are.
func (b *builder) put(from, n int) {
	b.fill()
	b.out.WriteString(b.src[from : from+n])
	b.to.Add(n, b.base+from, n)
	b.last = from + n
}

// putFor writes text that stands for other bytes of the source.
func (b *builder) putFor(s string, from, n int) {
	b.fill()
	b.out.WriteString(s)
	b.to.Add(len(s), b.base+from, n)
	b.last = from + n
}

// fill writes the space or line break that is due.
func (b *builder) fill() {
	if b.gap < 0 {
		return
	}
	if !b.empty() {
		c := " "
		if b.breaks {
			c = "\n"
		}
		b.out.WriteString(c)
		b.to.Add(1, b.base+b.gap, b.gapEnd-b.gap)
	}
	b.gap, b.breaks = -1, false
}

// space says that white space stands at a place of the source.
func (b *builder) space(from, n int) {
	if b.gap < 0 {
		b.gap = max(from, b.last)
		b.gapEnd = b.gap
	}
	b.gapEnd = max(b.gapEnd, from+n)
}

// newline says that a line break stands at a place of the source.
func (b *builder) newline(from, n int) {
	b.space(from, n)
	b.breaks = true
}

// words writes a stretch of the source whose entities are to be decoded and whose white space is to be collapsed.
func (b *builder) words(from, end int, escapes bool) {
	for i := from; i < end; {
		n := plainRun(b.src[i:end], escapes)
		if n > 0 {
			b.put(i, n)
			i += n
			continue
		}
		i += b.special(i, end, escapes)
	}
}

// plainRun is the length of the run of characters that need no care.
func plainRun(s string, escapes bool) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ', c == '&', c == '\\' && escapes:
			return i
		case c == 0xC2 || c == 0xE2 || c == 0xEF:
			if invisible(s[i:]) > 0 {
				return i
			}
		}
	}
	return len(s)
}

// invisible is the length of a character that is not seen and would only part words: the soft hyphen, the zero-width
// space and the byte order mark. It is 0 for any other.
func invisible(s string) int {
	for _, c := range [...]string{"\u00AD", "\u200B", "\uFEFF"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}

// special deals with the character at i that plainRun stopped at, and gives its length in the source.
func (b *builder) special(i, end int, escapes bool) int {
	switch c := b.src[i]; {
	case c <= ' ':
		n := 1
		for i+n < end && b.src[i+n] <= ' ' {
			n++
		}
		b.space(i, n)
		return n
	case c == '&':
		return b.entity(i, end)
	case c == '\\':
		if i+1 < end && isPunct(b.src[i+1]) {
			b.putFor(b.src[i+1:i+2], i, 2)
			return 2
		}
		b.put(i, 1)
		return 1
	}
	return max(1, invisible(b.src[i:end]))
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7F && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z')
}

// maxEntity is the length of the longest character reference, in bytes.
const maxEntity = 34

// entity decodes the character reference at i, or writes the ampersand that is none.
func (b *builder) entity(i, end int) int {
	n := 1
	for i+n < end && n < maxEntity && (b.src[i+n] == '#' || b.src[i+n] != ';' && !isPunct(b.src[i+n]) && b.src[i+n] > ' ' && b.src[i+n] < utf8.RuneSelf) {
		n++
	}
	if i+n < end && b.src[i+n] == ';' {
		n++
	}
	raw := b.src[i : i+n]
	s := html.UnescapeString(raw)
	switch {
	case s == raw:
		b.put(i, 1)
		return 1
	case strings.TrimLeft(s, " \t\r\n\f") == "":
		b.space(i, n)
	case invisible(s) == len(s):
	default:
		b.putFor(strings.ReplaceAll(s, "\x00", "\uFFFD"), i, n)
	}
	return n
}

// finish closes the open block and appends it, where it holds text. It says whether it did.
func (b *builder) finish(k text.Block) bool {
	return b.finishAt(k, text.Span{Start: b.start, End: b.out.Len()})
}

// finishAt closes the open block and appends a block with the given span, where that holds text. It says whether it did.
func (b *builder) finishAt(k text.Block, sp text.Span) bool {
	b.gap, b.breaks = -1, false
	if b.out.Len() == b.start {
		return false
	}
	k.Span, k.Heading, k.Question = sp, -1, b.question
	if k.Kind != text.ListItem {
		k.LeadIn = text.Span{}
	}
	if !sp.Empty() {
		b.blocks = append(b.blocks, k)
	}
	b.separate()
	return !sp.Empty()
}

// separate writes the line break between blocks.
func (b *builder) separate() {
	b.out.WriteByte('\n')
	b.to.Add(1, b.base+b.last, 0)
	b.start = b.out.Len()
	b.edge = b.start
}

// cell begins a cell of a table row, behind a bar where it is not the first.
func (b *builder) cell(first bool) {
	b.gap, b.breaks = -1, false
	if !first {
		b.out.WriteString(" | ")
		b.to.Add(3, b.base+b.last, 0)
	}
	b.edge = b.out.Len()
}
