package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/xml"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
)

// contentTypes is the part that lists the types of the others. It comes first, as programs that sniff files expect.
const contentTypes = "[Content_Types].xml"

// parts gathers the compressed parts of a workbook and writes them in one order. excelize hands them over in the order
// of a map, and orders the elements of the content types by another one.
type parts struct {
	all  []*part
	open *part
}

// part is one compressed file of the workbook.
type part struct {
	name string
	data bytes.Buffer
	zip  *flate.Writer
	sum  hash.Hash32
	size uint64
	raw  bytes.Buffer // of the content types alone, which are sorted first
}

// Write takes a piece of the part.
func (p *part) Write(b []byte) (int, error) {
	if p.name == contentTypes && p.zip == nil {
		return p.raw.Write(b)
	}
	p.size += uint64(len(b))
	p.sum.Write(b)
	return p.zip.Write(b)
}

// Create starts the next part, and ends the one before.
func (z *parts) Create(name string) (io.Writer, error) {
	if err := z.Close(); err != nil {
		return nil, err
	}
	z.open = &part{name: name, sum: crc32.NewIEEE()}
	z.all = append(z.all, z.open)
	if name != contentTypes {
		return z.open, z.open.start()
	}
	return z.open, nil
}

func (p *part) start() (err error) {
	p.zip, err = flate.NewWriter(&p.data, flate.DefaultCompression)
	return err
}

// AddFS is part of what excelize asks for; it never calls it.
func (z *parts) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the last part.
func (z *parts) Close() error {
	p := z.open
	if p == nil {
		return nil
	}
	z.open = nil
	if p.name == contentTypes {
		sorted, err := sortTypes(p.raw.Bytes())
		if err != nil {
			return err
		}
		if err := p.start(); err != nil {
			return err
		}
		if _, err := p.Write(sorted); err != nil {
			return err
		}
	}
	err := p.zip.Close()
	p.zip = nil // its tables are larger than most parts
	return err
}

// writeTo writes the parts, the content types first and the others by name.
func (z *parts) writeTo(w io.Writer) error {
	slices.SortFunc(z.all, func(a, b *part) int {
		if a.name == contentTypes || b.name == contentTypes {
			return cmp.Compare(btoi(b.name == contentTypes), btoi(a.name == contentTypes))
		}
		return cmp.Compare(a.name, b.name)
	})
	out := zip.NewWriter(w)
	for _, p := range z.all {
		entry, err := out.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.sum.Sum32(),
			CompressedSize64: uint64(p.data.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.data.WriteTo(entry); err != nil {
			return err
		}
	}
	return out.Close()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// typeList is the content types part.
type typeList struct {
	XMLName   xml.Name      `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []typeElement `xml:"Default"`
	Overrides []typeElement `xml:"Override"`
}

type typeElement struct {
	Extension   string `xml:"Extension,attr,omitempty"`
	PartName    string `xml:"PartName,attr,omitempty"`
	ContentType string `xml:"ContentType,attr"`
}

// sortTypes sorts the elements of the content types.
func sortTypes(raw []byte) ([]byte, error) {
	var types typeList
	if err := xml.Unmarshal(raw, &types); err != nil {
		return nil, err
	}
	slices.SortFunc(types.Defaults, func(a, b typeElement) int { return cmp.Compare(a.Extension, b.Extension) })
	slices.SortFunc(types.Overrides, func(a, b typeElement) int { return cmp.Compare(a.PartName, b.PartName) })
	sorted, err := xml.Marshal(types)
	return append([]byte(xml.Header), sorted...), err
}
