package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
)

func newFix(env Env) *cobra.Command {
	f, write := &flags{}, false
	cmd := &cobra.Command{
		Use:   "fix [PATH…]",
		Short: "put missing disclaimers in, and list better wording for errors",
		Long: `fix shows which disclaimers a document lacks, in its own language, and where they belong: at the end of the section whose
claims need them, else at the end of the page. With --write it puts them in and leaves every other byte as it is. It also lists
what could be written instead of each error; no disclaimer cures those.`,
		Example: `  keur fix pages/
  keur fix pages/ --write
  keur fix page.md --jurisdictions NL,EU,DE`,
		RunE: func(cmd *cobra.Command, args []string) error { return fix(cmd.Context(), env, f, args, write) },
	}
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	cmd.Flags().BoolVar(&write, "write", false, "put the disclaimers in")
	return cmd
}

// fixing adds up what was done to some documents.
type fixing struct {
	*session
	write                                 bool
	added, documents, byHand, errorsFound int
}

func fix(ctx context.Context, env Env, f *flags, paths []string, write bool) error {
	s, err := open(env, f)
	if err != nil {
		return err
	}
	inputs, err := s.inputs(ctx, paths)
	if err != nil {
		return err
	}
	run := &fixing{session: s, write: write}
	for _, in := range inputs {
		if err := run.document(ctx, in); err != nil {
			return err
		}
	}
	if err := run.sum(); err != nil {
		return unread(err)
	}
	return told(s.code)
}

// document fixes one document, or says why it cannot.
func (r *fixing) document(ctx context.Context, in keur.Input) error {
	fixed, err := r.auditor.Fix(ctx, in)
	if err != nil {
		return err
	}
	for _, w := range fixed.Page.Warnings {
		fmt.Fprintf(r.env.Stderr, "keur: %s: %s\n", in.Path, w)
	}
	if fixed.Page.Err != nil {
		r.tell(exitUnread, about(in.Path, fixed.Page.Err))
		return nil
	}
	if r.write && len(fixed.Added) > 0 {
		if err := r.save(in.Path, &fixed); err != nil {
			r.tell(exitUnread, fmt.Errorf("cannot write %s: %w", in.Path, cause(err)))
			return nil
		}
	}
	r.print(in.Path, &fixed)
	return nil
}

// save writes a fixed document, unless somebody else has changed it since it was read.
func (r *fixing) save(path string, fixed *keur.Fix) error {
	now, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, fixed.Source) {
		return fmt.Errorf("it has changed since it was read: run keur fix again")
	}
	return replace(path, func(w io.Writer) error {
		_, err := w.Write(fixed.Fixed)
		return err
	})
}

// print tells what is put into a document, what is left to its author, and what could be written instead of errors.
func (r *fixing) print(path string, fixed *keur.Fix) {
	wrong := errorsOf(fixed.Page.Claims)
	r.byHand, r.errorsFound = r.byHand+len(fixed.ByHand), r.errorsFound+len(wrong)
	if len(fixed.Added) > 0 {
		r.added, r.documents = r.added+len(fixed.Added), r.documents+1
	}
	if len(fixed.Added)+len(fixed.ByHand)+len(wrong) == 0 {
		return
	}
	w := r.env.Stdout
	l := layout{w: w, width: r.env.width(w)}
	fmt.Fprintf(w, "%s\n", path)
	for _, a := range fixed.Added {
		where := "at the end of the page"
		if a.Under != "" {
			where = "at the end of “" + printable(a.Under) + "”"
		}
		l.item("line "+fmt.Sprint(a.Line), a.Text)
		l.item("", a.ID+" · "+where+" · for "+number(a.Claims, "claim", "claims"))
	}
	for _, h := range fixed.ByHand {
		l.item("by hand", h.Text)
		l.item("", h.ID+" · "+h.Why)
	}
	for _, c := range wrong {
		l.item("error", fmt.Sprintf("line %d: %s", c.Location.Line, c.Quote))
		l.item("", wrongRule(c)+" · "+c.ID)
		if s := instead(c); s != "" {
			l.item("instead", s)
		}
	}
	fmt.Fprintln(w)
}

// errorsOf are the claims that no disclaimer cures.
func errorsOf(all []claims.Claim) []*claims.Claim {
	var out []*claims.Claim
	for i := range all {
		if all[i].Severity == claims.Error {
			out = append(out, &all[i])
		}
	}
	return out
}

// wrongRule is the rule of the gravest finding of a claim.
func wrongRule(c *claims.Claim) string { return c.Findings[0].Rule + ": " + c.Findings[0].Message }

// instead is what could be written instead of a claim, if any finding says so.
func instead(c *claims.Claim) string {
	for i := range c.Findings {
		if c.Findings[i].Suggestion != "" {
			return c.Findings[i].Suggestion
		}
	}
	return ""
}

// sum tells what was done, and what to do next.
func (r *fixing) sum() error {
	did, next := "to put in", "next: keur fix --write puts them in; what else stands here is for an editor\n"
	if r.write {
		did, next = "put in", ""
	}
	if r.added == 0 {
		next = ""
	}
	_, err := fmt.Fprintf(r.env.Stdout, "%s %s in %s · %d by hand · %s to rewrite\n%s", number(r.added, "disclaimer", "disclaimers"), did,
		number(r.documents, "document", "documents"), r.byHand, number(r.errorsFound, "error", "errors"), next)
	return err
}
