package register

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"keur/claims"
)

// Pruned is what pruning did to the register of a document.
type Pruned struct {
	Document string
	Records  []claims.Record // moved to the archive
	Kept     int             // gone records that stay, because what took their place waits for a decision
	Unmarked int             // records that are gone since the last sync, which stay until the next
}

// Prune moves the records that a sync marked as gone, and whose words did not come back since, to the archive of their
// document. Found are the claims of the document now, with those of Standing; none where it does not exist. The archive is
// written first, so that whatever happens in between loses nothing, and another Prune completes it. A dry run writes
// nothing.
func Prune(ctx context.Context, dir, name string, found []claims.Claim, dryRun bool) (Pruned, error) {
	load := func() ([]*loaded, error) {
		archive, err := loadArchive(dir, name)
		if err != nil {
			return nil, err
		}
		reg, err := Load(dir, name)
		if err != nil {
			return nil, err
		}
		return []*loaded{hold(archive, true), hold(reg, false)}, nil
	}
	var out Pruned
	change := func(files []*loaded) error {
		out = prune(files[1].reg, files[0].reg, found)
		return ctx.Err()
	}
	if !dryRun {
		err := update(dir, load, change)
		return out, err
	}
	files, err := load()
	if err == nil {
		err = change(files)
	}
	return out, err
}

// loadArchive reads the archive of a document, which is empty where there is no file.
func loadArchive(dir, name string) (*claims.Register, error) {
	path, err := target(dir, name, true)
	if err != nil {
		return nil, err
	}
	f, err := readFile(os.DirFS(dir), archiveFile(name), path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &claims.Register{Document: name}, nil
	case err == nil && !f.Archived:
		err = fmt.Errorf("%s is the register of %s, so that %s can have no archive; rename the folder of the former", path, f.Document, name)
	}
	return f.Register, err
}

func prune(reg, archive *claims.Register, found []claims.Claim) Pruned {
	now := &claims.Register{Document: reg.Document, Records: reg.Records}
	Sync(now, found)
	gone, replaced := map[string]bool{}, map[string]bool{}
	for _, r := range now.Records {
		gone[r.Fingerprint] = r.Gone
		if !r.Gone && len(r.Decisions) == 0 {
			replaced[r.Replaces] = true
		}
	}
	out := Pruned{Document: reg.Document}
	var stay []claims.Record
	for _, r := range reg.Records {
		switch {
		case !r.Gone || !gone[r.Fingerprint]:
			if gone[r.Fingerprint] {
				out.Unmarked++
			}
		case replaced[r.ID]:
			out.Kept++
		default:
			out.Records = append(out.Records, r)
			store(archive, r)
			continue
		}
		stay = append(stay, r)
	}
	reg.Records = stay
	return out
}

// store puts a record into an archive. One that is there already, with fewer decisions or as many, is the same; one with
// other decisions stays beside it.
func store(archive *claims.Register, r claims.Record) {
	for k := range archive.Records {
		there := &archive.Records[k]
		switch {
		case there.Fingerprint != r.Fingerprint:
		case continues(there.Decisions, r.Decisions):
			return
		case continues(r.Decisions, there.Decisions):
			*there = r
			return
		}
	}
	archive.Records = append(archive.Records, r)
}
