package keur

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"keur/claims"
)

// auditShared audits the real pages beside the project, and skips where they are absent.
func auditShared(t *testing.T) *claims.Report {
	t.Helper()
	paths, err := filepath.Glob("../shared/seeds/*.txt")
	if err != nil || len(paths) == 0 {
		t.Skip("the shared documents are absent: ../shared/seeds")
	}
	var in []Input
	for _, p := range paths {
		in = append(in, Input{Path: p, Name: filepath.Base(p), Open: func() (io.ReadCloser, error) { return os.Open(p) }})
	}
	a, err := New(Options{Today: "2026-11-22"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.Audit(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// verdict is what a claim of a page should carry, after the table "Expected verdicts on the seeds" of the knowledge
// notes. The claim is found by its page, type, subject and object; at least one such claim must carry it all.
type verdict struct {
	name, page      string
	kind            claims.Type
	subject, object string // concepts; empty: any
	level           claims.Level
	direction       claims.Direction
	dose            claims.Verdict
	limit           string // part of the limit of some dose
	known           string // part of what it is known for
	error           bool
}

func TestExpectedVerdicts(t *testing.T) {
	r := auditShared(t)
	for _, v := range []verdict{
		{name: "oxygen for back pain", page: "000", kind: claims.Efficacy, subject: "hbot", object: "low_back_pain",
			level: claims.VeryLow, direction: claims.Uncertain},
		{name: "oxygen, proof wording", page: "000", kind: claims.EvidenceAppeal, subject: "hbot", error: true},
		{name: "oxygen after strain or bruising", page: "000", kind: claims.Efficacy, subject: "hbot", object: "soft_tissue_injury",
			level: claims.Low, direction: claims.NoBenefit},
		{name: "prolotherapy for chronic back pain", page: "002", kind: claims.Efficacy, subject: "prolotherapy", object: "chronic_lbp",
			level: claims.Moderate, direction: claims.NoBenefit},
		{name: "prolotherapy without side effects", page: "002", kind: claims.Safety, subject: "prolotherapy",
			direction: claims.Harm, error: true},
		{name: "keep moving", page: "001", kind: claims.Efficacy, subject: "stay_active", object: "low_back_pain",
			level: claims.Unassessed, known: "acute"},
		{name: "insoles", page: "004", kind: claims.SuccessRate, subject: "insoles", object: "low_back_pain",
			level: claims.Low, direction: claims.Uncertain},
		{name: "carbohydrate restriction", page: "003", kind: claims.Efficacy, subject: "low_carb",
			level: claims.VeryLow, direction: claims.Uncertain},
		{name: "omega-3", page: "003", kind: claims.Dosage, subject: "omega3", level: claims.VeryLow, direction: claims.Uncertain,
			dose: claims.Within, limit: "5 g"},
		{name: "magnesium", page: "003", kind: claims.Dosage, subject: "magnesium", level: claims.VeryLow, direction: claims.Uncertain,
			dose: claims.Exceeds, limit: "250 mg"},
		{name: "vitamin D, European limit", page: "003", kind: claims.Dosage, subject: "vitamin_d", level: claims.Low,
			direction: claims.NoBenefit, dose: claims.ExceedsTop, limit: "100 µg"},
		{name: "vitamin D, Dutch limit", page: "003", kind: claims.Dosage, subject: "vitamin_d", dose: claims.ExceedsTop, limit: "75 µg"},
		{name: "curcumin", page: "003", kind: claims.Dosage, subject: "curcumin_piperine", level: claims.VeryLow,
			direction: claims.Uncertain, dose: claims.Exceeds, limit: "210 mg"},
		{name: "collagen", page: "003", kind: claims.Dosage, subject: "collagen", level: claims.VeryLow, direction: claims.Uncertain,
			dose: claims.NoLimit},
		{name: "vitamin C", page: "003", kind: claims.Dosage, subject: "vitamin_c", dose: claims.Within},
	} {
		t.Run(v.name, func(t *testing.T) {
			near := slices.DeleteFunc(slices.Clone(r.Claims), func(c claims.Claim) bool { return !v.about(&c) })
			if !slices.ContainsFunc(near, func(c claims.Claim) bool { return v.holds(&c) }) {
				for _, c := range near {
					t.Logf("%s %q: subject %v object %v evidence %s %s %s known for %q dose %+v severity %s", c.Type, c.Quote,
						c.Subject.Concepts, c.Object.Concepts, c.Evidence.Level, c.Evidence.Direction, c.Evidence.Entry,
						c.Evidence.KnownFor, c.Dose, c.Severity)
				}
				t.Errorf("no claim of %d carries it", len(near))
			}
		})
	}
}

// about says that a claim is one that the verdict is about.
func (v *verdict) about(c *claims.Claim) bool {
	return strings.HasPrefix(c.Document, v.page) && c.Type == v.kind &&
		(v.subject == "" || slices.Contains(c.Subject.Concepts, v.subject)) &&
		(v.object == "" || slices.Contains(append(slices.Clone(c.Object.Concepts), c.Topics...), v.object))
}

// holds says that the claim carries all that the verdict asks for.
func (v *verdict) holds(c *claims.Claim) bool {
	e := &c.Evidence
	return (v.level == "" || e.Level == v.level) && (v.direction == "" || e.Direction == v.direction) &&
		(v.known == "" || strings.Contains(strings.Join(e.KnownFor, "\n"), v.known)) &&
		(!v.error || c.Severity == claims.Error) && v.dosed(c)
}

func (v *verdict) dosed(c *claims.Claim) bool {
	return v.dose == "" || slices.ContainsFunc(c.Doses, func(d claims.Dose) bool {
		return d.Verdict == v.dose && strings.Contains(d.Limit, v.limit)
	})
}

func TestExpectedDisclaimers(t *testing.T) {
	r := auditShared(t)
	status := func(page, disclaimer string) string {
		for _, d := range r.Documents {
			for _, s := range d.Disclaimers {
				if strings.HasPrefix(d.Path, page) && s.ID == disclaimer {
					return s.Status
				}
			}
		}
		return "not asked for"
	}
	if got := status("003", "not-medical-advice"); got != "present" {
		t.Errorf("page 003 carries its own disclaimer, but not-medical-advice is %s", got)
	}
	if got := status("002", "source-and-date"); got != "missing" {
		t.Errorf("page 002 ends with an empty list of references, but source-and-date is %s", got)
	}
}
