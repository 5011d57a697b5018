package knowledge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one fault in the data files. Line and Column are 1-based; both are 0 where the fault is the file's as a
// whole.
type Problem struct {
	File    string
	Line    int
	Column  int
	Message string
}

// String gives the problem as file:line:column: message.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems is the error of Parse and Overlay: every fault of the data files, by file and line.
type Problems []Problem

// Error gives one problem a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = p[i].String()
	}
	return strings.Join(lines, "\n")
}

// sort orders problems by place, so that the same faults read the same however they were found.
func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message))
	})
}
