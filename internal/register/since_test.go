package register

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

// stored gives registers as they are read from files, so that their records have lines.
func stored(t *testing.T, label string, registers ...*claims.Register) []Stored {
	t.Helper()
	contents := map[string][]byte{}
	for _, reg := range registers {
		contents[reg.Document+".yaml"] = claims.EncodeRegister(reg)
	}
	files, err := FilesOf(contents, label)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// copied is a register that can be changed without the original.
func copied(reg *claims.Register) *claims.Register {
	out := &claims.Register{Document: reg.Document, Records: slices.Clone(reg.Records)}
	for i := range out.Records {
		out.Records[i].Decisions = slices.Clone(out.Records[i].Decisions)
	}
	return out
}

// forge makes the hashes of a record hold together again, as somebody might who hides what was changed.
func forge(r *claims.Record) {
	want := root(r)
	var inForce []claims.Decision
	for k := range r.Decisions {
		d := &r.Decisions[k]
		d.Previous, d.Words = want, Digest(r.Type, r.Words)
		if d.Undoes == "" {
			inForce = append(inForce, *d)
		} else if n := len(inForce); n > 0 {
			d.Undoes, inForce = Hash(inForce[n-1]), inForce[:n-1]
		}
		want = Hash(*d)
	}
}

// judgedPage is a register of two claims: the first accepted, rejected, that undone, and accepted again; the second accepted.
func judgedPage(t *testing.T) *claims.Register {
	reg := synced(soup, sauna)
	regs := []*claims.Register{reg}
	for _, o := range []Order{
		{Decision: claims.Decision{Status: claims.Accepted, Reviewer: "Ina", Date: "2026-05-01"}},
		{Decision: claims.Decision{Status: claims.Rejected, Reviewer: "Bas", Date: "2026-05-02", Reason: "unsafe", Text: "wordt te heet gegeten"}},
		{Decision: claims.Decision{Reviewer: "Bas", Date: "2026-05-03", Text: "verkeerde zin"}, Undo: true},
		{Decision: claims.Decision{Status: claims.AcceptedWithDisclaimer, Reviewer: "Eva", Date: "2026-05-04", Expires: "2026-12-31"}},
	} {
		o.IDs = []string{reg.Records[0].ID}
		if _, err := Decide(regs, o); err != nil {
			t.Fatal(err)
		}
	}
	decide(t, reg, sauna, claims.Decision{Status: claims.Accepted})
	return reg
}

// TestSince names exactly the decisions that are not as they were, whether the hashes were mended or not.
func TestSince(t *testing.T) {
	type records = []claims.Record
	type decisions = []claims.Decision
	const first, second, third, fourth = "decision 1 (2026-05-01, Ina)", "decision 2 (2026-05-02, Bas)", "decision 3 (2026-05-03, Bas)", "decision 4 (2026-05-04, Eva)"
	for _, c := range []struct {
		name   string
		tamper func(r records)
		want   []string // of the first claim
	}{
		{"untouched", func(records) {}, nil},
		{"added", func(r records) {
			r[0].Decisions = append(r[0].Decisions, claims.Decision{Status: claims.Accepted, Reviewer: "Ina", Date: "2026-06-01"})
		}, nil},
		{"marked gone", func(r records) { r[0].Gone = true }, nil},
		{"text edited", func(r records) { r[0].Decisions[1].Text = "mag toch" }, []string{second + " was changed: text"}},
		{"first edited", func(r records) { r[0].Decisions[0].Reviewer = "Bas" }, []string{first + " was changed: reviewer"}},
		{"last edited", func(r records) { d := &r[0].Decisions[3]; d.Expires, d.Date = "", "2026-05-05" },
			[]string{fourth + " was changed: date, expiry"}},
		{"turned round", func(r records) {
			d := &r[0].Decisions[1]
			d.Status, d.Reason, d.Text = claims.Accepted, "", ""
		}, []string{second + " was changed: status, reason, text"}},
		{"evidence edited", func(r records) { r[0].Decisions[0].Evidence = &claims.Judged{Level: claims.High} },
			[]string{first + " was changed: evidence"}},
		{"two edited", func(r records) { r[0].Decisions[0].Date, r[0].Decisions[2].Text = "2026-04-01", "" },
			[]string{first + " was changed: date", third + " was changed: text"}},
		{"first removed", func(r records) { r[0].Decisions = r[0].Decisions[1:] }, []string{first + " was removed"}},
		{"middle removed", func(r records) { r[0].Decisions = slices.Delete(r[0].Decisions, 1, 2) }, []string{second + " was removed"}},
		{"end cut off", func(r records) { r[0].Decisions = r[0].Decisions[:2] }, []string{third + " was removed", fourth + " was removed"}},
		{"another in the place of the last", func(r records) {
			r[0].Decisions[3] = claims.Decision{Status: claims.Rejected, Reviewer: "Ina", Date: "2026-06-01", Reason: "other", Text: "nee"}
		}, []string{fourth + " was removed"}},
		{"all removed", func(r records) { r[0].Decisions = nil },
			[]string{first + " was removed", second + " was removed", third + " was removed", fourth + " was removed"}},
		{"first removed, and taken again later", func(r records) {
			again := r[0].Decisions[0]
			again.Date = "2026-06-01"
			r[0].Decisions = append(r[0].Decisions[1:], again)
		}, []string{first + " was removed"}},
		{"two swapped", func(r records) { d := r[0].Decisions; d[0], d[1] = d[1], d[0] },
			[]string{first + " was put in another place: it stands as decision 2"}},
		{"last put first", func(r records) { d := r[0].Decisions; r[0].Decisions = decisions{d[3], d[0], d[1], d[2]} },
			[]string{fourth + " was put in another place: it stands as decision 1"}},
		{"removed and edited", func(r records) { d := r[0].Decisions; d[3].Reviewer = "Bas"; r[0].Decisions = slices.Delete(d, 1, 2) },
			[]string{second + " was removed", fourth + " was changed: reviewer"}},
	} {
		for _, forged := range []bool{false, true} {
			then, now := judgedPage(t), judgedPage(t)
			c.tamper(now.Records)
			for k := range now.Records[0].Decisions {
				if d := &now.Records[0].Decisions[k]; d.Words == "" {
					d.Words, d.Previous = then.Records[0].Fingerprint, then.Records[0].Fingerprint
				}
			}
			if forged {
				forge(&now.Records[0])
			}
			var want []string
			for _, w := range c.want {
				want = append(want, "d.md.yaml:6: claim "+then.Records[0].ID+": "+w)
			}
			if diff := cmp.Diff(want, told(Since(stored(t, "main:", then), stored(t, "", now)))); diff != "" {
				t.Errorf("%s, forged %t (-want +got):\n%s", c.name, forged, diff)
			}
		}
	}
}

func told(problems []Problem) (out []string) {
	for _, p := range problems {
		out = append(out, p.String())
	}
	return out
}

// TestSinceLinks: what says the same and hangs on the chain otherwise is named, and what only follows it is not.
func TestSinceLinks(t *testing.T) {
	for _, c := range []struct {
		name   string
		tamper func(r *claims.Record)
		want   []string
	}{
		{"put in between", func(r *claims.Record) {
			r.Decisions = slices.Insert(r.Decisions, 1, claims.Decision{Status: claims.Accepted, Reviewer: "Eva", Date: "2026-05-01"})
			forge(r)
		}, []string{"decision 2 (2026-05-02, Bas) does not follow what it followed: another was put in before it"}},
		{"link edited", func(r *claims.Record) { r.Decisions[1].Previous = strings.Repeat("0", 64) },
			[]string{"decision 2 (2026-05-02, Bas) was changed: which decision it follows"}},
		{"undo of another", func(r *claims.Record) { r.Decisions[2].Undoes = Hash(r.Decisions[0]) },
			[]string{"decision 3 (2026-05-03, Bas) was changed: which decision it undoes"}},
		{"other words", func(r *claims.Record) { r.Words.Unit = sauna },
			[]string{"its decisions stand on other words than those that were judged"}},
	} {
		then, now := judgedPage(t), judgedPage(t)
		c.tamper(&now.Records[0])
		var got []string
		for _, p := range Since(stored(t, "", then), stored(t, "", now)) {
			got = append(got, p.Message)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestSinceRecords: a record can move to another file and be archived, but not vanish.
func TestSinceRecords(t *testing.T) {
	then := judgedPage(t)
	id := then.Records[0].ID
	lost := []string{
		"main:d.md.yaml:6: claim " + id + ": decision 1 (2026-05-01, Ina) is gone with its record",
		"main:d.md.yaml:6: claim " + id + ": decision 2 (2026-05-02, Bas) is gone with its record",
		"main:d.md.yaml:6: claim " + id + ": decision 3 (2026-05-03, Bas) is gone with its record",
		"main:d.md.yaml:6: claim " + id + ": decision 4 (2026-05-04, Eva) is gone with its record",
	}
	without := copied(then)
	without.Records = without.Records[1:]
	if diff := cmp.Diff(lost, told(Since(stored(t, "main:", then), stored(t, "", without)))); diff != "" {
		t.Errorf("record removed (-want +got):\n%s", diff)
	}
	if got := told(Since(stored(t, "main:", then), nil)); len(got) != 5 {
		t.Errorf("the whole register removed: %q", got)
	}
	elsewhere := &claims.Register{Document: "e.md"}
	for _, r := range copied(then).Records {
		elsewhere.Records = append(elsewhere.Records, renamed(r, "e.md"))
	}
	if got := told(Since(stored(t, "", then), stored(t, "", elsewhere))); got != nil {
		t.Errorf("renamed document: %q", got)
	}
	archive := []Stored{{Path: "archive/d.md.yaml", Archived: true, Register: copied(then)}}
	if got := told(Since(stored(t, "", then), archive)); got != nil {
		t.Errorf("archived: %q", got)
	}
	// A claim that came back after it was archived begins anew, and its old decisions are there still.
	again := synced(soup, sauna)
	if got := told(Since(stored(t, "", then), append(stored(t, "", again), archive...))); got != nil {
		t.Errorf("archived and back: %q", got)
	}
	undecided := synced(soup, nap)
	if got := told(Since(stored(t, "", undecided), nil)); got != nil {
		t.Errorf("undecided records cannot be lost: %q", got)
	}
}

func TestAdded(t *testing.T) {
	then := judgedPage(t)
	now := copied(then)
	decide(t, now, sauna, claims.Decision{Status: claims.Rejected})
	got := Added(stored(t, "", then), stored(t, "", now))
	if len(got) != 1 || got[0].Status != claims.Rejected || got[0].Number != 2 || got[0].Record.Words.Unit != sauna {
		t.Errorf("%+v", got)
	}
	if got := Added(nil, stored(t, "", now)); len(got) != 6 {
		t.Errorf("%d added to nothing", len(got))
	}
}
