package keur_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"keur/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"keur": func() { os.Exit(cli.Main()) }})
}

// TestScripts runs what users do, command by command.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"claim":     claimCommand,
			"snapshot":  snapshotCommand,
			"unchanged": unchangedCommand,
			"exits":     exitsCommand,
			"unhex":     unhexCommand,
			"fill":      fillCommand,
			"replace":   replaceCommand,
		},
		Condition: func(cond string) (bool, error) { return cond == "root" && os.Geteuid() == 0, nil },
	})
}

// claimCommand sets a variable to the ID of the first claim of a type in the JSON report on stdout: claim VAR TYPE.
func claimCommand(ts *testscript.TestScript, neg bool, args []string) {
	var r struct {
		Claims []struct{ ID, Type string }
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &r))
	for _, c := range r.Claims {
		if c.Type == args[1] {
			if neg {
				ts.Fatalf("there is a claim of type %s", args[1])
			}
			ts.Setenv(args[0], c.ID)
			return
		}
	}
	if !neg {
		ts.Fatalf("no claim of type %s in %+v", args[1], r.Claims)
	}
}

// exitsCommand runs a command and holds its exit code against the first argument: exits CODE COMMAND ARGUMENT…
func exitsCommand(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if want := args[0]; want != string(rune('0'+got)) {
		ts.Fatalf("exit code %d, want %s", got, want)
	}
}

// fillCommand fills in cells of a claim's row in a workbook: fill FILE ID COLUMN=VALUE…
func fillCommand(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows("Claims")
	ts.Check(err)
	row := slices.IndexFunc(rows, func(cells []string) bool { return cells[0] == args[1] })
	if row < 1 {
		ts.Fatalf("%s has no row of %s", args[0], args[1])
	}
	for _, spec := range args[2:] {
		name, value, _ := strings.Cut(spec, "=")
		column := slices.Index(rows[0], name)
		if column < 0 {
			ts.Fatalf("%s has no column %s", args[0], name)
		}
		cell, err := excelize.CoordinatesToCellName(column+1, row+1)
		ts.Check(err)
		ts.Check(f.SetCellStr("Claims", cell, value))
	}
	ts.Check(f.Save())
}

// unhexCommand writes bytes that a script cannot hold: unhex FILE BYTE…, each in two hexadecimal digits.
func unhexCommand(ts *testscript.TestScript, _ bool, args []string) {
	data, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// replaceCommand changes every occurrence of a text in a file, of which there must be one: replace OLD NEW FILE.
func replaceCommand(ts *testscript.TestScript, _ bool, args []string) {
	before := ts.ReadFile(args[2])
	after := strings.ReplaceAll(before, args[0], args[1])
	if after == before {
		ts.Fatalf("%s does not hold %q", args[2], args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(after), 0o644))
}

// snapshotCommand remembers every file below the folder of the script, unchangedCommand finds out whether one changed.
func snapshotCommand(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Setenv("SNAPSHOT", digestOf(ts))
}

func unchangedCommand(ts *testscript.TestScript, neg bool, _ []string) {
	if same := digestOf(ts) == ts.Getenv("SNAPSHOT"); same == neg {
		ts.Fatalf("files unchanged: %v", same)
	}
}

func digestOf(ts *testscript.TestScript) string {
	h := sha256.New()
	root := ts.Getenv("WORK")
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Type()&fs.ModeNamedPipe != 0 {
			return nil
		}
		h.Write([]byte(path + "\x00" + d.Type().String() + "\x00"))
		if d.Type().IsRegular() {
			data, _ := os.ReadFile(path)
			h.Write(data)
		}
		return nil
	}))
	return hex.EncodeToString(h.Sum(nil))
}
