package register

import (
	"cmp"
	"slices"

	"keur/claims"
)

// Question is a decision to take: on a sentence, and with it on every claim in the same words that waits for one.
type Question struct {
	Claims     []*claims.Claim // of equal words, in the order of the report
	Severity   claims.Severity // the gravest among them
	Precedents []Precedent     // earlier decisions on the same words elsewhere
}

// Suggest gives the fewest decisions that make the gate pass as far as decisions can, equal sentences together, the gravest
// first; and the conditions that fail and that no decision settles, because words or disclaimers must change. The error is
// that of CheckFailOn.
func Suggest(r *claims.Report, p Policy, earlier *Precedents) (open []Question, rest []Reason, err error) {
	v, err := Gate(r, p)
	if err != nil {
		return nil, nil, err
	}
	byID := make(map[string]*claims.Claim, len(r.Claims))
	for i := range r.Claims {
		byID[r.Claims[i].ID] = &r.Claims[i]
	}
	waits, must := map[*claims.Claim]bool{}, map[*claims.Claim]bool{}
	for _, reason := range v.Reasons {
		if !settledByDeciding(reason.Condition) {
			rest = append(rest, reason)
			continue
		}
		for _, id := range reason.Claims {
			waits[byID[id]] = true
			must[byID[id]] = must[byID[id]] || reason.Condition != unreviewed
		}
	}
	open = questions(r, waits)
	for i := range open {
		open[i].Precedents = precedents(&open[i], earlier)
	}
	return fewest(open, p.MaxUnreviewed, must), rest, nil
}

// settledByDeciding says that a claim that fails a condition passes it once somebody accepts it.
func settledByDeciding(condition string) bool {
	switch condition {
	case unreviewed, stale, "expired", "baseline-grown":
		return true
	}
	return false
}

// questions puts claims of equal words together, in the order of the report, the gravest questions first.
func questions(r *claims.Report, waits map[*claims.Claim]bool) []Question {
	norm, at := normaliser{}, map[claims.Basis]int{}
	var out []Question
	for i := range r.Claims {
		c := &r.Claims[i]
		if !waits[c] {
			continue
		}
		words := norm.basis(basisOf(c))
		n, known := at[words]
		if !known {
			n = len(out)
			at[words] = n
			out = append(out, Question{Severity: claims.NoneSeverity})
		}
		q := &out[n]
		q.Claims = append(q.Claims, c)
		if c.Severity.Rank() > q.Severity.Rank() {
			q.Severity = c.Severity
		}
	}
	slices.SortStableFunc(out, func(a, b Question) int { return cmp.Compare(b.Severity.Rank(), a.Severity.Rank()) })
	return out
}

func precedents(q *Question, earlier *Precedents) (out []Precedent) {
	asked := map[string]bool{}
	for _, c := range q.Claims {
		asked[c.ID] = true
	}
	for _, c := range q.Claims {
		for _, p := range earlier.On(c) {
			if !asked[p.Claim] {
				asked[p.Claim] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// fewest leaves out the questions that need no answer because so many unreviewed claims may pass: those that settle the
// fewest claims, and among these the least grave.
func fewest(open []Question, pass int, must map[*claims.Claim]bool) []Question {
	if pass <= 0 {
		return open
	}
	order := make([]int, len(open))
	for i := range order {
		order[i] = len(open) - 1 - i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(open[a].Claims), len(open[b].Claims)) })
	left := map[int]bool{}
	for _, n := range order {
		mayPass := !slices.ContainsFunc(open[n].Claims, func(c *claims.Claim) bool { return must[c] })
		if size := len(open[n].Claims); mayPass && size <= pass {
			left[n] = true
			pass -= size
		}
	}
	var out []Question
	for n := range open {
		if !left[n] {
			out = append(out, open[n])
		}
	}
	return out
}
