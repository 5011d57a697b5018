package register

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"keur/claims"
)

// Fault is a field of a decision that cannot be as it is. The field bears the name that it has in the register's file.
type Fault struct{ Field, Message string }

// Error says what is wrong and what is allowed.
func (f *Fault) Error() string { return f.Message }

// check gives the first fault of an order.
func (o *Order) check() error {
	if all := o.faults(); len(all) > 0 {
		return &all[0]
	}
	return nil
}

// faults lists what is wrong with an order itself, whatever it is about.
func (o *Order) faults() []Fault {
	var out []Fault
	add := func(field, message string) {
		if message != "" {
			out = append(out, Fault{field, message})
		}
	}
	d := &o.Decision
	add("reviewer", wrongReviewer(d.Reviewer, o.Reviewers))
	add("date", wrongDate(d.Date, o.Today))
	if o.Undo {
		return out
	}
	add("expires", wrongExpiry(d))
	if message := wrongStatus(d.Status); message != "" {
		add("status", message)
	} else {
		add("reason", wrongReason(d))
	}
	return out
}

// CheckReviewer says why somebody cannot decide. Reviewers are the names that may; empty allows everybody.
func CheckReviewer(name string, reviewers []string) error {
	if message := wrongReviewer(name, reviewers); message != "" {
		return &Fault{"reviewer", message}
	}
	return nil
}

func wrongReviewer(name string, reviewers []string) string {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return "say who decides: a decision needs the name of its reviewer"
	case len(reviewers) > 0 && !slices.Contains(reviewers, name):
		return fmt.Sprintf("%s is not among the reviewers of this project (%s)", name, strings.Join(reviewers, ", "))
	}
	return ""
}

func wrongDate(date, today string) string {
	switch {
	case !isDate(date):
		return fmt.Sprintf("the date of a decision must be like 2026-01-31, not %q", date)
	case today != "" && date > today:
		return fmt.Sprintf("the decision cannot be of %s, which is still to come", date)
	}
	return ""
}

func wrongExpiry(d *claims.Decision) string {
	switch {
	case d.Expires == "":
		return ""
	case !isDate(d.Expires):
		return fmt.Sprintf("the expiry must be a date like 2026-01-31, not %q", d.Expires)
	case isDate(d.Date) && d.Expires < d.Date:
		return fmt.Sprintf("the decision of %s would have expired on %s, before it is taken", d.Date, d.Expires)
	}
	return ""
}

func wrongStatus(s claims.Status) string {
	if slices.Contains(claims.Statuses(), s) && s != claims.Unreviewed {
		return ""
	}
	message := fmt.Sprintf("%q is no decision; it is one of %s", s, statusNames(claims.Statuses()[1:]))
	if s == claims.Unreviewed {
		message += "; keur review undo takes one back"
	}
	return message
}

func wrongReason(d *claims.Decision) string {
	codes := claims.Reasons(d.Status)
	switch {
	case !d.Status.RequiresReason() && d.Reason != "":
		return fmt.Sprintf("a decision of %s takes no reason code; give a text alone", d.Status)
	case d.Status.RequiresReason() && !slices.Contains(codes, d.Reason):
		return fmt.Sprintf("a decision of %s needs a reason: one of %s, not %q", d.Status, strings.Join(codes, ", "), d.Reason)
	case d.Status.RequiresReason() && strings.TrimSpace(d.Text) == "":
		return fmt.Sprintf("a decision of %s needs a text that says why, beside the reason %s", d.Status, d.Reason)
	}
	return ""
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func statusNames(list []claims.Status) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return strings.Join(out, ", ")
}
