package register

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"keur/claims"
)

// draft is a made-up document: paragraphs of sentences under lead-ins and headings.
type draft [][]claims.Claim

func randomDraft(r *rand.Rand) draft {
	subjects := []string{"Kamillethee", "Een koude douche", "Hardlopen", "Vitamine K", "De fysiotherapeut", "Honing"}
	verbs := []string{"verlicht", "voorkomt", "geneest", "helpt bij", "vermindert", "verergert"}
	objects := []string{"hoofdpijn", "een stijve nek", "slapeloosheid", "droge huid", "hooikoorts"}
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	var d draft
	for range 2 + r.IntN(5) {
		var p []claims.Claim
		frame, anchor := "", ""
		if r.IntN(3) == 0 {
			frame = "Wat werkt bij " + pick(objects) + ":"
		}
		if r.IntN(3) == 0 {
			anchor = "Alles over " + pick(objects)
		}
		for range 1 + r.IntN(4) {
			unit := fmt.Sprintf("%s %s %s bij %d%% van de mensen.", pick(subjects), pick(verbs), pick(objects), r.IntN(20)*5)
			kind := []claims.Type{claims.Efficacy, claims.Prevention}[r.IntN(2)]
			p = append(p, claims.Claim{Document: "d.md", Type: kind, Quote: unit,
				Basis: claims.Basis{Unit: unit, Frame: frame, Anchor: anchor}})
		}
		d = append(d, p)
	}
	return d
}

// found lays the draft out as the extractor would give it.
func (d draft) found() []claims.Claim {
	var out []claims.Claim
	at := 0
	for _, p := range d {
		for _, c := range p {
			c.Span = claims.Span{Start: at, End: at + len(c.Basis.Unit)}
			c.Unit = c.Span
			at = c.Span.End + 1
			out = append(out, c)
		}
	}
	return out
}

func (d draft) clone() draft {
	out := make(draft, len(d))
	for i := range d {
		out[i] = slices.Clone(d[i])
	}
	return out
}

// one picks a sentence and lets f change its basis.
func (d draft) one(r *rand.Rand, f func(*claims.Basis)) {
	p := d[r.IntN(len(d))]
	f(&p[r.IntN(len(p))].Basis)
}

var layoutEdits = map[string]func(r *rand.Rand, d draft){
	"wrap lines": func(r *rand.Rand, d draft) {
		d.one(r, func(b *claims.Basis) { b.Unit = strings.Replace(b.Unit, " ", "\n  ", 1+r.IntN(3)) })
	},
	"blank space": func(r *rand.Rand, d draft) {
		d.one(r, func(b *claims.Basis) { b.Unit = "  " + strings.ReplaceAll(b.Unit, " ", "\u00a0 ") + "\t" })
	},
	"case":   func(r *rand.Rand, d draft) { d.one(r, func(b *claims.Basis) { b.Unit = strings.ToUpper(b.Unit) }) },
	"quotes": func(r *rand.Rand, d draft) { d.one(r, func(b *claims.Basis) { b.Unit = "„" + b.Unit + "”" }) },
	"full stop": func(r *rand.Rand, d draft) {
		d.one(r, func(b *claims.Basis) { b.Unit = strings.TrimRight(b.Unit, ".") + "!" })
	},
	"frame dash": func(r *rand.Rand, d draft) {
		d.one(r, func(b *claims.Basis) { b.Frame = strings.TrimRight(b.Frame, ":") + " –" })
	},
	"move a paragraph": func(r *rand.Rand, d draft) {
		i, k := r.IntN(len(d)), r.IntN(len(d))
		d[i], d[k] = d[k], d[i]
	},
}

var wordEdits = map[string]func(r *rand.Rand, d draft){
	"figure": func(r *rand.Rand, d draft) {
		d.one(r, func(b *claims.Basis) { b.Unit = strings.Replace(b.Unit, "%", fmt.Sprint(r.IntN(10))+"%", 1) })
	},
	"niet": func(r *rand.Rand, d draft) {
		d.one(r, func(b *claims.Basis) { b.Unit = strings.Replace(b.Unit, " bij ", " niet bij ", 1) })
	},
	"stronger": func(r *rand.Rand, d draft) { d.one(r, func(b *claims.Basis) { b.Unit = "Altijd: " + b.Unit }) },
	"lead-in": func(r *rand.Rand, d draft) {
		d.one(r, func(b *claims.Basis) { b.Frame = "Wat zelden werkt: " + b.Frame })
	},
	"heading": func(r *rand.Rand, d draft) { d.one(r, func(b *claims.Basis) { b.Anchor += " bij kinderen" }) },
	"delete": func(r *rand.Rand, d draft) {
		i := r.IntN(len(d))
		if k := r.IntN(len(d[i])); len(d[i]) > 1 {
			d[i] = slices.Delete(d[i], k, k+1)
		}
	},
	"insert": func(r *rand.Rand, d draft) {
		i := r.IntN(len(d))
		d[i] = slices.Insert(d[i], r.IntN(len(d[i])), randomDraft(r)[0][0])
	},
}

// decided is a register in which every claim is accepted, with its words as the reviewer of each claim.
func decided(t *testing.T, d draft) *claims.Register {
	reg := &claims.Register{Document: "d.md"}
	Sync(reg, d.found())
	for i := range reg.Records {
		r := &reg.Records[i]
		if _, err := Decide([]*claims.Register{reg}, Order{IDs: []string{r.Fingerprint}, Decision: claims.Decision{
			Status: claims.Accepted, Reviewer: judgedWords(r.Type, r.Words), Date: "2026-05-01"}}); err != nil {
			t.Fatal(err)
		}
	}
	return reg
}

// judgedWords is a plain idea of the words of a claim, made without the code under test: letters, figures, per cent.
func judgedWords(kind claims.Type, b claims.Basis) string {
	plain := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%'
		}), " ")
	}
	return fmt.Sprintf("%s|%s|%s|%s", kind, plain(b.Unit), plain(b.Frame), plain(b.Anchor))
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// TestLayoutKeepsDecisions: as long as the words stay, so does every decision.
func TestLayoutKeepsDecisions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	edits := sortedKeys(layoutEdits)
	for round := range 300 {
		before := randomDraft(r)
		reg := decided(t, before)
		now := before.clone()
		var done []string
		for range 1 + r.IntN(4) {
			name := edits[r.IntN(len(edits))]
			layoutEdits[name](r, now)
			done = append(done, name)
		}
		res := Reconcile(now.found(), reg, today)
		if len(res.Gone) > 0 || len(res.Stale) > 0 {
			t.Fatalf("round %d, %v: %v", round, done, states(res))
		}
		for _, c := range res.Claims {
			if c.Review.Status != claims.Accepted {
				t.Fatalf("round %d, %v: %q is %+v", round, done, c.Basis.Unit, c.Review)
			}
		}
	}
}

// TestDecisionNeverOutlivesItsWords: whatever is edited, no claim has a decision that was taken on other words, a changed
// claim has none, and the rest keep theirs.
func TestDecisionNeverOutlivesItsWords(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	all := map[string]func(*rand.Rand, draft){}
	for _, edits := range []map[string]func(*rand.Rand, draft){layoutEdits, wordEdits} {
		for name, f := range edits {
			all[name] = f
		}
	}
	names := sortedKeys(all)
	for round := range 500 {
		before := randomDraft(r)
		reg := decided(t, before)
		stock := map[string]int{} // how many claims of these words were judged
		for _, rec := range reg.Records {
			stock[judgedWords(rec.Type, rec.Words)]++
		}
		now := before.clone()
		var done []string
		for range 1 + r.IntN(6) {
			name := names[r.IntN(len(names))]
			all[name](r, now)
			done = append(done, name)
		}
		for _, synced := range []bool{false, true} {
			if synced {
				Sync(reg, now.found())
			}
			left := map[string]int{}
			for k, v := range stock {
				left[k] = v
			}
			for _, c := range Reconcile(now.found(), reg, today).Claims {
				words := judgedWords(c.Type, c.Basis)
				want := claims.Unreviewed
				if left[words] > 0 {
					want = claims.Accepted
				}
				left[words]--
				if c.Review.Status != want || want == claims.Accepted && c.Review.Reviewer != words {
					t.Fatalf("round %d, %v, synced %t: %q is %+v, want %s", round, done, synced, words, c.Review, want)
				}
			}
		}
	}
}
