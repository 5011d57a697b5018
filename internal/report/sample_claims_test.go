package report

import "keur/claims"

const (
	hip   = "content/heup.md"
	shop  = "content/winkel/aanvulling.md"
	sleep = "content/slapen.html"
	arm   = "content/shoulder.md"
)

func number(v float64) *float64 { return &v }

func finding(rule string, s claims.Severity, consequence, message, citation, suggestion string) claims.Finding {
	return claims.Finding{Rule: rule, Severity: s, Consequence: consequence, Message: message, Citation: citation,
		URL: "https://example.org/rules/" + rule, Suggestion: suggestion}
}

func needs(missing ...string) []claims.ClaimDisclaimer {
	out := []claims.ClaimDisclaimer{{ID: "consult-professional", Status: "present"}}
	for _, id := range missing {
		out = append(out, claims.ClaimDisclaimer{ID: id, Status: "missing"})
	}
	return out
}

func entry(id string, l claims.Level, d claims.Direction, summary string) claims.Evidence {
	return claims.Evidence{Level: l, Direction: d, CEBM: 2, Match: "exact", Entry: id, Summary: summary, Verified: true,
		LastChecked: "2026-10-02", Sources: []claims.Source{
			{Title: "A systematic review of " + id, Year: 2021, Kind: "systematic_review", URL: "https://example.org/review/" + id},
			{Title: "A trial in 64 adults", Year: 2018, Kind: "rct", URL: "https://example.org/trial/" + id}}}
}

// sampleClaims is the claims of the sample, in reading order.
func sampleClaims() []sampleClaim {
	return append(append(treatmentClaims(), shopClaims()...), otherClaims()...)
}

func treatmentClaims() []sampleClaim {
	broader := entry("vibration__osteoarthritis", claims.VeryLow, claims.Uncertain,
		"Small trials with opposite results; nobody was blinded.")
	broader.Match, broader.Steps = "broader", []string{"trillingstherapie → whole body vibration", "heupartrose → osteoarthritis: one level lower"}
	broader.Cited = "vague"
	refuted := entry("vibration__cartilage", claims.Low, claims.NoBenefit, "Cartilage did not grow in three trials of a year.")
	harm := entry("nsaid_stop__osteoarthritis", claims.Moderate, claims.Harm, "Stopping without a plan made pain worse.")
	harm.Stale, harm.LastChecked = true, "2022-01-15"
	common := entry("hip_osteoarthritis__prevalence", claims.High, claims.Benefit, "About a tenth of people over sixty.")
	return []sampleClaim{
		{document: hip, quote: "Na zes behandelingen bent u blijvend verlost van uw heupklachten, ook wanneer eerdere behandelingen niets opleverden of u al op de wachtlijst voor een operatie staat.",
			Claim: claims.Claim{Type: claims.Guarantee, Cue: "blijvend verlost", Evidence: broader,
				Subject: claims.Term{Text: "trillingstherapie", Concept: "vibration"}, Object: claims.Term{Text: "heupklachten"},
				Quantities: []claims.Quantity{{Raw: "zes behandelingen", Kind: "count", Min: number(6), Max: number(6), Unit: "{session}"}},
				Findings: []claims.Finding{finding("NL-RC-8", claims.Error, "prohibited",
					`promises a certain and lasting result ("blijvend verlost"); no treatment may be said to be sure to work`,
					"Reclamecode, art. 8", "Veel bezoekers zeggen na zes behandelingen minder last te hebben.")},
				Disclaimers: needs("individual-results-vary")}},
		{document: hip, quote: "De trillingen stimuleren de aanmaak van gewrichtsvocht en laten het kraakbeen weer aangroeien.",
			Claim: claims.Claim{Type: claims.Mechanism, Cue: "stimuleren", Evidence: refuted,
				Findings: []claims.Finding{finding("evidence-against", claims.Warning, "needs_substantiation",
					"the evidence speaks against this effect", "Richtlijn 2006/114/EG, art. 3", "")},
				Review: claims.Review{Status: claims.NeedsChange, Change: claims.Unchanged, Reviewer: "S. Bakker",
					Date: "2026-09-14", Reason: "overstated: leave out the cartilage"}}},
		{document: hip, quote: "Uit onderzoek blijkt dat dit werkt.",
			Claim: claims.Claim{Type: claims.EvidenceAppeal, Cue: "uit onderzoek blijkt", Evidence: broader,
				Findings: []claims.Finding{finding("proof-wording", claims.Error, "needs_substantiation",
					"proof wording on very low, uncertain evidence", "Reclamecode, art. 8", "")},
				Review: claims.Review{Status: claims.Rejected, Change: claims.Moved, Reviewer: "S. Bakker",
					Date: "2026-09-14", Reason: "unsupported"}}},
		{document: hip, quote: "Negen van de tien bezoekers raden ons aan.",
			Claim: claims.Claim{Type: claims.SuccessRate, Cue: "negen van de tien",
				Quantities: []claims.Quantity{{Raw: "Negen van de tien", Kind: "ratio", Min: number(0.9), Max: number(0.9), Unit: "1"}},
				Findings: []claims.Finding{finding("success-rate-source", claims.Warning, "needs_substantiation",
					"a success rate needs a source, a period and the number of people asked", "Richtlijn 2005/29/EG, art. 6", "")},
				Disclaimers: needs("success-rate-context")}},
		{document: hip, quote: "De behandeling is volkomen veilig en geeft geen enkele bijwerking, zelfs niet bij zwangere vrouwen.",
			Claim: claims.Claim{Type: claims.Safety, Cue: "volkomen veilig",
				Evidence: claims.Evidence{Level: claims.None, Direction: claims.Uncertain, Entry: "vibration__safety", Match: "exact", Cited: "none"},
				Findings: []claims.Finding{finding("absolute-safety", claims.Error, "prohibited",
					"absolute safety cannot be claimed", "NVWA-handboek gezondheidsclaims", "De meeste mensen verdragen de behandeling goed."),
					finding("pregnancy", claims.Warning, "needs_statement", "pregnant women are named without a warning", "", "")}}},
		{document: hip, quote: "artrose wordt vanzelf nooit beter",
			Claim: claims.Claim{Type: claims.Prognosis, Polarity: claims.Negative, Cue: "vanzelf",
				Evidence: claims.Evidence{Level: claims.Unassessed, KnownFor: []string{"knee osteoarthritis: uncertain, low"}, Cited: "none"}}},
		{document: hip, quote: "Stop gerust met uw ontstekingsremmers: die maken het gewricht op den\nduur alleen maar zwakker",
			Claim: claims.Claim{Type: claims.DiscouragesCare, Cue: "stop gerust", Evidence: harm,
				Findings: []claims.Finding{finding("stop-medicine", claims.Error, "prohibited",
					"advises to stop a medicine", "Geneesmiddelenwet, art. 84", "Overleg met uw arts voordat u met een medicijn stopt.")},
				Disclaimers: needs("not-medical-advice"),
				Review: claims.Review{Status: claims.Accepted, Change: claims.Stale, Expired: true, EvidenceChanged: true,
					Reviewer: "J. de Wit", Date: "2025-03-01", Expires: "2026-03-01"}}},
		{document: hip, quote: `"Na twee weken kon ik weer fietsen"`,
			Claim: claims.Claim{Type: claims.Testimonial, Cue: "vertelt",
				Findings: []claims.Finding{finding("testimonial", claims.Note, "note", "a single experience", "Reclamecode", "")}}},
		{document: hip, quote: "Heupartrose komt voor bij ongeveer één op de tien zestigplussers.",
			Claim: claims.Claim{Type: claims.Prevalence, Cue: "één op de tien", Evidence: common,
				Review: claims.Review{Status: claims.Accepted, Change: claims.Unchanged, Reviewer: "J. de Wit",
					Date: "2026-05-02", Expires: "2027-05-02"}}},
	}
}

func shopClaims() []sampleClaim {
	dose := func(v claims.Verdict, substance, amount, limit, kind, reason string) claims.Dose {
		return claims.Dose{Verdict: v, Substance: substance, Amount: amount, Limit: limit, Kind: kind, Reason: reason,
			Source: "European Food Safety Authority, 2024", URL: "https://example.org/limits", Entry: substance + "__ul"}
	}
	amounts := func(raw string, low, high float64) []claims.Quantity {
		return []claims.Quantity{{Raw: raw, Kind: "mass", Min: number(low), Max: number(high), Unit: "mg", Per: "d"}}
	}
	return []sampleClaim{
		{document: shop, quote: "neem dagelijks 500 tot 700 mg magnesiumcitraat",
			context: "Magnesium: neem dagelijks 500 tot 700 mg magnesiumcitraat voor ontspannen spieren.",
			Claim: claims.Claim{Type: claims.Dosage, Quantities: amounts("500 tot 700 mg", 500, 700),
				Doses: []claims.Dose{dose(claims.Exceeds, "magnesium", "500–700 mg/day", "250 mg/day", "EFSA UL", "supplements only; food does not count"),
					dose(claims.Exceeds, "magnesium", "500–700 mg/day", "350 mg/day", "IOM UL", "")},
				Findings:    []claims.Finding{finding("dose-exceeds", claims.Error, "prohibited", "the whole range lies above the limit for adults", "EFSA 2024", "")},
				Disclaimers: needs("do-not-exceed-dose", "supplement-not-substitute")}},
		{document: shop, quote: "10 tot 30 mg per dag",
			Claim: claims.Claim{Type: claims.Dosage, Quantities: amounts("10 tot 30 mg", 10, 30),
				Doses:    []claims.Dose{dose(claims.ExceedsTop, "zinc", "10–30 mg/day", "25 mg/day", "EFSA UL", "")},
				Findings: []claims.Finding{finding("dose-exceeds-top", claims.Warning, "prohibited", "the upper end lies above the limit for adults", "EFSA 2024", "")}}},
		{document: shop, quote: "2 capsules per dag",
			Claim: claims.Claim{Type: claims.Dosage, Doses: []claims.Dose{{Verdict: claims.NoEntry, Substance: "knotweed", Amount: "2 capsules/day"}}}},
		{document: shop, quote: "20 mg voor het sporten",
			Claim: claims.Claim{Type: claims.Dosage, Doses: []claims.Dose{dose(claims.Prohibited, "ephedra", "20 mg", "", "prohibited", "Reg. (EU) 2015/403")},
				Findings: []claims.Finding{finding("prohibited-substance", claims.Error, "prohibited", "ephedra may not be in foods", "Reg. (EU) 2015/403", "")}}},
		{document: shop, quote: "helpt bij de vorming van kraakbeen", context: "Vitamine C | 200 mg per dag | helpt bij de vorming van kraakbeen",
			Claim: claims.Claim{Type: claims.Efficacy, Evidence: entry("vitamin_c__collagen", claims.Moderate, claims.Benefit, "Authorised wording."),
				Review: claims.Review{Status: claims.AcceptedWithDisclaimer, Change: claims.Unchanged, Reviewer: "J. de Wit", Date: "2026-05-02"}}},
		{document: shop, quote: "Vitamine C | 200 mg per dag", context: "Vitamine C | 200 mg per dag | helpt bij de vorming van kraakbeen",
			Claim: claims.Claim{Type: claims.Dosage, Doses: []claims.Dose{dose(claims.Within, "vitamin_c", "200 mg/day", "2000 mg/day", "EFSA", "")}}},
		{document: shop, quote: "Visolie | 250 mg EPA per dag", context: "Visolie | 250 mg EPA per dag | voorkomt hartklachten",
			Claim: claims.Claim{Type: claims.Dosage, Doses: []claims.Dose{dose(claims.BelowMinimum, "epa_dha", "250 mg/day", "at least 2 g/day", "EU claim minimum", "")}}},
		{document: shop, quote: "voorkomt hartklachten", context: "Visolie | 250 mg EPA per dag | voorkomt hartklachten",
			Claim: claims.Claim{Type: claims.Prevention,
				Findings: []claims.Finding{finding("disease-claim", claims.Error, "prohibited", "a food may not be said to prevent a disease", "Vo (EU) 1169/2011, art. 7 lid 3", "")}}},
		{document: shop, quote: "Kollageen コラーゲン | 12 g per dag", context: "Kollageen コラーゲン | 12 g per dag | werkt beter dan glucosamine",
			Claim: claims.Claim{Type: claims.Dosage, Doses: []claims.Dose{dose(claims.NoLimit, "collagen", "12 g/day", "", "none", "")}}},
		{document: shop, quote: "werkt beter dan glucosamine", context: "Kollageen コラーゲン | 12 g per dag | werkt beter dan glucosamine",
			Claim: claims.Claim{Type: claims.Comparison,
				Findings: []claims.Finding{finding("comparison", claims.Note, "note", "a comparison needs a head-to-head trial", "", "")}}},
		{document: shop, quote: "=2+5 gratis potjes bij uw eerste bestelling helpt u van de pijn af.",
			Claim: claims.Claim{Type: claims.Efficacy, Doses: []claims.Dose{{Verdict: claims.NotComparable, Reason: "no substance"}},
				Review: claims.Review{Status: claims.NotAClaim, Change: claims.Unchanged, Origin: "manual", Reviewer: "J. de Wit", Date: "2026-05-02", Reason: "@home: -offer"}}},
	}
}

func otherClaims() []sampleClaim {
	return []sampleClaim{
		{document: sleep, quote: "Slecht slapen", context: "Slecht slapen komt meestal door blauw licht, en gaat na een paar weken vanzelf over.",
			Claim: claims.Claim{Type: claims.Causation, Hedged: true,
				Findings: []claims.Finding{finding("cause-unsupported", claims.Warning, "needs_substantiation", "no evidence entry for this cause", "", "")}}},
		{document: arm, quote: "sitting still for eight hours a day raises the risk of a frozen shoulder",
			Claim: claims.Claim{Type: claims.Causation, Language: "en", Quantities: []claims.Quantity{
				{Raw: "eight hours a day", Kind: "duration", Min: number(8), Max: number(8), Unit: "h", Per: "d"}},
				Review: claims.Review{Status: claims.Unreviewed, Change: claims.New, Baseline: true}}},
	}
}
