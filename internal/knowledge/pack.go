package knowledge

// Pack is what keur knows of one language: word classes, patterns over them, and the tables of the text and quantity
// packages.
type Pack struct {
	Language string
	Classes  []Class
	Patterns []Pattern
}

// Class is a set of words and phrases that patterns treat alike, such as the verbs of relieving.
type Class struct {
	Name  string   `yaml:"class"`
	Note  string   `yaml:"note"`
	Terms []string `yaml:"terms"`
}

// Pattern says that a combination of words and classes makes a claim of a type.
type Pattern struct {
	ID              string   `yaml:"id"`
	Type            string   `yaml:"type"`
	Match           []string `yaml:"match"` // alternatives (internal/match)
	Without         []string `yaml:"without"`
	Scope           string   `yaml:"scope"` // clause (default) or sentence
	Polarity        string   `yaml:"polarity"`
	Examples        []string `yaml:"examples"`
	Counterexamples []string `yaml:"counterexamples"`
}
