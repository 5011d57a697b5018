package keur_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which packages of ours each package may import: cmd → cli → keur → stages → knowledge → tables → claims.
// A stage never imports another. docs/decisions/0001-the-house.md has the drawing.
func allowed() map[string][]string {
	tables := []string{"keur/claims", "keur/internal/text", "keur/internal/quantity", "keur/internal/match", "keur/internal/scope"}
	stage := append([]string{"keur/internal/knowledge"}, tables...)
	return map[string][]string{
		"keur/claims":            nil,
		"keur/internal/text":     {"keur/claims"},
		"keur/internal/quantity": {"keur/claims"},
		"keur/internal/match":    {"keur/claims"},
		"keur/internal/scope":    {"keur/claims", "keur/internal/match"},

		"keur/internal/knowledge": tables,
		"keur/internal/project":   stage,
		"keur/internal/source":    stage,
		"keur/internal/extract":   stage,
		"keur/internal/assess":    stage,
		"keur/internal/register":  stage,
		"keur/internal/report":    stage,
		"keur/internal/workbook":  stage,
		"keur/internal/gold":      stage,

		"keur": append([]string{"keur/internal/source", "keur/internal/extract", "keur/internal/assess", "keur/internal/register",
			"keur/internal/report", "keur/internal/workbook"}, stage...),
		"keur/internal/cli": {"keur", "keur/claims", "keur/internal/project", "keur/internal/register", "keur/internal/knowledge",
			"keur/internal/workbook", "keur/internal/gold"},
		"keur/cmd/keur": {"keur/internal/cli"},

		// Generators: they run at development time only and are part of no build.
		"keur/internal/knowledge/compile": {"keur/internal/knowledge"},
		"keur/internal/extract/learn": append([]string{"keur/internal/extract", "keur/internal/gold", "keur/internal/source"},
			stage...),
	}
}

// TestImports holds every import of ours against the table. Tests of a package may import what they like.
func TestImports(t *testing.T) {
	table := allowed()
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && file != "."):
			return fs.SkipDir
		case d.IsDir() || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		from := path.Join("keur", filepath.ToSlash(filepath.Dir(file)))
		seen[from] = true
		may, listed := table[from]
		if !listed {
			t.Errorf("%s: package %s is not in the table", file, from)
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			to, _ := strconv.Unquote(spec.Path.Value)
			if ours := to == "keur" || strings.HasPrefix(to, "keur/"); ours && !slices.Contains(may, to) {
				t.Errorf("%s: %s may not import %s", file, from, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range table {
		if !seen[name] {
			t.Errorf("the table lists %s, which does not exist", name)
		}
	}
}
