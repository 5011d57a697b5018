package report

import "keur/claims"

// The functions of this file give copies in which every list and map that the schema requires is there, empty instead
// of null, so that no reader of the JSON has to tell the two apart.

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func counts(m map[string]int) map[string]int {
	if m == nil {
		return map[string]int{}
	}
	return m
}

func completePolicy(p claims.Policy) claims.Policy {
	p.Jurisdictions = list(p.Jurisdictions)
	p.FailOn = list(p.FailOn)
	return p
}

func completeDocument(d claims.Document) claims.Document {
	d.ProductClasses = list(d.ProductClasses)
	d.Checks = list(d.Checks)
	given := d.Disclaimers
	d.Disclaimers = make([]claims.DocumentDisclaimer, len(given))
	for i, one := range given {
		one.RequiredBy = list(one.RequiredBy)
		d.Disclaimers[i] = one
	}
	return d
}

func completeClaim(c claims.Claim) claims.Claim {
	c.Quantities = list(c.Quantities)
	c.Evidence.Sources = list(c.Evidence.Sources)
	c.Doses = list(c.Doses)
	c.Disclaimers = list(c.Disclaimers)
	c.Findings = list(c.Findings)
	return c
}

func completeSummary(s claims.Summary) claims.Summary {
	s.ByType = counts(s.ByType)
	s.BySeverity = counts(s.BySeverity)
	s.ByLevel = counts(s.ByLevel)
	s.ByStatus = counts(s.ByStatus)
	s.ByVerdict = counts(s.ByVerdict)
	s.Gaps = list(s.Gaps)
	return s
}
