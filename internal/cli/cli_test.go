package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// testEnv is an empty folder, without a terminal.
func testEnv(t *testing.T) (Env, *bytes.Buffer, *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	var out, errs bytes.Buffer
	return Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Dir: dir, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }}, &out, &errs
}

// the verbs, as docs/decisions/0008-cli.md lists them.
func verbsOf() map[string][]string {
	return map[string][]string{
		"": {"audit", "check", "completion", "eval", "explain", "fix", "init", "inspect", "knowledge", "review", "version"},
		"review": {"accept", "accept-with-disclaimer", "add", "export", "import", "list", "log", "move", "needs-change", "not-a-claim",
			"prune", "reject", "stats", "suggest", "sync", "undo"},
		"knowledge": {"lint", "list", "show"},
	}
}

// TestHelp holds that help and the list of commands agree, and that each command has an example and flags that say what
// they want.
func TestHelp(t *testing.T) {
	env, _, _ := testEnv(t)
	root := newRoot(env)
	got := map[string][]string{}
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.HasParent() && cmd.Parent().Name() == "completion" {
			return // what the library brings along
		}
		text := helpText(cmd, 80)
		for _, c := range cmd.Commands() {
			if cmd.Name() != "completion" {
				parent := strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), "keur"), " ")
				got[parent] = append(got[parent], c.Name())
			}
			if !strings.Contains(text, "  "+c.Name()+" ") {
				t.Errorf("help of %s does not name %s", cmd.CommandPath(), c.Name())
			}
			walk(c)
		}
		if cmd.Example == "" || !strings.Contains(text, "examples:") {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		if strings.ToLower(cmd.Short[:1]) != cmd.Short[:1] || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: %q should start in lower case and end without a full stop", cmd.CommandPath(), cmd.Short)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if name, _ := pflag.UnquoteUsage(f); f.Usage == "" || f.Value.Type() != "bool" && name != strings.ToUpper(name) {
				t.Errorf("%s --%s: name its value in capitals: %q", cmd.CommandPath(), f.Name, f.Usage)
			}
		})
	}
	walk(root)
	if want := fmt.Sprint(verbsOf()); fmt.Sprint(got) != want {
		t.Errorf("commands %v\nwant %v", got, want)
	}
}

// TestExamples holds that the flags and verbs of every example exist.
func TestExamples(t *testing.T) {
	env, _, _ := testEnv(t)
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, c := range cmd.Commands() {
			walk(c)
		}
		for line := range strings.Lines(cmd.Example) {
			_, line, found := strings.Cut(line, "keur ")
			if !found {
				t.Errorf("%s: example without keur: %q", cmd.CommandPath(), line)
				continue
			}
			line, _, _ = strings.Cut(line, "   ")
			words := strings.Fields(strings.NewReplacer("| jq", "\x00", "<", "\x00", ")", "").Replace(line))
			for i, w := range words {
				if w[0] == 0 {
					words = words[:i]
					break
				}
			}
			target, rest, err := newRoot(env).Find(words)
			if err != nil || target.HasAvailableSubCommands() {
				t.Errorf("%s: example names no command: %q", cmd.CommandPath(), line)
				continue
			}
			for _, w := range rest {
				name, _, _ := strings.Cut(strings.TrimPrefix(w, "--"), "=")
				if strings.HasPrefix(w, "--") && name != "help" && target.Flags().Lookup(name) == nil {
					t.Errorf("%s: example with an unknown flag: %q", cmd.CommandPath(), w)
				}
			}
		}
	}
	walk(newRoot(env))
}

func TestInterrupted(t *testing.T) {
	env, out, errs := testEnv(t)
	if code := Run(context.Background(), []string{"init"}, env); code != exitDone {
		t.Fatal(code, errs)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	out.Reset()
	for _, args := range [][]string{{"audit"}, {"check"}, {"review", "sync"}, {"review", "export"}, {"review", "stats"}, {"audit", "-o", "json=r.json"}, {"explain", ".keur.yaml:1", "--format", "txt"}} {
		errs.Reset()
		if code := Run(ctx, args, env); code != exitInterrupted {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
		if out.Len() > 0 || !strings.Contains(errs.String(), "interrupted") {
			t.Errorf("%v: %q, %q", args, out, errs)
		}
	}
}

func TestCodes(t *testing.T) {
	plain := errors.New("x")
	for _, tt := range []struct {
		err  error
		want int
	}{
		{nil, 0}, {plain, 2}, {unread(plain), 3}, {fmt.Errorf("y: %w", unread(plain)), 3}, {told(1), 1}, {told(0), 0},
		{context.Canceled, 130}, {unread(context.Canceled), 130}, {unread(nil), 0},
	} {
		if got := codeOf(tt.err); got != tt.want {
			t.Errorf("%v: %d, want %d", tt.err, got, tt.want)
		}
	}
	for _, tt := range [][3]int{{0, 1, 1}, {1, 0, 1}, {1, 3, 3}, {3, 1, 3}, {3, 2, 2}, {2, 3, 2}, {2, 130, 130}} {
		if got := worse(tt[0], tt[1]); got != tt[2] {
			t.Errorf("worse(%d, %d) = %d, want %d", tt[0], tt[1], got, tt[2])
		}
	}
}

func TestByteSize(t *testing.T) {
	for in, want := range map[string]int64{"1": 1, "500K": 500 << 10, "64M": 64 << 20, "64 MiB": 64 << 20, "1g": 1 << 30, "10kb": 10 << 10} {
		var b byteSize
		if err := b.Set(in); err != nil || int64(b) != want {
			t.Errorf("%q: %d, %v; want %d", in, b, err, want)
		}
	}
	for _, in := range []string{"", "0", "-1", "x", "1.5M", "99999999999G", "M"} {
		var b byteSize
		if err := b.Set(in); err == nil {
			t.Errorf("%q: no error", in)
		}
	}
}

func TestColor(t *testing.T) {
	for _, tt := range []struct {
		vars map[string]string
		want bool
	}{
		{nil, false}, // no terminal
		{map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{map[string]string{"CLICOLOR_FORCE": "1", "CI": "true"}, true},
		{map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
	} {
		env := Env{Getenv: func(k string) string { return tt.vars[k] }}
		if got := env.color(&bytes.Buffer{}); got != tt.want {
			t.Errorf("%v: %v", tt.vars, got)
		}
	}
}

func TestWidth(t *testing.T) {
	for columns, want := range map[string]int{"": 80, "200": 200, "x": 80, "0": 80} {
		env := Env{Getenv: func(string) string { return columns }}
		if got := env.width(&bytes.Buffer{}); got != want {
			t.Errorf("COLUMNS=%q: %d, want %d", columns, got, want)
		}
	}
}

func TestLayout(t *testing.T) {
	var b bytes.Buffer
	l := layout{w: &b, width: 40}
	l.item("label", "a text that is a little longer than a line\x1b[31m")
	l.item("empty", " \n")
	l.lines([][]string{{"a", "één", "the last column is cut where it ends"}, {"long", "b", "short"}})
	l.rows([][]string{{"a", "what the last column has no room for hangs under it"}})
	want := "  label       a text that is a little\n              longer than a line[31m\n" +
		"a     één  the last column is cut where…\nlong  b    short\n" +
		"a  what the last column has no room for\n   hangs under it\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
