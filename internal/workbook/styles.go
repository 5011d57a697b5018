package workbook

import (
	"github.com/xuri/excelize/v2"
)

// look is how the cells of a column look.
type look uint8

// The looks. Input cells are those that a reviewer fills in; they are text, so that a date stays as it was typed.
const (
	plain look = iota
	wrapped
	number
	input
	centred
	link
	title
	faint
	looks
)

// wraps says that long text goes on below.
func (l look) wraps() bool { return l == wrapped || l == input || l == link }

// pair is a style, and the same style with the text format.
type pair struct{ plain, guarded int }

// styles holds the ids of the styles of a workbook.
type styles struct {
	of                                [looks]pair
	header, inputHeader, turnedHeader int
	figureHeader                      int
	good, bad, warn, note, muted      int // conditional
}

// The colours are those that Excel itself offers for good, bad and neutral cells.
const (
	ink       = "1F3247"
	inkInput  = "7F6000"
	rule      = "D9D9D9"
	paleInput = "FFFBEB"
)

func (b *book) newStyles() error {
	for l := range looks {
		for _, format := range []int{0, 49} {
			id, err := b.f.NewStyle(lookStyle(l, format))
			if err != nil {
				return err
			}
			if format == 0 {
				b.s.of[l].plain = id
			} else {
				b.s.of[l].guarded = id
			}
		}
	}
	for _, h := range []struct {
		id     *int
		fill   string
		turned bool
		side   string
	}{
		{&b.s.header, ink, false, "left"},
		{&b.s.figureHeader, ink, false, "right"},
		{&b.s.inputHeader, inkInput, false, "left"},
		{&b.s.turnedHeader, ink, true, "center"},
	} {
		id, err := b.f.NewStyle(headerStyle(h.fill, h.turned, h.side))
		if err != nil {
			return err
		}
		*h.id = id
	}
	return b.conditionals()
}

// conditionals makes the styles of conditional formats.
func (b *book) conditionals() error {
	for _, c := range []struct {
		id         *int
		font, fill string
	}{
		{&b.s.good, "006100", "C6EFCE"},
		{&b.s.bad, "9C0006", "FFC7CE"},
		{&b.s.warn, "7F6000", "FFEB9C"},
		{&b.s.note, "1F4E78", "DDEBF7"},
		{&b.s.muted, "7F7F7F", "F2F2F2"},
	} {
		id, err := b.f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: c.font},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.fill}}})
		if err != nil {
			return err
		}
		*c.id = id
	}
	return nil
}

// figureFormat sets thousands apart, and shows a 0 as a dot so that the eye finds the rest.
const figureFormat = `#,##0;-#,##0;"·"`

// font is the font of the workbook; excelize leaves out what is not named, and programs then choose their own.
func font(f excelize.Font) *excelize.Font {
	f.Family = "Calibri"
	if f.Size == 0 {
		f.Size = 11
	}
	return &f
}

func lookStyle(l look, format int) *excelize.Style {
	s := &excelize.Style{NumFmt: format, Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wraps()},
		Border: []excelize.Border{{Type: "bottom", Style: 1, Color: rule}}, Font: font(excelize.Font{})}
	switch l {
	case number:
		figures := figureFormat
		s.CustomNumFmt = &figures
		s.Alignment.Horizontal, s.Alignment.Indent = "right", 1
	case input:
		s.NumFmt = 49
		s.Alignment.Horizontal = "left"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{paleInput}}
	case centred:
		s.Alignment.Horizontal = "center"
	case link:
		s.Font = font(excelize.Font{Color: "0563C1", Underline: "single"})
	case title:
		s.Font = font(excelize.Font{Bold: true, Size: 16, Color: ink})
		s.Border = nil
	case faint:
		s.Font = font(excelize.Font{Color: "595959"})
		s.Border = nil
	}
	return s
}

func headerStyle(fill string, turned bool, side string) *excelize.Style {
	a := &excelize.Alignment{Vertical: "center", Horizontal: side, WrapText: !turned}
	if turned {
		a.Vertical, a.TextRotation = "bottom", 90
	}
	if side == "right" {
		a.Indent = 1
	}
	return &excelize.Style{Font: font(excelize.Font{Bold: true, Color: "FFFFFF"}), Alignment: a,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}}
}

// colour says which value of a cell gets which conditional style.
type colour struct {
	value string
	style int
}

// paint colours the cells of a range by their values.
func (b *book) paint(sheet, area string, colours []colour) error {
	var formats []excelize.ConditionalFormatOptions
	for _, c := range colours {
		style := c.style
		formats = append(formats, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==",
			Value: `"` + c.value + `"`, Format: &style})
	}
	return b.f.SetConditionalFormat(sheet, area, formats)
}
