package report

import "keur/claims"

// style is the parameter of an ANSI "select graphic rendition" sequence; the empty style is plain text.
type style string

// The styles of the terminal report. Only colours of the basic eight are used, so that they follow the reader's theme.
const (
	plain  style = ""
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	yellow style = "33"
	cyan   style = "36"
	green  style = "32"
)

// severityStyle is the colour of a severity.
func severityStyle(s claims.Severity) style {
	switch s {
	case claims.Error:
		return red
	case claims.Warning:
		return yellow
	case claims.Note:
		return cyan
	}
	return dim
}

// verdictStyle is the colour of a dose verdict: only what goes past a limit draws the eye.
func verdictStyle(v claims.Verdict) style {
	switch v {
	case claims.Exceeds, claims.ExceedsTop, claims.Prohibited:
		return red
	case claims.BelowMinimum:
		return yellow
	}
	return dim
}

// paint puts a text in a style, where colour is asked for.
func (p *printer) paint(s style, text string) string {
	if !p.o.Color || s == plain || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}
