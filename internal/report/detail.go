package report

import (
	"fmt"
	"strconv"
	"strings"

	"keur/claims"
)

// evidence writes what is known of the claim's subject for its object.
func (p *printer) evidence(c *claims.Claim) {
	e := c.Evidence
	if e.Level == "" {
		return
	}
	known := ""
	if e.Level == claims.Unassessed && len(e.KnownFor) > 0 {
		known = "known for " + strings.Join(e.KnownFor, "; ")
	}
	match := ""
	if e.Match != "" && e.Match != "exact" {
		match = e.Match + " entry"
	}
	p.item("evidence", dim, listed(joinWords(string(e.Level), string(e.Direction)), e.Entry, match, trust(e), known,
		cited(&e)), plain)
	if !p.o.Verbose {
		return
	}
	p.item("", plain, e.Summary, plain)
	for _, step := range e.Steps {
		p.item("", plain, "via "+step, dim)
	}
	if len(e.Others) > 0 {
		p.item("", plain, "see also "+strings.Join(e.Others, ", "), dim)
	}
	for _, s := range e.Sources {
		year := ""
		if s.Year > 0 {
			year = strconv.Itoa(s.Year)
		}
		p.item("", plain, listed(s.Title, year, s.Kind, s.URL), dim)
	}
}

// trust says what speaks against resting on an entry.
func trust(e claims.Evidence) string {
	switch {
	case e.Entry == "":
		return ""
	case !e.Verified:
		return "unverified"
	case e.Stale:
		return "not checked since " + e.LastChecked
	}
	return ""
}

// cited says what the text itself offers as proof, and what that could show at best.
func cited(e *claims.Evidence) string {
	if e.Cited == "" || e.Cited == "none" {
		return ""
	}
	out := "text cites: " + e.Cited
	if e.CitedDesign != "" {
		out += ", " + strings.ReplaceAll(e.CitedDesign, "_", " ") + " (CEBM level " + strconv.Itoa(e.CitedCEBM) + " at best)"
	}
	return out
}

func joinWords(a, b string) string {
	if b == "" {
		return a
	}
	return a + ", " + b
}

// doses writes the headline verdict, or all verdicts where everything is asked for.
func (p *printer) doses(c *claims.Claim) {
	if p.o.Verbose {
		for i := range c.Doses {
			p.dose(&c.Doses[i])
		}
		if len(c.Doses) > 0 {
			return
		}
	}
	if c.Dose != nil {
		p.dose(c.Dose)
	}
}

func (p *printer) dose(d *claims.Dose) {
	limit := ""
	if d.Limit != "" {
		limit = strings.TrimSpace("limit " + d.Limit)
		if d.Kind != "" {
			limit += " (" + d.Kind + ")"
		}
	}
	text := listed(string(d.Verdict)+prefixed(": ", strings.TrimSpace(d.Substance+" "+d.Amount)),
		limit, d.Source, d.Reason)
	p.item("dose", verdictStyle(d.Verdict), text, plain)
}

// disclaimers writes which statements the claim needs, the missing ones first.
func (p *printer) disclaimers(c *claims.Claim) {
	var parts []string
	for _, s := range []string{"missing", "outdated", "recommended", "present"} {
		if ids := withStatus(c.Disclaimers, s); len(ids) > 0 {
			parts = append(parts, s+" "+strings.Join(ids, ", "))
		}
	}
	label := dim
	if len(withStatus(c.Disclaimers, "missing")) > 0 {
		label = yellow
	}
	p.item("disclaimer", label, listed(parts...), plain)
}

// status is the review status of a claim in a word or two.
func status(v claims.Review) string {
	out := string(v.Status)
	if v.Change != claims.Unchanged && v.Change != "" {
		out += ", " + string(v.Change)
	}
	if v.Expired {
		out += ", expired"
	}
	return out
}

// reviewer writes who decided what, and until when; nothing where nobody has.
func (p *printer) reviewer(v claims.Review) {
	if v.Reviewer == "" && v.Reason == "" && !v.EvidenceChanged && v.Origin != "manual" && !v.Baseline {
		return
	}
	text := strings.TrimSpace(string(v.Status) + prefixed(" by ", v.Reviewer) +
		prefixed(" on ", v.Date) + prefixed(" until ", v.Expires) + prefixed(": ", v.Reason))
	var notes []string
	for _, n := range []struct {
		holds bool
		text  string
	}{
		{v.Expired, "expired"},
		{v.Change == claims.Stale, "the words have changed since"},
		{v.EvidenceChanged, "the evidence has changed since"},
		{v.Origin == "manual", "added by a reviewer"},
		{v.Baseline, "in the baseline"},
	} {
		if n.holds {
			notes = append(notes, n.text)
		}
	}
	p.item("review", dim, listed(append([]string{text}, notes...)...), plain)
}

// reading writes how the claim was understood.
func (p *printer) reading(c *claims.Claim) {
	p.item("about", dim, listed(term("subject", c.Subject), term("object", c.Object)), plain)
	hedged := ""
	if c.Hedged {
		hedged = "hedged"
	}
	p.item("wording", dim, listed(string(c.Polarity), hedged, prefixed("cue: ", c.Cue), prefixed("language ", c.Language)), plain)
	for _, q := range c.Quantities {
		p.item("quantity", dim, fmt.Sprintf("%s: %s, %s", q.Raw, q.Kind, amount(q)), plain)
	}
}

func term(name string, t claims.Term) string {
	if t.Text == "" && t.Concept == "" {
		return ""
	}
	if t.Concept == "" {
		return name + ": " + t.Text
	}
	return strings.TrimSpace(name+": "+t.Text) + " (" + t.Concept + ")"
}

// amount is a quantity in figures: "400–600 mg/d", "at least 90 %".
func amount(q claims.Quantity) string {
	f := func(v *float64) string { return strconv.FormatFloat(*v, 'g', -1, 64) }
	out := ""
	switch {
	case q.Min != nil && q.Max != nil && *q.Min == *q.Max:
		out = f(q.Min)
	case q.Min != nil && q.Max != nil:
		out = f(q.Min) + "–" + f(q.Max)
	case q.Min != nil:
		out = "at least " + f(q.Min)
	case q.Max != nil:
		out = "at most " + f(q.Max)
	}
	return strings.TrimSpace(out + " " + q.Unit + prefixed("/", q.Per))
}
