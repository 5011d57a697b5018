package register

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

func TestPrune(t *testing.T) {
	other := strings.Replace(nap, "20", "30", 1)
	for _, c := range []struct {
		name           string
		text           []string // when the register was synced last
		now            []string
		register       []string
		archive        []string
		kept, unmarked int
	}{
		{name: "nothing gone", text: []string{soup, nap}, now: []string{soup, nap},
			register: []string{soup + ": accepted", nap + ": accepted"}},
		{name: "one gone", text: []string{nap}, now: []string{nap},
			register: []string{nap + ": accepted"}, archive: []string{soup + ": accepted gone"}},
		{name: "all gone", text: nil, now: nil, archive: []string{soup + ": accepted gone", nap + ": accepted gone"}},
		{name: "back since the sync", text: []string{nap}, now: []string{soup, nap},
			register: []string{soup + ": accepted gone", nap + ": accepted"}},
		{name: "gone since the sync", text: []string{soup, nap}, now: []string{nap},
			register: []string{soup + ": accepted", nap + ": accepted"}, unmarked: 1},
		{name: "what took its place waits", text: []string{soup, other}, now: []string{soup, other},
			register: []string{soup + ": accepted", nap + ": accepted gone", other + ": unreviewed"}, kept: 1},
	} {
		reg, archive := synced(soup, nap), &claims.Register{Document: "d.md"}
		decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
		decide(t, reg, nap, claims.Decision{Status: claims.Accepted})
		Sync(reg, page(c.text...))
		if c.kept > 0 { // the gone record stands behind the one that it followed
			if diff := cmp.Diff(c.register[1], summary(reg)[1]); diff != "" {
				t.Fatal(diff)
			}
		}
		got := prune(reg, archive, page(c.now...))
		for what, pair := range map[string][2][]string{"register": {c.register, summary(reg)}, "archive": {c.archive, summary(archive)}} {
			if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", c.name, what, diff)
			}
		}
		if got.Kept != c.kept || got.Unmarked != c.unmarked || len(got.Records) != len(c.archive) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

// TestPruneAgain: a claim that came back begins anew; when it goes again, neither its old nor its new decisions are lost, and
// nothing stands in the archive twice.
func TestPruneAgain(t *testing.T) {
	dir := t.TempDir()
	reg := synced(soup, sauna)
	decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
	if err := Save(dir, reg); err != nil {
		t.Fatal(err)
	}
	run := func(status claims.Status) {
		t.Helper()
		err := Update(dir, []string{"d.md"}, func(regs []*claims.Register) error {
			Sync(regs[0], page(soup, sauna))
			if regs[0].Records[0].Status() == claims.Unreviewed {
				decide(t, regs[0], soup, claims.Decision{Status: status})
			}
			Sync(regs[0], page(sauna))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		before := snapshot(t, dir)
		if p, err := Prune(context.Background(), dir, "d.md", page(sauna), true); err != nil || len(p.Records) != 1 {
			t.Errorf("%+v %v", p, err)
		}
		if diff := cmp.Diff(before, snapshot(t, dir)); diff != "" {
			t.Errorf("a dry run wrote:\n%s", diff)
		}
		if p, err := Prune(context.Background(), dir, "d.md", page(sauna), false); err != nil || len(p.Records) != 1 {
			t.Errorf("%+v %v", p, err)
		}
	}
	run(claims.Accepted)
	run(claims.Rejected)
	run(claims.Rejected) // the same again: equal to the last digit
	files, err := Files(dir)
	if err != nil || len(files) != 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	want := []string{soup + ": accepted gone", soup + ": rejected gone"}
	if diff := cmp.Diff(want, summary(files[1].Register)); diff != "" {
		t.Errorf("archive (-want +got):\n%s", diff)
	}
	if p := told(VerifyFiles(files)); p != nil {
		t.Errorf("%q", p)
	}
}

// TestPruneAll: a register without records has no file.
func TestPruneAll(t *testing.T) {
	dir := t.TempDir()
	reg := synced(soup)
	Sync(reg, nil)
	if err := Save(dir, reg); err != nil {
		t.Fatal(err)
	}
	if _, err := Prune(context.Background(), dir, "d.md", nil, false); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"archive/d.md.yaml"}, files(t, dir)); diff != "" {
		t.Error(diff)
	}
	// Nothing to do a second time, and the document can have a register again.
	before := snapshot(t, dir)
	if p, err := Prune(context.Background(), dir, "d.md", nil, false); err != nil || len(p.Records) != 0 {
		t.Errorf("%+v %v", p, err)
	}
	if diff := cmp.Diff(before, snapshot(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestPruneWhereItsArchiveIsTaken: archive/d.md may be a document itself, whose register has the place.
func TestPruneWhereItsArchiveIsTaken(t *testing.T) {
	dir := t.TempDir()
	reg, other := synced(soup), synced(sauna)
	Sync(reg, nil)
	other.Document = "archive/d.md"
	for _, r := range []*claims.Register{reg, other} {
		if err := Save(dir, r); err != nil {
			t.Fatal(err)
		}
	}
	before := snapshot(t, dir)
	_, err := Prune(context.Background(), dir, "d.md", nil, false)
	if err == nil || !strings.Contains(err.Error(), filepath.Join(dir, "archive", "d.md.yaml")+" is the register of archive/d.md, so that d.md can have no archive") {
		t.Errorf("%v", err)
	}
	if diff := cmp.Diff(before, snapshot(t, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := Load(dir, "archive/d.md"); err != nil {
		t.Error(err)
	}
	// And the other way round.
	dir = t.TempDir()
	if err := Save(dir, reg); err != nil {
		t.Fatal(err)
	}
	if _, err := Prune(context.Background(), dir, "d.md", nil, false); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir, "archive/d.md"); err == nil || !strings.Contains(err.Error(), `this is the archive of "d.md", so that "archive/d.md" can have no register`) {
		t.Errorf("%v", err)
	}
}

// TestStore: a record is archived once, with the longer of two chains, and beside one that was decided otherwise.
func TestStore(t *testing.T) {
	reg := judgedPage(t)
	long := reg.Records[0]
	short, other := long, long
	short.Decisions = long.Decisions[:2]
	other.Decisions = reg.Records[1].Decisions
	for _, c := range []struct {
		name  string
		there []claims.Record
		added claims.Record
		want  []int // decisions of the archived records
	}{
		{"first", nil, short, []int{2}},
		{"the same", []claims.Record{short}, short, []int{2}},
		{"decided further", []claims.Record{short}, long, []int{4}},
		{"an older copy", []claims.Record{long}, short, []int{4}},
		{"decided otherwise", []claims.Record{long}, other, []int{4, 1}},
		{"one of two", []claims.Record{other, short}, long, []int{1, 4}},
		{"another claim", []claims.Record{long}, reg.Records[1], []int{4, 1}},
	} {
		archive := &claims.Register{Document: "d.md", Records: c.there}
		store(archive, c.added)
		var got []int
		for _, r := range archive.Records {
			got = append(got, len(r.Decisions))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestWrittenInOrder: where the first of two files cannot be written, the second is as it was, so that nothing is lost.
func TestWrittenInOrder(t *testing.T) {
	for name, do := range map[string]func(dir string) error{
		"prune": func(dir string) error {
			_, err := Prune(context.Background(), dir, "d.md", nil, false)
			return err
		},
		"move": func(dir string) error {
			_, err := Rename{Dir: dir, Old: "d.md", New: "archive/e.md"}.Move(context.Background(), pageOf("archive/e.md", soup), false)
			return err
		},
	} {
		dir := t.TempDir()
		reg := synced(soup)
		Sync(reg, nil)
		if err := Save(dir, reg); err != nil {
			t.Fatal(err)
		}
		before := snapshot(t, dir)["d.md.yaml"]
		if err := os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "archive")); err != nil {
			t.Skip(err)
		}
		if err := do(dir); err == nil || !strings.Contains(err.Error(), "cannot write the register "+filepath.Join(dir, "archive")) {
			t.Errorf("%s: %v", name, err)
		}
		after, err := os.ReadFile(filepath.Join(dir, "d.md.yaml"))
		if err != nil || string(after) != before {
			t.Errorf("%s: the register changed: %v\n%s", name, err, after)
		}
	}
}
