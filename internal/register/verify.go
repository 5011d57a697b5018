package register

import (
	"fmt"

	"keur/claims"
)

// VerifyFiles is Verify for registers and archives. It also reports decisions that stand in the registers of two documents:
// they can move to another document, they are never copied. Problems come in the order of the files.
func VerifyFiles(files []Stored) []Problem {
	var out []Problem
	began := map[string]spot{} // where a first decision stands, by its hash
	for f := range files {
		file := &files[f]
		for _, p := range Verify(file.Register) {
			p.File = file.Path
			out = append(out, p)
		}
		for r := range file.Records {
			record := &file.Records[r]
			if len(record.Decisions) == 0 || file.Archived {
				continue
			}
			here, first := spot{file, record}, Hash(record.Decisions[0])
			if there, twice := began[first]; twice {
				out = append(out, here.problem(fmt.Sprintf(
					"its decisions stand at %s:%d too and cannot be copied; if keur review move was interrupted, run it again",
					there.file.Path, there.record.Line())))
			}
			began[first] = here
		}
	}
	return out
}

// spot is where a record stands.
type spot struct {
	file   *Stored
	record *claims.Record
}

func (s spot) problem(message string) Problem {
	return Problem{s.file.Path, s.record.Line(), s.record.ID, message}
}
