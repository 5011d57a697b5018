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
	case "senses":
		readList(f, language+"/senses", &p.Senses, senseWordsID, checkSenseWords)
	case "patterns":
		readList(f, language+"/patterns", &p.Patterns, patternID, checkPattern)
	case "inflection":
		l.readTable(f, language, part, &p.Inflection)
	case "text":
		l.readTable(f, language, part, &p.Text)
	case "quantity":
		l.readTable(f, language, part, &p.Quantity)
	case "scope":
		l.readTable(f, language, part, &p.Scope)
	default:
		f.fault(nil, "unknown part of a language pack %q: want classes, senses, patterns, inflection, text, quantity or scope", part)
	}
}

// readTable reads a file that holds one table. A second file of the same table would silently extend the first.
func (l *loader) readTable(f *file, language, part string, into any) {
	if f.root == nil {
		return
	}
	k := key{language, part}
	if before, taken := l.places[k]; taken {
		f.fault(f.root, "a second %s table for language %q, also in %s", part, language, before.file.name)
		return
	}
	l.places[k] = place{f, f.root}
	f.decode(f.root, into)
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
