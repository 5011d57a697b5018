package claims

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// registerVersion is the version of the register's file format.
const registerVersion = "1"

const registerHead = "# Review register of one document. Decide with keur review; decisions are appended, never edited.\n"

// EncodeRegister gives the one form of a register file: fixed order, fixed indent, one value a line. A decision only adds
// lines. Each record ends in a line of its own, so that git merges two branches that change neighbouring records.
func EncodeRegister(r *Register) []byte {
	e := &encoder{}
	e.b.WriteString(registerHead)
	e.line(0, "version", registerVersion)
	e.text(0, "document", r.Document)
	e.b.WriteString("claims:\n")
	for i := range r.Records {
		e.record(&r.Records[i])
	}
	return []byte(e.b.String())
}

type encoder struct {
	b    strings.Builder
	item bool // the next line starts a list item
}

func (e *encoder) record(r *Record) {
	e.b.WriteString("\n")
	e.item = true
	e.text(1, "id", r.ID)
	e.line(1, "type", string(r.Type))
	e.text(1, "quote", r.Quote)
	e.text(1, "unit", r.Words.Unit)
	e.optional(1, "frame", r.Words.Frame)
	e.optional(1, "anchor", r.Words.Anchor)
	if r.Occurrence > 1 {
		e.line(1, "occurrence", strconv.Itoa(r.Occurrence))
	}
	e.line(1, "origin", string(r.Origin))
	e.flag(1, "baseline", r.Baseline)
	e.flag(1, "gone", r.Gone)
	e.optional(1, "replaces", r.Replaces)
	// A line that never changes stands between what a sync and what a decision may change, so that git merges the two.
	e.optional(1, "first", r.First)
	e.text(1, "fingerprint", r.Fingerprint)
	if len(r.Decisions) > 0 {
		e.b.WriteString("  decisions:\n")
	}
	for i := range r.Decisions {
		e.decision(&r.Decisions[i])
	}
	fmt.Fprintf(&e.b, "# end of %s\n", r.ID)
}

func (e *encoder) decision(d *Decision) {
	e.item = true
	e.line(2, "status", string(d.Status))
	e.text(2, "reviewer", d.Reviewer)
	e.text(2, "date", d.Date)
	if d.Reason != "" {
		e.line(2, "reason", d.Reason)
	}
	e.optional(2, "text", d.Text)
	e.optional(2, "reference", d.Reference)
	e.optional(2, "expires", d.Expires)
	if d.Evidence != nil {
		e.b.WriteString("    evidence:\n")
		e.optional(3, "entry", d.Evidence.Entry)
		e.line(3, "level", string(d.Evidence.Level))
		if d.Evidence.Direction != "" {
			e.line(3, "direction", string(d.Evidence.Direction))
		}
	}
	e.text(2, "words", d.Words)
	e.text(2, "previous", d.Previous)
	e.optional(2, "undoes", d.Undoes)
}

// line writes a plain scalar; only values from closed lists and numbers may be plain.
func (e *encoder) line(depth int, key, value string) {
	indent := strings.Repeat("  ", depth)
	if e.item {
		indent = indent[:len(indent)-2] + "- "
		e.item = false
	}
	e.b.WriteString(indent)
	e.b.WriteString(key)
	e.b.WriteString(": ")
	e.b.WriteString(value)
	e.b.WriteByte('\n')
}

func (e *encoder) text(depth int, key, value string) { e.line(depth, key, quote(value)) }

func (e *encoder) optional(depth int, key, value string) {
	if value != "" {
		e.text(depth, key, value)
	}
}

func (e *encoder) flag(depth int, key string, on bool) {
	if on {
		e.line(depth, key, "true")
	}
}

// quote writes a double-quoted YAML scalar on one line. What YAML or an editor could take for a line break or could hide
// is escaped; bytes that are no UTF-8 become U+FFFD.
func quote(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == utf8.RuneError || unicode.IsPrint(r):
			b.WriteRune(r)
		case r <= 0xff:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
