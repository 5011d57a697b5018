package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// firstWord is the id of the first word; smaller ids are the bytes of signs.
const firstWord = 256

// kind is what a token is.
type kind uint8

const (
	isWord kind = iota
	isNumber
	isSign
	isName // letters and digits that are no number: B12, omega-3, 12:30, 1-2-2020
)

// Marks of number tokens.
const (
	whole    = 1 << iota // digits without a decimal sign
	clocked              // could be a time of day: 17.30
	vulgar               // one sign: ½
	grouped              // has thousands separators
	priced               // a currency sign stands before it
	leading              // starts with a zero
	decimals             // has a decimal sign
)

// token is a word, number or sign of the sentence.
type token struct {
	value      float64
	start, end int32
	id         uint16
	kind       kind
	class      class
	marks      uint8
	space      bool // white space before it
}

// scan is the work on one sentence.
type scan struct {
	*Parser
	s       string
	all     bool
	toks    []token
	amounts []amount
	loose   []loose
	topic   *Unit  // what "the number of" counts
	trend   string // the rate of a topic's first number
	fold    [foldMax]byte
}

// articleSeen marks among the roles seen that an article that can mean one was met.
const articleSeen = 1 << 63

// measureSeen marks the words that start a unit which an article can count.
const measureSeen = 1 << 62

// foldMax is the longest word in bytes that is looked up.
const foldMax = 48

func (sc *scan) reset(p *Parser, s string, all bool) {
	sc.Parser, sc.s, sc.all = p, s, all
	sc.toks, sc.amounts, sc.loose = sc.toks[:0], sc.amounts[:0], sc.loose[:0]
	sc.topic, sc.trend = nil, ""
}

// lex splits the sentence into tokens.
func (sc *scan) lex() {
	space := false
	for i := 0; i < len(sc.s); {
		b := sc.s[i]
		start := i
		switch {
		case b == ' ' || b == '\n' || b == '\t' || b == '\r':
			space = true
			i++
			continue
		case isLetter(b):
			i = sc.word(i, space)
			if strings.HasPrefix(sc.s[i:], "://") || strings.HasPrefix(sc.s[start:], "www.") {
				i = sc.address(i)
			}
		case isDigit(b):
			i = sc.digits(i, space)
		case b < utf8.RuneSelf:
			i = sc.sign(i, space)
		default:
			r, n := utf8.DecodeRuneInString(sc.s[i:])
			if unicode.IsSpace(r) || isQuote(r) {
				space = true
				i += n
				continue
			}
			i = sc.wide(i, r, n, space)
		}
		space = false
		if i == start { // never: each case consumes
			i++
		}
	}
}

// address passes over the rest of a web address, whose digits are no numbers.
func (sc *scan) address(i int) int {
	sc.toks[len(sc.toks)-1].kind = isName
	if n := strings.IndexAny(sc.s[i:], " \t\r\n|"); n >= 0 {
		return i + n
	}
	return len(sc.s)
}

// oneSeen marks that a number word for one was met, in a language whose counted nouns are all known words.
const oneSeen = 1 << 61

// countable are the roles of which a lone "one" needs one.
const countable = 1<<roleUnit | 1<<roleCount | 1<<roleTimes | 1<<roleAdverb

// promising says whether words without a number word among them can still make a quantity.
func promising(seen uint64, all bool) bool {
	if seen&(1<<roleInterval) != 0 || seen&articleSeen != 0 && seen&measureSeen != 0 ||
		seen&oneSeen != 0 && seen&countable != 0 {
		return true
	}
	return all && seen&(1<<roleAdverb|1<<roleEach|1<<roleWhole|1<<roleUnit) != 0
}

// word reads letters, with the digits of a symbol such as cm2.
func (sc *scan) word(i int, space bool) int {
	end := i
	for end < len(sc.s) && isWordByte(sc.s[end]) {
		if b := sc.s[end]; b >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(sc.s[end:])
			if !unicode.IsLetter(r) && r != '²' && r != '³' && r != '°' {
				break
			}
			end += n
			continue
		}
		end++
	}
	if end == i { // a sign of several bytes
		return i
	}
	if end < len(sc.s) && isDigit(sc.s[end]) {
		return sc.mixed(i, end, space)
	}
	sc.push(i, end, space)
	return end
}

// mixed reads letters that digits follow: a unit with a power, or a name.
func (sc *scan) mixed(i, end int, space bool) int {
	stop := end
	for stop < len(sc.s) && (isDigit(sc.s[stop]) || isLetter(sc.s[stop])) {
		stop++
	}
	if _, ok := sc.symbols[sc.s[i:stop]]; ok {
		sc.push(i, stop, space)
		return stop
	}
	if n := len(sc.toks); n > 0 && !space && sc.toks[n-1].kind == isNumber && int(sc.toks[n-1].end) == i {
		sc.toks[n-1].kind = isName
	}
	sc.toks = append(sc.toks, token{start: int32(i), end: int32(stop), kind: isName, space: space})
	return stop
}

// push appends the token of a word, or two where a number has grown together with it.
func (sc *scan) push(i, end int, space bool) {
	t := token{start: int32(i), end: int32(end), kind: isWord, space: space}
	key := sc.folded(sc.s[i:end])
	w, ok := sc.words[string(key)]
	switch {
	case !ok:
	case w.split == 0:
		t.id, t.class, t.value = w.id, w.class, w.value
	case len(key) == end-i:
		t.class, t.value, t.end = w.class, w.value, int32(i)+int32(w.split)
		sc.toks = append(sc.toks, t)
		t = token{start: t.end, end: int32(end), kind: isWord, id: w.tail}
	}
	sc.toks = append(sc.toks, t)
}

// folded is a word in lower case; nil where it is too long to be in the table.
func (sc *scan) folded(s string) []byte { return fold(&sc.fold, s) }

// fold leads a word to lower case in a buffer; nil where it does not fit.
func fold(buf *[foldMax]byte, s string) []byte {
	out := buf[:0]
	for i := 0; i < len(s); i++ {
		b := s[i]
		if len(out)+utf8.UTFMax > foldMax {
			return nil
		}
		switch {
		case b >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			out = utf8.AppendRune(out, unicode.ToLower(r))
			i += n - 1
		case 'A' <= b && b <= 'Z':
			out = append(out, b+'a'-'A')
		default:
			out = append(out, b)
		}
	}
	return out
}

// sign reads a sign of one byte.
func (sc *scan) sign(i int, space bool) int {
	b := sc.s[i]
	switch {
	case b == '\'' || b == '"' || b == '`' || b == '*' || b == '_':
		return i + 1 // quotes and emphasis part no words
	case b == '%':
		sc.push(i, i+1, space)
		return i + 1
	case (b == '.' || b == ',') && (space || i == 0) && i+1 < len(sc.s) && isDigit(sc.s[i+1]):
		return sc.digits(i, space)
	}
	sc.toks = append(sc.toks, token{start: int32(i), end: int32(i + 1), id: uint16(b), kind: isSign, space: space})
	return i + 1
}

// wide reads a character of several bytes: a letter, a fraction, a dash or another sign.
func (sc *scan) wide(i int, r rune, n int, space bool) int {
	if v := vulgarFraction(r); v > 0 {
		sc.toks = append(sc.toks, token{start: int32(i), end: int32(i + n), kind: isNumber, value: v, marks: vulgar, space: space})
		return i + n
	}
	if unicode.IsLetter(r) || r == '°' {
		if end := sc.word(i, space); end > i {
			return end
		}
	}
	id := uint16(0)
	switch r {
	case '‐', '‑', '‒', '–', '—', '−':
		id = '-'
	case '×':
		id = 'x'
		sc.toks = append(sc.toks, token{start: int32(i), end: int32(i + n), kind: isWord, id: sc.words["x"].id, space: space})
		return i + n
	case '≤':
		id = '<'
	case '≥':
		id = '>'
	case '≈', '±', '∼':
		id = '~'
	case '€', '£', '¥':
		id = '$'
	case '…', '•', '·':
		id = '.'
	case '⁄':
		id = '/'
	}
	sc.toks = append(sc.toks, token{start: int32(i), end: int32(i + n), id: id, kind: isSign, space: space})
	return i + n
}

// phraseTokens splits a phrase of the table as the lexer splits a sentence.
func phraseTokens(text string) []string {
	var out []string
	open := false
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(r) || r == '°' || r == '²' || r == '³':
			if !open {
				out = append(out, "")
			}
			out[len(out)-1] += string(r)
			open = true
			continue
		case unicode.IsSpace(r) || r == '\'' || isQuote(r):
		case r == '-' && open: // a hyphen stands for itself only alone
		default:
			out = append(out, string(r))
		}
		open = false
	}
	return out
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// isWordByte says whether a byte can be in a word: a letter, a percent sign, or part of a wider character.
func isWordByte(b byte) bool { return isLetter(b) || b >= utf8.RuneSelf || b == '%' }

func isQuote(r rune) bool {
	return r == '’' || r == '‘' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»' || r == '\u200b' || r == '\u00ad'
}

func vulgarFraction(r rune) float64 {
	switch r {
	case '½':
		return 1. / 2
	case '¼':
		return 1. / 4
	case '¾':
		return 3. / 4
	case '⅓':
		return 1. / 3
	case '⅔':
		return 2. / 3
	case '⅕':
		return 1. / 5
	case '⅛':
		return 1. / 8
	case '⅜':
		return 3. / 8
	case '⅝':
		return 5. / 8
	}
	return 0
}
