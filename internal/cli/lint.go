package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"keur"
	"keur/internal/knowledge"
)

func newKnowledgeLint(env Env) *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "lint DIR",
		Short: "check data files that are to be laid over the knowledge base",
		Long: `lint reads the data files in DIR as --knowledge DIR does, and lists every fault with its file, line and column. Where there
is none it says what the files change. It ends with exit code 1 where it found a fault.`,
		Example: `  keur knowledge lint data/
  keur knowledge lint data/ -o json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name the folder of the data files: keur knowledge lint DIR")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := among("output", []string{output}, []string{"table", "json"}); err != nil {
				return err
			}
			l, err := lint(args[0])
			if err != nil {
				return err
			}
			return l.tell(env, output == "json")
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "table", "`FORMAT`: table or json")
	return cmd
}

// linted is what lint found: faults, or else what the files change.
type linted struct {
	dir      string
	problems knowledge.Problems
	changes  []knowledge.Change
}

// lint reads a folder of data files as an overlay. The error means that they could not be read at all.
func lint(dir string) (*linted, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: there is no such folder", dir)
	}
	below, err := knowledge.Load()
	if err != nil {
		return nil, err
	}
	l := &linted{dir: dir}
	merged, err := knowledge.Overlay(below, os.DirFS(dir))
	if errors.As(err, &l.problems) {
		for i := range l.problems {
			l.problems[i].File = filepath.Join(dir, l.problems[i].File)
		}
		return l, nil
	}
	if err != nil {
		return nil, unread(err)
	}
	l.changes = knowledge.Changes(below, merged)
	// What only shows when the words are compiled: a cue or pattern that cannot be read.
	a, err := keur.New(keur.Options{Knowledge: os.DirFS(dir)})
	if err == nil {
		err = a.Check()
	}
	if err != nil {
		l.fault(err.Error())
		return l, nil
	}
	return l, l.examples(a)
}

// examples runs those of the rules and patterns that are new or changed.
func (l *linted) examples(a *keur.Auditor) error {
	for _, c := range l.changes {
		if c.What == "withdrawn" {
			continue
		}
		wrong, err := a.Examples(c.Section, c.ID)
		if err != nil {
			return err
		}
		for _, message := range wrong {
			l.fault(message)
		}
	}
	return nil
}

// fault notes what is wrong with the folder as a whole.
func (l *linted) fault(message string) {
	l.problems = append(l.problems, knowledge.Problem{File: l.dir, Message: message})
}

// tell writes the faults, or the changes, and gives the exit code.
func (l *linted) tell(env Env, asJSON bool) error {
	code := exitDone
	if len(l.problems) > 0 {
		code = exitFailed
	}
	if asJSON {
		if err := encode(env, l.structured()); err != nil {
			return unread(err)
		}
		return told(code)
	}
	for _, p := range l.problems {
		fmt.Fprintln(env.Stdout, p)
	}
	if code != exitDone {
		fmt.Fprintf(env.Stdout, "%s; after mending: keur knowledge lint %s\n", number(len(l.problems), "fault", "faults"), l.dir)
		return told(code)
	}
	var rows [][]string
	for _, c := range l.changes {
		rows = append(rows, []string{c.What, c.Section, c.ID})
	}
	layout{w: env.Stdout, width: env.width(env.Stdout)}.rows(rows)
	_, err := fmt.Fprintf(env.Stdout, "no faults, %s: use it with --knowledge %s\n", number(len(l.changes), "entry changed", "entries changed"), l.dir)
	return unread(err)
}

// structured is the outcome for programs.
func (l *linted) structured() any {
	type problem struct {
		File    string `json:"file"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
		Message string `json:"message"`
	}
	type change struct {
		Section string `json:"section"`
		ID      string `json:"id"`
		What    string `json:"what"`
	}
	out := struct {
		Problems []problem `json:"problems"`
		Changes  []change  `json:"changes"`
	}{[]problem{}, []change{}}
	for _, p := range l.problems {
		out.Problems = append(out.Problems, problem(p))
	}
	for _, c := range l.changes {
		out.Changes = append(out.Changes, change(c))
	}
	return out
}
