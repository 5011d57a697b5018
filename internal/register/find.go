package register

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"keur/claims"
)

// maxCandidates bounds how many claims an error names.
const maxCandidates = 5

// UnknownError says that no claim has an ID that starts so.
type UnknownError struct {
	Prefix string
	Near   []string // the claims whose IDs share the longest start with it, described
}

// Error names the nearest claims.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("no claim has an ID that starts with %q%s", e.Prefix, listed("; the nearest: ", e.Near))
}

// AmbiguousError says that several claims have an ID that starts so.
type AmbiguousError struct {
	Prefix     string
	Candidates []string // described, at most five
	More       int      // how many beyond those
}

// Error names the candidates.
func (e *AmbiguousError) Error() string {
	s := fmt.Sprintf("%q could be any of %d claims; give more digits", e.Prefix, len(e.Candidates)+e.More) +
		listed(": ", e.Candidates)
	if e.More > 0 {
		s += ", …"
	}
	return s
}

func listed(lead string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	return lead + strings.Join(names, ", ")
}

// Found is a record and the register that it stands in.
type Found struct {
	Register *claims.Register
	Record   *claims.Record
}

func (f Found) String() string {
	return fmt.Sprintf("%s (%s, %s)", f.Record.ID, f.Register.Document, shorten(f.Record.Quote))
}

// shorten gives the start of a quote. Documents are not trusted: nothing that steers a terminal gets through.
func shorten(s string) string {
	const most = 40
	r := []rune(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s))
	s = string(r)
	if len(r) > most {
		s = strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return "“" + s + "”"
}

// Find gives the one claim whose ID or fingerprint starts with a prefix. A claim still in its document goes before gone
// ones. The error is an *UnknownError or an *AmbiguousError.
func Find(registers []*claims.Register, prefix string) (Found, error) {
	want := strings.ToLower(strings.TrimSpace(prefix))
	var live, gone []Found
	for _, reg := range registers {
		for i := range reg.Records {
			r := &reg.Records[i]
			switch {
			case want == "" || !strings.HasPrefix(r.Fingerprint, want):
			case r.Gone:
				gone = append(gone, Found{reg, r})
			default:
				live = append(live, Found{reg, r})
			}
		}
	}
	hits := live
	if len(hits) == 0 {
		hits = gone
	}
	switch len(hits) {
	case 0:
		return Found{}, &UnknownError{prefix, nearest(registers, want)}
	case 1:
		return hits[0], nil
	}
	return Found{}, ambiguous(prefix, hits)
}

func ambiguous(prefix string, hits []Found) error {
	e := &AmbiguousError{Prefix: prefix}
	for _, h := range hits[:min(len(hits), maxCandidates)] {
		e.Candidates = append(e.Candidates, h.String())
	}
	e.More = len(hits) - len(e.Candidates)
	return e
}

// nearest describes the claims whose IDs share the longest start with a prefix, none where they share nothing.
func nearest(registers []*claims.Register, want string) []string {
	best := 1
	var out []string
	for _, reg := range registers {
		for i := range reg.Records {
			r := &reg.Records[i]
			n := shared(r.Fingerprint, want)
			if r.Gone || n < best {
				continue
			}
			if n > best {
				best, out = n, nil
			}
			if len(out) < maxCandidates {
				out = append(out, Found{reg, r}.String())
			}
		}
	}
	slices.Sort(out)
	return out
}

func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
