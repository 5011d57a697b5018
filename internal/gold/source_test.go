package gold

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

// TestPoints holds how bytes that are no UTF-8 count: as Python decodes them with errors="replace".
func TestPoints(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "abc": 3, "é€😀": 3, "\xef\xbb\xbfa": 2, "\ufffd": 1,
		"\xe9":             1, // a letter of Latin-1
		"\xe9t\xe9":        3,
		"\xe2\x82":         1, // what could have become one
		"\xe2\x82a":        2,
		"\xf0\x9f\x98":     1,
		"\xf0\x9f\x98\xf0": 2,
		"\x80\x80":         2, // what could not
		"\xe0\x80\x80":     3,
		"\xed\xa0\x80":     3,
		"\xf5\x80":         2,
		"\xc0\xaf":         2,
	} {
		if got := points([]byte(in)); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

func TestSource(t *testing.T) {
	s := NewSource([]byte("één\r\ntweeën\n"))
	got := s.Label("a.txt", &claims.Claim{Type: claims.Safety, Quote: "weeë", Span: claims.Span{Start: 8, End: 13}})
	if diff := cmp.Diff(Label{Doc: "a.txt", Type: claims.Safety, Quote: "weeë", Start: 6, End: 10}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(claims.Location{Line: 2, Column: 2, EndLine: 2, EndColumn: 6}, s.Location(&got)); diff != "" {
		t.Error(diff)
	}
	behind := s.Label("a.txt", &claims.Claim{Span: claims.Span{Start: 90, End: 99}})
	if behind.Start != 12 || behind.End != 12 {
		t.Errorf("%+v", behind)
	}
	if at := s.Location(&Label{Start: 90, End: 99}); at.Line != 3 || at.Column != 1 {
		t.Errorf("%+v", at)
	}
	if l := NewSource(nil).Label("a.txt", &claims.Claim{}); l.Start != 0 || l.End != 0 {
		t.Errorf("%+v", l)
	}
}

// TestSourceProperties holds that bytes and code points lead to one another wherever they are.
func TestSourceProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	letters := []string{"a", "é", "€", "😀", "\n", "\xe9", "\xe2\x82"}
	for range 30 {
		var b strings.Builder
		for range r.IntN(3 * stride) {
			b.WriteString(letters[r.IntN(len(letters))])
		}
		data := []byte(b.String())
		s := NewSource(data)
		for at, n := 0, 0; at < len(data); at, n = at+width(data[at:]), n+1 {
			if s.before(at) != n || s.offset(n) != at {
				t.Fatalf("byte %d is code point %d, code point %d is byte %d", at, s.before(at), n, s.offset(n))
			}
		}
		if utf8.Valid(data) && s.before(len(data)) != utf8.RuneCount(data) {
			t.Fatal(s.before(len(data)))
		}
	}
}

func TestIndex(t *testing.T) {
	file := filepath.Join(t.TempDir(), "index.json")
	for data, wrong := range map[string]bool{`[{"text": "a.txt", "use": "build"}, {"text": "b.txt", "use": "count"}]`: false, `{}`: true, `[`: true} {
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		index, err := ReadIndex(file)
		if (err != nil) != wrong || err != nil && !strings.HasPrefix(err.Error(), file+" is no list of ") {
			t.Errorf("%s: %v", data, err)
		}
		if diff := cmp.Diff(map[string]bool{"b.txt": true}, index.Marked(Count)); !wrong && diff != "" {
			t.Error(diff)
		}
	}
}
