package report

import (
	"bufio"
	"fmt"
	"io"

	"keur/claims"
)

// List writes the claims of a report and nothing around them, document by document in the order of the report: one line
// a claim, or in full where Options.Verbose asks for it. It fails where w does.
func List(w io.Writer, r *claims.Report, o Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	p := &printer{w: out, o: o.complete(), formats: make(map[string]string, len(r.Documents))}
	for _, d := range r.Documents {
		p.formats[d.Path] = d.Format
	}
	bare := *r
	bare.Findings = nil
	sections, _ := sectionsOf(&bare)
	for _, s := range sections {
		if len(s.claims) == 0 {
			continue
		}
		if !o.Verbose {
			p.rule(s.document.Path, count(len(s.claims), "claim"))
			p.brief(s.claims)
			continue
		}
		for _, c := range s.claims {
			p.claim(c)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the list of claims: %w", err)
	}
	return nil
}
