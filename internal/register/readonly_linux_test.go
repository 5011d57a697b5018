package register

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadOnlyFolder runs as nobody where the tests run as root, for whom no folder is read-only.
func TestReadOnlyFolder(t *testing.T) {
	dir, err := os.MkdirTemp("", "keur-readonly")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755); os.RemoveAll(dir) })
	if err := Save(dir, synced(soup)); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, dir)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/proc/self/exe", "-test.run=^TestHelperProcess$")
	cmd.Env = append(os.Environ(), "KEUR_TEST_DIR="+dir, "KEUR_TEST_NAME=niemand", "KEUR_TEST_COUNT=1")
	cmd.Dir = "/"
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		t.Skipf("cannot run as another user here: %v", err)
	}
	if want := "cannot write the register in " + dir + ": permission denied\n"; !strings.HasPrefix(string(out), want) {
		t.Errorf("%q, want %q", out, want)
	}
	if diff := cmp.Diff(before, snapshot(t, dir)); diff != "" {
		t.Error(diff)
	}
}
