package cli

import (
	"encoding/json"
	"io"

	"keur/claims"
	"keur/internal/gold"
)

// evalFigures are the figures for programs. Their order is that of the fields.
type evalFigures struct {
	Tool       claims.Tool      `json:"tool"`
	Knowledge  claims.Knowledge `json:"knowledge"`
	Gold       []string         `json:"gold"` // files
	Use        string           `json:"use"`
	Types      []evalScore      `json:"types"`
	Languages  []evalScore      `json:"languages"`
	Documents  []evalScore      `json:"documents"`
	Confusion  []evalMix        `json:"confusion"`
	Qualifiers evalQualifiers   `json:"qualifiers"`
	Pool       *evalPool        `json:"pool,omitempty"`
	Detection  evalDetection    `json:"detection"`
	Strict     evalScore        `json:"strict"`
	Misses     []evalPlace      `json:"misses,omitzero"`   // where they were asked for
	Spurious   []evalPlace      `json:"spurious,omitzero"` // likewise
}

type evalScore struct {
	Name      string  `json:"name,omitempty"` // of a type, language or document; none for what could not be read
	Gold      int     `json:"gold"`
	Found     int     `json:"found"`
	Hits      int     `json:"tp"`
	Extra     int     `json:"fp"`
	Missed    int     `json:"fn"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

type evalMix struct {
	Label  claims.Type `json:"gold"`
	Found  claims.Type `json:"found"`
	Claims int         `json:"claims"`
	Alarms int         `json:"false_alarms"`
}

type evalQualifiers struct {
	Matched    int            `json:"matched"`
	Polarity   evalAgreed     `json:"polarity"`
	Hedged     evalAgreed     `json:"hedged"`
	Quantities evalQuantities `json:"quantities"`
}

type evalAgreed struct {
	Right int     `json:"right"`
	Share float64 `json:"share"`
}

type evalQuantities struct {
	Gold      int     `json:"gold"`
	Found     int     `json:"found"`
	Shared    int     `json:"shared"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
}

type evalPool struct {
	Types  []string `json:"types"`
	Gold   int      `json:"gold"`
	Hits   int      `json:"tp"`
	Recall float64  `json:"recall"`
}

type evalDetection struct {
	Gold         int     `json:"gold"`
	GoldTouched  int     `json:"gold_touched"`
	Found        int     `json:"found"`
	FoundTouched int     `json:"found_touched"`
	Precision    float64 `json:"precision"`
	Recall       float64 `json:"recall"`
	F1           float64 `json:"f1"`
}

type evalPlace struct {
	Document string      `json:"document"`
	Line     int         `json:"line,omitempty"`
	Column   int         `json:"column,omitempty"`
	Type     claims.Type `json:"type"`
	Quote    string      `json:"quote"`
}

// encode writes the figures as JSON.
func (o *outcome) encode(w io.Writer) error {
	f, q, d := o.figures, o.figures.Qualifiers, o.figures.Detection
	out := evalFigures{Tool: o.report.Tool, Knowledge: o.report.Knowledge, Gold: o.set.files, Use: o.asked.use,
		Types: scoresJSON(f.Types), Languages: scoresJSON(f.Languages), Documents: scoresJSON(f.Documents), Confusion: []evalMix{},
		Qualifiers: evalQualifiers{q.Matched, evalAgreed{q.Polarity, q.PolarityRight()}, evalAgreed{q.Hedged, q.HedgedRight()},
			evalQuantities{q.Labelled, q.Found, q.Shared, q.Precision(), q.Recall()}},
		Detection: evalDetection{d.Labels, d.LabelsTouched, d.Found, d.FoundTouched, d.Precision(), d.Recall(), d.F1()},
		Strict:    scoreJSON("", f.All)}
	for _, m := range f.Mixed {
		out.Confusion = append(out.Confusion, evalMix(m))
	}
	if len(o.asked.pool) > 0 {
		p := o.pooled()
		out.Pool = &evalPool{o.asked.pool, p.Labels(), p.Hits, p.Recall()}
	}
	if o.asked.misses {
		out.Misses = placesJSON(o.missed())
	}
	if o.asked.spurious {
		out.Spurious = placesJSON(o.spurious())
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func scoreJSON(name string, s gold.Score) evalScore {
	return evalScore{name, s.Labels(), s.Hits + s.Extra, s.Hits, s.Extra, s.Missed, s.Precision(), s.Recall(), s.F1()}
}

func scoresJSON(rows []gold.Row) []evalScore {
	out := []evalScore{}
	for _, r := range rows {
		out = append(out, scoreJSON(r.Name, r.Score))
	}
	return out
}

func placesJSON(all []claims.Claim) []evalPlace {
	out := []evalPlace{}
	for _, c := range all {
		out = append(out, evalPlace{c.Document, c.Location.Line, c.Location.Column, c.Type, c.Quote})
	}
	return out
}
