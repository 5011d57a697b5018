package scope

import (
	"strings"
	"unicode"

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
	if !r.gate.opens(text) {
		return dst
	}
	r.text, r.items = text, r.scanner.ScanInto(r.items[:0], text)
	first := len(dst)
	for i := range r.items {
		// In "non-invasive" the first part denies the second, and nothing else.
		if !r.items[i].Bits.Meets(&r.class.any) || r.items[i].Joined || i+1 < len(r.items) && r.items[i+1].Joined {
			continue
		}
		if c, ok := r.cue(i); ok {
			dst = r.reach(dst, i, c)
		}
	}
	return dst[:first+len(r.unable(dst[first:]))]
}

// cue is what the cue at item i does: a word that may answer ("none") does so behind a label or at the end.
func (r *Reader) cue(i int) (found cue, ok bool) {
	for n, c := range r.cues {
		if c.kind == None || !r.items[i].Has(n) {
			continue
		}
		if c.look&label == 0 {
			found, ok = c, true
		} else if r.answers(i) {
			return c, true
		}
	}
	return found, ok
}

// answers says that the word at item i stands behind a label or ends what can be governed.
func (r *Reader) answers(i int) bool {
	return i > 0 && (r.sign(i-1) == ':' || i+1 == len(r.items) || r.ends(i+1))
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
	for to > i+1 && r.sign(to-1) == ',' {
		to--
	}
	span := func(a, b int) claims.Span { return claims.Span{Start: r.items[a].Start, End: r.items[b].End} }
	return append(dst, Scope{c.kind, span(i, i), span(from, to-1), c.look&able != 0})
}

// right is the item after the last that the cue at item i reaches.
func (r *Reader) right(i int, c cue) int {
	depth, joined, front := 0, 0, r.fronted(i)
	for j := i + 1; j < len(r.items); j++ {
		switch {
		case r.sign(j) == '(':
			depth++
		case r.sign(j) == ')':
			if depth--; depth < 0 {
				return j
			}
		case depth > 0:
		case r.ends(j):
			return j
		case c.look&far != 0, r.relates(j, c):
		case r.items[j].Has(r.class.stop), r.joins(j) && r.opens(j+1), r.sign(j) == ',' && (front || r.parts(j, c)):
			return j
		case r.joins(j):
			joined = j
		case c.look&scoop != 0 && joined > 0 && r.denies(j):
			return joined
		}
	}
	return len(r.items)
}

// parts says that the comma at item j ends the clause of a cue before it: in languages of commas behind a finite verb
// ("omdat er geen middel is, …"), or, for a cue that looks both ways, unless a clause that it governs follows.
func (r *Reader) parts(j int, c cue) bool {
	if !r.commas || j+1 == len(r.items) || r.items[j+1].Has(r.class.start) || r.items[j+1].Has(r.class.thats) {
		return false
	}
	return c.kind.Denies() && r.items[j-1].Has(r.class.verbs) || c.look&tight != 0
}

// relates says that a clause on what the cue denies begins behind the comma at item j: "kein Mittel, das …".
func (r *Reader) relates(j int, c cue) bool {
	return c.kind == Denial && c.look&back == 0 && r.sign(j) == ',' && j+1 < len(r.items) && r.items[j+1].Has(r.class.relatives)
}

// fronted says that item i stands in a clause that the next one depends on: behind a word that opens such a clause, or in
// languages of commas behind a verb that opens the sentence ("wird sie nicht behandelt, …").
func (r *Reader) fronted(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch {
		case r.sign(j) == ',', r.ends(j):
			return false
		case r.items[j].Has(r.class.fronts), j == 0 && r.commas && r.items[j].Has(r.class.verbs):
			return true
		}
	}
	return false
}

// shortLabel is the number of items that a label before a colon may have, for a hedge behind it to weaken it too.
const shortLabel = 5

// left is the first item that the cue at item i reaches.
func (r *Reader) left(i int, c cue) int {
	if c.look&label != 0 && i > 1 && (r.sign(i-1) == ':' || r.sign(i-1) == '-') {
		i--
	}
	depth, joined := 0, 0
	for j := i - 1; j >= 0; j-- {
		switch {
		case r.sign(j) == ')':
			depth++
		case r.sign(j) == '(':
			if depth--; depth < 0 {
				return j + 1
			}
		case !c.kind.Denies() && r.sign(j) == ':' && j < shortLabel:
		case r.ends(j), r.items[j].Has(r.class.stop), r.items[j].Has(r.class.start),
			c.kind.Denies() && (r.items[j].Has(r.class.thats) || r.commas && r.sign(j) == ','):
			return j + 1
		case j > 0 && r.opens(j) && r.joins(j-1):
			return j
		case r.joins(j):
			joined = j
		case joined > 0 && c.kind.Denies() && r.denies(j):
			return joined + 1 // what is coordinated has a denial of its own
		}
	}
	return 0
}

// unable drops the hedges of ability whose clause is denied: what cannot be is not weakened.
func (r *Reader) unable(all []Scope) []Scope {
	keep := all[:0]
	for i, s := range all {
		if s.able && (r.denied(keep, s) || r.denied(all[i+1:], s)) {
			continue
		}
		keep = append(keep, s)
	}
	return keep
}

// denied says that the clause of a hedge holds the cue of a denial, or the hedge stands in its scope.
func (r *Reader) denied(others []Scope, s Scope) bool {
	for i := range others {
		o := &others[i]
		between := r.text[min(o.Cue.Start, s.Cue.Start):max(o.Cue.End, s.Cue.End)]
		if o.Kind == Denial && (s.Holds(o.Cue) || o.Holds(s.Cue)) && !strings.Contains(between, ",") {
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
	case ':':
		return free
	case '.':
		return free && !(i+1 < len(r.items) && unicode.IsLower(rune(r.text[r.items[i+1].Start]))) // else an abbreviation
	case '-':
		return free && it.Start > 0 && r.text[it.Start-1] == ' '
	}
	return false
}

// joins says that an item coordinates: a comma or a conjunction.
func (r *Reader) joins(i int) bool { return r.items[i].Has(r.class.joins) || r.sign(i) == ',' }

// opens says that an item opens a clause, where it stands behind one that coordinates.
func (r *Reader) opens(i int) bool {
	return i < len(r.items) && (r.items[i].Has(r.class.opens) || r.items[i].Has(r.class.verbs))
}

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
