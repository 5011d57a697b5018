package extract_test

import (
	"testing"

	"keur/internal/extract"
	"keur/internal/text"
)

// TestProposedDisclaimers holds that what keur proposes to write is no claim, as a sentence or among marks.
func TestProposedDisclaimers(t *testing.T) {
	b := base(t)
	segmenter, worker := text.NewSegmenter(b.TextRules()), extract.New(b).Worker()
	claims := func(language, content string) int {
		doc := &text.Document{Name: "page", Format: "txt", Source: []byte(content), Text: content, Meta: text.Meta{Language: language}}
		segmenter.Segment(doc)
		for i := range doc.Blocks {
			doc.Blocks[i].Language = language
		}
		found, err := worker.Document(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range found {
			t.Logf("%s: %q", c.Type, c.Quote)
		}
		return len(found)
	}
	for _, d := range b.Disclaimers {
		for _, language := range []string{"nl", "en", "de"} {
			s := d.Text.In(language)
			if n := claims(language, s); n > 0 {
				t.Errorf("%d claims in %q", n, s)
			}
			if n := claims(language, "*"+s+"*"); n > 0 {
				t.Errorf("%d claims in *%s*", n, s)
			}
		}
	}
	if claims("nl", "Genezing of een bepaald resultaat kan worden beloofd, want artrose geneest met deze zalf.") == 0 {
		t.Error("a claim that only begins like a disclaimer is passed over")
	}
}
