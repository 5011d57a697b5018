package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"keur"
	"keur/internal/project"
)

// table is the report for the terminal, xlsx the workbook.
const (
	table = "table"
	xlsx  = "xlsx"
)

// target is a report that was asked for: a format, and the file that it goes to; no file is standard output.
type target struct{ format, file string }

// targets reads the values of -o and finds what is wrong with them before any work is done.
func (e *Env) targets(specs, formats []string) ([]target, error) {
	var out []target
	seen := map[string]bool{}
	for _, spec := range specs {
		format, file, toFile := strings.Cut(spec, "=")
		if file == "-" { // as other programs have it; a file of that name would be ./-
			file, toFile = "", false
		}
		if !contains(formats, format) {
			return nil, errors.New(project.Unknown("report format", format, formats))
		}
		switch {
		case toFile && file == "":
			return nil, fmt.Errorf("-o %s names no file: give it as -o %s=FILE", spec, format)
		case seen[file] && file == "":
			return nil, fmt.Errorf("only one report can go to standard output: give the others a file, as -o %s=FILE", format)
		case seen[file]:
			return nil, fmt.Errorf("two reports would go to %s: give each a file of its own", file)
		}
		if _, onScreen := terminal(e.Stdout); format == xlsx && !toFile && onScreen {
			return nil, fmt.Errorf("a workbook is nothing for a terminal: give it a file, as -o xlsx=FILE")
		}
		if err := writable(file); err != nil {
			return nil, err
		}
		seen[file] = true
		out = append(out, target{format, file})
	}
	return out, nil
}

// spared finds out whether a report would take the place of what was audited, or of what reviewers decided.
func (s *session) spared(targets []target) error {
	for _, t := range targets {
		info, err := os.Stat(t.file)
		if t.file == "" || err != nil || !info.Mode().IsRegular() {
			continue
		}
		same := func(path string) bool {
			other, err := os.Stat(path)
			return err == nil && os.SameFile(info, other)
		}
		switch {
		case slices.ContainsFunc(slices.Collect(maps.Values(s.paths)), same):
			return fmt.Errorf("-o %s=%s would overwrite a document of this audit: give the report another file", t.format, t.file)
		case slices.ContainsFunc(s.read, same):
			return fmt.Errorf("-o %s=%s would overwrite what this run reads: give the report another file", t.format, t.file)
		case s.project.File != "" && same(s.project.File):
			return fmt.Errorf("-o %s=%s would overwrite the configuration: give the report another file", t.format, t.file)
		}
	}
	return nil
}

// writable finds out early that a file cannot be written.
func writable(file string) error {
	if file == "" {
		return nil
	}
	folder := filepath.Dir(file)
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return unread(fmt.Errorf("cannot write %s: there is no folder %s, make it first", file, folder))
	case err != nil:
		return unread(fmt.Errorf("cannot write %s: %w", file, cause(err)))
	case !info.IsDir():
		return unread(fmt.Errorf("cannot write %s: %s is no folder", file, folder))
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return unread(fmt.Errorf("cannot write %s: it is a folder", file))
	}
	return nil
}

// cause drops the path from an error of the file system: messages name it already.
func cause(err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return at.Err
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return link.Err
	}
	return err
}

// write puts a target's report where it belongs. A file is written whole or not at all.
func (e *Env) write(t target, render func(io.Writer) error) error {
	if t.file == "" {
		if err := render(e.Stdout); err != nil {
			return unread(fmt.Errorf("cannot write to standard output: %w", cause(err)))
		}
		return nil
	}
	if err := replace(t.file, render); err != nil {
		return unread(fmt.Errorf("cannot write %s: %w", t.file, cause(err)))
	}
	return nil
}

// replace fills a temporary file beside the target, brings it to disk and renames it. A link is followed, and what is no
// file, such as /dev/null, is written to as it is.
func replace(file string, render func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(file); err == nil {
		if !info.Mode().IsRegular() {
			return direct(file, render)
		}
		mode = info.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), ".keur-*.tmp")
	if err != nil {
		return err
	}
	err = errors.Join(render(tmp), tmp.Chmod(mode), tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return nil
}

func direct(file string, render func(io.Writer) error) error {
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(render(f), f.Close())
}

// style says how reports for people look on what they are written to.
func (s *session) style(w io.Writer) keur.Style {
	return keur.Style{Width: s.env.width(w), Color: s.env.color(w), Verbose: s.flags.verbose, Sources: s.source}
}
