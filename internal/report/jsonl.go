package report

import (
	"bufio"

	"keur/claims"
)

// The records of the jsonl format: each line is one JSON object, named by "record". The other members are those of the
// same object in the json format, so that one schema describes both.
type (
	headRecord struct {
		Record        string           `json:"record"`
		SchemaVersion string           `json:"schema_version"`
		Tool          claims.Tool      `json:"tool"`
		Knowledge     claims.Knowledge `json:"knowledge"`
		Policy        claims.Policy    `json:"policy"`
	}
	documentRecord struct {
		Record string `json:"record"`
		claims.Document
	}
	claimRecord struct {
		Record string `json:"record"`
		claims.Claim
	}
	findingRecord struct {
		Record string `json:"record"`
		claims.Finding
	}
	summaryRecord struct {
		Record string `json:"record"`
		claims.Summary
	}
)

// writeJSONL writes a report line, then a line a document, a claim and a finding, then the summary: everything that
// json holds, for programs that read line by line.
func writeJSONL(w *bufio.Writer, r *claims.Report, _ Options) error {
	e := newEncoder(w, "")
	line := func(v any) {
		e.value(v, 0)
		e.raw("\n")
	}
	line(headRecord{"report", r.SchemaVersion, r.Tool, r.Knowledge, completePolicy(r.Policy)})
	for _, d := range r.Documents {
		line(documentRecord{"document", completeDocument(d)})
	}
	for _, c := range r.Claims {
		line(claimRecord{"claim", completeClaim(c)})
	}
	for _, f := range r.Findings {
		line(findingRecord{"finding", f})
	}
	line(summaryRecord{"summary", completeSummary(r.Summary)})
	return e.err
}
