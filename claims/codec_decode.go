package claims

import (
	"strconv"
	"time"
)

const (
	idDigits   = 12
	hashDigits = 64
)

// DecodeRegister reads a register file strictly: unknown or repeated keys, values outside their closed lists, and
// records that stand twice are errors. The file names itself in errors, which are *DecodeError with line and column.
func DecodeRegister(file string, data []byte) (*Register, error) {
	return decode(&decoder{file: file}, data)
}

// DecodeArchive reads the archive of a document as DecodeRegister reads its register. A claim that came back and went
// again can stand in it more than once, each time with decisions of its own.
func DecodeArchive(file string, data []byte) (*Register, error) {
	return decode(&decoder{file: file, repeats: true}, data)
}

func decode(d *decoder, data []byte) (*Register, error) {
	root, ok := parseCanonical(data)
	if !ok {
		var err error
		if root, err = parseYAML(d.file, data); err != nil {
			return nil, err
		}
	}
	r := d.register(&root)
	if d.err != nil {
		return nil, d.err
	}
	return r, nil
}

func (d *decoder) register(n *node) *Register {
	r := &Register{}
	var records node
	records.kind = nullNode
	d.mapping(n, "the register", []string{"version", "document"}, map[string]func(*node){
		"version":  d.version,
		"document": d.str(&r.Document),
		"claims":   func(n *node) { records = *n },
	})
	seen := map[string]int{}
	d.list(&records, "claims", func(n *node) {
		rec := d.record(n)
		if line, twice := seen[rec.Fingerprint]; twice && !d.repeats {
			d.fail(n.line, n.column, "claim %s stands in line %d already; keep the record with the newer decisions", rec.ID, line)
		}
		seen[rec.Fingerprint] = n.line
		r.Records = append(r.Records, rec)
	})
	return r
}

func (d *decoder) version(n *node) {
	if v := d.scalar(n); v != registerVersion {
		d.fail(n.line, n.column, "register version %q is not known to this keur, which reads version %s", v, registerVersion)
	}
}

func (d *decoder) record(n *node) Record {
	r := Record{Occurrence: 1, line: n.line}
	required := []string{"id", "type", "quote", "unit", "fingerprint", "origin"}
	d.mapping(n, "the claim", required, map[string]func(*node){
		"id":          d.hex(&r.ID, idDigits),
		"type":        enum(d, &r.Type, "claim type", Types()),
		"quote":       d.str(&r.Quote),
		"unit":        d.str(&r.Words.Unit),
		"frame":       d.str(&r.Words.Frame),
		"anchor":      d.str(&r.Words.Anchor),
		"occurrence":  d.occurrence(&r.Occurrence),
		"fingerprint": d.hex(&r.Fingerprint, hashDigits),
		"first":       d.hex(&r.First, hashDigits),
		"origin":      enum(d, &r.Origin, "origin", []Origin{Extracted, Manual}),
		"baseline":    d.flag(&r.Baseline),
		"gone":        d.flag(&r.Gone),
		"replaces":    d.hex(&r.Replaces, idDigits),
		"decisions": func(n *node) {
			d.list(n, "decisions", func(n *node) { r.Decisions = append(r.Decisions, d.decision(n)) })
		},
	})
	if d.err == nil && r.ID != r.Fingerprint[:idDigits] {
		d.fail(n.line, n.column, "id %s is not the start of its fingerprint %s", r.ID, r.Fingerprint)
	}
	return r
}

func (d *decoder) occurrence(to *int) func(*node) {
	return func(n *node) {
		v, err := strconv.Atoi(d.scalar(n))
		if err != nil || v < 1 {
			d.fail(n.line, n.column, "occurrence %q is not a whole number from 1", n.text)
		}
		*to = v
	}
}

func (d *decoder) decision(n *node) Decision {
	var v Decision
	required := []string{"status", "reviewer", "date", "words", "previous"}
	d.mapping(n, "the decision", required, map[string]func(*node){
		"status":    enum(d, &v.Status, "status", Statuses()),
		"reviewer":  d.str(&v.Reviewer),
		"date":      d.date(&v.Date),
		"reason":    d.str(&v.Reason),
		"text":      d.str(&v.Text),
		"reference": d.str(&v.Reference),
		"expires":   d.str(&v.Expires), // not checked: a malformed expiry counts as expired, it does not stop an audit
		"evidence":  func(n *node) { v.Evidence = d.judged(n) },
		"words":     d.hex(&v.Words, hashDigits),
		"previous":  d.hex(&v.Previous, hashDigits),
		"undoes":    d.hex(&v.Undoes, hashDigits),
	})
	if d.err == nil {
		d.checkDecision(n, &v)
	}
	return v
}

// checkDecision holds a decision against the rules that join its fields. An undo needs no reason of its own, and only an
// undo can lead back to unreviewed.
func (d *decoder) checkDecision(n *node, v *Decision) {
	switch {
	case v.Undoes != "":
		return
	case v.Status == Unreviewed:
		d.fail(n.line, n.column, "a decision cannot be unreviewed unless it undoes another")
	case !validReason(v.Status, v.Reason):
		d.fail(n.line, n.column, "reason %q does not go with %s; it is one of %s", v.Reason, v.Status, names(Reasons(v.Status)))
	case v.Status.RequiresReason() && v.Text == "":
		d.fail(n.line, n.column, "a decision of %s needs a text beside its reason", v.Status)
	}
}

func (d *decoder) date(to *string) func(*node) {
	return func(n *node) {
		*to = d.scalar(n)
		if _, err := time.Parse(time.DateOnly, *to); err != nil {
			d.fail(n.line, n.column, "%q is not a date like 2026-01-31", *to)
		}
	}
}

func (d *decoder) judged(n *node) *Judged {
	var j Judged
	d.mapping(n, "the evidence", []string{"level"}, map[string]func(*node){
		"entry":     d.str(&j.Entry),
		"level":     enum(d, &j.Level, "evidence level", Levels()),
		"direction": enum(d, &j.Direction, "direction", []Direction{Benefit, NoBenefit, Uncertain, Harm}),
	})
	return &j
}
