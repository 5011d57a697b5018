package register

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"keur/claims"
)

// repo is a git repository that holds the register of one document.
type repo struct {
	t   *testing.T
	dir string
}

func newRepo(t *testing.T, reg *claims.Register) *repo {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := &repo{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	r.commit(reg, "begin")
	return r
}

func (r *repo) try(args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_NAME=t", "GIT_AUTHOR_EMAIL=t@example.org", "GIT_COMMITTER_NAME=t", "GIT_COMMITTER_EMAIL=t@example.org")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func (r *repo) git(args ...string) string {
	r.t.Helper()
	out, err := r.try(args...)
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return out
}

func (r *repo) load() *claims.Register {
	r.t.Helper()
	reg, err := Load(r.dir, "d.md")
	if err != nil {
		r.t.Fatal(err)
	}
	return reg
}

func (r *repo) commit(reg *claims.Register, message string) {
	r.t.Helper()
	if err := Save(r.dir, reg); err != nil {
		r.t.Fatal(err)
	}
	r.git("add", ".")
	r.git("commit", "-q", "-m", message)
}

// branch commits a change of the register as it was at the beginning.
func (r *repo) branch(name string, change func(*claims.Register)) {
	r.t.Helper()
	r.git("checkout", "-q", "-b", name, "main")
	reg := r.load()
	change(reg)
	r.commit(reg, name)
	r.git("checkout", "-q", "main")
}

func TestGitMerge(t *testing.T) {
	lines := []string{soup, sauna, nap, yoga, "safety! " + yoga}
	accepted := func(unit string) func(*claims.Register) {
		return func(reg *claims.Register) { decide(t, reg, unit, claims.Decision{Status: claims.Accepted}) }
	}
	rejected := func(unit string) func(*claims.Register) {
		return func(reg *claims.Register) {
			decide(t, reg, unit, claims.Decision{Status: claims.Rejected, Reference: "https://example.org/x"})
		}
	}
	resync := func(lines ...string) func(*claims.Register) {
		return func(reg *claims.Register) { Sync(reg, page(lines...)) }
	}
	for _, c := range []struct {
		name         string
		ours, theirs func(*claims.Register)
		conflict     bool
	}{
		{"neighbours decided alike", accepted(soup), accepted(sauna), false},
		{"neighbours decided, lower first", accepted(nap), accepted(sauna), false},
		{"neighbours decided otherwise", rejected(sauna), accepted(nap), false},
		{"two claims of one unit", accepted(yoga), func(reg *claims.Register) {
			last := reg.Records[len(reg.Records)-1]
			if _, err := Decide([]*claims.Register{reg}, accept(last.ID)); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"a new claim behind one that is decided", accepted(soup), resync(soup, "Gember warmt op.", sauna, nap, yoga, "safety! "+yoga), false},
		{"a new claim before one that is decided", accepted(sauna), resync(soup, "Gember warmt op.", sauna, nap, yoga, "safety! "+yoga), false},
		{"a neighbour gone", accepted(soup), resync(soup, nap, yoga, "safety! "+yoga), false},
		{"a neighbour reworded", accepted(nap), resync(soup, sauna+" Echt.", nap, yoga, "safety! "+yoga), false},
		{"the last decided, one added behind", accepted(nap), resync(append(lines, "Gember warmt op.")...), false},
		{"baseline and a decision", func(reg *claims.Register) { Baseline(reg) }, accepted(sauna), false},
		{"gone and a decision", resync(soup, nap, yoga, "safety! "+yoga), accepted(sauna), false},
		{"the same claim", accepted(sauna), rejected(sauna), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRepo(t, synced(lines...))
			r.branch("ours", c.ours)
			r.branch("theirs", c.theirs)
			r.git("merge", "-q", "--no-edit", "ours")
			out, err := r.try("merge", "-q", "--no-edit", "theirs")
			if (err != nil) != c.conflict {
				t.Fatalf("conflict: %v\n%s%s", err, out, r.git("diff"))
			}
			if c.conflict {
				return
			}
			reg := r.load()
			if p := Verify(reg); len(p) > 0 {
				t.Errorf("%+v", p)
			}
			data, err := os.ReadFile(filepath.Join(r.dir, "d.md.yaml"))
			if err != nil || string(data) != string(claims.EncodeRegister(reg)) {
				t.Errorf("the merged file is not in the one form: %v", err)
			}
		})
	}
}

// TestGitMergeMany decides every odd claim on one branch and every even one on the other, with equal words and dates.
func TestGitMergeMany(t *testing.T) {
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf("Thee nummer %d kalmeert.", i))
	}
	r := newRepo(t, synced(lines...))
	for side, name := range []string{"even", "odd"} {
		r.branch(name, func(reg *claims.Register) {
			for i := side; i < len(lines); i += 2 {
				decide(t, reg, lines[i], claims.Decision{Status: claims.Accepted})
			}
		})
	}
	r.git("merge", "-q", "--no-edit", "even")
	r.git("merge", "-q", "--no-edit", "odd")
	for _, rec := range r.load().Records {
		if rec.Status() != claims.Accepted || len(rec.Decisions) != 1 {
			t.Errorf("%s: %d decisions", rec.Quote, len(rec.Decisions))
		}
	}
}

// TestDecisionIsASmallDiff: what a reviewer of the reviewers sees is the decision and nothing else.
func TestDecisionIsASmallDiff(t *testing.T) {
	r := newRepo(t, synced(soup, sauna, nap))
	r.branch("one", func(reg *claims.Register) { decide(t, reg, sauna, claims.Decision{Status: claims.NeedsChange}) })
	stat := strings.Fields(r.git("diff", "--numstat", "main", "one"))
	if stat[0] != "8" || stat[1] != "0" {
		t.Errorf("a first decision adds %s and removes %s lines:\n%s", stat[0], stat[1], r.git("diff", "main", "one"))
	}
}
