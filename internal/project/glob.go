package project

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// matches says that one of some globs names a document or a folder that it lies in. A glob without a slash is held
// against each part of the name, one with a slash against the name from the root of the project.
func matches(globs []string, name string) bool {
	for _, glob := range globs {
		glob = strings.TrimSuffix(strings.TrimPrefix(glob, "./"), "/")
		anchored := strings.Contains(glob, "/")
		glob = strings.TrimPrefix(glob, "/")
		for part := name; part != "." && part != "/"; part = path.Dir(part) {
			subject := part
			if !anchored {
				subject = path.Base(part)
			}
			if doublestar.MatchUnvalidated(glob, subject) {
				return true
			}
		}
	}
	return false
}
