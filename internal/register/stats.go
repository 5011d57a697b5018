package register

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"keur/claims"
)

// Stats counts how the claims on the pages stand, for people who plan reviews. Claims whose words are gone do not count.
type Stats struct {
	Today     string          `json:"today"`
	Claims    int             `json:"claims"`  // false alarms among them
	Decided   int             `json:"decided"` // those with a decision on their words, expired ones too
	Statuses  []StatusStats   `json:"statuses"`
	Documents []DocumentStats `json:"documents"` // the worst first
	Reviewers []ReviewerStats `json:"reviewers"` // who decided most first

	Stale           int `json:"stale"`            // other words than those that were judged
	Expired         int `json:"expired"`          // decided, and due again
	Expires30       int `json:"expires_30_days"`  // from today on
	Expires90       int `json:"expires_90_days"`  // those of 30 days among them
	EvidenceChanged int `json:"evidence_changed"` // since the decision
	Debt            int `json:"debt"`             // on the baseline's debt list and undecided
}

// StatusStats counts the claims of a status by their severity.
type StatusStats struct {
	Status   claims.Status           `json:"status"`
	Severity map[claims.Severity]int `json:"severity"`
	Claims   int                     `json:"claims"`
}

// DocumentStats counts the claims of a document. Open are those that wait for a decision: undecided, stale or expired.
type DocumentStats struct {
	Document     string `json:"document"`
	Claims       int    `json:"claims"`
	Open         int    `json:"open"`
	OpenErrors   int    `json:"open_errors"`
	OpenWarnings int    `json:"open_warnings"`
}

// ReviewerStats counts the claims whose decision in force is somebody's.
type ReviewerStats struct {
	Reviewer string `json:"reviewer"`
	Decided  int    `json:"decided"`
	Last     string `json:"last"` // day of the last of these decisions, YYYY-MM-DD
}

// Count makes the figures of claims that carry their reviews (Reconcile). Today is YYYY-MM-DD.
func Count(all []claims.Claim, today string) Stats {
	c := counter{stats: Stats{Today: today, Claims: len(all)}, documents: map[string]*DocumentStats{}, reviewers: map[string]*ReviewerStats{},
		in30: later(today, 30), in90: later(today, 90)}
	for _, s := range claims.Statuses() {
		c.stats.Statuses = append(c.stats.Statuses, StatusStats{Status: s, Severity: map[claims.Severity]int{}})
	}
	for i := range all {
		c.claim(&all[i])
	}
	return c.finish()
}

// later is the day that is some days after another; "" where that is none.
func later(day string, days int) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return at.AddDate(0, 0, days).Format(time.DateOnly)
}

type counter struct {
	stats      Stats
	documents  map[string]*DocumentStats
	reviewers  map[string]*ReviewerStats
	in30, in90 string
}

func (c *counter) claim(one *claims.Claim) {
	v := &one.Review
	c.status(one)
	c.document(one)
	if !undecided(one) {
		c.stats.Decided++
		c.reviewer(v)
	}
	for _, n := range []struct {
		counts bool
		to     *int
	}{
		{v.Change == claims.Stale, &c.stats.Stale},
		{v.Expired, &c.stats.Expired},
		{!v.Expired && v.Expires != "" && v.Expires <= c.in30, &c.stats.Expires30},
		{!v.Expired && v.Expires != "" && v.Expires <= c.in90, &c.stats.Expires90},
		{v.EvidenceChanged, &c.stats.EvidenceChanged},
		{v.Baseline, &c.stats.Debt},
	} {
		if n.counts {
			*n.to++
		}
	}
}

func (c *counter) status(one *claims.Claim) {
	status := cmp.Or(one.Review.Status, claims.Unreviewed)
	for i := range c.stats.Statuses {
		if s := &c.stats.Statuses[i]; s.Status == status {
			s.Claims++
			s.Severity[one.Severity]++
		}
	}
}

func (c *counter) document(one *claims.Claim) {
	d := c.documents[one.Document]
	if d == nil {
		d = &DocumentStats{Document: one.Document}
		c.documents[one.Document] = d
	}
	d.Claims++
	if !undecided(one) && !one.Review.Expired {
		return
	}
	d.Open++
	switch one.Severity {
	case claims.Error:
		d.OpenErrors++
	case claims.Warning:
		d.OpenWarnings++
	}
}

func (c *counter) reviewer(v *claims.Review) {
	r := c.reviewers[v.Reviewer]
	if r == nil {
		r = &ReviewerStats{Reviewer: v.Reviewer}
		c.reviewers[v.Reviewer] = r
	}
	r.Decided++
	r.Last = max(r.Last, v.Date)
}

// finish puts the documents and the reviewers in their order.
func (c *counter) finish() Stats {
	c.stats.Documents, c.stats.Reviewers = []DocumentStats{}, []ReviewerStats{}
	for _, d := range slices.SortedFunc(maps.Values(c.documents), worse) {
		c.stats.Documents = append(c.stats.Documents, *d)
	}
	for _, r := range slices.SortedFunc(maps.Values(c.reviewers), func(a, b *ReviewerStats) int {
		return cmp.Or(cmp.Compare(b.Decided, a.Decided), cmp.Compare(a.Reviewer, b.Reviewer))
	}) {
		c.stats.Reviewers = append(c.stats.Reviewers, *r)
	}
	return c.stats
}

// worse orders documents: those with more grave claims that wait for a decision come first.
func worse(a, b *DocumentStats) int {
	return cmp.Or(cmp.Compare(b.OpenErrors, a.OpenErrors), cmp.Compare(b.OpenWarnings, a.OpenWarnings), cmp.Compare(b.Open, a.Open),
		cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.Document, b.Document))
}
