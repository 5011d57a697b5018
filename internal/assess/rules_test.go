package assess

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/text"
)

// rule finds the finding of a rule.
func findingOf(c *claims.Claim, rule string) (claims.Finding, bool) {
	i := slices.IndexFunc(c.Findings, func(f claims.Finding) bool { return f.Rule == rule })
	if i < 0 {
		return claims.Finding{}, false
	}
	return c.Findings[i], true
}

// ruleBase has rules of each consequence over a small base of evidence.
func ruleBase() *knowledge.Base {
	b := smallBase()
	b.Disclaimers = []knowledge.Disclaimer{
		{ID: evidenceLimited, Text: knowledge.Texts{NL: "Beperkt.", EN: "Limited.", DE: "Begrenzt."}},
		{ID: sourceAndDate, Text: knowledge.Texts{NL: "Bronnen.", EN: "Sources.", DE: "Quellen."},
			Cues: knowledge.Names{NL: []string{"=bron"}}},
		{ID: "ask", Text: knowledge.Texts{NL: "Vraag het na.", EN: "Ask.", DE: "Fragen Sie."}, Cues: knowledge.Names{NL: []string{"vraag het"}}},
	}
	b.Defaults = []knowledge.TypeDefault{{Type: "efficacy", Severity: "warning", Disclaimers: []string{evidenceLimited}},
		{Type: "guarantee", Severity: "error"}}
	b.Rules = []knowledge.Rule{
		{ID: "EU-NO-CURE", Jurisdiction: "EU", Citation: "Art 1", AppliesTo: []string{"food_supplement"}, Type: "efficacy",
			Trigger: "A supplement that cures", Severity: "error", Consequence: "prohibited", Verified: true,
			When: &knowledge.When{Objects: []string{"condition"}, Subjects: []string{"substance", "product"}}},
		{ID: "NL-NO-CURE", Jurisdiction: "NL", Citation: "Art 2", AppliesTo: []string{"food_supplement"}, Type: "efficacy",
			Trigger: "A supplement that cures", Severity: "error", Consequence: "prohibited", Verified: true,
			When: &knowledge.When{Objects: []string{"condition"}, Subjects: []string{"substance"}}},
		{ID: "US-ONLY", Jurisdiction: "US", Citation: "Title 1", AppliesTo: []string{"general"}, Type: "efficacy",
			Trigger: "Anything", Severity: "error", Consequence: "prohibited", Verified: true, When: &knowledge.When{}},
		{ID: "INT-ASK", Jurisdiction: "INT", Citation: "Practice", AppliesTo: []string{"general"}, Type: "efficacy",
			Trigger: "Advice", Severity: "warning", Consequence: "needs_statement", Disclaimers: []string{"ask"}, Verified: true,
			When: &knowledge.When{}},
		{ID: "INT-WHY", Jurisdiction: "INT", Citation: "Practice", AppliesTo: []string{"general"}, Type: "efficacy",
			Trigger: "No evidence", Severity: "warning", Consequence: "needs_substantiation", Verified: true,
			Disclaimers: []string{evidenceLimited, sourceAndDate},
			When:        &knowledge.When{Levels: []string{"low", "unassessed"}, Cited: []string{"none"}, Hedged: "no"}},
		{ID: "INT-SAFE", Jurisdiction: "INT", Citation: "Practice", AppliesTo: []string{"general"}, Type: "safety",
			Trigger: "Wholly safe", Severity: "error", Consequence: "prohibited", Verified: true,
			When: &knowledge.When{Signals: []string{"absolute"}, Without: []string{"side_effect"}}},
	}
	return b
}

func TestRules(t *testing.T) {
	cure := claims.Claim{Type: claims.Efficacy, Subject: term("zalf", "balm"), Object: term("", "elbow_pain")}
	knead := claims.Claim{Type: claims.Efficacy, Subject: term("", "kneading"), Object: term("", "gout")}
	nobody := claims.Claim{Type: claims.Efficacy, Object: term("", "elbow_pain")}
	with := func(c claims.Claim, change func(*claims.Claim)) claims.Claim { change(&c); return c }
	tests := []struct {
		name    string
		options Options
		claim   claims.Claim
		rules   string // the findings, gravest first
		worst   claims.Severity
	}{
		{"the strictest, naming the other", Options{}, cure, "EU-NO-CURE", claims.Error},
		{"a treatment is no supplement", Options{}, knead, "INT-WHY", claims.Warning},
		{"configured otherwise", Options{ProductClass: "treatment_service"}, cure, "", claims.NoneSeverity},
		{"editorial", Options{Profile: "editorial"}, cure, "EU-NO-CURE", claims.Warning},
		{"not named", Options{}, nobody, "EU-NO-CURE INT-WHY", claims.Warning},
		{"not named but configured", Options{ProductClass: "food_supplement"}, nobody, "EU-NO-CURE", claims.Error},
		{"other law", Options{Jurisdictions: []string{"US"}}, cure, "US-ONLY", claims.Error},
		{"denied", Options{}, with(cure, func(c *claims.Claim) { c.Polarity = claims.Negative }), evidenceContradicted, claims.Warning},
		{"hedged and unassessed", Options{}, with(knead, func(c *claims.Claim) { c.Hedged = true }), evidenceUnassessed, claims.Note},
		{"cited and unassessed", Options{}, with(knead, func(c *claims.Claim) { c.Context = "(Pietersen 2019)" }), "", claims.NoneSeverity},
		{"contradicted", Options{}, with(knead, func(c *claims.Claim) { c.Subject = term("", "soft_kneading") }), evidenceContradicted, claims.Error},
		{"contradicted, guarded", Options{}, with(knead, func(c *claims.Claim) { c.Subject, c.Hedged = term("", "soft_kneading"), true }),
			evidenceContradicted, claims.Warning},
		{"guarantee", Options{Profile: "editorial"}, claims.Claim{Type: claims.Guarantee}, "default-guarantee", claims.Error},
		{"wholly safe", Options{Profile: "editorial"}, claims.Claim{Type: claims.Safety, Signals: []string{"absolute"}}, "INT-SAFE", claims.Error},
		{"not wholly safe", Options{}, claims.Claim{Type: claims.Safety, Signals: []string{"absolute", "side_effect"}}, "", claims.NoneSeverity},
		{"known harm", Options{}, claims.Claim{Type: claims.Safety, Subject: term("", "balm")}, evidenceContradicted, claims.Warning},
		{"known harm, denied outright", Options{}, claims.Claim{Type: claims.Safety, Subject: term("", "balm"), Signals: []string{"no_side_effects"}},
			evidenceContradicted, claims.Error},
		{"called proven", Options{}, claims.Claim{Type: claims.EvidenceAppeal, Subject: term("", "humming"), Object: term("", "gout"),
			Signals: []string{"proof"}}, evidenceOverclaimed, claims.Error},
		{"called proven, guarded", Options{}, claims.Claim{Type: claims.EvidenceAppeal, Subject: term("", "humming"), Object: term("", "gout"),
			Signals: []string{"proof"}, Hedged: true}, evidenceOverclaimed, claims.Warning},
		{"studied, not proven", Options{}, claims.Claim{Type: claims.EvidenceAppeal, Subject: term("", "humming"), Object: term("", "gout")},
			"", claims.NoneSeverity},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := New(ruleBase(), tt.options)
			if err != nil {
				t.Fatal(err)
			}
			_, c, _ := assessOne(a, tt.claim)
			var got []string
			for _, f := range c.Findings {
				got = append(got, f.Rule)
				if f.Message == "" || strings.ToLower(f.Message[:1]) != f.Message[:1] {
					t.Errorf("message %q does not start small", f.Message)
				}
			}
			if strings.Join(got, " ") != tt.rules || c.Severity != tt.worst {
				t.Errorf("findings %q, %s; want %q, %s\n%+v", got, c.Severity, tt.rules, tt.worst, c.Findings)
			}
		})
	}
}

func TestMessages(t *testing.T) {
	a, err := New(ruleBase(), Options{Profile: "editorial"})
	if err != nil {
		t.Fatal(err)
	}
	_, c, missing := assessOne(a, claims.Claim{Type: claims.Efficacy, Subject: term("", "balm"), Object: term("", "gout")})
	f, _ := findingOf(&c, "EU-NO-CURE")
	want := "a supplement that cures (one step lower in an editorial text, by a convention of keur and not by law): " +
		"rewrite it or leave it out; no disclaimer cures it"
	if f.Message != want || f.Citation != "Art 1; also NL-NO-CURE" {
		t.Errorf("%q, %q", f.Message, f.Citation)
	}
	f, _ = findingOf(&c, "INT-WHY")
	want = "no evidence (evidence: uncertain, certainty low): name the evidence for it, write it with reserve, or leave it out"
	if f.Message != want || f.Suggestion != "Beperkt." {
		t.Errorf("%q, %q", f.Message, f.Suggestion)
	}
	if len(missing) != 2 || missing[1].Rule != "disclaimer-ask" || !slices.Equal(missing[1].Claims, []string{"000000000001"}) {
		t.Errorf("%+v", missing)
	}
}

// TestStandings holds the standings of nutrient claims that a person read out of the European register.
func TestStandings(t *testing.T) {
	a := newAssessor(t, Options{})
	tests := []struct {
		subjects, objects []string
		want              standing
		other             string
	}{
		{[]string{"magnesium"}, []string{"muscle"}, authorised, ""},
		{[]string{"omega3"}, []string{"inflammation"}, nonAuthorised, ""},
		{[]string{"curcumin", "turmeric"}, []string{"joints"}, nonAuthorised, "on hold"},
		{[]string{"turmeric"}, []string{"joints"}, unknownStanding, "on hold (unverified)"},
		{[]string{"collagen"}, []string{"joints"}, nonAuthorised, ""},
		{[]string{"vitamin_c"}, []string{"col_cart"}, authorised, ""},
		{[]string{"vitamin_c"}, []string{"joints"}, unknownStanding, ""},
	}
	w := a.newWorker()
	for _, tt := range tests {
		w.finder.load(&claims.Claim{Subject: term("", tt.subjects...), Object: term("", tt.objects...)})
		r := w.ruling()
		if r.standing != tt.want || !strings.Contains(w.sentence(&r), tt.other) {
			t.Errorf("%v for %v: %d (%s), want %d", tt.subjects, tt.objects, r.standing, w.sentence(&r), tt.want)
		}
	}
}

func TestProductClasses(t *testing.T) {
	a, err := New(ruleBase(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	claim := func(subject string) claims.Claim {
		return claims.Claim{Type: claims.Efficacy, Polarity: claims.Positive, Subject: term("", subject)}
	}
	found := []claims.Claim{claim("kneading"), claim("balm"), claim("balm"), {Type: claims.Causation, Subject: term("", "humming")}}
	record, _, _ := a.Document(&text.Document{Name: "a"}, found)
	want := []claims.ProductClass{{Class: "food_supplement", Reason: "2 claims are about balm"},
		{Class: "treatment_service", Reason: "1 claim is about kneading"}}
	if d := cmp.Diff(want, record.ProductClasses); d != "" {
		t.Error(d)
	}
	record, _, _ = a.Document(&text.Document{Name: "a", Meta: text.Meta{ProductClass: "device"}}, found)
	want = []claims.ProductClass{{Class: "device", Reason: "stated in the document's front matter"}}
	if d := cmp.Diff(want, record.ProductClasses); d != "" {
		t.Error(d)
	}
}

// TestConcurrent sees to it that assessors may be shared and that the outcome is the same each time.
func TestConcurrent(t *testing.T) {
	a := newAssessor(t, Options{})
	run := func() claims.Claim {
		_, c, _ := assessOne(a, claims.Claim{Type: claims.Dosage, Subject: term("", "curcumin", "turmeric"),
			Topics: []string{"low_back_pain"}, Quantities: []claims.Quantity{quantity(1000, 1500, "mg", "d")}})
		return c
	}
	want := run()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if d := cmp.Diff(want, run()); d != "" {
					t.Error(d)
					return
				}
			}
		})
	}
	group.Wait()
}

func TestSummarise(t *testing.T) {
	found := []claims.Claim{
		{Type: claims.Efficacy, Severity: claims.Warning, Findings: make([]claims.Finding, 2), Subject: term("zalf"), Object: term("jicht"),
			Evidence: claims.Evidence{Level: claims.Unassessed}},
		{Type: claims.Efficacy, Severity: claims.NoneSeverity, Subject: term("a", "aa"), Object: term("b", "bb"),
			Evidence: claims.Evidence{Level: claims.Unassessed}},
		{Type: claims.Dosage, Severity: claims.NoneSeverity, Subject: term("a", "aa"), Topics: []string{"bb"},
			Evidence: claims.Evidence{Level: claims.Unassessed}, Dose: &claims.Dose{Verdict: claims.Within}},
		{Type: claims.Safety, Severity: claims.Error, Evidence: claims.Evidence{Level: claims.Low}, Review: claims.Review{Status: claims.Accepted}},
	}
	got := Summarise([]claims.Document{{Words: 10}, {Error: "unreadable"}}, found, make([]claims.Finding, 1))
	want := claims.Summary{Documents: 2, Failed: 1, Words: 10, Claims: 4, Findings: 3,
		ByType: map[string]int{"efficacy": 2, "dosage": 1, "safety": 1}, BySeverity: map[string]int{"warning": 1, "none": 2, "error": 1},
		ByLevel: map[string]int{"unassessed": 3, "low": 1}, ByStatus: map[string]int{"accepted": 1}, ByVerdict: map[string]int{"within": 1},
		Gaps: []claims.Gap{{Subject: "aa", Object: "bb", Count: 2}, {Subject: "zalf", Object: "jicht", Count: 1}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func BenchmarkDocument(b *testing.B) {
	a := newAssessor(b, Options{Today: "2026-11-22"})
	kinds := []claims.Claim{
		{Type: claims.Efficacy, Subject: term("", "magnesium"), Object: term("", "chronic_lbp")},
		{Type: claims.Dosage, Subject: term("", "vitamin_d"), Topics: []string{"low_back_pain"},
			Quantities: []claims.Quantity{quantity(3000, 5000, "[iU]", "d")}},
		{Type: claims.Safety, Subject: term("", "prolotherapy"), Signals: []string{"absolute", "no_side_effects"}},
		{Type: claims.Mechanism, Subject: term("", "hbot"), Object: term("", "circ")},
		{Type: claims.Causation, Subject: term("", "rf_posture"), Object: term("", "low_back_pain")},
	}
	found := make([]claims.Claim, 100)
	for i := range found {
		found[i] = kinds[i%len(kinds)]
		found[i].Polarity = claims.Positive
		found[i].Context = strings.Repeat("Deze zin is zo lang als de meeste zinnen. ", 3)
	}
	doc := &text.Document{Name: "page.md", Language: "nl"}
	b.ReportAllocs()
	for b.Loop() {
		a.Document(doc, found)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(found)), "ns/claim")
}

func BenchmarkNew(b *testing.B) {
	base := loadBase(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(base, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
