package knowledge

import "slices"

// reference is a field by which one entry names another.
type reference struct {
	from key
	path []any
	what string // concept, kind or concept, disclaimer, word class
	to   string
}

// checkReferences faults every reference to an entry that is not there. A reference out of an entry of the base below
// an overlay can only have broken by a withdrawal, and is reported there.
func (l *loader) checkReferences() {
	known := l.base.known()
	for _, r := range l.base.references() {
		if r.to == "" || known[r.what][r.to] {
			continue
		}
		if place, here := l.places[r.from]; here {
			c := checker(place)
			if r.what == "word class" {
				c.open(r.path, "unknown %s %q", r.what, r.to)
				continue
			}
			c.fault(r.path, "unknown %s %q", r.what, r.to)
			continue
		}
		for _, w := range l.withdraw {
			if w.id == r.to {
				w.file.fault(w.node, "%q is still named by %s/%s", r.to, r.from.section, r.from.id)
			}
		}
	}
}

// known gathers the ids that each sort of reference may name.
func (b *Base) known() map[string]map[string]bool {
	concepts, targets, disclaimers, classes, senses, entries := set{}, set{}, set{}, set{}, set{}, set{}
	checks := set{}
	for i := range b.Checks {
		checks[b.Checks[i].ID] = true
	}
	for i := range b.Evidence {
		entries[b.Evidence[i].ID] = true
	}
	for i := range b.Senses {
		senses[b.Senses[i].ID] = true
	}
	for i := range b.Concepts {
		concepts[b.Concepts[i].ID] = true
		targets[b.Concepts[i].ID] = true
	}
	for _, kind := range Kinds() {
		targets[kind] = true
	}
	for i := range b.Disclaimers {
		disclaimers[b.Disclaimers[i].ID] = true
	}
	for i := range b.Packs {
		for j := range b.Packs[i].Classes {
			classes[b.Packs[i].Classes[j].Name] = true
		}
	}
	return map[string]map[string]bool{"concept": concepts, "kind or concept": targets, "disclaimer": disclaimers, "word class": classes, "sense": senses,
		"evidence entry": entries, "check": checks}
}

type set = map[string]bool

// references lists every reference of the base, in its order.
func (b *Base) references() []reference {
	var all []reference
	add := func(from key, what, to string, path ...any) {
		all = append(all, reference{from, slices.Clone(path), what, to})
	}
	each := func(from key, what string, to []string, path ...any) {
		for i, id := range to {
			add(from, what, id, append(slices.Clone(path), i)...)
		}
	}
	for i := range b.Concepts {
		c := &b.Concepts[i]
		each(key{"concepts", c.ID}, "concept", c.Broader, "broader")
		each(key{"concepts", c.ID}, "concept", c.Parts, "parts")
	}
	for i := range b.Evidence {
		e := &b.Evidence[i]
		add(key{"evidence", e.ID}, "concept", e.Intervention, "intervention")
		add(key{"evidence", e.ID}, "concept", e.Condition, "condition")
		add(key{"evidence", e.ID}, "evidence entry", e.ReplacedBy, "replaced_by")
	}
	for i := range b.Limits {
		add(key{"limits", b.Limits[i].ID}, "concept", b.Limits[i].Substance, "substance")
	}
	for i := range b.Nutrients {
		n := &b.Nutrients[i]
		add(key{"nutrients", n.ID}, "concept", n.Nutrient, "nutrient")
		add(key{"nutrients", n.ID}, "concept", n.Function, "function")
	}
	for i := range b.Defaults {
		each(key{"defaults", b.Defaults[i].Type}, "disclaimer", b.Defaults[i].Disclaimers, "disclaimers")
	}
	for i := range b.Packs {
		p := &b.Packs[i]
		for j := range p.Senses {
			add(key{p.Language + "/senses", p.Senses[j].Sense}, "sense", p.Senses[j].Sense, "sense")
		}
	}
	for i := range b.Disclaimers {
		add(key{"disclaimers", b.Disclaimers[i].ID}, "check", b.Disclaimers[i].DatedBy, "dated_by")
	}
	for i := range b.Rules {
		r := &b.Rules[i]
		from := key{"rules", r.ID}
		each(from, "disclaimer", r.Disclaimers, "disclaimers")
		each(from, "disclaimer", r.Advisory, "advisory")
		if w := r.When; w != nil {
			each(from, "word class", w.Signals, "when", "signals")
			each(from, "word class", w.Without, "when", "without")
			each(from, "kind or concept", w.Objects, "when", "objects")
			each(from, "kind or concept", w.Subjects, "when", "subjects")
		}
	}
	return all
}
