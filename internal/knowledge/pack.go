package knowledge

import (
	"keur/internal/match"
	"keur/internal/quantity"
	"keur/internal/scope"
	"keur/internal/text"
)

// Pack is what keur knows of one language: word classes, patterns over them, and the tables of the text, quantity
// and scope packages. Its files stand in data/<language>/.
type Pack struct {
	Language   string
	Inflection match.Inflection // inflection.yaml
	Text       text.Rules       // text.yaml
	Quantity   quantity.Table   // quantity.yaml
	Scope      scope.Table      // scope.yaml
	Classes    []Class          // classes.yaml, or several files under classes/
	Senses     []SenseWords     // several files under senses/
	Patterns   []Pattern        // patterns.yaml, or several files under patterns/
}

// Class is a set of words and phrases that patterns treat alike, such as the verbs of relieving.
type Class struct {
	Name    string   `yaml:"class"`
	Note    string   `yaml:"note"`
	Split   bool     `yaml:"split"`   // in a compound on one of its words the first part keeps its own classes
	Private bool     `yaml:"private"` // a phrase does not take this class over from a word in it
	Closed  bool     `yaml:"closed"`  // its phrases take nothing over from their words
	Terms   []string `yaml:"terms"`   // as internal/match reads them
}

// SenseWords are the words and phrases of a language that carry a sense.
type SenseWords struct {
	Sense string   `yaml:"sense"`
	Terms []string `yaml:"terms"` // as internal/match reads them
}

// Pattern says that a combination of words and classes makes a claim of a type.
type Pattern struct {
	ID              string   `yaml:"id"`
	Type            string   `yaml:"type"`     // a claim type; "none" takes all claims of its scope away
	Match           []string `yaml:"match"`    // alternatives, as internal/match reads them
	Without         []string `yaml:"without"`  // patterns that must not be met in the scope
	Scope           string   `yaml:"scope"`    // clause (default) or sentence
	Decides         bool     `yaml:"decides"`  // its claims stand without a word of the model
	Polarity        string   `yaml:"polarity"` // fixed; empty: negative where a negation governs it
	Examples        []string `yaml:"examples"`
	Counterexamples []string `yaml:"counterexamples"`
}
