package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"keur/claims"
	"keur/internal/register"
)

func newSync(env Env) *cobra.Command {
	f, dryRun := &flags{}, false
	cmd := &cobra.Command{
		Use:   "sync [PATH…]",
		Short: "bring the register in line with the documents; no decision changes",
		Long: `sync adds new claims to the register, undecided, and marks those whose words are gone from their document. Without PATH it
looks at all documents of the project, and at those that have a register and no longer exist.`,
		Example: `  keur review sync
  keur review sync pages/back.md --dry-run`,
		RunE: func(cmd *cobra.Command, args []string) error { return sync(cmd.Context(), env, f, dryRun, args) },
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would change, and write nothing")
	shared(f, cmd)
	return cmd
}

func sync(ctx context.Context, env Env, f *flags, dryRun bool, paths []string) error {
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	pages, err := s.pages(ctx, paths)
	if err != nil {
		return err
	}
	var names []string
	found, listed := map[string][]claims.Claim{}, map[string]bool{}
	for i := range pages {
		p := &pages[i]
		listed[p.Document.Path] = true
		if p.Err != nil {
			continue
		}
		if _, err := register.File(p.Document.Path); err != nil {
			s.tell(exitUsage, err)
			continue
		}
		names = append(names, p.Document.Path)
		found[p.Document.Path] = p.Found
	}
	if len(paths) == 0 {
		gone, err := s.deleted(listed)
		if err != nil {
			s.tell(exitUnread, err)
		}
		names = append(names, gone...)
	}
	changes, err := s.sync(ctx, names, found, dryRun)
	if err != nil {
		return err
	}
	if !f.quiet {
		s.synced(names, changes, dryRun)
	}
	return told(s.code)
}

// deleted names the documents that have a register and no longer exist.
func (s *session) deleted(listed map[string]bool) ([]string, error) {
	all, err := register.Names(os.DirFS(s.options.Register))
	var out []string
	for _, name := range all {
		if listed[name] {
			continue
		}
		if _, err := os.Stat(s.project.Path(name)); errors.Is(err, fs.ErrNotExist) {
			out = append(out, name)
		}
	}
	return out, err
}

// sync does the work, and counts what it did to each register.
func (s *session) sync(ctx context.Context, names []string, found map[string][]claims.Claim, dryRun bool) ([]register.Changes, error) {
	changes := make([]register.Changes, len(names))
	work := func(registers []*claims.Register) error {
		for i, reg := range registers {
			changes[i] = register.Sync(reg, found[reg.Document])
		}
		return ctx.Err()
	}
	if !dryRun {
		err := register.Update(s.options.Register, names, work)
		if errors.Is(err, context.Canceled) {
			return nil, err
		}
		return changes, unread(err)
	}
	registers := make([]*claims.Register, len(names))
	for i, name := range names {
		var err error
		if registers[i], err = register.Load(s.options.Register, name); err != nil {
			return nil, unread(err)
		}
	}
	return changes, work(registers)
}

// synced says what changed.
func (s *session) synced(names []string, changes []register.Changes, dryRun bool) {
	var rows [][]string
	for i, n := range changes {
		if n != (register.Changes{}) {
			rows = append(rows, []string{names[i], describe(n)})
		}
	}
	out := s.env.Stdout
	if len(names) == 0 {
		return // the errors say why
	}
	if len(rows) == 0 {
		fmt.Fprintf(out, "nothing to do: the register of %s is up to date\n", number(len(names), "document", "documents"))
		return
	}
	layout{w: out, width: s.env.width(out)}.lines(rows)
	if dryRun {
		fmt.Fprintf(out, "%s would be written to %s (dry run: nothing was)\n", number(len(rows), "register", "registers"), s.options.Register)
		return
	}
	fmt.Fprintf(out, "wrote %s to %s\n", number(len(rows), "register", "registers"), s.options.Register)
}

func describe(n register.Changes) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{n.Added, "new"}, {n.Gone, "gone"}, {n.Returned, "back again"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return strings.Join(parts, ", ")
}
