package claims

// SchemaVersion is the version of the JSON report.
const SchemaVersion = "1"

// Report is the outcome of an audit. Its JSON form is a stable contract (schema: internal/report/schema.json).
type Report struct {
	SchemaVersion string     `json:"schema_version"`
	Tool          Tool       `json:"tool"`
	Knowledge     Knowledge  `json:"knowledge"`
	Policy        Policy     `json:"policy"`
	Documents     []Document `json:"documents"`
	Claims        []Claim    `json:"claims"`
	Findings      []Finding  `json:"findings"`
	Summary       Summary    `json:"summary"`
}

// Tool names the program that wrote a report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Knowledge identifies the knowledge base that an audit used.
type Knowledge struct {
	Digest string `json:"digest"`
	AsOf   string `json:"as_of"`
}

// Policy is the set of choices that an audit was run under.
type Policy struct {
	Today         string   `json:"today"`
	Jurisdictions []string `json:"jurisdictions"`
	Profile       string   `json:"profile"`
	ProductClass  string   `json:"product_class"`
	Audience      string   `json:"audience"`
	FailOn        []string `json:"fail_on"`
	// StaleAfterDays is the age of an entry's last check at which it is stale; it counts only where Today is given.
	StaleAfterDays int `json:"stale_after_days"`
}

// ProductClass is what kind of product or service a document is about, and why keur thinks so.
type ProductClass struct {
	Class  string `json:"class"`
	Reason string `json:"reason"`
}

// Document is one audited document.
type Document struct {
	Path           string               `json:"path"`
	Format         string               `json:"format"`
	Language       string               `json:"language"`
	Digest         string               `json:"digest"`
	Words          int                  `json:"words"`
	ProductClasses []ProductClass       `json:"product_classes"`
	Claims         int                  `json:"claims"`
	Error          string               `json:"error,omitempty"`
	Disclaimers    []DocumentDisclaimer `json:"disclaimers"`
	Checks         []DocumentCheck      `json:"checks"`
}

// DocumentDisclaimer is a statement that a document needs or carries.
type DocumentDisclaimer struct {
	ID         string    `json:"id"`
	Status     string    `json:"status"` // present, missing, outdated or recommended
	RequiredBy []string  `json:"required_by"`
	Text       string    `json:"text,omitempty"` // what to insert, in the document's language
	Location   *Location `json:"location,omitempty"`
}

// DocumentCheck is the outcome of one check on a whole document, such as a named author.
type DocumentCheck struct {
	ID       string    `json:"id"`
	Status   string    `json:"status"` // present or missing
	Location *Location `json:"location,omitempty"`
}

// Summary counts a report. The maps hold only values that occur.
type Summary struct {
	Documents  int            `json:"documents"`
	Failed     int            `json:"failed"` // documents that could not be read
	Words      int            `json:"words"`
	Claims     int            `json:"claims"`
	Findings   int            `json:"findings"`
	ByType     map[string]int `json:"by_type"`
	BySeverity map[string]int `json:"by_severity"`
	ByLevel    map[string]int `json:"by_level"`
	ByStatus   map[string]int `json:"by_status"`
	ByVerdict  map[string]int `json:"by_verdict"`
	Gaps       []Gap          `json:"gaps"` // commonest pairs without an evidence entry
}

// Gap is a subject and object that the evidence register does not know, and how often they were claimed.
type Gap struct {
	Subject string `json:"subject"`
	Object  string `json:"object"`
	Count   int    `json:"count"`
}
