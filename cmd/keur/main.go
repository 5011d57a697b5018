// Command keur audits health claims in text. docs/decisions/0008-cli.md says how it speaks.
package main

import (
	"os"

	"keur/internal/cli"
)

func main() { os.Exit(cli.Main()) }
