package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
	"keur/internal/register"
)

func newCheck(env Env) *cobra.Command {
	f := &flags{}
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "the gate for CI: fail where a claim is not settled by a review",
		Long: `check audits as keur audit does and holds the outcome against the review register. It fails, with exit code 1, where a claim
is not accepted, its review has expired, or its words have changed since; it lists those claims, and says why it failed and what to do
next.`,
		Example: `  keur check
  keur check pages/ --fail-on rejected,dose,severity>=error
  keur check --new-from origin/main
  keur check --max-unreviewed 20 -o json=check.json`,
		RunE: func(cmd *cobra.Command, args []string) error { return check(cmd, env, f, args) },
	}
	f.gate(cmd.Flags())
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	f.output(cmd.Flags())
	return cmd
}

func check(cmd *cobra.Command, env Env, f *flags, paths []string) error {
	ctx := cmd.Context()
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
	r, err := s.gated(ctx, pages)
	if err != nil {
		return err
	}
	v, err := register.Gate(r, register.Policy{FailOn: r.Policy.FailOn, MaxUnreviewed: f.maxUnreviewed})
	if err != nil {
		return err
	}
	if err := s.render(ctx, targets, s.writer(r)); err != nil {
		return err
	}
	if err := s.verdict(ctx, cmd, r, v, toStdout(targets), paths); err != nil {
		return err
	}
	if !v.Passed {
		s.code = worse(s.code, exitFailed)
	}
	return told(s.code)
}

// gated is the report that the gate looks at.
func (s *session) gated(ctx context.Context, pages []keur.Page) (*claims.Report, error) {
	if s.flags.newFrom == "" {
		return s.auditor.Report(pages), nil
	}
	return s.newFrom(ctx, s.flags.newFrom, pages)
}

// verdict writes the claims that fail, why the gate failed, and the shortest way on. The reason goes to stderr where a
// report for programs has standard output.
func (s *session) verdict(ctx context.Context, cmd *cobra.Command, r *claims.Report, v register.Verdict, taken bool, paths []string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	because := s.because(cmd, r, v, paths)
	switch {
	case v.Passed && s.flags.quiet:
		return nil
	case taken:
		_, err := io.WriteString(s.env.Stderr, because)
		return unread(err)
	}
	return s.env.write(target{}, func(w io.Writer) error {
		if !s.flags.quiet {
			if err := keur.List(w, failing(r, v), s.style(w)); err != nil {
				return err
			}
		}
		_, err := io.WriteString(w, because)
		return err
	})
}

// failing is the report with only the claims that the gate fails on.
func failing(r *claims.Report, v register.Verdict) *claims.Report {
	fails := map[string]bool{}
	for _, reason := range v.Reasons {
		for _, id := range reason.Claims {
			fails[id] = true
		}
	}
	out := *r
	out.Claims = nil
	for _, c := range r.Claims {
		if fails[c.ID] {
			out.Claims = append(out.Claims, c)
		}
	}
	return &out
}

// because says how the gate went.
func (s *session) because(cmd *cobra.Command, r *claims.Report, v register.Verdict, paths []string) string {
	noun := "claim"
	if s.flags.newFrom != "" {
		noun = "new claim"
	}
	size := number(len(r.Claims), noun, noun+"s") + " in " + number(len(r.Documents), "document", "documents")
	if v.Passed {
		if failed := r.Summary.Failed; failed > 0 {
			return fmt.Sprintf("not passed: %s, but %s could not be read\n", size, number(failed, "document", "documents"))
		}
		return fmt.Sprintf("passed: %s\n", size)
	}
	width, digits := 0, 0
	for _, reason := range v.Reasons {
		width, digits = max(width, len(reason.Condition)), max(digits, len(fmt.Sprint(reason.Count)))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "failed: %s\n", size)
	for _, reason := range v.Reasons {
		fmt.Fprintf(&b, "  %-*s  %*d  claims that %s\n", width, reason.Condition, digits, reason.Count, reason.Message)
	}
	fmt.Fprintf(&b, "next: %s\n", s.next(cmd, v, paths))
	return b.String()
}

// next is the command to go on with. Without a configuration there is no register to write a review to, and the paths
// have to be named again.
func (s *session) next(cmd *cobra.Command, v register.Verdict, paths []string) string {
	if s.project.File == "" && strings.HasPrefix(v.Next, "keur review") {
		return "keur init, then " + v.Next
	}
	next := v.Next
	if s.flags.newFrom != "" && strings.HasPrefix(next, "keur review list") {
		next = "keur review suggest --new-from " + s.flags.newFrom
	}
	if words := strings.Fields(v.Next); len(words) > 1 {
		if found, _, err := cmd.Root().Find(words[1:2]); err != nil || found == cmd.Root() {
			next = explainFirst(v)
		}
	}
	if s.project.File == "" && strings.HasPrefix(next, "keur explain") {
		next += " " + strings.Join(paths, " ")
	}
	return next
}

// explainFirst leads to the first claim that fails.
func explainFirst(v register.Verdict) string {
	for _, reason := range v.Reasons {
		if len(reason.Claims) > 0 {
			return "keur explain " + reason.Claims[0]
		}
	}
	return "keur audit"
}
