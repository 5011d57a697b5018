package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"keur/claims"
)

// archiveDir is the folder of the register that holds pruned records.
const archiveDir = "archive"

// archiveFile is the path of a document's archive inside the register folder.
func archiveFile(name string) string { return archiveDir + "/" + name + ".yaml" }

// File is the path of a document's register inside the register folder. The logical name must be a clean relative slash
// path: a document outside the project has no register.
func File(name string) (string, error) {
	if !fs.ValidPath(name) || name == "." {
		return "", fmt.Errorf("%q lies outside the project and cannot have a review register", name)
	}
	return name + ".yaml", nil
}

// Load reads the register of a document from a register folder. A document without a file has an empty register.
// Errors of form are *claims.DecodeError with line and column.
func Load(dir, name string) (*claims.Register, error) {
	return load(os.DirFS(dir), name, dir)
}

// LoadFS reads as Load does from a register folder in any file system.
func LoadFS(fsys fs.FS, name string) (*claims.Register, error) {
	return load(fsys, name, "")
}

func load(fsys fs.FS, name, dir string) (*claims.Register, error) {
	file, err := File(name)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return &claims.Register{Document: name}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the register of %s: %w", name, err)
	}
	shown := filepath.Join(dir, filepath.FromSlash(file))
	f, err := decodeFile(file, shown, data)
	if err == nil && f.Document != name {
		err = &misplaced{shown, file, f.Register}
	}
	if err != nil {
		return nil, err
	}
	return f.Register, nil
}

// misplaced is the error of a register file that is about another document than its place says.
type misplaced struct {
	shown, file string // its path as messages name it, and inside the register folder
	register    *claims.Register
}

func (m *misplaced) Error() string {
	name := strings.TrimSuffix(m.file, ".yaml")
	if m.file == archiveFile(m.register.Document) {
		return fmt.Sprintf("%s: this is the archive of %q, so that %q can have no register; rename the folder of the document",
			m.shown, m.register.Document, name)
	}
	return fmt.Sprintf("%s: this is the register of %q, not of %q; if the document was renamed, use keur review move",
		m.shown, m.register.Document, name)
}

// Names lists the logical names of all documents that have a register in a folder, sorted. A folder that does not exist
// has none. Archived records are no registers.
func Names(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && file == ".":
			return fs.SkipAll
		case err != nil:
			return fmt.Errorf("cannot read the register: %w", err)
		case d.IsDir() || path.Ext(file) != ".yaml" || strings.HasPrefix(path.Base(file), "."):
			return nil
		}
		archived, err := isArchived(fsys, file)
		if err == nil && !archived {
			names = append(names, strings.TrimSuffix(file, ".yaml"))
		}
		return err
	})
	return names, err
}

// isArchived tells the archive of a document from the register of a document that lies in a folder named archive: the
// file says which document it is about.
func isArchived(fsys fs.FS, file string) (bool, error) {
	if !strings.HasPrefix(file, archiveDir+"/") {
		return false, nil
	}
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return false, fmt.Errorf("cannot read the register: %w", err)
	}
	f, err := decodeFile(file, file, data)
	return f.Archived, err
}
