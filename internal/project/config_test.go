package project

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	got, err := parse("c.yaml", []byte(`# comment
paths: [content, "pages/*.md"]
exclude:
  - drafts/
jurisdictions: [NL]
profile: editorial
reviewers: [a.jansen]
fail_on: [stale]
overrides:
  - {paths: [shop/**], product_class: food_supplement, owner: shop}
`), vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	want := Config{Paths: []string{"content", "pages/*.md"}, Exclude: []string{"drafts/"}, Jurisdictions: []string{"NL"},
		Profile: "editorial", Reviewers: []string{"a.jansen"}, FailOn: []string{"stale"},
		Overrides: []Override{{Paths: []string{"shop/**"}, ProductClass: "food_supplement", Owner: "shop"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseEmpty(t *testing.T) {
	for _, data := range []string{"", "\n", "# nothing yet\n", "~\n"} {
		if got, err := parse("c.yaml", []byte(data), vocabulary()); err != nil || len(got.Paths) > 0 {
			t.Errorf("%q: %v, %v", data, got, err)
		}
	}
}

func TestParseFaults(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"unknown key", "paths: [a]\nprofil: x\n", `c.yaml:2:1: unknown key "profil": did you mean profile? (one of paths, include, exclude, jurisdictions, profile, product_class, audience, reviewers, fail_on, stale_after, overrides)`},
		{"one unknown key alone", "colour: red\n", `c.yaml:1:1: unknown key "colour": want one of paths, include, exclude, jurisdictions, profile, product_class, audience, reviewers, fail_on, stale_after, overrides`},
		{"unknown key of an override", "overrides:\n  - paths: [a]\n    ownr: x\n", `c.yaml:3:5: unknown key "ownr": did you mean owner? (one of paths, profile, product_class, audience, owner)`},
		{"no list", "paths: content\n", `c.yaml:1:8: want a list here, such as [content]`},
		{"a list", "profile: [editorial]\n", `c.yaml:1:10: want a single value here, not a list`},
		{"not a mapping", "content\n", `c.yaml:1:1: want a key and a value here, such as paths: [content]`},
		{"key twice", "paths: [a]\npaths: [b]\n", `c.yaml:2:1: no valid YAML: mapping key "paths" already defined at [1:1]`},
		{"broken", "paths: [a\nprofile: b\n", `c.yaml:2:1: no valid YAML: ',' or ']' must be specified`},
		{"two documents", "paths: [a]\n---\nprofile: b\n", `c.yaml:3:1: a configuration is one YAML document: delete the line ---`},
		{"value", "profile: editoral\n", `c.yaml:1:10: unknown profile "editoral": did you mean editorial? (one of promotional, editorial)`},
		{"value in a list", "jurisdictions: [NL, FR]\n", `c.yaml:1:21: unknown jurisdictions "FR": want one of NL, EU`},
		{"value in an override", "overrides:\n- paths: [a]\n  audience: all\n", `c.yaml:3:13: unknown audience "all": want one of public, professional`},
		{"override without paths", "overrides:\n- owner: shop\n", `c.yaml:2:3: an override needs paths: the globs of the documents that it is for`},
		{"glob", "exclude: ['[a']\n", `c.yaml:1:11: "[a" is no glob: close its brackets and braces`},
		{"empty", "reviewers: ['']\n", `c.yaml:1:13: an empty entry: write it or delete it`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parse("c.yaml", []byte(tt.data), vocabulary())
			if err == nil {
				t.Fatal("no error")
			}
			if got := err.Error(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	words := []string{"promotional", "editorial", "food_supplement"}
	for word, want := range map[string]string{"editoral": "editorial", "promotonal": "promotional", "x": "", "medicine": "",
		"food-supplement": "food_supplement", "": ""} {
		if got := Nearest(word, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("paths: [a]\noverrides: [{paths: [b/**], owner: c}]\n"))
	f.Add([]byte("- a: &x [*x]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := parse("c.yaml", data, vocabulary()); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}
