package project

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Selection says which files of a folder are documents.
type Selection struct {
	Include, Exclude []string // globs, beside those of the configuration
	Format           string   // of all documents, whatever their extension; empty: by extension
	Formats          []string // that are known
	// FormatOf gives the format of a file by its name, "" for one that is not known.
	FormatOf func(path string) string
}

// Document is a file to audit.
type Document struct {
	Path string // as the user named it, or its folder
	Name string // logical name
}

// Found is what some paths lead to.
type Found struct {
	Documents []Document // sorted by name, each once
	Unknown   int        // files in folders whose format is not known
	Links     int        // symbolic links in folders, which are not followed
	Wrong     []error    // paths that are missing, hold no document, or are of unknown format
	Unread    []error    // folders that could not be read
}

// Documents finds the documents at some paths, or at those of the configuration where none is given. A file that is
// named is a document whatever include, exclude and ignore files say. In folders hidden files and symbolic links are
// left out, so that a circle of links does no harm. The error is that of the context.
func (p *Project) Documents(ctx context.Context, paths []string, s Selection) (Found, error) {
	w := &walk{Project: p, ctx: ctx, s: s, seen: map[string]bool{}}
	w.s.Include = append(slices.Clone(p.Config.Include), s.Include...)
	w.s.Exclude = append(slices.Clone(p.Config.Exclude), s.Exclude...)
	origin := ""
	if len(paths) == 0 {
		origin = " (paths in " + p.File + ")"
		for _, path := range p.Config.Paths {
			if !filepath.IsAbs(path) {
				path = p.Show(filepath.Join(p.Root, path))
			}
			paths = append(paths, path)
		}
	}
	for _, path := range paths {
		if err := w.named(path); err != nil {
			w.found.Wrong = append(w.found.Wrong, fmt.Errorf("%s%s: %w", path, origin, err))
		}
	}
	slices.SortFunc(w.found.Documents, func(a, b Document) int { return cmp.Compare(a.Name, b.Name) })
	return w.found, ctx.Err()
}

type walk struct {
	*Project
	ctx   context.Context
	s     Selection
	seen  map[string]bool // absolute paths
	found Found
}

// named takes a path that the user gave.
func (w *walk) named(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("no such file or folder")
	case err != nil:
		return reason(err)
	case info.IsDir():
		return w.folder(path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("neither a file nor a folder")
	case w.s.Format == "" && w.s.FormatOf(path) == "":
		return fmt.Errorf("unknown format %q: keur reads %s; say which of them it is with --format",
			filepath.Ext(path), strings.Join(w.s.Formats, ", "))
	}
	w.add(path)
	return nil
}

// folder takes a folder that the user gave; one without a document is an error, so that a slip never passes for "fine".
func (w *walk) folder(path string) error {
	documents, unknown, unread := len(w.seen), w.found.Unknown, len(w.found.Unread)
	w.enter(path, w.ignoring(w.absolute(path)))
	if len(w.seen) > documents || len(w.found.Unread) > unread || w.ctx.Err() != nil {
		return nil
	}
	for taken := range w.seen {
		if strings.HasPrefix(taken, w.absolute(path)+string(filepath.Separator)) {
			return nil // all of it was taken already
		}
	}
	if n := w.found.Unknown - unknown; n > 0 {
		return fmt.Errorf("no document found: keur reads %s (files of other formats: %d)", strings.Join(w.s.Formats, ", "), n)
	}
	return fmt.Errorf("no document found: the folder holds none, or exclude and ignore files leave them out")
}

// enter takes what a folder holds, in the order of names.
func (w *walk) enter(dir string, g *ignores) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.found.Unread = append(w.found.Unread, fmt.Errorf("%s: cannot read folder: %w", dir, reason(err)))
		return
	}
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return
		}
		path := filepath.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") || w.Name(path) == registerName ||
			matches(w.s.Exclude, w.Name(path)) || g.skip(w.absolute(path), e.IsDir()) {
			continue
		}
		switch {
		case e.IsDir():
			w.enter(path, g.enter(w.absolute(path)))
		case e.Type()&fs.ModeSymlink != 0:
			w.found.Links++
		case e.Type().IsRegular():
			w.file(path)
		}
	}
}

// file takes a file of a folder.
func (w *walk) file(path string) {
	included := len(w.s.Include) > 0 && matches(w.s.Include, w.Name(path))
	switch {
	case len(w.s.Include) > 0 && !included:
	case w.s.FormatOf(path) == "" && (w.s.Format == "" || !included):
		w.found.Unknown++
	default:
		w.add(path)
	}
}

func (w *walk) add(path string) {
	if file := w.absolute(path); !w.seen[file] {
		w.seen[file] = true
		w.found.Documents = append(w.found.Documents, Document{Path: path, Name: w.Name(path)})
	}
}

// reason drops the path from an error of the file system: messages name it already.
func reason(err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return at.Err
	}
	return err
}
