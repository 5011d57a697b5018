package claims

import (
	"fmt"
	"strings"
)

// node is a value of a register file with its place: a scalar, a mapping or a list. Both readers of the format give it,
// so that one decoder checks what they read.
type node struct {
	kind         nodeKind
	text         string // of a scalar
	keys         []field
	items        []node
	line, column int
}

// has says that a mapping has a key.
func (n *node) has(name string) bool {
	for i := range n.keys {
		if n.keys[i].name == name {
			return true
		}
	}
	return false
}

type field struct {
	name         string
	value        node
	line, column int
}

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	mappingNode
	listNode
	nullNode
)

func (k nodeKind) String() string {
	return [...]string{"a value", "a mapping", "a list", "nothing"}[k]
}

// DecodeError says where a register file is not as it must be.
type DecodeError struct {
	File         string
	Line, Column int
	Message      string
}

// Error gives file:line:column: message.
func (e *DecodeError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// decoder turns nodes into records and keeps the first error.
type decoder struct {
	file    string
	repeats bool // a claim may stand in it more than once
	err     error
}

func (d *decoder) fail(line, column int, format string, args ...any) {
	if d.err == nil {
		d.err = &DecodeError{d.file, line, column, fmt.Sprintf(format, args...)}
	}
}

// mapping reads the keys of a mapping, each of which must be one of the setters and stand once.
func (d *decoder) mapping(n *node, what string, required []string, set map[string]func(*node)) {
	if n.kind != mappingNode {
		d.fail(n.line, n.column, "%s must be a mapping, not %s", what, n.kind)
		return
	}
	seen := make(map[string]bool, len(n.keys))
	for i := range n.keys {
		k := &n.keys[i]
		f, ok := set[k.name]
		if !ok {
			d.fail(k.line, k.column, "unknown key %q in %s", k.name, what)
			return
		}
		if seen[k.name] {
			d.fail(k.line, k.column, "key %q stands twice in %s", k.name, what)
			return
		}
		seen[k.name] = true
		f(&k.value)
	}
	for _, name := range required {
		if !seen[name] {
			d.fail(n.line, n.column, "%s lacks %q", what, name)
		}
	}
}

// list calls f for each item; an absent value is an empty list.
func (d *decoder) list(n *node, what string, f func(*node)) {
	switch n.kind {
	case nullNode:
	case listNode:
		for i := range n.items {
			f(&n.items[i])
		}
	default:
		d.fail(n.line, n.column, "%s must be a list, not %s", what, n.kind)
	}
}

// scalar reads any text.
func (d *decoder) scalar(n *node) string {
	if n.kind != scalarNode {
		d.fail(n.line, n.column, "expected a value, found %s", n.kind)
	}
	return n.text
}

// str is a setter for text that must not be empty.
func (d *decoder) str(to *string) func(*node) {
	return func(n *node) {
		*to = d.scalar(n)
		if *to == "" {
			d.fail(n.line, n.column, "empty value")
		}
	}
}

// flag is a setter for true or false.
func (d *decoder) flag(to *bool) func(*node) {
	return func(n *node) {
		switch v := d.scalar(n); v {
		case "true", "false":
			*to = v == "true"
		default:
			d.fail(n.line, n.column, "%q is neither true nor false", v)
		}
	}
}

// hex is a setter for lower-case hexadecimal digits of one length.
func (d *decoder) hex(to *string, length int) func(*node) {
	return func(n *node) {
		*to = d.scalar(n)
		if len(*to) != length || strings.Trim(*to, "0123456789abcdef") != "" {
			d.fail(n.line, n.column, "%q is not %d hexadecimal digits", *to, length)
		}
	}
}

// enum is a setter for a value of a closed list.
func enum[T ~string](d *decoder, to *T, what string, list []T) func(*node) {
	return func(n *node) {
		*to = T(d.scalar(n))
		if !oneOf(*to, list) {
			d.fail(n.line, n.column, "unknown %s %q; it is one of %s", what, *to, names(list))
		}
	}
}
