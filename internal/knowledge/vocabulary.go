package knowledge

import "keur/claims"

// The closed sets of values that fields of the data files may hold.

func languages() []string { return []string{"nl", "en", "de"} }

// Kinds lists what a concept can be.
func Kinds() []string {
	return []string{"condition", "symptom", "function", "process", "parameter", "bodypart", "population", "treatment",
		"substance", "product", "food", "medicine", "diet", "activity", "device", "provider", "factor"}
}

// Abouts lists what an evidence entry can be about.
func abouts() []string { return []string{"therapy", "safety", "etiology", "prognosis", "epidemiology"} }

func certainties() []string { return []string{"high", "moderate", "low", "very_low", "none"} }

func directions() []string { return []string{"benefit", "no_benefit", "uncertain", "harm"} }

func bases() []string { return []string{"source_reported", "mapped", ""} }

func referenceKinds() []string {
	return []string{"cochrane", "systematic_review", "guideline", "rct", "observational", "regulator"}
}

func operators() []string {
	return []string{"<=", "<", ">=", "none", "avoid", "prohibited", "concern_at_or_above"}
}

func jurisdictions() []string { return []string{"EU", "NL", "DE", "UK", "US", "INT"} }

func standings() []string { return []string{"authorised", "non_authorised", "on_hold"} }

// ProductClasses lists the kinds of product and service that rules tell apart.
func ProductClasses() []string {
	return []string{"food", "food_supplement", "medicine", "device", "treatment_service", "cosmetic", "general"}
}

func consequences() []string {
	return []string{"prohibited", "needs_statement", "needs_substantiation", "note"}
}

// quantityKinds lists the kinds of claims.Quantity, and none.
func quantityKinds() []string {
	return []string{"none", "mass", "volume", "length", "temperature", "pressure", "energy", "duration", "frequency", "percent",
		"ratio", "count", "age", "concentration", "dose", "number_range"}
}

func citings() []string { return []string{"none", "vague", "named", "specific"} }

func claimTypes() []string { return words(claims.Types()) }

func severities() []string { return words(claims.Severities()[:3]) }

func levels() []string { return words(claims.Levels()) }

func polarities() []string { return words([]claims.Polarity{claims.Positive, claims.Negative}) }

func verdicts() []string {
	return words([]claims.Verdict{claims.Within, claims.BelowMinimum, claims.ExceedsTop, claims.Exceeds, claims.Prohibited,
		claims.NoLimit, claims.NoEntry, claims.NotComparable})
}

// words turns named strings into strings.
func words[S ~string](values []S) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
