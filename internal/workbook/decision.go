package workbook

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"keur/claims"
)

// Terms fill in what the cells of a decision leave open.
type Terms struct {
	Today string // the day of decisions that bear none, YYYY-MM-DD
	By    string // the name of who decides where a row names nobody

	since1904 bool // days are counted from 1904, as old programs for the Mac did
}

// entry is what stands in the input cells of a row.
type entry struct{ status, reviewer, date, reason, expires string }

// decision reads what a row decides. A row decides something where its status, its reason or its expiry is another than
// when the workbook was written. Nothing is checked: what cannot be understood comes back as it was typed.
func (t Terms) decision(now, was entry) (d claims.Decision, decides bool) {
	d.Status = statusOf(now.status)
	restated := d.Status == statusOf(was.status)
	reason := legible(now.reason)
	explained := reason != legible(was.reason)
	if d.Expires = legible(now.expires); d.Expires != legible(was.expires) {
		d.Expires = t.day(d.Expires)
	}
	if restated && !explained && d.Expires == legible(was.expires) {
		return claims.Decision{}, false
	}
	if !explained && !restated && !d.Status.RequiresReason() && statusOf(was.status).RequiresReason() {
		reason = "" // why it was not accepted before is no reason to accept it
	}
	d.Reason, d.Text = claims.SplitReason(d.Status, reason)
	d.Reviewer, d.Date = t.reviewer(now, was), t.Today
	if t.dated(now, was) {
		d.Date = t.day(legible(now.date))
	}
	return d, true
}

// statusOf is the status in a cell; an empty one decides nothing.
func statusOf(s string) claims.Status {
	return cmp.Or(claims.StatusOf(legible(s)), claims.Unreviewed)
}

// reviewer is the name that was filled in, else that of the terms. The name beside an earlier decision counts last: who
// changed it may have left it there.
func (t Terms) reviewer(now, was entry) string {
	if name := legible(now.reviewer); name != "" && (signed(now, was) || t.By == "") {
		return name
	}
	return legible(t.By)
}

// signed says that another name was filled in.
func signed(now, was entry) bool { return legible(now.reviewer) != legible(was.reviewer) }

// dated says that another day was filled in; the one of an earlier decision is not that of this one.
func (t Terms) dated(now, was entry) bool {
	date := legible(now.date)
	return date != "" && date != legible(was.date) && t.day(date) != was.date
}

// day gives a date as YYYY-MM-DD: one that a spreadsheet counted in days, or that was typed as people write it in Dutch
// and German. What is no date, or could be two, comes back as it is.
func (t Terms) day(s string) string {
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		if at, ok := t.counted(n); ok {
			return at.Format(time.DateOnly)
		}
		return s
	}
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2-1-2006", "2.1.2006", "2. 1. 2006", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at.Format(time.DateOnly)
		}
	}
	return slashed(s)
}

// counted is the day that a spreadsheet stores as a number. Only days from 2000 to 2199 count: another number is a figure
// that somebody typed.
func (t Terms) counted(n float64) (time.Time, bool) {
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if t.since1904 {
		first = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if !(n > 0 && n < 1e6) {
		return time.Time{}, false
	}
	at := first.AddDate(0, 0, int(n))
	return at, at.Year() >= 2000 && at.Year() < 2200
}

// slashed reads a date with slashes: Americans write the month first, others the day.
func slashed(s string) string {
	if strings.Count(s, "/") != 2 {
		return s
	}
	european, err1 := time.Parse("2/1/2006", s)
	american, err2 := time.Parse("1/2/2006", s)
	switch {
	case err1 == nil && (err2 != nil || european.Equal(american)):
		return european.Format(time.DateOnly)
	case err2 == nil && err1 != nil:
		return american.Format(time.DateOnly)
	}
	return s
}
