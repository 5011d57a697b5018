package workbook

import (
	"github.com/xuri/excelize/v2"

	"keur/claims"
)

// The size of the charts, in pixels; two stand beside one another.
const (
	chartWidth  = 470
	chartHeight = 300
	chartSlot   = 17 // rows from one chart to the next below it
)

// fills are the colours of the severities in charts: those of the cells, a little stronger.
func fills() map[claims.Severity]string {
	return map[claims.Severity]string{claims.Error: "C0504D", claims.Warning: "F0B429", claims.Note: "6CA0DC",
		claims.NoneSeverity: "BFBFBF"}
}

// charts draws the tables of the Summary sheet beside them, below its head: a long list of conditions would else run on
// behind a chart.
func (b *book) charts(blocks []block) error {
	if len(b.r.Claims) == 0 {
		return nil
	}
	draw := []struct {
		cell  string
		chart *excelize.Chart
	}{
		{"H" + itoa(headRows), typeChart(blocks[0])},
		{"P" + itoa(headRows), severityChart(blocks[1])},
		{"P" + itoa(headRows+chartSlot), plainChart(blocks[2], "4472A8")},
		{"H" + itoa(headRows+2*chartSlot), plainChart(blocks[4], "5B9A68")},
		{"P" + itoa(headRows+2*chartSlot), plainChart(blocks[3], "8064A2")},
	}
	for _, d := range draw {
		if d.chart == nil {
			continue
		}
		if err := b.f.AddChart(summarySheet, d.cell, d.chart); err != nil {
			return err
		}
	}
	return nil
}

// newChart is a chart with a title and the measures and fonts that all have.
func newChart(kind excelize.ChartType, title string) *excelize.Chart {
	return &excelize.Chart{
		Type:      kind,
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{
			{Text: title, Font: font(excelize.Font{Bold: true, Size: 12, Color: ink})}}},
		Legend: excelize.ChartLegend{Position: "none"},
		// Bars count from below: reversed, they stand in the order of the table.
		XAxis: excelize.ChartAxis{Font: chartFont(), ReverseOrder: true},
		// Every bar carries its figure, so there is nothing left for an axis to say.
		YAxis:    excelize.ChartAxis{None: true},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0;;"}},
		Border:   excelize.LineOptions{Type: excelize.LineNone},
	}
}

// chartFont is the font of labels: without a colour they come out too pale to read.
func chartFont() excelize.Font { return *font(excelize.Font{Size: 9, Color: "404040"}) }

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// series is a column of a table as the values of a chart, with the first column as their names.
func series(t block, column int) excelize.ChartSeries {
	last := t.top + len(t.rows)
	at := func(column, row int) string {
		cell, _ := excelize.CoordinatesToCellName(column, row, true)
		return cell
	}
	return excelize.ChartSeries{
		Name:       summarySheet + "!" + at(column, t.top),
		Categories: summarySheet + "!" + at(1, t.top+1) + ":" + at(1, last),
		Values:     summarySheet + "!" + at(column, t.top+1) + ":" + at(column, last),
	}
}

// typeChart stacks the severities of each type.
func typeChart(t block) *excelize.Chart {
	if len(t.rows) == 0 {
		return nil
	}
	c := newChart(excelize.BarStacked, t.title)
	c.Legend = excelize.ChartLegend{Position: "bottom"}
	c.Dimension.Height = 2 * chartHeight
	for i, s := range claims.Severities() {
		one := series(t, i+2)
		one.Fill = solid(fills()[s])
		c.Series = append(c.Series, one)
	}
	return c
}

// severityChart shows the share of each severity.
func severityChart(t block) *excelize.Chart {
	c := newChart(excelize.Doughnut, t.title)
	c.Legend = excelize.ChartLegend{Position: "bottom"}
	c.HoleSize = 55
	one := series(t, 2)
	for i, s := range claims.Severities() {
		one.DataPoint = append(one.DataPoint, excelize.ChartDataPoint{Index: i, Fill: solid(fills()[s])})
	}
	c.Series = []excelize.ChartSeries{one}
	return c
}

// plainChart draws one bar a name with its figure.
func plainChart(t block, colour string) *excelize.Chart {
	c := newChart(excelize.Bar, t.title)
	one := series(t, 2)
	one.Fill = solid(colour)
	c.Series = []excelize.ChartSeries{one}
	return c
}
