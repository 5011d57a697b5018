// Package gold holds claims against a gold standard: precision, recall and F1, as the field's scorer counts them.
package gold

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"

	"keur/claims"
)

// Label is one claim as a person labelled it. Start and End count Unicode code points of the source.
type Label struct {
	Doc        string            `json:"doc"`
	Quote      string            `json:"quote"`
	Type       claims.Type       `json:"type"`
	Polarity   claims.Polarity   `json:"polarity"`
	Hedged     bool              `json:"hedged"`
	Subject    string            `json:"subject"`
	Object     string            `json:"object"`
	Quantities []claims.Quantity `json:"quantities"`
	Start      int               `json:"start"`
	End        int               `json:"end"`
}

// Read reads labels, one JSON object a line. The error names the line.
func Read(r io.Reader) ([]Label, error) {
	var out []Label
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<22)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var l Label
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, l)
	}
	return out, lines.Err()
}

// ReadFile reads the labels of a file. The error names file and line.
func ReadFile(path string) ([]Label, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	labels, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return labels, nil
}

// Pair joins a label and a prediction, by their indices.
type Pair struct{ Label, Claim int }

// Match pairs labels with predictions of the same document and type: they must share at least half of the shorter one
// and a quarter of their union; each is paired once, the closest first.
func Match(labels, found []Label) []Pair {
	type edge struct {
		Pair
		share float64
	}
	by := map[string][]int{}
	for j := range found {
		key := found[j].Doc + "\x00" + string(found[j].Type)
		by[key] = append(by[key], j)
	}
	var edges []edge
	for i := range labels {
		for _, j := range by[labels[i].Doc+"\x00"+string(labels[i].Type)] {
			if s := share(&labels[i], &found[j]); s > 0 {
				edges = append(edges, edge{Pair{i, j}, s})
			}
		}
	}
	sort.SliceStable(edges, func(a, b int) bool { return edges[a].share > edges[b].share })
	var out []Pair
	usedLabel, usedClaim := make([]bool, len(labels)), make([]bool, len(found))
	for _, e := range edges {
		if !usedLabel[e.Label] && !usedClaim[e.Claim] {
			usedLabel[e.Label], usedClaim[e.Claim] = true, true
			out = append(out, e.Pair)
		}
	}
	slices.SortFunc(out, func(a, b Pair) int { return a.Label - b.Label })
	return out
}

// share is the part of their union that two spans have in common, or 0 where they are too far apart.
func share(a, b *Label) float64 {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	x, y := a.End-a.Start, b.End-b.Start
	if common <= 0 || x == 0 || y == 0 {
		return 0
	}
	union := x + y - common
	if 2*common < min(x, y) || 4*common < union {
		return 0
	}
	return float64(common) / float64(union)
}

// Score is precision, recall and F1 over a set of claims.
type Score struct{ Hits, Extra, Missed int }

// Precision is the share of predictions that are right.
func (s Score) Precision() float64 { return ratio(s.Hits, s.Hits+s.Extra) }

// Recall is the share of labels that are found.
func (s Score) Recall() float64 { return ratio(s.Hits, s.Hits+s.Missed) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
