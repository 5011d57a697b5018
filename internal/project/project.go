// Package project finds the configuration of a project and the documents that belong to it.
package project

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ConfigName is the name of the configuration file.
const ConfigName = ".keur.yaml"

// Project is a folder whose documents are audited together.
type Project struct {
	// Root is the absolute folder that logical names are relative to: that of the configuration, or the working folder.
	Root string
	// File is the configuration as messages name it, empty where there is none.
	File   string
	Config Config

	dir string // the working folder, absolute
}

// Find gives the nearest configuration from a folder upward, "" where there is none.
func Find(dir string) string {
	for {
		file := filepath.Join(dir, ConfigName)
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return file
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// Open reads the project of a working folder, with the configuration in file. Without a file the working folder itself
// is the project. Faults of the configuration are of type Problems.
func Open(dir, file string, v Vocabulary) (*Project, error) {
	p := &Project{Root: dir, dir: dir}
	if file == "" {
		return p, nil
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	p.Root, p.File = filepath.Dir(file), p.Show(file)
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("cannot read the configuration %s: %w", p.File, reason(err))
	}
	p.Config, err = parse(p.File, data, v)
	return p, err
}

// Show is a path as people at the working folder best read it: relative where that does not lead far up.
func (p *Project) Show(path string) string {
	rel, err := filepath.Rel(p.dir, p.absolute(path))
	if err != nil || strings.HasPrefix(rel, filepath.Join("..", "..", "..")) {
		return path
	}
	return rel
}

// Name is the logical name of a path: the slash path relative to the root. A path that lies outside the project is its
// own name, and has no review register.
func (p *Project) Name(path string) string {
	rel, err := filepath.Rel(p.Root, p.absolute(path))
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(filepath.Clean(path))
	}
	return filepath.ToSlash(rel)
}

// Path is the path of a logical name, relative to the working folder where that is not far.
func (p *Project) Path(name string) string {
	if !fs.ValidPath(name) {
		return filepath.FromSlash(name)
	}
	return p.Show(filepath.Join(p.Root, filepath.FromSlash(name)))
}

// registerName is the default folder of the review register, relative to the root.
const registerName = "claims/register"

// Register is the default folder of the review register; empty without a configuration.
func (p *Project) Register() string {
	if p.File == "" {
		return ""
	}
	return p.Show(filepath.Join(p.Root, filepath.FromSlash(registerName)))
}

// Override merges what the configuration says of a document; of two that name the same setting the later one counts.
func (p *Project) Override(name string) Override {
	var out Override
	for i := range p.Config.Overrides {
		if o := &p.Config.Overrides[i]; matches(o.Paths, name) {
			set(&out.Profile, o.Profile)
			set(&out.ProductClass, o.ProductClass)
			set(&out.Audience, o.Audience)
			set(&out.Owner, o.Owner)
		}
	}
	return out
}

func set(into *string, value string) {
	if value != "" {
		*into = value
	}
}

func (p *Project) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(p.dir, path)
}

// Matches says that one of some globs names a document, by its logical name or as it is named from the working folder.
func (p *Project) Matches(globs []string, name string) bool {
	for _, glob := range globs {
		if matches([]string{glob}, name) || p.Name(glob) == name {
			return true
		}
	}
	return false
}
