package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Inflection says how the words of a language inflect: enough to bring the forms of nouns and adjectives together, not
// to find true stems. Verbs are listed by their beginnings instead.
type Inflection struct {
	// Endings are taken off in stages, at most one of each stage, while at least three letters are left.
	Endings [][]string `yaml:"endings"`
	// Final replaces the end of what is left ("z" → "s" in Dutch: pezen, pees).
	Final map[string]string `yaml:"final"`
	// Double lists vowels that are written double again where an ending left them single before a single consonant
	// (Dutch: benen, been).
	Double string `yaml:"double"`
	// Weak lists syllables in which no vowel is doubled (Dutch: middelen, middel).
	Weak []string `yaml:"weak"`
	// Undouble says that a doubled last consonant becomes single where an ending is taken off (Dutch: botten, bot).
	Undouble bool `yaml:"undouble"`
	// Compounds says that a term of one word is also met as the last part of a longer word.
	Compounds bool `yaml:"compounds"`
	// Links are the letters that may join the parts of a compound.
	Links []string `yaml:"links"`
	// Particles are the parts that verbs leave at the end of their clause ("neemt … af"); AfterParticle are words that
	// may follow them there.
	Particles     []string `yaml:"particles"`
	AfterParticle []string `yaml:"after_particle"`
}

// fold brings a word to lower case without diacritics or curly apostrophes.
func fold(word string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		switch {
		case unicode.IsMark(r):
		case r == '’' || r == '‘':
			b.WriteByte('\'')
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// shortest is the length below which a word has no inflected forms: function words and abbreviations.
const shortest = 4

// stem brings the forms of a folded word together; words too short to inflect are left as they are.
func (f *Inflection) stem(word string) string {
	if len(word) < shortest {
		return word
	}
	word = strings.TrimSuffix(word, "'s")
	for _, stage := range f.Endings {
		for _, e := range stage {
			if left, ok := strings.CutSuffix(word, e); ok && e != "" && len(left) >= 3 && (e != "s" || plural(left)) {
				word = f.mend(left, e)
				break
			}
		}
	}
	for i := 1; i < len(word) && i <= 2; i++ {
		if to, ok := f.Final[word[len(word)-i:]]; ok {
			return word[:len(word)-i] + to
		}
	}
	return word
}

// plural says that an s after these letters may be an ending: after a consonant other than s, or after a consonant and
// an e. The s of "huis" and "pees" is not.
func plural(left string) bool {
	n := len(left)
	if vowel(left[n-1]) {
		return left[n-1] == 'e' && !vowel(left[n-2])
	}
	return left[n-1] != 's'
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// mend undoes what an ending that begins with a vowel does to the spelling before it.
func (f *Inflection) mend(left, ending string) string {
	n := len(left)
	if !vowel(ending[0]) && ending[0] < 0x80 {
		return left
	}
	if f.Undouble && n > 3 && left[n-1] == left[n-2] && !vowel(left[n-1]) {
		return left[:n-1]
	}
	if vowel(left[n-1]) || strings.IndexByte(f.Double, left[n-2]) < 0 || vowel(left[n-3]) {
		return left
	}
	for _, w := range f.Weak {
		if strings.HasSuffix(left, w) && n > len(w)+2 {
			return left
		}
	}
	return left[:n-1] + left[n-2:n-1] + left[n-1:]
}

// capital says that a text begins with a capital.
func capital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// upper says that a word is written in capitals, with or without digits.
func upper(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return word != ""
}
