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

// pageOf is a page of another document than d.md.
func pageOf(document string, lines ...string) []claims.Claim {
	found := page(lines...)
	for i := range found {
		found[i].Document = document
	}
	Identify(found)
	return found
}

// syncedAs is synced for another document.
func syncedAs(document string, lines ...string) *claims.Register {
	reg := &claims.Register{Document: document}
	Sync(reg, pageOf(document, lines...))
	return reg
}

// summary describes the records of a register, one a line.
func summary(reg *claims.Register) (out []string) {
	for i := range reg.Records {
		r := &reg.Records[i]
		s := r.Words.Unit + ": " + string(r.Status())
		if r.Gone {
			s += " gone"
		}
		if r.First != "" {
			s += " moved"
		}
		out = append(out, s)
	}
	return out
}

func unitsOf(records []claims.Record) (out []string) {
	for _, r := range records {
		out = append(out, r.Words.Unit)
	}
	return out
}

func TestMove(t *testing.T) {
	accepted, rejected := claims.Decision{Status: claims.Accepted}, claims.Decision{Status: claims.Rejected}
	for _, c := range []struct {
		name          string
		old           []string // soup accepted
		now           []string
		prepare       func(from, to *claims.Register)
		from, to      []string
		moved, behind []string
		conflicts     int
	}{
		{name: "renamed alone", old: []string{soup, sauna}, now: []string{soup, sauna},
			to: []string{soup + ": accepted moved", sauna + ": unreviewed"}, moved: []string{soup, sauna}},
		{name: "turned round", old: []string{soup, sauna}, now: []string{sauna, soup},
			to: []string{sauna + ": unreviewed", soup + ": accepted moved"}, moved: []string{soup, sauna}},
		{name: "changed words stay behind", old: []string{soup, nap}, now: []string{soup, strings.Replace(nap, "20", "30", 1)},
			from:  []string{nap + ": unreviewed gone"},
			to:    []string{soup + ": accepted moved", "Een dutje van 30 minuten verbetert het geheugen.: unreviewed"},
			moved: []string{soup}, behind: []string{nap}},
		{name: "a sync came first", old: []string{soup, sauna}, now: []string{sauna, soup, nap},
			prepare: func(from, to *claims.Register) {
				Sync(from, nil)
				Sync(to, pageOf("e.md", sauna, soup, nap))
			},
			to:    []string{sauna + ": unreviewed", soup + ": accepted moved", nap + ": unreviewed"},
			moved: []string{soup, sauna}},
		{name: "decided under the new name alone", old: []string{soup, sauna}, now: []string{soup, sauna},
			prepare: func(from, to *claims.Register) {
				Sync(to, pageOf("e.md", soup, sauna))
				decide(t, to, sauna, rejected)
			},
			to: []string{soup + ": accepted moved", sauna + ": rejected"}, moved: []string{soup, sauna}},
		{name: "decided under both names", old: []string{soup, sauna}, now: []string{soup, sauna},
			prepare: func(from, to *claims.Register) {
				Sync(to, pageOf("e.md", soup, sauna))
				decide(t, to, soup, rejected)
			},
			from: []string{soup + ": accepted gone"}, to: []string{soup + ": rejected", sauna + ": unreviewed"},
			moved: []string{sauna}, conflicts: 1},
		{name: "two of three equal ones", old: []string{soup, soup, soup}, now: []string{soup, soup},
			prepare: func(from, to *claims.Register) { from.Records[2].Gone = true },
			from:    []string{soup + ": unreviewed gone"}, to: []string{soup + ": accepted moved", soup + ": unreviewed"},
			moved: []string{soup, soup}, behind: []string{soup}},
	} {
		from, to := syncedAs("d.md", c.old...), &claims.Register{Document: "e.md"}
		decide(t, from, soup, accepted)
		if c.prepare != nil {
			c.prepare(from, to)
		}
		then := stored(t, "", copied(from), copied(to))
		got := move(from, to, pageOf("e.md", c.now...))
		for what, pair := range map[string][2][]string{
			"old register": {c.from, summary(from)}, "new register": {c.to, summary(to)},
			"moved": {c.moved, unitsOf(got.Moved)}, "behind": {c.behind, unitsOf(got.Behind)},
			"verified": {nil, told(VerifyFiles(stored(t, "", from, to)))},
			"since":    {nil, told(Since(then, stored(t, "", from, to)))},
		} {
			if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", c.name, what, diff)
			}
		}
		if len(got.Conflicts) != c.conflicts {
			t.Errorf("%s: conflicts %+v", c.name, got.Conflicts)
		}
	}
}

// TestMoveThereAndBack: a document that gets its old name back has the register that it had.
func TestMoveThereAndBack(t *testing.T) {
	from, to := synced(soup, sauna), &claims.Register{Document: "e.md"}
	decide(t, from, soup, claims.Decision{Status: claims.Accepted})
	want := string(claims.EncodeRegister(from))
	move(from, to, pageOf("e.md", soup, sauna))
	if len(from.Records) != 0 || to.Records[0].First == "" {
		t.Fatalf("%v, first %q", summary(from), to.Records[0].First)
	}
	move(to, from, page(soup, sauna))
	if diff := cmp.Diff(want, string(claims.EncodeRegister(from))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestMoveStale: a claim whose words changed before the document was renamed stays stale.
func TestMoveStale(t *testing.T) {
	other := strings.Replace(nap, "20", "30", 1)
	from, to := synced(soup, nap), &claims.Register{Document: "e.md"}
	decide(t, from, nap, claims.Decision{Status: claims.Accepted})
	Sync(from, page(soup, other))
	move(from, to, pageOf("e.md", soup, other))
	want := []string{soup + ": unreviewed unchanged", other + ": unreviewed stale"}
	if diff := cmp.Diff(want, states(Reconcile(pageOf("e.md", soup, other), to, today))); diff != "" || len(from.Records) != 0 {
		t.Errorf("left %v (-want +got):\n%s", summary(from), diff)
	}
	if p := told(VerifyFiles(stored(t, "", to))); p != nil {
		t.Errorf("%q", p)
	}
}

// TestRename goes over files: what only the register knows is found, and the file that is left empty goes.
func TestRename(t *testing.T) {
	dir := t.TempDir()
	reg := synced(soup)
	missed := claims.Claim{Document: "d.md", Type: claims.Guarantee, Quote: "ontspant", Basis: claims.Basis{Unit: sauna}}
	Add(reg, &missed)
	decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
	if err := Save(dir, reg); err != nil {
		t.Fatal(err)
	}
	m := Rename{Dir: dir, Old: "d.md", New: "map/é e.md"}
	reviews, err := m.Reviews()
	if err != nil {
		t.Fatal(err)
	}
	for i := range reviews.Records {
		if !reviews.Records[i].Gone {
			t.Errorf("%s stands before anybody looked", reviews.Records[i].Words.Unit)
		}
	}
	text := pageOf(m.New, soup, sauna)
	for i := range text {
		text[i].Type, text[i].Fingerprint = "", ""
	}
	found := pageOf(m.New, soup)
	found = append(found, Standing(text, found, reviews)...)
	if _, err := m.Move(context.Background(), found, true); err != nil {
		t.Fatal(err)
	}
	if list := files(t, dir); len(list) != 1 {
		t.Errorf("a dry run left %v", list)
	}
	moved, err := m.Move(context.Background(), found, false)
	if err != nil || len(moved.Moved) != 2 || len(moved.Behind)+len(moved.Conflicts) != 0 {
		t.Errorf("%+v %v", moved, err)
	}
	if diff := cmp.Diff([]string{"map/é e.md.yaml"}, files(t, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := m.Move(context.Background(), found, false); err == nil || !strings.Contains(err.Error(), "there are no reviews of d.md") {
		t.Errorf("%v", err)
	}
}

// TestRenameWithFile: the register file was renamed together with the document.
func TestRenameWithFile(t *testing.T) {
	dir := t.TempDir()
	reg := synced(soup, nap)
	decide(t, reg, soup, claims.Decision{Status: claims.Accepted})
	if err := Save(dir, reg); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "d.md.yaml"), filepath.Join(dir, "e.md.yaml")); err != nil {
		t.Fatal(err)
	}
	m := Rename{Dir: dir, Old: "d.md", New: "e.md"}
	for _, dryRun := range []bool{true, false} {
		moved, err := m.Move(context.Background(), pageOf("e.md", soup), dryRun)
		if err != nil || len(moved.Moved) != 1 || len(moved.Behind) != 1 {
			t.Errorf("dry run %t: %+v %v", dryRun, moved, err)
		}
	}
	if diff := cmp.Diff([]string{"d.md.yaml", "e.md.yaml"}, files(t, dir)); diff != "" {
		t.Error(diff)
	}
	// Two files that both say they are of the old document: nobody can tell which one counts.
	if err := os.WriteFile(filepath.Join(dir, "e.md.yaml"), claims.EncodeRegister(reg), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Move(context.Background(), nil, false); err == nil || !strings.Contains(err.Error(), "keep one of them") {
		t.Errorf("%v", err)
	}
}
