package extract

import (
	"fmt"
	"slices"
	"strings"

	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/match"
	"keur/internal/quantity"
	"keur/internal/scope"
)

// language is a compiled pack.
type language struct {
	code       string
	role       uint16 // the feature of the language
	lexicon    *match.Lexicon
	concepts   []knowledge.Concept
	vague      map[string]bool // concepts that do not tell by themselves what is meant
	pairing    [128][]bool     // by kind of feature and by class or tag: the model weighs it in pairs
	rules      []rule
	clauses    *match.PatternSet // run over one clause
	sentences  *match.PatternSet // run over the whole unit
	quantities *quantity.Parser
	scopes     *scope.Finder
	model      *model
	byName     []int // the classes in the order of their names, without the single words of patterns
	class      classes
}

// rule is what a pattern of the pack leads to.
type rule struct {
	id       string
	kind     claims.Type
	none     bool
	decides  bool // it needs no word of the model
	polarity claims.Polarity
}

// classes are the numbers of the classes that the code itself asks for.
type classes struct {
	clauseBreak, yes, no, and, than, cause, causedBy, worsen                 int
	besides, publication, advice                                             int
	subject, acting, doing, object, complaint, any, health, illness, disease match.Bits // kinds of concepts
	verb                                                                     match.Bits // predicates, which end a run of nouns
	function                                                                 match.Bits // words that name nothing
	predicate                                                                match.Bits // words that have an object
	amounts                                                                  map[string]int
	asserts                                                                  map[claims.Type]match.Bits // what says a claim of a type
	safeguard, needless                                                      match.Bits                 // words for not without a doctor, and for no doctor needed
	safe, warning, harm, blame, benefit                                      match.Bits                 // words of safety, of warning, of harm, of causing harm, of doing good
}

// Concept kinds that can stand as the subject of a claim; those that are preferred as such; those that can be said to do
// good, which factors (stress, injury) are not; and the kinds of objects.
var (
	subjectKinds = []string{"treatment", "substance", "product", "food", "medicine", "diet", "activity", "device", "provider", "factor"}
	actingKinds  = []string{"treatment", "substance", "medicine", "diet", "activity", "device"}
	illnessKinds = []string{"condition", "symptom", "medicine", "treatment", "process", "parameter"}
	healthKinds  = append([]string{"substance"}, illnessKinds...)
	doingKinds   = append([]string{"product", "food", "provider"}, actingKinds...)
	objectKinds  = []string{"condition", "symptom", "function", "process", "parameter", "bodypart"}
)

// Classes of words that have an object: the predicates, and the nouns and phrases that stand for one.
var governing = append([]string{"caused_by", "treat", "suits", "restore_noun", "risk", "act"}, predicates...)

// Classes of verbs that a run of coordinated nouns does not reach over.
var predicates = []string{"improve", "reduce", "relieve", "cure", "cause", "worsen", "prevent", "help"}

// Classes of amounts: what the quantity parser finds counts as a word of these classes.
var amountKinds = []string{"mass", "volume", "length", "temperature", "pressure", "energy", "duration", "frequency", "percent",
	"ratio", "count", "age", "concentration", "dose", "number_range", "session", "people", "intake", "fold", "iu"}

// compile builds the lexicon and pattern sets of a pack. Its cost is paid once a run and language.
func compile(p *knowledge.Pack, base *knowledge.Base, families families) (*language, error) {
	concepts := base.Concepts
	l := &language{code: p.Language, role: roles[p.Language], lexicon: match.NewLexicon(p.Inflection), concepts: concepts, vague: map[string]bool{},
		clauses: match.NewPatternSet(), sentences: match.NewPatternSet()}
	for i := range concepts {
		if concepts[i].Open() {
			l.vague[concepts[i].ID] = true
		}
	}
	l.lexicon.Grow(size(p, concepts))
	if err := l.addConcepts(concepts, families); err != nil {
		return nil, err
	}
	if err := l.addClasses(p.Classes); err != nil {
		return nil, err
	}
	if err := l.addSenses(p.Senses); err != nil {
		return nil, err
	}
	if err := l.addPatterns(p.Patterns); err != nil {
		return nil, err
	}
	var err error
	if l.quantities, err = quantity.New(p.Quantity); err != nil {
		return nil, err
	}
	if l.scopes, err = scope.New(p.Scope, p.Inflection); err != nil {
		return nil, err
	}
	l.pairs()
	if l.model, err = l.newModel(base.Model); err != nil {
		return nil, err
	}
	for c := range l.lexicon.Classes() {
		if l.lexicon.Name(c)[0] != '\'' {
			l.byName = append(l.byName, c)
		}
	}
	slices.SortFunc(l.byName, func(a, b int) int { return strings.Compare(l.lexicon.Name(a), l.lexicon.Name(b)) })
	return l, nil
}

// size is about how many terms a pack's lexicon holds.
func size(p *knowledge.Pack, concepts []knowledge.Concept) (n int) {
	for i := range p.Senses {
		n += len(p.Senses[i].Terms)
	}
	return n + 8*len(concepts)
}

func (l *language) addConcepts(concepts []knowledge.Concept, families families) error {
	for _, kinds := range [][]string{subjectKinds, objectKinds, {"population"}} {
		for _, k := range kinds {
			c, err := l.lexicon.Class(k)
			if err != nil {
				return err
			}
			l.lexicon.List(c)
		}
	}
	for i := range concepts {
		class, err := l.lexicon.Class(concepts[i].Kind)
		if err != nil {
			return err
		}
		terms := []match.Term{{Class: class, Value: i, Head: true}}
		for _, f := range families[concepts[i].ID] {
			tag := l.lexicon.Tag("^" + f)
			l.lexicon.Loose(tag)
			terms = append(terms, match.Term{Class: tag, Value: -1})
		}
		for _, name := range concepts[i].Names.In(l.code) {
			if err := l.lexicon.Add(name, terms...); err != nil {
				return fmt.Errorf("concept %s: %w", concepts[i].ID, err)
			}
		}
	}
	return nil
}

func (l *language) addClasses(all []knowledge.Class) error {
	for _, k := range amountKinds {
		if _, err := l.lexicon.Class("q_" + k); err != nil {
			return err
		}
	}
	for _, c := range all {
		class, err := l.lexicon.Class(c.Name)
		if err != nil {
			return err
		}
		if c.Split {
			l.lexicon.Splitting(class)
		}
		if c.Private {
			l.lexicon.Private(class)
		}
		if c.Closed {
			l.lexicon.Closed(class)
		}
		for _, term := range c.Terms {
			if err := l.lexicon.Add(term, match.Term{Class: class, Value: -1, Head: c.Split}); err != nil {
				return fmt.Errorf("class %s: %w", c.Name, err)
			}
		}
	}
	l.class = classes{clauseBreak: l.known("clause_break"),
		yes: l.known("yes"), no: l.known("no"), and: l.known("and"), than: l.known("than"), besides: l.known("besides"), publication: l.known("publication"), advice: l.known("advice"), cause: l.known("cause"), causedBy: l.known("caused_by"), worsen: l.known("worsen"),
		acting: l.bits(actingKinds), doing: l.bits(doingKinds), verb: l.bits(predicates), predicate: l.bits(governing),
		function: l.bits([]string{"negation", "hedge", "clause_break", "pronoun", "but", "and", "yes", "no"}),
		any:      l.bits(append(append([]string{"population"}, subjectKinds...), objectKinds...)), subject: l.bits(subjectKinds), object: l.bits(objectKinds), complaint: l.bits([]string{"condition", "symptom"}),
		health: l.bits(healthKinds), illness: l.bits(illnessKinds), disease: l.bits([]string{"condition"}),
		safeguard: l.named([]string{"safeguard", "own_disclaimer"}), needless: l.named([]string{"unnecessary_care"}),
		safe: l.named([]string{"safe", "suits", "reassurance"}), harm: l.named([]string{"side_effect", "harm_kind", "worsen"}),
		blame: l.named([]string{"side_effect", "harm_kind", "worsen", "cause", "risk"}), benefit: l.named([]string{"improve", "reduce", "relieve", "cure", "prevent", "help"}),
		warning: l.named([]string{"advise_against"}),
		amounts: map[string]int{}, asserts: map[claims.Type]match.Bits{}}
	for kind, names := range asserts {
		l.class.asserts[kind] = l.named(names)
	}
	for _, k := range amountKinds {
		l.class.amounts[k] = l.known("q_" + k)
	}
	return nil
}

// pairs marks the classes that the model weighs in pairs: of neighbours the kinds of concepts, amounts and senses, of a subject
// and its predicate the wider classes of the patterns too. The families of concepts are too narrow for either.
func (l *language) pairs() {
	near, act := make([]bool, l.lexicon.Highest()), make([]bool, l.lexicon.Highest())
	for c := range act {
		sense := c >= match.Width && l.lexicon.Name(c)[0] == '~'
		near[c] = sense || l.class.any.Has(c)
		act[c] = sense || c < match.Width
	}
	for _, c := range l.class.amounts {
		near[c] = true
	}
	l.pairing[following], l.pairing[acting] = near, act
}

// addSenses adds the fine classes that the model weighs, as tags.
func (l *language) addSenses(all []knowledge.SenseWords) error {
	for _, c := range all {
		tag := l.lexicon.Tag("~" + c.Sense)
		for _, term := range c.Terms {
			if err := l.lexicon.Add(term, match.Term{Class: tag, Value: -1}); err != nil {
				return fmt.Errorf("sense %s: %w", c.Sense, err)
			}
		}
	}
	return nil
}

// known is the number of a class that the pack may lack; a class without terms is never met.
func (l *language) known(name string) int {
	c, err := l.lexicon.Class(name)
	if err != nil {
		return match.Width - 1
	}
	return c
}

func (l *language) bits(names []string) (b match.Bits) {
	for _, n := range names {
		b.Set(l.known(n))
	}
	return b
}

// named are the classes of these names that the pack has; unlike known it makes none.
func (l *language) named(names []string) (b match.Bits) {
	for _, n := range names {
		if c, ok := l.lexicon.Known(n); ok {
			b.Set(c)
		}
	}
	return b
}

func (l *language) addPatterns(all []knowledge.Pattern) error {
	for _, p := range all {
		id := len(l.rules)
		l.rules = append(l.rules, rule{p.ID, claims.Type(p.Type), p.Type == "none", p.Decides, claims.Polarity(p.Polarity)})
		set := l.clauses
		if p.Scope == "sentence" {
			set = l.sentences
		}
		for _, text := range p.Match {
			for _, w := range p.Without {
				text += " & !" + w
			}
			forms, err := l.lexicon.Parse(text)
			if err != nil {
				return fmt.Errorf("%s: %w", p.ID, err)
			}
			set.Add(id, forms...)
		}
	}
	return nil
}

// reader scans the units of one language for one goroutine.
type reader struct {
	*language
	scanner   *match.Scanner
	clauseRun *match.Runner
	unitRun   *match.Runner
	scoper    *scope.Reader
	amounts   []claims.Quantity
}

func (l *language) reader() *reader {
	return &reader{language: l, scanner: l.lexicon.Scanner(), clauseRun: l.clauses.Runner(), unitRun: l.sentences.Runner(), scoper: l.scopes.Reader()}
}
