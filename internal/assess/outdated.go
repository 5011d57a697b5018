package assess

import (
	"slices"
	"strconv"
	"strings"
)

// outdated says that a document carries a disclaimer that does not hold any more: its date is too long ago, or its words are not
// those that the law fixes.
func (w *worker) outdated(p *page, d int) bool {
	s := &w.statements.all[d]
	if s.DatedBy != "" {
		return w.tooOld(p, s.DatedBy)
	}
	return slices.Contains(s.Fixed, p.language) && !carriesLetters(p.doc.Text, s.Text.In(p.language))
}

// tooOld says that the sentence of a check names a year, and none in which an entry checked would still be fresh.
func (w *worker) tooOld(p *page, check string) bool {
	limit := staleBefore(&w.options)
	for i := range w.statements.checks {
		n := len(w.statements.all) + i
		if w.statements.checks[i].ID != check || limit == "" || !p.cues.met(n) {
			continue
		}
		latest := 0
		sentence := p.doc.Slice(p.cues[n])
		for at := range sentence {
			if yearAt(sentence, at) {
				year, _ := strconv.Atoi(sentence[at : at+4])
				latest = max(latest, year)
			}
		}
		return latest > 0 && strconv.Itoa(latest)+"-12-31" < limit
	}
	return false
}

// carriesLetters says that a text holds a wording letter for letter, but for white space. Blanks in the wording, in brackets or as
// an ellipsis, stand for anything.
func carriesLetters(text, wording string) bool {
	text = strings.Join(strings.Fields(text), " ")
	rest := strings.Join(strings.Fields(wording), " ")
	for rest != "" {
		part := rest
		if i := strings.IndexAny(rest, "[…"); i >= 0 {
			part, rest = rest[:i], afterBlank(rest[i:])
		} else {
			rest = ""
		}
		part = strings.TrimSpace(part)
		at := strings.Index(text, part)
		if at < 0 {
			return false
		}
		text = text[at+len(part):]
	}
	return true
}

// afterBlank is what follows the blank with which a wording begins.
func afterBlank(s string) string {
	if strings.HasPrefix(s, "[") {
		if i := strings.IndexByte(s, ']'); i >= 0 {
			return s[i+1:]
		}
		return ""
	}
	return strings.TrimPrefix(s, "…")
}
