package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"keur"
	"keur/claims"
	"keur/internal/register"
)

func newSuggest(env Env) *cobra.Command {
	f, chosen := &flags{}, &filter{}
	cmd := &cobra.Command{
		Use:   "suggest [PATH…]",
		Short: "the fewest decisions that make the gate pass",
		Long: `suggest lists what keur check waits for as the fewest decisions: equal sentences are decided together, the gravest come first,
and decisions on the same words elsewhere are shown. What no decision settles, because words or disclaimers must change, comes last.`,
		Example: `  keur review suggest
  keur review suggest pages/back.md --max-unreviewed 10
  keur review suggest --new-from origin/main -o json`,
		RunE: func(cmd *cobra.Command, args []string) error { return suggest(cmd.Context(), env, f, chosen, args) },
	}
	chosen.flags(cmd)
	f.gate(cmd.Flags())
	f.files(cmd.Flags())
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	cmd.Flags().StringArrayVarP(&f.outputs, "output", "o", nil, "write the list as `FORMAT=FILE`; FORMAT alone goes to standard output: table, json")
	return cmd
}

func suggest(ctx context.Context, env Env, f *flags, chosen *filter, paths []string) error {
	targets, err := env.targets(f.outputs, []string{table, "json"})
	if err != nil {
		return err
	}
	if len(targets) == 0 {
		targets = []target{{format: table}}
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
	r, err := s.gated(ctx, pages)
	if err != nil {
		return err
	}
	r = keur.Narrow(r, func(c *claims.Claim) bool { return chosen.matches(s, c) })
	earlier, err := s.precedents()
	if err != nil {
		return err
	}
	open, rest, err := register.Suggest(r, register.Policy{FailOn: r.Policy.FailOn, MaxUnreviewed: f.maxUnreviewed}, earlier)
	if err != nil {
		return err
	}
	advice := newAdvice(open, rest, shortest(pages))
	err = s.render(ctx, targets, func(w io.Writer, format string) error {
		if format == table {
			return advice.write(w, s.env.width(w))
		}
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(advice)
	})
	if err != nil {
		return err
	}
	return told(s.code)
}

// precedents reads the registers of all documents, those that no longer exist too.
func (s *session) precedents() (*register.Precedents, error) {
	names, err := register.Names(os.DirFS(s.options.Register))
	if err != nil {
		return nil, unread(err)
	}
	all := make([]*claims.Register, len(names))
	for i, name := range names {
		if all[i], err = register.Load(s.options.Register, name); err != nil {
			return nil, unread(err)
		}
	}
	return register.NewPrecedents(all), nil
}

// shortest is the least number of digits that tells all claims of some documents apart, six or more.
func shortest(pages []keur.Page) int {
	for n := 6; n < register.IDLength; n++ {
		seen, clash := map[string]bool{}, false
		for i := range pages {
			for j := range pages[i].Found {
				id := pages[i].Found[j].Fingerprint[:n]
				clash = clash || seen[id]
				seen[id] = true
			}
		}
		if !clash {
			return n
		}
	}
	return register.IDLength
}

// advice is what suggest has to say.
type advice struct {
	Questions []question        `json:"questions"`
	Claims    int               `json:"claims"` // that the questions settle
	Rest      []register.Reason `json:"rest"`   // what no decision settles
}

// question is one decision to take.
type question struct {
	Sentence   string          `json:"sentence"`
	Severity   claims.Severity `json:"severity"`
	Claims     []asked         `json:"claims"`
	Precedents []precedent     `json:"precedents"`
	Command    string          `json:"command"`
}

type asked struct {
	ID       string      `json:"id"`
	Document string      `json:"document"`
	Line     int         `json:"line"`
	Column   int         `json:"column"`
	Type     claims.Type `json:"type"`
	Because  string      `json:"because"` // why it waits: unreviewed, stale or expired
}

type precedent struct {
	Claim    string        `json:"claim"`
	Document string        `json:"document"`
	Gone     bool          `json:"gone"`
	Figures  bool          `json:"other_figures"`
	Status   claims.Status `json:"status"`
	Reviewer string        `json:"reviewer"`
	Date     string        `json:"date"`
	Reason   string        `json:"reason,omitempty"`
}

func newAdvice(open []register.Question, rest []register.Reason, digits int) *advice {
	a := &advice{Questions: []question{}, Rest: append([]register.Reason{}, rest...)}
	for _, q := range open {
		out := question{Sentence: printable(q.Claims[0].Context), Severity: q.Severity, Precedents: []precedent{}}
		var ids []string
		for _, c := range q.Claims {
			out.Claims = append(out.Claims, asked{c.ID, c.Document, c.Location.Line, c.Location.Column, c.Type, because(&c.Review)})
			ids = append(ids, c.ID[:digits])
		}
		for _, p := range q.Precedents {
			out.Precedents = append(out.Precedents, precedent{p.Claim, p.Document, p.Gone, p.Figures, p.Status, p.Reviewer, p.Date, p.Because()})
		}
		out.Command = "keur review STATUS " + strings.Join(ids, " ")
		a.Questions = append(a.Questions, out)
		a.Claims += len(q.Claims)
	}
	return a
}

// write lists the questions for people.
func (a *advice) write(w io.Writer, width int) error {
	var b strings.Builder
	l := layout{w: &b, width: width}
	for i, q := range a.Questions {
		fmt.Fprintf(&b, "%d  %s\n", i+1, q.about())
		l.item("says", q.Sentence)
		for _, c := range q.Claims {
			l.item("at", fmt.Sprintf("%s:%d:%d %s", c.Document, c.Line, c.Column, c.Type))
		}
		for _, p := range q.Precedents {
			l.item("before", p.told())
		}
		l.item("decide", q.Command)
		b.WriteByte('\n')
	}
	for _, r := range a.Rest {
		fmt.Fprintf(&b, "no decision settles %s: %s that %s\n", r.Condition, number(r.Count, "claim", "claims"), r.Message)
		l.item("next", r.Next)
	}
	if len(a.Rest) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(a.conclusion(width))
	_, err := io.WriteString(w, b.String())
	return err
}

func (a *advice) conclusion(width int) string {
	switch {
	case len(a.Questions) == 0 && len(a.Rest) == 0:
		return "nothing to decide: keur check passes\n"
	case len(a.Questions) == 0:
		return "nothing to decide\n"
	}
	effect := "make keur check pass"
	if len(a.Rest) > 0 {
		effect = "settle what can be decided"
	}
	verbs := wrap("STATUS is accept, accept-with-disclaimer or not-a-claim; needs-change and reject ask for other words", width)
	return fmt.Sprintf("%s on %s %s\n%s\nnext: keur review\n", number(len(a.Questions), "decision", "decisions"),
		number(a.Claims, "claim", "claims"), effect, strings.Join(verbs, "\n"))
}

// because says why a claim waits for a decision.
func because(r *claims.Review) string {
	switch {
	case r.Change == claims.Stale:
		return "stale"
	case r.Expired:
		return "expired"
	}
	return string(claims.Unreviewed)
}

// about says how grave a question is, and why it is asked.
func (q *question) about() string {
	var why []string
	for _, c := range q.Claims {
		if !contains(why, c.Because) {
			why = append(why, c.Because)
		}
	}
	return fmt.Sprintf("%s · %s · %s", q.Severity, strings.Join(why, ", "), number(len(q.Claims), "claim", "claims"))
}

func (p *precedent) told() string {
	text := fmt.Sprintf("%s by %s on %s, at %s", strings.ReplaceAll(string(p.Status), "_", " "), p.Reviewer, p.Date, p.Document)
	switch {
	case p.Figures:
		text += ", with other figures"
	case p.Gone:
		text += ", where it no longer stands: moved?"
	}
	if p.Reason != "" {
		text += " · " + p.Reason
	}
	return text
}
