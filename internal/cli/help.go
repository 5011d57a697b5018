package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// helpWidth is how wide help gets on wide terminals: longer lines of prose are hard to read.
const helpWidth = 110

// help writes what a command does: fitted to the terminal, examples before flags.
func help(env Env) func(*cobra.Command, []string) {
	return func(cmd *cobra.Command, _ []string) {
		fmt.Fprint(env.Stdout, helpText(cmd, min(env.width(env.Stdout), helpWidth)))
	}
}

func helpText(cmd *cobra.Command, width int) string {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Name() + ": " + cmd.Short
	}
	for paragraph := range strings.SplitSeq(about, "\n\n") {
		if strings.Contains(paragraph, "\t") { // commands to copy
			b.WriteString(strings.TrimRight(paragraph, "\n") + "\n\n")
			continue
		}
		b.WriteString(strings.Join(wrap(paragraph, width), "\n") + "\n\n")
	}
	use := cmd.UseLine()
	if cmd.HasAvailableSubCommands() {
		use = cmd.CommandPath() + " COMMAND"
	}
	fmt.Fprintf(&b, "usage:\n  %s\n", use)
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nexamples:\n%s\n", cmd.Example)
	}
	commands(&b, cmd, width)
	if cmd.HasAvailableLocalFlags() && !cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\nflags:\n%s", cmd.LocalFlags().FlagUsagesWrapped(width))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s COMMAND --help tells more\n", cmd.CommandPath())
	}
	return b.String()
}

// commands lists the commands below one.
func commands(b *strings.Builder, cmd *cobra.Command, width int) {
	if !cmd.HasAvailableSubCommands() {
		return
	}
	longest := 0
	for _, c := range cmd.Commands() {
		longest = max(longest, len(c.Name()))
	}
	b.WriteString("\ncommands:\n")
	for _, c := range cmd.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		head := fmt.Sprintf("  %-*s  ", longest, c.Name())
		for _, line := range wrap(c.Short, max(20, width-len(head))) {
			b.WriteString(head + line + "\n")
			head = strings.Repeat(" ", len(head))
		}
	}
}
