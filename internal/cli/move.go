package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"keur/claims"
	"keur/internal/register"
)

func newMove(env Env) *cobra.Command {
	f, dryRun := &flags{}, false
	cmd := &cobra.Command{
		Use:   "move OLD NEW",
		Short: "let reviews follow a document that was renamed",
		Long: `move takes the records of a document that was renamed from the register of its old name to that of the new one, with their
decisions, as far as their words stand there unchanged. The others stay under the old name, as gone. A claim that was decided under
both names stays in both, and is named; the exit code is 1 then. OLD must no longer exist: a copy has reviews of its own.`,
		Example: `  keur review move pages/rug.md pages/rugpijn.md --dry-run
  keur review move pages/rug.md pages/rugpijn.md`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("name the document as it was and as it is: keur review move OLD NEW")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return move(cmd.Context(), env, f, args[0], args[1], dryRun)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be moved, and write nothing")
	shared(f, cmd)
	return cmd
}

func move(ctx context.Context, env Env, f *flags, from, to string, dryRun bool) error {
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	rename, err := s.rename(from, to)
	if err != nil {
		return err
	}
	found, err := s.foundAs(ctx, rename)
	if err != nil {
		return err
	}
	moved, err := rename.Move(ctx, found, dryRun)
	if err != nil {
		if errors.Is(err, context.Canceled) {
			return err
		}
		return unread(err)
	}
	if !f.quiet || len(moved.Conflicts) > 0 {
		s.moved(rename, &moved, dryRun)
	}
	if len(moved.Conflicts) > 0 {
		s.code = worse(s.code, exitFailed)
	}
	return told(s.code)
}

// rename finds out what is renamed: a document that no longer exists, into one that does.
func (s *session) rename(from, to string) (register.Rename, error) {
	r := register.Rename{Dir: s.options.Register, Old: s.project.Name(from), New: s.project.Name(to)}
	for _, name := range []string{r.Old, r.New} {
		if _, err := register.File(name); err != nil {
			return r, err
		}
	}
	if r.Old == r.New {
		return r, fmt.Errorf("%s and %s are the same document", from, to)
	}
	if _, err := os.Stat(s.project.Path(r.Old)); err == nil {
		return r, fmt.Errorf("%s still exists: its reviews stay with it, and those of a copy are decided anew", from)
	}
	info, err := os.Stat(s.project.Path(r.New))
	switch {
	case err != nil:
		return r, fmt.Errorf("%s: %w: name the document as it is called now", to, cause(err))
	case info.IsDir():
		return r, fmt.Errorf("%s is a folder: name a document, and move one at a time", to)
	}
	return r, nil
}

// foundAs gives the claims of a document under its new name, those too that only the records of its old name know.
func (s *session) foundAs(ctx context.Context, r register.Rename) ([]claims.Claim, error) {
	reviews, err := r.Reviews()
	if none := (*register.NoReviewsError)(nil); errors.As(err, &none) {
		return nil, err
	}
	if err != nil {
		return nil, unread(err)
	}
	inputs, err := s.inputs(ctx, []string{s.project.Path(r.New)})
	if err != nil {
		return nil, err
	}
	inputs[0].Register = reviews
	pages, err := s.audited(ctx, inputs)
	if err != nil {
		return nil, err
	}
	if pages[0].Err != nil {
		return nil, told(s.code)
	}
	return pages[0].Found, nil
}

// moved says what stayed behind, what was decided twice, and what moved.
func (s *session) moved(r register.Rename, m *register.Moved, dryRun bool) {
	out := s.env.Stdout
	l := layout{w: out, width: s.env.width(out)}
	if n := len(m.Behind); n > 0 {
		fmt.Fprintf(out, "%s behind as gone: these words are not in %s\n", number(n, "record stays", "records stay"), r.New)
		var rows [][]string
		for _, b := range m.Behind {
			rows = append(rows, []string{"", b.ID, string(b.Type), string(b.Status()), b.Quote})
		}
		l.squeezed(rows, []int{0, 0, 8, 12, 16})
	}
	if n := len(m.Conflicts); n > 0 {
		fmt.Fprintf(out, "%s decided under both names; each keeps its decisions\n", number(n, "claim was", "claims were"))
		var rows [][]string
		for _, c := range m.Conflicts {
			rows = append(rows, []string{"", c.Old.ID, string(c.Old.Status()), "now", c.New.ID, string(c.New.Status())})
		}
		l.squeezed(rows, []int{0, 0, 12, 0, 0, 12})
		fmt.Fprintf(out, "next: keur review log -v %s %s shows both\n", m.Conflicts[0].Old.ID, m.Conflicts[0].New.ID)
	}
	decided := 0
	for i := range m.Moved {
		if len(m.Moved[i].Decisions) > 0 {
			decided++
		}
	}
	records := number(len(m.Moved), "record", "records")
	if dryRun {
		fmt.Fprintf(out, "%s would move to %s, %d of them decided (dry run: nothing was written)\n", records, r.New, decided)
		return
	}
	fmt.Fprintf(out, "moved %s to %s, %d of them decided\n", records, r.New, decided)
}
