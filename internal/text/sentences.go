package text

import "strings"

// What a first byte can be: of a character that can end a sentence (. ! ? … ． 。), or of one that opens a quotation or
// bracket within it.
const (
	ending = 1 + iota
	opening
)

var marks = [256]uint8{'.': ending, '!': ending, '?': ending, 0xE2: ending, 0xE3: ending, 0xEF: ending,
	'"': opening, '(': opening, '[': opening}

// sentences cuts a span of text where sentences end and calls found with each, trimmed. It reads every byte once and
// looks at a bounded neighbourhood of each mark.
func (l *language) sentences(text string, block Span, found func(Span)) {
	text = text[:block.End]
	start, aside := block.Start, false
	for i := block.Start; i < block.End; {
		kind := marks[text[i]]
		if kind == 0 {
			i++
			continue
		}
		if kind == opening {
			aside = true
			i++
			continue
		}
		m := markRun(text, i)
		if m.end == i {
			aside = true
			i++
			continue
		}
		m.aside = aside
		m.sentence = start
		m.block = block.Start
		i = m.end
		if cut := l.boundary(text, m); cut > 0 {
			pieces(text, trim(text, Span{Start: start, End: cut}), found)
			start, i, aside = cut, cut, false
		}
	}
	if last := trim(text, Span{Start: start, End: block.End}); !last.Empty() {
		pieces(text, last, found)
	}
}

// longestSentence is the length in bytes above which what lacks an end is data or a list rather than a sentence. It is
// cut, since every claim in it is shown and identified by all of it, in time that else grows with its square.
const longestSentence = 8 << 10

// pieces calls found with a sentence, cut at white space where it is too long.
func pieces(text string, sp Span, found func(Span)) {
	for sp.Len() > longestSentence {
		cut := sp.Start + longestSentence
		for cut > sp.Start+longestSentence/2 && spaceAt(text, cut) == 0 {
			cut--
		}
		for cut > sp.Start+1 && text[cut]&0xC0 == 0x80 {
			cut--
		}
		found(trim(text, Span{Start: sp.Start, End: cut}))
		sp = trim(text, Span{Start: cut, End: sp.End})
	}
	found(sp)
}

// mark is a run of characters that may end a sentence.
type mark struct {
	start, end int  // without closing quotes
	dots       int  // how many of them are dots; an ellipsis character counts three
	strong     bool // with an exclamation or question mark
	spaced     bool // dots with spaces between
	closed     int  // the end with closing quotes, brackets and footnote marks
	sentence   int  // where the sentence began
	block      int  // where its block began
	aside      bool // a quotation or bracket may have opened in the sentence
}

// markRun reads the marks at i, spaced dots included; where there are none its end is i.
func markRun(s string, i int) mark {
	m := mark{start: i, end: i}
	for m.end < len(s) {
		n := 0
		switch c := s[m.end]; {
		case c == '.':
			m.dots++
			n = 1
		case c == '!' || c == '?':
			m.strong = true
			n = 1
		case c == ' ' && m.dots > 0 && m.end+1 < len(s) && s[m.end+1] == '.' && loneDot(s, m.end+1):
			m.dots++
			m.spaced = true
			n = 2
		case c == 0xE2:
			if n = markAt(s, m.end, "…"); n > 0 {
				m.dots += 3
			}
		case c == 0xE3 || c == 0xEF:
			if n = markAt(s, m.end, "。", "．", "！", "？"); n > 0 {
				m.strong = true
			}
		}
		if n == 0 {
			break
		}
		m.end += n
	}
	if m.end > i {
		m.closed = closers(s, m.end)
	}
	return m
}

// loneDot says that the dot at i stands alone between spaces, as in ". . .", rather than before a word ("...en").
func loneDot(s string, i int) bool {
	return i+1 == len(s) || s[i+1] == ' ' || closerAt(s, i+1) > 0
}

// closers is the end of the closing quotes, brackets and footnote marks ("[3]") from i on.
func closers(s string, i int) int {
	for i < len(s) {
		if n := closerAt(s, i); n > 0 && (i+n >= len(s) || !elidedCapital(s, i+n)) {
			i += n
			continue
		}
		n := footnote(s, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// footnote is the length of a reference such as "[12]" or "[^3]" at i, or 0.
func footnote(s string, i int) int {
	if s[i] != '[' {
		return 0
	}
	for n := 1; n < 8 && i+n < len(s); n++ {
		switch c := s[i+n]; {
		case c == ']':
			return n + 1
		case !isDigit(c) && c != '^' && c != ',' && c != '-':
			return 0
		}
	}
	return 0
}

// boundary is where the sentence ends that the marks end, or 0 where they end none.
func (l *language) boundary(s string, m mark) int {
	if m.closed >= len(s) {
		return 0 // the block ends here anyway
	}
	if spaceAt(s, m.closed) == 0 {
		return l.glued(s, m)
	}
	if !l.spacedEnds(s, m) || goesOn(s, m) {
		return 0
	}
	if m.spaced && m.dots == 4 && isLetter(kindBefore(s, m.start)) {
		return m.start + 1 // a full stop, and an ellipsis that opens what follows
	}
	return remark(s, m.closed)
}

// maxAside is how far before and behind a mark the ends of a quotation or bracket are looked for, in bytes.
const maxAside = 160

// goesOn says that the sentence that a mark seems to end goes on: behind the end of the quotation that the mark stands in
// ("Help! Help!" he cried), or within brackets that hold no more words.
func goesOn(s string, m mark) bool {
	if !m.aside || m.closed != m.end {
		return false
	}
	before := s[max(m.sentence, m.start-maxAside):m.start]
	return inQuotes(before) && quotedOn(s, m) || inBrackets(before) && wordless(s, m.end)
}

// inQuotes says that a quotation is open at the end of a text.
func inQuotes(s string) bool {
	if i := strings.IndexByte(s, '"'); i >= 0 && strings.Count(s[i:], `"`)%2 == 1 {
		return true
	}
	return strings.IndexByte(s, 0xE2) >= 0 && max(strings.LastIndex(s, "“"), strings.LastIndex(s, "„")) > strings.LastIndex(s, "”")
}

// inBrackets says that a bracket is open at the end of a text.
func inBrackets(s string) bool {
	if strings.IndexByte(s, '(') < 0 && strings.IndexByte(s, '[') < 0 {
		return false
	}
	return strings.Count(s, "(") > strings.Count(s, ")") || strings.Count(s, "[") > strings.Count(s, "]")
}

// quotedOn says that the quotation that a mark stands in ends soon and a small letter follows it.
func quotedOn(s string, m mark) bool {
	for i := m.end; i < len(s) && i < m.end+maxAside; i++ {
		if s[i] != '"' && markAt(s, i, "”", "“") == 0 {
			continue
		}
		end := closers(s, i)
		return end > i && end < len(s) && s[end] == ' ' && next(s, end).kind == lower
	}
	return false
}

// wordless says that no letter stands between i and the bracket that closes.
func wordless(s string, i int) bool {
	for ; i < len(s); i++ {
		if s[i] == ')' || s[i] == ']' {
			return true
		}
		if k, _ := kindAt(s, i); isLetter(k) || s[i] == '(' || s[i] == '[' || s[i] >= 0x80 {
			return false
		}
	}
	return false
}

// maxRemark is the length of a remark in brackets that belongs to the sentence before it, in bytes.
const maxRemark = 160

// remark is the end of the remark in brackets behind a sentence that ends at i, where the remark is no sentence of its
// own, as the source of a figure is none; else it is i.
func remark(s string, i int) int {
	at := i
	for at < len(s) && s[at] == ' ' {
		at++
	}
	if at >= len(s) || s[at] != '(' {
		return i
	}
	depth := 0
	for k := at; k < len(s) && k < at+maxRemark; k++ {
		switch s[k] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 {
			continue
		}
		if c := s[k-1]; c == '.' || c == '!' || c == '?' {
			return i
		}
		k++
		if k < len(s) && s[k] == '.' {
			k++
		}
		if f := next(s, k); k < len(s) && (spaceAt(s, k) == 0 || f.kind == lower || f.kind == joiner) {
			return i
		}
		return k
	}
	return i
}

// follow is what comes after the white space behind a mark.
type follow struct {
	kind kind
	word string // its letters
	at   int
}

// next reads what follows, past opening quotes, brackets, dashes and bullets.
func next(s string, i int) follow {
	for limit := i + 64; i < len(s) && i < limit; {
		if n := spaceAt(s, i); n > 0 {
			i += n
		} else if n := openerAt(s, i); n > 0 {
			i += n
		} else {
			break
		}
	}
	k, _ := kindAt(s, i)
	f := follow{kind: k, at: i}
	switch k {
	case lower, upper:
		f.word = s[i:letters(s, i, maxKey)]
		if k == lower && elidedCapital(s, i) {
			f.kind = upper
		}
	}
	return f
}

// elided says that a Dutch elided word stands at i ("'s", "'t"), its apostrophe just before.
func elided(s string, i int) bool {
	return i+1 < len(s) && (s[i] == 's' || s[i] == 't' || s[i] == 'n') && s[i+1] == ' '
}

// elidedCapital says that the elided word at i begins a sentence: its capital is on the next word ("'s Avonds").
func elidedCapital(s string, i int) bool {
	if !elided(s, i) || i == 0 || s[i-1] != '\'' && s[i-1] != 0x99 && s[i-1] != 0x98 {
		return false
	}
	k, _ := kindAt(s, i+2)
	return k == upper
}
