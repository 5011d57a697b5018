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
// calls change, and writes those whose content differs. When change or a check fails, nothing is written. Each file is
// replaced whole or not at all; if writing one fails, those before it are written and the error names it.
func Update(dir string, names []string, change func([]*claims.Register) error) error {
	return withLock(dir, func() error {
		registers := make([]*claims.Register, len(names))
		before := make([][]byte, len(names))
		for i, name := range names {
			reg, err := Load(dir, name)
			if err != nil {
				return err
			}
			registers[i], before[i] = reg, claims.EncodeRegister(reg)
		}
		if err := change(registers); err != nil {
			return err
		}
		return writeChanged(dir, registers, before)
	})
}

func writeChanged(dir string, registers []*claims.Register, before [][]byte) error {
	after := make([][]byte, len(registers))
	for i, reg := range registers {
		data, err := encode(dir, reg)
		if err != nil {
			return err
		}
		after[i] = data
	}
	for i, reg := range registers {
		if bytes.Equal(before[i], after[i]) {
			continue
		}
		if err := write(dir, reg.Document, after[i]); err != nil {
			return err
		}
	}
	return nil
}

// Save writes the register of a document, whole or not at all, under the lock. It overwrites what others decided since
// the register was loaded; Update does not.
func Save(dir string, reg *claims.Register) error {
	data, err := encode(dir, reg)
	if err != nil {
		return err
	}
	return withLock(dir, func() error { return write(dir, reg.Document, data) })
}

// encode gives the file of a register, and refuses one that could not be read back.
func encode(dir string, reg *claims.Register) ([]byte, error) {
	file, err := File(reg.Document)
	if err != nil {
		return nil, err
	}
	data := claims.EncodeRegister(reg)
	if _, err := claims.DecodeRegister(filepath.Join(dir, file), data); err != nil {
		return nil, fmt.Errorf("the register of %s would not be valid and is not written: %w", reg.Document, err)
	}
	return data, nil
}

// write replaces the file of a register: a temporary file beside it is filled, brought to disk and renamed.
func write(dir, name string, data []byte) error {
	file, err := File(name)
	if err != nil {
		return err
	}
	target := filepath.Join(dir, filepath.FromSlash(file))
	if err := replace(target, data); err != nil {
		return fmt.Errorf("cannot write the register %s: %w", target, cause(err))
	}
	return nil
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

func replace(target string, data []byte) error {
	folder := filepath.Dir(target)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(folder, ".keur-*.tmp")
	if err != nil {
		return err
	}
	if err := fill(tmp, data, modeOf(target)); err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	if err := os.Rename(tmp.Name(), target); err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return syncDir(folder)
}

func fill(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// modeOf keeps the permissions of the file that is replaced; a new file can be read by all, as a file in git is.
func modeOf(target string) fs.FileMode {
	if info, err := os.Stat(target); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
