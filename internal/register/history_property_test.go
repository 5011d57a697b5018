package register

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keur/claims"
)

// site is a made-up site with its register, and every decision that was ever taken on it.
type site struct {
	t     *testing.T
	r     *rand.Rand
	dir   string
	texts map[string][]string // sentences, by document
	taken map[string]bool     // hashes of decisions
	count int
	done  []string // what was done, for messages
	fresh int      // names of documents that were used
}

func newSite(t *testing.T, r *rand.Rand) *site {
	s := &site{t: t, r: r, dir: t.TempDir(), texts: map[string][]string{}, taken: map[string]bool{}}
	for range 3 {
		s.texts[s.name()] = nil
	}
	for range 8 {
		s.edit()
	}
	s.sync()
	return s
}

func (s *site) name() string {
	s.fresh++
	return fmt.Sprintf("map %d/blad%d.md", s.fresh%2, s.fresh)
}

func (s *site) documents() []string { return slices.Sorted(maps.Keys(s.texts)) }

func (s *site) document() string { return s.documents()[s.r.IntN(len(s.texts))] }

// found is what the extractor finds in a document; reg adds what only reviewers know.
func (s *site) found(name string, reg *claims.Register) []claims.Claim {
	var seen []string
	for _, line := range s.texts[name] {
		if line != nap { // which the extractor does not know
			seen = append(seen, line)
		}
	}
	text := pageOf(name, s.texts[name]...)
	for i := range text {
		text[i].Type, text[i].Fingerprint = "", ""
	}
	found := pageOf(name, seen...)
	return append(found, Standing(text, found, reg)...)
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("%v: %v", s.done, err)
	}
}

func (s *site) load(name string) *claims.Register {
	reg, err := Load(s.dir, name)
	s.must(err)
	return reg
}

func (s *site) files() []Stored {
	files, err := Files(s.dir)
	s.must(err)
	return files
}

// edit puts a sentence into a document, or takes one out.
func (s *site) edit() {
	name := s.document()
	text := s.texts[name]
	if len(text) > 0 && s.r.IntN(3) == 0 {
		k := s.r.IntN(len(text))
		s.texts[name] = slices.Delete(slices.Clone(text), k, k+1)
		return
	}
	line := []string{soup, sauna, nap, yoga, "Thee van munt kalmeert de maag."}[s.r.IntN(5)]
	s.texts[name] = slices.Insert(slices.Clone(text), s.r.IntN(len(text)+1), line)
}

func (s *site) sync() {
	names, err := Names(os.DirFS(s.dir))
	s.must(err)
	names = append(names, s.documents()...)
	slices.Sort(names)
	s.must(Update(s.dir, slices.Compact(names), func(registers []*claims.Register) error {
		for _, reg := range registers {
			Sync(reg, s.found(reg.Document, reg))
		}
		return nil
	}))
}

// add records a claim that the extractor does not know.
func (s *site) add() {
	name := s.document()
	if !slices.Contains(s.texts[name], nap) {
		return
	}
	c := pageOf(name, nap)[0]
	s.must(Update(s.dir, []string{name}, func(registers []*claims.Register) error {
		Sync(registers[0], s.found(name, registers[0]))
		Add(registers[0], &c)
		return nil
	}))
}

// decide decides a claim that stands, or takes its last decision back.
func (s *site) decide(undo bool) {
	name := s.document()
	s.must(Update(s.dir, []string{name}, func(registers []*claims.Register) error {
		reg := registers[0]
		Sync(reg, s.found(name, reg))
		for _, k := range s.r.Perm(len(reg.Records)) {
			r := &reg.Records[k]
			if r.Gone || undo && r.Effective() == nil {
				continue
			}
			s.count++
			o := Order{IDs: []string{r.Fingerprint}, Undo: undo, Decision: claims.Decision{Reviewer: "Ina",
				Date: fmt.Sprintf("2026-%02d-%02d", 1+s.r.IntN(12), 1+s.r.IntN(28)), Text: fmt.Sprintf("besluit %d", s.count)}}
			if !undo {
				o.Decision.Status = []claims.Status{claims.Accepted, claims.Rejected, claims.NotAClaim}[s.r.IntN(3)]
				if o.Decision.Status.RequiresReason() {
					o.Decision.Reason = "other"
				}
			}
			if _, err := Decide(registers, o); err != nil {
				return err
			}
			s.taken[Hash(r.Decisions[len(r.Decisions)-1])] = true
			return nil
		}
		return nil
	}))
}

// rename gives a document another name, with other words maybe, and moves its reviews; interrupted, at times.
func (s *site) rename() {
	was, is := s.document(), s.name()
	s.texts[is] = s.texts[was]
	delete(s.texts, was)
	if s.r.IntN(2) == 0 {
		s.edit()
	}
	if s.r.IntN(3) == 0 {
		s.sync() // so that there are records under the new name
	}
	if s.r.IntN(4) == 0 && len(s.texts[is]) > 0 {
		s.must(Update(s.dir, []string{is}, func(registers []*claims.Register) error {
			Sync(registers[0], s.found(is, registers[0]))
			return nil
		}))
	}
	m := Rename{Dir: s.dir, Old: was, New: is}
	if len(s.load(was).Records) == 0 {
		return
	}
	s.interrupted(was+".yaml", func() {
		reviews, err := m.Reviews()
		s.must(err)
		_, err = m.Move(context.Background(), s.found(is, reviews), false)
		s.must(err)
	})
}

// prune prunes every register; interrupted, at times.
func (s *site) prune() {
	names, err := Names(os.DirFS(s.dir))
	s.must(err)
	for _, name := range names {
		s.interrupted(name+".yaml", func() {
			_, err := Prune(context.Background(), s.dir, name, s.found(name, s.load(name)), false)
			s.must(err)
		})
	}
}

// interrupted does something that writes two files, then puts the second back as if the machine had stopped in between. By
// then every decision must be there, and doing it again must lead to what would have been.
func (s *site) interrupted(second string, do func()) {
	file := filepath.Join(s.dir, filepath.FromSlash(second))
	before, err := os.ReadFile(file)
	s.must(err)
	do()
	if s.r.IntN(2) == 0 {
		return
	}
	want := snapshot(s.t, s.dir)
	s.must(os.WriteFile(file, before, 0o644))
	s.complete()
	do()
	if diff := cmp.Diff(want, snapshot(s.t, s.dir)); diff != "" {
		s.t.Fatalf("%v: after an interruption (-want +got):\n%s", s.done, diff)
	}
}

// complete holds the log against the decisions that were taken: each is there, and there once.
func (s *site) complete() {
	s.t.Helper()
	got := map[string]bool{}
	for _, e := range Log(s.files()) {
		got[Hash(*e.Decision)] = true
	}
	if diff := cmp.Diff(s.taken, got); diff != "" {
		s.t.Fatalf("%v: decisions (-taken +in the log):\n%s", s.done, diff)
	}
}

// TestHistoryIsKept: whatever is decided, undone, edited, synced, moved and pruned, interrupted or not, every decision stays
// in the log, the register verifies, and every earlier state of it is proved to be there.
func TestHistoryIsKept(t *testing.T) {
	steps := map[string]func(*site){
		"edit": (*site).edit, "sync": (*site).sync, "add": (*site).add, "rename": (*site).rename, "prune": (*site).prune,
		"decide": func(s *site) { s.decide(false) }, "decide too": func(s *site) { s.decide(false) }, "undo": func(s *site) { s.decide(true) },
	}
	names := sortedKeys(steps)
	moved, archived := 0, 0
	for seed := range uint64(25) {
		s := newSite(t, rand.New(rand.NewPCG(seed, 9)))
		past := [][]Stored{s.files()}
		for range 40 {
			step := names[s.r.IntN(len(names))]
			s.done = append(s.done, step)
			steps[step](s)
			s.complete()
			now := s.files()
			if p := told(VerifyFiles(now)); p != nil {
				t.Fatalf("seed %d, %v: %q", seed, s.done, p)
			}
			if p := told(Since(past[s.r.IntN(len(past))], now)); p != nil {
				t.Fatalf("seed %d, %v: since then %q", seed, s.done, p)
			}
			past = append(past, now)
		}
		for _, f := range s.files() {
			for _, r := range f.Records {
				if f.Archived && len(r.Decisions) > 0 {
					archived++
				}
				if r.First != "" {
					moved++
				}
			}
		}
	}
	if moved < 20 || archived < 5 {
		t.Errorf("only %d decided records moved and %d were archived: the test tries too little", moved, archived)
	}
}
