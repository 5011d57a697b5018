package register

import (
	"slices"

	"keur/claims"
)

// Standing gives the claims that the register knows, whose words still stand in the document, and that the extractor did
// not find: those that a reviewer added by hand, and those that were judged to be claims before a language pack changed.
// A rejected claim is resolved when its words go, not when they are overlooked. Where the words of a claim that was added
// by hand changed, the sentence that took their place stands for it, so that the change is seen.
//
// Units are all units of the document, each as a claim without a type whose quote is the whole unit. Found are the claims
// that the extractor found; their Fingerprint, ID and Occurrence are filled. The claims returned join them before they
// are assessed.
func Standing(units, found []claims.Claim, reg *claims.Register) []claims.Claim {
	if reg == nil || len(reg.Records) == 0 {
		return nil
	}
	norm := normaliser{}
	identify(found, norm)
	known := make(map[string]bool, len(found))
	for i := range found {
		known[found[i].Fingerprint] = true
	}
	at := map[claims.Basis][]int{}
	for _, i := range readingOrder(units) {
		words := norm.basis(basisOf(&units[i]))
		at[words] = append(at[words], i)
	}
	var out []claims.Claim
	var changed []*claims.Record
	ordinal := map[string]int{}
	for r := range reg.Records {
		rec := &reg.Records[r]
		words := norm.basis(rec.Words)
		// Two equal claims of one quote stand in two units; of two quotes, in one.
		key := sum(string(rec.Type), words.Unit, words.Frame, words.Anchor, rec.Quote)
		n := ordinal[key]
		ordinal[key]++
		switch {
		case known[rec.Fingerprint] || !isAClaim(rec):
		case n < len(at[words]):
			out = append(out, standing(units[at[words][n]], rec))
		case rec.Origin == claims.Manual && !rec.Gone:
			changed = append(changed, rec)
		}
	}
	return append(out, replacing(changed, units, append(slices.Clone(found), out...), norm)...)
}

// replacing gives for each record whose words are gone the sentence that is most like it and has no claim of its type, if
// half of the words are the same.
func replacing(changed []*claims.Record, units, found []claims.Claim, norm normaliser) (out []claims.Claim) {
	if len(changed) == 0 {
		return nil
	}
	taken := map[identity]bool{}
	for i := range found {
		taken[identity{found[i].Type, norm.basis(basisOf(&found[i]))}] = true
	}
	g := judge{words: map[string]int32{}}
	for _, rec := range changed {
		bag, best, likeness := g.bag(norm.words(rec.Words.Unit)), -1, alikeEnough
		for i := range units {
			id := identity{rec.Type, norm.basis(basisOf(&units[i]))}
			if l := overlap(bag, g.bag(id.words.Unit)); !taken[id] && (l > likeness || best < 0 && l == likeness) {
				best, likeness = i, l
			}
		}
		if best >= 0 {
			c := standing(units[best], rec)
			c.ID, c.Fingerprint, c.Occurrence = "", "", 0 // other words, another claim
			taken[identity{rec.Type, norm.basis(basisOf(&c))}] = true
			out = append(out, c)
		}
	}
	return out
}

func isAClaim(r *claims.Record) bool {
	switch r.Status() {
	case claims.NotAClaim:
		return false
	case claims.Unreviewed:
		return r.Origin == claims.Manual
	}
	return true
}

func standing(unit claims.Claim, r *claims.Record) claims.Claim {
	unit.ID, unit.Fingerprint, unit.Occurrence, unit.Type = r.ID, r.Fingerprint, r.Occurrence, r.Type
	if unit.Polarity == "" {
		unit.Polarity = claims.Positive
	}
	return unit
}
