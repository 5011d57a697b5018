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
	// Endings are taken off in this order, each at most once, while at least three letters are left.
	Endings []string `yaml:"endings"`
	// Final replaces the end of what is left ("z" → "s" in Dutch: pezen, pees).
	Final map[string]string `yaml:"final"`
	// Double lists vowels that one form writes double and another single ("a" in Dutch: kaak, kaken).
	Double string `yaml:"double"`
	// Undouble says that a doubled last consonant becomes single (Dutch: botten, bot).
	Undouble bool `yaml:"undouble"`
	// Compounds says that a term of one word is also met as the last part of a longer word.
	Compounds bool `yaml:"compounds"`
	// Links are the letters that may join the parts of a compound.
	Links []string `yaml:"links"`
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
	for _, e := range f.Endings {
		if len(word)-len(e) >= 3 && strings.HasSuffix(word, e) {
			word = word[:len(word)-len(e)]
			if f.Undouble {
				word = undouble(word)
			}
		}
	}
	for i := 1; i < len(word) && i <= 2; i++ {
		if to, ok := f.Final[word[len(word)-i:]]; ok {
			word = word[:len(word)-i] + to
			break
		}
	}
	return f.single(word)
}

// undouble makes a doubled last consonant single.
func undouble(word string) string {
	n := len(word)
	if n > 3 && word[n-1] == word[n-2] && !strings.ContainsRune("aeiou", rune(word[n-1])) {
		return word[:n-1]
	}
	return word
}

// single writes the last doubled vowel before the final consonants single.
func (f *Inflection) single(word string) string {
	for i := len(word) - 2; i >= 1 && i >= len(word)-3; i-- {
		if word[i] == word[i-1] && strings.IndexByte(f.Double, word[i]) >= 0 {
			return word[:i] + word[i+1:]
		}
	}
	return word
}

// upper says that a word of up to five letters is written in capitals.
func upper(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return word != ""
}
