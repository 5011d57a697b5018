// Command compile turns the data files of the knowledge base into the form that is built into the program, and into the page
// that documents its findings. Run it with go generate ./internal/knowledge.
package main

import (
	"fmt"
	"os"

	"keur/internal/knowledge"
)

func main() {
	if err := run("data", "compiled.bin", "../../docs/findings.md"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(from, to, page string) error {
	base, err := knowledge.Parse(os.DirFS(from))
	if err != nil {
		return err
	}
	data, err := knowledge.Compile(base)
	if err != nil {
		return err
	}
	if err := os.WriteFile(page, findings(base), 0o644); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
