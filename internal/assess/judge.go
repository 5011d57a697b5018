package assess

import (
	"slices"

	"keur/claims"
)

// judge fills in a claim's findings and severity, and says which disclaimers it needs.
func (w *worker) judge(p *page, c *claims.Claim, known *answer, r ruling) needs {
	f := w.facts(p, c, known)
	f.ruling = r
	w.fire(p, c, &f)
	n := w.needed(p, c)
	c.Findings = w.findings(p, c, &f, known)
	c.Severity = claims.NoneSeverity
	for i := range c.Findings {
		if c.Findings[i].Severity.Rank() > c.Severity.Rank() {
			c.Severity = c.Findings[i].Severity
		}
	}
	return n
}

// findings builds at most one finding a family: the gravest, which names the others. A prohibition whose product class
// is known makes the weaker families idle: the passage has to go anyway.
func (w *worker) findings(p *page, c *claims.Claim, f *facts, known *answer) []claims.Finding {
	out := []claims.Finding{}
	barred := w.gravest(prohibition)
	if barred >= 0 {
		out = append(out, w.finding(p, c, f, known, barred))
	} else if d := w.rules.defaults[c.Type]; d != nil && d.severity == claims.Error && c.Polarity != claims.Negative {
		out = append(out, w.outright(p, c, d))
	}
	if d, ok := w.doseFinding(c); ok {
		out = append(out, d)
	}
	if len(out) > 0 && out[0].Severity == claims.Error && out[0].Consequence == prohibited {
		return out
	}
	if contradicted, ok := w.contradiction(p, c, known); ok {
		out = append(out, contradicted)
	} else if n := w.gravest(substantiation); n >= 0 {
		out = append(out, w.finding(p, c, f, known, n))
	} else if weak, ok := w.support(p, c, known); ok && !f.authorised() {
		out = append(out, weak)
	}
	if n := w.gravest(remark); n >= 0 && len(out) == 0 {
		out = append(out, w.finding(p, c, f, known, n))
	}
	d := w.rules.defaults[claims.Safety]
	if len(out) == 0 && d != nil && c.Type == claims.Safety && c.Polarity != claims.Negative && outrightSafe(c) && !knownHarmless(c, known) {
		out = append(out, w.outright(p, c, d))
	}
	slices.SortStableFunc(out, func(a, b claims.Finding) int { return b.Severity.Rank() - a.Severity.Rank() })
	return out
}

// The consequences of findings.
const (
	prohibited          = "prohibited"
	needsStatement      = "needs_statement"
	needsSubstantiation = "needs_substantiation"
)

// gravest is the fired rule of a family with the highest severity, the first of equals; -1 for none.
func (w *worker) gravest(of family) int {
	best := -1
	for i := range w.fired {
		if w.rules.rules[w.fired[i].rule].family != of {
			continue
		}
		if best < 0 || w.fired[i].severity.Rank() > w.fired[best].severity.Rank() {
			best = i
		}
	}
	return best
}

// finding tells one fired rule, with what it rests on and what to do.
func (w *worker) finding(p *page, c *claims.Claim, f *facts, known *answer, n int) claims.Finding {
	hit := &w.fired[n]
	r := &w.rules.rules[hit.rule]
	message := r.trigger
	if r.when.standings != 0 {
		message = with(message, w.sentence(&f.ruling))
	}
	if r.when.evidence {
		message = with(message, evidenceClause(c, known))
	}
	message = with(message, hit.lowered)
	return claims.Finding{Rule: r.id, Severity: hit.severity, Consequence: r.consequence, Message: message + advice(r.family),
		Citation: r.citation + w.also(n, r.family), URL: r.url, Suggestion: w.suggestion(p, c, r)}
}

// with adds an explanation in parentheses.
func with(message, more string) string {
	if more == "" {
		return message
	}
	return message + " (" + more + ")"
}

// advice says what to do about a finding.
func advice(f family) string {
	switch f {
	case prohibition:
		return ": rewrite it or leave it out; no disclaimer cures it"
	case substantiation:
		return ": name the evidence for it, write it with reserve, or leave it out"
	}
	return ": check whether this holds here"
}

// also names the other fired rules of a family.
func (w *worker) also(n int, of family) string {
	out := ""
	for i := range w.fired {
		r := &w.rules.rules[w.fired[i].rule]
		if i == n || r.family != of {
			continue
		}
		if out == "" {
			out = "; also " + r.id
		} else {
			out += ", " + r.id
		}
	}
	return out
}

// evidenceClause tells what the register says, in one phrase.
func evidenceClause(c *claims.Claim, known *answer) string {
	if known == nil {
		return "the evidence register has no entry for this"
	}
	return "evidence: " + words(string(known.direction)) + ", certainty " + words(string(c.Evidence.Level))
}

// suggestion is what could be written instead, in the language of the document: an authorised wording for the same
// nutrient, or the text of a statement that helps.
func (w *worker) suggestion(p *page, c *claims.Claim, r *rule) string {
	if r.family == prohibition {
		if text := w.authorisedWording(p.language); text != "" {
			return text
		}
	}
	for _, d := range r.help {
		if w.fits(d, c) {
			return w.statements.text(d, p.language)
		}
	}
	return ""
}

// authorisedWording offers claims that are authorised for the first subject that has any.
func (w *worker) authorisedWording(language string) string {
	for _, s := range w.finder.subjects {
		if text := w.allowedWording(s, language); text != "" {
			return text
		}
	}
	return ""
}

// outright reports a claim of a type that no evidence or statement makes acceptable.
func (w *worker) outright(p *page, c *claims.Claim, d *typeDefault) claims.Finding {
	f := claims.Finding{Rule: d.id, Severity: d.severity, Consequence: prohibited, Message: "promises a certain or lasting result"}
	help := noCureGuarantee
	switch c.Type {
	case claims.DiscouragesCare:
		f.Message, help = "advises against or discredits usual care", ""
		if w.aboutMedicines(c) {
			help = keepMedication
		}
	case claims.Safety: // a mild word for safety is a warning; none of harm at all misleads
		f.Message, f.Severity, help = "says without reserve that it does no harm", claims.Error, sideEffects
	}
	if c.Hedged {
		f.Severity, f.Consequence = lower(d.severity), needsSubstantiation
		f.Message += " (one step lower because the passage is guarded: can, may)"
	}
	f.Message += advice(prohibition)
	f.Suggestion = w.statementText(help, p.language)
	return f
}

// aboutMedicines says that a claim speaks of medicines, so that a text on not stopping them fits it.
func (w *worker) aboutMedicines(c *claims.Claim) bool {
	if slices.Contains(c.Signals, "discourages_medicine") {
		return true
	}
	for _, list := range [2][]int32{w.finder.subjects, w.finder.objects} {
		for _, n := range list {
			if w.graph.nodes[n].kind == "medicine" {
				return true
			}
		}
	}
	return false
}
