package register

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"keur/claims"
)

// Entry is a decision in the log, with where it stands.
type Entry struct {
	File   *Stored
	Record *claims.Record
	Number int // of the decision in the record, from 1
	*claims.Decision
}

// Log gives every decision of some files, undone ones too, by day; those of one day by file and record, those of a claim in
// the order in which they were taken. A record that an interrupted move or prune left in two files counts once.
func Log(files []Stored) []Entry {
	var out []Entry
	seen := map[string]bool{}
	for f := range files {
		for r := range files[f].Records {
			record := &files[f].Records[r]
			for k := range record.Decisions {
				d := &record.Decisions[k]
				if hash := Hash(*d); !seen[hash] {
					seen[hash] = true
					out = append(out, Entry{&files[f], record, k + 1, d})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Entry) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

// Named gives the fingerprints of the claims that the starts of IDs name. Pruned claims can be named too, and claims of a
// renamed document by the ID under which they were first decided. The error is that of Find.
func Named(files []Stored, ids []string) (map[string]bool, error) {
	once, known := make([]*claims.Register, len(files)), map[string]bool{}
	for i, f := range files {
		once[i] = &claims.Register{Document: f.Document}
		for _, r := range f.Records {
			if !known[r.Fingerprint] {
				known[r.Fingerprint] = true
				once[i].Records = append(once[i].Records, r)
			}
		}
	}
	out := map[string]bool{}
	for _, id := range ids {
		found, err := Find(once, id)
		if unknown := (*UnknownError)(nil); errors.As(err, &unknown) {
			found.Record = formerly(once, id)
		}
		if found.Record == nil {
			return nil, err
		}
		out[found.Record.Fingerprint] = true
	}
	return out, nil
}

// formerly is the one record whose decisions began under an ID that starts so; nil where there is none, or several.
func formerly(registers []*claims.Register, id string) *claims.Record {
	want := strings.ToLower(strings.TrimSpace(id))
	var found *claims.Record
	for _, reg := range registers {
		for i := range reg.Records {
			r := &reg.Records[i]
			if want == "" || !strings.HasPrefix(r.First, want) {
				continue
			}
			if found != nil {
				return nil
			}
			found = r
		}
	}
	return found
}
