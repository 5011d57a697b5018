package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"keur/claims"
)

// excerptRows is how many lines of a long quote are shown unless everything is asked for.
const excerptRows = 3

// passage is a text and the bytes of it that a claim quotes.
type passage struct {
	text     string
	from, to int
}

// passageOf is the source around a claim's quote, or its unit where the source is not there, has changed since the
// audit, or is markup that people would not want to read.
func (p *printer) passageOf(c *claims.Claim) passage {
	if src := p.source(c.Document); src != nil {
		s := c.Span
		if s.Start >= 0 && s.Start < s.End && s.End <= len(src) && string(src[s.Start:s.End]) == c.Quote {
			return linesAround(src, s, 4*p.o.Width)
		}
	}
	if i := strings.Index(c.Context, c.Quote); i >= 0 {
		return passage{c.Context, i, i + len(c.Quote)}
	}
	return passage{c.Quote, 0, len(c.Quote)}
}

// source is the text of a document that can be shown as it is.
func (p *printer) source(path string) []byte {
	if p.o.Sources == nil || p.formats[path] == "html" {
		return nil
	}
	if p.text == nil || p.last != path {
		p.last, p.text = path, p.o.Sources(path)
	}
	return p.text
}

// linesAround is the source from the start of the line where s starts to the end of the line where it ends, but at most
// reach bytes before and after it, so that a file without line ends costs no more than another.
func linesAround(src []byte, s claims.Span, reach int) passage {
	from, to := max(0, s.Start-reach), min(len(src), s.End+reach)
	for from < s.Start && !utf8.RuneStart(src[from]) {
		from++
	}
	for to > s.End && to < len(src) && !utf8.RuneStart(src[to]) {
		to--
	}
	from += bytes.LastIndexAny(src[from:s.Start], "\r\n") + 1
	if i := bytes.IndexAny(src[s.End:to], "\r\n"); i >= 0 {
		to = s.End + i
	}
	return passage{string(src[from:to]), s.Start - from, s.End - from}
}

// excerpt is the passage in lines of at most width columns, and under each line the mark of its quoted part, empty
// where nothing of it is quoted. Left and right of the quote it is cut at word borders; a longer quote takes up to
// limit lines, or as many as it needs where limit is 0.
func excerpt(p passage, width, limit int) (lines, marks []string) {
	cs := cells(p.text, p.from, p.to)
	low, high := window(cs, width)
	shown := trimmed(cs[low:high])
	if len(trimmed(cs[:low])) > 0 {
		shown = append([]cell{{text: "…", width: 1}, {text: " ", width: 1, space: true}}, shown...)
	}
	if high < len(cs) && len(trimmed(cs[high:])) > 0 {
		shown = append(shown[:len(shown):len(shown)], ellipsis()...)
	}
	all := rows(shown, width)
	if limit > 0 && len(all) > limit {
		all = all[:limit]
		last := all[limit-1]
		last = last[:fitting(last, width-2)]
		all[limit-1] = append(last[:len(last):len(last)], ellipsis()...)
	}
	head := "^"
	for _, row := range all {
		lines = append(lines, joined(row))
		m := mark(row, head)
		if m != "" {
			head = "~"
		}
		marks = append(marks, m)
	}
	return lines, marks
}

// ellipsis is what stands for a cut end.
func ellipsis() []cell {
	return []cell{{text: " ", width: 1, space: true}, {text: "…", width: 1}}
}

// mark underlines the marked cells of a row, the first column of the quote with head.
func mark(row []cell, head string) string {
	var b strings.Builder
	started := false
	for _, c := range row {
		switch {
		case !c.marked:
			b.WriteString(strings.Repeat(" ", c.width))
		case !started && c.width > 0:
			started = true
			b.WriteString(head + strings.Repeat("~", c.width-1))
		default:
			b.WriteString(strings.Repeat("~", c.width))
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// window chooses which cells to show: everything where it fits, else the marked ones with the words around them that
// fit, a third of the room before and the rest after.
func window(cs []cell, width int) (low, high int) {
	first, last := 0, len(cs)
	for first < last && cs[first].space && !cs[first].marked {
		first++
	}
	if widthOf(cs[first:last]) <= width {
		return first, last
	}
	low, high = markedRange(cs)
	room := width - widthOf(cs[low:high]) - 2*len(ellipsis())
	low, used := growLeft(cs, first, low, room/3)
	high, more := growRight(cs, high, room-used)
	low, _ = growLeft(cs, first, low, room-used-more)
	return low, high
}

// markedRange is the range from the first marked cell to the last; everything where none is marked.
func markedRange(cs []cell) (low, high int) {
	low, high = -1, len(cs)
	for i, c := range cs {
		if c.marked {
			if low < 0 {
				low = i
			}
			high = i + 1
		}
	}
	return max(low, 0), high
}

// growLeft moves low to the start of earlier words while they fit into room, and says how much they took.
func growLeft(cs []cell, first, low, room int) (int, int) {
	best, used, width := low, 0, 0
	for i := low - 1; i >= first; i-- {
		if width += cs[i].width; width > room {
			break
		}
		if i == first || cs[i-1].space && !cs[i].space {
			best, used = i, width
		}
	}
	return best, used
}

// growRight moves high to the end of later words while they fit into room, and says how much they took.
func growRight(cs []cell, high, room int) (int, int) {
	best, used, width := high, 0, 0
	for i := high; i < len(cs); i++ {
		if width += cs[i].width; width > room {
			break
		}
		if i+1 == len(cs) || cs[i+1].space && !cs[i].space {
			best, used = i+1, width
		}
	}
	return best, used
}
