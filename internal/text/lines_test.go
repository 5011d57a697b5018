package text_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"keur/internal/text"
)

// slowPosition counts lines and columns from the start.
func slowPosition(s string, at int) (line, column int) {
	line, column = 1, 1
	for i, r := range s {
		if i >= at {
			break
		}
		if r == '\n' || r == '\r' && !strings.HasPrefix(s[i+1:], "\n") {
			line++
			column = 1
			continue
		}
		column++
	}
	return line, column
}

// randomText is a text of words, line ends of all kinds and characters of all lengths.
func randomText(r *rand.Rand, parts int) string {
	pool := []string{"a", "pijn", " ", "\n", "\r\n", "\r", "é", "…", "🌿", "\u00A0", ". ", "Het", "100 mg", "| a | b |", "- x", "?"}
	var b strings.Builder
	for range parts {
		b.WriteString(pool[r.IntN(len(pool))])
	}
	return b.String()
}

func TestLinesAgreeWithCounting(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		s := randomText(r, r.IntN(3000))
		l := text.NewLines([]byte(s))
		for range 200 {
			at := r.IntN(len(s) + 1)
			for at < len(s) && !utf8.RuneStart(s[at]) {
				at++
			}
			line, column := l.Position(at)
			if wantLine, wantColumn := slowPosition(s, at); line != wantLine || column != wantColumn {
				t.Fatalf("Position(%d) of %q = %d:%d, want %d:%d", at, s, line, column, wantLine, wantColumn)
			}
			if got, start := l.Line(line); !strings.HasPrefix(s[start:], got) || start > at {
				t.Fatalf("Line(%d) = %q at %d, but offset %d is on it", line, got, start, at)
			}
		}
	}
}

func TestLinesOfOneLongLine(t *testing.T) {
	s := strings.Repeat("één lange regel ", 300_000)
	l := text.NewLines([]byte(s))
	for at := len(s); at > 0; at -= 1800 { // quadratic counting would take minutes
		for !utf8.RuneStart(s[at%len(s)]) {
			at--
		}
		if line, _ := l.Position(at); line != 1 {
			t.Fatalf("offset %d is on line %d", at, line)
		}
	}
	if _, column := l.Position(len(s)); column != 16*300_000+1 {
		t.Errorf("last column %d", column)
	}
	if got, start := l.Window(len(s)/2, 20); len(got) > 44 || !strings.HasPrefix(s[start:], got) {
		t.Errorf("Window = %q at %d", got, start)
	}
}

func TestLocation(t *testing.T) {
	l := text.NewLines([]byte("eerste\ntwéé regels\n"))
	got := l.Location(text.Span{Start: 7, End: 13})
	if got.Line != 2 || got.Column != 1 || got.EndLine != 2 || got.EndColumn != 5 {
		t.Errorf("Location = %+v", got)
	}
	if l.Count() != 3 {
		t.Errorf("Count = %d", l.Count())
	}
}
