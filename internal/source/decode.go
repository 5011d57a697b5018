package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"keur/internal/text"
)

// decoded is a file as UTF-8, with the map back to its bytes.
type decoded struct {
	text    string
	origin  text.OffsetMap // from text to the file; the identity where that is UTF-8 without a byte order mark
	charset string         // empty for UTF-8
}

// decode finds the character set of a file and decodes it. Valid UTF-8 is UTF-8 whatever the file declares.
func decode(data []byte, format string) (decoded, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return decoded{}, ErrEmpty
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return decodeUTF8(data, 3)
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return transcode(data, "utf-16le", 2)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return transcode(data, "utf-16be", 2)
	}
	if name := declaredCharset(data, format); name != "" && name != "utf-8" && !utf8.Valid(data) {
		return transcode(data, name, 0)
	}
	return decodeUTF8(data, 0)
}

// decodeUTF8 checks a file of UTF-8 and skips its byte order mark.
func decodeUTF8(data []byte, mark int) (decoded, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return decoded{}, fmt.Errorf("%w (line %d)", ErrBinary, lineOf(data, i))
	}
	if !utf8.Valid(data) {
		i := invalidAt(data)
		return decoded{}, fmt.Errorf("%w (line %d: byte 0x%02x)", ErrEncoding, lineOf(data, i), data[i])
	}
	d := decoded{text: string(data[mark:])}
	if mark > 0 {
		d.origin.Add(len(d.text), mark, len(d.text))
	}
	return d, nil
}

// invalidAt is the offset of the first byte that is not UTF-8.
func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return 0
}

// lineOf is the 1-based line of an offset.
func lineOf(data []byte, at int) int {
	line, _ := text.NewLines(data).Position(at)
	return line
}

// prescan is how much of a file may come before the declaration of its character set, in bytes.
const prescan = 4096

// declaredCharset is the canonical name of the character set that an HTML file declares, or "".
func declaredCharset(data []byte, format string) string {
	if format != "html" {
		return ""
	}
	head := data[:min(len(data), prescan)]
	label := ""
	if bytes.HasPrefix(bytes.TrimSpace(head), []byte("<?xml")) {
		end := max(0, bytes.IndexByte(head, '>'))
		_, rest, _ := strings.Cut(string(head[:end]), "encoding=")
		label = strings.Trim(strings.SplitN(strings.TrimLeft(rest, `"'`), "?", 2)[0], " \"'")
	}
	z := html.NewTokenizer(bytes.NewReader(head))
	for label == "" {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			label = metaCharset(z.Token())
		}
	}
	_, name := charset.Lookup(label)
	return name
}

// metaCharset is the character set that a meta element declares, or "".
func metaCharset(t html.Token) string {
	if t.Data != "meta" {
		return ""
	}
	content := ""
	for _, a := range t.Attr {
		switch a.Key {
		case "charset":
			return strings.TrimSpace(a.Val)
		case "content":
			content = a.Val
		}
	}
	_, label, _ := strings.Cut(strings.ToLower(content), "charset=")
	return strings.Trim(label, " \"';")
}

// transcode decodes a file from a character set, keeping where each character came from.
func transcode(data []byte, name string, mark int) (decoded, error) {
	e, _ := charset.Lookup(name)
	if e == nil {
		return decoded{}, fmt.Errorf("%w (declared as %q)", ErrEncoding, name)
	}
	d := decoded{charset: name}
	var out strings.Builder
	plain := !strings.HasPrefix(name, "utf-16") && name != "iso-2022-jp" && name != "replacement"
	dec := e.NewDecoder()
	var buf [16]byte
	for i := mark; i < len(data); {
		if n := asciiRun(data[i:]); plain && n > 0 {
			out.Write(data[i : i+n])
			d.origin.Add(n, i, n)
			i += n
			continue
		}
		w, n := decodeOne(dec, buf[:], data[i:])
		out.Write(buf[:w])
		if w > 0 {
			d.origin.Add(w, i, n)
		}
		i += n
	}
	d.text = out.String()
	if i := strings.IndexByte(d.text, 0); i >= 0 {
		return decoded{}, fmt.Errorf("%w (line %d)", ErrBinary, lineOf([]byte(d.text), i))
	}
	return d, nil
}

// asciiRun is the length of the run of ASCII at the start of data.
func asciiRun(data []byte) int {
	n := 0
	for n < len(data) && data[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// decodeOne decodes the shortest prefix of data that gives a character. What cannot be decoded gives U+FFFD for one
// byte.
func decodeOne(dec *encoding.Decoder, dst, data []byte) (written, read int) {
	for n := 1; n <= len(data) && n <= 8; n++ {
		w, r, err := dec.Transform(dst, data[:n], n == len(data))
		if r > 0 && err == nil {
			return w, r
		}
		if r > 0 {
			return w, r
		}
	}
	return copy(dst, "\uFFFD"), 1
}
