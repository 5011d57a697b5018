package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"keur/claims"
)

func newReview(env Env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "review",
		Short: "the review register: who decided what about which claim",
		Long: `review works on the review register of a project (keur init makes one): one file a document, in claims/register, to be committed
with the texts. docs/register.md is the guide for reviewers.`,
		Example: `  keur review list --status unreviewed --severity error
  keur review accept 3fa9c1 --by "A. Jansen"
  keur review reject 77b0e2 --by "A. Jansen" --reason "exaggerated: the study found no cure"
  keur review sync`,
	}
	group(cmd)
	cmd.AddCommand(newAdd(env), newExport(env), newImport(env), newList(env), newLog(env), newMove(env), newPrune(env), newStats(env),
		newSuggest(env), newSync(env), newUndo(env))
	for _, v := range verbs() {
		cmd.AddCommand(newDecide(env, v))
	}
	return cmd
}

// verb is a decision that reviewers take.
type verb struct {
	name, short, past string
	status            claims.Status
	example           string
}

func verbs() []verb {
	return []verb{
		{"accept", "the claim may stand as it is", "accepted", claims.Accepted,
			`  keur review accept 3fa9c1 77b0 --by "A. Jansen" --expires 2027-06-30
  keur review accept --document pages/back.md --type prevalence --by "A. Jansen" --dry-run`},
		{"accept-with-disclaimer", "the claim may stand while its disclaimer stands too", "accepted with disclaimer",
			claims.AcceptedWithDisclaimer, `  keur review accept-with-disclaimer 3fa9c1 --by "A. Jansen"`},
		{"needs-change", "the claim may stand in other words", "to be changed", claims.NeedsChange,
			`  keur review needs-change 3fa9c1 --by "A. Jansen" --reason "exaggerated: write 'may help'"`},
		{"reject", "the claim must go", "rejected", claims.Rejected,
			`  keur review reject 3fa9c1 --by "A. Jansen" --reason "unsupported: no study found"`},
		{"not-a-claim", "it is a false alarm", "marked as no claim", claims.NotAClaim,
			`  keur review not-a-claim 3fa9c1 --by "A. Jansen" --reason "question: it asks"`},
	}
}

// filter are the flags that choose claims.
type filter struct {
	types, severities, statuses, changes, documents []string
	text                                            string
	expired, evidenceChanged                        bool
}

func (f *filter) flags(cmd *cobra.Command) {
	s := cmd.Flags()
	s.StringSliceVar(&f.types, "type", nil, "claims of this `TYPE`; repeatable: "+list(words(claims.Types())))
	s.StringSliceVar(&f.severities, "severity", nil, "claims of this `SEVERITY`; repeatable: "+list(words(claims.Severities())))
	s.StringSliceVar(&f.statuses, "status", nil, "claims with this `STATUS`; repeatable: "+list(words(claims.Statuses())))
	s.StringSliceVar(&f.changes, "change", nil, "claims that stand so against the register, `CHANGE`; repeatable: "+list(changes()))
	s.StringSliceVar(&f.documents, "document", nil, "claims of the documents that this `GLOB` names; repeatable")
	s.StringVar(&f.text, "text", "", "claims whose sentence holds this `TEXT`, whatever its case")
	s.BoolVar(&f.expired, "expired", false, "claims whose decision has expired")
	s.BoolVar(&f.evidenceChanged, "evidence-changed", false, "claims whose evidence has changed since they were decided, or is due for a check")
}

func words[S ~string](values []S) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func changes() []string {
	return words([]claims.Change{claims.New, claims.Unchanged, claims.Moved, claims.Stale, claims.Gone})
}

// check holds the values against their lists. Verbs are written with hyphens, so statuses may be, too.
func (f *filter) check() error {
	for i, status := range f.statuses {
		f.statuses[i] = string(claims.StatusOf(status))
	}
	for _, c := range []struct {
		flag            string
		values, allowed []string
	}{
		{"type", f.types, words(claims.Types())},
		{"severity", f.severities, words(claims.Severities())},
		{"status", f.statuses, words(claims.Statuses())},
		{"change", f.changes, changes()},
	} {
		if err := among(c.flag, c.values, c.allowed); err != nil {
			return err
		}
	}
	return nil
}

// given says that the filter leaves anything out.
func (f *filter) given() bool {
	return len(f.types)+len(f.severities)+len(f.statuses)+len(f.changes)+len(f.documents) > 0 || f.text != "" || f.expired || f.evidenceChanged
}

// matches says that a claim is one of those chosen.
func (f *filter) matches(s *session, c *claims.Claim) bool {
	one := func(values []string, v string) bool { return len(values) == 0 || contains(values, v) }
	return one(f.types, string(c.Type)) && one(f.severities, string(c.Severity)) && one(f.statuses, string(c.Review.Status)) &&
		one(f.changes, string(c.Review.Change)) && (len(f.documents) == 0 || s.project.Matches(f.documents, c.Document)) &&
		(f.text == "" || strings.Contains(strings.ToLower(c.Context), strings.ToLower(f.text))) &&
		(!f.expired || c.Review.Expired) && (!f.evidenceChanged || c.Review.EvidenceChanged || c.Evidence.Stale)
}

// reviewing opens a session that has a register.
func reviewing(env Env, f *flags) (*session, error) {
	s, err := open(env, f)
	if err != nil {
		return nil, err
	}
	if s.options.Register == "" {
		return nil, fmt.Errorf("there is no review register here: keur init makes this folder a project that has one, --register DIR names another")
	}
	return s, nil
}
