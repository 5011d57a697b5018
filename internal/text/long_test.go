package text_test

import (
	"strings"
	"testing"

	"keur/internal/text"
)

// TestLongSentence holds that text without an end of a sentence is cut, at white space where there is any, and that
// nothing of it is lost.
func TestLongSentence(t *testing.T) {
	for name, content := range map[string]string{
		"words":     strings.Repeat("magnesium en zink ", 3000),
		"one word":  strings.Repeat("zink", 10000),
		"no ASCII":  strings.Repeat("ë", 20000),
		"all space": "a" + strings.Repeat("\u00a0 ", 10000) + "b",
	} {
		s := text.NewSegmenter(map[string]text.Rules{})
		doc := plainDocument(s, content)
		checkSegments(t, doc)
		var all strings.Builder
		for _, n := range doc.Sentences {
			part := doc.Slice(n.Span)
			if len(part) > 8<<10 || !strings.HasPrefix(part, strings.ToValidUTF8(part, "")) {
				t.Errorf("%s: a sentence of %d bytes, or cut inside a character", name, len(part))
			}
			all.WriteString(part)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(all.String()) != squeeze(content) {
			t.Errorf("%s: the sentences do not hold all of the text", name)
		}
		if name == "words" && len(doc.Sentences) < 6 {
			t.Errorf("%s: %d sentences", name, len(doc.Sentences))
		}
	}
}
