package knowledge

import (
	"strconv"
	"strings"
)

// What each kind of entry must look like. References between entries are checked later, over the whole base.

func checkConcept(c *checker, v *Concept) {
	c.required(v.ID, "id")
	c.oneOf(v.Kind, Kinds(), "kind")
	c.listed(v.Broader, "broader")
	c.listed(v.Parts, "parts")
	c.named(v.Names)
	if len(v.Names.NL)+len(v.Names.EN)+len(v.Names.DE) == 0 {
		c.fault(at("id"), "concept %q has no name in any language", v.ID)
	}
}

func checkEntry(c *checker, v *Entry) {
	c.required(v.ID, "id")
	c.oneOf(v.About, abouts(), "about")
	c.required(v.Intervention, "intervention")
	c.required(v.Condition, "condition")
	c.required(v.Summary, "summary")
	if v.About == "epidemiology" {
		c.required(v.Value, "value")
		c.oneOf(v.Direction, append(directions(), ""), "direction")
	} else {
		c.oneOf(v.Direction, directions(), "direction")
	}
	c.oneOf(v.Certainty, certainties(), "certainty")
	c.oneOf(v.Basis, bases(), "basis")
	if v.CEBM < 0 || v.CEBM > 5 {
		c.fault(at("cebm"), "cebm %d is no Oxford level: want 1 to 5", v.CEBM)
	}
	for i, s := range v.Sources {
		c.required(s.Title, "sources", i, "title")
		c.oneOf(s.Kind, referenceKinds(), "sources", i, "kind")
		c.link(s.URL, "sources", i, "url")
	}
	c.link(v.Seen, "seen")
	if v.Verified && len(v.Sources) == 0 {
		c.fault(at("verified"), "an entry without sources cannot be verified")
	}
	c.day(v.LastChecked, "last_checked")
}

func checkLimit(c *checker, v *Limit) {
	c.required(v.ID, "id")
	c.required(v.Substance, "substance")
	c.required(v.Kind, "kind")
	c.oneOf(v.Operator, operators(), "operator")
	if v.Value != nil {
		c.required(v.Unit, "unit")
		if *v.Value < 0 {
			c.fault(at("value"), "value %v is below zero", *v.Value)
		}
	}
	if bound := v.Operator == "<=" || v.Operator == "<" || v.Operator == ">="; bound && v.Value == nil {
		c.fault(at("operator"), "operator %q needs a value", v.Operator)
	}
	c.required(v.Population, "population")
	c.required(v.Source, "source")
	c.link(v.URL, "url")
	c.eachOf(v.Jurisdictions, jurisdictions(), "jurisdictions")
	c.day(v.LastChecked, "last_checked")
}

func checkNutrient(c *checker, v *NutrientClaim) {
	c.required(v.ID, "id")
	c.required(v.Nutrient, "nutrient")
	c.required(v.Function, "function")
	c.texts(v.Wording, "wording")
	c.oneOf(v.Status, standings(), "status")
	c.required(v.Citation, "citation")
	c.link(v.URL, "url")
	c.day(v.LastChecked, "last_checked")
}

func checkDefault(c *checker, v *TypeDefault) {
	c.oneOf(v.Type, claimTypes(), "type")
	c.oneOf(v.Severity, severities(), "severity")
	c.listed(v.Disclaimers, "disclaimers")
}

func checkRule(c *checker, v *Rule) {
	c.required(v.ID, "id")
	c.oneOf(v.Jurisdiction, jurisdictions(), "jurisdiction")
	c.required(v.Citation, "citation")
	c.link(v.URL, "url")
	c.eachOf(v.AppliesTo, ProductClasses(), "applies_to")
	c.oneOf(v.Type, claimTypes(), "type")
	c.required(v.Trigger, "trigger")
	c.oneOf(v.Severity, severities(), "severity")
	c.oneOf(v.Consequence, consequences(), "consequence")
	c.listed(v.Disclaimers, "disclaimers")
	c.listed(v.Advisory, "advisory")
	c.oneOf(v.Detectability, []string{"low", "medium", "high"}, "detectability")
	if v.When == nil {
		if v.Note == "" {
			c.fault(at("id"), "rule %q has no when: say in note why a text cannot show it", v.ID)
		}
		return
	}
	checkWhen(c, v.When)
}

func checkWhen(c *checker, w *When) {
	c.eachOf(w.Types, claimTypes(), "when", "types")
	c.eachOf(w.Levels, levels(), "when", "levels")
	c.eachOf(w.Directions, directions(), "when", "directions")
	c.eachOf(w.Nutrient, append(standings(), "unknown"), "when", "nutrient")
	c.eachOf(w.Dose, verdicts(), "when", "dose")
	c.eachOf(w.Cited, citings(), "when", "cited")
	c.eachOf(w.Quantities, quantityKinds(), "when", "quantities")
	c.oneOf(w.Polarity, append(polarities(), ""), "when", "polarity")
	c.oneOf(w.Hedged, []string{"yes", "no", ""}, "when", "hedged")
	c.listed(w.Signals, "when", "signals")
	c.listed(w.Without, "when", "without")
	c.listed(w.Objects, "when", "objects")
	c.listed(w.Subjects, "when", "subjects")
}

func checkDisclaimer(c *checker, v *Disclaimer) {
	c.required(v.ID, "id")
	c.texts(v.Text, "text")
	c.eachOf(v.Fixed, languages(), "fixed")
	c.required(v.Basis, "basis")
	c.eachOf(v.Types, claimTypes(), "types")
	c.cues(v.Cues)
}

func checkCheck(c *checker, v *Check) {
	c.required(v.ID, "id")
	c.required(v.Name, "name")
	c.required(v.Basis, "basis")
	c.oneOf(v.Severity, severities(), "severity")
	c.cues(v.Cues)
}

func checkDesign(c *checker, v *Design) {
	c.required(v.ID, "id")
	c.named(v.Terms, "terms")
	if v.CEBM < 0 || v.CEBM > 5 {
		c.fault(at("cebm"), "cebm %d is no Oxford level: want 1 to 5, or 0 for none", v.CEBM)
	}
	c.oneOf(v.GRADE, append(certainties(), ""), "grade")
}

func checkClass(c *checker, v *Class) {
	c.required(v.Name, "class")
	c.listed(v.Terms, "terms")
}

func checkSense(c *checker, v *Sense) {
	c.required(v.ID, "sense")
	c.required(v.Note, "note")
}

func checkSenseWords(c *checker, v *SenseWords) {
	c.required(v.Sense, "sense")
	c.listed(v.Terms, "terms")
}

func checkPattern(c *checker, v *Pattern) {
	c.required(v.ID, "id")
	c.oneOf(v.Type, append(claimTypes(), "none"), "type")
	c.oneOf(v.Scope, []string{"clause", "sentence", ""}, "scope")
	c.oneOf(v.Polarity, append(polarities(), ""), "polarity")
	c.listed(v.Match, "match")
	c.listed(v.Without, "without")
	if len(v.Match) == 0 {
		c.fault(at("id"), "pattern %q matches nothing: give match", v.ID)
	}
	if len(v.Examples) == 0 || len(v.Counterexamples) == 0 {
		c.open(at("id"), "pattern %q needs examples and counterexamples", v.ID)
	}
}

func checkModel(c *checker, w *Weight) {
	c.required(w.Feature, "f")
	values := strings.Fields(w.Values)
	if len(values) > len(claimTypes()) {
		c.fault(at("w"), "%d weights, but there are %d claim types", len(values), len(claimTypes()))
	}
	for _, v := range values {
		if _, err := strconv.Atoi(v); err != nil {
			c.fault(at("w"), "weight %q is no whole number of hundredths", v)
		}
	}
}
