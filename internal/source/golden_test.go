package source_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"keur/internal/source"
	"keur/internal/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// segmenter compiles the tables of all languages.
func segmenter(tb testing.TB) *text.Segmenter {
	tb.Helper()
	rules := map[string]text.Rules{}
	for _, code := range []string{"nl", "en", "de"} {
		path := filepath.Join("..", "knowledge", "data", code, "text.yaml")
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		var r text.Rules
		if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&r); err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
		rules[code] = r
	}
	return text.NewSegmenter(rules)
}

// TestGolden reads and segments small documents of each format and language and holds a dump of their blocks and
// sentences against a file. Run with -update to write the files anew, and read the difference.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "golden", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	s := segmenter(t)
	for _, path := range paths {
		if filepath.Ext(path) == ".golden" {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := source.Read(path, data, "")
			if err != nil {
				t.Fatal(err)
			}
			s.Segment(doc)
			checkDocument(t, doc)
			got := dump(doc)
			golden := path + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("blocks differ from %s (-want +got):\n%s", golden, d)
			}
		})
	}
}
