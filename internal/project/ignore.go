package project

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreNames are the files that say what to leave out of a folder and all below it, in the syntax of gitignore(5). What
// the later one says counts more.
func ignoreNames() []string { return []string{".gitignore", ".keurignore"} }

// ignores are the rules of one folder, with those of the folders above it.
type ignores struct {
	above *ignores
	dir   string // absolute
	rules []ignoreRule
}

type ignoreRule struct {
	glob    string // relative to the folder of the rule
	again   bool   // takes up again what an earlier rule left out
	folders bool   // is for folders only
}

// ignoring gives the rules that hold in a folder: those of the folders from the top of the repository, or the root of the
// project, downward.
func (p *Project) ignoring(dir string) *ignores {
	chain, top := []string{}, 0
	for at := dir; ; at = filepath.Dir(at) {
		chain = append(chain, at)
		if at == p.Root {
			top = len(chain) - 1
		}
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			top = len(chain) - 1
			break
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	var g *ignores
	for i := top; i >= 0; i-- {
		g = g.enter(chain[i])
	}
	return g
}

// enter adds the rules of a folder to those above it.
func (g *ignores) enter(dir string) *ignores {
	var rules []ignoreRule
	for _, name := range ignoreNames() {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			continue // what cannot be read leaves nothing out: rather a document too many
		}
		for line := range strings.Lines(string(data)) {
			if r, ok := parseIgnore(line); ok {
				rules = append(rules, r)
			}
		}
	}
	if len(rules) == 0 {
		return g
	}
	return &ignores{g, dir, rules}
}

// parseIgnore reads one line of an ignore file.
func parseIgnore(line string) (r ignoreRule, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return r, false
	}
	line, r.again = strings.CutPrefix(line, "!")
	line, r.folders = strings.CutSuffix(line, "/")
	anchored := strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return r, false
	}
	if rest, inside := strings.CutSuffix(line, "/**"); inside {
		line = rest + "/**/*" // what is in the folder, not the folder itself
	}
	if !anchored {
		line = "**/" + line
	}
	r.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
	return r, doublestar.ValidatePattern(r.glob)
}

// skip says that a file or folder, by its absolute path, is left out. The last rule that names it decides.
func (g *ignores) skip(path string, folder bool) bool {
	for ; g != nil; g = g.above {
		rel, err := filepath.Rel(g.dir, path)
		if err != nil {
			continue
		}
		rel = filepath.ToSlash(rel)
		for i := len(g.rules) - 1; i >= 0; i-- {
			r := &g.rules[i]
			if (folder || !r.folders) && doublestar.MatchUnvalidated(r.glob, rel) {
				return !r.again
			}
		}
	}
	return false
}
