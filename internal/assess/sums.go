package assess

import (
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/text"
)

// doseSumExceeded is the finding on amounts that lie within a limit one by one and above it together.
const doseSumExceeded = "dose-sum-exceeds-limit"

// portion is what one row of a table or item of a list gives of a substance: two forms of magnesium in a product, for example.
type portion struct {
	list      int   // where the table's header or the list's lead-in begins
	substance int32 // whose limits count
	amount    amount
	claim     *claims.Claim
}

// portion keeps the amount of a dosage claim that may be part of a sum. Rows that name a complaint are alternatives ("for sleep …,
// for cramps …"), and a substance that the row does not name itself is that of the page.
func (w *worker) portion(p *page, c *claims.Claim) {
	list, ok := listed(p.doc, c)
	if !ok || len(c.Object.Concepts) > 0 || c.Subject.Text == "" || !strings.Contains(c.Context, c.Subject.Text) {
		return
	}
	if len(w.amounts) != 1 || !w.amounts[0].scale.ingested() || w.amounts[0].low != w.amounts[0].high {
		return
	}
	for _, s := range w.finder.subjects {
		if limited := w.limitedAs(s); limited >= 0 {
			w.portions = append(w.portions, portion{list, limited, w.amounts[0], c})
			return
		}
	}
}

// limitedAs is the substance whose limits count for a concept: itself or its nearest family, or -1.
func (a *Assessor) limitedAs(s int32) int32 {
	if a.limits[s] != nil {
		return s
	}
	for _, up := range a.graph.nodes[s].above {
		if a.limits[up.node] != nil {
			return up.node
		}
	}
	return -1
}

// listed says in which table or list a claim stands.
func listed(doc *text.Document, c *claims.Claim) (int, bool) {
	i, _ := slices.BinarySearchFunc(doc.Blocks, c.Unit.Start, func(b text.Block, at int) int { return b.Span.End - at })
	if i >= len(doc.Blocks) {
		return 0, false
	}
	switch b := &doc.Blocks[i]; {
	case b.Kind == text.TableRow && len(b.Header) > 0:
		return b.Header[0].Start, true
	case b.Kind == text.ListItem && !b.LeadIn.Empty():
		return b.LeadIn.Start, true
	}
	return 0, false
}

// sums reports, once a list and substance, what exceeds a limit only together.
func (w *worker) sums(p *page, record *claims.Document) []claims.Finding {
	var out []claims.Finding
	for i := range w.portions {
		first := &w.portions[i]
		total, ids := first.amount, []string{first.claim.ID}
		whole := first.claim.Dose == nil || verdictRank(first.claim.Dose.Verdict) <= verdictRank(claims.Within)
		for j := range w.portions {
			o := &w.portions[j]
			if j == i || o.list != first.list || o.substance != first.substance || o.amount.scale != total.scale || o.amount.per != total.per {
				continue
			}
			if j < i {
				ids = nil // told already
				break
			}
			total.low, total.high, ids = total.low+o.amount.low, total.high+o.amount.high, append(ids, o.claim.ID)
			whole = whole && (o.claim.Dose == nil || verdictRank(o.claim.Dose.Verdict) <= verdictRank(claims.Within))
		}
		if len(ids) < 2 || !whole {
			continue
		}
		if f, ok := w.sum(first, total, ids); ok {
			f.Document, f.Location = record.Path, &first.claim.Location
			out = append(out, f)
		}
	}
	return out
}

// sum holds a total against the limits of its substance.
func (w *worker) sum(first *portion, total amount, ids []string) (claims.Finding, bool) {
	doses := w.compared(nil, first.substance, w.limits[first.substance], "", []amount{total})
	for i := range doses {
		d := &doses[i]
		if !d.Headline || verdictRank(d.Verdict) < verdictRank(claims.ExceedsTop) {
			continue
		}
		return claims.Finding{Rule: doseSumExceeded, Severity: claims.Warning, Consequence: needsSubstantiation,
			Message: with(w.name(d.Substance)+": together "+d.Amount+", above the limit of "+d.Limit+
				": lower the sum or say under whose supervision it holds", d.Reason),
			Citation: d.Kind + ": " + d.Source, URL: d.URL, Claims: ids}, true
	}
	return claims.Finding{}, false
}
