package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
)

func newAudit(env Env) *cobra.Command {
	f := &flags{}
	cmd := &cobra.Command{
		Use:   "audit [PATH…]",
		Short: "find every health claim, with its evidence, disclaimers and review",
		Long: `audit reads documents and folders, or the paths of .keur.yaml, and reports every health claim in them. It never fails for
what it finds: keur check does.`,
		Example: `  keur audit pages/
  keur audit pages/ -o xlsx=claims.xlsx -o json=claims.json
  keur audit shop/ --product-class food_supplement --jurisdictions NL,EU,DE
  keur audit page.md -q -o json | jq '.claims[].quote'`,
		RunE: func(cmd *cobra.Command, args []string) error { return audit(cmd.Context(), env, f, args) },
	}
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	f.output(cmd.Flags())
	return cmd
}

func audit(ctx context.Context, env Env, f *flags, paths []string) error {
	targets, err := env.targets(f.outputs, keur.Formats())
	if err != nil {
		return err
	}
	s, err := open(env, f)
	if err != nil {
		return err
	}
	pages, err := s.pages(ctx, paths)
	if err != nil {
		return err
	}
	r := s.auditor.Report(pages)
	if !f.quiet && !toStdout(targets) {
		targets = append([]target{{format: table}}, targets...)
	}
	if err := s.render(ctx, targets, s.writer(r)); err != nil {
		return err
	}
	return told(s.code)
}

// toStdout says that a report was asked for on standard output; it replaces the one for the terminal.
func toStdout(targets []target) bool {
	for _, t := range targets {
		if t.file == "" {
			return true
		}
	}
	return false
}

// writer renders a report in the format of a target.
func (s *session) writer(r *claims.Report) func(io.Writer, string) error {
	return func(w io.Writer, format string) error { return keur.Write(w, format, r, s.style(w)) }
}

// render writes all targets; one that fails does not keep the others from being written. Nothing is written where one
// would overwrite a document.
func (s *session) render(ctx context.Context, targets []target, write func(w io.Writer, format string) error) error {
	if err := s.spared(targets); err != nil {
		return err
	}
	for _, t := range targets {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.env.write(t, func(w io.Writer) error { return write(w, t.format) }); err != nil {
			s.tell(exitUnread, err)
		}
	}
	return ctx.Err()
}
