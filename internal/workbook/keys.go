package workbook

import (
	"fmt"
	"hash/crc32"
	"strings"
	"unicode"

	"keur/claims"
)

// The columns of the Keys sheet that have no like on the Claims sheet.
const (
	fingerprintColumn = "fingerprint"
	entryColumn       = "entry"
	levelColumn       = "level"
	cellsColumn       = "cells"
)

// keyColumns is what a row of Claims is tied to: the identity of the claim, its review and its evidence as they were shown,
// and what tells whether somebody changed the other cells.
func keyColumns() []column[*claims.Claim] {
	cols := []column[*claims.Claim]{
		{name: "id", width: 16, get: func(c *claims.Claim) any { return c.ID }},
		{name: fingerprintColumn, width: 70, get: func(c *claims.Claim) any { return fingerprint(c) }},
		{name: "document", width: 40, get: func(c *claims.Claim) any { return c.Document }},
	}
	var shown []column[*claims.Claim] // nobody is to fill them in
	for _, c := range claimColumns() {
		switch {
		case c.input:
			cols = append(cols, column[*claims.Claim]{name: c.name, width: c.width, get: c.get})
		case c.name != "id":
			shown = append(shown, c)
		}
	}
	return append(cols, []column[*claims.Claim]{
		{name: entryColumn, width: 30, get: func(c *claims.Claim) any { return c.Evidence.Entry }},
		{name: levelColumn, width: 11, get: func(c *claims.Claim) any { return string(c.Evidence.Level) }},
		{name: "direction", width: 11, get: func(c *claims.Claim) any { return string(c.Evidence.Direction) }},
		{name: cellsColumn, width: 40, get: func(c *claims.Claim) any { return cells(shown, c) }},
	}...)
}

// fingerprint is the whole identity of a claim, or its start where the report comes from a file, which holds no more.
func fingerprint(c *claims.Claim) string {
	if c.Fingerprint != "" {
		return c.Fingerprint
	}
	return c.ID
}

// cells lists columns, each with the checksum of a claim's cell, a line a column.
func cells(cols []column[*claims.Claim], c *claims.Claim) string {
	out := make([]string, len(cols))
	for i, col := range cols {
		out[i] = col.name + " " + checksum(fit(fmt.Sprint(col.get(c))))
	}
	return strings.Join(out, "\n")
}

// checksum tells two texts of a cell apart, but for what programs change by themselves when they save a workbook.
func checksum(s string) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(legible(s)))) }

// legible is a text on one line, without what cannot be seen.
func legible(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar || !unicode.IsPrint(r):
			return -1
		}
		return r
	}, s)), " ")
}

func (b *book) keys() error { return stream(b, keysSheet, view{}, keyColumns(), b.claimRows()) }
