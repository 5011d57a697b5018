package cli

import (
	"fmt"
	"io"
	"strings"

	"keur"
	"keur/internal/gold"
)

// print writes the lists that were asked for, and the figures.
func (o *outcome) print(w io.Writer, style keur.Style) error {
	if err := o.head(w, style.Width); err != nil {
		return err
	}
	if o.asked.misses {
		if err := keur.Places(w, "missed", o.missed(), style); err != nil {
			return err
		}
	}
	if o.asked.spurious {
		if err := keur.Places(w, "false alarms", o.spurious(), style); err != nil {
			return err
		}
	}
	f := o.figures
	return keur.Tables(w, []keur.Table{
		scores("by type", "type", f.Types),
		scores("by language of the page", "language", f.Languages),
		scores("by document", "document", f.Documents),
		mixes(f.Mixed),
		qualifiers(f.Qualifiers),
		o.whole(),
	}, style)
}

// head says what was compared.
func (o *outcome) head(w io.Writer, width int) error {
	if _, err := fmt.Fprintf(w, "keur %s\n", keur.Version); err != nil {
		return err
	}
	marked := ""
	if o.asked.use != "" {
		marked = " marked " + o.asked.use
	}
	l := layout{w: w, width: width}
	l.item("labels", fmt.Sprintf("%d of %s", o.figures.All.Labels(), list(o.set.files)))
	l.item("found", fmt.Sprintf("%s in %s%s", number(o.figures.Detection.Found, "claim", "claims"),
		number(len(o.figures.Documents), "document", "documents"), marked))
	l.item("knowledge", fmt.Sprintf("as of %s · digest %.12s", o.report.Knowledge.AsOf, o.report.Knowledge.Digest))
	_, err := fmt.Fprintln(w)
	return err
}

// figureNames head the columns of scores. The hits, false alarms and misses bear the names that the field has for them.
func figureNames(first string) []string {
	return []string{first, "gold", "tp", "fp", "fn", "P", "R", "F1"}
}

func scores(title, first string, rows []gold.Row) keur.Table {
	t := keur.Table{Title: title, Head: figureNames(first)}
	for _, r := range rows {
		if r.Name == "" {
			r.Name = "not read"
		}
		t.Rows = append(t.Rows, scoreRow(r.Name, r.Score))
	}
	return t
}

func scoreRow(name string, s gold.Score) []string {
	return []string{name, fmt.Sprint(s.Labels()), fmt.Sprint(s.Hits), fmt.Sprint(s.Extra), fmt.Sprint(s.Missed),
		share(s.Precision()), share(s.Recall()), share(s.F1())}
}

// share is a part of a whole as people compare them.
func share(v float64) string { return fmt.Sprintf("%.3f", v) }

// mixes says which types were taken for which.
func mixes(all []gold.Mix) keur.Table {
	t := keur.Table{Title: "missed, where a claim of another type was found", Head: []string{"labelled → found", "claims", "false alarms"}}
	for _, m := range all {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%s → %s", m.Label, m.Found), fmt.Sprint(m.Claims), fmt.Sprint(m.Alarms)})
	}
	return t
}

func qualifiers(q gold.Qualifiers) keur.Table {
	row := func(name string, n, of int, part float64) []string {
		return []string{name, fmt.Sprint(n), fmt.Sprint(of), share(part)}
	}
	return keur.Table{Title: "qualifiers of matched claims", Head: []string{"qualifier", "right", "of", "share"}, Rows: [][]string{
		row("polarity", q.Polarity, q.Matched, q.PolarityRight()),
		row("hedged", q.Hedged, q.Matched, q.HedgedRight()),
		row("quantities R", q.Shared, q.Labelled, q.Recall()),
		row("quantities P", q.Shared, q.Found, q.Precision()),
	}}
}

// nothing stands for a figure that there is not: a claim can overlap several, so that detection has no hits to count.
const nothing = "·"

// whole is what there is to say of all claims together, the strictest last: it is what a reader sees first.
func (o *outcome) whole() keur.Table {
	f := o.figures
	t := keur.Table{Title: "all claims", Head: figureNames("what counts")}
	d := f.Detection
	t.Rows = append(t.Rows, []string{"detection: any type", fmt.Sprint(d.Labels), nothing, nothing, nothing,
		share(d.Precision()), share(d.Recall()), share(d.F1())})
	if len(o.asked.pool) > 0 {
		p := o.pooled()
		t.Rows = append(t.Rows, []string{"recall: " + strings.Join(o.asked.pool, ", "), fmt.Sprint(p.Labels()), fmt.Sprint(p.Hits), nothing,
			fmt.Sprint(p.Missed), nothing, share(p.Recall()), nothing})
	}
	t.Rows = append(t.Rows, scoreRow("strict: the same type", f.All))
	return t
}
