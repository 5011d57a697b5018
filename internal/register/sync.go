package register

import "keur/claims"

// Changes counts what a sync did to a register.
type Changes struct {
	Added    int `json:"added"`    // new claims, undecided
	Gone     int `json:"gone"`     // records whose words went, newly marked
	Returned int `json:"returned"` // records whose words are back
}

// Sync brings a register in line with the claims found in its document: it adds new claims as undecided, marks those
// whose words are gone, and puts the records in reading order; a gone record stays behind the one it followed. Found must
// hold what Standing gives, too. No decision is touched, and a second sync changes nothing.
func Sync(reg *claims.Register, found []claims.Claim) Changes {
	j := join(found, reg)
	var n Changes
	isLive := make([]bool, len(reg.Records))
	for _, r := range j.record {
		if r >= 0 {
			isLive[r] = true
		}
	}
	behind := goneBehind(reg, isLive, &n)
	out := make([]claims.Record, 0, len(found)+len(j.gone))
	out = append(out, behind[-1]...)
	for _, i := range j.order {
		r := j.record[i]
		if r < 0 {
			out = append(out, newRecord(&found[i], j.old[i], reg))
			n.Added++
			continue
		}
		rec := reg.Records[r]
		if rec.Gone {
			rec.Gone = false
			n.Returned++
		}
		if len(rec.Decisions) == 0 && rec.Origin == claims.Extracted {
			rec.Quote = quoteOf(&found[i])
		}
		out = append(append(out, rec), behind[r]...)
	}
	reg.Records = out
	return n
}

// goneBehind marks the gone records and lists them by the live record that each follows, -1 for the top of the file.
func goneBehind(reg *claims.Register, isLive []bool, n *Changes) map[int][]claims.Record {
	behind := map[int][]claims.Record{}
	last := -1
	for r, rec := range reg.Records {
		if isLive[r] {
			last = r
			continue
		}
		if !rec.Gone {
			rec.Gone = true
			n.Gone++
		}
		behind[last] = append(behind[last], rec)
	}
	return behind
}

func newRecord(c *claims.Claim, old int, reg *claims.Register) claims.Record {
	rec := claims.Record{ID: c.ID, Fingerprint: c.Fingerprint, Type: c.Type, Quote: quoteOf(c), Words: wordsOf(c),
		Occurrence: c.Occurrence, Origin: claims.Extracted}
	if old >= 0 {
		rec.Replaces, rec.Origin = reg.Records[old].ID, reg.Records[old].Origin
	}
	return rec
}

func quoteOf(c *claims.Claim) string {
	if q := Tidy(c.Quote); q != "" {
		return q
	}
	return wordsOf(c).Unit
}

// Baseline puts every undecided claim of a register on the debt list, and returns how many those are.
func Baseline(reg *claims.Register) int {
	n := 0
	for i := range reg.Records {
		if r := &reg.Records[i]; len(r.Decisions) == 0 && !r.Gone {
			r.Baseline = true
			n++
		}
	}
	return n
}

// Add records a claim that was missed, undecided, at its place in reading order once the register is synced. The claim
// holds the document, type, quote and basis; its Fingerprint, ID and Occurrence are filled. It says false, and changes
// nothing, where the register has a claim of that type on the same words and quote.
func Add(reg *claims.Register, c *claims.Claim) bool {
	norm := normaliser{}
	want := identity{c.Type, norm.basis(basisOf(c))}
	c.Occurrence = 1
	for r := range reg.Records {
		rec := &reg.Records[r]
		if (identity{rec.Type, norm.basis(rec.Words)}) == want {
			if rec.Quote == quoteOf(c) {
				return false
			}
			c.Occurrence = max(c.Occurrence, rec.Occurrence+1)
		}
	}
	c.Fingerprint = fingerprint(c.Document, c.Type, want.words, c.Occurrence)
	c.ID = c.Fingerprint[:IDLength]
	rec := newRecord(c, -1, reg)
	rec.Origin = claims.Manual
	reg.Records = append(reg.Records, rec)
	return true
}
