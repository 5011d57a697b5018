package knowledge

import "strings"

// readPack reads one file of a language pack: classes.yaml and patterns.yaml hold lists, and may be split into folders
// of the same names.
func (l *loader) readPack(f *file, language, name string) {
	p := l.base.pack(language)
	part, _, _ := strings.Cut(strings.TrimSuffix(name, ".yaml"), "/")
	switch part {
	case "classes":
		readList(f, language+"/classes", &p.Classes, classID, checkClass)
	case "patterns":
		readList(f, language+"/patterns", &p.Patterns, patternID, checkPattern)
	case "text", "quantity":
		// The tables of the text and quantity packages.
	default:
		f.fault(nil, "unknown part of a language pack %q: want classes, patterns, text or quantity", part)
	}
}

// pack finds the pack of a language, or adds it.
func (b *Base) pack(language string) *Pack {
	for i := range b.Packs {
		if b.Packs[i].Language == language {
			return &b.Packs[i]
		}
	}
	b.Packs = append(b.Packs, Pack{Language: language})
	return &b.Packs[len(b.Packs)-1]
}
