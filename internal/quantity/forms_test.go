package quantity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestForms holds the forms in which each kind of quantity is written, a table for each language: "text => quantities".
func TestForms(t *testing.T) {
	for _, language := range languages() {
		p := load(t, language)
		data, err := os.ReadFile(filepath.Join("testdata", "forms", language+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		kind := ""
		for n, line := range strings.Split(string(data), "\n") {
			if heading, ok := strings.CutPrefix(line, "## "); ok {
				kind = heading
			}
			text, want, ok := strings.Cut(line, " =>")
			if !ok || line[0] == '#' {
				continue
			}
			want = strings.TrimSpace(want)
			if got := show(p.Parse(nil, text)); got != want {
				t.Errorf("%s.txt:%d: %s: %q: got %q, want %q", language, n+1, kind, text, got, want)
			}
		}
	}
}
