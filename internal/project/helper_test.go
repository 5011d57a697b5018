package project

import (
	"os"
	"path/filepath"
	"testing"
)

// tree writes files below a new folder, which becomes the working folder, and returns its path.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	t.Chdir(root)
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func vocabulary() Vocabulary {
	return Vocabulary{Jurisdictions: []string{"NL", "EU"}, Profiles: []string{"promotional", "editorial"},
		ProductClasses: []string{"auto", "food_supplement"}, Audiences: []string{"public", "professional"},
		FailOn: []string{"unreviewed", "stale"}}
}
