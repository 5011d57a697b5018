package register

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// replace writes a file whole or not at all: a temporary file beside it is filled, brought to disk and renamed.
func replace(target string, data []byte) error {
	folder := filepath.Dir(target)
	if err := makeFolder(folder); err != nil {
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

// makeFolder makes a folder and those above it that are missing, each brought to disk before anything lands in it.
func makeFolder(folder string) error {
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(folder)
	if err := makeFolder(parent); err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(parent)
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
