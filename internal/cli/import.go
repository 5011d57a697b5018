package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"keur/claims"
	"keur/internal/register"
	"keur/internal/workbook"
)

func newImport(env Env) *cobra.Command {
	f, by, dryRun := &flags{}, "", false
	cmd := &cobra.Command{
		Use:   "import FILE.xlsx",
		Short: "take over what reviewers decided in a workbook of keur review export",
		Long: `import reads a workbook of keur review export, or of keur audit, and takes over the decisions in it. A row decides its claim where
its status, its reason or its expiry is another than in the export. A decision counts for the words that were exported: a claim whose
words changed, or that was decided otherwise since, is named and left as it is. Whatever can be taken is; then the exit code is 1.`,
		Example: `  keur review import review.xlsx --dry-run
  keur review import review.xlsx --by "A. Jansen"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one workbook: keur review export writes it")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return importFile(cmd.Context(), env, f, args[0], by, dryRun)
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "`NAME` of the person who decided the rows that name no reviewer")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be imported, and write nothing")
	shared(f, cmd)
	return cmd
}

func importFile(ctx context.Context, env Env, f *flags, file, by string, dryRun bool) error {
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	if by != "" {
		if err := register.CheckReviewer(by, s.project.Config.Reviewers); err != nil {
			return err
		}
	}
	filled, err := readWorkbook(file, workbook.Terms{Today: s.options.Today, By: by})
	if err != nil {
		return unread(err)
	}
	b, err := s.concerned(ctx, filled)
	if err != nil {
		return err
	}
	im := newImported(file, filled)
	im.outcomes = register.Adopt(b.registers, im.proposals, s.project.Config.Reviewers, s.options.Today)
	if !dryRun {
		if err := s.adopt(ctx, b, im); err != nil {
			return err
		}
	}
	s.imported(im, b, dryRun)
	if im.refused() > 0 {
		s.code = worse(s.code, exitFailed)
	}
	return told(s.code)
}

// concerned reads the documents again that the decided rows are about, as far as they are still there.
func (s *session) concerned(ctx context.Context, filled *workbook.Filled) (*bench, error) {
	var paths []string
	for _, d := range filled.Decided {
		// What a workbook says is not trusted: only documents of the project are read.
		if _, err := register.File(d.Document); err != nil {
			continue
		}
		path := s.project.Path(d.Document)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return s.bench(nil)
	}
	pages, err := s.pages(ctx, unique(paths))
	if err != nil {
		return nil, err
	}
	return s.bench(pages)
}

// adopt takes the decisions on the registers as they are on disk now. Registers that none of them is for stay as they are.
func (s *session) adopt(ctx context.Context, b *bench, im *imported) error {
	var names []string
	for i, o := range im.outcomes {
		if o.Taken {
			names = append(names, im.proposals[i].Document)
		}
	}
	if names = unique(names); len(names) == 0 {
		return nil
	}
	err := register.Update(s.options.Register, names, func(registers []*claims.Register) error {
		for _, reg := range registers {
			register.Sync(reg, b.found[reg.Document])
		}
		now := register.Adopt(registers, im.proposals, s.project.Config.Reviewers, s.options.Today)
		for i := range now {
			if contains(names, im.proposals[i].Document) {
				im.outcomes[i] = now[i]
			}
		}
		return ctx.Err()
	})
	if errors.Is(err, context.Canceled) {
		return err
	}
	return unread(err)
}
