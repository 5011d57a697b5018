package project

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// repository is a git repository with one commit of some files, by slash path. The working tree is empty again.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
			"GIT_AUTHOR_NAME=t", "GIT_AUTHOR_EMAIL=t@example.org", "GIT_COMMITTER_NAME=t", "GIT_COMMITTER_EMAIL=t@example.org")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q")
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run("add", "-A")
	run("commit", "-q", "-m", "begin")
	run("rm", "-rq", ".")
	return dir
}

// TestBelow: names are taken as they are, and a folder that is gone is read all the same.
func TestBelow(t *testing.T) {
	files := map[string]string{
		"site [1]/claims/register/blog/rug.md.yaml":         "a",
		"site [1]/claims/register/één & twee\tdrie.md.yaml": "b\n\x00c",
		"site [1]/claims/registers.yaml":                    "not below",
		"site 1/claims/register/x.yaml":                     "not below",
		"top.yaml":                                          "not below",
	}
	dir := repository(t, files)
	ctx := context.Background()
	folder := filepath.Join(dir, "site [1]", "claims", "register")
	at, err := At(ctx, folder, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	got, err := at.Below(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]byte{"blog/rug.md.yaml": []byte("a"), "één & twee\tdrie.md.yaml": []byte("b\n\x00c")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if all, err := at.Below(ctx, dir); err != nil || len(all) != len(files) || string(all["top.yaml"]) != "not below" {
		t.Errorf("the whole repository: %d files, %v", len(all), err)
	}
	if none, err := at.Below(ctx, filepath.Join(dir, "elsewhere")); err != nil || len(none) != 0 {
		t.Errorf("a folder that never was: %v, %v", none, err)
	}
	if _, err := at.Below(ctx, t.TempDir()); err == nil || !strings.Contains(err.Error(), "lies outside the git repository") {
		t.Errorf("%v", err)
	}
}

// TestAtErrors: what git cannot find is an error that says so.
func TestAtErrors(t *testing.T) {
	dir := repository(t, map[string]string{"a": "a"})
	ctx := context.Background()
	for name, want := range map[string]string{"nowhere": `git finds no revision "nowhere"`, "--all": `git finds no revision "--all"`, "": `git finds no revision ""`} {
		if _, err := At(ctx, dir, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
	t.Setenv("GIT_DIR", filepath.Join(dir, "none")) // as a hook of another repository would have it
	if _, err := At(ctx, dir, "HEAD"); err != nil {
		t.Error(err)
	}
	t.Setenv("GIT_CEILING_DIRECTORIES", os.TempDir())
	if _, err := At(ctx, t.TempDir(), "HEAD"); err == nil || !strings.Contains(err.Error(), "not a git repository") {
		t.Errorf("%v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := At(ctx, dir, "HEAD"); err == nil || err.Error() != "git is not installed, or not on the path" {
		t.Errorf("%v", err)
	}
}
