// Package cli is the command line of keur: each command turns its flags into one call, prints what comes back, and ends
// with an exit code.
package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"keur"
	"keur/internal/project"
)

// Env is what a run has around it.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Dir            string // the working folder, absolute
	Getenv         func(key string) string
	Now            func() time.Time
}

// Main runs keur for the process that it is, and gives its exit code.
func Main() int {
	if os.Getenv("GOGC") == "" {
		// A run is short and its memory small: collect seldom, but keep the process below a gigabyte where that can be.
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(1 << 30)
	}
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintf(os.Stderr, "keur: cannot tell the working folder: %v\n", err)
		return exitUnread
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	return Run(ctx, os.Args[1:], Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Dir: dir, Getenv: os.Getenv, Now: time.Now})
}

// Run runs one command line and gives its exit code. When the context ends the run stops, with nothing half written.
func Run(ctx context.Context, args []string, env Env) int {
	root := newRoot(env)
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	err := root.ExecuteContext(ctx)
	code := codeOf(err)
	if code == exitInterrupted {
		fmt.Fprintln(env.Stderr, "keur: interrupted; nothing was left half written")
	} else if err != nil && err.Error() != "" {
		complain(env.Stderr, err)
	}
	return code
}

// complain writes an error, each of its lines with the name of the program.
func complain(w io.Writer, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(w, "keur: %s\n", strings.TrimRight(line, "\n"))
	}
}

// newRoot makes the command with all commands below it.
func newRoot(env Env) *cobra.Command {
	root := &cobra.Command{
		Use:   "keur",
		Short: "audit health claims in text",
		Long: `keur finds every health claim in a set of documents: where it stands, what kind it is, what evidence there is for it,
which disclaimer it needs and whether the page carries it, and whether anyone has reviewed it.`,
		Example: `  keur audit pages/                     every claim, on the terminal
  keur audit pages/ -o xlsx=claims.xlsx  and as an Excel workbook
  keur init                             make this folder a project with a review register
  keur check                            fail where a claim waits for a review`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	group(root)
	root.Version = keur.Version
	root.SetVersionTemplate("keur {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(help(env))
	root.AddCommand(newAudit(env), newCheck(env), newReview(env), newFix(env), newExplain(env), newInspect(env), newEval(env), newKnowledge(env),
		newInit(env), newVersion(env))
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		completion.Short = "commands and flags for the tab key of a shell"
		completion.Long = "completion writes a script that lets a shell complete the commands and flags of keur."
		completion.Example = "  source <(keur completion bash)\n  keur completion zsh --help"
		group(completion)
	}
	return root
}

// group makes a command that only holds others: alone it shows its help, and it names the command that a wrong word
// may stand for.
func group(cmd *cobra.Command) {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		var names []string
		for _, c := range cmd.Commands() {
			names = append(names, c.Name())
		}
		hint := fmt.Sprintf("%s --help lists them", cmd.CommandPath())
		if near := project.Nearest(args[0], names); near != "" {
			hint = fmt.Sprintf("did you mean %s %s?", cmd.CommandPath(), near)
		} else if _, err := os.Stat(args[0]); err == nil && !cmd.HasParent() {
			hint = fmt.Sprintf("to audit it: keur audit %s", args[0])
		}
		return fmt.Errorf("unknown command %q: %s", args[0], hint)
	}
}
