// Package source reads files of the formats that keur knows into text.Document: the decoded text, the map from it back
// to the bytes of the file, and the blocks that the format tells of.
package source

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"keur/internal/text"
)

// The reasons why a file cannot be read. Errors of Read wrap one of them.
var (
	// ErrEmpty says that a file holds nothing but white space.
	ErrEmpty = errors.New("file is empty")
	// ErrBinary says that a file holds NUL bytes, as no text does.
	ErrBinary = errors.New("file is binary, not text")
	// ErrEncoding says that a file is neither UTF-8 nor in a character set that it declares.
	ErrEncoding = errors.New("file is not valid UTF-8")
	// ErrFormat says that the format of a file is not known.
	ErrFormat = errors.New("unknown format")
	// ErrTangled says that the quotes, lists or links of a Markdown file stand in one another deeper than any author
	// writes, so that parsing it would take forever.
	ErrTangled = errors.New("markdown is too tangled to read")
)

// Formats are the formats that Read knows.
func Formats() []string { return []string{"txt", "md", "html"} }

// FormatOf is the format of a file by the extension of its name, "" if it is none that Read knows.
func FormatOf(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text":
		return "txt"
	case ".md", ".markdown", ".mdown", ".mkd":
		return "md"
	case ".html", ".htm", ".xhtml":
		return "html"
	}
	return ""
}

// Read turns the bytes of a file into a document that is ready to be segmented. The format is one of Formats, or "" to
// go by the extension of the path. Errors wrap one of the sentinels of this package and name the line where they can.
func Read(path string, data []byte, format string) (*text.Document, error) {
	if format == "" {
		if format = FormatOf(path); format == "" {
			return nil, fmt.Errorf("%w: %s is none of %s", ErrFormat, filepath.Base(path), strings.Join(Formats(), ", "))
		}
	}
	d, err := decode(data, format)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(d.text) == "" {
		return nil, ErrEmpty
	}
	doc := &text.Document{Path: path, Format: format, Source: data, Charset: d.charset}
	switch format {
	case "txt":
		readPlain(doc, d.text)
	case "md":
		err = readMarkdown(doc, d.text)
	case "html":
		readHTML(doc, d.text)
	default:
		return nil, fmt.Errorf("%w %q: want one of %s", ErrFormat, format, strings.Join(Formats(), ", "))
	}
	if err != nil {
		return nil, err
	}
	if !d.origin.Identity() {
		doc.Map = doc.Map.Through(&d.origin, len(doc.Text))
	}
	return doc, nil
}

// readPlain reads plain text: the text is the file itself, but for front matter.
func readPlain(doc *text.Document, content string) {
	end := frontMatter(content, &doc.Meta)
	doc.Text = content[end:]
	if end > 0 {
		doc.Map.Add(len(doc.Text), end, len(doc.Text))
	}
}
