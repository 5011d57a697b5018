package extract

import (
	"strings"

	"keur/internal/knowledge"
)

// wordings are the sentences of the disclaimers that keur itself proposes, by their first word. A page that carries one says
// nothing that needs a review. Of a sentence with blanks to fill in the words before the first blank count.
type wordings map[string][]string

// shortest is how many bytes a sentence must have before its first blank to be recognised by them.
const shortest = 15

func newWordings(all []knowledge.Disclaimer) wordings {
	w := wordings{}
	for i := range all {
		t := &all[i].Text
		for _, text := range []string{t.NL, t.EN, t.DE} {
			for _, sentence := range strings.SplitAfter(text, ". ") {
				w.add(sentence)
			}
		}
	}
	return w
}

func (w wordings) add(sentence string) {
	words, _, blank := strings.Cut(sentence, "[")
	words = plainly(words)
	if words == "" || blank && len(words) < shortest {
		return
	}
	if !blank {
		words += "." // the end, so that a longer sentence is another
	}
	first, _, _ := strings.Cut(words, " ")
	w[first] = append(w[first], words)
}

// hold says that a sentence is one of a proposed disclaimer.
func (w wordings) hold(sentence string) bool {
	first, _, _ := strings.Cut(sentence, " ")
	known := w[strings.ToLower(strings.TrimLeft(first, "*_>("))]
	if len(known) == 0 {
		return false
	}
	words := plainly(sentence) + "."
	for _, k := range known {
		if strings.HasPrefix(words, k) {
			return true
		}
	}
	return false
}

// plainly is a sentence without case, marks around it and runs of white space.
func plainly(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(s, " \t\r\n.*_>()")), " "))
}
