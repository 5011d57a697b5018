package workbook

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestReadBroken(t *testing.T) {
	raw := write(t, sample(t))
	work := func(f func(*excelize.File)) []byte { return reopened(t, raw, f) }
	for _, c := range []struct {
		name string
		raw  []byte
		want string
	}{
		{"nothing", nil, "it is no Excel workbook"},
		{"text", []byte("id,status\n1,accepted\n"), "it is no Excel workbook"},
		{"half of it", raw[:len(raw)/2], "it is no Excel workbook"},
		{"with a password", append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 600)...), "protected by a password"},
		{"no workbook in the zip", archive(t, "content.xml", []byte("x")), "it is no Excel workbook"},
		{"broken parts", archive(t, "xl/workbook.xml", []byte("<workbook")), "the workbook is broken"},
		{"a bomb", archive(t, "xl/worksheets/sheet1.xml", make([]byte, maxPart+1<<20)), "it unpacks to far more"},
		{"a bomb of another part", archive(t, "xl/styles.xml", make([]byte, maxPart+1<<20)), "it unpacks to far more"},
		{"a sheet that is damaged", damaged(t, raw), "the workbook is broken"},
		{"another workbook", work(func(f *excelize.File) { must(t, f.DeleteSheet(claimsSheet)); must(t, f.DeleteSheet(keysSheet)) }), "it has no sheet of claims"},
		{"no keys", work(func(f *excelize.File) { must(t, f.DeleteSheet(keysSheet)) }), "its hidden sheet Keys is missing"},
		{"two columns of one name", work(func(f *excelize.File) { must(t, f.SetCellStr(claimsSheet, "Y1", "Status")) }), `two columns "status"`},
	} {
		got, err := Read(bytes.NewReader(c.raw), today)
		if err == nil || !strings.Contains(err.Error(), c.want) || got != nil {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// archive is a zip file of one part.
func archive(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	must(t, err)
	_, err = w.Write(data)
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

// damaged changes a byte in the middle of the largest part.
func damaged(t *testing.T, raw []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	must(t, err)
	largest := slices.MaxFunc(z.File, func(a, b *zip.File) int { return int(a.CompressedSize64) - int(b.CompressedSize64) })
	at, err := largest.DataOffset()
	must(t, err)
	out := slices.Clone(raw)
	out[int(at)+int(largest.CompressedSize64)/2] ^= 0x55
	return out
}

// TestReadCorrupted changes bytes all over a workbook: whatever comes of it, Read ends, and without a panic.
func TestReadCorrupted(t *testing.T) {
	raw := write(t, sample(t))
	refused := 0
	for i := range 200 {
		bad := slices.Clone(raw)
		for j := range 3 {
			bad[(i*7919+j*104729)%len(bad)] ^= byte(1 + i)
		}
		if _, err := Read(bytes.NewReader(bad), today); err != nil {
			refused++
		}
	}
	if refused < 100 {
		t.Errorf("only %d of 200 broken workbooks are refused", refused)
	}
}
