// Package quantity reads figures out of sentences: numbers in digits or words, ranges, bounds, units and rates, as
// claims.Quantity values with UCUM units. It holds no words of any language; a Table supplies them.
package quantity

// Table is what one language says about quantities. Words and phrases match whatever their case; a hyphen may stand
// where a phrase has a space ("year old", "year-old"). docs/decisions/0003-quantities.md explains the choices.
type Table struct {
	Decimal   string `yaml:"decimal"`   // the decimal sign, "." or ","
	Thousands string `yaml:"thousands"` // the signs that may group digits by three

	Numbers        []Number `yaml:"numbers"`         // cardinals
	Compound       Compound `yaml:"compound"`        // how number words grow together
	Scales         []Number `yaml:"scales"`          // words that multiply the number before them
	Fractions      []Number `yaml:"fractions"`       // parts of one: half, quarter
	Halves         []Number `yaml:"halves"`          // the half as a noun, which is a ratio only to ParseAll
	Ordinals       []Number `yaml:"ordinals"`        // second, third
	OrdinalEndings []string `yaml:"ordinal_endings"` // glued to digits: 11th
	Articles       []string `yaml:"articles"`        // a word for one that counts only before some units
	Single         []string `yaml:"single"`          // adjectives that say that there is one
	Vague          []Number `yaml:"vague"`           // a few, several; value 0 where no figure can be given
	Whole          []string `yaml:"whole"`           // all, whole: before a period
	And            []string `yaml:"and"`             // joins parts of a number and amounts
	Point          []string `yaml:"point"`           // the decimal sign as a word
	Minus          []string `yaml:"minus"`           // the minus sign as a word

	Units  []Unit `yaml:"units"`
	Counts []Unit `yaml:"counts"` // nouns that are counted; their kind is count

	Ranges  []string `yaml:"ranges"`  // between the ends of a range
	Or      []string `yaml:"or"`      // between two neighbouring numbers
	Between []string `yaml:"between"` // opens a range whose ends an And joins
	From    []string `yaml:"from"`    // opens a range, or leads to an amount
	Approx  []string `yaml:"approx"`  // about
	Bounds  []Bound  `yaml:"bounds"`
	Fillers []string `yaml:"fillers"` // may stand between a bound or cue and its number
	Breaks  []string `yaml:"breaks"`  // end the search for a counted noun

	Rates   []Rate   `yaml:"rates"`   // per
	Body    []string `yaml:"body"`    // may follow a kilogram: of body weight
	Each    []string `yaml:"each"`    // every
	Moments []string `yaml:"moments"` // behind a period: it says when, not how often ("an hour before")
	Adverbs []Adverb `yaml:"adverbs"` // daily
	Days    []Adverb `yaml:"days"`    // parts and days that recur after Each: every morning
	Times   []string `yaml:"times"`   // three times
	Once    []Number `yaml:"once"`    // once, twice
	Fold    []string `yaml:"fold"`    // after Times: a comparison (three times as)
	OutOf   []string `yaml:"out_of"`  // eight out of ten
	Of      []string `yaml:"of"`      // a quarter of

	Divided  []string `yaml:"divided"`   // an amount with a rate, divided into portions
	Yields   []string `yaml:"yields"`    // an amount holds another: 100 g contains
	NumberOf []string `yaml:"number_of"` // the number of: what later figures count
	Labels   []string `yaml:"labels"`    // lead to a number that only names: type 2
	Idioms   []string `yaml:"idioms"`    // hold a number word but no number

	Ages     []string `yaml:"ages"`     // age of, aged
	Persons  []string `yaml:"persons"`  // a person and a verb: she is
	People   []string `yaml:"people"`   // those whose age a bound or range gives
	Clock    []string `yaml:"clock"`    // leads to a time of day
	Currency []string `yaml:"currency"` // before or after a price
	Liquids  []string `yaml:"liquids"`  // what a fluid unit is filled with
}

// Number gives the words of one value.
type Number struct {
	Value float64  `yaml:"value"`
	Words []string `yaml:"words"`
}

// Compound says how number words grow together in one word, as in Dutch and German. The zero value says that they
// do not.
type Compound struct {
	One      string   `yaml:"one"`      // the form of 1 inside a compound
	And      []string `yaml:"and"`      // between the unit and the ten
	Hundred  string   `yaml:"hundred"`  //
	Thousand string   `yaml:"thousand"` //
	Half     []string `yaml:"half"`     // endings that add a half
	Tails    []string `yaml:"tails"`    // words that numbers grow together with: -fold, -year-old
}

// Unit is a unit of measurement or a counted noun.
type Unit struct {
	Code    string   `yaml:"code"`    // UCUM, case-sensitive, or a count noun in braces
	Kind    string   `yaml:"kind"`    // of claims.Quantity
	Factor  float64  `yaml:"factor"`  // how many of Code it holds; 0 means 1
	Words   []string `yaml:"words"`   // whatever their case
	Symbols []string `yaml:"symbols"` // as written
	Article bool     `yaml:"article"` // an article before it counts as one
	Alone   bool     `yaml:"alone"`   // counts as one by itself, without article
	Suffix  bool     `yaml:"suffix"`  // matches as the last part of a compound too
	Before  bool     `yaml:"before"`  // may stand before its number: a score of 7
	Fluid   string   `yaml:"fluid"`   // code where a liquid follows
}

// Bound is a set of phrases that leave one side of an amount open.
type Bound struct {
	Side     string   `yaml:"side"`     // the side that is given: min or max
	Before   []string `yaml:"before"`   // at least
	After    []string `yaml:"after"`    // or more
	Prefixes []string `yaml:"prefixes"` // first parts of compounds that lead to an amount
	Age      bool     `yaml:"age"`      // older than
	During   bool     `yaml:"during"`   // no bound before a period: over three weeks
}

// Rate is a set of words that put a unit under an amount.
type Rate struct {
	Words []string `yaml:"words"`
	Time  bool     `yaml:"time"` // only periods may follow: twice a day
}

// Adverb is a set of words that say a whole rate.
type Adverb struct {
	Per   string   `yaml:"per"` // UCUM code of the period
	Words []string `yaml:"words"`
	// Use is "rate" for words that never stand for a frequency by themselves (a daily dose), "interval" for those
	// that always do (every other day), and empty for those that do where no amount takes them (daily).
	Use string `yaml:"use"`
}
