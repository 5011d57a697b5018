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
	"keur/internal/project"
	"keur/internal/register"
)

func newPrune(env Env) *cobra.Command {
	f, dryRun := &flags{}, false
	var documents []string
	cmd := &cobra.Command{
		Use:   "prune",
		Short: "move the records of claims that are gone to the archive",
		Long: `prune moves records that the last sync marked as gone from the register to claims/register/archive, with their decisions. The
documents are read again: a record stays where its words are back, and where the claim that took its place waits for a decision.
The log lists archived decisions too. A claim whose words come back later is new; what was decided on it stays in the archive. Where a
document was renamed, let its reviews follow it first: keur review move.`,
		Example: `  keur review prune --dry-run
  keur review prune --document 'pages/old/**'`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error { return prune(cmd.Context(), env, f, documents, dryRun) },
	}
	cmd.Flags().StringSliceVar(&documents, "document", nil, "records of the documents that this `GLOB` names; repeatable")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be moved, and write nothing")
	shared(f, cmd)
	return cmd
}

func prune(ctx context.Context, env Env, f *flags, documents []string, dryRun bool) error {
	for _, glob := range documents {
		if err := project.CheckGlob(glob); err != nil {
			return err
		}
	}
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	names, err := s.withGone(documents)
	if err != nil {
		return err
	}
	found, err := s.foundIn(ctx, names)
	if err != nil {
		return err
	}
	var all []register.Pruned
	for _, name := range names {
		if _, read := found[name]; !read {
			continue
		}
		p, err := register.Prune(ctx, s.options.Register, name, found[name], dryRun)
		if errors.Is(err, context.Canceled) {
			return err
		}
		if err != nil {
			s.tell(exitUnread, err)
			continue
		}
		all = append(all, p)
	}
	if !f.quiet {
		s.pruned(all, dryRun)
	}
	return told(s.code)
}

// withGone names the documents, of those that some globs name, whose registers hold records marked as gone.
func (s *session) withGone(globs []string) ([]string, error) {
	files, err := register.Files(s.options.Register)
	if err != nil {
		s.tell(exitUnread, err)
	}
	var names []string
	known := false
	for _, file := range files {
		if file.Archived || len(globs) > 0 && !s.project.Matches(globs, file.Document) {
			continue
		}
		known = true
		for i := range file.Records {
			if file.Records[i].Gone {
				names = append(names, file.Document)
				break
			}
		}
	}
	if len(globs) > 0 && !known {
		return nil, fmt.Errorf("no register is of a document that --document %s names", list(globs))
	}
	return names, nil
}

// foundIn reads documents again and gives their claims, by document: none for those that no longer exist. Those that
// cannot be read are told, and not in the answer.
func (s *session) foundIn(ctx context.Context, names []string) (map[string][]claims.Claim, error) {
	found := map[string][]claims.Claim{}
	var paths []string
	for _, name := range names {
		path := s.project.Path(name)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			found[name] = nil
		} else {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return found, nil
	}
	pages, err := s.pages(ctx, paths)
	if err != nil {
		return nil, err
	}
	for i := range pages {
		if pages[i].Err == nil {
			found[pages[i].Document.Path] = pages[i].Found
		}
	}
	return found, nil
}

// pruned says what was moved, and what was not.
func (s *session) pruned(all []register.Pruned, dryRun bool) {
	var rows [][]string
	total, unmarked := 0, 0
	for _, p := range all {
		var parts []string
		if n := len(p.Records); n > 0 {
			parts = append(parts, fmt.Sprintf("%d archived", n))
		}
		if p.Kept > 0 {
			parts = append(parts, fmt.Sprintf("%d kept: decide first what took their place", p.Kept))
		}
		if len(parts) > 0 {
			rows = append(rows, []string{p.Document, strings.Join(parts, ", ")})
		}
		total += len(p.Records)
		unmarked += p.Unmarked
	}
	out := s.env.Stdout
	layout{w: out, width: s.env.width(out)}.lines(rows)
	records := number(total, "record", "records")
	switch {
	case total == 0:
		fmt.Fprintln(out, "nothing to prune: keur review sync marks what is gone")
	case dryRun:
		fmt.Fprintf(out, "%s would be moved to the archive (dry run: nothing was written)\n", records)
	default:
		fmt.Fprintf(out, "moved %s to the archive\n", records)
	}
	if unmarked > 0 {
		fmt.Fprintf(out, "%s gone since the last sync: keur review sync marks them\n", number(unmarked, "more is", "more are"))
	}
}
