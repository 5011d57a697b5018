package project

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func selection() Selection {
	return Selection{Formats: []string{"txt", "md"}, FormatOf: func(path string) string {
		return map[string]string{".txt": "txt", ".md": "md"}[filepath.Ext(path)]
	}}
}

// names gives the logical names of what some paths lead to.
func names(t *testing.T, p *Project, s Selection, paths ...string) []string {
	t.Helper()
	found, err := p.Documents(context.Background(), paths, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range append(found.Wrong, found.Unread...) {
		t.Error(err)
	}
	var out []string
	for _, d := range found.Documents {
		out = append(out, d.Name)
	}
	return out
}

func at(t *testing.T, dir, file string) *Project {
	t.Helper()
	p, err := Open(dir, file, vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestDocuments(t *testing.T) {
	root := tree(t, map[string]string{
		".keur.yaml":            "paths: [site]\nexclude: [drafts, '*.tmp.md', /x]\n",
		"site/b.md":             "b",
		"site/a.txt":            "a",
		"site/logo.png":         "",
		"site/.hidden.md":       "",
		"site/.cache/c.md":      "",
		"site/deep/er/c.md":     "c",
		"site/drafts/d.md":      "d",
		"site/e.tmp.md":         "e",
		"site/.gitignore":       "out/\n*.old.md\n",
		"site/out/f.md":         "f",
		"site/g.old.md":         "g",
		"site/keep/.keurignore": "!h.old.md\n",
		"site/keep/h.old.md":    "h",
		"claims/register/r.md":  "not a document",
	})
	p := at(t, root, Find(root))
	want := []string{"site/a.txt", "site/b.md", "site/deep/er/c.md", "site/keep/h.old.md"}
	for _, paths := range [][]string{nil, {"site"}, {"."}, {"./site/", "site/a.txt", "site"}, {filepath.Join(root, "site")}} {
		if diff := cmp.Diff(want, names(t, p, selection(), paths...)); diff != "" {
			t.Errorf("%v: %s", paths, diff)
		}
	}
	if got := names(t, p, selection(), "site/drafts/d.md", "site/g.old.md"); len(got) != 2 {
		t.Errorf("named files are documents whatever leaves them out: got %v", got)
	}
	s := selection()
	s.Include = []string{"deep", "*.txt"}
	if diff := cmp.Diff([]string{"site/a.txt", "site/deep/er/c.md"}, names(t, p, s, "site")); diff != "" {
		t.Error(diff)
	}
	s = selection()
	s.Format, s.Include = "md", []string{"*.png"}
	if diff := cmp.Diff([]string{"site/logo.png"}, names(t, p, s, "site")); diff != "" {
		t.Error(diff)
	}
	found, _ := p.Documents(context.Background(), nil, selection())
	if found.Unknown != 1 {
		t.Errorf("%d files of unknown format, want 1", found.Unknown)
	}
}

func TestNamesFromBelow(t *testing.T) {
	root := tree(t, map[string]string{".keur.yaml": "paths: [site]\n", "site/deep/a.md": "a", "x.md": "x"})
	t.Chdir(filepath.Join(root, "site"))
	dir := filepath.Join(root, "site")
	p := at(t, dir, Find(dir))
	found, _ := p.Documents(context.Background(), nil, selection())
	if diff := cmp.Diff([]Document{{Path: filepath.Join("deep", "a.md"), Name: "site/deep/a.md"}}, found.Documents); diff != "" {
		t.Error(diff)
	}
	if got, want := p.Register(), filepath.Join("..", "claims", "register"); got != want {
		t.Errorf("register %s, want %s", got, want)
	}
	if got := p.Name(filepath.Join("..", "..", "other.md")); got != "../../other.md" {
		t.Errorf("outside: %s", got)
	}
	if got := p.Path("x.md"); got != filepath.Join("..", "x.md") {
		t.Errorf("path %s", got)
	}
}

func TestWrongPaths(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "a", "b.docx": "b", "pictures/c.png": "c"})
	if err := os.Mkdir("empty", 0o755); err != nil {
		t.Fatal(err)
	}
	p := at(t, root, "")
	found, _ := p.Documents(context.Background(), []string{"a.md", "b.docx", "none", "empty", "pictures"}, selection())
	var got []string
	for _, err := range found.Wrong {
		got = append(got, err.Error())
	}
	want := []string{
		`b.docx: unknown format ".docx": keur reads txt, md; say which of them it is with --format`,
		`none: no such file or folder`,
		`empty: no document found: the folder holds none, or exclude and ignore files leave them out`,
		`pictures: no document found: keur reads txt, md (files of other formats: 1)`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(found.Documents) != 1 {
		t.Errorf("documents: %v", found.Documents)
	}
}

func TestLinks(t *testing.T) {
	root := tree(t, map[string]string{"site/a.md": "a"})
	for _, l := range [][2]string{{"../site", "site/loop"}, {"a.md", "site/b.md"}, {"site", "link"}} {
		if err := os.Symlink(l[0], l[1]); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	p := at(t, root, "")
	if diff := cmp.Diff([]string{"site/a.md"}, names(t, p, selection(), "site")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"link/a.md"}, names(t, p, selection(), "link")); diff != "" {
		t.Errorf("a link that is named is followed: %s", diff)
	}
	found, _ := p.Documents(context.Background(), []string{"site"}, selection())
	if found.Links != 2 {
		t.Errorf("%d links, want 2", found.Links)
	}
}

func TestOverride(t *testing.T) {
	p := &Project{Config: Config{Overrides: []Override{
		{Paths: []string{"shop/**"}, ProductClass: "food_supplement", Owner: "shop"},
		{Paths: []string{"*.md"}, Profile: "editorial"},
		{Paths: []string{"shop/devices"}, ProductClass: "device"},
	}}}
	for name, want := range map[string]Override{
		"shop/a.txt":         {ProductClass: "food_supplement", Owner: "shop"},
		"shop/deep/a.md":     {ProductClass: "food_supplement", Owner: "shop", Profile: "editorial"},
		"shop/devices/a.txt": {ProductClass: "device", Owner: "shop"},
		"blog/a.txt":         {},
	} {
		if diff := cmp.Diff(want, p.Override(name)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestIgnoreRules(t *testing.T) {
	for _, tt := range []struct {
		rules, path string
		folder      bool
		want        bool
	}{
		{"a.md", "x/y/a.md", false, true},
		{"/a.md", "a.md", false, true},
		{"/a.md", "x/a.md", false, false},
		{"x/a.md", "x/a.md", false, true},
		{"x/a.md", "y/x/a.md", false, false},
		{"out/", "deep/out", true, true},
		{"out/", "out", false, false},
		{"*.md\n!b.md", "b.md", false, false},
		{"!b.md\n*.md", "b.md", false, true},
		{"**/tmp/*.md", "a/tmp/b.md", false, true},
		{"**/tmp/*.md", "tmp/b.md", false, true},
		{"a/**", "a", true, false},
		{"a/**", "a/b/c.md", false, true},
		{"a/**/c.md", "a/c.md", false, true},
		{"*.md", "a.txt", false, false},
		{"a*.md", "ab/c.md", false, false},
		{"[ab].md", "b.md", false, true},
		{"[!ab].md", "b.md", false, false},
		{"[!ab].md", "c.md", false, true},
		{"{a,b}.md", "a.md", false, false},
		{"{a,b}.md", "{a,b}.md", false, true},
		{`\#a.md`, "#a.md", false, true},
		{`\!a.md`, "!a.md", false, true},
		{"# a.md", "# a.md", false, false},
		{"a.md   ", "a.md", false, true},
		{`a.md\ `, "a.md ", false, true},
		{"a.md\r\n", "a.md", false, true},
		{"[a", "[a", false, false},
		{"", "a", false, false},
	} {
		g := &ignores{dir: "/r"}
		for line := range strings.Lines(tt.rules) {
			if r, ok := parseIgnore(line); ok {
				g.rules = append(g.rules, r)
			}
		}
		if got := g.skip(filepath.Join("/r", tt.path), tt.folder); got != tt.want {
			t.Errorf("%q leaves %q out: %v, want %v", tt.rules, tt.path, got, tt.want)
		}
	}
}
