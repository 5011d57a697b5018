package register

import "keur/claims"

// Since holds the decisions of earlier files against those of today, and names each that was changed, removed or taken out
// of its order. A record that moved with its document or was pruned to an archive counts as there. Problems come in the
// order of the earlier files, and say where the record is today or, if it is nowhere, where it was.
func Since(then, now []Stored) []Problem {
	chains := map[string][]spot{} // by the root of the chain
	for f := range now {
		for r := range now[f].Records {
			record := &now[f].Records[r]
			chains[record.Root()] = append(chains[record.Root()], spot{&now[f], record})
		}
	}
	var out []Problem
	for f := range then {
		for r := range then[f].Records {
			was := spot{&then[f], &then[f].Records[r]}
			out = append(out, was.held(chains[was.record.Root()])...)
		}
	}
	return out
}

// held holds a record against those that it may be today, of which the one that is most like it counts.
func (was spot) held(today []spot) []Problem {
	var best []Problem
	for i, now := range today {
		if found := was.against(now); i == 0 || len(found) < len(best) {
			best = found
		}
	}
	if len(today) == 0 {
		for k := range was.record.Decisions {
			best = append(best, was.problem(described(k, &was.record.Decisions[k])+" is gone with its record"))
		}
	}
	return best
}

func (was spot) against(now spot) []Problem {
	var out []Problem
	for _, fault := range faults(was.record.Decisions, now.record.Decisions) {
		out = append(out, now.problem(fault))
	}
	if len(out) == 0 && len(was.record.Decisions) > 0 && !sameWords(was.record, now.record) {
		out = append(out, now.problem("its decisions stand on other words than those that were judged"))
	}
	return out
}

func sameWords(a, b *claims.Record) bool {
	if a.Type == b.Type && a.Words == b.Words {
		return true // most are equal to the letter
	}
	return Digest(a.Type, a.Words) == Digest(b.Type, b.Words)
}

// Added gives the entries of the log of today's files that earlier files do not have.
func Added(then, now []Stored) []Entry {
	known := map[string]bool{}
	for _, e := range Log(then) {
		known[Hash(*e.Decision)] = true
	}
	var out []Entry
	for _, e := range Log(now) {
		if !known[Hash(*e.Decision)] {
			out = append(out, e)
		}
	}
	return out
}
