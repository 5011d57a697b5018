package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"keur/claims"
)

// block is a table of the Summary sheet: a head, rows of a name and figures, and where they stand.
type block struct {
	title string
	head  []string
	rows  [][]any
	top   int // row of the head, counted from 1
}

// counted is a name and the claims that have it, by severity.
type counted struct {
	name string
	by   map[claims.Severity]int
	n    int
}

// summary writes the Summary sheet: what was audited under which policy, the counts, and their charts.
func (b *book) summary() error {
	blocks := b.blocks()
	if err := b.charts(blocks); err != nil {
		return err
	}
	if err := b.paper(summarySheet, a4, 1); err != nil {
		return err
	}
	off := false
	if err := b.f.SetSheetView(summarySheet, 0, &excelize.ViewOptions{ShowGridLines: &off}); err != nil {
		return err
	}
	// Charts are placed by rows: all must have the height that they are counted with.
	yes, height := true, lineHeight
	if err := b.f.SetSheetProps(summarySheet, &excelize.SheetPropsOptions{CustomHeight: &yes, DefaultRowHeight: &height}); err != nil {
		return err
	}
	sw, err := b.f.NewStreamWriter(summarySheet)
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, 1, 26); err != nil {
		return err
	}
	if err := sw.SetColWidth(2, 6, 10); err != nil {
		return err
	}
	if err := b.summaryHead(sw); err != nil {
		return err
	}
	for _, t := range blocks {
		if err := b.block(sw, t); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// headRows is how many rows the head of the Summary sheet takes.
const headRows = 11

// summaryHead writes what was audited, when and how.
func (b *book) summaryHead(sw *excelize.StreamWriter) error {
	r := b.r
	if err := sw.SetRow("A1", []any{b.text("Health claims", title)}, excelize.RowOpts{Height: 26}); err != nil {
		return err
	}
	name := strings.TrimSpace(r.Tool.Name + " " + r.Tool.Version)
	digest := r.Knowledge.Digest[:min(12, len(r.Knowledge.Digest))]
	for i, row := range [][2]string{
		{"Date", r.Policy.Today},
		{"Audited", audited(r)},
		{"Jurisdictions", strings.Join(r.Policy.Jurisdictions, ", ")},
		{"Profile, audience", besides(r.Policy.Profile, r.Policy.Audience)},
		{"Product class", r.Policy.ProductClass},
		{"Fails on", strings.Join(r.Policy.FailOn, ", ")},
		{"Knowledge as of", besides(r.Knowledge.AsOf, digest)},
		{"Made with", name},
	} {
		cells := []any{b.text(row[0], faint), b.text(row[1], faint)}
		if err := sw.SetRow("A"+itoa(i+2), cells, excelize.RowOpts{Height: lineHeight}); err != nil {
			return err
		}
	}
	return nil
}

// audited says how much was audited, in words, so that no program takes it for a figure.
func audited(r *claims.Report) string {
	unread := 0
	for _, d := range r.Documents {
		if d.Error != "" {
			unread++
		}
	}
	text := itoa(len(r.Claims)) + " claims in " + itoa(len(r.Documents)) + " documents"
	if unread > 0 {
		text += ", " + itoa(unread) + " of which could not be read"
	}
	return text
}

// besides puts two texts beside one another.
func besides(a, b string) string { return strings.ReplaceAll(lines(a, b), "\n", ", ") }

// block writes one table of counts.
func (b *book) block(sw *excelize.StreamWriter, t block) error {
	head := make([]any, len(t.head))
	for i, name := range t.head {
		style := b.s.figureHeader
		if i == 0 {
			style = b.s.header
		}
		head[i] = excelize.Cell{StyleID: style, Value: name}
	}
	if err := sw.SetRow("A"+itoa(t.top), head, excelize.RowOpts{Height: lineHeight}); err != nil {
		return err
	}
	for i, row := range t.rows {
		cells := make([]any, len(row))
		for j, v := range row {
			switch v := v.(type) {
			case string:
				cells[j] = b.text(v, plain)
			case excelize.Cell:
				v.StyleID = b.s.of[number].plain
				cells[j] = v
			default:
				cells[j] = excelize.Cell{StyleID: b.s.of[number].plain, Value: v}
			}
		}
		if err := sw.SetRow("A"+itoa(t.top+1+i), cells, excelize.RowOpts{Height: lineHeight}); err != nil {
			return err
		}
	}
	return nil
}

// blocks counts the claims and places the tables below one another.
func (b *book) blocks() []block {
	all := []block{b.typeBlock(), b.severityBlock(), b.levelBlock(), b.verdictBlock(), b.statusBlock()}
	top := headRows
	for i := range all {
		all[i].top = top
		top += len(all[i].rows) + 2
	}
	return all
}

// tally counts the claims by a value, in a fixed order of values; values of no claim have a count of 0.
func (b *book) tally(order []string, of func(*claims.Claim) string) []counted {
	index := make(map[string]int, len(order))
	out := make([]counted, len(order))
	for i, name := range order {
		index[name] = i
		out[i] = counted{name: name, by: make(map[claims.Severity]int)}
	}
	for i := range b.r.Claims {
		c := &b.r.Claims[i]
		if at, ok := index[of(c)]; ok {
			out[at].n++
			out[at].by[c.Severity]++
		}
	}
	return out
}

// typeBlock counts by type and severity; types that do not occur are left out.
func (b *book) typeBlock() block {
	t := block{title: "Claims by type and severity", head: []string{"type"}}
	for _, s := range claims.Severities() {
		t.head = append(t.head, string(s))
	}
	t.head = append(t.head, "total")
	for _, c := range b.tally(names(claims.Types()), func(c *claims.Claim) string { return string(c.Type) }) {
		if c.n == 0 {
			continue
		}
		row := []any{c.name}
		for _, s := range claims.Severities() {
			row = append(row, c.by[s])
		}
		t.rows = append(t.rows, append(row, c.n))
	}
	return t
}

func (b *book) severityBlock() block {
	return simple("Claims by severity", "severity", b.tally(names(claims.Severities()),
		func(c *claims.Claim) string { return string(c.Severity) }))
}

func (b *book) levelBlock() block {
	return simple("Claims by evidence level", "evidence", b.tally(names(claims.Levels()),
		func(c *claims.Claim) string { return string(c.Evidence.Level) }))
}

func (b *book) verdictBlock() block {
	order := []claims.Verdict{claims.Prohibited, claims.Exceeds, claims.ExceedsTop, claims.BelowMinimum, claims.Within,
		claims.NoLimit, claims.NoEntry, claims.NotComparable}
	return simple("Claims by dose verdict", "dose verdict", b.tally(names(order), verdict))
}

// statusBlock counts by review status with formulas, so that it follows what reviewers choose on the Claims sheet.
func (b *book) statusBlock() block {
	cells := columnArea(claimColumns(), "status", len(b.r.Claims)+1)
	from, to, _ := strings.Cut(cells, ":")
	counts := b.tally(names(claims.Statuses()), func(c *claims.Claim) string { return string(c.Review.Status) })
	t := block{title: "Claims by review status", head: []string{"review status", "claims"}}
	for _, c := range counts {
		formula := "COUNTIF(" + claimsSheet + "!" + absolute(from) + ":" + absolute(to) + `,"` + c.name + `")`
		t.rows = append(t.rows, []any{c.name, excelize.Cell{Formula: formula, Value: c.n}})
	}
	return t
}

// absolute is a cell reference that stays when its formula is copied.
func absolute(cell string) string {
	column, row, _ := excelize.SplitCellName(cell)
	return "$" + column + "$" + itoa(row)
}

// simple is a table of one figure a name.
func simple(title, name string, counts []counted) block {
	t := block{title: title, head: []string{name, "claims"}}
	for _, c := range counts {
		t.rows = append(t.rows, []any{c.name, c.n})
	}
	return t
}

func names[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = string(v)
	}
	return out
}
