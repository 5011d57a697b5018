// Package scope finds the words that deny or weaken, and how far each of them reaches. It holds no words of any language;
// a Table supplies them. docs/decisions/0011-scope.md says what a scope is and why it is found so.
package scope

// Table is what one language says about denying and hedging. Terms are written as internal/match reads them; the longest
// term wins, so that a phrase that denies nothing takes the cue out of its own words.
type Table struct {
	Denials Denials `yaml:"denials"`
	Hedges  Hedges  `yaml:"hedges"`

	Stops  []string `yaml:"stops"`  // part clauses, for whatever stands on either side: but, because
	Starts []string `yaml:"starts"` // open a clause that a cue in it does not look out of, yet may be looked into: whose
	Thats  []string `yaml:"thats"`  // open a clause that is governed from outside, and that a denial in it does not look out of: that
	Opens  []string `yaml:"opens"`  // open a clause of their own behind a comma or a Joins: it, he
	Verbs  []string `yaml:"verbs"`  // finite verbs of common use, which do so too: is, has
	Joins  []string `yaml:"joins"`  // coordinate: and, or
	Fronts []string `yaml:"fronts"` // open a clause that stands before the one it depends on, and ends at the comma: if, although
	// Relatives open, behind a comma, a clause on what was just named, which what denies that looks into: German das, die, der.
	Relatives []string `yaml:"relatives"`
	Commas    bool     `yaml:"commas"` // a comma parts clauses, as in Dutch and German
}

// Denials are the cues that deny, by the direction in which they do.
type Denials struct {
	Forward  []string `yaml:"forward"`  // what follows in the clause: no, never
	Phrase   []string `yaml:"phrase"`   // what follows, as a phrase that leaves its sentence's own statement alone: without
	Backward []string `yaml:"backward"` // what stands before: is ruled out
	Around   []string `yaml:"around"`   // the clause: Dutch niet, German nicht
	Answer   []string `yaml:"answer"`   // the label or subject before: none
	Gone     []string `yaml:"gone"`     // what stands before was there and is no more: resolved
	Nothing  []string `yaml:"nothing"`  // look like denials and are none: not only
}

// Hedges are the cues that weaken.
type Hedges struct {
	Around  []string `yaml:"around"`  // the clause, and what it governs: perhaps, might
	Ability []string `yaml:"ability"` // so too, unless the clause is denied: "cannot" is no hedge
	Forward []string `yaml:"forward"` // what follows
	Frame   []string `yaml:"frame"`   // all that follows in the sentence, and its own clause: studies suggest that
	Nothing []string `yaml:"nothing"` // look like hedges and are none: is made possible
}
