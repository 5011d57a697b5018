package cli

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"keur/internal/register"
	"keur/internal/workbook"
)

// TestImportUnderLock decides a claim while an import is on its way: the import sees it when it holds the lock, and leaves
// the claim to the other.
func TestImportUnderLock(t *testing.T) {
	env, out, errs := testEnv(t)
	ctx := context.Background()
	run := func(args ...string) {
		t.Helper()
		if code := Run(ctx, args, env); code != exitDone {
			t.Fatalf("%v: %d: %s", args, code, errs)
		}
	}
	page := "Neem voor het slapen elke dag 400 mg magnesium met een glas water.\n\nThee met honing helpt tegen slapeloosheid en hoofdpijn.\n"
	if err := os.WriteFile("a.md", []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	run("init")
	run("review", "export")
	ids := acceptAll(t, "review.xlsx")
	if len(ids) < 2 {
		t.Fatalf("only %d claims", len(ids))
	}

	s, err := reviewing(env, &flags{})
	if err != nil {
		t.Fatal(err)
	}
	filled, err := readWorkbook("review.xlsx", workbook.Terms{Today: "2026-11-22", By: "Ina"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.concerned(ctx, filled)
	if err != nil {
		t.Fatal(err)
	}
	im := newImported("review.xlsx", filled)
	im.outcomes = register.Adopt(b.registers, im.proposals, nil, "2026-11-22")
	if im.taken() != len(ids) {
		t.Fatalf("%+v", im.outcomes)
	}
	run("review", "reject", ids[0], "--by", "Bas", "--reason", "unsafe: te veel")
	if err := s.adopt(ctx, b, im); err != nil {
		t.Fatal(err)
	}
	if im.taken() != len(ids)-1 || im.refused() != 1 || im.outcomes[0].Conflict != "it was decided since: rejected by Bas on 2026-11-22" {
		t.Errorf("%+v", im.outcomes)
	}
	out.Reset()
	s.imported(im, b, false)
	if !bytes.Contains(out.Bytes(), []byte(ids[0]+": it was decided since: rejected by Bas on")) {
		t.Error(out.String())
	}
}

// acceptAll accepts every claim of a workbook, and gives their IDs.
func acceptAll(t *testing.T, file string) []string {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Claims")
	if err != nil {
		t.Fatal(err)
	}
	status := slices.Index(rows[0], "status") + 1
	var ids []string
	for i, row := range rows[1:] {
		cell, err := excelize.CoordinatesToCellName(status, i+2)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr("Claims", cell, "accepted"); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, row[0])
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return ids
}
