package claims

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// parseCanonical reads the form that EncodeRegister writes, many times faster than a YAML library does: a site has a
// register file per page, and every audit reads them all. Anything unusual makes it give up, and parseYAML takes over;
// a fuzz test holds the two to the same outcome.
func parseCanonical(data []byte) (root node, ok bool) {
	p := canonical{rest: data}
	root = p.mapping(0)
	return root, p.ok() && len(root.keys) > 0
}

type canonical struct {
	rest []byte
	line int // of the line in hand
	bad  bool

	// The line in hand, if have.
	have   bool
	indent int
	item   bool // it starts a list item; indent counts to its key
	key    string
	value  string
	quoted bool
	column int // of value
}

func (p *canonical) ok() bool { return !p.bad && !p.have && len(p.rest) == 0 }

// next takes the next line that is neither blank nor a comment.
func (p *canonical) next() bool {
	for !p.have && !p.bad && len(p.rest) > 0 {
		end := bytes.IndexByte(p.rest, '\n')
		if end < 0 {
			p.bad = true
			return false
		}
		line := p.rest[:end]
		p.rest = p.rest[end+1:]
		p.line++
		if len(line) > 0 && line[0] != '#' {
			p.split(string(line))
		}
	}
	return p.have && !p.bad
}

// split takes a line apart: indent, item mark, key, value.
func (p *canonical) split(line string) {
	body := strings.TrimLeft(line, " ")
	p.indent = len(line) - len(body)
	p.item = strings.HasPrefix(body, "- ")
	if p.item {
		body = body[2:]
		p.indent += 2
	}
	key, value, found := strings.Cut(body, ":")
	if !found || !isWord(key) {
		p.bad = true
		return
	}
	p.have, p.key, p.column = true, key, p.indent+len(key)+3
	p.scalar(value)
}

func (p *canonical) scalar(value string) {
	p.value, p.quoted = "", false
	if value == "" {
		return
	}
	if value[0] != ' ' || len(value) < 2 {
		p.bad = true
		return
	}
	if value = value[1:]; value[0] != '"' {
		p.value = value
		p.bad = p.bad || !isPlain(value)
		return
	}
	text, ok := unquote(value)
	p.value, p.quoted = text, true
	p.bad = p.bad || !ok
}

// mapping reads the keys at one indent.
func (p *canonical) mapping(indent int) node {
	n := node{kind: mappingNode}
	for p.next() && p.indent == indent && (!p.item || len(n.keys) == 0) {
		f := field{name: p.key, line: p.line, column: indent + 1}
		if len(n.keys) == 0 {
			n.line, n.column = f.line, f.column
		}
		p.have = false
		p.bad = p.bad || n.has(f.name)
		if p.value != "" || p.quoted {
			f.value = node{kind: scalarNode, text: p.value, line: p.line, column: p.column}
		} else {
			f.value = p.block(indent)
		}
		n.keys = append(n.keys, f)
	}
	return n
}

// block reads what stands below a key without a value: a list at the same indent, a mapping one deeper, or nothing.
func (p *canonical) block(indent int) node {
	empty := node{kind: nullNode, line: p.line, column: indent + 1}
	switch {
	case !p.next():
		return empty
	case p.item && p.indent == indent+2:
		return p.list(indent + 2)
	case !p.item && p.indent == indent+2 && indent > 0:
		return p.mapping(indent + 2)
	case p.indent > indent:
		p.bad = true
	}
	return empty
}

func (p *canonical) list(indent int) node {
	n := node{kind: listNode, line: p.line, column: indent - 1}
	for p.next() && p.item && p.indent == indent {
		n.items = append(n.items, p.mapping(indent))
	}
	return n
}

func isWord(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// isPlain admits the plain scalars of the format, and nothing that YAML reads as anything but that text.
func isPlain(s string) bool {
	switch s {
	case "null", "nan", "inf", "y", "n", "yes", "no", "on", "off":
		return false
	}
	if s[0] >= '0' && s[0] <= '9' {
		return len(s) < 10 && strings.Trim(s, "0123456789") == "" && (s == "0" || s[0] != '0')
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == "" && s[0] != '_'
}

// unquote undoes quote. Only the escapes that quote writes are known here.
func unquote(s string) (string, bool) {
	if len(s) < 2 || s[len(s)-1] != '"' || !utf8.ValidString(s) {
		return "", false
	}
	s = s[1 : len(s)-1]
	if strings.IndexByte(s, '\\') < 0 {
		return s, strings.IndexByte(s, '"') < 0 && printable(s)
	}
	if !printable(s) {
		return "", false
	}
	var b strings.Builder
	for s != "" {
		if s[0] == '"' {
			return "", false
		}
		if s[0] != '\\' {
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		r, n := escape(s)
		if n == 0 {
			return "", false
		}
		b.WriteRune(r)
		s = s[n:]
	}
	return b.String(), true
}
