package knowledge

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// withdrawFile is the file of an overlay that takes entries away.
const withdrawFile = "withdraw.yaml"

// withdrawal takes one entry of the base away. Its section is empty where the file gives the bare id.
type withdrawal struct {
	section, id string
	file        *file
	node        ast.Node
}

// Overlay lays a tree of data files over a base, which it leaves alone. An entry of the tree replaces the entry of the
// base with the same id, or is added; the file withdraw.yaml takes entries away:
//
//	withdraw: [prolotherapy__tmd__1, nl/patterns/cure-verb]
//
// An id that several sections use is written with its folder. Errors are those of Parse.
func Overlay(base *Base, fsys fs.FS) (*Base, error) {
	l := newLoader(new(Base))
	if err := l.tree(fsys); err != nil {
		return nil, err
	}
	gone := l.withdrawn(base)
	l.base = merge(base, l.base, gone)
	merged, err := l.finish(fsys)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(base.Digest + "\n" + merged.Digest))
	merged.Digest = hex.EncodeToString(sum[:])
	return merged, nil
}

// readWithdrawals reads withdraw.yaml.
func (l *loader) readWithdrawals(f *file) {
	var content struct {
		Withdraw []string `yaml:"withdraw"`
	}
	if f.root == nil || !f.decode(f.root, &content) {
		return
	}
	for i, id := range content.Withdraw {
		cut := strings.LastIndexByte(id, '/')
		l.withdraw = append(l.withdraw, withdrawal{id[:max(cut, 0)], id[cut+1:], f, within(f.root, "withdraw", i)})
	}
}

// withdrawn resolves the withdrawals to entries of the base; each must name exactly one.
func (l *loader) withdrawn(base *Base) map[key]bool {
	gone := map[key]bool{}
	sections := base.sectionsByID()
	for _, w := range l.withdraw {
		var found []string
		for _, section := range sections[w.id] {
			if w.section == "" || w.section == section {
				found = append(found, section)
			}
		}
		switch len(found) {
		case 0:
			w.file.fault(w.node, "nothing to withdraw: no entry %q", w.id)
		case 1:
			gone[key{found[0], w.id}] = true
		default:
			w.file.fault(w.node, "%q stands in %s: write the folder before it", w.id, strings.Join(found, " and "))
		}
	}
	return gone
}

// sectionsByID lists for every id the sections that use it.
func (b *Base) sectionsByID() map[string][]string {
	all := map[string][]string{}
	ids(all, "concepts", b.Concepts, conceptID)
	ids(all, "evidence", b.Evidence, entryID)
	ids(all, "limits", b.Limits, limitID)
	ids(all, "nutrients", b.Nutrients, nutrientID)
	ids(all, "defaults", b.Defaults, defaultID)
	ids(all, "rules", b.Rules, ruleID)
	ids(all, "disclaimers", b.Disclaimers, disclaimerID)
	ids(all, "checks", b.Checks, checkID)
	ids(all, "designs", b.Designs, designID)
	ids(all, "senses", b.Senses, senseID)
	ids(all, "model", b.Model, modelID)
	for i := range b.Packs {
		p := &b.Packs[i]
		ids(all, p.Language+"/classes", p.Classes, classID)
		ids(all, p.Language+"/senses", p.Senses, senseWordsID)
		ids(all, p.Language+"/patterns", p.Patterns, patternID)
	}
	return all
}

func ids[T any](all map[string][]string, section string, entries []T, id func(*T) string) {
	for i := range entries {
		name := id(&entries[i])
		all[name] = append(all[name], section)
	}
}

// merge gives the base with the entries of over laid on top, and without those that are gone.
func merge(base, over *Base, gone map[key]bool) *Base {
	out := &Base{
		Concepts:    extendList("concepts", base.Concepts, over.Concepts, conceptID, gone),
		Evidence:    mergeList("evidence", base.Evidence, over.Evidence, entryID, gone),
		Limits:      mergeList("limits", base.Limits, over.Limits, limitID, gone),
		Nutrients:   mergeList("nutrients", base.Nutrients, over.Nutrients, nutrientID, gone),
		Defaults:    mergeList("defaults", base.Defaults, over.Defaults, defaultID, gone),
		Rules:       mergeList("rules", base.Rules, over.Rules, ruleID, gone),
		Disclaimers: mergeList("disclaimers", base.Disclaimers, over.Disclaimers, disclaimerID, gone),
		Checks:      mergeList("checks", base.Checks, over.Checks, checkID, gone),
		Designs:     mergeList("designs", base.Designs, over.Designs, designID, gone),
		Senses:      mergeList("senses", base.Senses, over.Senses, senseID, gone),
		Model:       mergeList("model", base.Model, over.Model, modelID, gone),
	}
	for i := range base.Packs {
		p := &base.Packs[i]
		out.Packs = append(out.Packs, mergePack(p, over.pack(p.Language), gone))
	}
	for i := range over.Packs {
		p := &over.Packs[i]
		if !hasPack(base, p.Language) {
			out.Packs = append(out.Packs, *p)
		}
	}
	return out
}

func mergePack(base, over *Pack, gone map[key]bool) Pack {
	return Pack{
		Language:   base.Language,
		Inflection: extend(base.Inflection, over.Inflection),
		Text:       extend(base.Text, over.Text),
		Quantity:   extend(base.Quantity, over.Quantity),
		Scope:      extend(base.Scope, over.Scope),
		Classes:    extendList(base.Language+"/classes", base.Classes, over.Classes, classID, gone),
		Senses:     extendList(base.Language+"/senses", base.Senses, over.Senses, senseWordsID, gone),
		Patterns:   mergeList(base.Language+"/patterns", base.Patterns, over.Patterns, patternID, gone),
	}
}

// mergeList replaces entries of the base by those of over, whole.
func mergeList[T any](section string, base, over []T, id func(*T) string, gone map[key]bool) []T {
	return joinList(section, base, over, id, gone, func(_, over T) T { return over })
}

// extendList adds the words of over to those that entries of the base have already: a class that names one word more keeps
// all of its others.
func extendList[T any](section string, base, over []T, id func(*T) string, gone map[key]bool) []T {
	return joinList(section, base, over, id, gone, extend[T])
}

// joinList keeps the order of the base; what is new follows.
func joinList[T any](section string, base, over []T, id func(*T) string, gone map[key]bool, join func(base, over T) T) []T {
	if len(over) == 0 && len(gone) == 0 {
		return base
	}
	replaced := map[string]*T{}
	for i := range over {
		replaced[id(&over[i])] = &over[i]
	}
	var out []T
	for i := range base {
		name := id(&base[i])
		switch r := replaced[name]; {
		case r != nil && gone[key{section, name}]: // withdrawn and written anew
			out = append(out, *r)
			delete(replaced, name)
		case r != nil:
			out = append(out, join(base[i], *r))
			delete(replaced, name)
		case !gone[key{section, name}]:
			out = append(out, base[i])
		}
	}
	for i := range over {
		if replaced[id(&over[i])] != nil {
			out = append(out, over[i])
		}
	}
	return out
}

func hasPack(b *Base, language string) bool {
	for i := range b.Packs {
		if b.Packs[i].Language == language {
			return true
		}
	}
	return false
}
