package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
	"keur/internal/project"
	"keur/internal/register"
)

// decision are the flags of a decision.
type decision struct {
	by, reason, expires, reference string
	dryRun                         bool
}

func newDecide(env Env, v verb) *cobra.Command {
	f, chosen, d := &flags{}, &filter{}, &decision{}
	long := fmt.Sprintf("%s decides claims by their IDs, any unique start of which is enough, or by filters: %s.", v.name, v.short)
	if codes := claims.Reasons(v.status); codes != nil {
		long += "\nThe reason is a code and a text: " + list(codes) + "."
	}
	cmd := &cobra.Command{
		Use:     v.name + " [ID…]",
		Short:   v.short,
		Long:    long,
		Example: v.example,
		RunE: func(cmd *cobra.Command, args []string) error {
			return decide(cmd.Context(), env, f, chosen, d, v, args)
		},
	}
	d.flags(cmd, claims.Reasons(v.status) != nil)
	cmd.Flags().StringVar(&d.expires, "expires", "", "last `DATE` on which the decision holds, as 2027-01-31")
	cmd.Flags().StringVar(&d.reference, "reference", "", "evidence that the decision rests on: a `URL`, a DOI, an entry of keur knowledge")
	chosen.flags(cmd)
	shared(f, cmd)
	return cmd
}

func newUndo(env Env) *cobra.Command {
	f, chosen, d := &flags{}, &filter{}, &decision{}
	cmd := &cobra.Command{
		Use:     "undo [ID…]",
		Short:   "take back the decision in force; the one before it holds again",
		Long:    "undo takes back the last decision on claims. Nothing is erased: taking back is a decision too, and stays in the register.",
		Example: `  keur review undo 3fa9c1 --by "A. Jansen" --reason "decided on the wrong claim"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return decide(cmd.Context(), env, f, chosen, d, verb{name: "undo", past: "taken back"}, args)
		},
	}
	d.flags(cmd, false)
	chosen.flags(cmd)
	shared(f, cmd)
	return cmd
}

func (d *decision) flags(cmd *cobra.Command, coded bool) {
	usage := "why, in your own words: `TEXT`"
	if coded {
		usage = "why: `CODE: TEXT`"
	}
	cmd.Flags().StringVar(&d.by, "by", "", "`NAME` of the person who decides")
	cmd.Flags().StringVar(&d.reason, "reason", "", usage)
	cmd.Flags().BoolVar(&d.dryRun, "dry-run", false, "say what would be decided, and write nothing")
}

// shared adds the flags under which documents are read again.
func shared(f *flags, cmd *cobra.Command) {
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "say nothing when all goes well")
}

// order makes the register's order of the flags.
func (d *decision) order(s *session, v verb) (register.Order, error) {
	o := register.Order{Undo: v.status == "", Reviewers: s.project.Config.Reviewers, Evidence: map[string]claims.Judged{},
		Decision: claims.Decision{Status: v.status, Reviewer: d.by, Date: s.options.Today, Text: strings.TrimSpace(d.reason),
			Reference: d.reference, Expires: d.expires}}
	if strings.TrimSpace(d.by) == "" {
		return o, fmt.Errorf(`say who decides: add --by "NAME"`)
	}
	if codes := claims.Reasons(v.status); codes != nil {
		o.Decision.Reason, o.Decision.Text = claims.SplitReason(v.status, d.reason)
		if near := project.Nearest(o.Decision.Reason, codes); o.Decision.Text != "" && !contains(codes, o.Decision.Reason) && near != "" {
			return o, fmt.Errorf("there is no reason %q for %s: did you mean %s?", o.Decision.Reason, v.name, near)
		}
		if contains(codes, o.Decision.Reason) && o.Decision.Text == "" {
			return o, fmt.Errorf("say in your own words why it is %s, as --reason \"%s: …\"", o.Decision.Reason, o.Decision.Reason)
		}
		if !contains(codes, o.Decision.Reason) || o.Decision.Text == "" {
			return o, fmt.Errorf("%s needs a reason, as --reason \"%s: in your own words\"; the codes are %s", v.name, codes[0], list(codes))
		}
	}
	// What is wrong with the order itself shows before any document is read.
	probe := o
	probe.IDs = []string{"-"}
	var unknown *register.UnknownError
	if _, err := register.Decide(nil, probe); err != nil && !errors.As(err, &unknown) {
		return o, err
	}
	return o, nil
}

func decide(ctx context.Context, env Env, f *flags, chosen *filter, d *decision, v verb, ids []string) error {
	if err := chosen.check(); err != nil {
		return err
	}
	if len(ids) == 0 && !chosen.given() {
		return fmt.Errorf("say which claims: by the first digits of their IDs, or by a filter such as --type; keur review list shows them")
	}
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	o, err := d.order(s, v)
	if err != nil {
		return err
	}
	pages, err := s.pages(ctx, nil)
	if err != nil {
		return err
	}
	b, err := s.bench(pages)
	if err != nil {
		return err
	}
	if err := b.choose(s, &o, chosen, ids); err != nil {
		return err
	}
	changed, err := register.Decide(b.registers, o) // on copies in memory: finds what cannot be decided
	if err != nil {
		return err
	}
	if !d.dryRun {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.update(s.options.Register, changed, o); err != nil {
			return unread(err)
		}
	}
	if !f.quiet {
		b.report(s, &o, v, d.dryRun)
	}
	return told(s.code)
}

// bench holds the registers of the documents as they stand, brought in line with what was found.
type bench struct {
	registers []*claims.Register
	found     map[string][]claims.Claim // by document
	claims    map[string]*claims.Claim  // by fingerprint
}

func (s *session) bench(pages []keur.Page) (*bench, error) {
	b := &bench{found: map[string][]claims.Claim{}, claims: map[string]*claims.Claim{}}
	for i := range pages {
		p := &pages[i]
		if p.Err != nil {
			continue
		}
		name := p.Document.Path
		reg, err := register.Load(s.options.Register, name)
		if err != nil {
			return nil, unread(err)
		}
		register.Sync(reg, p.Found)
		b.registers = append(b.registers, reg)
		b.found[name] = p.Found
		for _, set := range [][]claims.Claim{p.Claims, p.False} {
			for j := range set {
				b.claims[set[j].Fingerprint] = &set[j]
			}
		}
	}
	return b, nil
}

// choose puts the claims that are meant into the order, by their whole fingerprints, with the evidence of today.
func (b *bench) choose(s *session, o *register.Order, chosen *filter, ids []string) error {
	for _, id := range ids {
		found, err := register.Find(b.registers, id)
		if err != nil {
			return err
		}
		o.IDs = append(o.IDs, found.Record.Fingerprint)
	}
	if chosen.given() {
		for _, reg := range b.registers {
			for i := range reg.Records {
				whole := reg.Records[i].Fingerprint
				if c := b.claims[whole]; c != nil && chosen.matches(s, c) && (len(ids) == 0 || contains(o.IDs, whole)) {
					o.IDs = append(o.IDs, whole)
				}
			}
		}
	}
	o.IDs = unique(o.IDs)
	if len(o.IDs) == 0 {
		return errNoneLikeThat
	}
	for _, whole := range o.IDs {
		if c := b.claims[whole]; c != nil {
			o.Evidence[whole] = register.Judged(c.Evidence)
		}
	}
	return nil
}

// errNoneLikeThat ends a run whose filter leaves nothing.
var errNoneLikeThat = errors.New("no claim is like that: keur review list shows those there are")

func unique(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// update takes the decision on the registers as they are on disk now.
func (b *bench) update(dir string, changed []*claims.Register, o register.Order) error {
	names := make([]string, len(changed))
	for i, reg := range changed {
		names[i] = reg.Document
	}
	return register.Update(dir, names, func(registers []*claims.Register) error {
		for _, reg := range registers {
			register.Sync(reg, b.found[reg.Document])
		}
		_, err := register.Decide(registers, o)
		return err
	})
}

// report says what was decided.
func (b *bench) report(s *session, o *register.Order, v verb, dryRun bool) {
	var rows [][]string
	for _, whole := range o.IDs {
		if c := b.claims[whole]; c != nil {
			rows = append(rows, []string{c.ID, fmt.Sprintf("%s:%d:%d", c.Document, c.Location.Line, c.Location.Column), string(c.Type), c.Quote})
		}
	}
	layout{w: s.env.Stdout, width: s.env.width(s.env.Stdout)}.lines(rows)
	tail := ""
	if dryRun {
		tail = " (dry run: nothing was written)"
	}
	what := "decision taken back"
	if !o.Undo {
		what = v.past
	}
	fmt.Fprintf(s.env.Stdout, "%s: %s, by %s%s\n", number(len(o.IDs), "claim", "claims"), what, o.Decision.Reviewer, tail)
}
