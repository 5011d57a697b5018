package quantity

import (
	"math"
	"slices"
	"testing"
	"unicode/utf8"

	"keur/claims"
)

// peerCase is a line of the peers' suite of quantities; offsets are code points.
type peerCase struct {
	Lang, Text       string
	Scope            []string
	Expected, Ignore []peerQuantity
}

type peerQuantity struct {
	Start, End int
	Value      any // a number, a pair of numbers or null, or nil
	Unit, Kind string
	Seconds    *float64
}

// TestPeers holds the parser against the test suites of other tools, by the rules of their scorer: overlap of spans,
// and value with unit where they overlap.
func TestPeers(t *testing.T) {
	kinds := []string{"mass", "volume", "duration", "frequency", "percent", "age", "temperature"}
	rows := jsonLines[peerCase](t, "eval/peers/quantities.jsonl")
	for _, want := range []struct {
		language          string
		f1, value, either float64
	}{{"nl", 0.97, 0.89, 0.93}, {"en", 0.96, 0.91, 0.94}, {"de", 0.99, 0.87, 0.92}} {
		t.Run(want.language, func(t *testing.T) {
			p := load(t, want.language)
			var s peerScore
			for _, row := range rows {
				if row.Lang == want.language {
					s.add(t, p, row, kinds)
				}
			}
			f1 := 2 * float64(s.hit) / float64(2*s.hit+s.extra+s.missed)
			value := float64(s.right) / float64(s.valued)
			either := float64(s.right+s.oneEnd) / float64(s.valued)
			t.Logf("%s: overlap F1 %.3f (%d hit, %d extra, %d missed), value and unit %d/%d = %.3f, where one end of a bound or "+
				"range may be the value %.3f", want.language, f1, s.hit, s.extra, s.missed, s.right, s.valued, value, either)
			if f1 < want.f1 || value < want.value || either < want.either {
				t.Errorf("%s: overlap F1 %.3f (want %.2f), value and unit %.3f (want %.2f), one end %.3f (want %.2f)", want.language,
					f1, want.f1, value, want.value, either, want.either)
			}
		})
	}
}

// peerScore counts how the parser does on a suite.
//
// Several suites give one value where the text says a bound or a range ("more than an hour" is an hour, "44 to 50 mg"
// is 47): oneEnd counts those whose value is an end of what was found.
type peerScore struct{ hit, extra, missed, valued, right, oneEnd int }

func (s *peerScore) add(t *testing.T, p *Parser, row peerCase, kinds []string) {
	row.Scope = slices.DeleteFunc(row.Scope, func(k string) bool { return !slices.Contains(kinds, k) })
	if len(row.Scope) == 0 {
		return
	}
	var expected []peerQuantity
	for _, e := range row.Expected {
		if slices.Contains(kinds, e.Kind) {
			expected = append(expected, e)
		} else {
			row.Ignore = append(row.Ignore, e)
		}
	}
	found := p.ParseAll(nil, row.Text)
	found = slices.DeleteFunc(found, func(q claims.Quantity) bool {
		return !slices.Contains(row.Scope, q.Kind) || slices.ContainsFunc(row.Ignore, func(x peerQuantity) bool { return overlap(row.Text, q, x) > 0 })
	})
	used := make([]bool, len(found))
	for _, e := range expected {
		best := -1
		for i, q := range found {
			if !used[i] && overlap(row.Text, q, e) > 0 && (best < 0 || overlap(row.Text, q, e) > overlap(row.Text, found[best], e)) {
				best = i
			}
		}
		if best < 0 {
			s.missed++
			t.Logf("missed %s in %q", runes(row.Text, e), row.Text)
			continue
		}
		used[best] = true
		s.hit++
		if e.Value != nil {
			s.valued++
			if sameValue(e, found[best]) {
				s.right++
			} else {
				if sameEnd(e, found[best]) {
					s.oneEnd++
				}
				t.Logf("wrong %v %s in %q: got %s", e.Value, e.Unit, row.Text, multiset(found[best:best+1]))
			}
		}
	}
	for i, q := range found {
		if !used[i] {
			s.extra++
			t.Logf("extra %q (%s) in %q", q.Raw, q.Kind, row.Text)
		}
	}
}

func runes(text string, q peerQuantity) string { return string([]rune(text)[q.Start:q.End]) }

// overlap is the number of code points that a found and an expected quantity share.
func overlap(text string, q claims.Quantity, e peerQuantity) int {
	start := utf8.RuneCountInString(text[:q.Span.Start])
	end := start + utf8.RuneCountInString(q.Raw)
	return min(end, e.End) - max(start, e.Start)
}

// sameValue says that value and unit agree after both are led to base units.
func sameValue(e peerQuantity, q claims.Quantity) bool {
	want, base := normal(ends(e.Value), e.Unit)
	got, unit := normal([]float64{open(q.Min), open(q.Max)}, unitOf(q))
	if e.Seconds != nil && base == "s" {
		want = []float64{*e.Seconds}
	}
	if len(want) == 1 {
		want = append(want, want[0])
	}
	return base == unit && close(want[0], got[0], base) && close(want[1], got[1], base)
}

// sameEnd says that the single expected value is one end of the quantity.
func sameEnd(e peerQuantity, q claims.Quantity) bool {
	lo, hi := q, q
	lo.Max, hi.Min = q.Min, q.Max
	return sameValue(e, lo) || sameValue(e, hi)
}

func close(a, b float64, base string) bool {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) && math.IsNaN(b)
	}
	slack := 1e-6 * max(1, math.Abs(a))
	if base == "s" {
		slack += 0.02 * math.Abs(a)
	}
	return math.Abs(a-b) <= slack
}

func ends(v any) []float64 {
	if pair, ok := v.([]any); ok {
		return []float64{ends(pair[0])[0], ends(pair[1])[0]}
	}
	if f, ok := v.(float64); ok {
		return []float64{f}
	}
	return []float64{math.NaN()}
}

func open(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

func unitOf(q claims.Quantity) string {
	per := ""
	for _, r := range q.Per {
		if r != '.' {
			per += string(r)
		}
	}
	switch {
	case q.Unit == "{time}" && per != "":
		return "/" + per
	case per != "":
		return q.Unit + "/" + per
	}
	return q.Unit
}

// normal leads values to the base unit that the peers' scorer uses.
func normal(v []float64, unit string) ([]float64, string) {
	type base struct {
		unit   string
		factor float64
	}
	b, ok := map[string]base{
		"kg": {"g", 1e3}, "g": {"g", 1}, "mg": {"g", 1e-3}, "ug": {"g", 1e-6}, "[lb_av]": {"g", 453.59237},
		"[oz_av]": {"g", 28.349523}, "L": {"L", 1}, "cL": {"L", .01}, "mL": {"L", 1e-3}, "hL": {"L", 100}, "cm3": {"L", 1e-3},
		"s": {"s", 1}, "min": {"s", 60}, "h": {"s", 3600}, "d": {"s", 86400}, "wk": {"s", 604800}, "mo": {"s", 2592000}, "a": {"s", 31536000},
	}[unit]
	if !ok {
		return v, unit
	}
	out := make([]float64, len(v))
	for i := range v {
		out[i] = v[i] * b.factor
	}
	return out, b.unit
}
