package cli

import (
	"context"
	"errors"
)

// The exit codes; no other part of the program decides on one.
const (
	exitDone        = 0   // check: the gate passed
	exitFailed      = 1   // the policy failed
	exitUsage       = 2   // usage, configuration, a path that is missing, no document found
	exitUnread      = 3   // a document or file could not be read or written
	exitInterrupted = 130 // by the user
)

// failure is an error with its exit code. One without an error has been told already.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// unread marks an error as one of reading or writing.
func unread(err error) error { return marked(exitUnread, err) }

// marked gives an error its exit code; nil stays nil.
func marked(code int, err error) error {
	if err == nil {
		return nil
	}
	return &failure{code, err}
}

// told ends a run with an exit code when everything has been said; nil for exitDone.
func told(code int) error {
	if code == exitDone {
		return nil
	}
	return &failure{code: code}
}

// codeOf is the exit code of an error. One that nobody marked is of the command line.
func codeOf(err error) int {
	var f *failure
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &f):
		return f.code
	}
	return exitUsage
}

// worse is the code that counts where a run has two: what was asked wrongly before what could not be read, and that
// before a policy that failed.
func worse(a, b int) int {
	rank := func(code int) int {
		switch code {
		case exitInterrupted:
			return 4
		case exitUsage:
			return 3
		case exitUnread:
			return 2
		case exitFailed:
			return 1
		}
		return 0
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}
