package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
)

// names numbers the features met.
type names struct {
	rare  int
	index map[string]int
	list  []string
	met   []int
}

func newNames(rare int) *names { return &names{rare: rare, index: map[string]int{}} }

func (n *names) ids(features []string) []int {
	out := make([]int, len(features))
	for i, f := range features {
		id, ok := n.index[f]
		if !ok {
			id = len(n.list)
			n.index[f] = id
			n.list = append(n.list, f)
			n.met = append(n.met, 0)
		}
		n.met[id]++
		out[i] = id
	}
	return out
}

// trim leaves rare features out of the units.
func (n *names) trim(units []unit) {
	for i := range units {
		for k, f := range units[i].features {
			if n.met[f] < n.rare {
				units[i].features[k] = -1
			}
		}
	}
}

// least is the weight below which a feature is left out of the model, in hundredths.
const least = 3

// write writes the model as YAML, a feature a line; weights too small to matter are 0.
func write(path string, all []weights, shifts []float64, n *names) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "# What each feature of a unit speaks for: hundredths, one a claim type in the order of claims.Types.")
	fmt.Fprintln(w, "# Learned by make train from the build pages of the shared gold standard, the shared seeds, seeds/ and the pages and lines")
	fmt.Fprintln(w, "# in internal/extract/learn (docs/accuracy.md); do not edit by hand.")
	first := make([]float64, len(all))
	for t := range all {
		first[t] = all[t][len(n.list)] + shifts[t]
	}
	fmt.Fprintf(w, "- {f: bias, w: %q}\n", hundredths(first, 0))
	order := make([]int, len(n.list))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return n.list[order[a]] < n.list[order[b]] })
	row := make([]float64, len(all))
	for _, i := range order {
		for t := range all {
			row[t] = all[t][i]
		}
		if values := hundredths(row, least); values != "" {
			fmt.Fprintf(w, "- {f: %q, w: %q}\n", n.list[i], values)
		}
	}
	return w.Flush()
}

// hundredths writes weights as whole numbers; zeros at the end are left out.
func hundredths(row []float64, least int) string {
	var out []string
	keep := 0
	for t, v := range row {
		h := int(math.Round(100 * v))
		if max(h, -h) < least {
			h = 0
		}
		out = append(out, strconv.Itoa(h))
		if h != 0 {
			keep = t + 1
		}
	}
	return strings.Join(out[:keep], " ")
}
