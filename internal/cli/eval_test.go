package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// scorer is the reference that figures have to equal, as seen from this package.
const scorer = "../../../shared/eval/score.py"

// labelledSet is some documents with their labels, and the uses that an index marks them for.
type labelledSet struct {
	name string
	gold []string
	docs string
	uses []string
}

func labelledSets(t *testing.T) []labelledSet {
	t.Helper()
	ours, err := filepath.Glob("../../seeds/gold/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	sets := []labelledSet{
		{"ours", ours, "../../seeds", []string{""}},
		{"seeds", []string{"../../../shared/gold/seeds.jsonl"}, "../../../shared/seeds", []string{""}},
	}
	for _, language := range []string{"nl", "en", "de"} {
		folder := "../../../shared/gold/dev/" + language
		sets = append(sets, labelledSet{language, []string{folder + ".jsonl"}, folder, []string{"", "build", "count"}})
	}
	return sets
}

// TestEvalEqualsScorer holds every figure of keur eval against those that the reference prints for a report of keur audit.
func TestEvalEqualsScorer(t *testing.T) {
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is absent")
	}
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the reference is absent: ", scorer)
	}
	reference := absolute(t, scorer)
	for _, set := range labelledSets(t) {
		t.Run(set.name, func(t *testing.T) {
			if _, err := os.Stat(set.docs); err != nil || len(set.gold) == 0 {
				t.Skip("the documents are absent: ", set.docs)
			}
			set.docs = absolute(t, set.docs)
			for i := range set.gold {
				set.gold[i] = absolute(t, set.gold[i])
			}
			env, _, errs := testEnv(t)
			if code := Run(context.Background(), []string{"audit", "-q", "--register", "none", "-o", "json=report.json", set.docs}, env); code != exitDone {
				t.Fatalf("audit: exit %d: %s", code, errs)
			}
			join(t, "gold.jsonl", set.gold)
			for _, use := range set.uses {
				t.Run("use="+use, func(t *testing.T) { equals(t, env, reference, &set, use) })
			}
		})
	}
}

// equals compares text with text: what the reference prints, and the same lines made from our figures. The words of
// misses and false alarms are left out.
func equals(t *testing.T, env Env, reference string, set *labelledSet, use string) {
	asked := []string{"--docs", set.docs, "--pool", "dosage,success_rate,safety", "--min-f1", "0.7", "--min-recall", "0.9"}
	if use != "" {
		asked = append(asked, "--use", use)
	}
	if use == "build" || len(set.uses) == 1 { // words are shown only where no index forbids it
		asked = append(asked, "--misses", "--spurious")
	}
	theirs := exec.Command("python3", append([]string{reference, "--gold", "gold.jsonl", "--report", "report.json"}, asked...)...)
	out, err := theirs.Output()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || len(exit.Stderr) > 0) {
		t.Fatalf("the reference: %v: %+v", err, exit)
	}
	args := append([]string{"eval", "-q", "-o", "json=figures.json"}, asked...)
	for _, file := range set.gold {
		args = append(args, "--gold", file)
	}
	code := Run(context.Background(), args, env)
	if want := theirs.ProcessState.ExitCode(); code != want {
		t.Errorf("exit %d, the reference %d", code, want)
	}
	data, err := os.ReadFile("figures.json")
	if err != nil {
		t.Fatal(err)
	}
	var f evalFigures
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(withoutWords(string(out)), printed(&f)); diff != "" {
		t.Errorf("- reference, + keur:\n%s", diff)
	}
}

// withoutWords cuts what the reference prints after the type of a miss or a false alarm.
func withoutWords(out string) string {
	var b strings.Builder
	for line := range strings.Lines(out) {
		if fields := strings.Fields(line); len(fields) > 3 && (fields[0] == "MISS" || fields[0] == "EXTRA") {
			line = strings.Join(fields[:3], " ") + "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

// printed is what the reference prints for such figures.
func printed(f *evalFigures) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-17s%5s%5s%5s%5s%7s%7s%7s\n", "type", "gold", "tp", "fp", "fn", "P", "R", "F1")
	slices.SortFunc(f.Types, func(a, b evalScore) int { return strings.Compare(a.Name, b.Name) })
	for _, r := range f.Types {
		fmt.Fprintf(&b, "%-17s%5d%5d%5d%5d%7.3f%7.3f%7.3f\n", r.Name, r.Gold, r.Hits, r.Extra, r.Missed, r.Precision, r.Recall, r.F1)
	}
	b.WriteByte('\n')
	for _, r := range f.Documents {
		fmt.Fprintf(&b, "%-42s gold %4d P %.3f R %.3f F1 %.3f\n", first(r.Name, 40), r.Gold, r.Precision, r.Recall, r.F1)
	}
	q, n := f.Qualifiers, f.Qualifiers.Quantities
	fmt.Fprintf(&b, "\npolarity %d/%d = %.3f  hedged %d/%d = %.3f  quantities R %d/%d = %.3f P %d/%d = %.3f\n",
		q.Polarity.Right, q.Matched, q.Polarity.Share, q.Hedged.Right, q.Matched, q.Hedged.Share,
		n.Shared, n.Gold, n.Recall, n.Shared, n.Found, n.Precision)
	fmt.Fprintf(&b, "recall of %s together %.3f (%d claims)\n", strings.Join(f.Pool.Types, ", "), f.Pool.Recall, f.Pool.Gold)
	fmt.Fprintf(&b, "detection P %.3f R %.3f F1 %.3f\n", f.Detection.Precision, f.Detection.Recall, f.Detection.F1)
	for _, m := range f.Misses {
		fmt.Fprintln(&b, "MISS", first(path.Base(m.Document), 12), m.Type)
	}
	for _, m := range f.Spurious {
		fmt.Fprintln(&b, "EXTRA", first(path.Base(m.Document), 12), m.Type)
	}
	s := f.Strict
	fmt.Fprintf(&b, "strict P %.3f R %.3f F1 %.3f  (gold %d, predicted %d)\n", s.Precision, s.Recall, s.F1, s.Gold, s.Found)
	return b.String()
}

func first(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

func absolute(t *testing.T, file string) string {
	t.Helper()
	out, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// join writes several files of labels as one: the reference reads one only.
func join(t *testing.T, name string, files []string) {
	t.Helper()
	var all bytes.Buffer
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(append(bytes.TrimRight(data, "\n"), '\n'))
	}
	if err := os.WriteFile(name, all.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
