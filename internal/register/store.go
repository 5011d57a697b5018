package register

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"keur/claims"
)

// Update changes the registers of some documents under the lock of the register folder: it reads them as they are now,
// calls change, and writes those whose content differs, in the order of names. When change or a check fails, nothing is
// written. Each file is replaced whole or not at all; if writing one fails, those before it are written and the error names
// it. A register that is left without records has its file removed.
func Update(dir string, names []string, change func([]*claims.Register) error) error {
	load := func() ([]*loaded, error) {
		files := make([]*loaded, len(names))
		for i, name := range names {
			reg, err := Load(dir, name)
			if err != nil {
				return nil, err
			}
			files[i] = hold(reg, false)
		}
		return files, nil
	}
	return update(dir, load, func(files []*loaded) error {
		registers := make([]*claims.Register, len(files))
		for i, h := range files {
			registers[i] = h.reg
		}
		return change(registers)
	})
}

// loaded is a register or an archive in hand, with what its file held when it was read.
type loaded struct {
	reg     *claims.Register
	archive bool
	before  []byte
}

func hold(reg *claims.Register, archive bool) *loaded {
	return &loaded{reg, archive, claims.EncodeRegister(reg)}
}

// update is Update for any files, which are written in the order in which load gives them.
func update(dir string, load func() ([]*loaded, error), change func([]*loaded) error) error {
	return withLock(dir, func() error {
		files, err := load()
		if err != nil {
			return err
		}
		if err := change(files); err != nil {
			return err
		}
		return writeChanged(dir, files)
	})
}

func writeChanged(dir string, files []*loaded) error {
	after := make([][]byte, len(files))
	for i, h := range files {
		data, err := encode(dir, h.reg, h.archive)
		if err != nil {
			return err
		}
		after[i] = data
	}
	for i, h := range files {
		if bytes.Equal(h.before, after[i]) {
			continue
		}
		put := func() error { return write(dir, h.reg.Document, h.archive, after[i]) }
		if len(h.reg.Records) == 0 {
			put = func() error { return remove(dir, h.reg.Document) }
		}
		if err := put(); err != nil {
			return err
		}
	}
	return nil
}

// Save writes the register of a document, whole or not at all, under the lock. It overwrites what others decided since
// the register was loaded; Update does not.
func Save(dir string, reg *claims.Register) error {
	data, err := encode(dir, reg, false)
	if err != nil {
		return err
	}
	return withLock(dir, func() error { return write(dir, reg.Document, false, data) })
}

// encode gives the file of a register or an archive, and refuses one that could not be read back.
func encode(dir string, reg *claims.Register, archive bool) ([]byte, error) {
	target, err := target(dir, reg.Document, archive)
	if err != nil {
		return nil, err
	}
	decode := claims.DecodeRegister
	if archive {
		decode = claims.DecodeArchive
	}
	data := claims.EncodeRegister(reg)
	if _, err := decode(target, data); err != nil {
		return nil, fmt.Errorf("the register of %s would not be valid and is not written: %w", reg.Document, err)
	}
	return data, nil
}

// target is the path of the register or the archive of a document.
func target(dir, name string, archive bool) (string, error) {
	file, err := File(name)
	if archive {
		file = archiveFile(name)
	}
	return filepath.Join(dir, filepath.FromSlash(file)), err
}

// write replaces the file of a register or an archive: a temporary file beside it is filled, brought to disk and renamed.
func write(dir, name string, archive bool, data []byte) error {
	target, err := target(dir, name, archive)
	if err == nil {
		if err = replace(target, data); err != nil {
			err = fmt.Errorf("cannot write the register %s: %w", target, cause(err))
		}
	}
	return err
}

// remove removes the file of a register that has no records any more.
func remove(dir, name string) error {
	target, err := target(dir, name, false)
	if err != nil {
		return err
	}
	if err := os.Remove(target); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot remove the register %s, which is empty now: %w", target, cause(err))
	}
	return syncDir(filepath.Dir(target))
}

// cause drops the name of the temporary file from an error, which says nothing to a user.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
