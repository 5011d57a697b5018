package claims

import (
	"strings"
	"unicode"
)

// Origin says who found a claim.
type Origin string

// The origins.
const (
	Extracted Origin = "extracted"
	Manual    Origin = "manual" // added by a reviewer because it was missed
)

// Register holds the reviews of one document: a record for each of its claims, in reading order, the undecided ones too.
type Register struct {
	Document string // logical name: slash path relative to the project
	Records  []Record
}

// Record is one claim in the register, with what was decided about it.
type Record struct {
	ID          string // the first 12 digits of Fingerprint
	Fingerprint string // SHA-256 in hex (docs/decisions/0005-identity.md)
	First       string // the fingerprint under which its decisions began, where a renamed document changed it
	Type        Type
	Quote       string // as it was shown when the record was written; not part of the identity
	Words       Basis  // the words judged, each on one line
	Occurrence  int    // which of the equal claims of the document, from 1
	Origin      Origin
	Baseline    bool   // on the debt list of the day on which the project began; the first decision ends it
	Gone        bool   // its words are no longer in the document
	Replaces    string // ID of the gone record that stood at this place with other words
	Decisions   []Decision

	line int
}

// Line is the line of the register file at which the record was read; 0 for a record made in memory. It is not written.
func (r *Record) Line() int { return r.line }

// Decision is what a reviewer decided about a claim. Decisions are appended, never edited.
type Decision struct {
	Status    Status
	Reviewer  string
	Date      string // YYYY-MM-DD
	Reason    string // a code of Reasons; required where RequiresReason
	Text      string // the reason in the reviewer's words
	Reference string // evidence that the reviewer relied on: a URL, a DOI, an entry of the evidence register
	Expires   string // the last day on which it holds, YYYY-MM-DD; empty for no end. A malformed date counts as passed
	Evidence  *Judged
	Words     string // SHA-256 in hex of the words judged
	Previous  string // hash of the claim's previous decision, or of the root of the chain (docs/register.md)
	Undoes    string // of an undo: hash of the decision that it takes back; Status is then the status it falls back to
}

// Judged is the state of the evidence register at the time of a decision.
type Judged struct {
	Entry     string // id of the evidence entry; empty where there was none
	Level     Level
	Direction Direction
}

// Effective is the decision in force: the last one that no undo took back. It is nil where there is none.
func (r *Record) Effective() *Decision {
	var stack []*Decision
	for i := range r.Decisions {
		if r.Decisions[i].Undoes == "" {
			stack = append(stack, &r.Decisions[i])
		} else if len(stack) > 0 {
			stack = stack[:len(stack)-1]
		}
	}
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}

// Status is the status of the decision in force, Unreviewed without one. It does not look at expiry or at the words.
func (r *Record) Status() Status {
	if d := r.Effective(); d != nil {
		return d.Status
	}
	return Unreviewed
}

// Debt says that the record stands on the debt list still: in the baseline, and nobody ever decided it.
func (r *Record) Debt() bool { return r.Baseline && len(r.Decisions) == 0 }

// Root is the fingerprint from which the chain of decisions starts.
func (r *Record) Root() string {
	if r.First != "" {
		return r.First
	}
	return r.Fingerprint
}

// Because is the reason of a decision for people: its code and its text.
func (d *Decision) Because() string {
	if d.Reason == "" || d.Text == "" {
		return d.Reason + d.Text
	}
	return d.Reason + ": " + d.Text
}

// SplitReason undoes Because for what a reviewer wrote: a code and a text where the status needs a code, else a text
// alone. Capitals, spaces and hyphens in a code do not count. A code that is not among Reasons comes back as written.
func SplitReason(s Status, because string) (code, text string) {
	codes := Reasons(s)
	if codes == nil {
		return "", strings.TrimSpace(because)
	}
	code, text, _ = strings.Cut(because, ":")
	if name := underscored(code); oneOf(name, codes) {
		code = name
	}
	return strings.TrimSpace(code), strings.TrimSpace(text)
}

// RequiresReason says that a decision of this status needs a reason code and a text.
func (s Status) RequiresReason() bool {
	return s == NeedsChange || s == Rejected || s == NotAClaim
}

// Reasons lists the reason codes for decisions of a status, nil where none is required. docs/register.md explains each.
func Reasons(s Status) []string {
	switch s {
	case NeedsChange, Rejected:
		return []string{"unsupported", "contradicted", "exaggerated", "unlawful", "unsafe", "missing_context",
			"missing_source", "outdated", "other"}
	case NotAClaim:
		return []string{"question", "topic", "definition", "description", "own_disclaimer", "practical", "misread", "other"}
	}
	return nil
}

// underscored writes a name of several words as the closed lists do: "Missing context" and "missing-context" are
// missing_context.
func underscored(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == '-' || r == '_'
	}), "_")
}

// validReason says that a code is on the list for its status; other statuses need none and allow none.
func validReason(s Status, code string) bool {
	return oneOf(code, Reasons(s)) || code == "" && !s.RequiresReason()
}

func oneOf[T comparable](v T, list []T) bool {
	for _, o := range list {
		if o == v {
			return true
		}
	}
	return false
}

// names joins string-like values for an error message.
func names[T ~string](list []T) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return strings.Join(out, ", ")
}
