package gold

import (
	"encoding/json"
	"fmt"
	"os"
)

// The uses that an index can mark a page for: to look at while building, or to be counted only and never looked at, so
// that it tells how well claims are found on pages that nobody has seen.
const (
	Build = "build"
	Count = "count"
)

// Uses lists the uses of pages.
func Uses() []string { return []string{Build, Count} }

// Index is a list of pages with their uses.
type Index []struct {
	Text string `json:"text"` // base name of the page
	Use  string `json:"use"`
}

// ReadIndex reads the index of some pages. The error names the file.
func ReadIndex(path string) (Index, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out Index
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf(`%s is no list of {"text": name, "use": "build" or "count"}: %w`, path, err)
	}
	return out, nil
}

// Marked is the set of the pages that an index marks for a use.
func (x Index) Marked(use string) map[string]bool {
	out := map[string]bool{}
	for _, page := range x {
		if page.Use == use {
			out[page.Text] = true
		}
	}
	return out
}
