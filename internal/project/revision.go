package project

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Revision is a commit of the git repository that a folder lies in.
type Revision struct {
	root   string // the top folder of the repository, absolute and without links
	commit string
}

// At finds a revision by any name that git knows it by, in the repository that holds a folder, which need not exist any
// more. The error says what git made of it: nothing passes for compared that was not.
func At(ctx context.Context, dir, name string) (*Revision, error) {
	for _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir); _, err = os.Stat(dir) {
		dir = filepath.Dir(dir)
	}
	root, err := git(ctx, dir, nil, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	r := &Revision{root: strings.TrimRight(string(root), "\r\n")}
	commit, err := git(ctx, dir, nil, "rev-parse", "--verify", "--end-of-options", name+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("git finds no revision %q here: fetch it first, in CI by a clone that is not shallow (%w)", name, err)
	}
	r.commit = strings.TrimSpace(string(commit))
	if r.root, err = filepath.EvalSymlinks(filepath.FromSlash(r.root)); err != nil {
		return nil, fmt.Errorf("cannot find the repository: %w", err)
	}
	return r, nil
}

// Files reads files as they were at the revision, by their slash paths from the top of the repository. Those that did not
// exist are not in the answer.
func (r *Revision) Files(ctx context.Context, paths []string) (map[string][]byte, error) {
	listing, err := git(ctx, r.root, nil, "ls-tree", "-r", "-z", "--full-tree", r.commit)
	if err != nil {
		return nil, err
	}
	blobs := blobsOf(listing)
	var names []string
	var ask bytes.Buffer
	for _, p := range paths {
		if blob, ok := blobs[p]; ok {
			names = append(names, p)
			ask.WriteString(blob + "\n")
		}
	}
	answer, err := git(ctx, r.root, &ask, "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	return batch(answer, names)
}

// Below reads all files below a folder as they were at the revision, by their slash paths from that folder. The folder need
// not exist any more.
func (r *Revision) Below(ctx context.Context, folder string) (map[string][]byte, error) {
	top, err := r.Path(folder)
	if err != nil {
		return nil, err
	}
	listing, err := git(ctx, r.root, nil, "ls-tree", "-r", "-z", "--full-tree", r.commit)
	if err != nil {
		return nil, err
	}
	prefix := strings.TrimPrefix(top+"/", "./")
	var paths []string
	for path := range blobsOf(listing) {
		if strings.HasPrefix(path, prefix) {
			paths = append(paths, path)
		}
	}
	files, err := r.Files(ctx, paths)
	below := make(map[string][]byte, len(files))
	for path, data := range files {
		below[strings.TrimPrefix(path, prefix)] = data
	}
	return below, err
}

// blobsOf reads what git ls-tree -z lists: the names of the contents, by path.
func blobsOf(listing []byte) map[string]string {
	blobs := map[string]string{}
	for entry := range strings.SplitSeq(string(listing), "\x00") {
		head, path, _ := strings.Cut(entry, "\t")
		if fields := strings.Fields(head); len(fields) == 3 && fields[1] == "blob" {
			blobs[path] = fields[2]
		}
	}
	return blobs
}

// batch takes the answer of git cat-file --batch apart.
func batch(answer []byte, names []string) (map[string][]byte, error) {
	files := make(map[string][]byte, len(names))
	in := bufio.NewReader(bytes.NewReader(answer))
	for _, name := range names {
		head, err := in.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("git did not give %s: %w", name, err)
		}
		fields := strings.Fields(head)
		size, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil {
			return nil, fmt.Errorf("git did not give %s: %s", name, strings.TrimSpace(head))
		}
		data := make([]byte, size+1) // a line break follows
		if _, err := io.ReadFull(in, data); err != nil {
			return nil, fmt.Errorf("git did not give %s: %w", name, err)
		}
		files[name] = data[:size]
	}
	return files, nil
}

// Renamed gives the former paths of the files that git takes for renamed since the revision, by the paths of today.
func (r *Revision) Renamed(ctx context.Context) (map[string]string, error) {
	out, err := git(ctx, r.root, nil, "diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", r.commit, "--")
	if err != nil {
		return nil, err
	}
	former := map[string]string{}
	fields := strings.Split(string(out), "\x00")
	for i := 0; i+2 < len(fields); i += 3 {
		former[fields[i+2]] = fields[i+1]
	}
	return former, nil
}

// Path is the slash path of a file from the top of the repository. A file outside it is an error; one that does not exist
// any more is none.
func (r *Revision) Path(file string) (string, error) {
	whole, err := filepath.Abs(file)
	if err == nil {
		whole, err = withoutLinks(whole)
	}
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(r.root, whole)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s lies outside the git repository %s", file, r.root)
	}
	return filepath.ToSlash(rel), nil
}

// withoutLinks follows the symbolic links of a path, as far as it exists.
func withoutLinks(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if parent := filepath.Dir(path); errors.Is(err, fs.ErrNotExist) && parent != path {
		real, err = withoutLinks(parent)
		real = filepath.Join(real, filepath.Base(path))
	}
	return real, err
}

// environment is that of git: a hook names its own repository by variables, which may not be the one that is asked about;
// nothing is fetched, and no object stands in for another.
func environment() []string {
	own := []string{"GIT_DIR=", "GIT_WORK_TREE=", "GIT_COMMON_DIR=", "GIT_INDEX_FILE=", "GIT_PREFIX="}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return slices.ContainsFunc(own, func(name string) bool { return strings.HasPrefix(v, name) })
	})
	return append(env, "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1")
}

// git runs git, which is asked about what is on this machine only, and gives what it says.
func git(ctx context.Context, dir string, stdin io.Reader, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	cmd.Env, cmd.Stdin = environment(), stdin
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed, or not on the path")
	case errors.As(err, &exit):
		said, _, _ := strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(said, "fatal: "))
	}
	return out, err
}
