package extract_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"keur/claims"
	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/source"
	"keur/internal/text"
)

// FuzzDocument feeds pages of any make and format: what is extracted must stand where it says.
func FuzzDocument(f *testing.F) {
	for format, s := range []string{
		"De zalf verlicht de pijn, maar geneest de ziekte niet.",
		"# Zink\n\nHelpt het tegen kou?\n\nJa, met 15 mg per dag.\n\n| Middel | Dosis |\n|---|---|\n| zink + koper | 15 mg + 1 mg |\n|  | verlicht pijn |\n",
		"<h1>Thee</h1><p>Drink&nbsp;3 koppen: dat helpt 80&#37; van de mensen.</p><ul><li>tegen <b>rug&shy;pijn</b>",
	} {
		f.Add(s, uint8(format))
	}
	r := newPageReader(f)
	f.Fuzz(func(t *testing.T, content string, format uint8) {
		formats := source.Formats()
		r.check(t, formats[int(format)%len(formats)], content)
	})
}

// TestPages holds pages made at random of what claims are made of, in every format, to the same.
func TestPages(t *testing.T) {
	r := newPageReader(t)
	dice := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 300 {
		for _, format := range source.Formats() {
			found += r.check(t, format, randomPage(dice, format))
		}
	}
	if found < 500 {
		t.Errorf("%d claims in 900 pages: too few for a test", found)
	}
}

// fragments are what the pages at random are made of.
var fragments = []string{"Acupunctuur", "magnesium", "deze behandeling", "zink (15 mg)", "vitamine D", "verlicht", "vermindert", "helpt tegen", "geneest",
	"voorkomt", "veroorzaakt", "werkt niet bij", "rugpijn", "knie- en heupklachten", "ontstekingen", "slapeloosheid", "bij 70% van de cliënten",
	"400 tot 500 mg per dag", "na 6 sessies", "mogelijk", "niet", "maar", "omdat", "zonder bijwerkingen", "één op de drie mensen", "(soms)",
	"’s avonds", "neemt", "af", ":", ";", ",", "–", "½", "Â", "\u00a0", "\u00ad", "'é", "…"}

// randomPage makes a page of a format.
func randomPage(dice *rand.Rand, format string) string {
	marks := map[string][]string{
		"txt":  {". ", "? ", "\n", "\n\n", ":\n- ", "\n1. ", "| ", "\t"},
		"md":   {". ", "? ", "\n", "\n\n", ":\n\n- ", "\n\n## ", "\n\n| a | b |\n|---|---|\n| ", " | ", "**", "\n> ", "&amp; "},
		"html": {". ", "? ", "<p>", "</p>", "<ul><li>", "</ul>", "<h2>", "</h2>", "<table><tr><th>a<th>b<tr><td>", "<td>", "</table>", "&nbsp;", "<b>", "<br>"},
	}[format]
	var page strings.Builder
	for range 5 + dice.IntN(60) {
		if dice.IntN(4) == 0 {
			page.WriteString(marks[dice.IntN(len(marks))])
			continue
		}
		page.WriteString(fragments[dice.IntN(len(fragments))])
		page.WriteByte(' ')
	}
	return page.String()
}

// pageReader reads pages of any format up to their claims.
type pageReader struct {
	segmenter *text.Segmenter
	worker    *extract.Worker
}

func newPageReader(t testing.TB) *pageReader {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &pageReader{text.NewSegmenter(base.TextRules()), extract.New(base).Worker()}
}

// check reads a page and holds its claims to what the stages after rely on; it gives their number.
func (r *pageReader) check(t *testing.T, format, content string) int {
	t.Helper()
	doc, err := source.Read("page."+format, []byte(content), format)
	if err != nil {
		return 0
	}
	doc.Meta.Language = "nl"
	r.segmenter.Segment(doc)
	found, err := r.worker.Document(doc)
	if err != nil {
		t.Fatal(err)
	}
	unit := 0
	for i := range found {
		c := &found[i]
		if c.Unit.Start < unit {
			t.Fatalf("claim %d is of a unit at %d, behind one at %d\n%q", i, c.Unit.Start, unit, content)
		}
		unit = c.Unit.Start
		checkPlace(t, doc, c)
	}
	return len(found)
}

// checkPlace fails where a claim does not say where it stands.
func checkPlace(t *testing.T, doc *text.Document, c *claims.Claim) {
	t.Helper()
	size := len(doc.Source)
	if c.Span.Start < 0 || c.Span.End <= c.Span.Start || c.Span.End > size {
		t.Fatalf("%s claim spans %v of %d bytes: %q\n%q", c.Type, c.Span, size, c.Quote, doc.Source)
	}
	if strings.TrimSpace(c.Quote) == "" || !utf8.ValidString(c.Quote) {
		t.Fatalf("%s claim quotes %q\n%q", c.Type, c.Quote, doc.Source)
	}
	if doc.Format != "html" && c.Quote != string(doc.Source[c.Span.Start:c.Span.End]) {
		t.Fatalf("%s claim quotes %q, but its place holds %q\n%q", c.Type, c.Quote, doc.Source[c.Span.Start:c.Span.End], doc.Source)
	}
	if _, unit := doc.Quote(c.Unit); !unit.Contains(c.Span) {
		t.Fatalf("%s claim %v is not in its unit %v\n%q", c.Type, c.Span, unit, doc.Source)
	}
	if !strings.Contains(doc.Slice(c.Unit), c.Cue) || c.Context != doc.Slice(c.Unit) {
		t.Fatalf("%s claim has cue %q, context %q\n%q", c.Type, c.Cue, c.Context, doc.Source)
	}
	for _, q := range c.Quantities {
		if !c.Span.Contains(q.Span) || q.Span.Empty() {
			t.Fatalf("%s claim %v has an amount at %v\n%q", c.Type, c.Span, q.Span, doc.Source)
		}
	}
	if want := text.NewLines(doc.Source).Location(c.Span); c.Location != want {
		t.Fatalf("%s claim is at %v, want %v", c.Type, c.Location, want)
	}
}
