package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"keur/claims"
	"keur/internal/project"
	"keur/internal/register"
)

// baseline puts the undecided claims of today on the debt list of a project, which it makes where there is none.
func baseline(ctx context.Context, env Env, f *flags) error {
	if err := f.check(); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(env.Dir, project.ConfigName)); errors.Is(err, fs.ErrNotExist) {
		if err := initialise(env); err != nil {
			return err
		}
	}
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	if err := s.indebted(); err != nil {
		return err
	}
	pages, err := s.pages(ctx, nil)
	if err != nil {
		return err
	}
	if s.code != exitDone {
		s.tell(s.code, fmt.Errorf("no debt list was made, for it would lack the claims of what could not be read: mend that, or exclude it in %s",
			project.ConfigName))
		return told(s.code)
	}
	names, found, total := make([]string, len(pages)), map[string][]claims.Claim{}, 0
	for i := range pages {
		names[i] = pages[i].Document.Path
		found[names[i]] = pages[i].Found
	}
	err = register.Update(s.options.Register, names, func(registers []*claims.Register) error {
		for _, reg := range registers {
			register.Sync(reg, found[reg.Document])
			total += register.Baseline(reg)
		}
		return ctx.Err()
	})
	if errors.Is(err, context.Canceled) {
		return err
	}
	if err != nil {
		return unread(err)
	}
	fmt.Fprintf(env.Stdout, "%s in %s on the debt list: keur check lets them pass until somebody decides them or their words change\nnext: keur check\n",
		number(total, "claim", "claims"), number(len(pages), "document", "documents"))
	return nil
}

// indebted finds out whether there is a debt list already: it is made once, so that it never grows.
func (s *session) indebted() error {
	names, err := register.Names(os.DirFS(s.options.Register))
	if err != nil {
		return unread(err)
	}
	listed, open := 0, 0
	for _, name := range names {
		reg, err := register.Load(s.options.Register, name)
		if err != nil {
			return unread(err)
		}
		for i := range reg.Records {
			if r := &reg.Records[i]; r.Baseline {
				listed++
				if r.Debt() && !r.Gone {
					open++
				}
			}
		}
	}
	if listed == 0 {
		return nil
	}
	return fmt.Errorf("there is a debt list already, of %s with %d still open: it shrinks and never grows; keur review list --status unreviewed shows them",
		number(listed, "claim", "claims"), open)
}
