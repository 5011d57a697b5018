package keur

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/extract"
	"keur/internal/source"
	"keur/internal/text"
)

// Fix is a document with its missing disclaimers put in.
type Fix struct {
	Page   Page   // as audited before
	Source []byte // as read
	Fixed  []byte // with the insertions; equal to Source where there are none
	Added  []Added
	ByHand []ByHand
}

// Added is one disclaimer that was put in.
type Added struct {
	ID     string
	Text   string
	Line   int    // of the fixed document
	Under  string // the heading of its section, empty for the whole document
	Claims int    // that need it
	at     int    // where it begins in the fixed document
}

// ByHand is one disclaimer that keur cannot put in by itself.
type ByHand struct{ ID, Text, Why string }

// noRoom is why a disclaimer is left to an author where a page has no place in which it would be seen.
const noRoom = "put it in where the page has room for it"

// Fix puts the missing disclaimers of a document where they belong: at the end of the section that holds all claims that need
// them, else at the end of the page. What has blanks to fill in is left to its author. Fixing a fixed document changes nothing.
// The error means that no document can be fixed; one that cannot be read has its error in Fix.Page.
func (a *Auditor) Fix(ctx context.Context, in Input) (f Fix, err error) {
	worker := a.workers.Get().(*extract.Worker)
	defer a.workers.Put(worker)
	if f.Page, err = a.page(worker, in); err != nil || f.Page.Err != nil {
		return f, err
	}
	if f.Source, err = a.load(in); err != nil {
		f.Page.Err = err
		return f, nil
	}
	f.Fixed = f.Source
	tried := map[string]bool{}
	for page := f.Page; ctx.Err() == nil; {
		again, err := f.add(a, worker, in, &page, tried)
		if err != nil || !again {
			f.number()
			return f, err
		}
	}
	return f, ctx.Err()
}

// number orders what was put in by place, and gives each its line.
func (f *Fix) number() {
	slices.SortFunc(f.Added, func(x, y Added) int { return cmp.Compare(x.at, y.at) })
	for i := range f.Added {
		f.Added[i].Line = 1 + bytes.Count(f.Fixed[:f.Added[i].at], []byte("\n"))
	}
}

// add puts one group of missing disclaimers in, those of one place, and audits the outcome; false where nothing is left to do.
func (f *Fix) add(a *Auditor, worker *extract.Worker, in Input, page *Page, tried map[string]bool) (bool, error) {
	doc := f.document(a, in)
	if doc == nil {
		return false, nil
	}
	block, group := -1, []claims.Finding(nil)
	for _, missing := range page.Findings {
		id := disclaimerOf(&missing)
		if id == "" || tried[id] {
			continue
		}
		if missing.Location != nil { // it is there, but holds no more
			tried[id] = true
			f.ByHand = append(f.ByHand, ByHand{id, missing.Suggestion, fmt.Sprintf("in place of that of line %d: %s", missing.Location.Line, missing.Message)})
			continue
		}
		if strings.Contains(missing.Suggestion, "[") {
			tried[id] = true
			f.ByHand = append(f.ByHand, ByHand{id, missing.Suggestion, "fill in what stands in brackets"})
			continue
		}
		at := place(doc, page.Claims, missing.Claims)
		if at < 0 {
			tried[id] = true
			f.ByHand = append(f.ByHand, ByHand{id, missing.Suggestion, noRoom})
		}
		if at < 0 || block >= 0 && at != block {
			continue
		}
		tried[id] = true
		block, group = at, append(group, missing)
	}
	if block < 0 {
		return false, nil
	}
	return f.insert(a, worker, in, page, doc, block, group)
}

// insert puts a group of disclaimers behind a block. Where the page is then not seen to carry them it stays as it was.
func (f *Fix) insert(a *Auditor, worker *extract.Worker, in Input, page *Page, doc *text.Document, block int, group []claims.Finding) (bool, error) {
	var paragraphs []string
	for _, m := range group {
		paragraphs = append(paragraphs, m.Suggestion)
	}
	why := noRoom
	fixed, places, err := source.Insert(doc, block, paragraphs)
	if err == nil {
		after, err := a.page(worker, in.holding(fixed))
		if err != nil {
			return false, err
		}
		if after.Err == nil && carries(&after, group) {
			for i := range f.Added {
				if f.Added[i].at >= places[0] {
					f.Added[i].at += len(fixed) - len(f.Fixed)
				}
			}
			for i, m := range group {
				f.Added = append(f.Added, Added{ID: disclaimerOf(&m), Text: m.Suggestion, Under: under(doc, block), Claims: len(m.Claims),
					at: places[i]})
			}
			f.Fixed, *page = fixed, after
			return true, nil
		}
	} else {
		why = err.Error()
	}
	for _, m := range group {
		f.ByHand = append(f.ByHand, ByHand{disclaimerOf(&m), m.Suggestion, why})
	}
	return true, nil
}

// disclaimerOf is the disclaimer that a finding misses, empty for other findings.
func disclaimerOf(f *claims.Finding) string {
	id, is := strings.CutPrefix(f.Rule, "disclaimer-")
	if !is {
		return ""
	}
	return id
}

// carries says that a page lacks none of some disclaimers any more.
func carries(page *Page, group []claims.Finding) bool {
	for i := range page.Findings {
		if slices.ContainsFunc(group, func(m claims.Finding) bool { return m.Rule == page.Findings[i].Rule }) {
			return false
		}
	}
	return true
}

// document reads and segments what is fixed so far; nil where that cannot be read.
func (f *Fix) document(a *Auditor, in Input) *text.Document {
	var p Page
	doc, _, _ := a.read(&p, in.holding(f.Fixed))
	return doc
}

// holding is the input with other bytes.
func (in Input) holding(data []byte) Input {
	in.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	return in
}

// place is the last block of the smallest section that holds some claims of a page, or of the page where no section holds them
// all; -1 for a page without running text.
func place(doc *text.Document, all []claims.Claim, ids []string) int {
	var common []int // the headings above all claims, outermost first
	first := true
	for i := range all {
		if !slices.Contains(ids, all[i].ID) {
			continue
		}
		above := headings(doc, blockAt(doc, all[i].Unit.Start))
		if first {
			common, first = above, false
			continue
		}
		n := 0
		for n < len(common) && n < len(above) && common[n] == above[n] {
			n++
		}
		common = common[:n]
	}
	end := len(doc.Blocks)
	if len(common) > 0 {
		h := common[len(common)-1]
		for end = h + 1; end < len(doc.Blocks) && !(doc.Blocks[end].Kind == text.Heading && doc.Blocks[end].Level <= doc.Blocks[h].Level); end++ {
		}
	}
	for i := end - 1; i >= 0; i-- {
		if b := &doc.Blocks[i]; b.Region == text.Main && !b.Span.Empty() && (b.Kind != text.Heading || i == 0) {
			return i
		}
	}
	return -1
}

// blockAt is the block that holds a place of the text.
func blockAt(doc *text.Document, at int) int {
	n, _ := slices.BinarySearchFunc(doc.Blocks, at, func(b text.Block, at int) int { return cmp.Compare(b.Span.End, at) })
	return min(n, len(doc.Blocks)-1)
}

// headings lists the headings above a block, but not the page's title: the outermost first.
func headings(doc *text.Document, block int) []int {
	var out []int
	title, level := doc.Title(), math.MaxInt
	if b := &doc.Blocks[block]; b.Kind == text.Heading && block != title {
		out, level = append(out, block), b.Level
	}
	for h := doc.Blocks[block].Heading; h >= 0 && h != title; h = doc.Blocks[h].Heading {
		if doc.Blocks[h].Level < level {
			out, level = append(out, h), doc.Blocks[h].Level
		}
	}
	slices.Reverse(out)
	return out
}

// under is the heading of the section that a block closes, empty at the end of a page.
func under(doc *text.Document, block int) string {
	if above := headings(doc, block); len(above) > 0 && block+1 < len(doc.Blocks) {
		return doc.Slice(doc.Blocks[above[len(above)-1]].Span)
	}
	return ""
}
