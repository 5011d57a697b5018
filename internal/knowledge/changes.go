package knowledge

import "reflect"

// Change is one entry by which a base differs from another.
type Change struct {
	Section string // the folder of its data file, with the language of a pack before it
	ID      string
	What    string // added, changed or withdrawn
}

// Changes lists the entries that differ between a base and the same base with an overlay, section by section: those that
// the overlay added or changed in its order, then those that it withdrew. The tables of the packs are no entries.
func Changes(base, merged *Base) []Change {
	var out []Change
	differ(&out, "concepts", base.Concepts, merged.Concepts, conceptID)
	differ(&out, "evidence", base.Evidence, merged.Evidence, entryID)
	differ(&out, "limits", base.Limits, merged.Limits, limitID)
	differ(&out, "nutrients", base.Nutrients, merged.Nutrients, nutrientID)
	differ(&out, "defaults", base.Defaults, merged.Defaults, defaultID)
	differ(&out, "rules", base.Rules, merged.Rules, ruleID)
	differ(&out, "disclaimers", base.Disclaimers, merged.Disclaimers, disclaimerID)
	differ(&out, "checks", base.Checks, merged.Checks, checkID)
	differ(&out, "designs", base.Designs, merged.Designs, designID)
	differ(&out, "senses", base.Senses, merged.Senses, senseID)
	differ(&out, "model", base.Model, merged.Model, modelID)
	for i := range merged.Packs {
		p := &merged.Packs[i]
		var old Pack
		if hasPack(base, p.Language) {
			old = *base.pack(p.Language)
		}
		differ(&out, p.Language+"/classes", old.Classes, p.Classes, classID)
		differ(&out, p.Language+"/senses", old.Senses, p.Senses, senseWordsID)
		differ(&out, p.Language+"/patterns", old.Patterns, p.Patterns, patternID)
	}
	return out
}

// differ appends the differences of one section.
func differ[T any](out *[]Change, section string, base, merged []T, id func(*T) string) {
	old := byID(base, id)
	for i := range merged {
		name := id(&merged[i])
		was := old[name]
		delete(old, name)
		switch {
		case was == nil:
			*out = append(*out, Change{section, name, "added"})
		case !reflect.DeepEqual(*was, merged[i]):
			*out = append(*out, Change{section, name, "changed"})
		}
	}
	for i := range base {
		if name := id(&base[i]); old[name] != nil {
			*out = append(*out, Change{section, name, "withdrawn"})
		}
	}
}
