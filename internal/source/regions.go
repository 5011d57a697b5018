package source

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"keur/internal/text"
)

// attributes are the attributes of an element that say what it is.
type attributes struct {
	class, id, role  string
	lang             string
	colspan, rowspan int
}

// regionOf is the region that an element opens by its tag, its role or the words of its class and id; Main if it opens
// none. It follows the vocabulary of HTML and ARIA, and the names that site builders give to such parts.
func regionOf(tag atom.Atom, a attributes) text.Region {
	switch tag {
	case atom.Nav, atom.Menu:
		return text.Navigation
	case atom.Footer:
		return text.Footer
	case atom.Aside:
		return text.Aside
	case atom.Caption, atom.Figcaption:
		return text.Caption
	}
	switch strings.ToLower(a.role) {
	case "navigation", "menu", "menubar":
		return text.Navigation
	case "contentinfo":
		return text.Footer
	case "complementary":
		return text.Aside
	case "doc-bibliography", "doc-endnotes":
		return text.References
	}
	switch tag {
	case atom.Div, atom.Section, atom.Ul, atom.Ol, atom.Header, atom.Form, atom.Dialog, atom.Table:
		return regionOfNames(a.class + " " + a.id)
	}
	return text.Main
}

// regionOfNames finds a region in class names and ids. A name such as "with-sidebar" tells of the frame around a
// region, not of the region.
func regionOfNames(names string) text.Region {
	for _, name := range strings.Fields(names) {
		found, frame := text.Main, false
		for _, w := range nameWords(name) {
			if r := regionOfWord(w); r != text.Main && found != text.Cookie {
				found = r
			}
			frame = frame || isFrame(w)
		}
		if found != text.Main && !frame {
			return found
		}
	}
	return text.Main
}

func regionOfWord(w string) text.Region {
	switch w {
	case "nav", "navbar", "navigation", "navigatie", "menu", "submenu", "megamenu", "mainmenu", "topmenu", "sidenav", "topnav", "mainnav", "breadcrumb", "breadcrumbs",
		"pagination", "toc", "skiplinks", "topbar":
		return text.Navigation
	case "footer", "colophon", "sitefooter", "subfooter":
		return text.Footer
	case "sidebar", "aside", "widget", "related":
		return text.Aside
	case "cookie", "cookies", "cookiebar", "cookiebanner", "cookieconsent", "cookienotice", "cookiebot", "cookielaw", "consent", "gdpr", "ccpa", "onetrust", "cmplz":
		return text.Cookie
	case "references", "reflist", "bibliography", "footnotes", "endnotes", "citations":
		return text.References
	}
	return text.Main
}

func isFrame(w string) bool {
	switch w {
	case "with", "without", "has", "no", "layout", "grid":
		return true
	}
	return false
}

// nameWords splits a class name at hyphens, underlines, digits and inner capitals, into words in lower case.
func nameWords(name string) []string {
	var out []string
	start := 0
	flush := func(end int) {
		if end > start {
			out = append(out, strings.ToLower(name[start:end]))
		}
	}
	before := rune(0)
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r):
			flush(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && unicode.IsLower(before):
			flush(i)
			start = i
		}
		before = r
	}
	flush(len(name))
	return out
}
