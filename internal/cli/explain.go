package cli

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
)

func newExplain(env Env) *cobra.Command {
	f := &flags{}
	cmd := &cobra.Command{
		Use:   "explain ID|FILE:LINE [PATH…]",
		Short: "why a claim was found, or why none was",
		Long: `explain shows the claims of a sentence in full, with evidence, limits, rules and review, and how they came about: the words that
the language pack knows, the patterns met, and where there is no claim the patterns that come nearest. An ID is looked for in the
documents at PATH, or in those of the project.`,
		Example: `  keur explain pages/back.md:14
  keur explain 3fa9c1`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("say what to explain: the ID of a claim, or FILE:LINE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return explain(cmd.Context(), env, f, args[0], args[1:])
		},
	}
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	return cmd
}

// place is what FILE:LINE looks like; a column, as reports have it, may follow.
var place = regexp.MustCompile(`^(.+?):(\d+)(:\d+)?$`)

func explain(ctx context.Context, env Env, f *flags, what string, paths []string) error {
	f.verbose = true
	s, err := open(env, f)
	if err != nil {
		return err
	}
	if m := place.FindStringSubmatch(what); m != nil {
		n, err := strconv.Atoi(m[2])
		if err != nil || n < 1 {
			return fmt.Errorf("%s: lines count from 1", what)
		}
		return s.explainLine(ctx, m[1], n)
	}
	if _, err := os.Stat(what); err == nil {
		return fmt.Errorf("name a line of it, as %s:1", what)
	}
	return s.explainID(ctx, what, paths)
}

// explainLine explains every unit that stands on a line.
func (s *session) explainLine(ctx context.Context, file string, n int) error {
	inputs, err := s.inputs(ctx, []string{s.named(file)})
	if err != nil {
		return err
	}
	if len(inputs) != 1 {
		return fmt.Errorf("%s is a folder: name a line of a document", file)
	}
	return s.explain(inputs[0], fmt.Sprintf("there is no text on line %d of %s", n, file), func(u *claims.Claim) bool {
		return u.Location.Line <= n && n <= u.Location.EndLine
	})
}

// named is the path of a document that is named by its path or, as reports have it, by its logical name.
func (s *session) named(file string) string {
	if _, err := os.Stat(file); err != nil {
		if path := s.project.Path(file); path != file {
			if _, err := os.Stat(path); err == nil {
				return path
			}
		}
	}
	return file
}

// explainID explains the unit of a claim.
func (s *session) explainID(ctx context.Context, id string, paths []string) error {
	inputs, err := s.inputs(ctx, paths)
	if err != nil {
		return err
	}
	pages, err := s.auditor.Pages(ctx, inputs)
	if err != nil {
		return err
	}
	var hits []claims.Claim
	at := 0
	for i := range pages {
		for _, set := range [][]claims.Claim{pages[i].Claims, pages[i].False} {
			for _, c := range set {
				if strings.HasPrefix(c.Fingerprint, strings.ToLower(id)) {
					hits, at = append(hits, c), i
				}
			}
		}
	}
	switch {
	case len(hits) == 0:
		return fmt.Errorf("no claim has an ID that starts with %q: keur audit shows them; a line is explained as FILE:LINE", id)
	case len(hits) > 1:
		return fmt.Errorf("%q could be any of %d claims: give more digits (%s and %s, for two)", id, len(hits), hits[0].ID, hits[1].ID)
	}
	return s.explain(inputs[at], "the words of "+hits[0].ID+" are gone", func(u *claims.Claim) bool { return u.Unit == hits[0].Unit })
}

func (s *session) explain(in keur.Input, nothing string, pick func(*claims.Claim) bool) error {
	p, all, err := s.auditor.Explain(in, pick)
	if p.Err != nil {
		return unread(about(p.Path, p.Err))
	}
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return fmt.Errorf("%s", nothing)
	}
	for i := range all {
		if err := s.explained(&p, &all[i]); err != nil {
			return unread(err)
		}
	}
	return nil
}

// explained writes one unit: what it says, its claims, and how they came about.
func (s *session) explained(p *keur.Page, e *keur.Explanation) error {
	out := s.env.Stdout
	l := layout{w: out, width: s.env.width(out)}
	fmt.Fprintf(out, "%s:%d:%d\n", p.Document.Path, e.Place.Line, e.Place.Column)
	l.item("text", e.Unit)
	l.item("lead-in", e.LeadIn)
	fmt.Fprintln(out)
	if len(e.Claims) > 0 {
		page := *p
		page.Claims, page.Findings = e.Claims, nil
		if err := keur.List(out, s.auditor.Report([]keur.Page{page}), s.style(out)); err != nil {
			return err
		}
	}
	return s.reasons(l, e)
}

// reasons writes what the extractor saw.
func (s *session) reasons(l layout, e *keur.Explanation) error {
	title := "how it was found"
	if len(e.Claims) == 0 {
		title = "no claim was found here"
	}
	_, err := fmt.Fprintln(l.w, title)
	var known []string
	for _, w := range e.Words {
		known = append(known, w.Text+" = "+strings.Join(append(append([]string{}, w.Classes...), w.Concepts...), " "))
	}
	l.item("words", strings.Join(known, "; "))
	for _, m := range e.Met {
		l.item("pattern", fmt.Sprintf("%s says %s of “%s”", m.Pattern, m.Type, m.Cue))
	}
	for i, r := range e.Weights {
		if r.Sum > 0 || i == 0 {
			verdict := "no"
			if r.Sum > 0 {
				verdict = "yes"
			}
			l.item("weighed", fmt.Sprintf("%s %+.2f: %s (%s)", r.Type, r.Sum, verdict, list(r.Features)))
		}
	}
	for _, t := range e.Dropped {
		l.item("dropped", string(t)+": the page hardly speaks of health here")
	}
	if len(e.Claims) == 0 {
		for _, m := range e.Nearest {
			lacks := "the words are there, but too far apart or in another order"
			if len(m.Lacks) > 0 {
				lacks = "it lacks " + strings.Join(m.Lacks, " or ")
			}
			l.item("near", fmt.Sprintf("%s (%s): %s", m.Pattern, m.Type, lacks))
		}
	}
	fmt.Fprintln(l.w)
	return err
}
