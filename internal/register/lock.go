package register

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const (
	lockName = ".lock"
	// lockWait is how long a writer waits for another; a write takes milliseconds.
	lockWait  = 10 * time.Second
	lockPause = 5 * time.Millisecond
)

// errLocked is what tryLock returns while another process holds the lock.
var errLocked = errors.New("held by another process")

// withLock runs f while this process alone holds the lock of a register folder, which it makes where it is missing. The
// system frees the lock of a process that dies. The lock file goes when the work is done, so that it never lands in git.
func withLock(dir string, f func() error) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("cannot write the register in %s: %w", dir, cause(err))
	}
	lock, err := acquire(filepath.Join(dir, lockName))
	if err != nil {
		return fmt.Errorf("cannot write the register in %s: %w", dir, cause(err))
	}
	err = f()
	return errors.Join(err, release(lock))
}

func acquire(name string) (*os.File, error) {
	deadline := time.Now().Add(lockWait)
	for {
		lock, err := tryAcquire(name)
		if !errors.Is(err, errLocked) {
			return lock, err
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("another keur has held %s for %s", name, lockWait)
		}
		time.Sleep(lockPause)
	}
}

// tryAcquire locks the file and makes sure that it still is the one of that name: its former holder removed it maybe,
// and somebody else made and locked a new one.
func tryAcquire(name string) (*os.File, error) {
	lock, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := tryLock(lock); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	mine, err := lock.Stat()
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	if named, err := os.Stat(name); err != nil || !os.SameFile(mine, named) {
		return nil, errors.Join(errLocked, lock.Close())
	}
	return lock, nil
}
