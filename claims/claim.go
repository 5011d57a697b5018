// Package claims holds the public nouns of keur: the claim with its evidence, doses, disclaimers, findings and review,
// the report that carries them, and the records of the review register. It imports nothing else of the project.
package claims

// Span is a range of bytes, end exclusive. In reports it refers to the source file; inside the pipeline a stage says
// which text it refers to.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty says that the span holds nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps says that the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains says that o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Join is the smallest span that holds both; an empty span adds nothing.
func (s Span) Join(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Location is a place in a source file for people: 1-based, columns in Unicode code points, end exclusive.
type Location struct {
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Page      int    `json:"page,omitempty"`
	Part      string `json:"part,omitempty"`
}

// Type is what a claim asserts; docs/findings.md explains each.
type Type string

// The claim types, in falling order of the harm that a wrong claim can do.
const (
	DiscouragesCare Type = "discourages_care"
	Guarantee       Type = "guarantee"
	Safety          Type = "safety"
	Dosage          Type = "dosage"
	SuccessRate     Type = "success_rate"
	Comparison      Type = "comparison"
	EvidenceAppeal  Type = "evidence_appeal"
	Testimonial     Type = "testimonial"
	Prevention      Type = "prevention"
	Efficacy        Type = "efficacy"
	Mechanism       Type = "mechanism"
	Causation       Type = "causation"
	Prognosis       Type = "prognosis"
	Prevalence      Type = "prevalence"
)

// Types lists every claim type in falling order of harm.
func Types() []Type {
	return []Type{DiscouragesCare, Guarantee, Safety, Dosage, SuccessRate, Comparison, EvidenceAppeal,
		Testimonial, Prevention, Efficacy, Mechanism, Causation, Prognosis, Prevalence}
}

// Grave says that a missed claim of the type does more harm than a false alarm: what keeps people from care, promises,
// safety, doses and rates of success.
func (t Type) Grave() bool {
	switch t {
	case DiscouragesCare, Guarantee, Safety, Dosage, SuccessRate:
		return true
	}
	return false
}

// Polarity says whether a claim asserts or denies its effect.
type Polarity string

// The two polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Quantity is a figure with its unit. Min and Max are equal for a single value; one of them is nil for a bound
// (">90%" has no Max). Units are UCUM codes, or count nouns in braces ({session}, {time}, {person}…).
type Quantity struct {
	Raw  string   `json:"raw"`
	Kind string   `json:"kind"`
	Min  *float64 `json:"min,omitempty"`
	Max  *float64 `json:"max,omitempty"`
	Unit string   `json:"unit"`
	Per  string   `json:"per,omitempty"`
	Span Span     `json:"span"`
}

// Term is the subject or object of a claim: its words, and the concept they name where the knowledge base knows it.
type Term struct {
	Text    string `json:"text"`
	Concept string `json:"concept,omitempty"`
	// Concepts holds every concept that the words name, the main one first.
	Concepts []string `json:"-"`
}

// Basis is the text that a claim's identity rests on. It depends on the document alone, never on a language pack, so
// that a new pack makes no decision stale.
type Basis struct {
	Unit   string // the whole sentence, list item or table row
	Frame  string // its lead-in, table header or question
	Anchor string // its heading or previous sentence, where the unit points back to them
}

// Claim is one assertion about health: one type in one unit of a document.
type Claim struct {
	ID          string            `json:"id"`
	Document    string            `json:"document"`
	Type        Type              `json:"type"`
	Quote       string            `json:"quote"`
	Context     string            `json:"context"`
	Span        Span              `json:"span"`
	Location    Location          `json:"location"`
	Language    string            `json:"language"`
	Polarity    Polarity          `json:"polarity"`
	Hedged      bool              `json:"hedged"`
	Quantities  []Quantity        `json:"quantities"`
	Subject     Term              `json:"subject"`
	Object      Term              `json:"object"`
	Cue         string            `json:"cue"`
	Evidence    Evidence          `json:"evidence"`
	Doses       []Dose            `json:"doses"`
	Dose        *Dose             `json:"dose,omitempty"`
	Disclaimers []ClaimDisclaimer `json:"disclaimers"`
	Severity    Severity          `json:"severity"`
	Findings    []Finding         `json:"findings"`
	Review      Review            `json:"review"`

	// What the stages tell one another; not part of the report.
	Fingerprint string   `json:"-"` // SHA-256 in hex; ID is its first 12 digits
	Occurrence  int      `json:"-"` // which of the equal claims of the document it is, from 1
	Basis       Basis    `json:"-"`
	Unit        Span     `json:"-"` // the whole unit, in the document's text
	Topics      []string `json:"-"` // conditions named just before, by the headings above and by the title, nearest first
	Signals     []string `json:"-"` // names of the word classes met in the unit, sorted
	Pattern     string   `json:"-"` // id of the pattern that found it
}
