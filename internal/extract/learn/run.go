package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"keur/claims"
	"keur/internal/extract"
	"keur/internal/gold"
	"keur/internal/knowledge"
	"keur/internal/source"
	"keur/internal/text"
)

type config struct {
	sets        list
	index       string
	data, out   string
	show        string
	folds, rare int
	reach       float64
}

type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(v string) error { *l = append(*l, v); return nil }

// unit is a sample with its labels.
type unit struct {
	fold     int
	features []int
	types    uint32 // bit t: it has type t
	text     string
	weight   float64
	own      bool // written for learning: it does not count in the check, since its types are not met as often in life
}

func run(c config) error {
	os.MkdirAll(filepath.Join(c.data, "model"), 0o755)
	base, err := knowledge.Parse(os.DirFS(c.data))
	if err != nil {
		return err
	}
	base.Model = nil
	sites, err := readIndex(c.index)
	if err != nil {
		return err
	}
	names := newNames(c.rare)
	var units []unit
	for _, set := range c.sets {
		labels, folder, _ := strings.Cut(set, "=")
		more, err := read(base, labels, folder, sites, names, c.folds)
		if err != nil {
			return err
		}
		units = append(units, more...)
	}
	names.trim(units)
	fmt.Printf("%d units, %d features\n", len(units), len(names.list))
	shifts := check(units, len(names.list), c)
	if c.out == "" {
		return nil
	}
	return write(c.out, fitAll(units, len(names.list), c.reach), shifts, names)
}

// readIndex gives the site of each document that may be learned from.
func readIndex(path string) (map[string]string, error) {
	sites := map[string]string{}
	if path == "" {
		return sites, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows []struct{ Text, Use, Repo string }
	if err := json.Unmarshal(data, &rows); err != nil {
		return nil, err
	}
	for _, r := range rows {
		if r.Use == "build" {
			sites[r.Text] = r.Repo
		} else {
			sites[r.Text] = ""
		}
	}
	return sites, nil
}

// read describes the units of a set of documents and labels them.
func read(base *knowledge.Base, labels, folder string, sites map[string]string, names *names, folds int) ([]unit, error) {
	by, err := readLabels(labels)
	if err != nil {
		return nil, err
	}
	segmenter, worker := text.NewSegmenter(base.TextRules()), extract.New(base).Worker()
	paths, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil {
		return nil, err
	}
	var out []unit
	for _, path := range paths {
		name := filepath.Base(path)
		site, known := sites[name]
		if known && site == "" || !known && source.FormatOf(path) == "" {
			continue
		}
		if !known {
			site = name
		}
		weight, own := ownWeights[labels]
		more, err := units(segmenter, worker, path, by[name], own, names)
		if err != nil {
			return nil, err
		}
		h := fnv.New32a()
		h.Write([]byte(site))
		for i := range more {
			more[i].fold = int(h.Sum32() % uint32(folds))
			more[i].own, more[i].weight = own, 1
			if own {
				more[i].weight = weight
			}
		}
		out = append(out, more...)
	}
	return out, nil
}

// readLabels reads gold labels, of a file or a folder of files, by document; "lines" and "pages" stand for documents
// that carry their labels themselves.
func readLabels(path string) (map[string][]gold.Label, error) {
	by := map[string][]gold.Label{}
	if _, own := ownWeights[path]; own {
		return by, nil
	}
	files := []string{path}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.jsonl")); err != nil {
			return nil, err
		}
	}
	for _, name := range files {
		all, err := gold.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, l := range all {
			by[l.Doc] = append(by[l.Doc], l)
		}
	}
	return by, nil
}

// units describes and labels one document. A label goes to the sample that holds most of it.
func units(segmenter *text.Segmenter, worker *extract.Worker, path string, labels []gold.Label, own bool, names *names) ([]unit, error) {
	data, err := os.ReadFile(path)
	if err == nil && own {
		var text string
		text, labels, err = readLines(path)
		data = []byte(text)
	}
	if err != nil {
		return nil, err
	}
	doc, err := source.Read(filepath.Base(path), data, "")
	if err != nil {
		return nil, err
	}
	segmenter.Segment(doc)
	samples, err := worker.Samples(doc)
	if err != nil {
		return nil, err
	}
	out := make([]unit, len(samples))
	spans := make([]claims.Span, len(samples))
	for i, s := range samples {
		out[i].features = names.ids(s.Features)
		out[i].text = doc.Slice(s.Span)
		at := doc.Map.Span(s.Span)
		start := utf8.RuneCount(data[:at.Start])
		spans[i] = claims.Span{Start: start, End: start + utf8.RuneCount(data[at.Start:at.End])}
	}
	for _, l := range labels {
		best, most := -1, 0
		for i, s := range spans {
			if o := min(s.End, l.End) - max(s.Start, l.Start); o > most || o == most && o > 0 && l.Type == claims.Dosage {
				best, most = i, o
			}
		}
		if best >= 0 {
			out[best].types |= 1 << typeIndex(l.Type)
		}
	}
	return out, nil
}

func typeIndex(t claims.Type) int {
	for i, k := range claims.Types() {
		if k == t {
			return i
		}
	}
	return 31
}
