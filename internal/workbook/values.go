package workbook

import (
	"slices"
	"strconv"
	"strings"

	"keur/claims"
)

// context is the whole unit that a claim stands in, which is what a decision judges; nothing where the quote is all of it.
func context(c *claims.Claim) string {
	whole := oneLine(c.Context)
	if strings.Trim(whole, " .!") == strings.Trim(oneLine(c.Quote), " .!") {
		return ""
	}
	return whole
}

// dose is an amount and the limit that it was held against.
func dose(d *claims.Dose) string {
	if d == nil {
		return ""
	}
	limit := d.Limit
	if limit != "" {
		limit = "limit " + limit
	}
	if d.Kind != "" && limit != "" {
		limit += " (" + d.Kind + ")"
	}
	return lines(strings.TrimSpace(d.Substance+" "+d.Amount), limit, d.Reason)
}

func verdict(c *claims.Claim) string {
	if c.Dose == nil {
		return ""
	}
	return string(c.Dose.Verdict)
}

// entries lists the ids of the evidence entries that a claim rests on, the main one first.
func entries(c *claims.Claim) []string {
	out := make([]string, 0, 1+len(c.Evidence.Others))
	for _, id := range append([]string{c.Evidence.Entry}, c.Evidence.Others...) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// disclaimers lists those of a claim that have one of the statuses.
func disclaimers(c *claims.Claim, statuses ...string) string {
	var out []string
	for _, d := range c.Disclaimers {
		if slices.Contains(statuses, d.Status) {
			out = append(out, d.ID)
		}
	}
	return lines(out...)
}

// findings lists what was found, a finding a line, gravest first.
func findings(all []claims.Finding) string {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b claims.Finding) int { return b.Severity.Rank() - a.Severity.Rank() })
	var out []string
	for _, f := range sorted {
		text := string(f.Severity) + ": " + f.Message
		if f.Citation != "" {
			text += " (" + f.Citation + ")"
		}
		out = append(out, text+" ["+f.Rule+"]")
	}
	return lines(out...)
}

func suggestions(all []claims.Finding) string {
	var out []string
	for _, f := range all {
		if !slices.Contains(out, f.Suggestion) {
			out = append(out, f.Suggestion)
		}
	}
	return lines(out...)
}

// change is how a claim stands against the register.
func change(v claims.Review) string {
	out := []string{string(v.Change)}
	for _, n := range []struct {
		holds bool
		text  string
	}{{v.Expired, "expired"}, {v.EvidenceChanged, "evidence changed"}, {v.Baseline, "baseline"}, {v.Origin == "manual", "manual"}} {
		if n.holds {
			out = append(out, n.text)
		}
	}
	return lines(out...)
}

// lines puts texts below one another, leaving out empty ones.
func lines(all ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == "" }), "\n")
}

// oneLine undoes the line ends of a hard-wrapped source: a cell wraps by itself.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func itoa(n int) string { return strconv.Itoa(n) }
