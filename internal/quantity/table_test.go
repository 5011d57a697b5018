package quantity

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/goccy/go-yaml"
)

// languages are those that have a table.
func languages() []string { return []string{"nl", "en", "de"} }

// load reads and compiles the table of a language as the program has it.
func load(tb testing.TB, language string) *Parser {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "knowledge", "data", language, "quantity.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	var t Table
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&t); err != nil {
		tb.Fatalf("%s: %v", language, err)
	}
	p, err := New(t)
	if err != nil {
		tb.Fatalf("%s: %v", language, err)
	}
	return p
}
