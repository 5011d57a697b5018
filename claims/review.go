package claims

// Status is what reviewers decided about a claim.
type Status string

// The review statuses.
const (
	Unreviewed             Status = "unreviewed"
	Accepted               Status = "accepted"
	AcceptedWithDisclaimer Status = "accepted_with_disclaimer"
	NeedsChange            Status = "needs_change"
	Rejected               Status = "rejected"
	NotAClaim              Status = "not_a_claim"
)

// Statuses lists the review statuses, undecided first.
func Statuses() []Status {
	return []Status{Unreviewed, Accepted, AcceptedWithDisclaimer, NeedsChange, Rejected, NotAClaim}
}

// StatusOf is the status that a text names, whatever its capitals and with spaces, hyphens or underscores between its
// words. A text that names none comes back as written.
func StatusOf(text string) Status {
	if s := Status(underscored(text)); oneOf(s, Statuses()) {
		return s
	}
	return Status(text)
}

// Change is how a claim stands against the register.
type Change string

// The changes.
const (
	New       Change = "new"
	Unchanged Change = "unchanged"
	Moved     Change = "moved" // the same words elsewhere in the document
	Stale     Change = "stale" // the same place, other words
	Gone      Change = "gone"
)

// Review is the state of a claim in the review register.
type Review struct {
	Status          Status `json:"status"`
	Change          Change `json:"change"`
	Origin          string `json:"origin"` // extracted or manual
	Baseline        bool   `json:"baseline"`
	Expired         bool   `json:"expired"`
	EvidenceChanged bool   `json:"evidence_changed"`
	Reviewer        string `json:"reviewer,omitempty"`
	Date            string `json:"date,omitempty"`
	Expires         string `json:"expires,omitempty"`
	Reason          string `json:"reason,omitempty"`
}
