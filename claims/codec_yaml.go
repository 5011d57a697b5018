package claims

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxDepth bounds the nesting of a register file; its own form needs five levels.
const maxDepth = 16

// parseYAML reads any YAML, such as a file that somebody edited by hand.
func parseYAML(file string, data []byte) (root node, err error) {
	// The YAML library panics on a few malformed inputs; such a file is malformed, no more.
	defer func() {
		if p := recover(); p != nil {
			err = &DecodeError{file, 1, 1, fmt.Sprintf("not YAML: %v", p)}
		}
	}()
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return node{}, yamlError(file, err)
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		return node{}, &DecodeError{file, 1, 1, "expected one YAML document that names version and document"}
	}
	c := converter{file: file}
	root = c.node(tree.Docs[0].Body, 0)
	return root, c.err
}

// yamlError takes message and place out of an error of the library, which prints the source over several lines.
func yamlError(file string, err error) error {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil && e.GetToken().Position != nil {
		at := e.GetToken().Position
		return &DecodeError{file, at.Line, at.Column, e.GetMessage()}
	}
	return &DecodeError{file, 1, 1, err.Error()}
}

// converter leads the library's nodes to ours. Scalars keep their written text, so that a date or an ID of digits only
// is no number.
type converter struct {
	file string
	err  error
}

func (c *converter) fail(at ast.Node, message string) node {
	n := placed(at, scalarNode)
	if c.err == nil {
		c.err = &DecodeError{c.file, n.line, n.column, message}
	}
	return n
}

func (c *converter) node(v ast.Node, depth int) node {
	if depth > maxDepth {
		return c.fail(v, "nested too deeply")
	}
	switch v := v.(type) {
	case *ast.MappingNode:
		n := placed(v, mappingNode)
		for _, pair := range v.Values {
			n.keys = append(n.keys, c.pair(pair, depth))
		}
		if len(n.keys) > 0 && !v.IsFlowStyle {
			n.line, n.column = n.keys[0].line, n.keys[0].column
		}
		return n
	case *ast.MappingValueNode:
		f := c.pair(v, depth)
		return node{kind: mappingNode, keys: []field{f}, line: f.line, column: f.column}
	case *ast.SequenceNode:
		n := placed(v, listNode)
		for _, item := range v.Values {
			n.items = append(n.items, c.node(item, depth+1))
		}
		return n
	case *ast.NullNode:
		return placed(v, nullNode)
	case *ast.StringNode:
		return scalar(v, v.Value)
	case *ast.LiteralNode:
		return scalar(v, v.Value.Value)
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode:
		return scalar(v, v.GetToken().Value)
	}
	return c.fail(v, "anchors, aliases, tags and special numbers have no place in a register")
}

func (c *converter) pair(v *ast.MappingValueNode, depth int) field {
	at := placed(v.Key, scalarNode)
	f := field{line: at.line, column: at.column}
	if key, ok := v.Key.(*ast.StringNode); ok {
		f.name = key.Value
	} else {
		c.fail(v.Key, "a key must be a plain word")
	}
	f.value = c.node(v.Value, depth+1)
	return f
}

func scalar(at ast.Node, text string) node {
	n := placed(at, scalarNode)
	n.text = text
	return n
}

func placed(at ast.Node, kind nodeKind) node {
	n := node{kind: kind, line: 1, column: 1}
	var t *token.Token
	if at != nil {
		t = at.GetToken()
	}
	if t != nil && t.Position != nil {
		n.line, n.column = t.Position.Line, t.Position.Column
	}
	return n
}
