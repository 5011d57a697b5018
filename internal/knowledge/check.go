package knowledge

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"keur/internal/match"
)

// checker holds one decoded entry against the schema, and knows where each of its fields stands.
type checker struct {
	file *file
	node ast.Node
}

// fault records a problem at a field of the entry.
func (c *checker) fault(path []any, format string, args ...any) {
	c.file.fault(within(c.node, path...), format, args...)
}

// open records a problem that does not stop the base from being used yet.
func (c *checker) open(path []any, format string, args ...any) {
	line, column := position(within(c.node, path...))
	base := c.file.loader.base
	base.Unresolved = append(base.Unresolved, Problem{c.file.name, line, column, fmt.Sprintf(format, args...)})
}

// at is the path of a field.
func at(path ...any) []any { return path }

// idField is the path of the key by which an entry is known.
func (c *checker) idField() []any {
	for _, key := range []string{"id", "class", "type"} {
		if member(c.node, key) != nil {
			return at(key)
		}
	}
	return nil
}

// required says that a field must not be empty.
func (c *checker) required(value string, path ...any) {
	if strings.TrimSpace(value) == "" {
		c.fault(path, "%s is missing", name(path))
	}
}

// oneOf says that a field holds one of some values; an empty one is allowed where allowed lists "".
func (c *checker) oneOf(value string, allowed []string, path ...any) {
	if !slices.Contains(allowed, value) {
		if value == "" {
			c.fault(path, "%s is missing: want %s", name(path), quoted(allowed))
			return
		}
		c.fault(path, "unknown %s %q: want %s", name(path), value, quoted(allowed))
	}
}

// eachOf says that every member of a list is one of some values.
func (c *checker) eachOf(values, allowed []string, path ...any) {
	for i, v := range values {
		c.oneOf(v, allowed, append(slices.Clone(path), i)...)
	}
}

// day says that a field holds a calendar day, such as 2026-01-31.
func (c *checker) day(value string, path ...any) {
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		c.fault(path, "%s %q is no day: want a form such as 2026-01-31", name(path), value)
	}
}

// link says that a field holds a web address, or nothing.
func (c *checker) link(value string, path ...any) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		c.fault(path, "%s %q is no web address", name(path), value)
	}
}

// texts says that a text is there in every language.
func (c *checker) texts(t Texts, field string) {
	for _, language := range languages() {
		c.required(t.In(language), field, language)
	}
}

// listed says that no member of a list of words is empty or stands there twice.
func (c *checker) listed(values []string, path ...any) {
	for i, v := range values {
		here := append(slices.Clone(path), i)
		if strings.TrimSpace(v) == "" {
			c.fault(here, "an empty entry in %s", name(path))
		} else if slices.Contains(values[:i], v) {
			c.fault(here, "%q stands twice in %s", v, name(path))
		}
	}
}

// named says that no name in any language is empty or double.
func (c *checker) named(n Names, prefix ...any) {
	for _, language := range languages() {
		c.listed(n.In(language), append(slices.Clone(prefix), language)...)
	}
}

// name is what a message calls a field: its key, without the index into a list.
func name(path []any) string {
	var keys []string
	for _, step := range path {
		if key, ok := step.(string); ok {
			keys = append(keys, key)
		}
	}
	return fmt.Sprint(strings.Join(keys, "."))
}

// cues says that every cue is a pattern without word classes.
func (c *checker) cues(n Names) {
	c.named(n, "cues")
	for _, language := range languages() {
		for i, cue := range n.In(language) {
			if _, err := match.NewLexicon(match.Inflection{}).Parse(cue); err != nil {
				c.fault(at("cues", language, i), "%v", err)
			}
		}
	}
}
