package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
	"keur/internal/register"
)

func newAdd(env Env) *cobra.Command {
	f, kind, quote, dryRun := &flags{}, "", "", false
	cmd := &cobra.Command{
		Use:   "add FILE:LINE --type TYPE",
		Short: "add a claim that keur missed",
		Long: `add puts a claim into the register, undecided, that keur did not find by itself. From then on it is in all reports, with evidence
and findings, for as long as its words stand in the document.`,
		Example: `  keur review add pages/back.md:14 --type safety
  keur review add pages/back.md:14 --type efficacy --quote "back to work in a week"`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || !place.MatchString(args[0]) {
				return fmt.Errorf("say where the claim stands, as FILE:LINE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return add(cmd.Context(), env, f, args[0], claims.Type(kind), quote, dryRun)
		},
	}
	cmd.Flags().StringVar(&kind, "type", "", "`TYPE` of the claim: "+list(words(claims.Types())))
	cmd.Flags().StringVar(&quote, "quote", "", "the words that make the claim, `TEXT` of one sentence (default: the whole sentence)")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be added, and write nothing")
	shared(f, cmd)
	return cmd
}

func add(ctx context.Context, env Env, f *flags, where string, kind claims.Type, quote string, dryRun bool) error {
	if kind == "" {
		return fmt.Errorf("say what kind of claim it is: --type is one of %s", list(words(claims.Types())))
	}
	if err := among("type", []string{string(kind)}, words(claims.Types())); err != nil {
		return err
	}
	s, err := reviewing(env, f)
	if err != nil {
		return err
	}
	in, line, err := s.at(ctx, where)
	if err != nil {
		return err
	}
	p, units, err := s.auditor.Units(in, func(u *claims.Claim) bool {
		return u.Location.Line <= line && line <= u.Location.EndLine && strings.Contains(folded(u.Context), folded(quote))
	})
	if p.Err != nil {
		return unread(about(p.Path, p.Err))
	}
	if err != nil {
		return err
	}
	c, err := theOne(units, where, quote)
	if err != nil {
		return err
	}
	c.Type, c.Polarity = kind, claims.Positive
	if quote != "" {
		c.Quote = quote
	}
	if err := s.add(ctx, &p, &c, dryRun); err != nil {
		return err
	}
	if !f.quiet {
		s.added(&c, dryRun)
	}
	return told(s.code)
}

// at is the document and the line that FILE:LINE means. FILE may be a logical name, as reports have it.
func (s *session) at(ctx context.Context, where string) (keur.Input, int, error) {
	m := place.FindStringSubmatch(where)
	line, err := strconv.Atoi(m[2])
	if err != nil || line < 1 {
		return keur.Input{}, 0, fmt.Errorf("%s: lines count from 1", where)
	}
	inputs, err := s.inputs(ctx, []string{s.named(m[1])})
	if err != nil {
		return keur.Input{}, 0, err
	}
	if len(inputs) != 1 {
		return keur.Input{}, 0, fmt.Errorf("%s is a folder: name a line of a document", m[1])
	}
	return inputs[0], line, nil
}

// theOne is the sentence that is meant.
func theOne(units []claims.Claim, where, quote string) (claims.Claim, error) {
	switch {
	case len(units) == 1:
		return units[0], nil
	case len(units) == 0 && quote != "":
		return claims.Claim{}, fmt.Errorf("no sentence at %s holds %q", where, quote)
	case len(units) == 0:
		return claims.Claim{}, fmt.Errorf("there is no text at %s", where)
	}
	var said []string
	for _, u := range units {
		said = append(said, fmt.Sprintf("%q", cut(printable(u.Context), 60)))
	}
	return claims.Claim{}, fmt.Errorf("%d sentences stand at %s: say which one by its words, as --quote %s", len(units), where, strings.Join(said, " or --quote "))
}

// add writes the claim to the register of its document, at its place in reading order.
func (s *session) add(ctx context.Context, p *keur.Page, c *claims.Claim, dryRun bool) error {
	work := func(registers []*claims.Register) error {
		reg := registers[0]
		register.Sync(reg, p.Found)
		if !register.Add(reg, c) {
			return fmt.Errorf("the register has this %s claim already: keur review list %s shows it", c.Type, p.Document.Path)
		}
		register.Sync(reg, append(p.Found, *c))
		return ctx.Err()
	}
	reg, err := register.Load(s.options.Register, p.Document.Path)
	if err != nil {
		return unread(err)
	}
	if err := work([]*claims.Register{reg}); err != nil || dryRun { // on a copy in memory: finds what cannot be added
		return err
	}
	return unread(register.Update(s.options.Register, []string{p.Document.Path}, work))
}

func (s *session) added(c *claims.Claim, dryRun bool) {
	layout{w: s.env.Stdout, width: s.env.width(s.env.Stdout)}.lines([][]string{{c.ID,
		fmt.Sprintf("%s:%d:%d", c.Document, c.Location.Line, c.Location.Column), string(c.Type), c.Quote}})
	if dryRun {
		fmt.Fprintln(s.env.Stdout, "would be added (dry run: nothing was written)")
		return
	}
	fmt.Fprintf(s.env.Stdout, "added, undecided\nnext: keur review accept %s, or another decision\n", c.ID)
}

// folded is a text without the differences that a person who copies it does not see.
func folded(s string) string { return register.Normalise(s) }
