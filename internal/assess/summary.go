package assess

import (
	"cmp"
	"slices"

	"keur/claims"
)

// mostGaps is how many gaps a summary lists.
const mostGaps = 20

// Summarise counts the documents, claims and findings of a report. Findings counts those of the claims and those of the
// documents; ByVerdict counts each claim's headline dose; ByStatus counts claims that have been reconciled with the
// register. Gaps are the commonest pairs of subject and object without an evidence entry, at most 20.
func Summarise(docs []claims.Document, found []claims.Claim, findings []claims.Finding) claims.Summary {
	s := claims.Summary{Documents: len(docs), Claims: len(found), Findings: len(findings), ByType: map[string]int{},
		BySeverity: map[string]int{}, ByLevel: map[string]int{}, ByStatus: map[string]int{}, ByVerdict: map[string]int{},
		Gaps: []claims.Gap{}}
	for i := range docs {
		s.Words += docs[i].Words
		if docs[i].Error != "" {
			s.Failed++
		}
	}
	gaps := map[claims.Gap]int{}
	for i := range found {
		c := &found[i]
		s.Findings += len(c.Findings)
		s.ByType[string(c.Type)]++
		s.BySeverity[string(c.Severity)]++
		s.ByLevel[string(c.Evidence.Level)]++
		if c.Review.Status != "" {
			s.ByStatus[string(c.Review.Status)]++
		}
		if c.Dose != nil {
			s.ByVerdict[string(c.Dose.Verdict)]++
		}
		if gap, ok := gapOf(c); ok {
			gaps[gap]++
		}
	}
	s.Gaps = append(s.Gaps, commonest(gaps)...)
	return s
}

// gapOf is the pair that the register would need an entry for: concepts where they are known, else the words.
func gapOf(c *claims.Claim) (claims.Gap, bool) {
	if c.Evidence.Level != claims.Unassessed {
		return claims.Gap{}, false
	}
	g := claims.Gap{Subject: cmpOr(c.Subject.Concept, c.Subject.Text), Object: cmpOr(c.Object.Concept, c.Object.Text)}
	if g.Object == "" && len(c.Topics) > 0 {
		g.Object = c.Topics[0]
	}
	return g, g.Subject != "" && g.Object != ""
}

func commonest(gaps map[claims.Gap]int) []claims.Gap {
	out := make([]claims.Gap, 0, len(gaps))
	for g, n := range gaps {
		g.Count = n
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b claims.Gap) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Object, b.Object))
	})
	return out[:min(len(out), mostGaps)]
}
