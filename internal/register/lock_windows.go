package register

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

func tryLock(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errLocked
	}
	return err
}

// release frees the lock. The file goes unless another process has it open, which then removes it in turn.
func release(f *os.File) error {
	err := f.Close()
	_ = os.Remove(f.Name())
	return err
}

// syncDir does nothing: Windows brings a rename to disk by itself.
func syncDir(string) error { return nil }
