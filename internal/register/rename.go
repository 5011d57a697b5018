package register

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"keur/claims"
)

// Rename is a document that was renamed, whose reviews still stand under its old name.
type Rename struct {
	Dir      string // register folder
	Old, New string // logical names
}

// NoReviewsError says that nothing is recorded under the old name of a document.
type NoReviewsError struct {
	Rename  Rename
	Archive string // the file of records that were pruned, empty where there is none
}

// Error names the document and the register folder, and the archive where the reviews may be.
func (e *NoReviewsError) Error() string {
	message := fmt.Sprintf("there are no reviews of %s in %s: nothing to move", e.Rename.Old, e.Rename.Dir)
	if e.Archive != "" {
		message += "; those in " + e.Archive + " were pruned and stay there"
	}
	return message
}

// Reviews is what the document is to be audited against before its records move: its register under the new name, and the
// records that may come to it, so that claims that only the register knows are found.
func (m Rename) Reviews() (*claims.Register, error) {
	from, to, _, err := m.load()
	if err != nil {
		return nil, err
	}
	at := byFingerprint(to)
	for _, r := range from.Records {
		r = renamed(r, m.New)
		r.Gone = true // unless it is found
		if k, there := at[r.Fingerprint]; !there {
			to.Records = append(to.Records, r)
		} else if isAClaim(&r) {
			to.Records[k] = r
		}
	}
	return to, nil
}

// Move moves the records whose claims were found in the document under its new name. That register is written first, so
// that whatever happens in between loses nothing, and another Move completes it. A dry run writes nothing.
func (m Rename) Move(ctx context.Context, found []claims.Claim, dryRun bool) (Moved, error) {
	from, to, misfiled, err := m.load()
	if err != nil {
		return Moved{}, err
	}
	if dryRun {
		return move(from, to, found), nil
	}
	if misfiled {
		if err := m.putBack(); err != nil {
			return Moved{}, err
		}
	}
	var out Moved
	err = Update(m.Dir, []string{m.New, m.Old}, func(registers []*claims.Register) error {
		out = move(registers[1], registers[0], found)
		return ctx.Err()
	})
	return out, err
}

// load reads both registers. The file may have been renamed with the document: it lies in its new place then, and says the
// old name still.
func (m Rename) load() (from, to *claims.Register, misfiled bool, err error) {
	if from, err = Load(m.Dir, m.Old); err != nil {
		return nil, nil, false, err
	}
	to, err = Load(m.Dir, m.New)
	var other *misplaced
	if errors.As(err, &other) && other.register.Document == m.Old {
		if len(from.Records) > 0 {
			return nil, nil, false, fmt.Errorf("%s holds reviews of %s, and its register %s does so too: keep one of them", other.shown, m.Old, m.Old+".yaml")
		}
		from, to, misfiled, err = other.register, &claims.Register{Document: m.New}, true, nil
	}
	if err == nil && len(from.Records) == 0 {
		err = m.none()
	}
	return from, to, misfiled, err
}

func (m Rename) none() error {
	archive, err := target(m.Dir, m.Old, true)
	if err != nil {
		return err
	}
	if _, err := os.Stat(archive); err != nil {
		archive = ""
	}
	return &NoReviewsError{m, archive}
}

// putBack gives the register file the place that its document says.
func (m Rename) putBack() error {
	now, err := target(m.Dir, m.New, false)
	if err != nil {
		return err
	}
	place, err := target(m.Dir, m.Old, false)
	if err != nil {
		return err
	}
	return withLock(m.Dir, func() error {
		err := makeFolder(filepath.Dir(place))
		if err == nil {
			err = os.Rename(now, place)
		}
		if err != nil {
			return fmt.Errorf("cannot rename the register %s: %w", now, cause(err))
		}
		return errors.Join(syncDir(filepath.Dir(place)), syncDir(filepath.Dir(now)))
	})
}
