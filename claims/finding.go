package claims

// Severity ranks findings: an error is barred in promotion, a warning needs evidence, a qualification or a statement,
// a note is good practice.
type Severity string

// The severities, gravest first.
const (
	Error        Severity = "error"
	Warning      Severity = "warning"
	Note         Severity = "note"
	NoneSeverity Severity = "none"
)

// Severities lists the severities from the gravest to none.
func Severities() []Severity { return []Severity{Error, Warning, Note, NoneSeverity} }

// Rank orders severities: a higher rank is graver, none and unknown values are 0.
func (s Severity) Rank() int {
	switch s {
	case Error:
		return 3
	case Warning:
		return 2
	case Note:
		return 1
	}
	return 0
}

// Finding is something a reader should act on. Findings are values, not errors: they never stop a run.
type Finding struct {
	Rule        string   `json:"rule"`
	Severity    Severity `json:"severity"`
	Consequence string   `json:"consequence,omitempty"` // prohibited, needs_statement, needs_substantiation or note
	Message     string   `json:"message"`
	Citation    string   `json:"citation,omitempty"`
	URL         string   `json:"url,omitempty"`
	Suggestion  string   `json:"suggestion,omitempty"`

	// Set on findings that belong to a document or to several rather than to one claim.
	Document string    `json:"document,omitempty"`
	Location *Location `json:"location,omitempty"`
	Claims   []string  `json:"claims,omitempty"` // ids of the claims concerned
}
