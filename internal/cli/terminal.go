package cli

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// defaultWidth is the number of columns where nobody tells.
const defaultWidth = 80

// width is the number of columns that what is written to w may take: COLUMNS where that is set, else those of the
// terminal.
func (e *Env) width(w io.Writer) int {
	if n, err := strconv.Atoi(e.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if fd, ok := terminal(w); ok {
		if n, _, err := term.GetSize(fd); err == nil && n > 0 {
			return n
		}
	}
	return defaultWidth
}

// color says whether what is written to w may be coloured: on a terminal that can, outside CI, unless NO_COLOR or
// CLICOLOR_FORCE say otherwise (no-color.org, bixense.com/clicolors).
func (e *Env) color(w io.Writer) bool {
	if e.Getenv("NO_COLOR") != "" {
		return false
	}
	if force := e.Getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	if e.Getenv("TERM") == "dumb" || e.Getenv("CI") != "" {
		return false
	}
	_, ok := terminal(w)
	return ok
}

// terminal is the descriptor of a terminal.
func terminal(w io.Writer) (int, bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	return int(f.Fd()), true
}
