package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
	"keur/internal/register"
)

// mostDocuments is how many documents are listed unless all are asked for.
const mostDocuments = 10

func newStats(env Env) *cobra.Command {
	f, all, output := &flags{}, false, ""
	cmd := &cobra.Command{
		Use:   "stats [PATH…]",
		Short: "how far the reviews are, in figures",
		Long: `stats counts the claims of the documents by status and severity, says which documents have most to do, who decided how much, and
what is due: decisions that expire, claims whose words or evidence changed, and the debt that the baseline left.`,
		Example: `  keur review stats
  keur review stats shop/ --all
  keur review stats -o json | jq .debt`,
		RunE: func(cmd *cobra.Command, args []string) error { return stats(cmd.Context(), env, f, all, output, args) },
	}
	cmd.Flags().BoolVar(&all, "all", false, fmt.Sprintf("every document, not the %d with most to do", mostDocuments))
	cmd.Flags().StringVarP(&output, "output", "o", table, "`FORMAT`: table or json")
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	return cmd
}

func stats(ctx context.Context, env Env, f *flags, all bool, output string, paths []string) error {
	if err := among("output", []string{output}, []string{table, "json"}); err != nil {
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
	var found []claims.Claim
	read := 0
	for i := range pages {
		found = append(append(found, pages[i].Claims...), pages[i].False...)
		if pages[i].Err == nil {
			read++
		}
	}
	n := register.Count(found, s.options.Today)
	if output == "json" {
		err = encode(env, n)
	} else {
		err = s.figures(env.Stdout, &n, read, all)
	}
	if err != nil {
		return unread(err)
	}
	return told(s.code)
}

// figures writes the tables, and the sum in a line; read is the number of documents.
func (s *session) figures(w io.Writer, n *register.Stats, read int, all bool) error {
	if n.Claims > 0 {
		if err := keur.Tables(w, []keur.Table{byStatus(n), due(n), byReviewer(n), byDocument(n, all)}, s.style(w)); err != nil {
			return err
		}
		if left := len(n.Documents) - mostDocuments; left > 0 && !all {
			fmt.Fprintf(w, "%s more: --all lists them\n", number(left, "document", "documents"))
		}
	}
	_, err := fmt.Fprintf(w, "%d of %s decided, in %s\n", n.Decided, number(n.Claims, "claim", "claims"),
		number(read, "document", "documents"))
	return err
}

// figure is a count; nothing stands for 0, so that the eye finds the rest.
func figure(n int) string {
	if n == 0 {
		return nothing
	}
	return fmt.Sprint(n)
}

func byStatus(n *register.Stats) keur.Table {
	t := keur.Table{Title: "claims by status and severity", Head: append(append([]string{"status"}, words(claims.Severities())...), "claims")}
	for _, s := range n.Statuses {
		row := []string{string(s.Status)}
		for _, severity := range claims.Severities() {
			row = append(row, figure(s.Severity[severity]))
		}
		t.Rows = append(t.Rows, append(row, figure(s.Claims)))
	}
	return t
}

// due is what has to be looked at again, or soon.
func due(n *register.Stats) keur.Table {
	t := keur.Table{Title: "what is due", Head: []string{"claims that", "claims"}}
	for _, row := range []struct {
		what string
		n    int
	}{
		{"have other words than were judged", n.Stale},
		{"have a decision that expired", n.Expired},
		{"expire within 30 days", n.Expires30},
		{"expire within 90 days", n.Expires90},
		{"have other evidence than was judged", n.EvidenceChanged},
		{"are left of the baseline's debt", n.Debt},
	} {
		t.Rows = append(t.Rows, []string{row.what, figure(row.n)})
	}
	return t
}

func byReviewer(n *register.Stats) keur.Table {
	t := keur.Table{Title: "decisions in force", Head: []string{"reviewer", "claims", "last"}}
	for _, r := range n.Reviewers {
		t.Rows = append(t.Rows, []string{r.Reviewer, figure(r.Decided), r.Last})
	}
	return t
}

func byDocument(n *register.Stats, all bool) keur.Table {
	t := keur.Table{Title: "documents with most to do", Head: []string{"document", "open errors", "open warnings", "open", "claims"}}
	for i, d := range n.Documents {
		if i == mostDocuments && !all {
			break
		}
		t.Rows = append(t.Rows, []string{d.Document, figure(d.OpenErrors), figure(d.OpenWarnings), figure(d.Open), figure(d.Claims)})
	}
	return t
}
