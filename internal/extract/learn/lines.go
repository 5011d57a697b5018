package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"keur/claims"
	"keur/internal/gold"
)

// readLines reads a labelled text of our own: every line that begins with a bracket is one unit, and the bracket holds
// the claim types that it states, if any. What goes before the bracket (a list marker) belongs to the document, as do
// the lines without one (headings, lead-ins, table headers):
//
//	## Vitamine C
//	[mechanism] Vitamine C draagt bij aan de vorming van collageen.
//	Geschikt bij:
//	- [efficacy] een droge huid
func readLines(path string) (document string, labels []gold.Label, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", nil, err
	}
	var b strings.Builder
	at := 0
	for n, line := range strings.Split(string(data), "\n") {
		types, rest, err := bracket(line)
		if err != nil {
			return "", nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
		}
		size := utf8.RuneCountInString(rest)
		for _, t := range types {
			labels = append(labels, gold.Label{Doc: filepath.Base(path), Type: t, Start: at, End: at + size})
		}
		b.WriteString(rest + "\n")
		at += size + 1
	}
	return b.String(), labels, nil
}

// bracket takes the labels out of a line.
func bracket(line string) ([]claims.Type, string, error) {
	open, shut := strings.IndexByte(line, '['), strings.IndexByte(line, ']')
	if open < 0 || shut < open || strings.Trim(line[:open], " -*|#0123456789.") != "" {
		return nil, line, nil
	}
	var types []claims.Type
	for _, f := range strings.FieldsFunc(line[open+1:shut], func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(claims.Types(), claims.Type(f)) {
			return nil, "", fmt.Errorf("unknown claim type %q", f)
		}
		types = append(types, claims.Type(f))
	}
	return types, line[:open] + strings.TrimPrefix(line[shut+1:], " "), nil
}
