package assess

import (
	"slices"

	"keur/claims"
)

// Findings of keur's own, on evidence and doses.
const (
	evidenceContradicted = "evidence-contradicted"
	evidenceOverclaimed  = "evidence-overclaimed"
	evidenceWeak         = "evidence-weak"
	evidenceUnassessed   = "evidence-unassessed"
	doseProhibited       = "dose-prohibited"
	doseExceeded         = "dose-exceeds-limit"
	doseTopExceeded      = "dose-range-exceeds-limit"
	doseBelowMinimum     = "dose-below-minimum"
)

// contradiction reports a claim that the register speaks against, or that is called proven where it is not. Said without
// reserve it is an error whatever the product: it misleads.
func (w *worker) contradiction(p *page, c *claims.Claim, known *answer) (claims.Finding, bool) {
	switch {
	case known == nil:
		return claims.Finding{}, false
	case contradicts(c, known):
		return w.contradicted(p, c, known), true
	case overclaims(c, known):
		return w.overclaimed(c, known), true
	}
	return claims.Finding{}, false
}

// overclaims says that a text appeals to proof where there is none to be had: nothing reliable, or findings that go either way.
func overclaims(c *claims.Claim, known *answer) bool {
	return c.Type == claims.EvidenceAppeal && c.Polarity != claims.Negative && slices.Contains(c.Signals, proofSignal) &&
		(known.level == claims.None || known.direction == claims.Uncertain)
}

// proofSignal is the class of the words that call something proven.
const proofSignal = "proof"

func (w *worker) overclaimed(c *claims.Claim, known *answer) claims.Finding {
	f := claims.Finding{Rule: evidenceOverclaimed, Severity: claims.Error, Consequence: prohibited,
		Message:  "calls it proven, and it is not (" + evidenceClause(c, known) + "): say what the studies found, or drop the claim",
		Citation: known.id, URL: firstURL(known)}
	return guardedStep(f, c)
}

// guardedStep lowers an error one step where the wording is guarded.
func guardedStep(f claims.Finding, c *claims.Claim) claims.Finding {
	if c.Hedged && f.Severity == claims.Error {
		f.Severity, f.Consequence = claims.Warning, needsSubstantiation
		f.Message += " (one step lower because the passage is guarded: can, may)"
	}
	return f
}

// contradicted tells how the register speaks against a claim. A denial of what is known to help, or of a cause, misleads less
// than the promise of what is known not to: it is a warning, as is a mild word for something whose harms are known.
func (w *worker) contradicted(p *page, c *claims.Claim, known *answer) claims.Finding {
	f := claims.Finding{Rule: evidenceContradicted, Severity: claims.Warning, Consequence: needsSubstantiation,
		Message:  "the evidence speaks against this (" + evidenceClause(c, known) + "): correct it or leave it out",
		Citation: known.id, URL: firstURL(known)}
	switch {
	case c.Type == claims.Safety && known.direction == claims.Harm:
		f.Message = "calls it safe or gentle while harms are known (certainty " + words(string(c.Evidence.Level)) +
			"): say which harms and how often, or drop these words"
		f.Suggestion = w.statementText(sideEffects, p.language)
		if outrightSafe(c) {
			f.Severity, f.Consequence = claims.Error, prohibited
		}
	case known.direction == claims.Harm && promises(c):
		f.Severity, f.Consequence = claims.Error, prohibited
	case known.direction == claims.NoBenefit && c.Polarity != claims.Negative:
		f.Message = "studies found no benefit here (" + evidenceClause(c, known) + "): say so, or drop the claim"
		if promises(c) {
			f.Severity, f.Consequence = claims.Error, prohibited
		}
	}
	return guardedStep(f, c)
}

// outrightSafe says that a claim denies harm without reserve, rather than calling something gentle.
func outrightSafe(c *claims.Claim) bool {
	return slices.Contains(c.Signals, "no_side_effects") || slices.Contains(c.Signals, "absolute")
}

// knownHarmless says that studies of some certainty looked for harm and found none.
func knownHarmless(c *claims.Claim, known *answer) bool {
	return known != nil && known.direction == claims.NoBenefit && !weak(&c.Evidence)
}

// promises says that a claim asserts a benefit.
func promises(c *claims.Claim) bool {
	return c.Polarity != claims.Negative && c.Type != claims.Causation && c.Type != claims.Safety
}

// contradicts compares what a claim says with what is known. On safety and causes a finding of harm bears out the
// cause and speaks against the safety; "no benefit" on a safety entry means that no harm was found.
func contradicts(c *claims.Claim, known *answer) bool {
	denied := c.Polarity == claims.Negative
	harm := known.direction == claims.Harm
	none := known.direction == claims.NoBenefit
	switch c.Type {
	case claims.Dosage, claims.Prevalence, claims.Prognosis, claims.EvidenceAppeal:
		return false
	case claims.Causation:
		return !denied && none || denied && harm
	case claims.Safety:
		return !denied && harm && callsSafe(c) || denied && none && known.about == safety
	case claims.DiscouragesCare:
		return !denied && known.direction == claims.Benefit
	case claims.Guarantee: // that nothing is certain is no word against what helps
		return !denied && (harm || none)
	}
	return !denied && (harm || none) || denied && known.direction == claims.Benefit && !comparative(c)
}

// callsSafe says that a pattern found the words that call something safe. The model alone also takes warnings for claims of
// safety, whose polarity is then uncertain.
func callsSafe(c *claims.Claim) bool { return c.Pattern != modelAlone }

// modelAlone is the pattern of a claim that no pattern found.
const modelAlone = "model"

// comparative says that a denial is about rank ("not better than"), which an entry on benefit does not speak to.
func comparative(c *claims.Claim) bool { return c.Type == claims.Comparison }

// support reports a claim of a type that asks for evidence where there is too little of it.
func (w *worker) support(p *page, c *claims.Claim, known *answer) (claims.Finding, bool) {
	d := w.rules.defaults[c.Type]
	if d == nil || !d.evidence || c.Polarity == claims.Negative || p.settled(w, c) {
		return claims.Finding{}, false
	}
	f := claims.Finding{Severity: d.severity, Consequence: needsSubstantiation}
	switch {
	case known == nil:
		if c.Evidence.Cited == citedNamed || c.Evidence.Cited == citedSpecific {
			return claims.Finding{}, false
		}
		f.Rule = evidenceUnassessed
		f.Message = "the evidence register has no entry for this: cite a source, or say that it is not known whether it holds"
		f.Suggestion = w.statementText(sourceAndDate, p.language)
	case weak(&c.Evidence):
		f.Rule, f.Citation, f.URL = evidenceWeak, known.id, firstURL(known)
		f.Message = "the evidence for this is weak (" + evidenceClause(c, known) + "): say so beside the claim"
		f.Suggestion = w.statementText(evidenceLimited, p.language)
	default:
		return f, false
	}
	if c.Hedged {
		f.Severity = lower(f.Severity)
	}
	return f, true
}

// settled says that the document itself tells its readers that the evidence is limited, which is all that is asked for
// a claim on weak evidence.
func (p *page) settled(w *worker, c *claims.Claim) bool {
	n := w.statements.find(evidenceLimited)
	return n >= 0 && weak(&c.Evidence) && p.cues.met(int(n))
}

func (w *worker) statementText(id, language string) string {
	if n := w.statements.find(id); n >= 0 {
		return w.statements.text(n, language)
	}
	return ""
}

func firstURL(a *answer) string {
	for i := range a.sources {
		if a.sources[i].URL != "" {
			return a.sources[i].URL
		}
	}
	return ""
}

// doseFinding reports the headline verdict where it is bad. A legal maximum that is exceeded throughout is an error, an
// advisory limit a warning.
func (w *worker) doseFinding(c *claims.Claim) (claims.Finding, bool) {
	d := c.Dose
	if d == nil {
		return claims.Finding{}, false
	}
	f := claims.Finding{Severity: claims.Warning, Consequence: needsSubstantiation, Citation: d.Kind + ": " + d.Source, URL: d.URL}
	over := d.Amount + " is above the limit of " + d.Limit
	if d.Limit == avoided {
		over = d.Amount + ", which is advised against"
	}
	switch d.Verdict {
	case claims.Prohibited:
		f.Rule, f.Severity, f.Consequence = doseProhibited, claims.Error, prohibited
		f.Message = w.name(d.Substance) + " may not be used in this way: leave the dose out"
	case claims.Exceeds:
		f.Rule = doseExceeded
		if w.legalLimit(d) {
			f.Severity, f.Consequence = claims.Error, prohibited
		}
		f.Message = w.name(d.Substance) + ": " + over + ": lower the dose or say under whose supervision it holds"
	case claims.ExceedsTop:
		f.Rule = doseTopExceeded
		f.Message = w.name(d.Substance) + ": the top of " + over + ": lower the upper end"
	case claims.BelowMinimum:
		f.Rule, f.Severity = doseBelowMinimum, claims.Note
		f.Message = w.name(d.Substance) + ": " + d.Amount + " is below the dose of the authorised claim, " + d.Limit +
			": check that the claim is not made for this dose"
	default:
		return f, false
	}
	f.Message = with(f.Message, d.Reason)
	return f, true
}

func (w *worker) name(id string) string {
	if n := w.graph.find(id); n >= 0 {
		return w.graph.nodes[n].name
	}
	return spaced(id)
}

// legalLimit says that the limit behind a verdict is set by law.
func (w *worker) legalLimit(d *claims.Dose) bool {
	n := w.graph.find(d.Substance)
	if n < 0 || w.limits[n] == nil {
		return false
	}
	return slices.ContainsFunc(w.limits[n].limits, func(l limit) bool { return l.id == d.Entry && l.legal })
}
