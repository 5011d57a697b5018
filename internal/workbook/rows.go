package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"keur/claims"
)

// key is what the Keys sheet holds of a claim.
type key struct {
	fingerprint, document string
	was                   entry
	evidence              claims.Judged
	cells                 string // checksums, as cells writes them
}

// key reads a row of the Keys sheet.
func (r *reader) key(c cellsOf) {
	id := c.get("id")
	k := &key{fingerprint: c.get(fingerprintColumn), document: c.get("document"), was: c.entry(entry{}), cells: c.get(cellsColumn),
		evidence: claims.Judged{Entry: c.get(entryColumn), Level: claims.Level(c.get(levelColumn)), Direction: claims.Direction(c.get("direction"))}}
	if id == "" || !strings.HasPrefix(k.fingerprint, id) {
		return
	}
	k.evidence.Level = cmp.Or(k.evidence.Level, claims.Unassessed)
	r.keys[id] = k
	k.each(func(column, sum string) {
		if column == "quote" {
			r.quotes[sum] = true
		}
	})
}

// each calls do with the columns that nobody is to fill in and the checksums of their cells.
func (k *key) each(do func(column, sum string)) {
	for line := range strings.Lines(k.cells) {
		line = strings.TrimSpace(line)
		if at := strings.LastIndexByte(line, ' '); at > 0 {
			do(line[:at], line[at+1:])
		}
	}
}

// row reads a row of claims.
func (r *reader) row(c cellsOf) {
	id := strings.ToLower(legible(c.get("id")))
	k := r.keys[id]
	switch {
	case id == "" && c.entry(entry{}) == entry{}:
		return // a blank row, or one with a remark of somebody's own
	case id == "":
		r.wrong(c, "id", "the row has no ID, so that nobody can say which claim it is about")
		return
	case k == nil:
		r.wrong(c, "id", fmt.Sprintf("%q is the ID of no claim of this workbook", cut(id)))
		return
	}
	r.out.Claims++
	foreign := r.edits(c, k)
	now := c.entry(k.was)
	d, decides := r.terms.decision(now, k.was)
	switch {
	case !decides:
		r.unused(c, now, k.was)
	case foreign:
		r.wrong(c, "quote", "these are the words of another claim than "+id+": were some columns sorted without the others?")
	default:
		d.Evidence = &k.evidence
		r.decide(Decided{ID: id, Fingerprint: k.fingerprint, Document: k.document, Decision: d, sheet: c.sheet, row: c.n,
			Was: claims.Review{Status: statusOf(k.was.status), Reviewer: k.was.reviewer, Date: k.was.date, Reason: k.was.reason, Expires: k.was.expires}})
	}
}

// edits notes the cells that were changed and that nobody is to fill in. It says whether the row shows the words of
// another claim.
func (r *reader) edits(c cellsOf, k *key) (foreign bool) {
	k.each(func(column, sum string) {
		if !c.has(column) {
			return
		}
		if now := checksum(c.get(column)); now != sum {
			r.edit(c, column)
			foreign = foreign || column == "quote" && r.quotes[now]
		}
	})
	return foreign
}

// unused notes a name or a day that was filled in beside no decision.
func (r *reader) unused(c cellsOf, now, was entry) {
	if signed(now, was) {
		r.edit(c, "reviewer")
	}
	if r.terms.dated(now, was) {
		r.edit(c, "date")
	}
}

func (r *reader) edit(c cellsOf, column string) {
	at, ok := r.edited[column]
	if !ok {
		at = len(r.out.Edited)
		r.edited[column] = at
		r.out.Edited = append(r.out.Edited, Edited{Column: column})
	}
	r.out.Edited[at].Cells = append(r.out.Edited[at].Cells, c.cell(c.n, column))
}

// decide takes a decision, or two that agree. Where two rows decide one claim otherwise, neither counts.
func (r *reader) decide(d Decided) {
	at, twice := r.decided[d.ID]
	if !twice {
		r.decided[d.ID] = len(r.out.Decided)
		r.out.Decided = append(r.out.Decided, d)
		return
	}
	first := &r.out.Decided[at]
	if !same(first.Decision, d.Decision) {
		first.torn = true
		r.out.Wrong = append(r.out.Wrong, Remark{d.Cell("status"), fmt.Sprintf("claim %s is decided otherwise in %s", d.ID, first.Cell("status"))})
	}
}

// same says that two rows decide the same; they may have been shown the evidence at different times.
func same(a, b claims.Decision) bool {
	a.Evidence, b.Evidence = nil, nil
	return a == b
}

// settle leaves out the decisions that other rows speak against.
func (r *reader) settle() {
	r.out.Decided = slices.DeleteFunc(r.out.Decided, func(d Decided) bool { return d.torn })
}

func (r *reader) wrong(c cellsOf, column, message string) {
	r.out.Wrong = append(r.out.Wrong, Remark{c.cell(c.n, column), message})
}

// cut keeps a message short, whatever somebody put into a cell.
func cut(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
