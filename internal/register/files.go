package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"keur/claims"
)

// Stored is a file of a register folder: the register of a document, or the archive of the records that were pruned from it.
type Stored struct {
	Path     string // as messages name it
	Archived bool
	*claims.Register
}

// Files reads all files of a register folder, registers before archives, each sorted by name. A folder that does not exist
// has none. The error joins what is wrong with those that cannot be read; the others are given all the same.
func Files(dir string) ([]Stored, error) {
	var files []Stored
	var wrong []error
	fsys := os.DirFS(dir)
	_ = fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		shown := filepath.Join(dir, filepath.FromSlash(file))
		switch {
		case errors.Is(err, fs.ErrNotExist) && file == ".":
			return nil
		case err != nil:
			wrong = append(wrong, fmt.Errorf("cannot read the register %s: %w", shown, cause(err)))
			return nil
		case d.IsDir() || !isRegister(file):
			return nil
		}
		f, err := readFile(fsys, file, shown)
		if err != nil {
			wrong = append(wrong, err)
			return nil
		}
		files = append(files, f)
		return nil
	})
	return archivesLast(files), errors.Join(wrong...)
}

// isRegister says that a path is one of a register or an archive; lock and temporary files start with a dot.
func isRegister(file string) bool {
	return path.Ext(file) == ".yaml" && !strings.HasPrefix(path.Base(file), ".")
}

func readFile(fsys fs.FS, file, shown string) (Stored, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Stored{}, fmt.Errorf("cannot read the register %s: %w", shown, cause(err))
	}
	f, err := decodeFile(file, shown, data)
	if err == nil && !f.Archived && file != f.Document+".yaml" {
		err = &misplaced{shown, file, f.Register}
	}
	return f, err
}

// FilesOf reads the files of a register folder from their contents, by slash path, such as an older version of them. A
// register that does not lie where its document says is read too. Label comes before the paths in messages.
func FilesOf(contents map[string][]byte, label string) ([]Stored, error) {
	var files []Stored
	var wrong []error
	for file, data := range contents {
		if !isRegister(file) {
			continue
		}
		f, err := decodeFile(file, label+file, data)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		files = append(files, f)
	}
	slices.SortFunc(wrong, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return archivesLast(files), errors.Join(wrong...)
}

// decodeFile reads a register or an archive, whichever it says it is.
func decodeFile(file, shown string, data []byte) (Stored, error) {
	if strings.HasPrefix(file, archiveDir+"/") {
		reg, err := claims.DecodeArchive(shown, data)
		if err != nil {
			return Stored{}, err
		}
		if file == archiveFile(reg.Document) {
			return Stored{shown, true, reg}, nil
		}
	}
	reg, err := claims.DecodeRegister(shown, data)
	return Stored{shown, false, reg}, err
}

func archivesLast(files []Stored) []Stored {
	slices.SortFunc(files, func(a, b Stored) int {
		if a.Archived != b.Archived {
			if a.Archived {
				return 1
			}
			return -1
		}
		return strings.Compare(a.Path, b.Path)
	})
	return files
}
