//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package register

import (
	"errors"
	"os"
	"syscall"
)

func tryLock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return errLocked
	}
	return err
}

// release removes the lock file while it is still locked, then frees it.
func release(f *os.File) error {
	return errors.Join(os.Remove(f.Name()), f.Close())
}

// syncDir brings a rename to disk. Some file systems cannot sync a folder; there the rename is as safe as it gets.
func syncDir(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, dir.Close())
}
