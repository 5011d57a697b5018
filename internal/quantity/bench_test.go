package quantity

import (
	"strings"
	"testing"

	"keur/claims"
)

// prose is text with few figures, of each language.
func prose(language string) string {
	switch language {
	case "en":
		return "Many people find that a short walk after dinner helps them to settle, and that the evening is calmer for it. " +
			"The muscles of the back are kept supple by movement, so a chair that lets you shift your weight is worth more than a soft one. "
	case "de":
		return "Viele Menschen merken, dass ein kurzer Spaziergang nach dem Essen ihnen gut tut und der Abend ruhiger verläuft. " +
			"Die Muskeln des Rückens bleiben durch Bewegung geschmeidig, daher ist ein Stuhl mit viel Spielraum besser als ein weicher Sessel. "
	}
	return "Veel mensen merken dat een korte wandeling na het eten hun goed doet en dat de avond daardoor rustiger verloopt. " +
		"De spieren van de rug blijven soepel door beweging, dus een stoel waarop u kunt verzitten is meer waard dan een zachte bank. "
}

func BenchmarkProse(b *testing.B) {
	for _, language := range languages() {
		b.Run(language, func(b *testing.B) {
			p := load(b, language)
			text := prose(language)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var dst []claims.Quantity
			for b.Loop() {
				dst = p.Parse(dst[:0], text)
			}
		})
	}
}

func BenchmarkFigures(b *testing.B) {
	p := load(b, "nl")
	text := "Neem tussen de 200 en 400 mg magnesium per dag, verdeeld over 2 porties, gedurende acht weken; 7 op de 10 mensen merken iets."
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var dst []claims.Quantity
	for b.Loop() {
		dst = p.Parse(dst[:0], text)
	}
}

func BenchmarkNew(b *testing.B) {
	p := load(b, "nl")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(p.table); err != nil {
			b.Fatal(err)
		}
	}
}

// TestNoAllocation holds that text without figures costs no memory.
func TestNoAllocation(t *testing.T) {
	for _, language := range languages() {
		p := load(t, language)
		text := strings.Repeat(prose(language), 3)
		if n := testing.AllocsPerRun(100, func() { p.Parse(nil, text) }); n >= 1 {
			t.Errorf("%s: %v allocations for text without figures", language, n)
		}
	}
}
