package source

import (
	"bytes"
	"testing"

	"keur/internal/text"
)

// TestInsert puts a paragraph behind the block that holds a word, and shows the whole source.
func TestInsert(t *testing.T) {
	for _, tt := range []struct{ name, format, source, behind, want string }{
		{"before a heading", "md", "# A\n\none\n\n## B\n\ntwo\n", "one", "# A\n\none\n\nNEW\n\n## B\n\ntwo\n"},
		{"before a heading without a blank line", "md", "# A\none\n## B\n", "one", "# A\none\n\nNEW\n\n## B\n"},
		{"before an underlined heading", "md", "one\n\nB\n===\n\ntwo\n", "one", "one\n\nNEW\n\nB\n===\n\ntwo\n"},
		{"behind a list", "md", "- one\n- two\n\n## B\n", "two", "- one\n- two\n\nNEW\n\n## B\n"},
		{"behind a fence", "md", "one\n\n```\ncode\n```\n", "one", "one\n\n```\ncode\n```\n\nNEW\n"},
		{"at an end without a line break", "md", "one", "one", "one\n\nNEW"},
		{"at an end with many", "md", "one\n\n\n", "one", "one\n\nNEW\n\n\n"},
		{"line ends of Windows", "md", "one\r\n\r\n## B\r\n", "one", "one\r\n\r\nNEW\r\n\r\n## B\r\n"},
		{"text", "txt", "one\ntwo lines\n\nthree\n", "two", "one\ntwo lines\n\nNEW\n\nthree\n"},
		{"a paragraph", "html", "<h2>A</h2>\n  <p>one</p>\n<h2>B</h2>", "one", "<h2>A</h2>\n  <p>one</p>\n  <p>NEW</p>\n<h2>B</h2>"},
		{"a list", "html", "<h2>A</h2><ul><li>one<li>two</ul><h2>B</h2>", "two", "<h2>A</h2><ul><li>one<li>two</ul>\n<p>NEW</p><h2>B</h2>"},
		{"an open paragraph", "html", "<h2>A</h2><p>one<p>two<h2>B</h2>", "two", "<h2>A</h2><p>one<p>two\n<p>NEW</p><h2>B</h2>"},
		{"a table", "html", "<h2>A</h2><div><table><tr><td>one<td>two</table></div>", "one",
			"<h2>A</h2><div><table><tr><td>one<td>two</table>\n<p>NEW</p></div>"},
		{"words in no element", "html", "<div>one <b>two</b></div><div>three</div>", "two", "<div>one <b>two</b>\n<p>NEW</p></div><div>three</div>"},
		{"a quote around paragraphs", "html", "<h2>A</h2><blockquote><p>one</p><p>two</p></blockquote>x", "two",
			"<h2>A</h2><blockquote><p>one</p><p>two</p></blockquote>\n<p>NEW</p>x"},
		{"the rest of a page", "html", "<body><p>one</p>\n</body></html>\n", "one", "<body><p>one</p>\n<p>NEW</p>\n</body></html>\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := segmented(t, tt.format, []byte(tt.source))
			out, places, err := Insert(doc, holding(doc, tt.behind), []string{"NEW"})
			if err != nil {
				t.Fatal(err)
			}
			if got := string(out); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if at := bytes.Index(out, []byte("NEW")); places[0] != at && places[0] != at-len("<p>") {
				t.Errorf("the place is %d, and the words stand at %d", places[0], at)
			}
		})
	}
}

func segmented(t *testing.T, format string, data []byte) *text.Document {
	t.Helper()
	doc, err := Read("page."+format, data, format)
	if err != nil {
		t.Fatal(err)
	}
	text.NewSegmenter(nil).Segment(doc)
	return doc
}

// holding is the block that holds a word.
func holding(doc *text.Document, word string) int {
	for i := range doc.Blocks {
		if bytes.Contains([]byte(doc.Slice(doc.Blocks[i].Span)), []byte(word)) {
			return i
		}
	}
	return len(doc.Blocks) - 1
}

func TestInsertCharset(t *testing.T) {
	latin := []byte("<meta charset=windows-1252><p>Rugpijn na caf\xe9bezoek</p>")
	out, _, err := Insert(segmented(t, "html", latin), 0, []string{"Deze tekst is beoordeeld door één arts."})
	if err != nil || !bytes.Contains(out, []byte("door \xe9\xe9n arts")) {
		t.Errorf("got %q, %v", out, err)
	}
	wide := []byte("\xFF\xFEr\x00u\x00g\x00\n\x00")
	if _, _, err := Insert(segmented(t, "txt", wide), 0, []string{"x"}); err != ErrInsert {
		t.Errorf("UTF-16: %v, want %v", err, ErrInsert)
	}
}

// FuzzInsert holds that nothing but the insertion changes, whatever the source.
func FuzzInsert(f *testing.F) {
	for _, seed := range []string{"# A\n\none\n\n## B\n", "<ul><li>one<li>two</ul><h2>B", "<p>a<table><tr><td>b</table>", "one\r\n\r\ntwo"} {
		for format := range 3 {
			f.Add([]byte(seed), uint8(format), uint8(0))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, format, block uint8) {
		doc, err := Read("page", data, Formats()[int(format)%3])
		if err != nil || len(doc.Blocks) == 0 && doc.Format != "txt" {
			t.Skip()
		}
		text.NewSegmenter(nil).Segment(doc)
		if len(doc.Blocks) == 0 {
			t.Skip()
		}
		out, places, err := Insert(doc, int(block)%len(doc.Blocks), []string{"NEW ONE", "NEW TWO"})
		if err != nil {
			t.Skip()
		}
		at := 0
		for at < len(data) && at < len(out) && data[at] == out[at] {
			at++
		}
		if !bytes.HasSuffix(out, data[at:]) || len(places) != 2 || places[0] >= places[1] {
			t.Errorf("%q became %q (%v)", data, out, places)
		}
	})
}
