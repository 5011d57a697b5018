package text_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"

	"keur/internal/text"
)

type goldLabel struct {
	Doc   string
	Quote string
	Start int // in code points
	End   int
}

// TestGoldQuotes measures how many of the quotes that people marked lie inside one sentence.
func TestGoldQuotes(t *testing.T) {
	for _, c := range []struct {
		name, labels, docs string
		floor              float64
	}{
		{"seeds", "seeds.jsonl", "../seeds", 0.995},
		{"nl", "dev/nl.jsonl", "dev/nl", 0.995},
		{"en", "dev/en.jsonl", "dev/en", 0.995},
		{"de", "dev/de.jsonl", "dev/de", 0.99},
	} {
		t.Run(c.name, func(t *testing.T) {
			labels := jsonLines[goldLabel](t, shared(t, "gold", c.labels))
			inside, all := quotesInside(t, labels, shared(t, "gold", c.docs), buildPages(t))
			share := float64(inside) / float64(all)
			t.Logf("%d of %d quotes lie in one sentence: %.4f", inside, all, share)
			if share < c.floor {
				t.Errorf("share fell below %.3f", c.floor)
			}
		})
	}
}

// buildPages are the names of the pages that may be read.
func buildPages(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(shared(t, "gold", "dev", "index.json"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []struct{ Text, Use string }
	if err := json.Unmarshal(data, &pages); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, p := range pages {
		out[p.Text] = p.Use == "build"
	}
	return out
}

// quotesInside counts the labels of build pages and of the seeds, and those whose quote lies inside one sentence.
func quotesInside(t *testing.T, labels []goldLabel, dir string, build map[string]bool) (inside, all int) {
	s := segmenter(t)
	docs := map[string]*text.Document{}
	for _, l := range labels {
		if use, known := build[l.Doc]; known && !use {
			continue
		}
		doc := docs[l.Doc]
		if doc == nil {
			data, err := os.ReadFile(filepath.Join(dir, l.Doc))
			if err != nil {
				t.Fatal(err)
			}
			doc = plainDocument(s, string(data))
			docs[l.Doc] = doc
		}
		all++
		q := quoteSpan(doc.Text, l)
		if containing(doc, q) {
			inside++
		} else if testing.Verbose() {
			t.Logf("%s: %q\n   in %q", l.Doc, doc.Slice(q), overlapping(doc, q))
		}
	}
	return inside, all
}

// quoteSpan is a label's quote in bytes, without white space and punctuation at its ends.
func quoteSpan(content string, l goldLabel) text.Span {
	n, sp := 0, text.Span{Start: -1, End: len(content)}
	for i := range content {
		if n == l.Start {
			sp.Start = i
		}
		if n == l.End {
			sp.End = i
			break
		}
		n++
	}
	edge := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || r == '|' }
	q := content[sp.Start:sp.End]
	sp.Start += len(q) - len(strings.TrimLeftFunc(q, edge))
	q = strings.TrimLeftFunc(q, edge)
	sp.End -= len(q) - len(strings.TrimRightFunc(q, edge))
	return sp
}

// containing says that one sentence holds a span.
func containing(doc *text.Document, q text.Span) bool {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].Span.End >= q.End })
	return i < len(doc.Sentences) && doc.Sentences[i].Span.Contains(q)
}

func overlapping(doc *text.Document, q text.Span) []string {
	var out []string
	for _, s := range doc.Sentences {
		if s.Span.Overlaps(q) {
			out = append(out, doc.Slice(s.Span))
		}
	}
	return out
}
