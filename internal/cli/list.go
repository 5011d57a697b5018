package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
)

func newList(env Env) *cobra.Command {
	f, chosen := &flags{}, &filter{}
	cmd := &cobra.Command{
		Use:   "list [PATH…]",
		Short: "the claims of the documents, and how they stand",
		Long: `list shows a line for each claim, or each in full with -v. Claims that reviewers took for false alarms are left out unless
--status not_a_claim asks for them, and so are those whose words are gone unless --change gone does.`,
		Example: `  keur review list --status unreviewed --severity error,warning
  keur review list --change stale
  keur review list pages/back.md --type dosage -v
  keur review list --text magnesium -o json`,
		RunE: func(cmd *cobra.Command, args []string) error { return listClaims(cmd.Context(), env, f, chosen, args) },
	}
	chosen.flags(cmd)
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	f.output(cmd.Flags())
	return cmd
}

func listClaims(ctx context.Context, env Env, f *flags, chosen *filter, paths []string) error {
	targets, err := env.targets(f.outputs, keur.Formats())
	if err != nil {
		return err
	}
	if err := chosen.check(); err != nil {
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
	all, listed := s.pick(pages, chosen)
	for i := range pages {
		pages[i].Findings = nil
	}
	r := s.auditor.Report(pages)
	if !f.quiet && !toStdout(targets) {
		targets = append([]target{{format: table}}, targets...)
	}
	err = s.render(ctx, targets, func(w io.Writer, format string) error {
		if format != table {
			return keur.Write(w, format, r, s.style(w))
		}
		if err := s.listed(w, r, pages, chosen); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w, "%d of %s\n", listed, number(all, "claim", "claims"))
		return err
	})
	if err != nil {
		return err
	}
	return told(s.code)
}

// pick leaves on the pages the claims that a filter chooses. It counts the claims before and after.
func (s *session) pick(pages []keur.Page, chosen *filter) (all, left int) {
	for i := range pages {
		p := &pages[i]
		all += len(p.Claims)
		p.Claims = slices.DeleteFunc(standing(p, chosen), func(c claims.Claim) bool { return !chosen.matches(s, &c) })
		p.Document.Claims = len(p.Claims)
		left += len(p.Claims)
	}
	return all, left
}

// standing is what a document has to list: its claims, and where they are asked for the false alarms and those gone.
func standing(p *keur.Page, chosen *filter) []claims.Claim {
	out := p.Claims
	if contains(chosen.statuses, string(claims.NotAClaim)) {
		out = append(out, p.False...)
	}
	if contains(chosen.changes, string(claims.Gone)) {
		for i := range p.Gone {
			out = append(out, goneClaim(p.Document.Path, &p.Gone[i]))
		}
	}
	return out
}

// goneClaim shows a record whose words are no longer in the document as a claim of no place.
func goneClaim(document string, r *claims.Record) claims.Claim {
	c := claims.Claim{ID: r.ID, Document: document, Type: r.Type, Quote: r.Quote, Context: r.Words.Unit,
		Severity: claims.NoneSeverity, Evidence: claims.Evidence{Level: claims.Unassessed},
		Review: claims.Review{Status: r.Status(), Change: claims.Gone, Origin: string(r.Origin), Baseline: r.Debt()}}
	if d := r.Effective(); d != nil {
		c.Review.Reviewer, c.Review.Date, c.Review.Expires, c.Review.Reason = d.Reviewer, d.Date, d.Expires, d.Because()
	}
	return c
}

// listed writes the claims and, for those whose words changed, the words that were judged and those of today.
func (s *session) listed(w io.Writer, r *claims.Report, pages []keur.Page, chosen *filter) error {
	if err := keur.List(w, r, s.style(w)); err != nil {
		return err
	}
	if !s.flags.verbose && !contains(chosen.changes, string(claims.Stale)) {
		return nil
	}
	shown := map[string]bool{}
	for i := range r.Claims {
		shown[r.Claims[i].ID] = true
	}
	var b strings.Builder
	for i := range pages {
		for _, stale := range pages[i].Stale {
			if !shown[stale.Claim] {
				continue
			}
			d := stale.Old.Effective()
			if d == nil {
				continue
			}
			fmt.Fprintf(&b, "%s took the place of %s, %s by %s on %s\n", stale.Claim, stale.Old.ID, d.Status, d.Reviewer, d.Date)
			l := layout{w: &b, width: s.env.width(w)}
			l.item("was", spoken(stale.Old.Words))
			l.item("is", spoken(stale.New))
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// spoken is the words of a claim, with what they go on from.
func spoken(b claims.Basis) string {
	var parts []string
	for _, part := range []string{b.Anchor, b.Frame, b.Unit} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " … ")
}
