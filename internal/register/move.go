package register

import "keur/claims"

// Moved is what became of the records of a renamed document.
type Moved struct {
	Moved     []claims.Record // as they stand under the new name
	Behind    []claims.Record // that stay under the old name, gone: their words are not in the document
	Conflicts []Conflict
}

// Conflict is a claim that was decided under both names. Each record stays where it is, the old one as gone.
type Conflict struct{ Old, New claims.Record }

// move takes the records whose claims were found from one register to the other, and brings that one in line with them.
func move(from, to *claims.Register, found []claims.Claim) Moved {
	goes := going(from, to.Document, found)
	at := byFingerprint(to)
	var out Moved
	var stay []claims.Record
	for _, old := range from.Records {
		if !goes[old.ID] {
			old.Gone = true
			stay, out.Behind = append(stay, old), append(out.Behind, old)
			continue
		}
		r := renamed(old, to.Document)
		if goes[r.Replaces] {
			r.Replaces = successor(from, to.Document, r.Replaces)
		}
		k, there := at[r.Fingerprint]
		switch {
		case !there:
			at[r.Fingerprint] = len(to.Records)
			to.Records = append(to.Records, r)
		case continues(r.Decisions, to.Records[k].Decisions):
			if to.Records[k].Origin == claims.Manual {
				r.Origin = claims.Manual
			}
			to.Records[k] = r
		case continues(to.Records[k].Decisions, r.Decisions):
			r = to.Records[k]
		default:
			old.Gone = true
			stay, out.Conflicts = append(stay, old), append(out.Conflicts, Conflict{old, to.Records[k]})
			continue
		}
		out.Moved = append(out.Moved, r)
	}
	from.Records = stay
	Sync(to, found)
	return out
}

// going gives the IDs of the records that move: those found, and those gone whose place an undecided one of them took, so
// that a claim that is stale stays so.
func going(from *claims.Register, document string, found []claims.Claim) map[string]bool {
	Identify(found)
	stands := map[string]bool{}
	for i := range found {
		stands[found[i].Fingerprint] = true
	}
	goes := map[string]bool{}
	for _, r := range from.Records {
		if stands[renamed(r, document).Fingerprint] {
			goes[r.ID] = true
			if len(r.Decisions) == 0 && r.Replaces != "" {
				goes[r.Replaces] = true
			}
		}
	}
	return goes
}

func successor(from *claims.Register, document, id string) string {
	for _, r := range from.Records {
		if r.ID == id {
			return renamed(r, document).ID
		}
	}
	return id
}

// renamed is a record as it stands under another name of its document. Its decisions keep the root of their chain.
func renamed(r claims.Record, document string) claims.Record {
	root := r.Root()
	r.Fingerprint, r.First = Fingerprint(document, r.Type, r.Words, r.Occurrence), ""
	r.ID = r.Fingerprint[:IDLength]
	if len(r.Decisions) > 0 && root != r.Fingerprint {
		r.First = root
	}
	return r
}

// continues says that a chain starts with all decisions of another.
func continues(chain, start []claims.Decision) bool {
	if len(chain) < len(start) {
		return false
	}
	for k := range start {
		if Hash(chain[k]) != Hash(start[k]) {
			return false
		}
	}
	return true
}

func byFingerprint(reg *claims.Register) map[string]int {
	at := make(map[string]int, len(reg.Records))
	for k := range reg.Records {
		at[reg.Records[k].Fingerprint] = k
	}
	return at
}
