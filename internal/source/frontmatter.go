package source

import (
	"strings"

	"keur/internal/text"
)

// maxFrontMatter is how many lines front matter may have; what goes on longer is text.
const maxFrontMatter = 200

// frontMatter reads the block of keys between "---" lines (YAML) or "+++" lines (TOML) at the start of a text and gives
// the offset behind it, 0 where there is none. Only keys at the top level that say something of the document count.
func frontMatter(s string, meta *text.Meta) int {
	fence, at := nextLine(s, 0)
	fence = strings.TrimRight(fence, " \t\r")
	sign := ":"
	switch fence {
	case "---":
	case "+++":
		sign = "="
	default:
		return 0
	}
	found := text.Meta{}
	for range maxFrontMatter {
		if at >= len(s) {
			return 0
		}
		var line string
		line, at = nextLine(s, at)
		line = strings.TrimRight(line, " \t\r")
		if line == fence || line == "..." && fence == "---" {
			*meta = found
			return at
		}
		if !readKey(line, sign, &found) {
			return 0
		}
	}
	return 0
}

// nextLine is the line at an offset, without its line feed, and the offset of the line after it.
func nextLine(s string, at int) (string, int) {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return s[at : at+i], at + i + 1
	}
	return s[at:], len(s)
}

// readKey reads one line of front matter; it is false for a line that cannot stand there.
func readKey(line, sign string, meta *text.Meta) bool {
	if line == "" || strings.ContainsAny(line[:1], " \t#-[]}") {
		return true
	}
	key, value, ok := strings.Cut(line, sign)
	key = strings.ToLower(strings.Trim(strings.TrimSpace(key), `"'`))
	if !ok || key == "" || strings.ContainsAny(key, " \t.,;!?") {
		return false
	}
	value = scalar(value)
	switch key {
	case "language", "lang":
		meta.Language = primary(value)
	case "product_class":
		meta.ProductClass = value
	case "audience":
		meta.Audience = value
	}
	return true
}

// scalar is a plain or quoted value without its comment.
func scalar(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') {
		if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
			return s[1 : 1+end]
		}
	}
	s, _, _ = strings.Cut(s, " #")
	return strings.TrimSpace(s)
}

// primary is the language of a language tag ("nl-BE" is "nl"), in lower case.
func primary(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i > 0 {
		tag = tag[:i]
	}
	if len(tag) < 2 || len(tag) > 3 {
		return ""
	}
	return tag
}
