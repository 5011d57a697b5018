package match

import (
	"fmt"
	"strconv"
	"strings"
)

// Pattern is a combination of classes and words: sequences that must all be met in one scope, whatever their order.
type Pattern struct {
	sequences []sequence
	never     []sequence // none of these may be met
	near      []int      // the most items between sequence i and the ones before it
}

// sequence is met by items in its order.
type sequence struct {
	steps      []step
	start, end bool // it must begin or end the scope, but for the gap of its first step or the tail
	tail       int  // the most items behind the last step, where it must end the scope
}

// step is one item of a sequence, after a gap of up to gap items.
type step struct {
	any Bits
	gap int
}

const (
	anyGap  = 1 << 20
	usual   = 3  // items in a plain gap ".."
	nearby  = 12 // items between the parts of "a & b"
	maxForm = 64 // sequences that alternatives and options of one pattern may expand to
)

// Parse reads a pattern and puts its words into the lexicon. One text may expand into several patterns, any of which
// stands for it.
func (l *Lexicon) Parse(text string) ([]Pattern, error) {
	out := []Pattern{{}}
	parts, err := splitParts(text)
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", text, err)
	}
	for n, part := range parts {
		never := strings.HasPrefix(part.text, "!")
		forms, err := l.sequences(strings.TrimPrefix(part.text, "!"))
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", text, err)
		}
		if never {
			for i := range out {
				out[i].never = append(out[i].never, forms...)
			}
			continue
		}
		if out, err = combine(out, forms, part.near); err != nil {
			return nil, fmt.Errorf("pattern %q, part %d: %w", text, n+1, err)
		}
	}
	if len(out) == 0 || len(out[0].sequences) == 0 {
		return nil, fmt.Errorf("pattern %q: nothing to find", text)
	}
	return out, nil
}

func combine(have []Pattern, forms []sequence, near int) ([]Pattern, error) {
	if len(have)*len(forms) > maxForm {
		return nil, fmt.Errorf("more than %d combinations", maxForm)
	}
	var out []Pattern
	for _, p := range have {
		for _, f := range forms {
			q := Pattern{never: p.never, near: append(p.near[:len(p.near):len(p.near)], near)}
			q.sequences = append(p.sequences[:len(p.sequences):len(p.sequences)], f)
			out = append(out, q)
		}
	}
	return out, nil
}

type part struct {
	text string
	near int
}

// splitParts cuts a pattern at its "&" signs.
func splitParts(text string) ([]part, error) {
	var out []part
	now := part{near: nearby}
	for _, field := range strings.Fields(text) {
		if n, ok := strings.CutPrefix(field, "&"); ok {
			out = append(out, now)
			now = part{near: nearby}
			if n != "" {
				var err error
				if now.near, err = number(n); err != nil {
					return nil, err
				}
			}
			continue
		}
		now.text = strings.TrimSpace(now.text + " " + field)
	}
	return append(out, now), nil
}

// sequences expands one part into its plain sequences.
func (l *Lexicon) sequences(text string) ([]sequence, error) {
	flat, err := expand(text)
	if err != nil {
		return nil, err
	}
	var out []sequence
	for _, f := range flat {
		s, err := l.sequence(strings.Fields(f))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// expand writes out alternatives in parentheses, which may stand in one another, and options marked "?".
func expand(text string) ([]string, error) {
	open := strings.IndexByte(text, '(')
	if open < 0 {
		if strings.Contains(text, ")") {
			return nil, fmt.Errorf("a parenthesis is not opened")
		}
		return options(strings.Fields(text))
	}
	choices, rest, ok := alternatives(text[open+1:])
	if !ok {
		return nil, fmt.Errorf("a parenthesis is not closed")
	}
	if strings.HasPrefix(rest, "?") {
		choices, rest = append(choices, ""), rest[1:]
	}
	var out []string
	for _, c := range choices {
		more, err := expand(text[:open] + " " + c + " " + rest)
		if err != nil {
			return nil, err
		}
		if out = append(out, more...); len(out) > maxForm {
			return nil, fmt.Errorf("more than %d alternatives", maxForm)
		}
	}
	return out, nil
}

// alternatives cuts what stands behind an opening parenthesis at the bars that are its own, and gives the text behind
// the one that closes it.
func alternatives(text string) (choices []string, rest string, ok bool) {
	depth, braces, from := 0, 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			braces++
		case '}':
			braces--
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return append(choices, text[from:i]), text[i+1:], true
			}
			depth--
		case '|':
			if depth == 0 && braces == 0 {
				choices, from = append(choices, text[from:i]), i+1
			}
		}
	}
	return nil, "", false
}

// options expands words and classes marked "?" into the forms with and without them.
func options(fields []string) ([]string, error) {
	out := []string{""}
	for _, f := range fields {
		word, optional := strings.CutSuffix(f, "?")
		var next []string
		for _, o := range out {
			next = append(next, strings.TrimSpace(o+" "+word))
			if optional {
				next = append(next, o)
			}
		}
		if out = next; len(out) > maxForm {
			return nil, fmt.Errorf("more than %d alternatives", maxForm)
		}
	}
	return out, nil
}

// sequence compiles the fields of a plain sequence.
func (l *Lexicon) sequence(fields []string) (s sequence, err error) {
	gap := 0
	for _, f := range fields {
		switch {
		case s.end:
			return s, fmt.Errorf("%q stands behind the end", f)
		case f == "^":
			if len(s.steps) > 0 || gap > 0 {
				return s, fmt.Errorf("a beginning stands behind other words")
			}
			s.start = true
		case f == "$":
			s.end = true
		case f == "...":
			gap = anyGap
		case strings.HasPrefix(f, ".."):
			if gap, err = width(f[2:]); err != nil {
				return s, err
			}
		default:
			st := step{gap: gap}
			if st.any, err = l.element(f); err != nil {
				return s, err
			}
			s.steps = append(s.steps, st)
			gap = 0
		}
	}
	if len(s.steps) == 0 {
		return s, fmt.Errorf("an empty sequence")
	}
	s.tail = gap
	return s, nil
}

// width is the number of items that a gap allows, by what stands behind its dots.
func width(s string) (int, error) {
	if s == "" {
		return usual, nil
	}
	return number(s)
}

func number(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%q is no number of items", s)
	}
	return min(n, anyGap), nil
}

// element compiles "{a|b}" or a word.
func (l *Lexicon) element(f string) (any Bits, err error) {
	body, ok := strings.CutPrefix(f, "{")
	if !ok {
		c, err := l.Class("'" + f)
		if err != nil {
			return any, err
		}
		any.Set(c)
		return any, l.Add(f, Term{Class: c, Value: -1})
	}
	body, ok = strings.CutSuffix(body, "}")
	if !ok {
		return any, fmt.Errorf("%q lacks its closing brace", f)
	}
	for _, name := range strings.Split(body, "|") {
		c, known := l.Known(name)
		if !known {
			return any, fmt.Errorf("unknown class %q", name)
		}
		l.listing.Set(c)
		any.Set(c)
	}
	return any, nil
}
