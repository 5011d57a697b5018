package text

import "strings"

// part is a stretch of a line that stands for itself.
type part struct {
	Span
	junk bool
}

// appendParts cuts a line where a table row, list or list item begins after other text, and behind the name of an
// anchor. It mostly gives the whole line.
func appendParts(out []part, text string, whole, before, follower Span) []part {
	rest := whole
	if n := anchor(text, whole, before); n > whole.Start {
		out = append(out, part{Span{Start: whole.Start, End: n}, true})
		rest.Start = n
	}
	after := text[follower.Start:follower.End]
	if at := gluedRow(text[rest.Start:rest.End], after); at > 0 {
		out = append(out, part{Span: Span{Start: rest.Start, End: rest.Start + at}})
		rest.Start += at
	} else if at := gluedBullet(text[rest.Start:rest.End], after); at > 0 {
		out = append(out, part{Span: Span{Start: rest.Start, End: rest.Start + at}})
		rest.Start += at
	}
	return appendItems(out, text, rest)
}

// anchor is the end of an anchor's name at the start of a line: a few words and then, in quotes, the text of the line
// before it, as documentation sites render the link beside a heading; what follows is glued to it. Where there is none
// it is 0.
func anchor(text string, whole, before Span) int {
	if before.Empty() || before.Len() > 200 || whole.Len() < before.Len()+2 {
		return 0
	}
	s := text[whole.Start:min(whole.End, whole.Start+before.Len()+60)]
	i := strings.Index(s, text[before.Start:before.End])
	if i <= 0 || openerAt(s, previousRune(s, i)) == 0 {
		return 0
	}
	if countWords(s[:i], 9) > 4 {
		return 0
	}
	i += before.Len()
	if i >= len(s) || closerAt(s, i) == 0 {
		return 0
	}
	i += closerAt(s, i)
	if whole.Start+i < whole.End && (i >= len(s) || spaceAt(s, i) > 0) {
		return 0
	}
	return whole.Start + i
}

func previousRune(s string, i int) int {
	i--
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// gluedRow is where a table row begins behind other text: the line ends in a bar, has cells, and the next line is a row
// or a separator. Where there is none it is 0.
func gluedRow(s, after string) int {
	t := strings.TrimRight(s, " \t")
	if !strings.HasSuffix(t, "|") || !strings.HasPrefix(after, "|") {
		return 0
	}
	first := strings.IndexByte(t, '|')
	if strings.TrimSpace(t[:first]) == "" || strings.Count(t, "|") < 2 {
		return 0
	}
	return first
}

// gluedBullet is where a list item begins behind other text: a bullet that the next line begins with too, without white
// space before it, or behind a colon. Where there is none it is 0.
func gluedBullet(s, after string) int {
	after = strings.TrimLeft(after, " \t")
	if after == "" {
		return 0
	}
	size := bulletAt(after)
	if size == 0 || bulletAt(strings.TrimLeft(s, " \t")+" ") > 0 {
		return 0
	}
	for at := 0; ; {
		i := strings.Index(s[at:], after[:size])
		if i < 0 {
			return 0
		}
		i += at
		at = i + size
		if i > 0 && at < len(s) && s[at] == ' ' && bulletMayStart(s, i, size) {
			return i
		}
	}
}

// bulletMayStart says that the bullet at i begins an item: punctuation or a quote stands before it, and a hyphen does
// not merely end the first part of a compound ("rug- en nekpijn").
func bulletMayStart(s string, i, size int) bool {
	if s[i] >= 0x80 && size > 1 {
		return true
	}
	before := kindBefore(s, i)
	if isLetter(before) || before == digit {
		k, _ := kindAt(s, i+size+1)
		return k == upper && before != upper
	}
	if before == space {
		return i > 1 && s[i-2] == ':'
	}
	return true
}

// appendItems cuts a line that holds several items of one list ("1) … 2) …", "• … • …"), counted on from the first.
func appendItems(out []part, text string, rest Span) []part {
	head := trim(text, rest)
	if head.Empty() {
		return append(out, part{Span: rest})
	}
	s := text[head.Start:head.End]
	if size := bulletAt(s); size > 1 {
		return appendBullets(out, text, Span{Start: rest.Start, End: head.End}, s[:size])
	}
	number, style, size := numberAt(s)
	if size == 0 {
		return appendInner(out, text, rest)
	}
	return appendNumbered(out, text, rest, head, item{number, style, size})
}

// item is the number of a list item: its value, the character behind it and its length.
type item struct {
	number int
	style  byte
	size   int
}

// How the first item of a list in running text begins.
var (
	firstFigures = [...]string{" 1. ", " 1) ", " 1.) ", " (1) "}
	firstLetters = [...]string{" a) ", " a. ", " (a) "}
)

// mayHoldItems says by a quick look which kinds of list a line may hold: one that has a second item.
func mayHoldItems(s string) []string {
	const shortest = 16
	switch {
	case len(s) < shortest:
	case strings.IndexByte(s, '2') > 0 && (strings.Contains(s, " 2") || strings.Contains(s, "(2")):
		return firstFigures[:]
	case strings.Contains(s, " b"):
		if strings.Contains(s, "b)") || strings.Contains(s, " b. ") {
			return firstLetters[:]
		}
	}
	return nil
}

// appendInner cuts a line that holds a list behind its first sentence or lead-in ("… zo: 1. … 2. …"); the list must
// have a second item.
func appendInner(out []part, text string, rest Span) []part {
	s := text[rest.Start:rest.End]
	for _, mark := range mayHoldItems(s) {
		i := strings.Index(s, mark)
		if i <= 0 || strings.IndexByte(".:;!?", s[i-1]) < 0 {
			continue
		}
		head := Span{Start: rest.Start + i + 1, End: rest.End}
		number, style, size := numberAt(text[head.Start:head.End])
		if size == 0 {
			continue
		}
		items := appendNumbered(nil, text, head, head, item{number, style, size})
		if len(items) > 1 {
			out = append(out, part{Span: Span{Start: rest.Start, End: head.Start}})
			return append(out, items...)
		}
	}
	return append(out, part{Span: rest})
}

// appendNumbered cuts a line that begins with a numbered item at every item that counts on from it.
func appendNumbered(out []part, text string, rest, head Span, first item) []part {
	s, number, style, size := text[head.Start:head.End], first.number, first.style, first.size
	figure := isDigit(s[0]) || s[0] == '(' && isDigit(s[1])
	from := rest.Start
	for i := head.Start + size; i < head.End; i++ {
		if text[i] != ' ' || i+1 >= head.End || text[i+1] == ' ' {
			continue
		}
		c := text[i+1]
		if !isDigit(c) && c != '(' && (figure || !isLetter(asciiKind(c))) {
			continue
		}
		n, st, sz := numberAt(text[i+1 : min(head.End, i+12)])
		if sz == 0 || n != number+1 || st != style || (c == '(') != (s[0] == '(') || !itemFollows(text[:head.End], i+1+sz, style) {
			continue
		}
		out = append(out, part{Span: Span{Start: from, End: i}})
		from, number = i+1, n
		i += sz
	}
	return append(out, part{Span: Span{Start: from, End: rest.End}})
}

// itemFollows says that text begins at i that can be a list item; behind a number with a dot it takes a capital, else
// the number would end a sentence or be a date.
func itemFollows(s string, i int, style byte) bool {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	k, _ := kindAt(s, i)
	return k == upper || style == ')' && k == lower || k == lower && style == '.' && !isDigit(s[max(0, i-3)])
}

// appendBullets cuts a line at every further bullet of its first.
func appendBullets(out []part, text string, rest Span, mark string) []part {
	from := rest.Start
	skip := strings.Index(text[from:rest.End], mark) + len(mark)
	for i := from + skip; i < rest.End; {
		n := strings.Index(text[i:rest.End], mark)
		if n < 0 {
			break
		}
		if spaceAt(text, i+n-1) > 0 {
			out = append(out, part{Span: Span{Start: from, End: i + n}})
			from = i + n
		}
		i += n + len(mark)
	}
	return append(out, part{Span: Span{Start: from, End: rest.End}})
}
