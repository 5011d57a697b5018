package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"keur/claims"
)

// writeJSON writes the stable contract (schema.json). It encodes one document, claim or finding at a time, so that
// memory does not grow with the report.
func writeJSON(w *bufio.Writer, r *claims.Report, _ Options) error {
	e := newEncoder(w, "  ")
	e.raw("{")
	e.field("schema_version", r.SchemaVersion)
	e.field("tool", r.Tool)
	e.field("knowledge", r.Knowledge)
	e.field("policy", completePolicy(r.Policy))
	e.array("documents", len(r.Documents), func(i int) any { return completeDocument(r.Documents[i]) })
	e.array("claims", len(r.Claims), func(i int) any { return completeClaim(r.Claims[i]) })
	e.array("findings", len(r.Findings), func(i int) any { return r.Findings[i] })
	e.field("summary", completeSummary(r.Summary))
	e.raw("\n}\n")
	return e.err
}

// Read reads a report that the json format wrote. It fails for anything else, and for another schema version.
func Read(in io.Reader) (*claims.Report, error) {
	r := new(claims.Report)
	if err := json.NewDecoder(in).Decode(r); err != nil {
		return nil, fmt.Errorf("reading a json report: %w", err)
	}
	if r.SchemaVersion != claims.SchemaVersion {
		return nil, fmt.Errorf("reading a json report: its schema_version is %q, this keur reads %q: audit again",
			r.SchemaVersion, claims.SchemaVersion)
	}
	return r, nil
}

// encoder writes the members of one JSON object. The first error stays and stops it.
type encoder struct {
	w       *bufio.Writer
	buf     bytes.Buffer
	indent  string
	members int
	err     error
}

func newEncoder(w *bufio.Writer, indent string) *encoder { return &encoder{w: w, indent: indent} }

func (e *encoder) raw(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

// value writes v at a depth of indentation. People read the report too, so <, > and & stay as they are.
func (e *encoder) value(v any, depth int) {
	if e.err != nil {
		return
	}
	e.buf.Reset()
	enc := json.NewEncoder(&e.buf)
	enc.SetEscapeHTML(false)
	if e.indent != "" {
		enc.SetIndent(string(bytes.Repeat([]byte(e.indent), depth)), e.indent)
	}
	if e.err = enc.Encode(v); e.err == nil {
		_, e.err = e.w.Write(bytes.TrimSuffix(e.buf.Bytes(), []byte("\n")))
	}
}

func (e *encoder) name(name string) {
	if e.members > 0 {
		e.raw(",")
	}
	e.members++
	e.raw("\n" + e.indent + `"` + name + `": `)
}

func (e *encoder) field(name string, v any) {
	e.name(name)
	e.value(v, 1)
}

func (e *encoder) array(name string, n int, at func(int) any) {
	e.name(name)
	if n == 0 {
		e.raw("[]")
		return
	}
	for i := range n {
		if i == 0 {
			e.raw("[")
		} else {
			e.raw(",")
		}
		e.raw("\n" + e.indent + e.indent)
		e.value(at(i), 2)
	}
	e.raw("\n" + e.indent + "]")
}
