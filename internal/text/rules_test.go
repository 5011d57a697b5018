package text_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/goccy/go-yaml"

	"keur/internal/text"
)

// rules loads the tables of all languages, strictly.
func rules(tb testing.TB) map[string]text.Rules {
	tb.Helper()
	out := map[string]text.Rules{}
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
		if r.Language != code {
			tb.Fatalf("%s: language %q", path, r.Language)
		}
		out[code] = r
	}
	return out
}

// segmenter compiles the tables of all languages.
func segmenter(tb testing.TB) *text.Segmenter { return text.NewSegmenter(rules(tb)) }

// plainDocument is a segmented document of plain text.
func plainDocument(s *text.Segmenter, content string) *text.Document {
	doc := &text.Document{Format: "txt", Source: []byte(content), Text: content}
	s.Segment(doc)
	return doc
}
