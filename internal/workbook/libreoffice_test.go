package workbook

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestReadLibreOffice takes the workbook through another program, before and after it is filled in.
func TestReadLibreOffice(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("soffice is not there")
	}
	raw := write(t, sample(t))
	saved := converted(t, raw)
	if diff := cmp.Diff(&Filled{Claims: len(sample(t).Claims)}, read(t, saved, today)); diff != "" {
		t.Error(diff)
	}
	for name, raw := range map[string][]byte{
		"filled in before": converted(t, reopened(t, raw, func(f *excelize.File) { decide(t, f) })),
		"filled in after":  reopened(t, saved, func(f *excelize.File) { decide(t, f) }),
	} {
		got := read(t, raw, today)
		if diff := cmp.Diff(wanted(t), decisions(got), sameDecision); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(got.Wrong)+len(got.Edited) > 0 {
			t.Errorf("%s: %+v, %+v", name, got.Wrong, got.Edited)
		}
	}
}

// converted is a workbook as LibreOffice saves it.
func converted(t *testing.T, raw []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "review.xlsx"), filepath.Join(dir, "out")
	must(t, os.WriteFile(from, raw, 0o644))
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", "xlsx", "--outdir", to, from)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	saved, err := os.ReadFile(filepath.Join(to, "review.xlsx"))
	must(t, err)
	return saved
}
