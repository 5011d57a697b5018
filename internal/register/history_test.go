package register

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

// lines describes entries, one a line.
func lines(entries []Entry) (out []string) {
	for _, e := range entries {
		s := fmt.Sprintf("%s %s %s %s %d", e.Date, e.Reviewer, e.Status, e.File.Document, e.Number)
		if e.Undoes != "" {
			s += " undo"
		}
		if e.File.Archived {
			s += " archived"
		}
		out = append(out, s)
	}
	return out
}

func TestLog(t *testing.T) {
	a, b := judgedPage(t), synced(nap)
	b.Document = "a.md"
	if _, err := Decide([]*claims.Register{b}, Order{IDs: []string{b.Records[0].ID}, Decision: claims.Decision{
		Status: claims.NotAClaim, Reviewer: "Ina", Date: "2026-05-02", Reason: "topic", Text: "een kopje"}}); err != nil {
		t.Fatal(err)
	}
	files := stored(t, "", a, b)
	// An interrupted prune left the second record of d.md in register and archive.
	files = append(files, Stored{Path: "archive/d.md.yaml", Archived: true, Register: &claims.Register{Document: "d.md", Records: a.Records[1:]}})
	want := []string{
		"2026-05-01 Ina accepted d.md 1",
		"2026-05-01 Ina accepted d.md 1", // the other claim
		"2026-05-02 Ina not_a_claim a.md 1",
		"2026-05-02 Bas rejected d.md 2",
		"2026-05-03 Bas accepted d.md 3 undo",
		"2026-05-04 Eva accepted_with_disclaimer d.md 4",
	}
	if diff := cmp.Diff(want, lines(Log(files))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := lines(Log(files[2:])); !slices.Equal(got, []string{"2026-05-01 Ina accepted d.md 1 archived"}) {
		t.Errorf("archive alone: %q", got)
	}
}

func TestNamed(t *testing.T) {
	reg := judgedPage(t)
	moved := &claims.Register{Document: "e.md", Records: []claims.Record{renamed(reg.Records[0], "e.md")}}
	// Two pruned records of one claim, with decisions of their own, are one claim.
	archive := Stored{Path: "archive/d.md.yaml", Archived: true,
		Register: &claims.Register{Document: "d.md", Records: []claims.Record{reg.Records[1], reg.Records[1]}}}
	files := append(stored(t, "", moved), archive)
	for name, want := range map[string]string{
		moved.Records[0].ID:      moved.Records[0].Fingerprint,
		reg.Records[0].ID:        moved.Records[0].Fingerprint, // as it was first called
		reg.Records[1].ID[:7]:    reg.Records[1].Fingerprint,
		reg.Records[1].ID + "zz": "",
		"":                       "",
	} {
		got, err := Named(files, []string{name})
		if (err != nil) != (want == "") || want != "" && (len(got) != 1 || !got[want]) {
			t.Errorf("%q: %v, %v; want %s", name, got, err, want)
		}
	}
	if got, err := Named(files, nil); err != nil || len(got) != 0 {
		t.Errorf("no ID: %v %v", got, err)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	put := func(file string, data []byte) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	empty := func(document string) []byte { return claims.EncodeRegister(&claims.Register{Document: document}) }
	put("b ñ.md.yaml", empty("b ñ.md"))
	put("archive/b ñ.md.yaml", empty("b ñ.md"))
	put("archive/old.md.yaml", empty("archive/old.md"))
	put("a/c.md.yaml", empty("a/c.md"))
	put("README.md", []byte("geen register"))
	put(".lock", nil)
	put("broken.md.yaml", []byte("version: 2\n"))
	put("other.md.yaml", empty("another.md"))
	files, err := Files(dir)
	var got []string
	for _, f := range files {
		rel, _ := filepath.Rel(dir, f.Path)
		got = append(got, fmt.Sprintf("%s %s %t", filepath.ToSlash(rel), f.Document, f.Archived))
	}
	want := []string{"a/c.md.yaml a/c.md false", "archive/old.md.yaml archive/old.md false", "b ñ.md.yaml b ñ.md false",
		"archive/b ñ.md.yaml b ñ.md true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	wrong := filepath.Join(dir, "broken.md.yaml") + ":1:10: register version \"2\" is not known to this keur, which reads version 1\n" +
		filepath.Join(dir, "other.md.yaml") + `: this is the register of "another.md", not of "other.md"; if the document was renamed, use keur review move`
	if err == nil || err.Error() != wrong {
		t.Errorf("%v\nwant %s", err, wrong)
	}
	if files, err := Files(filepath.Join(dir, "none")); len(files) != 0 || err != nil {
		t.Errorf("%v %v", files, err)
	}
}

// TestFilesOf: an older version of a register may lie elsewhere than its document says, and is read all the same.
func TestFilesOf(t *testing.T) {
	files, err := FilesOf(map[string][]byte{
		"x.md.yaml": claims.EncodeRegister(&claims.Register{Document: "y.md"}), "notes.txt": nil, "bad.yaml": []byte("- 1\n"),
	}, "v1:reg/")
	if len(files) != 1 || files[0].Path != "v1:reg/x.md.yaml" || files[0].Document != "y.md" {
		t.Errorf("%+v", files)
	}
	if err == nil || !strings.HasPrefix(err.Error(), "v1:reg/bad.yaml:1:") {
		t.Errorf("%v", err)
	}
}

// TestVerifyFiles names file and line, and sees decisions that were copied to another document.
func TestVerifyFiles(t *testing.T) {
	a := judgedPage(t)
	copy := &claims.Register{Document: "e.md", Records: []claims.Record{renamed(a.Records[1], "e.md")}}
	files := stored(t, "reg/", a, copy)
	want := []string{"reg/e.md.yaml:6: claim " + copy.Records[0].ID + ": its decisions stand at reg/d.md.yaml:" +
		fmt.Sprint(files[0].Records[1].Line()) + " too and cannot be copied; if keur review move was interrupted, run it again"}
	if diff := cmp.Diff(want, told(VerifyFiles(files))); diff != "" {
		t.Errorf("copied (-want +got):\n%s", diff)
	}
	archived := []Stored{files[0], {Path: "reg/archive/d.md.yaml", Archived: true, Register: copied(a)}}
	if got := told(VerifyFiles(archived)); got != nil {
		t.Errorf("what an interrupted prune leaves is no fault: %q", got)
	}
	archived[1].Records[0].Decisions[0].Reviewer = "Bas"
	want = []string{"reg/archive/d.md.yaml:0: claim " + a.Records[0].ID + ": decision 2 (2026-05-02, Bas) does not follow from what stands before it"}
	if diff := cmp.Diff(want, told(VerifyFiles(archived))); diff != "" {
		t.Errorf("altered in the archive (-want +got):\n%s", diff)
	}
}
