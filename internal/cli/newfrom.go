package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"

	"keur"
	"keur/claims"
	"keur/internal/project"
)

// newFrom leaves of a report only the claims that the documents did not hold at a revision. A document that git takes for
// renamed is held against what it was under its former name.
func (s *session) newFrom(ctx context.Context, rev string, pages []keur.Page) (*claims.Report, error) {
	old, same, err := s.before(ctx, rev, pages)
	if err != nil {
		return nil, fmt.Errorf("--new-from %s: %w", rev, err)
	}
	was, err := s.auditor.Pages(ctx, old)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for i := range was {
		for j := range was[i].Found {
			known[was[i].Found[j].Fingerprint] = true
		}
	}
	return keur.Narrow(s.auditor.Report(pages), func(c *claims.Claim) bool { return !same[c.Document] && !known[c.Fingerprint] }), nil
}

// before gives the documents as they were at a revision, under the names they have today, and says which are the same still.
func (s *session) before(ctx context.Context, rev string, pages []keur.Page) (old []keur.Input, same map[string]bool, err error) {
	at, err := project.At(ctx, s.env.Dir, rev)
	if err != nil {
		return nil, nil, err
	}
	former, err := at.Renamed(ctx)
	if err != nil {
		return nil, nil, err
	}
	paths := make([]string, len(pages))
	for i := range pages {
		if paths[i], err = at.Path(s.project.Path(pages[i].Document.Path)); err != nil {
			return nil, nil, err
		}
	}
	files, err := at.Files(ctx, append(slices.Collect(maps.Values(former)), paths...))
	if err != nil {
		return nil, nil, err
	}
	same = map[string]bool{}
	for i, path := range paths {
		data, known := files[path]
		if !known {
			data, known = files[former[path]]
		}
		sum := sha256.Sum256(data)
		switch p := &pages[i]; {
		case !known:
		case hex.EncodeToString(sum[:]) == p.Document.Digest:
			same[p.Document.Path] = true
		default:
			in := s.input(p.Path, p.Document.Path)
			in.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
			old = append(old, in)
		}
	}
	return old, same, nil
}
