package cli

import (
	"encoding/json"
	"io"

	"keur/claims"
	"keur/internal/register"
)

// logged is a decision for programs.
type logged struct {
	Date      string        `json:"date"`
	Reviewer  string        `json:"reviewer"`
	Status    claims.Status `json:"status"` // of an undo: what the claim fell back to
	Undo      bool          `json:"undo"`
	Document  string        `json:"document"`
	Claim     string        `json:"claim"`
	Type      claims.Type   `json:"type"`
	Unit      string        `json:"unit"` // the words judged, with the next two
	Frame     string        `json:"frame,omitempty"`
	Anchor    string        `json:"anchor,omitempty"`
	Reason    string        `json:"reason,omitempty"`
	Text      string        `json:"text,omitempty"`
	Reference string        `json:"reference,omitempty"`
	Expires   string        `json:"expires,omitempty"`
	Evidence  *evidence     `json:"evidence,omitempty"`
	Archived  bool          `json:"archived"`
	Hash      string        `json:"hash"`
	Previous  string        `json:"previous"`
}

type evidence struct {
	Entry     string           `json:"entry,omitempty"`
	Level     claims.Level     `json:"level"`
	Direction claims.Direction `json:"direction,omitempty"`
}

// fault is a problem for programs.
type fault struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Claim   string `json:"claim"`
	Message string `json:"message"`
}

// structured writes an array: of problems where there are any or they alone were asked for, else of decisions or counts.
func (h *history) structured(w io.Writer, l *logging) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	switch {
	case len(h.problems) > 0 || l.verify && l.since == "":
		problems := []fault{}
		for _, p := range h.problems {
			problems = append(problems, fault(p))
		}
		return out.Encode(problems)
	case l.per != "":
		return out.Encode(h.count(l.per).counts)
	}
	all := []logged{}
	for _, e := range h.entries {
		r := e.Record
		all = append(all, logged{e.Date, e.Reviewer, e.Status, e.Undoes != "", e.File.Document, r.ID, r.Type, r.Words.Unit, r.Words.Frame,
			r.Words.Anchor, e.Reason, e.Text, e.Reference, e.Expires, (*evidence)(e.Evidence), e.File.Archived, register.Hash(*e.Decision), e.Previous})
	}
	return out.Encode(all)
}
