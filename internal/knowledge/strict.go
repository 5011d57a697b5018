package knowledge

import (
	"errors"
	"fmt"
	"regexp"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// file is one parsed YAML file.
type file struct {
	name   string
	root   ast.Node // nil for an empty file
	loader *loader
}

// open parses a file; where it is no YAML the fault is recorded and the file left out.
func (l *loader) open(name string, data []byte) *file {
	f := &file{name: name, loader: l}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		f.yamlFault(err)
		return nil
	}
	if len(tree.Docs) > 1 {
		f.fault(tree.Docs[1].Body, "a data file is one YAML document")
		return nil
	}
	if len(tree.Docs) == 1 {
		f.root = tree.Docs[0].Body
	}
	if _, comment := f.root.(*ast.CommentGroupNode); comment {
		f.root = nil
	}
	return f
}

// items gives the members of the list that a file holds.
func (f *file) items() []ast.Node {
	if f.root == nil {
		return nil
	}
	list, ok := f.root.(*ast.SequenceNode)
	if !ok {
		f.fault(f.root, "want a list of entries, each starting with \"- \"")
		return nil
	}
	return list.Values
}

// decode fills a value from a node, refusing keys that the type does not have.
func (f *file) decode(node ast.Node, into any) bool {
	if err := yaml.NodeToValue(node, into, yaml.Strict()); err != nil {
		f.yamlFault(err)
		return false
	}
	return true
}

// fault records a problem at a node; at the file as a whole where node is nil.
func (f *file) fault(node ast.Node, format string, args ...any) {
	line, column := position(node)
	f.loader.problems = append(f.loader.problems, Problem{f.name, line, column, fmt.Sprintf(format, args...)})
}

// goName matches the Go type names that the YAML library puts into its messages, which mean nothing to their reader.
var goName = regexp.MustCompile(` (into|of) Go (struct field|value of type) \S+( of type)?`)

// yamlFault records an error of the YAML library with the place that it carries.
func (f *file) yamlFault(err error) {
	p := Problem{File: f.name, Message: err.Error()}
	var located yaml.Error
	if errors.As(err, &located) {
		p.Message = goName.ReplaceAllString(located.GetMessage(), " here as")
		if t := located.GetToken(); t != nil && t.Position != nil {
			p.Line, p.Column = t.Position.Line, t.Position.Column
		}
	}
	f.loader.problems = append(f.loader.problems, p)
}

// position is the 1-based line and column of a node, 0 for none.
func position(node ast.Node) (line, column int) {
	if node == nil {
		return 0, 0
	}
	if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
		node = m.Values[0].Key // its own token is the first colon
	} else if v, ok := node.(*ast.MappingValueNode); ok {
		node = v.Key
	}
	t := node.GetToken()
	if t == nil || t.Position == nil {
		return 0, 0
	}
	return t.Position.Line, t.Position.Column
}

// within finds the node under a path of keys (string) and indexes (int), or the last one on the way that exists.
func within(node ast.Node, path ...any) ast.Node {
	for _, step := range path {
		next := member(node, step)
		if next == nil {
			return node
		}
		node = next
	}
	return node
}

func member(node ast.Node, step any) ast.Node {
	switch n := node.(type) {
	case *ast.SequenceNode:
		if i, ok := step.(int); ok && i < len(n.Values) {
			return n.Values[i]
		}
	case *ast.MappingNode:
		for _, v := range n.Values {
			if v.Key.String() == step {
				return v.Value
			}
		}
	case *ast.MappingValueNode:
		if n.Key.String() == step {
			return n.Value
		}
	}
	return nil
}
