package assess

import (
	"strings"

	"keur/claims"
)

// What a text offers as proof, by the word classes that a language pack knows.
const (
	citedNone     = "none"
	citedVague    = "vague"
	citedNamed    = "named"
	citedSpecific = "specific"
)

// namedSignals are the classes of words that name a source without saying which publication is meant; vagueSignals
// those that only appeal to one.
func namedSignal(s string) bool {
	switch s {
	case "guideline", "institute", "journal", "author", "reference":
		return true
	}
	return false
}

func vagueSignal(s string) bool { return s == "study" || s == "authority" || s == "proof" }

// citation remembers what it found in the last unit, for several claims share one.
type citation struct {
	unit     string
	specific bool
}

// of says what the text itself offers as proof in the unit of a claim.
func (m *citation) of(c *claims.Claim) string {
	if c.Context != m.unit {
		m.unit, m.specific = c.Context, specific(c.Context)
	}
	if m.specific {
		return citedSpecific
	}
	out := citedNone
	for _, s := range c.Signals {
		switch {
		case namedSignal(s):
			return citedNamed
		case vagueSignal(s):
			out = citedVague
		}
	}
	return out
}

// specific says that a text points at one publication: a DOI, a PubMed number, a web address, or an author with a year
// in parentheses.
func specific(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '1', '2':
			if i > 0 && yearAt(s, i) && authored(s, i) {
				return true
			}
		case ':':
			if strings.HasPrefix(s[i:], "://") {
				return true
			}
		case 'w':
			if strings.HasPrefix(s[i:], "www.") {
				return true
			}
		case 'd', 'D', 'p', 'P':
			if identifier(s[i:]) {
				return true
			}
		}
		if s[i] == '1' && strings.HasPrefix(s[i:], "10.") && len(s) > i+7 && strings.IndexByte(s[i+3:i+8], '/') > 0 {
			return true
		}
	}
	return false
}

// identifier says that a text begins with the name of a numbering of publications, and a number after it.
func identifier(s string) bool {
	for _, name := range [...]string{"pmid", "doi"} {
		if len(s) > len(name)+2 && strings.EqualFold(s[:len(name)], name) {
			rest := strings.TrimLeft(s[len(name):], ": ")
			return rest != "" && rest[0] >= '0' && rest[0] <= '9'
		}
	}
	return false
}

// yearAt says that a year from 1900 to 2099 stands at i, not inside a longer number.
func yearAt(s string, i int) bool {
	if i+4 > len(s) || s[i:i+2] != "19" && s[i:i+2] != "20" || !digit(s[i+2]) || !digit(s[i+3]) {
		return false
	}
	return (i == 0 || !digit(s[i-1]) && s[i-1] != '.' && s[i-1] != ',') && (i+4 == len(s) || !digit(s[i+4]))
}

// authored says that the year at i stands in a citation: in parentheses with a capitalised word before it, or alone in
// parentheses behind one.
func authored(s string, i int) bool {
	open := strings.LastIndexByte(s[:i], '(')
	if open < 0 || strings.IndexByte(s[open:i], ')') >= 0 || strings.IndexByte(s[i:], ')') < 0 {
		return false
	}
	if strings.TrimSpace(s[open+1:i]) != "" {
		return capital(s[open+1 : i])
	}
	before := strings.TrimRight(s[:open], " .")
	word := strings.LastIndexByte(before, ' ') + 1
	return strings.HasSuffix(before, "et al") || word > 0 && capital(before[word:])
}

// capital says that a text holds a word that begins with a capital letter.
func capital(s string) bool {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' && (i == 0 || s[i-1] == ' ' || s[i-1] == '(') {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
