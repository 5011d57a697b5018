package cli

import (
	"fmt"
	"io"
	"strings"

	"keur/internal/register"
)

// write gives what is wrong or, where nothing is, the decisions.
func (h *history) write(w io.Writer, s *session, l *logging, format string) error {
	switch {
	case format == "json":
		return h.structured(w, l)
	case len(h.problems) > 0:
		return h.faults(w, s, l)
	case l.verify && l.since == "":
		return h.verified(w, s)
	}
	var b strings.Builder
	width := s.env.width(w)
	switch {
	case l.per != "":
		h.count(l.per).write(layout{w: &b, width: width})
	case s.flags.verbose:
		for _, e := range h.entries {
			inFull(layout{w: &b, width: width}, e)
		}
	default:
		var rows [][]string
		for _, e := range h.entries {
			rows = append(rows, []string{e.Date, e.Reviewer, statusOf(e), e.File.Document, e.Record.ID, archived(e, whyOf(e))})
		}
		layout{w: &b, width: width}.squeezed(rows, []int{0, 11, 12, -14, 0, 11})
	}
	b.WriteString(h.conclusion(l))
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	if l.verify {
		return h.verified(w, s)
	}
	return nil
}

// conclusion says how many decisions there are.
func (h *history) conclusion(l *logging) string {
	count := number(len(h.entries), "decision", "decisions")
	if len(h.entries) < h.all {
		count = fmt.Sprintf("%d of %s", len(h.entries), number(h.all, "decision", "decisions"))
	}
	switch {
	case l.since != "":
		return fmt.Sprintf("%s since %s; %s there unaltered\n", count, l.since,
			number(len(register.Log(h.then)), "decision from before is", "decisions from before are"))
	case h.all == 0:
		return "no decisions yet: keur review list shows what waits for one\n"
	}
	return count + "\n"
}

// verified says over how much the register holds together. It says nothing where a part of it could not be read.
func (h *history) verified(w io.Writer, s *session) error {
	if s.code != exitDone {
		return nil
	}
	entries, decided, archives := register.Log(h.files), map[string]bool{}, 0
	for _, e := range entries {
		decided[e.Record.Root()] = true
	}
	for _, f := range h.files {
		if f.Archived {
			archives++
		}
	}
	where := number(len(h.files)-archives, "register", "registers")
	if archives > 0 {
		where += " and " + number(archives, "archive", "archives")
	}
	_, err := fmt.Fprintf(w, "verified: %s on %s in %s\n", number(len(entries), "decision", "decisions"),
		number(len(decided), "claim", "claims"), where)
	return err
}

// faults names what is wrong, and how to find out more.
func (h *history) faults(w io.Writer, s *session, l *logging) error {
	for _, p := range h.problems {
		if _, err := fmt.Fprintln(w, printable(p.String())); err != nil {
			return err
		}
	}
	next := "git log -p"
	if l.since != "" {
		next = "git diff " + l.since
	}
	_, err := fmt.Fprintf(w, "failed: %s\nnext: %s -- %s shows what changed\n", number(len(h.problems), "problem", "problems"), next, s.options.Register)
	return err
}

// statusOf is what a decision did, for people.
func statusOf(e register.Entry) string {
	if e.Undoes != "" {
		return "undo"
	}
	return string(e.Status)
}

// whyOf is why, behind what an undo led to.
func whyOf(e register.Entry) string {
	if e.Undoes == "" {
		return e.Because()
	}
	return strings.TrimSuffix(fmt.Sprintf("back to %s: %s", e.Status, e.Because()), ": ")
}

// archived marks a text where the record was pruned.
func archived(e register.Entry, text string) string {
	if e.File.Archived {
		return strings.TrimSpace("(archived) " + text)
	}
	return text
}

// inFull writes all that a decision says.
func inFull(l layout, e register.Entry) {
	fmt.Fprintln(l.w, printable(joined(e.Date, e.Reviewer, statusOf(e), e.Record.ID)))
	l.item("document", archived(e, e.File.Document))
	l.item("claim", string(e.Record.Type))
	l.item("words", spoken(e.Record.Words))
	l.item("reason", whyOf(e))
	l.item("reference", e.Reference)
	l.item("expires", e.Expires)
	if e.Evidence != nil {
		l.item("evidence", joined(string(e.Evidence.Level), string(e.Evidence.Direction), e.Evidence.Entry))
	}
	fmt.Fprintln(l.w)
}
