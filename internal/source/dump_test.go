package source_test

import (
	"fmt"
	"strings"

	"keur/internal/text"
)

var (
	kindNames   = []string{"paragraph", "heading", "item", "row", "question", "code"}
	regionNames = []string{"", "navigation", "footer", "aside", "cookie", "caption", "references"}
)

// dump renders the blocks and sentences of a document for golden files.
func dump(doc *text.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "language %s\n", doc.Language)
	next := 0
	for i, k := range doc.Blocks {
		fmt.Fprintf(&b, "%d %s", i, kindNames[k.Kind])
		if k.Level > 0 {
			fmt.Fprintf(&b, " level %d", k.Level)
		}
		if k.Region != text.Main {
			fmt.Fprintf(&b, " in %s", regionNames[k.Region])
		}
		if k.Heading >= 0 {
			fmt.Fprintf(&b, " under %d", k.Heading)
		}
		if k.Question >= 0 {
			fmt.Fprintf(&b, " answers %d", k.Question)
		}
		if k.Language != doc.Language {
			fmt.Fprintf(&b, " language %s", k.Language)
		}
		b.WriteByte('\n')
		if !k.LeadIn.Empty() {
			fmt.Fprintf(&b, "    lead-in %q\n", doc.Slice(k.LeadIn))
		}
		for c, cell := range k.Cells {
			fmt.Fprintf(&b, "    cell %q", doc.Slice(cell))
			if k.Header != nil {
				fmt.Fprintf(&b, " under %q", doc.Slice(k.Header[c]))
			}
			b.WriteByte('\n')
		}
		if k.IsHead {
			b.WriteString("    is the header\n")
		}
		for ; next < len(doc.Sentences) && doc.Sentences[next].Block == i; next++ {
			s := doc.Sentences[next]
			fmt.Fprintf(&b, "    %q", doc.Slice(s.Span))
			if !s.Label.Empty() {
				fmt.Fprintf(&b, " label %q", doc.Slice(s.Label))
			}
			if s.Query {
				b.WriteString(" asks")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
