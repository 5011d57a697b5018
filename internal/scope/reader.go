package scope

import (
	"keur/claims"
	"keur/internal/match"
)

// Reader finds scopes for one goroutine.
type Reader struct {
	*Finder
	scanner *match.Scanner
	items   []match.Item
	text    string
}

// Reader makes a reader.
func (f *Finder) Reader() *Reader { return &Reader{Finder: f, scanner: f.lexicon.Scanner()} }

// Find appends the scopes of one sentence to dst, in the order of their cues.
func (r *Reader) Find(dst []Scope, text string) []Scope {
	r.text, r.items = text, r.scanner.ScanInto(r.items[:0], text)
	first := len(dst)
	for i := range r.items {
		if !r.items[i].Bits.Meets(&r.class.any) || r.items[i].Joined {
			continue
		}
		for n, c := range r.cues {
			if c.kind != None && r.items[i].Has(n) {
				dst = r.reach(dst, i, c)
			}
		}
	}
	return dst[:first+len(unable(dst[first:]))]
}

// reach appends the scope of the cue at item i.
func (r *Reader) reach(dst []Scope, i int, c cue) []Scope {
	from, to := i, i+1
	if c.look&back != 0 {
		from = r.left(i, c)
	}
	if c.look&ahead != 0 {
		to = r.right(i, c)
	}
	span := func(a, b int) claims.Span { return claims.Span{Start: r.items[a].Start, End: r.items[b].End} }
	return append(dst, Scope{c.kind, span(i, i), span(from, to-1), c.look&able != 0})
}

// right is the item after the last that the cue at item i reaches.
func (r *Reader) right(i int, c cue) int {
	depth, joined := 0, 0
	for j := i + 1; j < len(r.items); j++ {
		switch {
		case r.sign(j) == '(':
			depth++
		case r.sign(j) == ')':
			if depth--; depth < 0 {
				return j
			}
		case r.ends(j):
			return j
		case c.look&far != 0:
		case r.items[j].Has(r.class.stop), r.joins(j) && r.opens(j+1):
			return j
		case r.joins(j):
			joined = j
		case c.look&scoop != 0 && joined > 0 && r.denies(j):
			return joined
		}
	}
	return len(r.items)
}

// left is the first item that the cue at item i reaches.
func (r *Reader) left(i int, c cue) int {
	if c.look&label != 0 && i > 1 && (r.sign(i-1) == ':' || r.sign(i-1) == '-') {
		i--
	}
	depth := 0
	for j := i - 1; j >= 0; j-- {
		switch {
		case r.sign(j) == ')':
			depth++
		case r.sign(j) == '(':
			if depth--; depth < 0 {
				return j + 1
			}
		case r.ends(j), r.items[j].Has(r.class.stop), r.items[j].Has(r.class.start), r.commas && r.sign(j) == ',':
			return j + 1
		case j > 0 && r.opens(j) && r.joins(j-1):
			return j
		}
	}
	return 0
}

// unable drops the hedges of ability whose clause is denied: what cannot be is not weakened.
func unable(all []Scope) []Scope {
	keep := all[:0]
	for i, s := range all {
		if s.able && denied(keep, s) || s.able && denied(all[i+1:], s) {
			continue
		}
		keep = append(keep, s)
	}
	return keep
}

// denied says that the clause of a hedge holds the cue of a denial, or the hedge stands in its scope.
func denied(others []Scope, s Scope) bool {
	for i := range others {
		if o := &others[i]; o.Kind == Denial && (s.Holds(o.Cue) || o.Holds(s.Cue)) {
			return true
		}
	}
	return false
}

// sign is the mark at an item, or 0.
func (r *Reader) sign(i int) byte {
	if r.items[i].Kind != match.Mark {
		return 0
	}
	return r.text[r.items[i].Start]
}

// ends says that the mark at an item ends what can be governed: a stop between sentences, a colon, a bar between cells, a
// hyphen that stands free. A point or colon within a figure or an address does not.
func (r *Reader) ends(i int) bool {
	it := &r.items[i]
	free := it.End == len(r.text) || r.text[it.End] == ' ' || r.text[it.End] == '\n'
	switch r.sign(i) {
	case ';', '!', '?', '|':
		return true
	case '.', ':':
		return free
	case '-':
		return free && it.Start > 0 && r.text[it.Start-1] == ' '
	}
	return false
}

// joins says that an item coordinates: a comma or a conjunction.
func (r *Reader) joins(i int) bool { return r.items[i].Has(r.class.joins) || r.sign(i) == ',' }

// opens says that an item opens a clause, where it stands behind one that coordinates.
func (r *Reader) opens(i int) bool { return i < len(r.items) && r.items[i].Has(r.class.opens) }

// denies says that an item is a cue that denies.
func (r *Reader) denies(i int) bool {
	if !r.items[i].Bits.Meets(&r.class.any) {
		return false
	}
	for n, c := range r.cues {
		if c.kind.Denies() && r.items[i].Has(n) {
			return true
		}
	}
	return false
}
