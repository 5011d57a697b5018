package workbook

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
	"keur/internal/register"
)

func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"2027-01-31": "2027-01-31", "2027-1-3": "2027-01-03", "31-1-2027": "2027-01-31", "31.01.2027": "2027-01-31",
		"3. 1. 2027": "2027-01-03", "2027/01/31": "2027-01-31", "2027-01-31T00:00:00": "2027-01-31",
		"46418": "2027-01-31", "46418.75": "2027-01-31", "31/1/2027": "2027-01-31", "1/31/2027": "2027-01-31", "5/5/2027": "2027-05-05",
		// Two days, or none: as it was typed.
		"3/4/2027": "3/4/2027", "31-2-2027": "31-2-2027", "2027": "2027", "20270131": "20270131", "12": "12", "-1": "-1", "NaN": "NaN",
		"1e300": "1e300", "volgend jaar": "volgend jaar", "31-1-27": "31-1-27", "1/2": "1/2", "": "",
	} {
		if got := (Terms{}).day(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	if got := (Terms{since1904: true}).day("44956"); got != "2027-01-31" {
		t.Errorf("counted from 1904: %s", got)
	}
}

func TestDecision(t *testing.T) {
	terms := Terms{Today: "2026-11-22"}
	open := entry{status: "unreviewed"}
	refused := entry{"rejected", "A. Jansen", "2026-03-01", "unsupported: geen onderzoek", ""}
	kept := entry{"accepted", "A. Jansen", "2026-03-01", "zie het etiket", "2026-09-01"}
	with := func(e entry, change func(*entry)) entry { change(&e); return e }
	for _, c := range []struct {
		name     string
		now, was entry
		by       string
		want     claims.Decision
		nothing  bool
	}{
		{name: "untouched", now: open, was: open, nothing: true},
		{name: "emptied", now: entry{}, was: open, nothing: true},
		{name: "without a register", now: entry{}, was: entry{}, nothing: true},
		{name: "in capitals", now: entry{status: " Unreviewed "}, was: open, nothing: true},
		{name: "a name alone", now: with(open, func(e *entry) { e.reviewer = "B. de Vries" }), was: open, nothing: true},
		{name: "another day alone", now: with(kept, func(e *entry) { e.date = "2026-11-20" }), was: kept, nothing: true},
		{name: "dates that a program rewrote", now: with(kept, func(e *entry) { e.date, e.expires = "46082", "46266" }), was: kept, nothing: true},
		{name: "lines that a program rewrote", now: with(kept, func(e *entry) { e.reason = "zie \r\n het etiket " }), was: kept, nothing: true},
		{name: "an odd expiry that stands", now: with(kept, func(e *entry) { e.expires = "ooit" }), was: with(kept, func(e *entry) { e.expires = "ooit" }), nothing: true},

		{name: "accepted", now: entry{"Accepted", " A. Jansen ", "", "", ""}, was: open,
			want: claims.Decision{Status: claims.Accepted, Reviewer: "A. Jansen", Date: "2026-11-22"}},
		{name: "in words", now: entry{"Accepted with disclaimer", "A. Jansen", "20-11-2026", "zie voetnoot", "46418"}, was: open,
			want: claims.Decision{Status: claims.AcceptedWithDisclaimer, Reviewer: "A. Jansen", Date: "2026-11-20", Text: "zie voetnoot", Expires: "2027-01-31"}},
		{name: "with a code", now: entry{"Needs-change", "A. Jansen", "", "Missing context: voor wie?", ""}, was: open,
			want: claims.Decision{Status: claims.NeedsChange, Reviewer: "A. Jansen", Date: "2026-11-22", Reason: "missing_context", Text: "voor wie?"}},
		{name: "what cannot be understood", now: entry{"akkoord", "", "gisteren", "ja", "ooit"}, was: open,
			want: claims.Decision{Status: "akkoord", Date: "gisteren", Text: "ja", Expires: "ooit"}},
		{name: "taken back", now: with(kept, func(e *entry) { e.status = "" }), was: kept,
			want: claims.Decision{Status: claims.Unreviewed, Reviewer: "A. Jansen", Date: "2026-11-22", Text: "zie het etiket", Expires: "2026-09-01"}},

		{name: "nobody named", now: entry{status: "accepted"}, was: open, by: "B. de Vries",
			want: claims.Decision{Status: claims.Accepted, Reviewer: "B. de Vries", Date: "2026-11-22"}},
		{name: "somebody named", now: entry{status: "accepted", reviewer: "A. Jansen"}, was: open, by: "B. de Vries",
			want: claims.Decision{Status: claims.Accepted, Reviewer: "A. Jansen", Date: "2026-11-22"}},
		{name: "the earlier name left there", now: with(kept, func(e *entry) { e.expires = "2027-09-01" }), was: kept, by: "B. de Vries",
			want: claims.Decision{Status: claims.Accepted, Reviewer: "B. de Vries", Date: "2026-11-22", Text: "zie het etiket", Expires: "2027-09-01"}},
		{name: "the earlier name, and nobody else", now: with(kept, func(e *entry) { e.expires = "" }), was: kept,
			want: claims.Decision{Status: claims.Accepted, Reviewer: "A. Jansen", Date: "2026-11-22", Text: "zie het etiket"}},

		{name: "why it was refused does not say why it is accepted", now: with(refused, func(e *entry) { e.status = "accepted" }), was: refused,
			want: claims.Decision{Status: claims.Accepted, Reviewer: "A. Jansen", Date: "2026-11-22"}},
		{name: "the same reason for another status", now: with(refused, func(e *entry) { e.status = "needs_change" }), was: refused,
			want: claims.Decision{Status: claims.NeedsChange, Reviewer: "A. Jansen", Date: "2026-11-22", Reason: "unsupported", Text: "geen onderzoek"}},
		{name: "another reason alone", now: with(refused, func(e *entry) { e.reason = "unsafe: kan schaden" }), was: refused,
			want: claims.Decision{Status: claims.Rejected, Reviewer: "A. Jansen", Date: "2026-11-22", Reason: "unsafe", Text: "kan schaden"}},
	} {
		terms.By = c.by
		got, decides := terms.decision(c.now, c.was)
		if decides == c.nothing {
			t.Errorf("%s: decides %v", c.name, decides)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// FuzzDecision holds the reading of a row against the register: whatever stands in the cells, the register either says
// what is wrong with the decision or takes one that its file can hold, and a row that was not touched decides nothing.
func FuzzDecision(f *testing.F) {
	f.Add("accepted", "A. Jansen", "2026-11-20", "", "2027-01-31", "unreviewed", "", "", "", "", "")
	f.Add("Needs change", "", "46345", "Missing-context: voor wie?", "31/1/2027", "accepted", "A. Jansen", "2026-03-01", "etiket", "ooit", "B. de Vries")
	f.Add("", "\u00a0", "3/4/2026", ":", "1e300", "not_a_claim", "x", "y", "misread: z", "NaN", " ")
	f.Add("rejected", "\xff", "-0", "unsupported:\x00", "0", "rejected", "\xff", "", "unsupported: \u200b", "", "")
	f.Fuzz(func(t *testing.T, status, reviewer, date, reason, expires, wasStatus, wasReviewer, wasDate, wasReason, wasExpires, by string) {
		now, was := entry{status, reviewer, date, reason, expires}, entry{wasStatus, wasReviewer, wasDate, wasReason, wasExpires}
		terms := Terms{Today: "2026-11-22", By: by}
		for _, same := range []entry{now, was} {
			if d, decides := terms.decision(same, same); decides {
				t.Fatalf("an untouched row decides: %q: %+v", same, d)
			}
		}
		d, decides := terms.decision(now, was)
		if !decides {
			if d != (claims.Decision{}) {
				t.Fatalf("%+v", d)
			}
			return
		}
		reg := &claims.Register{Document: "d.md"}
		register.Sync(reg, []claims.Claim{{Document: "d.md", Type: claims.Efficacy, Context: "Thee kalmeert."}})
		o := register.Adopt([]*claims.Register{reg}, []register.Proposal{{Document: "d.md", Claim: reg.Records[0].ID,
			Was: claims.Review{Status: claims.Unreviewed}, Decision: d}}, nil, "2026-11-22")[0]
		if !o.Taken {
			// What is undecided already needs no taking back.
			if !o.Refused() && d.Status != claims.Unreviewed {
				t.Fatalf("%+v: %+v", d, o)
			}
			return
		}
		back, err := claims.DecodeRegister("d.md.yaml", claims.EncodeRegister(reg))
		if err != nil {
			t.Fatalf("%+v: %v", d, err)
		}
		if want, got := asJSON(t, reg.Records[0].Decisions), asJSON(t, back.Records[0].Decisions); want != got {
			t.Fatalf("%s came back as %s", want, got)
		}
		if problems := register.Verify(back); len(problems) > 0 {
			t.Fatalf("%+v", problems)
		}
		if strings.ContainsFunc(d.Reviewer+d.Text, func(r rune) bool { return r < ' ' || r == utf8.RuneError }) {
			t.Fatalf("%q by %q holds what cannot be seen", d.Text, d.Reviewer)
		}
	})
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
