package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/register"
)

// countings are what decisions can be counted per.
func countings() []string { return []string{"claim", "reviewer", "day"} }

// counted is how many decisions there are on a claim, of a reviewer or on a day; the other two are empty.
type counted struct {
	Claim     string         `json:"claim,omitempty"`
	Document  string         `json:"document,omitempty"` // of the claim
	Status    claims.Status  `json:"status,omitempty"`   // of the claim, now
	Reviewer  string         `json:"reviewer,omitempty"`
	Date      string         `json:"date,omitempty"`
	Decisions int            `json:"decisions"`
	First     string         `json:"first"` // day
	Last      string         `json:"last"`  // day
	By        map[string]int `json:"by"`    // what was decided, undo included
}

// counting is the outcome of a count.
type counting struct {
	per    string
	counts []*counted
}

// count counts the decisions: days in their order, claims and reviewers with the most decisions first.
func (h *history) count(per string) *counting {
	c := &counting{per: per, counts: []*counted{}}
	at := map[string]*counted{}
	for _, e := range h.entries {
		key, line := keyOf(per, e)
		if at[key] == nil {
			at[key] = &line
			c.counts = append(c.counts, &line)
		}
		n := at[key]
		n.Decisions++
		n.Last = e.Date
		n.By[statusOf(e)]++
	}
	if per != "day" {
		slices.SortStableFunc(c.counts, func(a, b *counted) int { return cmp.Compare(b.Decisions, a.Decisions) })
	}
	return c
}

// keyOf is what an entry is counted under, and the line that starts with it.
func keyOf(per string, e register.Entry) (string, counted) {
	line := counted{First: e.Date, By: map[string]int{}}
	switch per {
	case "claim":
		line.Claim, line.Document, line.Status = e.Record.ID, e.File.Document, e.Record.Status()
		return e.Record.Root(), line
	case "reviewer":
		line.Reviewer = e.Reviewer
		return e.Reviewer, line
	}
	line.Date = e.Date
	return e.Date, line
}

// rows is the count as a table with a header.
func (c *counting) rows() [][]string {
	head := map[string][]string{
		"claim":    {"CLAIM", "DECISIONS", "LAST", "NOW", "DOCUMENT"},
		"reviewer": {"REVIEWER", "DECISIONS", "FIRST", "LAST", "DECIDED"},
		"day":      {"DAY", "DECISIONS", "DECIDED"},
	}[c.per]
	rows := [][]string{head}
	for _, n := range c.counts {
		decisions := fmt.Sprint(n.Decisions)
		switch c.per {
		case "claim":
			rows = append(rows, []string{n.Claim, decisions, n.Last, string(n.Status), n.Document})
		case "reviewer":
			rows = append(rows, []string{n.Reviewer, decisions, n.First, n.Last, n.decided()})
		default:
			rows = append(rows, []string{n.Date, decisions, n.decided()})
		}
	}
	return rows
}

func (c *counting) write(l layout) {
	if c.per == "claim" {
		l.squeezed(c.rows(), []int{0, 0, 0, 12, -14})
		return
	}
	l.rows(c.rows())
}

// decided says how often what was decided.
func (n *counted) decided() string {
	var parts []string
	for _, what := range append(words(claims.Statuses()), "undo") {
		if k := n.By[what]; k > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", k, what))
		}
	}
	return strings.Join(parts, ", ")
}
