package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"sort"

	"keur/claims"
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

// write writes the model as YAML; weights too small to matter are left out.
func write(path string, all []weights, shifts []float64, n *names) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "# Weights of the features of a unit for each claim type. Written by make train; do not edit by hand.")
	for t, name := range claims.Types() {
		fmt.Fprintf(w, "- type: %s\n  bias: %.2f\n  weights:\n", name, all[t][len(n.list)]+shifts[t])
		order := make([]int, 0, len(n.list))
		for i := range n.list {
			if math.Abs(all[t][i]) >= 0.05 {
				order = append(order, i)
			}
		}
		sort.Slice(order, func(a, b int) bool { return n.list[order[a]] < n.list[order[b]] })
		for _, i := range order {
			fmt.Fprintf(w, "    - {f: %q, w: %.2f}\n", n.list[i], all[t][i])
		}
	}
	return w.Flush()
}
