package report

import (
	"strings"
	"testing"
)

func TestTableRenders(t *testing.T) {
	got, err := table{title: "claims by type", head: []string{"type", "error", "total"},
		rows: [][]string{{"safety", "·", "1"}, {"discourages_care", "12", "1,200"}}}.render()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", strings.Join(got, "|\n"))
	got, err = table{title: "missing", head: []string{"document", "missing"}, text: true,
		rows: [][]string{{"a/b.md", "x, y,\nz"}, {"c", "12"}}}.render()
	t.Logf("\n%s", strings.Join(got, "|\n"))
}
