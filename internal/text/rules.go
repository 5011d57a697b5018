package text

// Rules are the tables of one language by which text is split and its language told. They are data: the knowledge
// package fills them from data/<language>/text.yaml. Words are matched whatever their case; a final dot of an
// abbreviation may be written or left out, and "z. B." names "z.B." too.
type Rules struct {
	// Language is the code of the language: "nl", "en" or "de".
	Language string `yaml:"language"`
	// Titles are abbreviations before a name, which never end a sentence.
	Titles []string `yaml:"titles"`
	// Abbreviations end in a dot that ends a sentence only before a capitalised opener.
	Abbreviations []string `yaml:"abbreviations"`
	// FinalAbbreviations may end a sentence, which they do where a capital follows, such as "etc.".
	FinalAbbreviations []string `yaml:"final_abbreviations"`
	// NumberAbbreviations are abbreviations only before a number, such as "no." and the short names of months.
	NumberAbbreviations []string `yaml:"number_abbreviations"`
	// BeforeLetter are words that a single letter completes ("vitamin D."), so that it is no initial of a name.
	BeforeLetter []string `yaml:"before_letter"`
	// BeforeOrdinal are words after which a number with a dot is an ordinal ("am 3. Mai").
	BeforeOrdinal []string `yaml:"before_ordinal"`
	// AfterOrdinal are words before which a number with a dot is an ordinal, such as the names of months.
	AfterOrdinal []string `yaml:"after_ordinal"`
	// Openers are words that begin a sentence and hardly a name: articles, pronouns, demonstratives, adverbs.
	Openers []string `yaml:"openers"`
	// Backward are words that, at the start of a sentence, stand for something in the sentence before: demonstratives,
	// personal pronouns, "hierdoor". The identity of claims rests on them: a change makes decisions stale.
	Backward []string `yaml:"backward"`
	// QuestionOpeners are the first words of a heading that asks without a question mark, such as "what is".
	QuestionOpeners []string `yaml:"question_openers"`
	// StopWords are the words by which a text is seen to be in the language.
	StopWords []string `yaml:"stop_words"`
	// Domains are the last parts of names with dots: top-level domains and file name extensions.
	Domains []string `yaml:"domains"`
	// References are the headings of lists of sources.
	References []string `yaml:"references"`
}

// class is a set of tables that a word stands in.
type class uint16

const (
	title class = 1 << iota
	abbreviation
	finalAbbreviation
	numberAbbreviation
	beforeLetter
	beforeOrdinal
	afterOrdinal
	opener
	backward
	stopWord
	domain
	anyAbbreviation = title | abbreviation | finalAbbreviation | numberAbbreviation
)

// language is the compiled form of Rules.
type language struct {
	code       string
	words      map[string]class
	questions  map[string]bool // phrases of one to three words
	references map[string]bool
}

// compile turns the tables into one look-up per word.
func compile(r Rules) *language {
	l := &language{code: r.Language, words: map[string]class{}, questions: map[string]bool{}, references: map[string]bool{}}
	for _, t := range []struct {
		words []string
		class class
	}{
		{r.Titles, title}, {r.Abbreviations, abbreviation}, {r.FinalAbbreviations, finalAbbreviation},
		{r.NumberAbbreviations, numberAbbreviation}, {r.BeforeLetter, beforeLetter},
		{r.BeforeOrdinal, beforeOrdinal}, {r.AfterOrdinal, afterOrdinal}, {r.Openers, opener}, {r.Backward, backward},
		{r.StopWords, stopWord}, {r.Domains, domain},
	} {
		for _, w := range t.words {
			l.words[tableKey(w)] |= t.class
		}
	}
	for _, q := range r.QuestionOpeners {
		l.questions[fold(q)] = true
	}
	for _, q := range r.References {
		l.references[fold(q)] = true
	}
	return l
}

// tableKey is the form in which a table's word is looked up: folded, without inner spaces and the last dot.
func tableKey(w string) string {
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] != ' ' {
			out = append(out, w[i])
		}
	}
	if n := len(out); n > 1 && out[n-1] == '.' {
		out = out[:n-1]
	}
	return fold(string(out))
}

// is says that a word stands in one of the tables.
func (l *language) is(word string, c class) bool {
	var buf [maxKey]byte
	return l.words[string(foldInto(&buf, word))]&c != 0
}
