package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"keur/internal/project"
	"keur/internal/register"
)

// logging are the flags of log.
type logging struct {
	by, from, to, per, since string
	documents                []string
	verify                   bool
}

func newLog(env Env) *cobra.Command {
	f, l := &flags{}, &logging{}
	cmd := &cobra.Command{
		Use:   "log [ID…]",
		Short: "every decision ever taken, and proof that none was altered",
		Long: `log lists the decisions in the register, the newest last: those taken back, false alarms, and those on claims that are gone or
archived too. It reads the register alone, no document.

--verify follows the chain of hashes that joins the decisions on each claim. A chain that was cut off at its end holds together
still, so --since proves against git that every decision of an earlier revision is there unaltered, and lists those added. Both end
with exit code 1 where something is wrong, and name it with file and line.`,
		Example: `  keur review log
  keur review log 3fa9c1 -v
  keur review log --by "A. Jansen" --from 2026-01-01 --document 'pages/**'
  keur review log --per reviewer
  keur review log --verify --since origin/main
  keur review log -o json=decisions.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("since") && l.since == "" { // a variable that is not set, maybe
				return errors.New("--since names no revision: give it a commit, a branch or a tag")
			}
			return showLog(cmd.Context(), env, f, l, args)
		},
	}
	s := cmd.Flags()
	s.StringVar(&l.by, "by", "", "decisions of the reviewer of this `NAME`")
	s.StringVar(&l.from, "from", "", "decisions from this `DATE` on, as 2026-01-31")
	s.StringVar(&l.to, "to", "", "decisions up to and on this `DATE`")
	s.StringSliceVar(&l.documents, "document", nil, "decisions on claims of the documents that this `GLOB` names; repeatable")
	s.StringVar(&l.per, "per", "", "count the decisions, a line for each of `WHAT`: "+list(countings()))
	s.BoolVar(&l.verify, "verify", false, "verify that the decisions on each claim hold together")
	s.StringVar(&l.since, "since", "", "prove that every decision at this git `REVISION` is there unaltered, and list those since")
	s.StringArrayVarP(&f.outputs, "output", "o", nil, "write the log as `FORMAT=FILE`; FORMAT alone goes to standard output: table, json")
	s.BoolVarP(&f.verbose, "verbose", "v", false, "every decision in full, with the words judged")
	f.where(s)
	return cmd
}

func (l *logging) check(ids []string) error {
	if err := among("per", []string{l.per}, countings()); err != nil {
		return err
	}
	for _, day := range []struct{ flag, value string }{{"from", l.from}, {"to", l.to}} {
		if err := checkDay(day.flag, day.value); err != nil {
			return err
		}
	}
	if l.from != "" && l.to != "" && l.from > l.to {
		return fmt.Errorf("--from %s lies behind --to %s: turn them round", l.from, l.to)
	}
	for _, glob := range l.documents {
		if err := project.CheckGlob(glob); err != nil {
			return err
		}
	}
	chooses := len(ids) > 0 || l.by+l.from+l.to+l.per != "" || len(l.documents) > 0
	if l.verify && l.since == "" && chooses {
		return errors.New("--verify goes over all decisions: leave out IDs and other flags")
	}
	return nil
}

func showLog(ctx context.Context, env Env, f *flags, l *logging, ids []string) error {
	targets, err := env.targets(f.outputs, []string{table, "json"})
	if err != nil {
		return err
	}
	if !toStdout(targets) {
		targets = append([]target{{format: table}}, targets...)
	}
	if err := l.check(ids); err != nil {
		return err
	}
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	h, err := s.history(ctx, l)
	if err != nil {
		return err
	}
	if err := h.choose(s, l, ids); err != nil {
		return err
	}
	if err := s.render(ctx, targets, func(w io.Writer, format string) error { return h.write(w, s, l, format) }); err != nil {
		return err
	}
	if len(h.problems) > 0 {
		s.code = worse(s.code, exitFailed)
	}
	return told(s.code)
}

// history is what the register holds, and what is wrong with it.
type history struct {
	files    []register.Stored
	then     []register.Stored // at the revision of --since
	problems []register.Problem
	entries  []register.Entry // those to list
	all      int              // of how many
}

// history reads the register and does what was asked to prove it.
func (s *session) history(ctx context.Context, l *logging) (*history, error) {
	h := &history{}
	var err error
	if h.files, err = register.Files(s.options.Register); err != nil {
		s.tell(exitUnread, err)
	}
	for i := range h.files {
		s.read = append(s.read, h.files[i].Path)
	}
	if l.since != "" {
		if err != nil {
			return nil, told(s.code) // what cannot be read would seem to be gone
		}
		if h.then, err = s.registerAt(ctx, l.since); err != nil {
			return nil, err
		}
	}
	if (l.verify || l.since != "") && len(h.files)+len(h.then) == 0 && s.code == exitDone {
		return nil, fmt.Errorf("there is nothing to verify: %s holds no register", s.options.Register)
	}
	if l.verify {
		h.problems = register.VerifyFiles(h.files)
	}
	h.problems = append(h.problems, register.Since(h.then, h.files)...)
	return h, nil
}

// registerAt reads the register as it was at a revision.
func (s *session) registerAt(ctx context.Context, rev string) ([]register.Stored, error) {
	at, err := project.At(ctx, s.options.Register, rev)
	if err != nil {
		return nil, fmt.Errorf("--since %s: %w", rev, err)
	}
	contents, err := at.Below(ctx, s.options.Register)
	if err != nil {
		return nil, fmt.Errorf("--since %s: %w", rev, err)
	}
	files, err := register.FilesOf(contents, rev+":"+s.options.Register+"/")
	return files, unread(err)
}

// choose finds the decisions to list.
func (h *history) choose(s *session, l *logging, ids []string) error {
	named, err := register.Named(h.files, ids)
	if err != nil {
		return err
	}
	if l.since != "" {
		h.entries = register.Added(h.then, h.files)
	} else {
		h.entries = register.Log(h.files)
	}
	h.all = len(h.entries)
	h.entries = slices.DeleteFunc(h.entries, func(e register.Entry) bool {
		return len(ids) > 0 && !named[e.Record.Fingerprint] || l.by != "" && e.Reviewer != l.by || l.from != "" && e.Date < l.from ||
			l.to != "" && e.Date > l.to || len(l.documents) > 0 && !s.project.Matches(l.documents, e.File.Document)
	})
	return nil
}
