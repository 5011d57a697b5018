package text

// tongues tells languages apart by their stop words.
type tongues struct {
	codes []string
	stops map[string]uint8 // the languages that have the word, one bit each
}

// newTongues compiles the stop words of up to eight languages.
func newTongues(codes []string, rules map[string]Rules) tongues {
	t := tongues{codes: codes, stops: map[string]uint8{}}
	for i, code := range codes {
		for _, w := range rules[code].StopWords {
			t.stops[fold(w)] |= 1 << i
		}
	}
	return t
}

// tally counts stop words of each language among words.
type tally struct {
	hits  [8]int
	words int
}

func (t *tally) add(o tally) {
	for i, n := range o.hits {
		t.hits[i] += n
	}
	t.words += o.words
}

// count reads the words of a text.
func (t *tongues) count(s string) tally {
	var c tally
	for i := 0; i < len(s); {
		if !wordByte[s[i]] {
			i += signLen(s[i])
			continue
		}
		start := i
		for i < len(s) && wordByte[s[i]] {
			i++
		}
		c.words++
		if i-start > maxStop {
			continue
		}
		var buf [maxKey]byte
		set := t.stops[string(foldInto(&buf, s[start:i]))]
		for l := 0; set != 0; l, set = l+1, set>>1 {
			c.hits[l] += int(set & 1)
		}
	}
	return c
}

// signLen is the length of a character that is no part of a word, by its first byte.
func signLen(c byte) int {
	switch c {
	case 0xE2:
		return 3
	case 0xC2:
		return 2
	}
	return 1
}

// maxStop is the length in bytes above which no word is looked up among the stop words.
const maxStop = 12

// wordByte marks the bytes that words are made of: letters, digits, and all of UTF-8 but the first byte of general
// punctuation and of Latin-1 signs.
var wordByte = func() (t [256]bool) {
	for c := range 256 {
		t[c] = isWordByte(byte(c)) && c != 0xE2 && c != 0xC2
	}
	return t
}()

// name is the language that the counts point to, or "" where they do not tell: fewer than two stop words, no clear
// lead, or so few in so many words that it is likely another language.
func (t *tongues) name(c tally) string {
	best, second := -1, 0
	for i := range t.codes {
		switch {
		case best < 0 || c.hits[i] > c.hits[best]:
			if best >= 0 {
				second = c.hits[best]
			}
			best = i
		case c.hits[i] > second:
			second = c.hits[i]
		}
	}
	if best < 0 || c.hits[best] < 2 || c.hits[best] < second+1+second/4 || c.words >= 12 && c.hits[best]*12 < c.words {
		return ""
	}
	return t.codes[best]
}
