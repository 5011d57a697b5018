// Package report writes a claims.Report for people and for programs, one file per format. It decides nothing: what is
// in the report is shown, in the order of the report.
package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"keur/claims"
)

// Options says how a report is to look. The zero value writes 80 columns without colour or source lines.
type Options struct {
	// Width is the number of terminal columns that the table format may use; 0 means 80, less than 40 means 40.
	Width int
	// Color lets the table format use ANSI colours. Whether a terminal wants them is for the caller to find out.
	Color bool
	// Verbose makes the table format show every claim in full, with its sources and all of its dose limits.
	Verbose bool
	// Sources gives the bytes of a document by the path it has in the report, nil where they are not to be had. The
	// table format shows a claim's source line from it; without it, or where the document has changed since the audit,
	// it shows the claim's unit as the report holds it.
	Sources func(path string) []byte
}

// The bounds on Options.Width. Under 40 columns the parts of a claim no longer fit beside one another.
const (
	defaultWidth = 80
	minimumWidth = 40
)

type format struct {
	name  string
	write func(w *bufio.Writer, r *claims.Report, o Options) error
}

func formats() []format {
	return []format{
		{"table", writeTable},
		{"json", writeJSON},
		{"jsonl", writeJSONL},
	}
}

// Formats lists the formats that Write knows, the terminal report first.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// Write writes the report in a format. It fails for an unknown format, for what JSON cannot hold (an infinite
// quantity), and where w does. The report itself is left as it is.
func Write(w io.Writer, name string, r *claims.Report, o Options) error {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	if i < 0 {
		return fmt.Errorf("unknown report format %q: choose one of %s", name, strings.Join(Formats(), ", "))
	}
	out := bufio.NewWriterSize(w, 1<<16)
	if err := all[i].write(out, r, o.complete()); err != nil {
		return fmt.Errorf("writing the %s report: %w", name, err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the %s report: %w", name, err)
	}
	return nil
}

// complete fills in the defaults.
func (o Options) complete() Options {
	switch {
	case o.Width <= 0:
		o.Width = defaultWidth
	case o.Width < minimumWidth:
		o.Width = minimumWidth
	}
	return o
}
