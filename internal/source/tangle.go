package source

import "strings"

// What a Markdown file may ask of the parser, whose time grows with the square of each.
const (
	maxMarkers     = 60    // quotes and list items that open on one line
	maxOpenLinks   = 1000  // links that are opened and never closed, between two blank lines
	maxDefinitions = 10000 // link definitions between two blank lines
)

// tangled is the 1-based line at which a Markdown text asks more of the parser than any author would, 0 if none does.
func tangled(s string) int {
	links, definitions := 0, 0
	for line, at := 1, 0; at < len(s); line++ {
		var l string
		l, at = nextLine(s, at)
		if strings.TrimSpace(l) == "" {
			links, definitions = 0, 0
			continue
		}
		if l[0] == '[' {
			definitions++
		}
		if n := strings.Count(l, "]("); n > 0 {
			links += n - strings.Count(l, ")")
		}
		if links > maxOpenLinks || definitions > maxDefinitions || markers(l) > maxMarkers {
			return line
		}
	}
	return 0
}

// markers counts the quotes and list items that open at the start of a line.
func markers(l string) int {
	n := 0
	for i := 0; i < len(l); i++ {
		switch c := l[i]; {
		case c == '>':
			n++
		case c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			if i+1 == len(l) || l[i+1] != ' ' && l[i+1] != '\t' {
				return n
			}
			n++
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return n
		}
	}
	return n
}
