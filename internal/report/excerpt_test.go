package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("voor ", 40) + "een warm bad ontspant " + strings.Repeat("na ", 40)
	for _, tt := range []struct {
		name, text, quote string
		width, limit      int
		want              []string
	}{
		{"whole line", "Een warm bad ontspant.", "warm bad", 40, 3, []string{
			"Een warm bad ontspant.",
			"    ^~~~~~~~"}},
		{"indent and tab", "\t-\twarm bad", "warm bad", 40, 3, []string{
			"-   warm bad",
			"    ^~~~~~~~"}},
		{"wide runes", "コラ ontspant ラ", "ontspant ラ", 40, 3, []string{
			"コラ ontspant ラ",
			"     ^~~~~~~~~~~"}},
		{"wide first rune", "x コラ", "コラ", 40, 3, []string{
			"x コラ",
			"  ^~~~"}},
		{"combining marks", "cafe\u0301 ontspa\u0308nt", "ontspa\u0308nt", 40, 3, []string{
			"cafe\u0301 ontspa\u0308nt",
			"     ^~~~~~~~"}},
		{"window", long, "warm bad", 40, 3, []string{
			"… voor een warm bad ontspant na na na …",
			"           ^~~~~~~~"}},
		{"at the start", "warm bad " + strings.Repeat("na ", 40), "warm bad", 30, 3, []string{
			"warm bad na na na na na na …",
			"^~~~~~~~"}},
		{"at the end", strings.Repeat("voor ", 40) + "warm bad", "warm bad", 30, 3, []string{
			"… voor voor voor warm bad",
			"                 ^~~~~~~~"}},
		{"over two lines", "een warm\nbad ontspant", "warm\nbad", 40, 3, []string{
			"een warm bad ontspant",
			"    ^~~~~~~~"}},
		{"longer than the lines", "ja: " + strings.Repeat("warm ", 20) + "bad", strings.Repeat("warm ", 20) + "bad", 22, 2, []string{
			"… warm warm warm warm",
			"  ^~~~~~~~~~~~~~~~~~~",
			"warm warm warm warm …",
			"~~~~~~~~~~~~~~~~~~~"}},
		{"one endless word", strings.Repeat("a", 50), strings.Repeat("a", 50), 20, 2, []string{
			strings.Repeat("a", 20), "^" + strings.Repeat("~", 19),
			strings.Repeat("a", 18) + " …", strings.Repeat("~", 18)}},
		{"escape sequences", "rood \x1b[31mwarm\x1b[0m bad\u202e", "warm", 40, 3, []string{
			"rood \uFFFD[31mwarm\uFFFD[0m bad",
			"          ^~~~"}},
		{"bytes that are no text", "a\xff warm", "warm", 40, 3, []string{
			"a\uFFFD warm",
			"   ^~~~"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			i := strings.Index(tt.text, tt.quote)
			lines, marks := excerpt(passage{tt.text, i, i + len(tt.quote)}, tt.width, tt.limit)
			var got []string
			for i, l := range lines {
				got = append(got, l)
				if marks[i] != "" {
					got = append(got, marks[i])
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever the text and the quote, an excerpt keeps to its width and underlines as many columns as it shows of the quote.
func FuzzExcerpt(f *testing.F) {
	f.Add("Een warm bad ontspant.", 4, 12, 20)
	f.Add("\tコラ\u0301 a\r\nb", 1, 9, 3)
	f.Fuzz(func(t *testing.T, text string, from, to, width int) {
		if from < 0 || to < from || to > len(text) || width < 20 || width > 300 {
			t.Skip()
		}
		lines, marks := excerpt(passage{text, from, to}, width, 3)
		if len(lines) != len(marks) || len(lines) > 3 {
			t.Fatalf("%d lines, %d marks", len(lines), len(marks))
		}
		for i := range lines {
			if columns(lines[i]) > width || columns(marks[i]) > width {
				t.Fatalf("wider than %d: %q %q", width, lines[i], marks[i])
			}
			if strings.ContainsAny(lines[i], "\x1b\n\t\r") {
				t.Fatalf("control characters in %q", lines[i])
			}
		}
	})
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		s     string
		width int
		want  string
	}{
		{"kort", 10, "kort"}, {"een warm bad ontspant", 14, "een warm bad …"}, {"onafgebroken woord", 8, "onafgeb…"},
		{"コラーゲン", 7, "コラー…"}, {"", 5, ""}, {"twee\n  regels", 20, "twee regels"},
	} {
		if got := cut(tt.s, tt.width); got != tt.want {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.s, tt.width, got, tt.want)
		}
	}
	if got := cutStart("een/lange/weg/naar.md", 12); got != "…eg/naar.md" && got != "…weg/naar.md" {
		t.Errorf("cutStart: %q", got)
	}
}
