package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"testing"
	"unicode/utf8"

	"keur/claims"
	"keur/internal/extract"
	"keur/internal/gold"
	"keur/internal/knowledge"
	"keur/internal/text"
)

const shared = "../../../shared"

// base reads the knowledge base from its YAML, so that a change is measured without compiling it.
func base(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Parse(os.DirFS("../knowledge/data"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// predict extracts the claims of documents in the form of labels.
func predict(t testing.TB, b *knowledge.Base, dir string, names []string) []gold.Label {
	t.Helper()
	segmenter, worker := text.NewSegmenter(b.TextRules()), extract.New(b).Worker()
	var out []gold.Label
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		doc := &text.Document{Path: name, Name: name, Format: "txt", Source: data, Text: string(data)}
		segmenter.Segment(doc)
		found, err := worker.Document(doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range found {
			out = append(out, label(name, data, &found[i]))
		}
	}
	return out
}

// label gives a claim in the form of a label, which counts code points.
func label(name string, data []byte, c *claims.Claim) gold.Label {
	start := utf8.RuneCount(data[:c.Span.Start])
	return gold.Label{Doc: name, Quote: c.Quote, Type: c.Type, Polarity: c.Polarity, Hedged: c.Hedged, Quantities: c.Quantities,
		Subject: c.Subject.Text, Object: c.Object.Text, Start: start, End: start + utf8.RuneCount(data[c.Span.Start:c.Span.End])}
}

// labels reads gold labels and skips the test where the shared documents are absent.
func labels(t testing.TB, path string) []gold.Label {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, path))
	if os.IsNotExist(err) {
		t.Skip("the shared documents are absent: ", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := gold.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pages lists the texts in a folder; use keeps those that index.json marks so.
func pages(t testing.TB, dir, use string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(shared, dir, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	keep := map[string]bool{}
	if use != "" {
		data, err := os.ReadFile(filepath.Join(shared, dir, "..", "index.json"))
		if err != nil {
			t.Fatal(err)
		}
		var index []struct{ Text, Use string }
		if err := json.Unmarshal(data, &index); err != nil {
			t.Fatal(err)
		}
		for _, d := range index {
			keep[d.Text] = d.Use == use
		}
	}
	var out []string
	for _, p := range paths {
		if use == "" || keep[filepath.Base(p)] {
			out = append(out, filepath.Base(p))
		}
	}
	return out
}

// score reports precision, recall and F1 by type, and with -v what was missed and what is extra.
func score(t *testing.T, b *knowledge.Base, file, dir, use string) (gold.Score, map[claims.Type]gold.Score) {
	names := pages(t, dir, use)
	in := map[string]bool{}
	for _, n := range names {
		in[n] = true
	}
	var want []gold.Label
	for _, l := range labels(t, file) {
		if in[l.Doc] {
			want = append(want, l)
		}
	}
	got := predict(t, b, filepath.Join(shared, dir), names)
	pairs := gold.Match(want, got)
	hit, taken := make([]bool, len(want)), make([]bool, len(got))
	by := map[claims.Type]gold.Score{}
	for _, p := range pairs {
		hit[p.Label], taken[p.Claim] = true, true
		s := by[want[p.Label].Type]
		s.Hits++
		by[want[p.Label].Type] = s
	}
	show := testing.Verbose() && use != "count"
	for i, l := range want {
		if !hit[i] {
			s := by[l.Type]
			s.Missed++
			by[l.Type] = s
			if show {
				t.Logf("MISS  %.12s %-16s %.160q", l.Doc, l.Type, l.Quote)
			}
		}
	}
	for i, l := range got {
		if !taken[i] {
			s := by[l.Type]
			s.Extra++
			by[l.Type] = s
			if show {
				t.Logf("EXTRA %.12s %-16s %.160q S:%.30s O:%.30s", l.Doc, l.Type, l.Quote, l.Subject, l.Object)
			}
		}
	}
	all := gold.Score{Hits: len(pairs), Extra: len(got) - len(pairs), Missed: len(want) - len(pairs)}
	types := claims.Types()
	sort.Slice(types, func(i, j int) bool { return types[i] < types[j] })
	for _, k := range types {
		s := by[k]
		t.Logf("%-17s %4d hits %4d extra %4d missed  P %.3f R %.3f F1 %.3f", k, s.Hits, s.Extra, s.Missed, s.Precision(), s.Recall(), s.F1())
	}
	polarity, hedged := 0, 0
	for _, p := range pairs {
		if want[p.Label].Polarity == got[p.Claim].Polarity {
			polarity++
		} else if show {
			t.Logf("POLAR %s wanted: %s %.160q", want[p.Label].Polarity, want[p.Label].Type, got[p.Claim].Quote)
		}
		if want[p.Label].Hedged == got[p.Claim].Hedged {
			hedged++
		} else if show {
			t.Logf("HEDGE %v wanted: %.160q", want[p.Label].Hedged, got[p.Claim].Quote)
		}
	}
	t.Logf("%s %s: P %.3f R %.3f F1 %.3f polarity %d hedged %d of %d", file, use, all.Precision(), all.Recall(), all.F1(), polarity, hedged, len(pairs))
	return all, by
}

func TestGoldSeeds(t *testing.T) {
	all, by := score(t, base(t), "gold/seeds.jsonl", "seeds", "")
	if all.F1() < 0.90 {
		t.Errorf("strict F1 %.3f, want at least 0.90", all.F1())
	}
	pool := gold.Score{}
	for _, k := range []claims.Type{claims.Dosage, claims.SuccessRate, claims.Safety} {
		pool.Hits += by[k].Hits
		pool.Missed += by[k].Missed
	}
	if pool.Recall() < 0.95 {
		t.Errorf("recall of dosage, success_rate and safety %.3f, want at least 0.95", pool.Recall())
	}
}

// floors are the strict F1 reached on build pages; they only rise.
func TestGoldBuild(t *testing.T) {
	for language, floor := range map[string]float64{"nl": 0.88, "en": 0.85, "de": 0.85} {
		t.Run(language, func(t *testing.T) {
			all, _ := score(t, base(t), "gold/dev/"+language+".jsonl", "gold/dev/"+language, "build")
			if all.F1() < floor {
				t.Errorf("strict F1 %.3f, want at least %.2f", all.F1(), floor)
			}
		})
	}
}

// TestGoldCount shows the figure on pages that nothing was learned from; nobody reads them.
func TestGoldCount(t *testing.T) {
	for _, language := range []string{"nl", "en", "de"} {
		t.Run(language, func(t *testing.T) {
			score(t, base(t), "gold/dev/"+language+".jsonl", "gold/dev/"+language, "count")
		})
	}
}
