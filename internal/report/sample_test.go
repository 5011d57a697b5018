package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"keur/claims"
)

// sample is a report with every claim type, severity, evidence level, verdict and review status, about the documents
// under testdata.
func sample(t testing.TB) *claims.Report {
	t.Helper()
	r := &claims.Report{
		SchemaVersion: claims.SchemaVersion,
		Tool:          claims.Tool{Name: "keur", Version: "0.1.0"},
		Knowledge:     claims.Knowledge{Digest: digest("knowledge"), AsOf: "2026-11-20"},
		Policy: claims.Policy{Today: "2026-11-22", Jurisdictions: []string{"NL", "EU"}, Profile: "promotional",
			ProductClass: "auto", Audience: "public", FailOn: []string{"unreviewed", "stale", "expired"}},
		Documents: sampleDocuments(),
		Findings:  sampleFindings(),
	}
	for _, s := range sampleClaims() {
		r.Claims = append(r.Claims, s.claim(t))
	}
	link(r)
	summarise(r)
	return r
}

// source reads the documents of the sample.
func source(path string) []byte {
	b, err := os.ReadFile(filepath.Join("testdata", filepath.FromSlash(path)))
	if err != nil {
		return nil
	}
	return b
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// sampleClaim is a claim of the sample in short; the quote is looked up in its document.
type sampleClaim struct {
	document, quote, context string
	claims.Claim
}

func (s sampleClaim) claim(t testing.TB) claims.Claim {
	t.Helper()
	src := source(s.document)
	c := s.Claim
	c.Document, c.Quote, c.Context = s.document, s.quote, s.context
	words := strings.Split(s.quote, " | ")
	start := bytes.Index(src, []byte(words[0]))
	end := bytes.Index(src, []byte(words[len(words)-1])) + len(words[len(words)-1])
	if start < 0 || end < start {
		t.Fatalf("%s does not hold %q", s.document, s.quote)
	}
	c.Span = claims.Span{Start: start, End: end}
	if len(words) == 1 && !strings.HasSuffix(s.document, ".html") {
		c.Quote = string(src[start:end])
	}
	c.Location = locate(src, c.Span)
	if c.Context == "" {
		c.Context = c.Quote
	}
	c.ID = digest(s.document + string(c.Type) + s.quote)[:12]
	if c.Language == "" {
		c.Language = "nl"
	}
	if c.Polarity == "" {
		c.Polarity = claims.Positive
	}
	if c.Evidence.Level == "" {
		c.Evidence.Level = claims.Unassessed
	}
	if c.Evidence.Cited == "" {
		c.Evidence.Cited = "none"
	}
	if c.Review.Status == "" {
		c.Review.Status, c.Review.Change = claims.Unreviewed, claims.New
	}
	if c.Review.Origin == "" {
		c.Review.Origin = "extracted"
	}
	c.Severity = claims.NoneSeverity
	for _, f := range c.Findings {
		if f.Severity.Rank() > c.Severity.Rank() {
			c.Severity = f.Severity
		}
	}
	if len(c.Doses) > 0 {
		c.Doses[0].Headline = true
		c.Dose = &c.Doses[0]
	}
	return c
}

// locate is the place of a span.
func locate(src []byte, s claims.Span) claims.Location {
	at := func(offset int) (line, column int) {
		start := bytes.LastIndexByte(src[:offset], '\n') + 1
		return bytes.Count(src[:start], []byte("\n")) + 1, utf8.RuneCount(src[start:offset]) + 1
	}
	l := claims.Location{}
	l.Line, l.Column = at(s.Start)
	l.EndLine, l.EndColumn = at(s.End)
	return l
}

// link gives the document findings the claims and places that they speak of.
func link(r *claims.Report) {
	for i := range r.Findings {
		f := &r.Findings[i]
		for j := range r.Claims {
			c := &r.Claims[j]
			for _, d := range c.Disclaimers {
				if c.Document == f.Document && d.Status == "missing" && strings.HasSuffix(f.Rule, d.ID) {
					f.Claims = append(f.Claims, c.ID)
				}
			}
		}
	}
}

func summarise(r *claims.Report) {
	s := &r.Summary
	*s = claims.Summary{ByType: map[string]int{}, BySeverity: map[string]int{}, ByLevel: map[string]int{},
		ByStatus: map[string]int{}, ByVerdict: map[string]int{}, Documents: len(r.Documents), Claims: len(r.Claims),
		Findings: len(r.Findings)}
	for i := range r.Documents {
		d := &r.Documents[i]
		s.Words += d.Words
		if d.Error != "" {
			s.Failed++
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		s.ByType[string(c.Type)]++
		s.BySeverity[string(c.Severity)]++
		s.ByLevel[string(c.Evidence.Level)]++
		s.ByStatus[string(c.Review.Status)]++
		if c.Dose != nil {
			s.ByVerdict[string(c.Dose.Verdict)]++
		}
		s.Findings += len(c.Findings)
		for j := range r.Documents {
			if r.Documents[j].Path == c.Document {
				r.Documents[j].Claims++
			}
		}
	}
	s.Gaps = []claims.Gap{{Subject: "trillingstherapie", Object: "heupklachten", Count: 4},
		{Subject: "kollageen", Object: "gewrichten", Count: 2}, {Subject: "duizendknoop", Object: "", Count: 1}}
}

func sampleDocuments() []claims.Document {
	at := func(line, column, end int) *claims.Location {
		return &claims.Location{Line: line, Column: column, EndLine: line, EndColumn: end}
	}
	return []claims.Document{
		{Path: "content/heup.md", Format: "md", Language: "nl", Digest: digest("a"), Words: 171,
			ProductClasses: []claims.ProductClass{{Class: "treatment", Reason: `"behandeling" and "praktijk" in the main text`}},
			Disclaimers: []claims.DocumentDisclaimer{
				{ID: "not-medical-advice", Status: "missing", RequiredBy: []string{"INT-HON-2"},
					Text: "Deze tekst is algemeen en vervangt geen persoonlijk advies van een arts."},
				{ID: "individual-results-vary", Status: "missing", RequiredBy: []string{"NL-RC-8"},
					Text: "Resultaten verschillen van persoon tot persoon."},
				{ID: "evidence-limited", Status: "recommended", RequiredBy: []string{}}},
			Checks: []claims.DocumentCheck{{ID: "author", Status: "missing"}, {ID: "date", Status: "present", Location: at(3, 1, 9)}}},
		{Path: "content/winkel/aanvulling.md", Format: "md", Language: "nl", Digest: digest("b"), Words: 118,
			ProductClasses: []claims.ProductClass{{Class: "food_supplement", Reason: `"capsules per dag"`}},
			Disclaimers: []claims.DocumentDisclaimer{
				{ID: "supplement-not-substitute", Status: "missing", RequiredBy: []string{"EU-FSD-6-3c"}},
				{ID: "do-not-exceed-dose", Status: "missing", RequiredBy: []string{"EU-FSD-6-3b"}},
				{ID: "keep-out-of-reach-of-children", Status: "missing", RequiredBy: []string{"EU-FSD-6-3e"}},
				{ID: "interaction-check", Status: "outdated", RequiredBy: []string{}, Location: at(5, 3, 12)},
				{ID: "consult-professional", Status: "present", RequiredBy: []string{"type:dosage"}, Location: at(3, 1, 19)}}},
		{Path: "content/slapen.html", Format: "html", Language: "nl", Digest: digest("c"), Words: 17},
		{Path: "content/shoulder.md", Format: "md", Language: "en", Digest: digest("d"), Words: 28},
		{Path: "content/folder.pdf", Format: "pdf", Error: "page 3 is encrypted: save it without a password"},
		{Path: "content/contact.md", Format: "md", Language: "nl", Digest: digest("e"), Words: 64},
	}
}

func sampleFindings() []claims.Finding {
	return []claims.Finding{
		{Rule: "missing-not-medical-advice", Severity: claims.Warning, Consequence: "needs_statement",
			Message:  "the page gives advice about treatment and nowhere says that it does not replace a doctor's",
			Citation: "HONcode principle 2", Document: "content/heup.md",
			Suggestion: "Deze tekst is algemeen en vervangt geen persoonlijk advies van een arts."},
		{Rule: "author", Severity: claims.Note, Message: "no author with a qualification is named",
			Citation: "JAMA benchmark: authorship", Document: "content/heup.md",
			Location: &claims.Location{Line: 1, Column: 1, EndLine: 1, EndColumn: 40}},
		{Rule: "contradiction", Severity: claims.Warning,
			Message: "one page says that hip osteoarthritis never gets better by itself, another that most hip complaints pass"},
	}
}
