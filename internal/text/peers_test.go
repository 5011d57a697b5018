package text_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"keur/internal/text"
)

// shared is a path in the shared read-only data; the test is skipped where that is absent.
func shared(t *testing.T, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "..", "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("shared data not found: %v", err)
	}
	return path
}

// jsonLines reads a file of one JSON value a line.
func jsonLines[T any](t *testing.T, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, v)
	}
	return out
}

type peerCase struct {
	ID       string
	Lang     string
	Text     string
	Expected []string
	Hard     bool
}

// score counts boundaries found, invented and missed.
type score struct{ hit, extra, missed int }

func (s score) f1() float64 { return 2 * float64(s.hit) / float64(2*s.hit+s.extra+s.missed) }

// boundaries are the offsets at which the sentences end, as the peers' scorer finds them.
func boundaries(content string, sentences []string) map[int]bool {
	out, at := map[int]bool{}, 0
	for _, s := range sentences {
		if i := strings.Index(content[at:], s); i >= 0 {
			at += i + len(s)
			out[len(strings.TrimRight(content[:at], " \n\t\r"))] = true
		}
	}
	return out
}

// TestPeerSentences holds sentence boundaries against pragmatic_segmenter's golden rules.
func TestPeerSentences(t *testing.T) {
	all := rules(t)
	var total, easy, hard score
	byLanguage := map[string]score{}
	for _, c := range jsonLines[peerCase](t, shared(t, "eval", "peers", "sentences.jsonl")) {
		doc := &text.Document{Format: "txt", Source: []byte(c.Text), Text: c.Text}
		text.Segment(doc, all[c.Lang])
		var got []string
		for _, s := range doc.Sentences {
			got = append(got, doc.Slice(s.Span))
		}
		want, have := boundaries(c.Text, c.Expected), boundaries(c.Text, got)
		var one score
		for at := range want {
			if have[at] {
				one.hit++
			} else {
				one.missed++
			}
		}
		for at := range have {
			if !want[at] {
				one.extra++
			}
		}
		if one.missed+one.extra > 0 && testing.Verbose() {
			t.Logf("%s hard=%v\n text %q\n want %q\n got  %q", c.ID, c.Hard, c.Text, c.Expected, got)
		}
		for _, s := range []*score{&total, pick(c.Hard, &hard, &easy)} {
			s.hit, s.extra, s.missed = s.hit+one.hit, s.extra+one.extra, s.missed+one.missed
		}
		l := byLanguage[c.Lang]
		byLanguage[c.Lang] = score{l.hit + one.hit, l.extra + one.extra, l.missed + one.missed}
	}
	t.Logf("boundary F1: all %.3f, easy %.3f, hard %.3f; nl %.3f, en %.3f, de %.3f", total.f1(), easy.f1(), hard.f1(),
		byLanguage["nl"].f1(), byLanguage["en"].f1(), byLanguage["de"].f1())
	if total.f1() < 0.965 || hard.f1() < 0.93 || easy.f1() < 1 {
		t.Errorf("boundary F1 fell: all %.3f, hard %.3f", total.f1(), hard.f1())
	}
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
