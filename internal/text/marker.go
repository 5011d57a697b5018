package text

import "strings"

// readMarker finds what a line begins with: a list marker, a heading's "#", a table's bars, or a rule.
func (n *line) readMarker(text string) {
	s := text[n.span.Start:n.span.End]
	switch c := s[0]; {
	case c == '|':
		n.readRow(s)
	case c == '#':
		n.readHash(s)
	case isRule(s):
		n.shape = ruler
		if c == '=' {
			n.shape = underline
		}
		if strings.Contains(s, "|") {
			n.shape = separator
		}
	default:
		n.readItem(s)
	}
	if n.shape == words {
		n.readBars(s)
	}
}

// readItem finds a bullet or number before the text.
func (n *line) readItem(s string) {
	if size := bulletAt(s); size > 0 {
		n.shape = bullet
		n.dropMarker(s, size)
		if inner := bulletNumber(s[n.span.Start-(n.span.End-len(s)):]); inner > 0 {
			n.span.Start += inner
		}
		return
	}
	if _, _, size := numberAt(s); size > 0 {
		n.shape = ordered
		n.dropMarker(s, size)
	}
}

// dropMarker moves the start of the span behind a marker and its white space.
func (n *line) dropMarker(s string, size int) {
	for size < len(s) {
		k := spaceAt(s, size)
		if k == 0 {
			break
		}
		size += k
	}
	n.span.Start += size
}

// bulletNumber is the length of a number behind a bullet ("• 9. text"), or 0.
func bulletNumber(s string) int {
	_, _, size := numberAt(s)
	for size > 0 && size < len(s) && s[size] == ' ' {
		size++
	}
	return size
}

// bulletAt is the length of a bullet at the start of a line, or 0. A hyphen, star or plus needs white space behind it;
// so does a dash, which else opens speech or a range.
func bulletAt(s string) int {
	switch s[0] {
	case '-', '*', '+':
		if len(s) > 1 && spaceAt(s, 1) > 0 {
			return 1
		}
	case 0xC2:
		return markAt(s, 0, "·")
	case 0xE2:
		if size := markAt(s, 0, "–", "—"); size > 0 {
			if len(s) > size && spaceAt(s, size) > 0 {
				return size
			}
			return 0
		}
		return markAt(s, 0, "•", "⁃", "‣", "▪", "●", "◦", "○", "■", "□", "►", "▶", "➤", "→", "✓", "✔", "✅", "✗", "✘")
	case 0xEF:
		return markAt(s, 0, "\uf0b7", "\uf0a7") // bullets of word processors' symbol fonts
	}
	return 0
}

// numberAt reads the number of an ordered item: "1.", "1)", "1.)", "(1)", "a)", "iv)". It gives its value, the
// character behind it and its length, or a length of 0. A number
// needs white space behind it, or a capital ("1.Rust"); a capital letter with a dot is an initial of a name.
func numberAt(s string) (number int, style byte, size int) {
	i := 0
	if s == "" {
		return 0, 0, 0
	}
	if s[0] == '(' {
		i++
	}
	from := i
	for i < len(s) && i-from < 4 && isWordByte(s[i]) && s[i] < 0x80 {
		i++
	}
	if i == from || i == len(s) {
		return 0, 0, 0
	}
	number = ordinalOf(s[from:i])
	dot := s[i] == '.' && s[0] != '('
	if number == 0 || !dot && s[i] != ')' || dot && !isDigit(s[from]) && (i-from > 1 || s[from] <= 'Z') {
		return 0, 0, 0
	}
	style = s[i]
	i++
	if dot && i < len(s) && s[i] == ')' {
		style = ')'
		i++
	}
	if !behindNumber(s, i, isDigit(s[from])) {
		return 0, 0, 0
	}
	return number, style, i
}

// behindNumber says that what follows a number lets it be a list marker.
func behindNumber(s string, i int, figure bool) bool {
	if i >= len(s) {
		return false
	}
	if spaceAt(s, i) > 0 {
		return true
	}
	k, _ := kindAt(s, i)
	return figure && k == upper
}

// ordinalOf is the value of a number in figures, of a single letter or of a small roman number, or 0. A list counts
// from one, so that a year or a large number is no marker.
func ordinalOf(s string) int {
	if isNumber(s) {
		n := 0
		for _, c := range s {
			n = n*10 + int(c-'0')
		}
		if len(s) > 3 {
			return 0
		}
		return n
	}
	low := strings.ToLower(s)
	if len(low) == 1 {
		return int(low[0]-'a') + 1
	}
	for i, roman := range [...]string{"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"} {
		if low == roman {
			return i + 2
		}
	}
	return 0
}

// readHash reads a heading after one to six "#".
func (n *line) readHash(s string) {
	level := 0
	for level < len(s) && s[level] == '#' {
		level++
	}
	if level > 6 || level == len(s) || s[level] != ' ' && s[level] != '\t' {
		return
	}
	n.shape, n.level = hashed, int8(level)
	n.dropMarker(s, level)
	end := n.span.End
	for end > n.span.Start && (s[end-n.span.End+len(s)-1] == '#' || s[end-n.span.End+len(s)-1] == ' ') {
		end--
	}
	if end > n.span.Start {
		n.span.End = end
	}
}

// readRow reads a table row between bars, or the separator below a header.
func (n *line) readRow(s string) {
	count, _ := bars(s)
	if strings.Count(s, "|") < 2 {
		return
	}
	n.shape, n.bars = row, int32(count)
	if isRule(s) {
		n.shape = separator
	}
}

// readBars counts the cells of a line that may be a row without outer bars.
func (n *line) readBars(s string) {
	count, tabbed := bars(s)
	n.bars, n.tabbed = int32(count), tabbed
}

// bars counts the bars in white space, or the tabs, that part the cells of a line.
func bars(s string) (count int, tabbed bool) {
	if s[0] == '|' {
		return strings.Count(s, "|"), false
	}
	if n := strings.Count(s, " | "); n > 0 {
		return n + strings.Count(s, " | | "), false
	}
	n := strings.Count(s, "\t")
	return n, n > 0
}

// isRule says that a line is drawn: at least three of -, =, _, *, ~, / and nothing else but bars, colons and spaces.
func isRule(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '-', '=', '_', '*', '~', '/', '#':
			n++
		case '|', ':', ' ', '\t', '+', '\r':
		default:
			return false
		}
	}
	return n >= 3 || n > 0 && s[0] == '|'
}
