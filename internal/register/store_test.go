package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func TestSaveAndLoad(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "claims", "register")
	reg := synced(soup, sauna)
	reg.Document = "blog/voeding & soep.md"
	if err := Save(dir, reg); err != nil {
		t.Fatal(err)
	}
	got, err := Load(dir, reg.Document)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(reg, got, sameRecord); diff != "" {
		t.Error(diff)
	}
	viaFS, err := LoadFS(os.DirFS(dir), reg.Document)
	if err != nil || len(viaFS.Records) != 2 {
		t.Errorf("%v", err)
	}
	if list := files(t, dir); !slices.Equal(list, []string{"blog/voeding & soep.md.yaml"}) {
		t.Errorf("left behind: %v", list)
	}
	info, err := os.Stat(filepath.Join(dir, "blog", "voeding & soep.md.yaml"))
	if err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestLoadMissing(t *testing.T) {
	reg, err := Load(filepath.Join(t.TempDir(), "none"), "a.md")
	if err != nil || reg.Document != "a.md" || len(reg.Records) != 0 {
		t.Errorf("%+v %v", reg, err)
	}
	names, err := Names(os.DirFS(filepath.Join(t.TempDir(), "none")))
	if err != nil || names != nil {
		t.Errorf("%v %v", names, err)
	}
}

func TestLoadErrors(t *testing.T) {
	other := string(claims.EncodeRegister(&claims.Register{Document: "b.md"}))
	fsys := fstest.MapFS{
		"a.md.yaml":   {Data: []byte(other)},
		"bad.md.yaml": {Data: []byte("version: 1\ndocument: bad.md\nclaim:\n")},
	}
	for _, c := range []struct{ name, want string }{
		{"a.md", `a.md.yaml: this is the register of "b.md", not of "a.md"`},
		{"bad.md", `bad.md.yaml:3:1: unknown key "claim"`},
		{"../a.md", "lies outside the project"},
		{"/etc/a.md", "lies outside the project"},
		{"", "lies outside the project"},
	} {
		_, err := LoadFS(fsys, c.name)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.md.yaml"), []byte("version: 9\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir, "x.md"); err == nil || !strings.HasPrefix(err.Error(), filepath.Join(dir, "x.md.yaml")+":1:10: ") {
		t.Errorf("the error does not lead to the file: %v", err)
	}
}

func TestNames(t *testing.T) {
	file := func(name string) *fstest.MapFile {
		return &fstest.MapFile{Data: claims.EncodeRegister(&claims.Register{Document: name})}
	}
	got, err := Names(fstest.MapFS{
		"b.md.yaml": file("b.md"), "a/c.md.yaml": file("a/c.md"), ".keur-1.tmp": {}, "README.md": {},
		"archive/b.md.yaml":   file("b.md"),           // pruned records of b.md
		"archive/old.md.yaml": file("archive/old.md"), // a document in a folder of that name
	})
	if err != nil || !slices.Equal(got, []string{"a/c.md", "archive/old.md", "b.md"}) {
		t.Errorf("%v %v", got, err)
	}
}

// TestNothingWrittenOnError: whatever goes wrong, the files stay as they were, and nothing is left beside them.
func TestNothingWrittenOnError(t *testing.T) {
	dir := t.TempDir()
	a, b := synced(soup), synced(sauna)
	a.Document, b.Document = "a.md", "b.md"
	for _, reg := range []*claims.Register{a, b} {
		if err := Save(dir, reg); err != nil {
			t.Fatal(err)
		}
	}
	before := snapshot(t, dir)
	failed := errors.New("failed")
	for name, change := range map[string]func([]*claims.Register) error{
		"refused": func(regs []*claims.Register) error { regs[0].Records = nil; return failed },
		"invalid": func(regs []*claims.Register) error {
			regs[0].Records[0].Baseline = true
			regs[1].Records[0].Type = "miracle"
			return nil
		},
		"twice": func(regs []*claims.Register) error {
			regs[1].Records = append(regs[1].Records, regs[1].Records...)
			return nil
		},
		"renamed":  func(regs []*claims.Register) error { regs[0].Document = "../../x.md"; return nil },
		"no words": func(regs []*claims.Register) error { regs[0].Records[0].Words.Unit = ""; return nil },
	} {
		if err := Update(dir, []string{"a.md", "b.md"}, change); err == nil {
			t.Errorf("%s: no error", name)
		}
		if diff := cmp.Diff(before, snapshot(t, dir)); diff != "" {
			t.Errorf("%s: the folder changed:\n%s", name, diff)
		}
	}
	if err := Save(dir, &claims.Register{Document: "a.md", Records: []claims.Record{{}}}); err == nil {
		t.Error("saved an empty record")
	}
	if diff := cmp.Diff(before, snapshot(t, dir)); diff != "" {
		t.Errorf("save: the folder changed:\n%s", diff)
	}
}

func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	for _, f := range files(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			t.Fatal(err)
		}
		m[f] = string(data)
	}
	return m
}

// TestUnwritable: a folder that cannot be made or written gives one clear error.
func TestUnwritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := Save(filepath.Join(file, "register"), synced(soup))
	if err == nil || !strings.Contains(err.Error(), "cannot write the register in "+filepath.Join(file, "register")+": not a directory") {
		t.Errorf("%v", err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "d.md.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	err = Save(dir, synced(soup))
	if err == nil || !strings.Contains(err.Error(), "cannot write the register "+filepath.Join(dir, "d.md.yaml")) || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("%v", err)
	}
	if list := files(t, dir); len(list) != 0 {
		t.Errorf("left behind: %v", list)
	}
}

// TestUpdateFromGoroutines and the next: no decision is lost when many write at once.
func TestUpdateFromGoroutines(t *testing.T) {
	dir := t.TempDir()
	if err := Save(dir, synced(soup)); err != nil {
		t.Fatal(err)
	}
	const writers, each = 4, 5
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			if err := writeMany(dir, fmt.Sprintf("schrijver %d", w), each); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	checkWritten(t, dir, writers*each)
}

func TestUpdateFromProcesses(t *testing.T) {
	dir := t.TempDir()
	if err := Save(dir, synced(soup)); err != nil {
		t.Fatal(err)
	}
	const writers, each = 2, 10
	var running []*exec.Cmd
	for w := range writers {
		cmd := exec.Command(os.Args[0], "-test.run=^TestHelperProcess$")
		cmd.Env = append(os.Environ(), "KEUR_TEST_DIR="+dir, fmt.Sprintf("KEUR_TEST_NAME=proces %d", w), fmt.Sprintf("KEUR_TEST_COUNT=%d", each))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	checkWritten(t, dir, writers*each)
}

// TestHelperProcess is no test: the tests above and below run it as a process of its own.
func TestHelperProcess(t *testing.T) {
	dir := os.Getenv("KEUR_TEST_DIR")
	if dir == "" {
		t.Skip("only runs as a helper")
	}
	var count int
	fmt.Sscan(os.Getenv("KEUR_TEST_COUNT"), &count)
	if err := writeMany(dir, os.Getenv("KEUR_TEST_NAME"), count); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func writeMany(dir, reviewer string, count int) error {
	for range count {
		err := Update(dir, []string{"d.md"}, func(regs []*claims.Register) error {
			_, err := Decide(regs, Order{IDs: []string{regs[0].Records[0].ID}, Decision: claims.Decision{
				Status: claims.Accepted, Reviewer: reviewer, Date: "2026-05-01"}})
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func checkWritten(t *testing.T, dir string, want int) {
	t.Helper()
	reg, err := Load(dir, "d.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(reg.Records[0].Decisions); n != want {
		t.Errorf("%d decisions, want %d", n, want)
	}
	if p := Verify(reg); len(p) > 0 {
		t.Errorf("%+v", p)
	}
	if list := files(t, dir); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
}
