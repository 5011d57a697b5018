package text

import "strings"

const (
	maxLabel      = 60 // bytes of a run-in label
	labelWords    = 4  // words of a label at the start of a paragraph
	itemWords     = 7  // words of a label at the start of a list item
	labelWindow   = 160
	maxGluedWords = 8
)

// label is the run-in label at the start of a block's first sentence: the words before a colon, before a dash in a list
// item, or before a capital that a lost line break glued to them. It is empty where there is none.
func (l *language) label(text string, k BlockKind, s Span) Span {
	if k != Paragraph && k != ListItem {
		return Span{}
	}
	head := text[s.Start:min(s.End, s.Start+labelWindow)]
	if n := l.colonLabel(head, k); n > 0 {
		return Span{Start: s.Start, End: s.Start + n}
	}
	if k == ListItem {
		if n := dashLabel(head); n > 0 {
			return Span{Start: s.Start, End: s.Start + n}
		}
	}
	if n := l.gluedLabel(head); n > 0 {
		return Span{Start: s.Start, End: s.Start + n}
	}
	return Span{}
}

// colonLabel is the length of the label before a colon. In a paragraph a label is short and does not begin as a
// sentence does.
func (l *language) colonLabel(s string, k BlockKind) int {
	n := strings.IndexByte(s, ':')
	if n <= 0 || s[0] == '[' || n > maxLabel || n+1 >= len(s) || isDigit(s[n+1]) && isDigit(s[n-1]) || s[n+1] == '/' {
		return 0
	}
	limit := labelWords
	if k == ListItem {
		limit = itemWords
	}
	if countWords(s[:n], limit+1) > limit || k == Paragraph && l.is(s[:letters(s, 0, maxKey)], opener) {
		return 0
	}
	if strings.ContainsAny(s[:n], ".!?;") || strings.TrimSpace(s[n+1:]) == "" {
		return 0
	}
	return trimEnd(s, Span{Start: 0, End: n})
}

// dashLabel is the length of the label before a dash between spaces.
func dashLabel(s string) int {
	n := -1
	window := s[:min(len(s), maxLabel+5)]
	for _, dash := range []string{" — ", " – ", " - "} {
		if i := strings.Index(window, dash); i > 0 && (n < 0 || i < n) {
			n = i
		}
	}
	if n <= 0 || n > maxLabel || countWords(s[:n], labelWords+2) > labelWords+1 || strings.ContainsAny(s[:n], ".!?;,") || isDigit(s[n-1]) {
		return 0
	}
	return n
}

// gluedLabel is the length of the label whose last word runs into the first word of the sentence: a small letter right
// before a capital, with the rest of the word in small letters. The second word must be one that begins sentences, so
// that names such as "MacBook" are none.
func (l *language) gluedLabel(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] == '.' || s[i] == ':' || s[i] == '?' || s[i] == '!' || s[i] == ',' {
			return 0
		}
		if s[i] < 'A' || s[i] > 'Z' || kindBefore(s, i) != lower || wordLen(s, i) < 3 {
			continue
		}
		end := letters(s, i, maxKey)
		if end < len(s) && s[end] == ' ' && l.is(s[i:end], opener|stopWord) && allLower(fold(s[i:i+1])+s[i+1:end]) {
			if countWords(s[:i], maxGluedWords+1) > maxGluedWords {
				return 0
			}
			return i
		}
	}
	return 0
}

// pointsBack says that a sentence opens with a word that stands for something named before it.
func (l *language) pointsBack(text string, s Span) bool {
	end := letters(text[:s.End], s.Start, maxKey)
	return end > s.Start && l.is(text[s.Start:end], backward)
}

// asks says that a sentence is a question: it ends in a question mark, or is a heading that begins as a question does.
func (l *language) asks(text string, k BlockKind, s Span) bool {
	if k == Question || endOf(text[max(s.Start, s.End-24):s.End]) == questionEnd {
		return true
	}
	if k != Heading {
		return false
	}
	return l.questionHead(text[s.Start:min(s.End, s.Start+labelWindow)])
}

// questionHead says that the first one to three words are those of a question.
func (l *language) questionHead(s string) bool {
	s = fold(s)
	at := 0
	for range 3 {
		end := at
		for end < len(s) && s[end] > ' ' {
			end++
		}
		if l.questions[s[:end]] {
			return true
		}
		if end >= len(s) {
			break
		}
		at = end + 1
	}
	return false
}
