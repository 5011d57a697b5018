package register

import (
	"slices"
	"strings"

	"keur/claims"
)

// condition is something that the gate can fail on.
type condition struct {
	name    string
	message string // completes "3 claims …"
	// claim says that a claim fails; it sees what else the gate fails on.
	claim func(c *claims.Claim, on map[string]bool) bool
	// rest names the document of each thing that fails beside the claims.
	rest func(r *claims.Report) []string
	next func(r *Reason) string
}

// unreviewed and stale know of one another: a stale claim is undecided too.
const (
	unreviewed = "unreviewed"
	stale      = "stale"
)

// conditions lists them in the order in which a reviewer best deals with them.
func conditions() []condition {
	return []condition{
		{name: unreviewed, message: "wait for a decision", claim: isUnreviewed, next: list("--status unreviewed")},
		{name: stale, message: "have other words than those that were reviewed", claim: isStale, next: list("--change stale")},
		{name: "expired", message: "have a decision that expired", claim: isExpired, next: list("--expired")},
		{name: "rejected", message: "were rejected and still stand", claim: hasStatus(claims.Rejected), next: list("--status rejected")},
		{name: "needs-change", message: "must change and still stand", claim: hasStatus(claims.NeedsChange),
			next: list("--status needs_change")},
		{name: "missing-accepted-disclaimer", message: "were accepted with a disclaimer that is not there",
			claim: lacksAcceptedDisclaimer, next: fix},
		{name: "baseline-grown", message: "are undecided and not in the baseline", claim: isBeyondBaseline,
			next: list("--status unreviewed")},
		{name: "evidence-stale", message: "rest on evidence that changed since the decision or is due for a check",
			claim: hasStaleEvidence, next: list("--evidence-changed")},
		{name: "missing-disclaimer", message: "lack a disclaimer that is required", claim: lacksDisclaimer,
			rest: documentsLacking, next: fix},
		{name: "dose", message: "name an amount that is prohibited or above a limit", claim: hasBadDose, next: explain},
		{name: "contradiction", message: "are contradicted by the evidence or by another claim", claim: isContradicted, rest: contradictions, next: explain},
		severe(claims.Error), severe(claims.Warning), severe(claims.Note),
	}
}

func isUnreviewed(c *claims.Claim, on map[string]bool) bool {
	if c.Review.Change == claims.Stale && on[stale] {
		return false // counted as stale
	}
	return undecided(c) && !c.Review.Baseline
}

// undecided takes an empty status, as in a report made without a register, for what it is.
func undecided(c *claims.Claim) bool {
	return c.Review.Status == claims.Unreviewed || c.Review.Status == ""
}

func isStale(c *claims.Claim, _ map[string]bool) bool { return c.Review.Change == claims.Stale }

func isExpired(c *claims.Claim, _ map[string]bool) bool { return c.Review.Expired }

func hasStatus(s claims.Status) func(*claims.Claim, map[string]bool) bool {
	return func(c *claims.Claim, _ map[string]bool) bool { return c.Review.Status == s }
}

// lacksAcceptedDisclaimer holds where a required disclaimer is missing, and where none at all is present: the reviewer
// accepted the claim for one.
func lacksAcceptedDisclaimer(c *claims.Claim, _ map[string]bool) bool {
	if c.Review.Status != claims.AcceptedWithDisclaimer {
		return false
	}
	present := slices.ContainsFunc(c.Disclaimers, func(d claims.ClaimDisclaimer) bool { return d.Status == "present" })
	return !present || lacksDisclaimer(c, nil)
}

func lacksDisclaimer(c *claims.Claim, _ map[string]bool) bool {
	return slices.ContainsFunc(c.Disclaimers, func(d claims.ClaimDisclaimer) bool { return lacking(d.Status) })
}

func lacking(status string) bool { return status == "missing" || status == "outdated" }

// documentsLacking names the documents that lack a required disclaimer on their own account, once for each; those that
// a claim needs are counted with the claim.
func documentsLacking(r *claims.Report) (documents []string) {
	type need struct{ document, disclaimer string }
	byClaim := map[need]bool{}
	for i := range r.Claims {
		for _, d := range r.Claims[i].Disclaimers {
			byClaim[need{r.Claims[i].Document, d.ID}] = true
		}
	}
	for i := range r.Documents {
		path := r.Documents[i].Path
		for _, d := range r.Documents[i].Disclaimers {
			if lacking(d.Status) && !byClaim[need{path, d.ID}] {
				documents = append(documents, path)
			}
		}
	}
	return documents
}

// isBeyondBaseline finds what nobody decided and the debt list does not hold: the debt grew by it.
func isBeyondBaseline(c *claims.Claim, _ map[string]bool) bool {
	return undecided(c) && !c.Review.Baseline
}

func hasStaleEvidence(c *claims.Claim, _ map[string]bool) bool {
	return c.Review.EvidenceChanged || c.Evidence.Stale
}

func hasBadDose(c *claims.Claim, _ map[string]bool) bool {
	bad := func(d claims.Dose) bool {
		return d.Verdict == claims.Exceeds || d.Verdict == claims.ExceedsTop || d.Verdict == claims.Prohibited
	}
	if c.Dose != nil {
		return bad(*c.Dose) // the headline: limits for special groups are notes
	}
	return slices.ContainsFunc(c.Doses, bad)
}

// contradicts recognises the rules on claims that the evidence, or another claim, speaks against.
func contradicts(f claims.Finding) bool { return strings.Contains(f.Rule, "contradict") }

func isContradicted(c *claims.Claim, _ map[string]bool) bool {
	return slices.ContainsFunc(c.Findings, contradicts)
}

// contradictions names the documents of the findings across claims and documents.
func contradictions(r *claims.Report) []string {
	return across(r, contradicts)
}

// across names the document of each failing finding that belongs to no single claim; "" for one of several documents.
func across(r *claims.Report, fails func(claims.Finding) bool) (documents []string) {
	for _, f := range r.Findings {
		if fails(f) {
			documents = append(documents, f.Document)
		}
	}
	return documents
}

// severe fails on claims and findings of a severity or graver, whatever reviewers decided.
func severe(s claims.Severity) condition {
	return condition{
		name:    "severity>=" + string(s),
		message: "have a finding of severity " + string(s) + " or graver",
		claim:   func(c *claims.Claim, _ map[string]bool) bool { return gravest(c) >= s.Rank() },
		rest: func(r *claims.Report) []string {
			return across(r, func(f claims.Finding) bool { return f.Severity.Rank() >= s.Rank() })
		},
		next: explain,
	}
}

func gravest(c *claims.Claim) int {
	rank := c.Severity.Rank()
	for _, f := range c.Findings {
		rank = max(rank, f.Severity.Rank())
	}
	return rank
}

func list(flags string) func(*Reason) string {
	return func(*Reason) string { return "keur review list " + flags }
}

// explain leads to the first of the claims, or to the first document where none is concerned.
func explain(r *Reason) string {
	switch {
	case len(r.Claims) > 0:
		return "keur explain " + r.Claims[0]
	case len(r.Documents) > 0:
		return "keur audit " + shellWord(r.Documents[0])
	}
	return "keur audit"
}

// fix leads to the first document that lacks something.
func fix(r *Reason) string {
	if len(r.Documents) > 0 {
		return "keur fix " + shellWord(r.Documents[0])
	}
	return "keur fix"
}

// shellWord quotes what a shell would take apart.
func shellWord(s string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,:@%+="
	if s != "" && strings.Trim(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
