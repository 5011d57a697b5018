package knowledge

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Parse reads a whole knowledge base from a tree of YAML files: concepts, evidence, limits, nutrients, defaults, rules,
// disclaimers, checks and designs hold lists, spread over any number of files; a folder named after a language holds its
// pack. Decoding is strict: the error is of type Problems, with file, line and column of each fault, or comes from
// reading a file.
func Parse(fsys fs.FS) (*Base, error) {
	l := newLoader(new(Base))
	if err := l.tree(fsys); err != nil {
		return nil, err
	}
	for _, w := range l.withdraw {
		w.file.fault(w.node, "nothing lies below these files to withdraw %q from", w.id)
	}
	return l.finish(fsys)
}

// loader gathers entries and problems while it walks a tree.
type loader struct {
	base     *Base
	problems Problems
	places   map[key]place // of the entries read from this tree
	withdraw []withdrawal
}

// key names an entry: ids are unique within a section, for patterns and classes within a language.
type key struct{ section, id string }

// place is where an entry stands: the n-th item of a file's list.
type place struct {
	file *file
	node ast.Node
}

func newLoader(base *Base) *loader {
	return &loader{base: base, places: map[key]place{}}
}

// tree reads every YAML file, in lexical order so that the outcome does not depend on the file system.
func (l *loader) tree(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch path.Ext(name) {
		case ".yaml":
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			l.read(name, data)
		case ".yml":
			l.problems = append(l.problems, Problem{File: name, Message: "rename it: data files end in .yaml"})
		}
		return nil
	})
}

// read dispatches on the folder that the file stands in.
func (l *loader) read(name string, data []byte) {
	f := l.open(name, data)
	if f == nil {
		return
	}
	folder, _, nested := strings.Cut(name, "/")
	if !nested {
		l.readTop(f)
		return
	}
	b := l.base
	switch folder {
	case "concepts":
		readList(f, folder, &b.Concepts, conceptID, checkConcept)
	case "evidence":
		readList(f, folder, &b.Evidence, entryID, checkEntry)
	case "limits":
		readList(f, folder, &b.Limits, limitID, checkLimit)
	case "nutrients":
		readList(f, folder, &b.Nutrients, nutrientID, checkNutrient)
	case "defaults":
		readList(f, folder, &b.Defaults, defaultID, checkDefault)
	case "rules":
		readList(f, folder, &b.Rules, ruleID, checkRule)
	case "disclaimers":
		readList(f, folder, &b.Disclaimers, disclaimerID, checkDisclaimer)
	case "checks":
		readList(f, folder, &b.Checks, checkID, checkCheck)
	case "designs":
		readList(f, folder, &b.Designs, designID, checkDesign)
	case "senses":
		readList(f, folder, &b.Senses, senseID, checkSense)
	case "model":
		readList(f, folder, &b.Model, modelID, checkModel)
	case "nl", "en", "de":
		l.readPack(f, folder, strings.TrimPrefix(name, folder+"/"))
	default:
		f.fault(nil, "unknown folder %q: want one of %s", folder, strings.Join(folders(), ", "))
	}
}

// folders lists the folders of a data tree.
func folders() []string {
	return []string{"checks", "concepts", "de", "defaults", "designs", "disclaimers", "en", "evidence", "limits", "model", "nl",
		"nutrients", "rules", "senses"}
}

// readTop reads the only file that may stand beside the folders: the list of withdrawn entries of an overlay.
func (l *loader) readTop(f *file) {
	if f.name != withdrawFile {
		f.fault(nil, "unknown file: data files stand in the folders %s", strings.Join(folders(), ", "))
		return
	}
	l.readWithdrawals(f)
}

// readList appends the items of a file to a section, each decoded and checked by itself so that one fault does not hide
// the next.
func readList[T any](f *file, section string, into *[]T, id func(*T) string, check func(*checker, *T)) {
	for _, node := range f.items() {
		var item T
		if !f.decode(node, &item) {
			continue
		}
		c := &checker{file: f, node: node}
		check(c, &item)
		if f.loader.claim(c, key{section, id(&item)}) {
			*into = append(*into, item)
		}
	}
}

// claim records where an entry stands, and says no where its id is taken.
func (l *loader) claim(c *checker, k key) bool {
	if k.id == "" {
		return false // the check has already said that it is missing
	}
	if before, taken := l.places[k]; taken {
		line, _ := position(before.node)
		c.fault(c.idField(), "duplicate id %q, also at %s:%d", k.id, before.file.name, line)
		return false
	}
	l.places[k] = place{c.file, c.node}
	return true
}

// finish validates the references between entries and stamps the base.
func (l *loader) finish(fsys fs.FS) (*Base, error) {
	l.checkReferences()
	if len(l.problems) > 0 {
		l.problems.sort()
		return nil, l.problems
	}
	digest, err := Digest(fsys)
	if err != nil {
		return nil, err
	}
	l.base.Digest = digest
	l.base.AsOf = latest(l.base)
	return l.base, nil
}

// latest is the last day on which an entry was checked.
func latest(b *Base) (day string) {
	for i := range b.Evidence {
		day = max(day, b.Evidence[i].LastChecked)
	}
	for i := range b.Limits {
		day = max(day, b.Limits[i].LastChecked)
	}
	for i := range b.Nutrients {
		day = max(day, b.Nutrients[i].LastChecked)
	}
	return day
}

func conceptID(c *Concept) string        { return c.ID }
func entryID(e *Entry) string            { return e.ID }
func limitID(l *Limit) string            { return l.ID }
func nutrientID(n *NutrientClaim) string { return n.ID }
func defaultID(d *TypeDefault) string    { return d.Type }
func ruleID(r *Rule) string              { return r.ID }
func disclaimerID(d *Disclaimer) string  { return d.ID }
func checkID(c *Check) string            { return c.ID }
func senseWordsID(s *SenseWords) string  { return s.Sense }
func senseID(s *Sense) string            { return s.ID }
func designID(d *Design) string          { return d.ID }
func modelID(w *Weight) string           { return w.Feature }
func classID(c *Class) string            { return c.Name }
func patternID(p *Pattern) string        { return p.ID }

// quoted lists allowed values for a message.
func quoted(values []string) string {
	if len(values) == 1 {
		return fmt.Sprintf("%q", values[0])
	}
	return strings.Join(values[:len(values)-1], ", ") + " or " + values[len(values)-1]
}
