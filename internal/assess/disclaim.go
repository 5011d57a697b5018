package assess

import (
	"slices"
	"strconv"

	"keur/claims"
	"keur/internal/text"
)

// asked is who asks for one disclaimer in a document.
type asked struct {
	by       []string // rules and defaults, in the order met
	cited    []string // their citations
	severity claims.Severity
	required bool
	legal    bool // a rule of law asks, not good practice alone
}

func (a *asked) ask(id, citation string, severity claims.Severity, legal, required bool) {
	if !slices.Contains(a.by, id) {
		a.by = append(a.by, id)
		if citation != "" && !slices.Contains(a.cited, citation) {
			a.cited = append(a.cited, citation)
		}
	}
	if !required {
		return
	}
	a.required = true
	a.legal = a.legal || legal
	if severity.Rank() > a.severity.Rank() {
		a.severity = severity
	}
}

// needed gathers the disclaimers of the claim type and of the fired rules. "The evidence is limited" is asked for only
// where it is known to be: at low, very low or no certainty, or where the direction is uncertain.
func (w *worker) needed(p *page, c *claims.Claim) (n needs) {
	ask := func(s *set, id, citation string, severity claims.Severity, legal, required bool) {
		s.each(func(d int32) {
			if !w.fits(d, c) {
				return
			}
			w.asked[d].ask(id, citation, severity, legal, required)
			if required {
				n.required.add(d)
			} else {
				n.advised.add(d)
			}
		})
	}
	if d := w.rules.defaults[c.Type]; d != nil && c.Polarity != claims.Negative {
		ask(&d.required, d.id, "", atMostWarning(d.severity), false, !guarded(c))
	}
	for i := range w.fired {
		r := &w.rules.rules[w.fired[i].rule]
		ask(&r.required, r.id, r.citation, atMostWarning(w.fired[i].severity), r.legal, !r.label || p.offers(r.classes))
		if r.when.evidence {
			ask(&w.statements.qualifying, r.id, r.citation, claims.Note, r.legal, false)
			continue
		}
		ask(&r.advised, r.id, r.citation, claims.Note, r.legal, false)
	}
	return n
}

// guarded says that a causal claim already tells its reader that the cause is only possible.
func guarded(c *claims.Claim) bool { return c.Type == claims.Causation && c.Hedged }

// offers says that a document is mainly about products of these classes, so that what the law asks of their labels holds
// for it; a page of advice that mentions a dose is only advised to carry such texts.
func (p *page) offers(of classes) bool {
	return (p.configured|p.recognised)&of != 0 || p.configured|p.recognised == 0
}

// fits says that a statement would be true of a claim: that the evidence is limited can only be said where it is.
func (w *worker) fits(d int32, c *claims.Claim) bool {
	return w.statements.all[d].ID != evidenceLimited || weak(&c.Evidence)
}

// weak says that the evidence is known to be limited.
func weak(e *claims.Evidence) bool {
	switch e.Level {
	case claims.Low, claims.VeryLow, claims.None:
		return true
	case claims.Unassessed:
		return false
	}
	return e.Direction == claims.Uncertain
}

// atMostWarning is the severity of a missing statement: what is prohibited is reported with the claim.
func atMostWarning(s claims.Severity) claims.Severity {
	if s == claims.Error {
		return claims.Warning
	}
	return s
}

// The statuses of disclaimers and checks.
const (
	present     = "present"
	missing     = "missing"
	outdated    = "outdated"
	recommended = "recommended"
)

// status is how a document stands on one disclaimer; empty where it neither needs nor carries it. To professionals a
// statement that only good practice asks for is recommended.
func (w *worker) status(p *page, d int) string {
	a := &w.asked[d]
	switch {
	case p.cues.met(d) && len(a.by) > 0 && w.outdated(p, d):
		return outdated
	case p.cues.met(d):
		return present
	case a.required && (a.legal || p.public):
		return missing
	case len(a.by) > 0:
		return recommended
	}
	return ""
}

// disclaimers lists what the document needs or carries, and gives every claim its share.
func (w *worker) disclaimers(p *page, found []claims.Claim) []claims.DocumentDisclaimer {
	out := []claims.DocumentDisclaimer{}
	statuses := make([]string, len(w.statements.all))
	for d := range w.statements.all {
		statuses[d] = w.status(p, d)
		if statuses[d] == "" {
			continue
		}
		by := slices.Clone(w.asked[d].by)
		slices.Sort(by)
		if by == nil {
			by = []string{}
		}
		entry := claims.DocumentDisclaimer{ID: w.statements.all[d].ID, Status: statuses[d], RequiredBy: by,
			Text: w.statements.text(int32(d), p.language), Location: p.location(p.cues[d])}
		out = append(out, entry)
	}
	for i := range found {
		n := &w.needs[i]
		all := n.required
		all.or(&n.advised)
		found[i].Disclaimers = []claims.ClaimDisclaimer{}
		all.each(func(d int32) {
			status := statuses[d]
			if (status == missing || status == outdated) && !n.required.has(d) {
				status = recommended
			}
			found[i].Disclaimers = append(found[i].Disclaimers, claims.ClaimDisclaimer{ID: w.statements.all[d].ID, Status: status})
		})
	}
	return out
}

// location is the place of a span of the text in the source; nil for an empty one.
func (p *page) location(s text.Span) *claims.Location {
	if s.Empty() {
		return nil
	}
	if p.lines == nil {
		p.lines = text.NewLines(p.doc.Source)
	}
	l := p.lines.Location(p.doc.Map.Span(s))
	return &l
}

// missing reports every missing disclaimer once, with the claims that need it.
func (w *worker) missing(p *page, record *claims.Document, found []claims.Claim) []claims.Finding {
	var out []claims.Finding
	for _, entry := range record.Disclaimers {
		if entry.Status != missing && entry.Status != outdated {
			continue
		}
		d := w.statements.find(entry.ID)
		var ids []string
		count := 0
		for i := range found {
			if w.needs[i].required.has(d) {
				ids = append(ids, found[i].ID)
				count++
			}
		}
		out = append(out, claims.Finding{Rule: "disclaimer-" + entry.ID, Severity: w.asked[d].severity,
			Consequence: needsStatement, Message: w.lackMessage(&entry, count), Location: entry.Location, Citation: joined(w.asked[d].cited),
			Suggestion: entry.Text, Document: record.Path, Claims: ids})
	}
	return out
}

// lackMessage says what to do about a disclaimer that is missing, or that does not hold any more.
func (w *worker) lackMessage(d *claims.DocumentDisclaimer, count int) string {
	need := strconv.Itoa(count) + " claims need it"
	if count == 1 {
		need = "1 claim needs it"
	}
	if d.Status == missing {
		return "add the disclaimer " + d.ID + ": " + need + " and the document does not carry it"
	}
	if w.statements.all[w.statements.find(d.ID)].DatedBy != "" {
		return "renew the disclaimer " + d.ID + ": " + need + " and its date is too long ago"
	}
	return "write the disclaimer " + d.ID + " letter for letter: " + need + " and the law fixes its words"
}

func joined(citations []string) string {
	out := ""
	for i, c := range citations {
		if i > 0 {
			out += "; "
		}
		out += c
	}
	return out
}

// checks reports the checks on the document as a whole that its text can answer.
func (w *worker) checks(p *page) []claims.DocumentCheck {
	out := []claims.DocumentCheck{}
	for i := range w.statements.checks {
		n := len(w.statements.all) + i
		if !w.statements.cued[n] {
			continue
		}
		c := claims.DocumentCheck{ID: w.statements.checks[i].ID, Status: missing, Location: p.location(p.cues[n])}
		if p.cues.met(n) {
			c.Status = present
		}
		out = append(out, c)
	}
	return out
}
