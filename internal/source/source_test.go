package source_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"keur/internal/source"
	"keur/internal/text"
)

func TestReadErrors(t *testing.T) {
	for _, c := range []struct {
		name, path, data string
		want             error
		says             string
	}{
		{"nothing", "a.txt", "", source.ErrEmpty, "file is empty"},
		{"white space", "a.md", " \n\t\n", source.ErrEmpty, ""},
		{"mark only", "a.txt", "\xEF\xBB\xBF", source.ErrEmpty, ""},
		{"NUL bytes", "a.txt", "PK\x03\x04\nab\x00c", source.ErrBinary, "(line 2)"},
		{"undeclared character set", "a.txt", "een\ntwee caf\xe9\n", source.ErrEncoding, "line 2: byte 0xe9"},
		{"undeclared in HTML", "a.html", "<p>caf\xe9</p>", source.ErrEncoding, "line 1"},
		{"wrongly declared", "a.html", "<meta charset=utf-8>\n<p>caf\xe9", source.ErrEncoding, "line 2"},
		{"unknown extension", "a.xyz", "tekst", source.ErrFormat, "a.xyz is none of txt, md, html"},
		{"deep quotes", "a.md", "tekst\n\n" + strings.Repeat("> ", 80) + "x", source.ErrTangled, "(line 3)"},
		{"deep lists", "a.md", strings.Repeat("1. ", 80) + "x", source.ErrTangled, "(line 1)"},
		{"open links", "a.md", strings.Repeat("[a](", 1200), source.ErrTangled, "(line 1)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := source.Read(c.path, []byte(c.data), "")
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %q, want %q with %q", err, c.want, c.says)
			}
		})
	}
	if _, err := source.Read("a.txt", []byte("x"), "docx"); !errors.Is(err, source.ErrFormat) {
		t.Errorf("format docx gives %v", err)
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]string{"a.txt": "txt", "A.MD": "md", "b/c.html": "html", "d.htm": "html", "e.docx": "", "f": ""} {
		if got := source.FormatOf(path); got != want {
			t.Errorf("FormatOf(%q) = %q, want %q", path, got, want)
		}
	}
}

// TestCharsets reads the same words in several encodings and follows them back to the bytes of the file.
func TestCharsets(t *testing.T) {
	for _, c := range []struct{ name, path, data, charset, source string }{
		{"UTF-8 with a mark", "a.txt", "\xEF\xBB\xBFeen café", "", "café"},
		{"UTF-16 little", "a.txt", "\xFF\xFEe\x00e\x00n\x00 \x00c\x00a\x00f\x00\xe9\x00", "utf-16le", "c\x00a\x00f\x00\xe9\x00"},
		{"UTF-16 big", "a.txt", "\xFE\xFF\x00e\x00e\x00n\x00 \x00c\x00a\x00f\x00\xe9", "utf-16be", "\x00c\x00a\x00f\x00\xe9"},
		{"windows-1252", "a.html", "<meta charset=windows-1252><p>een caf\xe9", "windows-1252", "caf\xe9"},
		{"latin-1 by http-equiv", "a.html", `<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>een caf` + "\xe9", "windows-1252", "caf\xe9"},
		{"latin-1 by XML", "a.html", `<?xml version="1.0" encoding="iso-8859-15"?><p>een caf` + "\xe9", "iso-8859-15", "caf\xe9"},
		{"UTF-8 whatever is declared", "a.html", "<meta charset=windows-1252><p>een café", "", "café"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := source.Read(c.path, []byte(c.data), "")
			if err != nil {
				t.Fatal(err)
			}
			checkDocument(t, doc)
			i := strings.Index(doc.Text, "café")
			if i < 0 || doc.Charset != c.charset {
				t.Fatalf("text %q in %q, want café in %q", doc.Text, doc.Charset, c.charset)
			}
			quote, span := doc.Quote(text.Span{Start: i, End: i + len("café")})
			if got := string(doc.Source[span.Start:span.End]); got != c.source || quote != "café" {
				t.Errorf("quote %q from %q, want café from %q", quote, got, c.source)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, data, text string
		want             text.Meta
	}{
		{"YAML", "---\ntitle: a: b\nlanguage: nl-BE # Vlaams\nproduct_class: 'device'\ntags:\n  - x\n---\nHoi.", "Hoi.", text.Meta{Language: "nl", ProductClass: "device"}},
		{"TOML", "+++\nlang = \"de\"\naudience = \"professionals\"\n+++\nHallo.", "Hallo.", text.Meta{Language: "de", Audience: "professionals"}},
		{"a rule, not front matter", "---\nGewone zin zonder sleutel\n---\n", "---\nGewone zin zonder sleutel\n---\n", text.Meta{}},
		{"never closed", "---\nlang: nl\nHoi: daar", "---\nlang: nl\nHoi: daar", text.Meta{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := source.Read("a.txt", []byte(c.data), "")
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != c.text || doc.Meta != c.want {
				t.Errorf("text %q, meta %+v", doc.Text, doc.Meta)
			}
			checkDocument(t, doc)
		})
	}
}

func TestHTMLLanguageAndRegions(t *testing.T) {
	doc, err := source.Read("a.html", []byte(`<html lang="en-GB"><body class="menu sidebar">
<div class="nav-wrapper"><p>one</p></div><div class="mainNav">two</div><section id="gdpr-banner">three</section>
<div class="page-with-sidebar"><main>four</main></div><div role="contentinfo">five</div><nav>six`), "")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]text.Region{"one": text.Navigation, "two": text.Navigation, "three": text.Cookie, "four": text.Main, "five": text.Footer, "six": text.Navigation}
	for _, b := range doc.Blocks {
		if got := doc.Slice(b.Span); b.Region != want[got] {
			t.Errorf("%q is in region %d, want %d", got, b.Region, want[got])
		}
	}
	if doc.Meta.Language != "en" || len(doc.Blocks) != len(want) {
		t.Errorf("language %q, %d blocks", doc.Meta.Language, len(doc.Blocks))
	}
}

// TestLayoutTables makes paragraphs of tables that only lay out a page.
func TestLayoutTables(t *testing.T) {
	long := strings.Repeat("Een lange zin over lopen. ", 20)
	doc, err := source.Read("a.html", []byte("<table><tr><td>"+long+"</td><td>kort</td></tr><tr><td><h2>Kop</h2><p>een</p></td><td>twee</td></tr></table>"), "")
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, doc)
	var kinds []text.BlockKind
	for _, b := range doc.Blocks {
		kinds = append(kinds, b.Kind)
	}
	if len(kinds) != 5 || kinds[0] != text.Paragraph || kinds[2] != text.Heading || kinds[4] != text.Paragraph {
		t.Errorf("kinds %v of %q", kinds, doc.Text)
	}
}

func BenchmarkRead(b *testing.B) {
	para := "Een **warm** bad doet de spieren &amp; gewrichten goed, zegt de [folder](x).\n\n- rust\n- warmte\n\n"
	page := "<p>Een <b>warm</b> bad doet de spieren &amp; gewrichten goed, zegt de <a href=x>folder</a>.</p><ul><li>rust<li>warmte</ul>\n"
	for _, c := range []struct{ name, unit string }{{"a.txt", para}, {"a.md", para}, {"a.html", page}} {
		data := []byte(strings.Repeat(c.unit, 1<<20/len(c.unit)))
		s := segmenter(b)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				doc, err := source.Read(c.name, data, "")
				if err != nil {
					b.Fatal(err)
				}
				s.Segment(doc)
			}
		})
	}
}

// TestLinear reads odd pages of some size: no step of a reader may be quadratic.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"<", "&", "&#", "<b>", "<div>", "<li>", "</div>", "<td>x", "<table>", "<ul><li>", "<p>", "<dt>a?", "<h1>", "<!--", "<svg>", "<td rowspan=99 colspan=99>", "<br>",
		"- a\n", "*a ", "|a|b|\n|-|-|\n", "`", "\\", "a\n: b\n\n", "<details><summary>a?", "# a\n"} {
		data := []byte("x\n\n" + strings.Repeat(unit, 200_000/len(unit)))
		for _, format := range source.Formats() {
			start := time.Now()
			if _, err := source.Read("x", data, format); err != nil {
				t.Errorf("%s %q: %v", format, unit, err)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%s: %q repeated takes %v", format, unit, took)
			}
		}
	}
}
