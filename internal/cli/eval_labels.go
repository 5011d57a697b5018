package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"keur/internal/gold"
)

// labelled is what claims are held against.
type labelled struct {
	labels  []gold.Label
	docs    map[string]bool // base names of the documents that have labels
	files   []string        // of labels
	indexes []string        // of pages and their uses, as far as they were read
	folders []string        // of the documents
	listed  map[string]bool // the documents in those folders; nil where a file of labels has no folder
	kept    map[string]bool // the pages that --use keeps; nil keeps all
	hidden  map[string]bool // the pages whose words are not to be shown
}

// load reads the labels and finds where their documents are.
func (e *evaluation) load(paths []string) (*labelled, error) {
	set := &labelled{docs: map[string]bool{}, hidden: map[string]bool{}}
	var err error
	if set.files, err = e.files(); err != nil {
		return nil, err
	}
	in := map[string]string{}
	for _, file := range set.files {
		labels, err := gold.ReadFile(file)
		if err != nil {
			return nil, unreadable(file, err)
		}
		for i := range labels {
			doc := labels[i].Doc
			if first := in[doc]; first != "" && first != file {
				return nil, fmt.Errorf("%s has labels of %s, and so has %s: give one of them", file, doc, first)
			}
			in[doc], set.docs[doc] = file, true
		}
		set.labels = append(set.labels, labels...)
	}
	if err := e.locate(set, len(paths) > 0); err != nil {
		return nil, err
	}
	return set, e.mark(set)
}

// unreadable gives an error of reading its exit code; what a file says wrongly is wrong use.
func unreadable(file string, err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return unread(fmt.Errorf("%s: cannot read file: %w", file, at.Err))
	}
	return err
}

// files lists the files of labels; a folder stands for those in it.
func (e *evaluation) files() ([]string, error) {
	var out []string
	for _, name := range e.gold {
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("--gold %s: no such file or folder", name)
		case err != nil:
			return nil, unread(fmt.Errorf("--gold %s: %w", name, cause(err)))
		case !info.IsDir():
			out = append(out, name)
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, unread(fmt.Errorf("--gold %s: %w", name, cause(err)))
		}
		before := len(out)
		for _, entry := range entries {
			if !entry.IsDir() && filepath.Ext(entry.Name()) == ".jsonl" {
				out = append(out, filepath.Join(name, entry.Name()))
			}
		}
		if len(out) == before {
			return nil, fmt.Errorf("--gold %s: the folder holds no .jsonl file with labels", name)
		}
	}
	return unique(out), nil
}

// locate finds the folders of the documents. Where documents are named there need be none.
func (e *evaluation) locate(set *labelled, named bool) error {
	isFolder := func(path string) bool {
		info, err := os.Stat(path)
		return err == nil && info.IsDir()
	}
	if e.docs != "" && !isFolder(e.docs) {
		return fmt.Errorf("--docs %s: there is no such folder", e.docs)
	}
	whole := true
	for _, file := range set.files {
		folder := e.docs
		if folder == "" {
			folder = strings.TrimSuffix(file, ".jsonl")
		}
		switch {
		case isFolder(folder):
			set.folders = append(set.folders, folder)
		case !named || e.use != "":
			return fmt.Errorf("%s: there is no folder %s beside it: say with --docs DIR where its documents are", file, folder)
		default:
			whole = false
		}
	}
	set.folders = unique(set.folders)
	if !whole {
		return nil
	}
	set.listed = map[string]bool{}
	for _, folder := range set.folders {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return unread(fmt.Errorf("%s: %w", folder, cause(err)))
		}
		for _, entry := range entries {
			set.listed[entry.Name()] = true
		}
	}
	return nil
}

// mark reads which pages are for what use.
func (e *evaluation) mark(set *labelled) error {
	if e.use == "" && !e.misses && !e.spurious {
		return nil
	}
	if e.use != "" {
		set.kept = map[string]bool{}
	}
	for _, folder := range set.folders {
		file := folder + "/../index.json" // not cleaned: the folder may be a link
		index, err := gold.ReadIndex(file)
		switch {
		case err != nil && e.use == "":
			continue // nobody asked for it, and it may be another's
		case errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("--use %s: there is no %s that marks pages so", e.use, file)
		case err != nil:
			return unreadable(file, err)
		}
		set.indexes = append(set.indexes, file)
		maps.Copy(set.hidden, index.Marked(gold.Count))
		if e.use != "" {
			maps.Copy(set.kept, index.Marked(e.use))
		}
	}
	return nil
}
