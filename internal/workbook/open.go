package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The limits on what is read. Excel holds little more, and a small file can unpack to anything.
const (
	maxFile     = 256 << 20 // bytes of the file
	maxUnpacked = 1 << 30   // bytes of all its parts; sheets are read from disk
	maxPart     = 64 << 20  // bytes of a part that is held in memory: styles, charts, pictures
	maxRatio    = 100       // of what a larger workbook unpacks to and its file; keur's own have 8, and at most 40
)

// openBook opens a workbook. The error is for people. Closing it removes what excelize unpacked to disk.
func openBook(r io.Reader) (*excelize.File, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("it is larger than %d MB, more than a workbook of claims can be", maxFile>>20)
	}
	if err := checkParts(data); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, RawCellValue: true})
	if err != nil {
		return nil, broken(err)
	}
	return f, nil
}

// checkParts holds the sizes that the parts of a workbook say they have against the limits, and each part against its
// checksum: excelize would take what it can read of a damaged sheet for the whole.
func checkParts(data []byte) error {
	if bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}) {
		return fmt.Errorf("it is protected by a password, or an .xls of before 2007: save it as .xlsx, without a password")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || !slices.ContainsFunc(z.File, func(part *zip.File) bool { return strings.HasPrefix(part.Name, "xl/") }) {
		return fmt.Errorf("it is no Excel workbook: give one that keur wrote, saved as .xlsx")
	}
	total, most := uint64(0), uint64(min(max(maxRatio*len(data), maxPart), maxUnpacked))
	for _, part := range z.File {
		total += min(part.UncompressedSize64, maxUnpacked+1) // so that no sum of sizes runs over
		if total > most || part.UncompressedSize64 > maxPart && !onDisk(part.Name) {
			return fmt.Errorf("it unpacks to far more than a workbook of claims holds: give one that keur wrote")
		}
	}
	for _, part := range z.File {
		if err := checkPart(part); err != nil {
			return broken(err)
		}
	}
	return nil
}

// checkPart reads a part to its end, which is no further than the size that it says it has.
func checkPart(part *zip.File) error {
	in, err := part.Open()
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, in)
	return errors.Join(err, in.Close())
}

// onDisk says that excelize unpacks a large part of that name to disk.
func onDisk(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return name == "xl/sharedstrings.xml" || strings.HasPrefix(name, "xl/worksheets/sheet") && path.Ext(name) == ".xml"
}

func broken(cause any) error {
	return fmt.Errorf("the workbook is broken (%v): save it again as .xlsx, or export it anew", cause)
}
