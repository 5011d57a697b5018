package extract

import (
	"slices"
	"sort"

	"keur/claims"
	"keur/internal/text"
)

// Scope is a negation or hedge and the words that it governs, as spans of the document's text.
type Scope struct {
	Cue  text.Span
	Over text.Span
}

// Inspection is what the extractor saw in a document, for keur inspect. Spans are of the source.
type Inspection struct {
	Language   string
	Sentences  []claims.Span
	Quantities []claims.Quantity
	Negations  []Scope
	Hedges     []Scope
	Claims     []claims.Claim
}

// Inspect shows what each step sees in a segmented document.
func (w *Worker) Inspect(doc *text.Document) (Inspection, error) {
	found, err := w.Document(doc)
	if err != nil {
		return Inspection{}, err
	}
	in := Inspection{Language: doc.Language, Claims: found}
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		_, source := doc.Quote(s.Span)
		in.Sentences = append(in.Sentences, source)
		r, err := w.reader(either(doc.Blocks[s.Block].Language, doc.Language))
		if err != nil {
			return in, err
		}
		if r != nil {
			in.sentence(doc, r, s)
		}
	}
	return in, nil
}

// sentence adds the amounts, negations and hedges of one sentence.
func (in *Inspection) sentence(doc *text.Document, r *reader, s *text.Sentence) {
	u := &unit{reader: r, sentence: s, block: &doc.Blocks[s.Block], base: s.Span.Start, words: doc.Slice(s.Span)}
	at := func(s claims.Span) claims.Span {
		_, source := doc.Quote(text.Span{Start: u.base + s.Start, End: u.base + s.End})
		return source
	}
	// Inspection shows also what carries no figure ("every morning"), which no claim does.
	for _, q := range r.quantities.ParseAll(nil, u.words) {
		_, q.Span = doc.Quote(text.Span{Start: u.base + q.Span.Start, End: u.base + q.Span.End})
		in.Quantities = append(in.Quantities, q)
	}
	for _, s := range u.scopes() {
		if seen := (Scope{at(s.Cue), at(s.Over)}); s.Kind.Denies() {
			in.Negations = append(in.Negations, seen)
		} else {
			in.Hedges = append(in.Hedges, seen)
		}
	}
}

// Explanation says why claims were found in a unit, or what the nearest pattern lacked.
type Explanation struct {
	Unit    string
	Place   claims.Location
	LeadIn  string
	Words   []Word // what the lexicon knows of the unit's words
	Met     []Met  // patterns met
	Weights []Reason
	Nearest []Miss
	Claims  []claims.Claim
	Dropped []claims.Type // found, but given up since the page hardly speaks of health there
}

// Word is a word or phrase of a unit and the classes and concepts that it names.
type Word struct {
	Text     string
	Classes  []string // senses begin with a tilde
	Concepts []string
}

// Met is a pattern met, with the words that it spans.
type Met struct {
	Pattern string
	Type    claims.Type
	Cue     string
}

// Reason is the model's sum for one type, above 0 for yes, and the features that weighed most in it.
type Reason struct {
	Type     claims.Type
	Sum      float32
	Features []string
}

// Miss is a pattern that the unit all but meets.
type Miss struct {
	Pattern string
	Type    claims.Type
	Lacks   []string // any of these would do; none: the words are there, but too far apart or in another order
}

// Explain tells about the unit that holds a byte of the source; ok is false where none does.
func (w *Worker) Explain(doc *text.Document, at int) (out Explanation, ok bool, err error) {
	read := w.page(doc)
	if err := w.sentences(doc, read); err != nil {
		return out, false, err
	}
	met := slices.Clone(read.found)
	found := read.onTopic()
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		_, source := doc.Quote(s.Span)
		if at < source.Start || at >= source.End {
			continue
		}
		out.Unit, out.Place = doc.Slice(s.Span), text.NewLines(doc.Source).Location(source)
		for _, c := range found {
			if c.Unit == s.Span {
				out.Claims = append(out.Claims, c)
			}
		}
		for _, c := range met {
			if c.Unit == s.Span && !slices.ContainsFunc(out.Claims, func(k claims.Claim) bool { return k.Span == c.Span && k.Type == c.Type }) {
				out.Dropped = append(out.Dropped, c.Type)
			}
		}
		r, err := w.reader(either(doc.Blocks[s.Block].Language, doc.Language))
		if err != nil || r == nil {
			return out, true, err
		}
		p := w.page(doc)
		p.explain(r, i, &out)
		return out, true, nil
	}
	return out, false, nil
}

// explain reads one unit as read does, and keeps what it sees on the way.
func (p *page) explain(r *reader, i int, out *Explanation) {
	s := &p.doc.Sentences[i]
	u := &unit{reader: r, index: i, sentence: s, block: &p.doc.Blocks[s.Block], base: s.Span.Start, words: p.doc.Slice(s.Span)}
	u.lead = p.context(u)
	out.LeadIn = p.doc.Slice(u.block.LeadIn)
	items, amounts := r.scan(nil, u.words)
	u.items, u.amounts = items, slices.Clone(amounts)
	if len(u.items) == 0 {
		return
	}
	if isRow(u.block) {
		p.row(u)
	} else {
		u.split()
		p.search(u)
	}
	out.Words = u.known()
	for _, c := range u.found {
		last := min(c.last, len(u.items)-1)
		out.Met = append(out.Met, Met{u.rules[c.rule].id, c.kind, u.words[u.items[c.first].Start:u.items[last].End]})
	}
	p.observe = func(u *unit, _ clause, _ int, f *features) { out.Weights = append(out.Weights, u.reasons(f)...) }
	p.weigh(u)
	all := append(slices.Clone(u.lead), u.items...)
	for _, n := range append(u.language.clauses.Near(u.lexicon, all), u.sentences.Near(u.lexicon, all)...) {
		if r := u.rules[n.Pattern]; !r.none && len(out.Nearest) < 5 {
			out.Nearest = append(out.Nearest, Miss{r.id, r.kind, n.Lacks})
		}
	}
}

// known lists the words that the lexicon knows.
func (u *unit) known() (out []Word) {
	for i := range u.items {
		w := Word{Text: u.words[u.items[i].Start:u.items[i].End], Concepts: u.conceptsOf(clause{i, i + 1}, u.class.any)}
		u.items[i].Bits.Each(func(c int) {
			if name := u.lexicon.Name(c); name[0] != '\'' {
				w.Classes = append(w.Classes, name)
			}
		})
		for _, c := range u.items[i].Classes {
			if name := u.lexicon.Name(int(c)); name[0] == '~' {
				w.Classes = append(w.Classes, name)
			}
		}
		if len(w.Classes) > 0 {
			out = append(out, w)
		}
	}
	return out
}

// reasons sums the model's weights type by type, with the five features that weigh most in each.
func (u *unit) reasons(f *features) (out []Reason) {
	for t, k := range u.model.types {
		r := Reason{Type: k, Sum: u.model.bias[t]}
		type part struct {
			name string
			w    float32
		}
		var parts []part
		for _, x := range f.list {
			if row := u.model.find(x); row > 0 {
				w := u.model.weights[row][t]
				r.Sum += w
				parts = append(parts, part{u.name(x), w})
			}
		}
		sort.Slice(parts, func(i, j int) bool {
			return parts[i].w > parts[j].w || parts[i].w == parts[j].w && parts[i].name < parts[j].name
		})
		for _, p := range parts[:min(5, len(parts))] {
			if p.w > 0 {
				r.Features = append(r.Features, p.name)
			}
		}
		out = append(out, r)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Sum > out[j].Sum })
	return out
}
