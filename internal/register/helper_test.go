package register

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"

	"keur/claims"
)

var (
	today      = time.Date(2026, 5, 4, 15, 0, 0, 0, time.UTC)
	sameRecord = cmpopts.IgnoreUnexported(claims.Record{})
)

// page makes the claims of a small document, one efficacy claim a line. A line is "unit", "type: unit", or either
// after "frame > " or "anchor # ".
func page(lines ...string) []claims.Claim {
	var out []claims.Claim
	at := 0
	for _, line := range lines {
		c := claims.Claim{Document: "d.md", Type: claims.Efficacy}
		if a, rest, ok := strings.Cut(line, " # "); ok {
			c.Basis.Anchor, line = a, rest
		}
		if f, rest, ok := strings.Cut(line, " > "); ok {
			c.Basis.Frame, line = f, rest
		}
		if kind, rest, ok := strings.Cut(line, "!"); ok && kind != "" && !strings.Contains(kind, " ") {
			c.Type, line = claims.Type(kind), strings.TrimSpace(rest)
		}
		c.Basis.Unit, c.Quote, c.Context = line, line, line
		c.Span = claims.Span{Start: at, End: at + len(line)}
		c.Unit = c.Span
		at += len(line) + 2
		out = append(out, c)
	}
	return out
}

// synced is the register of a page, every claim undecided.
func synced(lines ...string) *claims.Register {
	reg := &claims.Register{Document: "d.md"}
	Sync(reg, page(lines...))
	return reg
}

// decide takes a decision on the record with a unit.
func decide(t *testing.T, reg *claims.Register, unit string, d claims.Decision) {
	t.Helper()
	for i := range reg.Records {
		if r := &reg.Records[i]; r.Words.Unit == unit && !r.Gone {
			d.Reviewer, d.Date = "Ina", "2026-05-01"
			if d.Status.RequiresReason() {
				d.Reason, d.Text = "other", "zie overleg"
			}
			if _, err := Decide([]*claims.Register{reg}, Order{IDs: []string{r.Fingerprint}, Decision: d}); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("no record of %q", unit)
}

// states describes the reviews of a result, one a claim, and the gone records.
func states(res Result) []string {
	var out []string
	for _, c := range res.Claims {
		s := fmt.Sprintf("%s: %s %s", c.Basis.Unit, c.Review.Status, c.Review.Change)
		if c.Review.Expired {
			s += " expired"
		}
		out = append(out, s)
	}
	for _, c := range res.NotClaims {
		out = append(out, fmt.Sprintf("%s: %s", c.Basis.Unit, c.Review.Status))
	}
	for _, r := range res.Gone {
		out = append(out, r.Words.Unit+": gone")
	}
	return out
}
