package scope

import "keur/internal/match"

// gate says cheaply that a text holds no cue: most sentences hold none, and need not be looked up word by word. It knows
// how the longest word of each cue begins.
type gate [1 << 15]bool

// add puts a cue into the gate.
func (g *gate) add(term string) {
	best := match.Word{}
	for _, w := range match.Split(nil, term) {
		if w.Kind == match.Letters && w.End-w.Start > best.End-best.Start {
			best = w
		}
	}
	g[begins(term, best.Start)] = true
}

// opens says that some word of the text begins as a cue does.
func (g *gate) opens(text string) bool {
	inside := false
	for i := 0; i < len(text); i++ {
		is := letter(text[i])
		if is && !inside {
			if at := begins(text, i); at == 0 || g[at] {
				return true
			}
		}
		inside = is
	}
	return false
}

// begins is the place in a gate of a word: of its first three letters, whatever their case. Words with other signs than those
// of ASCII there, such as an opening quotation mark, share place 0, which is always open.
func begins(text string, i int) int {
	at := 0
	for k := i; k < i+3 && k < len(text) && letter(text[k]); k++ {
		if text[k] >= 0x80 {
			return 0
		}
		at = at*32 + int(text[k]&31)
	}
	return at
}

// letter says that a byte is one of a letter, or of a sign that is not ASCII.
func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80 }
