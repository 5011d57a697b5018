// Package knowledge holds what keur knows as data: concepts, language packs, the evidence register, dose limits,
// authorised nutrient claims, rules, disclaimers and document checks. The YAML files under data are the source; a
// compiled form of them is embedded in the program.
package knowledge

import (
	"strings"

	"keur/internal/text"
)

// Base is a whole knowledge base.
type Base struct {
	Digest string // SHA-256 over the data files
	AsOf   string // the latest date on which an entry was checked

	Concepts    []Concept
	Evidence    []Entry
	Limits      []Limit
	Nutrients   []NutrientClaim
	Defaults    []TypeDefault
	Rules       []Rule
	Disclaimers []Disclaimer
	Checks      []Check
	Designs     []Design
	Senses      []Sense
	Packs       []Pack
	Model       []Weight

	// Unresolved lists what is still to be done in the data: rules that name a word class of no language pack, patterns
	// without examples. Load leaves it empty.
	Unresolved Problems `compile:"-"`
}

// TextRules gives the rules of segmenting by language.
func (b *Base) TextRules() map[string]text.Rules {
	out := make(map[string]text.Rules, len(b.Packs))
	for i := range b.Packs {
		out[b.Packs[i].Language] = b.Packs[i].Text
	}
	return out
}

// Sense is a fine class of word meanings, the same in all languages: what the model weighs a word by. The words themselves
// stand in the packs (Pack.Senses).
type Sense struct {
	ID   string `yaml:"sense"`
	Note string `yaml:"note"` // what the words of the sense say
}

// Names holds the names of one thing by language, the preferred one first.
type Names struct {
	NL []string `yaml:"nl"`
	EN []string `yaml:"en"`
	DE []string `yaml:"de"`
}

// In gives the names in a language ("nl", "en" or "de").
func (n Names) In(language string) []string {
	switch language {
	case "en":
		return n.EN
	case "de":
		return n.DE
	}
	return n.NL
}

// Concept is something that claims are about. Evidence, dose limits and rules refer to it by ID.
//
// A name matches whatever the case and the inflection of its words. In Dutch and German a name of one word also matches
// as the last part of a compound. A name written with a leading "=" matches as written only.
type Concept struct {
	ID      string   `yaml:"id"`
	Kind    string   `yaml:"kind"`    // condition, symptom, function, process, treatment, substance… (docs/packs.md)
	Broader []string `yaml:"broader"` // families it belongs to
	Parts   []string `yaml:"parts"`   // of a combination: its ingredients
	Vague   bool     `yaml:"vague"`   // it does not tell by itself what is meant: a form such as capsules, or "the operation"
	Names   Names    `yaml:",inline"`
}

// General says that a concept stands for a word that names a kind of thing and no thing, such as "therapy": its id
// begins with generic_. Where a text says so little, its context tells what is meant.
func General(id string) bool { return strings.HasPrefix(id, "generic_") }

// Open says that a concept leaves to the context what is meant: a general one, or a vague one.
func (c *Concept) Open() bool { return c.Vague || General(c.ID) }

// Reference is a publication behind an entry.
type Reference struct {
	Title     string `yaml:"title"`
	Publisher string `yaml:"publisher"`
	Year      int    `yaml:"year"`
	Kind      string `yaml:"kind"`
	URL       string `yaml:"url"`
}

// Entry is one row of the evidence register: what is known of an intervention for a condition.
type Entry struct {
	ID           string      `yaml:"id"`
	About        string      `yaml:"about"` // therapy, safety, etiology, prognosis or epidemiology
	Intervention string      `yaml:"intervention"`
	Condition    string      `yaml:"condition"`
	Outcome      string      `yaml:"outcome"`
	Direction    string      `yaml:"direction"`
	Certainty    string      `yaml:"certainty"` // GRADE, or none
	Basis        string      `yaml:"basis"`     // where the certainty comes from
	CEBM         int         `yaml:"cebm"`
	Summary      string      `yaml:"summary"`
	Value        string      `yaml:"value"` // of an epidemiological figure
	Unit         string      `yaml:"unit"`
	Sources      []Reference `yaml:"sources"`
	Seen         string      `yaml:"seen"` // where the facts were read, if that is none of the sources: a copy or summary of one
	LastChecked  string      `yaml:"last_checked"`
	Verified     bool        `yaml:"verified"`    // somebody saw the source; false also where it waits for a recheck
	ReplacedBy   string      `yaml:"replaced_by"` // the id of a newer entry on the same pair; what rests on this one is stale
}

// Limit is one limit on the intake of a substance, or on a treatment.
type Limit struct {
	ID          string   `yaml:"id"`
	Substance   string   `yaml:"substance"`
	Kind        string   `yaml:"kind"`
	Operator    string   `yaml:"operator"` // <=, <, >=, none, avoid, prohibited or concern_at_or_above
	Value       *float64 `yaml:"value"`
	Unit        string   `yaml:"unit"` // UCUM
	Per         string   `yaml:"per"`  // day, kg bw/day, session…
	Population  string   `yaml:"population"`
	Form        string   `yaml:"form"`
	Source      string   `yaml:"source"`
	URL         string   `yaml:"url"`
	Year        int      `yaml:"year"`
	IUPerUnit   float64  `yaml:"iu_per_unit"` // international units in one Unit; 0 where there is no conversion
	Note        string   `yaml:"note"`
	LastChecked string   `yaml:"last_checked"`
	Verified    bool     `yaml:"verified"`
	// Jurisdictions in which the limit counts.
	Jurisdictions []string `yaml:"jurisdictions"`
	// Fallback says that outside its jurisdictions too the limit is used, where no other limit of the substance counts.
	Fallback bool `yaml:"fallback"`
}

// NutrientClaim is the standing of one health claim for a food or ingredient in the European Union.
type NutrientClaim struct {
	ID          string `yaml:"id"`
	Nutrient    string `yaml:"nutrient"`
	Function    string `yaml:"function"` // concept id of the body function
	Wording     Texts  `yaml:"wording"`
	Status      string `yaml:"status"` // authorised, non_authorised or on_hold
	Conditions  string `yaml:"conditions"`
	NRV         string `yaml:"nrv"`
	Warning     string `yaml:"warning"`
	Citation    string `yaml:"citation"`
	URL         string `yaml:"url"`
	Note        string `yaml:"note"`
	LastChecked string `yaml:"last_checked"`
	Verified    bool   `yaml:"verified"`
}

// Texts is one text in three languages.
type Texts struct {
	NL string `yaml:"nl"`
	EN string `yaml:"en"`
	DE string `yaml:"de"`
}

// In gives the text in a language.
func (t Texts) In(language string) string {
	switch language {
	case "en":
		return t.EN
	case "de":
		return t.DE
	}
	return t.NL
}

// TypeDefault is the severity and the disclaimers that a claim type carries where no rule says otherwise.
type TypeDefault struct {
	Type        string   `yaml:"type"`
	Severity    string   `yaml:"severity"`
	Disclaimers []string `yaml:"disclaimers"`
	Note        string   `yaml:"note"`
}

// Rule is a legal or professional rule that a text can break.
type Rule struct {
	ID            string   `yaml:"id"`
	Jurisdiction  string   `yaml:"jurisdiction"`
	Regulation    string   `yaml:"regulation"`
	Citation      string   `yaml:"citation"`
	URL           string   `yaml:"url"`
	AppliesTo     []string `yaml:"applies_to"` // product classes; general stands for any
	Type          string   `yaml:"type"`       // claim type
	Trigger       string   `yaml:"trigger"`    // for people
	Severity      string   `yaml:"severity"`
	Consequence   string   `yaml:"consequence"`
	Disclaimers   []string `yaml:"disclaimers"` // required
	Advisory      []string `yaml:"advisory"`    // recommended disclaimers
	Condition     string   `yaml:"condition"`   // what else must hold, for people
	Detectability string   `yaml:"detectability"`
	Verified      bool     `yaml:"verified"`
	Note          string   `yaml:"note"`
	// When says, for keur, what a claim must look like for the rule to fire; nil where a text cannot show it.
	When *When `yaml:"when"`
	// Examples are short texts that the rule must fire on, Counterexamples near misses on which it must not: read as pages
	// about a product of the first class of AppliesTo. A rule with a trigger has both in every language.
	Examples        Names `yaml:"examples"`
	Counterexamples Names `yaml:"counterexamples"`
}

// When is the machine-readable trigger of a rule; all of what is given must hold.
type When struct {
	Types      []string `yaml:"types"`      // claim types; default the rule's own
	Signals    []string `yaml:"signals"`    // word classes, one of which the unit must have
	Without    []string `yaml:"without"`    // word classes that the unit must not have
	Objects    []string `yaml:"objects"`    // kinds or concepts (families count) of the object, one of which must be met
	Subjects   []string `yaml:"subjects"`   // kinds or concepts (families count) of the subject, one of which must be met; product also stands for a subject that names no concept
	Levels     []string `yaml:"levels"`     // evidence levels of too little certainty; a claim that is refuted, at whatever level, also meets them
	Directions []string `yaml:"directions"` // evidence directions
	Nutrient   []string `yaml:"nutrient"`   // standing of the nutrient claim: authorised, non_authorised, on_hold, unknown
	Dose       []string `yaml:"dose"`       // dose verdicts
	Cited      []string `yaml:"cited"`      // what the text cites
	Quantities []string `yaml:"quantities"` // kinds of quantity (mass, percent…), one of which it must have; none for a claim without any
	Polarity   string   `yaml:"polarity"`
	Hedged     string   `yaml:"hedged"` // yes or no
}

// Disclaimer is a statement that some claims need.
type Disclaimer struct {
	ID    string   `yaml:"id"`
	Text  Texts    `yaml:"text"`
	Fixed []string `yaml:"fixed"` // languages in which the law fixes the wording
	Basis string   `yaml:"basis"`
	Types []string `yaml:"types"`
	Cues  Names    `yaml:"cues"` // patterns by which a text is seen to carry it (internal/match)
	// DatedBy is the check whose sentence dates the statement: it is outdated where that names no year that is recent enough.
	DatedBy string `yaml:"dated_by"`
	Note    string `yaml:"note"`
}

// Check is a check on a whole document, such as a named author.
type Check struct {
	ID       string `yaml:"id"`
	Name     string `yaml:"name"`
	Basis    string `yaml:"basis"`
	Severity string `yaml:"severity"`
	Cues     Names  `yaml:"cues"` // patterns that show it (internal/match); none where it is seen otherwise
	Note     string `yaml:"note"`
}

// Design is a group of study designs and the evidence level that its name alone suggests.
type Design struct {
	ID    string `yaml:"id"`
	Terms Names  `yaml:"terms"`
	CEBM  int    `yaml:"cebm"`
	GRADE string `yaml:"grade"`
	// Opinion says that it is no study: what experts hold, or a theory of how something works.
	Opinion bool   `yaml:"opinion"`
	Note    string `yaml:"note"`
}

// Weight is what was learned from labelled units about one feature of a unit: how much it speaks for each claim type. A
// type is given where the weights of a unit's features, and that of "bias", add up to more than 0.
type Weight struct {
	Feature string `yaml:"f"` // as internal/extract names it
	Values  string `yaml:"w"` // in hundredths, one a type in the order of claims.Types; those left out at the end are 0
}
