package claims

import "testing"

func TestStatusOf(t *testing.T) {
	for in, want := range map[string]Status{
		"accepted": Accepted, "Accepted with disclaimer": AcceptedWithDisclaimer, " accepted-with_DISCLAIMER ": AcceptedWithDisclaimer,
		"Needs\u00a0change": NeedsChange, "not a claim": NotAClaim, "UNREVIEWED": Unreviewed,
		"": "", "akkoord": "akkoord", "accept": "accept", "notaclaim": "notaclaim",
	} {
		if got := StatusOf(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestSplitReason(t *testing.T) {
	for _, tt := range []struct {
		status     Status
		in         string
		code, text string
	}{
		{Rejected, "unsupported: geen onderzoek", "unsupported", "geen onderzoek"},
		{Rejected, " Missing context : voor wie? ", "missing_context", "voor wie?"},
		{NeedsChange, "missing-source: welk onderzoek: dat van 2019?", "missing_source", "welk onderzoek: dat van 2019?"},
		{NotAClaim, "own_disclaimer", "own_disclaimer", ""},
		{Rejected, "Geen bewijs", "Geen bewijs", ""},
		{Rejected, "question: hij vraagt", "question", "hij vraagt"},
		{Accepted, " let op: zie het etiket ", "", "let op: zie het etiket"},
		{Accepted, "", "", ""},
	} {
		code, text := SplitReason(tt.status, tt.in)
		if code != tt.code || text != tt.text {
			t.Errorf("%s, %q: %q, %q, want %q, %q", tt.status, tt.in, code, text, tt.code, tt.text)
		}
	}
}

// What Because puts together, SplitReason takes apart.
func TestSplitReasonUndoesBecause(t *testing.T) {
	for _, s := range Statuses() {
		for _, code := range append(Reasons(s), "") {
			if s.RequiresReason() == (code == "") {
				continue
			}
			d := Decision{Status: s, Reason: code, Text: "zie het overleg van mei: punt 3"}
			if code, text := SplitReason(s, d.Because()); code != d.Reason || text != d.Text {
				t.Errorf("%s: %q became %q, %q", s, d.Because(), code, text)
			}
		}
	}
}
