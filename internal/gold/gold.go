// Package gold holds claims against a gold standard: precision, recall and F1, as the field's scorer counts them.
package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"keur/claims"
)

// Label is one claim as a person labelled it, or one that was found, in the same form. Start and End count Unicode code
// points of the source.
type Label struct {
	Doc        string            `json:"doc"` // base name of the document
	Quote      string            `json:"quote"`
	Type       claims.Type       `json:"type"`
	Polarity   claims.Polarity   `json:"polarity"`
	Hedged     bool              `json:"hedged"`
	Subject    string            `json:"subject"`
	Object     string            `json:"object"`
	Quantities []claims.Quantity `json:"quantities"`
	Start      int               `json:"start"`
	End        int               `json:"end"`
}

// Read reads labels, one JSON object a line. The error names the line.
func Read(r io.Reader) ([]Label, error) { return read(r, "line ") }

// ReadFile reads the labels of a file. The error names file and line, except where the file cannot be read (fs.PathError).
func ReadFile(path string) ([]Label, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(f, path+":")
}

// read reads labels; an error names its line after the place given.
func read(r io.Reader, place string) ([]Label, error) {
	var out []Label
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<22)
	n := 1
	for ; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var l Label
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s%d: no label: %w", place, n, err)
		}
		if err := l.check(); err != nil {
			return nil, fmt.Errorf("%s%d: %w", place, n, err)
		}
		out = append(out, l)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s%d: the line is too long for a label: give each label a line", place, n)
	}
	return out, lines.Err()
}

// check finds what would make a label count as missed whatever is found.
func (l *Label) check() error {
	switch {
	case l.Doc == "":
		return errors.New(`the label has no "doc": give the base name of its document`)
	case strings.Contains(l.Doc, "/"):
		return fmt.Errorf("doc %q: give the base name of the document, without its folder", l.Doc)
	case !slices.Contains(claims.Types(), l.Type):
		return fmt.Errorf("unknown type %q: want one of %s", l.Type, typeNames())
	case l.Start < 0 || l.End < l.Start:
		return fmt.Errorf("the label goes from %d to %d: give start and end in code points of the document", l.Start, l.End)
	}
	return nil
}

func typeNames() string {
	var names []string
	for _, t := range claims.Types() {
		names = append(names, string(t))
	}
	return strings.Join(names, ", ")
}
