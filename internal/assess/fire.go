package assess

import (
	"slices"

	"keur/claims"
)

// facts is what rules ask of one claim, worked out once.
type facts struct {
	signals, subjects, objects    set
	level, direction, dose, cited uint16
	classes                       classes
	ruling                        ruling
	nameless                      bool // the subject names no concept, so it may be a product
	refuted                       bool // what is known speaks against the claim
}

// fired is a rule that a claim meets, with the severity that it has here.
type fired struct {
	rule     int32
	severity claims.Severity
	lowered  string // why it is lower than the rule's own
}

// needs is the disclaimers that a claim needs.
type needs struct{ required, advised set }

func (w *worker) facts(p *page, c *claims.Claim, known *answer) facts {
	f := facts{signals: w.rules.signals.of(c.Signals), classes: w.classesOf(p, c)}
	for _, s := range w.finder.subjects {
		f.subjects.or(&w.rules.about[s])
	}
	if len(w.finder.subjects) == 0 && f.classes&treatment == 0 && !p.mixed {
		f.subjects.or(&w.rules.nameless)
		f.nameless = p.configured == 0
	}
	for _, o := range w.finder.objects {
		f.objects.or(&w.rules.about[o])
	}
	f.level = bit(string(c.Evidence.Level), levelNames)
	if known != nil {
		f.direction = bit(string(known.direction), directionNames)
		f.refuted = contradicts(c, known)
	}
	if c.Dose != nil {
		f.dose = bit(string(c.Dose.Verdict), verdictNames)
	}
	f.cited = bit(c.Evidence.Cited, citedNames)
	return f
}

// fire gathers the rules that a claim meets.
func (w *worker) fire(p *page, c *claims.Claim, f *facts) {
	w.fired = w.fired[:0]
	for _, n := range w.rules.byType[c.Type] {
		r := &w.rules.rules[n]
		if r.classes&f.classes == 0 && f.classes != classUnknown || !r.when.holds(c, f) || r.asksEvidence() && f.authorised() {
			continue
		}
		hit := fired{rule: n, severity: r.severity}
		switch {
		case r.when.standings != 0 && len(w.finder.objects) == 0:
			hit.severity, hit.lowered = lower(r.severity), "one step lower because the effect that is claimed is not recognised"
		case f.nameless && !r.when.subjects.empty():
			hit.severity, hit.lowered = lower(r.severity), "one step lower because the passage does not name what it speaks of; the rule is for "+r.applies
		case f.classes == classUnknown && r.classes != allClasses:
			hit.severity, hit.lowered = lower(r.severity), "one step lower because the product class is neither configured nor recognised; the rule is for "+r.applies
		}
		if r.family == prohibition && !r.firm && w.options.Profile == editorial {
			hit.severity = lower(hit.severity)
			hit.lowered = joinReason(hit.lowered, "one step lower in an editorial text, by a convention of keur and not by law")
		}
		w.fired = append(w.fired, hit)
	}
}

// authorised says that the European list allows the effect that a food claims: its evidence has then been judged already.
func (f *facts) authorised() bool {
	return f.ruling.standing == authorised && f.classes&(food|supplement) != 0
}

// asksEvidence says that a rule only asks that a claim be borne out.
func (r *rule) asksEvidence() bool { return r.family == substantiation && r.when.evidence }

// holds says that a claim is what a trigger asks for.
func (t *when) holds(c *claims.Claim, f *facts) bool {
	switch {
	case t.polarity != c.Polarity && c.Polarity != "":
	case t.hedged == 1 && !c.Hedged, t.hedged == -1 && c.Hedged:
	case !t.signals.empty() && !t.signals.meets(&f.signals), t.without.meets(&f.signals):
	case !t.subjects.empty() && !t.subjects.meets(&f.subjects):
	case !t.objects.empty() && !t.objects.meets(&f.objects):
	case t.levels != 0 && t.levels&f.level == 0 && !f.refuted: // certainty that it does not hold bears it out even less
	case t.directions != 0 && t.directions&f.direction == 0:
	case t.doses != 0 && t.doses&f.dose == 0:
	case t.cited != 0 && t.cited&f.cited == 0:
	case len(t.quantities) > 0 && !quantified(t.quantities, c.Quantities):
	case t.standings != 0 && t.standings&(1<<f.ruling.standing) == 0:
	default:
		return true
	}
	return false
}

// quantified says that a claim has a quantity of one of the kinds; "none" asks for a claim without any.
func quantified(kinds []string, have []claims.Quantity) bool {
	if len(have) == 0 {
		return slices.Contains(kinds, "none")
	}
	for i := range have {
		if slices.Contains(kinds, have[i].Kind) {
			return true
		}
	}
	return false
}

func lower(s claims.Severity) claims.Severity {
	switch s {
	case claims.Error:
		return claims.Warning
	case claims.Warning:
		return claims.Note
	}
	return s
}
