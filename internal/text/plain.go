package text

import "strings"

// shape is what a line of plain text looks like.
type shape uint8

const (
	blank shape = iota
	words
	bullet
	ordered
	row
	separator // the line under a table's header
	ruler
	underline // of a heading: "====" below it
	hashed    // a heading after "#"
	junk      // the name of an anchor, as site generators leave it
)

// line is one line of plain text, or a part of one where a list or a table begins after other text.
type line struct {
	shape   shape
	span    Span  // without white space and markers
	start   int   // where the line or part begins, indentation included
	indent  int32 // columns before the text or marker
	width   int32 // code points of the span
	head    int32 // code points of its first word
	bars    int32 // how many cells a row is cut into by bars or tabs, less one
	level   int8  // of a hashed heading
	letters int8  // words, counted up to 20
	tabbed  bool
	first   kind // of its first letter or digit
	last    end
}

// end is how a line ends.
type end uint8

const (
	openEnd     end = iota
	sentenceEnd     // . !
	ellipsisEnd
	questionEnd
	colonEnd
	commaEnd
)

// ended says that a sentence ends with the line.
func (n *line) ended() bool { return n.last == sentenceEnd || n.last == questionEnd }

// plain splits a span of plain text into blocks by its lines.
func (l *language) plain(text string, span Span) []Block {
	b := builder{text: text, lang: l, lines: splitLines(text, span), nested: span.Len() < len(text)}
	b.wrap = wrapWidth(b.lines)
	room := filled(b.lines)
	if b.wrap > 0 {
		room /= 3
	}
	b.blocks = make([]Block, 0, room+1)
	b.run()
	return b.blocks
}

// filled counts the lines that are not blank.
func filled(lines []line) int {
	n := 0
	for i := range lines {
		if lines[i].shape != blank {
			n++
		}
	}
	return n
}

// splitLines reads the lines of a span, parts of lines apart.
func splitLines(text string, span Span) []line {
	out := make([]line, 0, strings.Count(text[span.Start:span.End], "\n")+2)
	var cut []part
	heading := Span{} // the text of the line before, which an anchor would repeat
	for at := span.Start; at < span.End; {
		stop := lineEnd(text, at, span.End)
		whole := Span{Start: at, End: stop}
		follower := lookAhead(text, stop, span.End)
		cut = appendParts(cut[:0], text, whole, heading, follower)
		for _, part := range cut {
			n := readLine(text, part.Span)
			if part.junk {
				n.shape = junk
			}
			out = append(out, n)
		}
		if t := trim(text, whole); !t.Empty() {
			heading = t
		}
		at = stop + 1
		if stop+1 < span.End && text[stop] == '\r' && text[stop+1] == '\n' {
			at++
		}
	}
	return out
}

// lineEnd is the end of the line at i, without its line break.
func lineEnd(s string, i, limit int) int {
	for i < limit && s[i] != '\n' && s[i] != '\r' {
		i++
	}
	return i
}

// lookAhead is the start of the next line with text, a few line breaks behind i at most; it is empty where that is not near.
func lookAhead(s string, i, limit int) Span {
	const near = 4
	stop := min(limit, i+near)
	for i < stop && (s[i] == '\n' || s[i] == '\r') {
		i++
	}
	return Span{Start: i, End: min(limit, i+200)}
}

// readLine finds the shape of a line or part of one.
func readLine(text string, whole Span) line {
	n := line{start: whole.Start, span: trim(text, whole)}
	if n.span.Empty() {
		return n
	}
	n.indent = int32(columns(text[whole.Start:n.span.Start]))
	n.shape = words
	n.readMarker(text)
	n.measure(text)
	return n
}

// columns is the width of indentation, a tab going to the next multiple of four.
func columns(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\t':
			n += 4 - n%4
		case s[i]&0xC0 != 0x80:
			n++
		}
	}
	return n
}

// measure reads the width of a line and how it begins and ends.
func (n *line) measure(text string) {
	s := text[n.span.Start:n.span.End]
	n.width = int32(runes(s))
	n.head = n.width
	if i := strings.IndexByte(s, ' '); i > 0 {
		n.head = int32(runes(s[:i]))
	}
	n.last = endOf(s)
	for i := 0; i < len(s) && i < 24; {
		k, size := kindAt(s, i)
		if k == lower || k == upper || k == digit {
			n.first = k
			if k == lower && i > 0 && elidedCapital(s, i) {
				n.first = upper
			}
			break
		}
		i += size
	}
	n.letters = int8(countWords(s, 20))
}

// countWords counts the words of a line up to a limit.
func countWords(s string, limit int) int {
	n, in := 0, false
	for i := 0; i < len(s) && n < limit; i++ {
		w := s[i] > ' '
		if w && !in {
			n++
		}
		in = w
	}
	return n
}

// endOf reads how a line ends, quotes and brackets aside.
func endOf(s string) end {
	for len(s) > 0 {
		switch c := s[len(s)-1]; c {
		case '.', '!':
			if strings.HasSuffix(s, "...") {
				return ellipsisEnd
			}
			return sentenceEnd
		case '?':
			return questionEnd
		case ':':
			return colonEnd
		case ',', ';':
			return commaEnd
		case ')', ']', '"', '\'', '*', '_', ' ':
			s = s[:len(s)-1]
			continue
		}
		n := len(s) - 3
		if n < 0 || s[n] != 0xE2 {
			return openEnd
		}
		switch s[n:] {
		case "…":
			return ellipsisEnd
		case "”", "’", "“", "›":
			s = s[:n]
			continue
		}
		return openEnd
	}
	return openEnd
}
