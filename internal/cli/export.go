package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"keur"
	"keur/internal/register"
	"keur/internal/workbook"
)

func newExport(env Env) *cobra.Command {
	f, chosen, output := &flags{}, &filter{}, ""
	cmd := &cobra.Command{
		Use:   "export [PATH…]",
		Short: "a workbook in which reviewers decide claims, for keur review import",
		Long: `export writes the workbook of keur audit with the claims that are chosen, to be decided in Excel or LibreOffice: in the yellow
columns of the sheet Claims. Rows may be sorted, filtered and deleted, columns moved. keur review import reads the decisions back.

A workbook in which somebody has decided claims is not overwritten.`,
		Example: `  keur review export --status unreviewed --severity error,warning
  keur review export pages/back.md -o xlsx=back.xlsx
  keur review export --change stale --document 'pages/*' -o xlsx=stale.xlsx`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return export(cmd.Context(), env, f, chosen, output, args)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", xlsx+"=review.xlsx", "write the workbook as `FORMAT=FILE`; the format is xlsx")
	chosen.flags(cmd)
	shared(f, cmd)
	return cmd
}

func export(ctx context.Context, env Env, f *flags, chosen *filter, output string, paths []string) error {
	targets, err := env.targets([]string{output}, []string{xlsx})
	if err != nil {
		return err
	}
	if err := chosen.check(); err != nil {
		return err
	}
	if err := unfilled(targets[0]); err != nil {
		return err
	}
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	pages, err := s.pages(ctx, paths)
	if err != nil {
		return err
	}
	pages = s.registrable(pages)
	_, n := s.pick(pages, chosen)
	if n == 0 {
		return errNoneLikeThat
	}
	pages = slices.DeleteFunc(pages, func(p keur.Page) bool { return len(p.Claims) == 0 && p.Err == nil })
	if err := errors.Join(ctx.Err(), s.spared(targets)); err != nil {
		return err
	}
	write := s.writer(s.auditor.Report(pages))
	if err := env.write(targets[0], func(w io.Writer) error { return write(w, xlsx) }); err != nil {
		return err
	}
	if file := targets[0].file; file != "" && !f.quiet {
		fmt.Fprintf(env.Stdout, "wrote %s to %s\nnext: decide them in its yellow columns, then keur review import %s\n",
			number(n, "claim", "claims"), file, file)
	}
	return told(s.code)
}

// registrable leaves out documents that cannot have a register: a decision on their claims could not be kept.
func (s *session) registrable(pages []keur.Page) []keur.Page {
	return slices.DeleteFunc(pages, func(p keur.Page) bool {
		_, err := register.File(p.Document.Path)
		if err != nil {
			s.tell(exitUsage, err)
		}
		return err != nil
	})
}

// unfilled finds out whether an export would take the place of somebody's work.
func unfilled(t target) error {
	if info, err := os.Stat(t.file); t.file == "" || err != nil || !info.Mode().IsRegular() {
		return nil
	}
	filled, err := readWorkbook(t.file, workbook.Terms{})
	if err != nil {
		return fmt.Errorf("%s is there already and is no workbook of keur: give the export another file, as -o xlsx=FILE", t.file)
	}
	if n := len(filled.Decided) + len(filled.Wrong); n > 0 {
		return fmt.Errorf("%s holds %s: import them with keur review import, then move the file away or give the export another, as -o xlsx=FILE",
			t.file, number(n, "decision", "decisions"))
	}
	return nil
}

// readWorkbook reads back what reviewers filled in.
func readWorkbook(file string, terms workbook.Terms) (*workbook.Filled, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", file, cause(err))
	}
	defer in.Close()
	filled, err := workbook.Read(in, terms)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", file, cause(err))
	}
	return filled, nil
}
