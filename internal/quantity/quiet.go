package quantity

// sieve is a set of words by length, first and last letter. It lets most words of a text pass without a lookup.
type sieve [1 << 14 / 64]uint64

// bit is the place of a word in a sieve, whatever its case.
func bit(s string) uint {
	first, last := uint(s[0])&31, uint(s[len(s)-1])&31
	if s[0] >= 0x80 {
		first = 30
	}
	if s[len(s)-1] >= 0x80 {
		last = 31
	}
	return uint(min(len(s), 15))<<10 | first<<5 | last
}

func (f *sieve) add(s string) { f[bit(s)/64] |= 1 << (bit(s) % 64) }

func (f *sieve) has(s string) bool { return f[bit(s)/64]>>(bit(s)%64)&1 != 0 }

// sift fills the sieves: some for the words that Parse can start from, all for those of ParseAll.
func (p *Parser) sift() {
	for id, list := range p.first {
		for _, ph := range list {
			if (ph.role == roleUnit || ph.role == roleCount) && p.units[ph.arg].Article {
				p.roles[id] |= measureSeen
			}
		}
	}
	for text, w := range p.words {
		if w.class != notNumber || p.roles[w.id]&(measureSeen|1<<roleInterval) != 0 || len(p.suffix) == 0 && p.roles[w.id]&countable != 0 {
			p.some.add(text)
		}
		p.every.add(text)
	}
}

// The classes of bytes of the quick scan.
const (
	gap     = iota // ends a word
	letter         // of a word
	digit          // starts a number
	latin          // first of two bytes: a sign, a fraction, or else a letter
	general        // first of three bytes: a quote, dash or fraction
)

// byteClasses gives the class of each byte.
func byteClasses() (out [256]uint8) {
	for b := range out {
		switch {
		case isDigit(byte(b)):
			out[b] = digit
		case b == 0xC2:
			out[b] = latin
		case b == 0xE2:
			out[b] = general
		case isLetter(byte(b)) || b >= 0x80:
			out[b] = letter
		}
	}
	return out
}

// quiet says that a sentence can hold no quantity: no digit and no fraction, no number word, and no article that could
// stand for one with a unit. It reads each byte once and looks only few words up.
func (p *Parser) quiet(s string, all bool) bool {
	f := &p.some
	if all {
		f = &p.every
	}
	var buf [foldMax]byte
	seen := uint64(0)
	for i := 0; i < len(s); {
		switch p.bytes[s[i]] {
		case gap:
			i++
			continue
		case digit:
			return false
		case latin:
			if i+1 < len(s) && s[i+1] >= 0xBC && s[i+1] <= 0xBE {
				return false
			}
			i += 2
			continue
		case general:
			if i+1 < len(s) && s[i+1] == 0x85 {
				return false
			}
			i += 3
			continue
		}
		start := i
		for i++; i < len(s) && p.bytes[s[i]] == letter; i++ {
		}
		if !f.has(s[start:i]) {
			continue
		}
		w, ok := p.words[string(fold(&buf, s[start:i]))]
		if !ok {
			continue
		}
		switch {
		case w.class == article:
			seen |= articleSeen
		case w.class == cardinal && w.value == 1 && len(p.suffix) == 0 && w.split == 0:
			seen |= oneSeen
		case w.class != notNumber && (all || w.class != vague):
			return false
		}
		roles := p.roles[w.id]
		if !all && seen&articleSeen == 0 { // what is counted follows its number
			roles &^= measureSeen
		}
		if !all && seen&oneSeen == 0 {
			roles &^= countable
		}
		seen |= roles
		if promising(seen, all) {
			return false
		}
	}
	return true
}
