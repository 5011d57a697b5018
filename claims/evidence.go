package claims

// Level is the certainty of a body of evidence, after GRADE.
type Level string

// The evidence levels. None means that somebody looked and found nothing reliable; Unassessed that the register has no
// entry for this subject and object.
const (
	High       Level = "high"
	Moderate   Level = "moderate"
	Low        Level = "low"
	VeryLow    Level = "very_low"
	None       Level = "none"
	Unassessed Level = "unassessed"
)

// Levels lists the evidence levels from the strongest to unassessed.
func Levels() []Level { return []Level{High, Moderate, Low, VeryLow, None, Unassessed} }

// Direction is what a body of evidence says about an effect.
type Direction string

// The directions of evidence. On safety entries NoBenefit means that no harm was found.
const (
	Benefit   Direction = "benefit"
	NoBenefit Direction = "no_benefit"
	Uncertain Direction = "uncertain"
	Harm      Direction = "harm"
)

// Source is one publication behind an evidence entry.
type Source struct {
	Title string `json:"title"`
	Year  int    `json:"year,omitempty"`
	Kind  string `json:"kind"`
	URL   string `json:"url"`
}

// Evidence is what the evidence register says about a claim, and what the text itself offers as proof.
type Evidence struct {
	Level       Level     `json:"level"`
	Direction   Direction `json:"direction,omitempty"`
	CEBM        int       `json:"cebm,omitempty"` // Oxford CEBM level 1 (best) to 5; 0 where not graded
	Match       string    `json:"match,omitempty"`
	Entry       string    `json:"entry,omitempty"`
	Summary     string    `json:"summary,omitempty"`
	Steps       []string  `json:"steps,omitempty"` // how a broader entry was reached, one step a line
	Verified    bool      `json:"verified"`
	LastChecked string    `json:"last_checked,omitempty"`
	Stale       bool      `json:"stale,omitempty"`
	KnownFor    []string  `json:"known_for,omitempty"`
	Sources     []Source  `json:"sources"`
	Cited       string    `json:"cited"` // none, vague, named or specific
	// CitedDesign is the study design that the text itself names, and CitedCEBM the Oxford level that it stands for at best.
	CitedDesign string `json:"cited_design,omitempty"`
	CitedCEBM   int    `json:"cited_cebm,omitempty"`
	// Others are further entries that answer parts of the claim (its other subjects or objects).
	Others []string `json:"others,omitempty"`
}

// Verdict is the outcome of holding an amount against one limit.
type Verdict string

// The dose verdicts.
const (
	Within        Verdict = "within"
	BelowMinimum  Verdict = "below_minimum"
	ExceedsTop    Verdict = "exceeds_top" // the upper end of the range only
	Exceeds       Verdict = "exceeds"     // the whole range
	Prohibited    Verdict = "prohibited"
	NoLimit       Verdict = "no_limit"
	NoEntry       Verdict = "no_entry"
	NotComparable Verdict = "not_comparable"
)

// Dose is the verdict on one amount against one limit.
type Dose struct {
	Verdict   Verdict `json:"verdict"`
	Substance string  `json:"substance,omitempty"` // concept id
	Amount    string  `json:"amount,omitempty"`    // as compared, e.g. "75–125 µg/day"
	Limit     string  `json:"limit"`               // e.g. "100 µg/day"
	Kind      string  `json:"kind"`                // e.g. "EFSA UL"
	Source    string  `json:"source"`
	URL       string  `json:"url,omitempty"`
	Reason    string  `json:"reason,omitempty"`
	Entry     string  `json:"entry,omitempty"` // id of the limit in the knowledge base
	Headline  bool    `json:"headline,omitempty"`
}

// ClaimDisclaimer is a statement that a claim needs, and whether its document carries it.
type ClaimDisclaimer struct {
	ID     string `json:"id"`
	Status string `json:"status"` // present, missing, outdated or recommended
}
