package main

import (
	"bytes"
	"os"
	"testing"

	"keur/internal/knowledge"
)

// TestFindingsAreFresh fails when a data file was changed without go generate ./internal/knowledge.
func TestFindingsAreFresh(t *testing.T) {
	base, err := knowledge.Parse(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../../../docs/findings.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, findings(base)) {
		t.Error("docs/findings.md is stale: run go generate ./internal/knowledge")
	}
}
