package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"keur/claims"
	"keur/internal/gold"
)

// evaluation is what keur eval was asked for.
type evaluation struct {
	gold             []string
	docs, use        string
	pool             []string
	minF1, minRecall fraction
	misses, spurious bool
}

func newEval(env Env) *cobra.Command {
	f, e := &flags{unreviewed: true}, &evaluation{}
	cmd := &cobra.Command{
		Use:   "eval --gold FILE [PATH…]",
		Short: "hold the claims found against labels: precision, recall, F1",
		Long: `eval audits documents and compares the claims found with those that people labelled: by type, language and document. PATH
is by default the folder beside the labels that bears their name: pages/ for pages.jsonl. Reviews play no part.

A label is a line {"doc", "quote", "start", "end", "type", "polarity", "hedged", "quantities"}: doc is the base name of its document,
start and end count code points. A claim is right when it shares its type, half of the shorter text and a quarter of both together with
a label; each is matched once. Labels of documents that are not audited count as missed.`,
		Example: `  keur eval --gold labels/pages.jsonl
  keur eval --gold labels/nl.jsonl --gold labels/de.jsonl --use build --misses
  keur eval --gold labels --docs pages --pool dosage,safety --min-recall 0.95
  keur eval --gold labels/pages.jsonl --min-f1 0.85 -q -o json=figures.json`,
		RunE: func(cmd *cobra.Command, args []string) error { return e.run(cmd.Context(), env, f, args) },
	}
	s := cmd.Flags()
	s.StringArrayVar(&e.gold, "gold", nil, "labels to hold claims against: a `FILE` with one a line, or a folder of such files; repeatable")
	s.StringVar(&e.docs, "docs", "", "`DIR` of the documents that are labelled (default: the folder beside FILE that bears its name)")
	s.StringVar(&e.use, "use", "", "only pages that index.json, beside DIR, marks for this `USE`: "+list(gold.Uses()))
	s.StringSliceVar(&e.pool, "pool", nil, "show the recall of this `LIST` of types taken together: "+list(typeNames()))
	s.Var(&e.minF1, "min-f1", "fail where F1 is below `X`, from 0 to 1")
	s.Var(&e.minRecall, "min-recall", "fail where the recall of --pool is below `X`, from 0 to 1")
	s.BoolVar(&e.misses, "misses", false, "list the labels that were missed")
	s.BoolVar(&e.spurious, "spurious", false, "list the claims found that no label stands for")
	f.configuration(s)
	f.files(s)
	f.finding(s)
	s.StringArrayVarP(&f.outputs, "output", "o", nil, "write the figures as `FORMAT=FILE`, repeatable; FORMAT alone goes to standard output: "+list(evalFormats()))
	s.BoolVarP(&f.quiet, "quiet", "q", false, "no figures on the terminal")
	return cmd
}

func evalFormats() []string { return []string{table, "json"} }

func typeNames() []string {
	var names []string
	for _, t := range claims.Types() {
		names = append(names, string(t))
	}
	return names
}

// check finds what was asked wrongly before anything is read, and leaves each type of the pool once.
func (e *evaluation) check() error {
	if len(e.gold) == 0 {
		return errors.New("say what to hold the claims against: --gold FILE, with one label a line")
	}
	if err := among("use", []string{e.use}, gold.Uses()); err != nil {
		return err
	}
	if err := among("pool", e.pool, typeNames()); err != nil {
		return err
	}
	e.pool = unique(slices.DeleteFunc(e.pool, func(name string) bool { return name == "" }))
	if e.minRecall > 0 && len(e.pool) == 0 {
		return errors.New("--min-recall is the recall of some types: name them with --pool")
	}
	return nil
}

// pooled is the score of the types of the pool together.
func (o *outcome) pooled() gold.Score {
	var types []claims.Type
	for _, name := range o.asked.pool {
		types = append(types, claims.Type(name))
	}
	return o.figures.Pool(types)
}

func (e *evaluation) run(ctx context.Context, env Env, f *flags, paths []string) error {
	targets, err := env.targets(f.outputs, evalFormats())
	if err != nil {
		return err
	}
	if err := e.check(); err != nil {
		return err
	}
	set, err := e.load(paths)
	if err != nil {
		return err
	}
	s, err := open(env, f)
	if err != nil {
		return err
	}
	s.read = slices.Concat(set.files, set.indexes)
	o, err := e.compare(ctx, s, set, paths)
	if err != nil {
		return err
	}
	o.hushed(s)
	if !f.quiet && !toStdout(targets) {
		targets = append([]target{{format: table}}, targets...)
	}
	err = s.render(ctx, targets, func(w io.Writer, format string) error {
		if format == table {
			return o.print(w, s.style(w))
		}
		return o.encode(w)
	})
	if err != nil {
		return err
	}
	o.floors(s)
	return told(s.code)
}

// floors says which floors the figures fall below.
func (o *outcome) floors(s *session) {
	if f1 := o.figures.All.F1(); f1 < float64(o.asked.minF1) {
		s.tell(exitFailed, fmt.Errorf("F1 is %.4f, below --min-f1 %s", f1, &o.asked.minF1))
	}
	if recall := o.pooled().Recall(); len(o.asked.pool) > 0 && recall < float64(o.asked.minRecall) {
		s.tell(exitFailed, fmt.Errorf("the recall of %s together is %.4f, below --min-recall %s", list(o.asked.pool), recall, &o.asked.minRecall))
	}
}

// fraction is a share as a flag, from 0 to 1.
type fraction float64

// String is the share for help.
func (f *fraction) String() string { return strconv.FormatFloat(float64(*f), 'g', -1, 64) }

// Type is empty: help shows the name in the usage.
func (f *fraction) Type() string { return "" }

// Set reads a share.
func (f *fraction) Set(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= 0 && v <= 1) {
		return errors.New("give a number from 0 to 1, such as 0.85")
	}
	*f = fraction(v)
	return nil
}
