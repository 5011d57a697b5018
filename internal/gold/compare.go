package gold

import (
	"cmp"
	"slices"
	"strings"

	"keur/claims"
)

// Page is a document on which labels and predictions are compared. One without labels counts too: all that is found on
// it is a false alarm.
type Page struct{ Name, Language string }

// Row is the score of some of the claims: those of a type, a language or a document.
type Row struct {
	Name string
	Score
}

// Figures say how predictions stand against labels.
type Figures struct {
	Types      []Row // that occur, in falling order of harm
	Languages  []Row // of the pages, by name
	Documents  []Row // all of them, by name
	All        Score
	Detection  Detection
	Mixed      []Mix // types taken for others, the commonest first
	Qualifiers Qualifiers
	Missed     []int // labels that nothing of their type was found for
	Extra      []int // predictions that no label of their type stands for
}

// Compare holds predictions against labels on some pages. What stands on other pages does not count.
func Compare(pages []Page, labels, found []Label) *Figures {
	languages := map[string]string{}
	var names, tongues []string
	for _, p := range pages {
		languages[p.Name] = p.Language
		names, tongues = append(names, p.Name), append(tongues, p.Language)
	}
	c := &comparison{labels: labels, found: found}
	c.reduce(languages)
	c.pairs = Match(c.labels, c.found)
	f := &Figures{Types: c.rows(nil, func(l *Label) string { return string(l.Type) }),
		Languages:  c.rows(tongues, func(l *Label) string { return languages[l.Doc] }),
		Documents:  c.rows(names, func(l *Label) string { return l.Doc }),
		All:        Score{Hits: len(c.pairs), Extra: len(c.found) - len(c.pairs), Missed: len(c.labels) - len(c.pairs)},
		Detection:  Detection{len(c.labels), touched(c.labels, c.found), len(c.found), touched(c.found, c.labels)},
		Qualifiers: c.qualifiers()}
	slices.SortStableFunc(f.Types, func(a, b Row) int { return cmp.Compare(harm(a.Name), harm(b.Name)) })
	missed, extra := c.left()
	f.Mixed = c.mixed(missed, extra)
	f.Missed, f.Extra = at(missed, c.labelAt), at(extra, c.foundAt)
	return f
}

// Pool is the score of some types taken together.
func (f *Figures) Pool(types []claims.Type) Score {
	var all Score
	for _, r := range f.Types {
		if slices.Contains(types, claims.Type(r.Name)) {
			all.Hits, all.Extra, all.Missed = all.Hits+r.Hits, all.Extra+r.Extra, all.Missed+r.Missed
		}
	}
	return all
}

// comparison is the labels and predictions that count, where they stand among all, and how they were paired.
type comparison struct {
	labels, found    []Label
	labelAt, foundAt []int
	pairs            []Pair
}

// reduce leaves out what stands on none of the pages.
func (c *comparison) reduce(pages map[string]string) {
	on := func(all []Label) (kept []Label, at []int) {
		for i := range all {
			if _, ok := pages[all[i].Doc]; ok {
				kept, at = append(kept, all[i]), append(at, i)
			}
		}
		return kept, at
	}
	c.labels, c.labelAt = on(c.labels)
	c.found, c.foundAt = on(c.found)
}

// rows scores the claims by a key, sorted by it. The names given have a row even where nothing stands in it.
func (c *comparison) rows(names []string, key func(*Label) string) []Row {
	by := map[string]*Score{}
	of := func(name string) *Score {
		if by[name] == nil {
			by[name] = &Score{}
		}
		return by[name]
	}
	for _, name := range names {
		of(name)
	}
	for i := range c.labels {
		of(key(&c.labels[i])).Missed++
	}
	for j := range c.found {
		of(key(&c.found[j])).Extra++
	}
	for _, p := range c.pairs {
		s := of(key(&c.labels[p.Label]))
		s.Hits, s.Missed, s.Extra = s.Hits+1, s.Missed-1, s.Extra-1
	}
	var out []Row
	for name, s := range by {
		out = append(out, Row{name, *s})
	}
	slices.SortFunc(out, func(a, b Row) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// left lists the labels and the predictions that were not paired.
func (c *comparison) left() (missed, extra []int) {
	hit, taken := make([]bool, len(c.labels)), make([]bool, len(c.found))
	for _, p := range c.pairs {
		hit[p.Label], taken[p.Claim] = true, true
	}
	for i := range hit {
		if !hit[i] {
			missed = append(missed, i)
		}
	}
	for j := range taken {
		if !taken[j] {
			extra = append(extra, j)
		}
	}
	return missed, extra
}

// at gives the values that stand at some indices.
func at(indices, values []int) []int {
	var out []int
	for _, i := range indices {
		out = append(out, values[i])
	}
	return out
}

// harm is the place of a type in falling order of harm; one that keur does not know comes last.
func harm(name string) int {
	if i := slices.Index(claims.Types(), claims.Type(name)); i >= 0 {
		return i
	}
	return len(claims.Types())
}
