package cli

import (
	"fmt"
	"strings"

	"keur/internal/knowledge"
)

// section is a part of the knowledge base as people look at it.
type section struct {
	name, holds string
	items       []item
}

// item is one entry: its id, what it says in a line, and the whole of it.
type item struct {
	id, says, checked string
	replaced          bool     // by a newer entry
	about             []string // concepts that it is about
	names             string   // further words by which it is looked for
	whole             any
}

func sectionNames() []string {
	return []string{"concepts", "evidence", "limits", "nutrients", "rules", "disclaimers", "checks", "designs", "defaults"}
}

// sections lists the base, in the order of sectionNames.
func sections(b *knowledge.Base) []section {
	return []section{
		{"concepts", "what claims are about, with names in Dutch, English and German", itemsOf(b.Concepts, conceptItem)},
		{"evidence", "what is known of an intervention for a condition", itemsOf(b.Evidence, evidenceItem)},
		{"limits", "limits on intake", itemsOf(b.Limits, limitItem)},
		{"nutrients", "health claims for foods in the European Union", itemsOf(b.Nutrients, nutrientItem)},
		{"rules", "laws and codes that a text can break", itemsOf(b.Rules, ruleItem)},
		{"disclaimers", "statements that some claims need", itemsOf(b.Disclaimers, func(d *knowledge.Disclaimer) item {
			return item{id: d.ID, says: either(d.Text.EN, d.Text.NL), whole: d}
		})},
		{"checks", "checks on a whole document", itemsOf(b.Checks, func(c *knowledge.Check) item {
			return item{id: c.ID, says: c.Name, whole: c}
		})},
		{"designs", "study designs and the level of evidence that they stand for", itemsOf(b.Designs, func(d *knowledge.Design) item {
			return item{id: d.ID, says: list(d.Terms.EN), whole: d}
		})},
		{"senses", "meanings of words that the model weighs, the same in all languages", itemsOf(b.Senses, func(v *knowledge.Sense) item {
			return item{id: v.ID, says: v.Note, whole: v}
		})},
		{"defaults", "what each claim type carries where no rule says otherwise", itemsOf(b.Defaults, func(d *knowledge.TypeDefault) item {
			return item{id: d.Type, says: joined(d.Severity, list(d.Disclaimers)), whole: d}
		})},
	}
}

func itemsOf[T any](entries []T, of func(*T) item) []item {
	out := make([]item, len(entries))
	for i := range entries {
		out[i] = of(&entries[i])
	}
	return out
}

func conceptItem(c *knowledge.Concept) item {
	var names, all []string
	for _, l := range [][]string{c.Names.NL, c.Names.EN, c.Names.DE} {
		all = append(all, l...)
		if len(l) > 0 {
			names = append(names, l[0])
		}
	}
	return item{id: c.ID, says: joined(c.Kind, list(unique(names))), about: []string{c.ID}, names: strings.Join(all, " "), whole: c}
}

func evidenceItem(e *knowledge.Entry) item {
	says := joined(strings.TrimSuffix(e.Direction+", "+e.Certainty, ", "), e.Summary)
	if !e.Verified {
		says = joined("unverified", says)
	}
	return item{id: e.ID, says: says, checked: e.LastChecked, replaced: e.ReplacedBy != "", about: []string{e.Intervention, e.Condition}, whole: e}
}

func limitItem(l *knowledge.Limit) item {
	amount := l.Operator
	if l.Value != nil {
		amount = fmt.Sprintf("%s %v %s", l.Operator, *l.Value, l.Unit)
		if l.Per != "" {
			amount += "/" + l.Per
		}
	}
	return item{id: l.ID, says: joined(amount, l.Kind, l.Population, l.Source), checked: l.LastChecked, about: []string{l.Substance}, whole: l}
}

func nutrientItem(n *knowledge.NutrientClaim) item {
	return item{id: n.ID, says: joined(n.Status, n.Nutrient, either(n.Wording.EN, n.Wording.NL)), checked: n.LastChecked,
		about: []string{n.Nutrient, n.Function}, whole: n}
}

func ruleItem(r *knowledge.Rule) item {
	return item{id: r.ID, says: joined(r.Jurisdiction, r.Type, r.Severity, r.Trigger), whole: r}
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}
