package project

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Problem is one fault of a configuration. Line and Column are 1-based, 0 where the file as a whole is at fault.
type Problem struct {
	File         string
	Line, Column int
	Message      string
}

// Problems is the error of a configuration with faults, in the order in which they stand.
type Problems []Problem

// Error gives one fault a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", one.File, one.Line, one.Column, one.Message)
		if one.Line == 0 {
			lines[i] = one.File + ": " + one.Message
		}
	}
	return strings.Join(lines, "\n")
}

// file is a configuration being read.
type file struct {
	name     string
	root     ast.Node // nil for an empty file
	problems Problems
}

// open parses a file; where it is no YAML the fault is recorded and there is no root.
func open(name string, data []byte) *file {
	f := &file{name: name}
	tree, err := parser.ParseBytes(data, 0)
	switch {
	case err != nil:
		f.yamlFault(err)
	case len(tree.Docs) > 1:
		f.fault(tree.Docs[1].Body, "a configuration is one YAML document: delete the line ---")
	case len(tree.Docs) == 1:
		f.root = tree.Docs[0].Body
	}
	switch f.root.(type) {
	case *ast.CommentGroupNode, *ast.NullNode:
		f.root = nil
	}
	return f
}

func (f *file) decode(into any) bool {
	if err := yaml.NodeToValue(f.root, into, yaml.Strict()); err != nil {
		f.yamlFault(err)
		return false
	}
	return true
}

// step is what a path to a node may hold beside keys and indexes.
type step int

// each stands for all members of a list.
const each step = -1

// keys finds keys that are none of those allowed, in the mapping or mappings at a path.
func (f *file) keys(allowed []string, path ...any) {
	for _, node := range under([]ast.Node{f.root}, path) {
		for _, pair := range pairs(node) {
			key := pair.Key.String()
			if !slices.Contains(allowed, key) {
				f.fault(pair, "%s", Unknown("key", key, allowed))
			}
		}
	}
}

// under gives the nodes at a path below some nodes.
func under(nodes []ast.Node, path []any) []ast.Node {
	for _, s := range path {
		var next []ast.Node
		for _, n := range nodes {
			if list, ok := n.(*ast.SequenceNode); ok && s == each {
				next = append(next, list.Values...)
			} else if m := member(n, s); m != nil {
				next = append(next, m)
			}
		}
		nodes = next
	}
	return nodes
}

// at is the node at a path of keys and indexes, or the last one on the way that there is.
func (f *file) at(path ...any) ast.Node {
	node := f.root
	for _, s := range path {
		next := member(node, s)
		if next == nil {
			break
		}
		node = next
	}
	return node
}

func member(node ast.Node, s any) ast.Node {
	if list, ok := node.(*ast.SequenceNode); ok {
		if i, ok := s.(int); ok && i < len(list.Values) {
			return list.Values[i]
		}
		return nil
	}
	for _, pair := range pairs(node) {
		if pair.Key.String() == s {
			return pair.Value
		}
	}
	return nil
}

// pairs are the keys and values of a mapping; a mapping of one key is a node of its own kind.
func pairs(node ast.Node) []*ast.MappingValueNode {
	switch n := node.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	return nil
}

// fault records a problem at a node.
func (f *file) fault(node ast.Node, format string, args ...any) {
	p := Problem{File: f.name, Message: fmt.Sprintf(format, args...)}
	if all := pairs(node); len(all) > 0 {
		node = all[0].Key // the token of a mapping is its first colon
	}
	if node != nil && node.GetToken() != nil && node.GetToken().Position != nil {
		p.Line, p.Column = node.GetToken().Position.Line, node.GetToken().Position.Column
	}
	f.problems = append(f.problems, p)
}

// yamlFault records an error of the YAML library, in words that do not speak of Go.
func (f *file) yamlFault(err error) {
	p := Problem{File: f.name, Message: "no valid YAML: " + err.Error()}
	var located yaml.Error
	if errors.As(err, &located) {
		p.Message = "no valid YAML: " + located.GetMessage()
		if t := located.GetToken(); t != nil && t.Position != nil {
			p.Line, p.Column = t.Position.Line, t.Position.Column
		}
	}
	var other *yaml.UnexpectedNodeTypeError
	var value *yaml.TypeError
	switch {
	case errors.As(err, &other) && other.Expected == ast.SequenceType:
		p.Message = "want a list here, such as [" + strings.TrimSpace(other.Token.Value) + "]"
	case errors.As(err, &other) && other.Expected == ast.MappingType:
		p.Message = "want a key and a value here, such as paths: [content]"
	case errors.As(err, &value):
		p.Message = "want a single value here, not a list"
	}
	f.problems = append(f.problems, p)
}
