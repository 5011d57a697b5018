package main

import (
	"fmt"
	"slices"
	"strings"

	"keur/internal/knowledge"
)

// findings is docs/findings.md: every rule with its examples, every rule that no text can show, and the findings that keur
// makes of its own. TestRuleExamples of internal/assess runs the examples.
func findings(b *knowledge.Base) []byte {
	var out strings.Builder
	shown, hidden := split(b.Rules)
	fmt.Fprintf(&out, findingsHead, len(b.Rules), len(shown), len(hidden))
	for _, j := range jurisdictions(b.Rules) {
		fmt.Fprintf(&out, "\n## %s\n", j)
		for _, r := range shown {
			if r.Jurisdiction == j {
				rule(&out, r)
			}
		}
	}
	out.WriteString("\n## Rules that a text cannot show\n\n| rule | asks for | why it has no trigger |\n|---|---|---|\n")
	for _, r := range hidden {
		fmt.Fprintf(&out, "| `%s` %s | %s | %s |\n", r.ID, cell(r.Citation), cell(r.Trigger), cell(strings.TrimPrefix(r.Note, "No trigger: ")))
	}
	out.WriteString(findingsOwn)
	out.WriteString("\n| disclaimer | in English | rests on |\n|---|---|---|\n")
	for i := range b.Disclaimers {
		d := &b.Disclaimers[i]
		fixed := ""
		if len(d.Fixed) > 0 {
			fixed = " (wording fixed by law in " + strings.Join(d.Fixed, ", ") + ")"
		}
		fmt.Fprintf(&out, "| `%s` | %s%s | %s |\n", d.ID, cell(d.Text.EN), fixed, cell(d.Basis))
	}
	out.WriteString("\n## Checks on a whole document\n\nEach is present, with its place, or missing.\n\n| check | looks for | rests on |\n|---|---|---|\n")
	for i := range b.Checks {
		c := &b.Checks[i]
		fmt.Fprintf(&out, "| `%s` | %s | %s |\n", c.ID, cell(c.Name), cell(c.Basis))
	}
	return []byte(out.String())
}

const findingsHead = `# Every finding, with examples

This page is made from the data by ` + "`make data`" + `, and a test runs every example: a rule must fire on each of its examples and on
none of its near misses. The examples are read as pages about a product of the first class named.

%d rules are known: %d are held against every claim, %d cannot be seen in a text and stand at the end with the reason.
Severity and consequence are those of a promotional text whose product class is known. Where the class is neither configured
nor recognised, where the passage does not name what it speaks of, and in editorial texts, a finding is one step lower, and
says so; a promise of cure, advice to stop a medicine and absolute safety are never lowered for an editorial text.
`

const findingsOwn = `
## Findings of keur's own

They follow from the data and name no single law.

| finding | severity | when |
|---|---|---|
| ` + "`evidence-contradicted`" + ` | error; warning if guarded ("may"), if a mild word such as "gentle" meets known harms, or if a denial or a cause is refuted | the evidence register says the opposite of the claim |
| ` + "`evidence-overclaimed`" + ` | error; warning if guarded | the text calls proven what has no reliable or only uncertain evidence |
| ` + "`evidence-weak`" + ` | that of the claim type; one step lower if guarded | the evidence is low, very low or uncertain and the page does not say so |
| ` + "`evidence-unassessed`" + ` | that of the claim type; one step lower if guarded | the register has no entry and the text names no source |
| ` + "`default-TYPE`" + ` | error | a claim of a type that nothing makes acceptable: a guarantee, advice against care |
| ` + "`dose-prohibited`" + ` | error | the substance may not be used in this way |
| ` + "`dose-exceeds-limit`" + ` | error above a legal maximum, else warning | the whole range lies above a limit |
| ` + "`dose-range-exceeds-limit`" + ` | warning | the upper end lies above a limit |
| ` + "`dose-sum-exceeds-limit`" + ` | warning | the rows of a table or list lie within a limit one by one and above it together |
| ` + "`dose-below-minimum`" + ` | note | less than the dose for which an effect is authorised |
| ` + "`conflict-figures`, `conflict-dose`, `conflict-direction`" + ` | warning | two documents say different things of the same subject and object |
| ` + "`disclaimer-ID`" + ` | that of the rule that asks for it, at most warning | the page lacks a statement that its claims need |

## Disclaimers

The text is proposed in the language of the page; other wordings are recognised by their cues.
`

// split parts the rules that have a trigger from those that have none.
func split(rules []knowledge.Rule) (shown, hidden []*knowledge.Rule) {
	for i := range rules {
		if rules[i].When != nil {
			shown = append(shown, &rules[i])
		} else {
			hidden = append(hidden, &rules[i])
		}
	}
	return shown, hidden
}

func jurisdictions(rules []knowledge.Rule) []string {
	var out []string
	for i := range rules {
		if j := rules[i].Jurisdiction; !slices.Contains(out, j) {
			out = append(out, j)
		}
	}
	slices.Sort(out)
	return out
}

// rule writes one rule with its examples.
func rule(out *strings.Builder, r *knowledge.Rule) {
	fmt.Fprintf(out, "\n### `%s` · %s · %s\n\n", r.ID, r.Severity, strings.ReplaceAll(r.Consequence, "_", " "))
	fmt.Fprintf(out, "%s. %s, for %s. [Source](%s)", r.Trigger, r.Citation, strings.ReplaceAll(strings.Join(r.AppliesTo, ", "), "_", " "), r.URL)
	if !r.Verified {
		out.WriteString(" (the text of the rule was not seen)")
	}
	out.WriteString(".\n")
	if all := append(slices.Clone(r.Disclaimers), r.Advisory...); len(all) > 0 {
		fmt.Fprintf(out, "Statements: `%s`.\n", strings.Join(all, "`, `"))
	}
	out.WriteString("\n| | fires | near miss, does not fire |\n|---|---|---|\n")
	for _, language := range []string{"nl", "en", "de"} {
		fires, near := r.Examples.In(language), r.Counterexamples.In(language)
		for i := range max(len(fires), len(near)) {
			fmt.Fprintf(out, "| %s | %s | %s |\n", language, at(fires, i), at(near, i))
		}
	}
}

// at is the i-th text as a table cell, empty where there are fewer.
func at(texts []string, i int) string {
	if i >= len(texts) {
		return ""
	}
	return cell(texts[i])
}

// cell is a text as the cell of a Markdown table.
func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", "\\|")
}
