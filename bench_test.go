package keur

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"keur/internal/text"
)

// pagesText is the text of the pages that the figures of docs/performance.md are measured on: the shared ones, else ours.
func pagesText(b *testing.B) [][]byte {
	b.Helper()
	paths, _ := filepath.Glob("../shared/seeds/*.txt")
	if len(paths) == 0 {
		paths, _ = filepath.Glob("seeds/*.txt")
	}
	var out [][]byte
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, append(data, "\n\n"...))
	}
	if len(out) == 0 {
		b.Skip("no pages")
	}
	return out
}

func inputs(texts [][]byte) (in []Input, size int64) {
	for i, t := range texts {
		name := fmt.Sprintf("page-%04d.txt", i)
		in = append(in, Input{Path: name, Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(t)), nil }})
		size += int64(len(t))
	}
	return in, size
}

func audit(b *testing.B, texts [][]byte) {
	a, err := New(Options{Today: "2026-11-22", Jobs: 1})
	if err != nil {
		b.Fatal(err)
	}
	in, size := inputs(texts)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := a.Audit(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAudit is the speed of one core from text to the whole report.
func BenchmarkAudit(b *testing.B) { audit(b, pagesText(b)) }

// BenchmarkAssess is the speed of one core from text to assessed claims: segmenting, extraction and assessing, without
// identity, register and report.
func BenchmarkAssess(b *testing.B) {
	a, err := New(Options{Today: "2026-11-22", Jobs: 1})
	if err != nil {
		b.Fatal(err)
	}
	assessor, err := a.assessors.under(Settings{})
	if err != nil {
		b.Fatal(err)
	}
	worker, size := a.extractor.Worker(), 0
	texts := pagesText(b)
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			doc := &text.Document{Path: "page.txt", Name: "page.txt", Format: "txt", Source: t, Text: string(t)}
			a.segmenter.Segment(doc)
			found, err := worker.Document(doc)
			if err != nil {
				b.Fatal(err)
			}
			assessor.Document(doc, found)
		}
	}
}

// repeat gives pages until there are size bytes of them.
func repeat(texts [][]byte, size int) (out [][]byte) {
	for n := 0; n < size; {
		for _, t := range texts {
			out = append(out, t)
			n += len(t)
		}
	}
	return out
}

// BenchmarkManyFiles and BenchmarkOneFile audit the same 5 MB, in some 900 files and in one: time must grow with the text
// alone.
func BenchmarkManyFiles(b *testing.B) { audit(b, repeat(pagesText(b), 5<<20)) }

func BenchmarkOneFile(b *testing.B) {
	audit(b, [][]byte{bytes.Join(repeat(pagesText(b), 5<<20), nil)})
}

// BenchmarkStart is what a run costs before its first document.
func BenchmarkStart(b *testing.B) {
	texts := pagesText(b)[:1]
	for b.Loop() {
		a, err := New(Options{Today: "2026-11-22", Jobs: 1})
		if err != nil {
			b.Fatal(err)
		}
		in, _ := inputs(texts)
		if _, err := a.Audit(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}
