package claims

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var update = flag.Bool("update", false, "write the golden files anew")

var sameRecord = cmpopts.IgnoreUnexported(Record{})

func hash(digit string) string { return strings.Repeat(digit, hashDigits) }

// sample uses every field of the format.
func sample() *Register {
	return &Register{Document: "content/knie.md", Records: []Record{
		{ID: strings.Repeat("a", 12), Fingerprint: hash("a"), Type: Efficacy, Quote: "Fietsen maakt een stijve knie soepeler.",
			Words: Basis{Unit: "Fietsen maakt een stijve knie soepeler."}, Occurrence: 1, Origin: Extracted, Baseline: true},
		{ID: strings.Repeat("1", 12), Fingerprint: hash("1"), First: hash("f"), Type: Dosage, Quote: "\"20 minuten\" per dag",
			Words:      Basis{Unit: "Doe dit \"20 minuten\" per dag, C:\\pad.", Frame: "Zo pakt u het aan:", Anchor: "Fietsen op recept"},
			Occurrence: 2, Origin: Manual, Gone: true, Replaces: strings.Repeat("c", 12),
			Decisions: []Decision{
				{Status: Rejected, Reviewer: "J. de Wit", Date: "2026-03-01", Reason: "unsupported",
					Text: "Geen bron.\nVraag de auteur – zie ook bijlage\u00a02 🙂\u0085\ufeff.", Reference: "https://example.org/studie?id=1#a",
					Evidence: &Judged{Entry: "cycling-knee", Level: Low, Direction: Uncertain}, Words: hash("2"), Previous: hash("3")},
				{Status: Unreviewed, Reviewer: "J. de Wit", Date: "2026-03-02", Words: hash("2"), Previous: hash("4"), Undoes: hash("4")},
				{Status: Accepted, Reviewer: "M. Bos", Date: "2026-03-03", Expires: "ooit",
					Evidence: &Judged{Level: Unassessed}, Words: hash("2"), Previous: hash("5")},
			}},
	}}
}

func TestGolden(t *testing.T) {
	got := EncodeRegister(sample())
	file := filepath.Join("testdata", "register.yaml")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the form of the register changed, which rewrites every register of every user (-want +got):\n%s", diff)
	}
}

func TestRoundTrip(t *testing.T) {
	data := EncodeRegister(sample())
	for name, parse := range map[string]func() (node, bool){
		"canonical": func() (node, bool) { return parseCanonical(data) },
		"yaml": func() (node, bool) {
			n, err := parseYAML("x", data)
			if err != nil {
				t.Error(err)
			}
			return n, err == nil
		},
	} {
		root, ok := parse()
		if !ok {
			t.Errorf("%s: not read", name)
			continue
		}
		d := &decoder{file: "x"}
		got := d.register(&root)
		if d.err != nil {
			t.Errorf("%s: %v", name, d.err)
		}
		if diff := cmp.Diff(sample(), got, sameRecord); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if got.Records[1].Line() != 15 {
			t.Errorf("%s: second record read at line %d", name, got.Records[1].Line())
		}
	}
}

// TestDecodeByHand reads what a person, a formatter or git may make of a file.
func TestDecodeByHand(t *testing.T) {
	data := string(EncodeRegister(sample()))
	for name, text := range map[string]string{
		"windows line ends": strings.ReplaceAll(data, "\n", "\r\n"),
		"no comments":       dropLines(data, "#"),
		"single quotes":     strings.Replace(data, `"content/knie.md"`, `'content/knie.md'`, 1),
		"plain text":        strings.Replace(data, `"J. de Wit"`, `J. de Wit`, 1),
		"end of file":       strings.TrimRight(data, "\n"),
		"inline comment":    strings.Replace(data, "type: dosage", "type: dosage  # hoe vaak", 1),
		"wider indent":      strings.Replace(data, "  baseline: true", "  baseline:    true", 1),
	} {
		got, err := DecodeRegister("x.yaml", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(sample(), got, sameRecord); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func dropLines(s, prefix string) string {
	var out []string
	for _, l := range strings.SplitAfter(s, "\n") {
		if !strings.HasPrefix(l, prefix) {
			out = append(out, l)
		}
	}
	return strings.Join(out, "")
}

func TestDecodeErrors(t *testing.T) {
	good := string(EncodeRegister(sample()))
	swap := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the sample lacks %q", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	record := good[strings.Index(good, "- id"):strings.Index(good, "# end")]
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "x.yaml:1:1: expected one YAML document"},
		{"no mapping", "- a\n", "the register must be a mapping, not a list"},
		{"no document", "version: 1\n", `x.yaml:1:1: the register lacks "document"`},
		{"newer version", swap("version: 1", "version: 2"), `x.yaml:2:10: register version "2" is not known`},
		{"unknown key", swap("  origin:", "  orgin:"), `x.yaml:10:3: unknown key "orgin" in the claim`},
		{"repeated key", swap("  origin: extracted\n", "  origin: extracted\n  origin: manual\n"), "x.yaml:11:3: "},
		{"missing key", swap("  type: efficacy\n", ""), `x.yaml:6:3: the claim lacks "type"`},
		{"unknown type", swap("efficacy", "miracle"), `x.yaml:7:9: unknown claim type "miracle"; it is one of discourages_care`},
		{"unknown status", swap("status: rejected", "status: refused"), `unknown status "refused"`},
		{"unknown reason", swap("reason: unsupported", "reason: question"), `reason "question" does not go with rejected; it is one of unsupported`},
		{"reason without text", dropLines(good, "    text:"), "a decision of rejected needs a text"},
		{"bad date", swap(`"2026-03-01"`, `"2026-02-30"`), `"2026-02-30" is not a date like 2026-01-31`},
		{"short hash", swap(hash("2"), "22"), `"22" is not 64 hexadecimal digits`},
		{"id of another", swap(`id: "aaaaaaaaaaaa"`, `id: "aaaaaaaaaaab"`), "is not the start of its fingerprint"},
		{"bad flag", swap("baseline: true", "baseline: yes"), `x.yaml:11:13: "yes" is neither true nor false`},
		{"bad occurrence", swap("occurrence: 2", "occurrence: 0"), "is not a whole number from 1"},
		{"empty value", swap(`anchor: "Fietsen op recept"`, `anchor: ""`), "empty value"},
		{"record twice", good + "\n" + record, "x.yaml:56:3: claim aaaaaaaaaaaa stands in line 6 already"},
		{"unreviewed", swap("  - status: rejected", "  - status: unreviewed"), "cannot be unreviewed unless"},
		{"anchor", swap(`"content/knie.md"`, "&a b"), "anchors, aliases, tags"},
		{"merge conflict", swap("- id", "<<<<<<< HEAD\n- id"), "x.yaml:"},
		{"tab", swap("  type:", "\ttype:"), "x.yaml:"},
		{"two documents", good + "---\n" + good, "expected one YAML document"},
	} {
		_, err := DecodeRegister("x.yaml", []byte(c.text))
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		var at *DecodeError
		if !errors.As(err, &at) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}

// TestDecodeArchive: a claim may stand in an archive twice; all else is as strict as in a register.
func TestDecodeArchive(t *testing.T) {
	good := string(EncodeRegister(sample()))
	record := good[strings.Index(good, "- id"):strings.Index(good, "# end")]
	r, err := DecodeArchive("x.yaml", []byte(good+"\n"+record))
	if err != nil || len(r.Records) != len(sample().Records)+1 {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := DecodeArchive("x.yaml", []byte(strings.Replace(good, "  origin:", "  orgin:", 1))); err == nil ||
		err.Error() != `x.yaml:10:3: unknown key "orgin" in the claim` {
		t.Errorf("%v", err)
	}
}

func TestEffective(t *testing.T) {
	d := func(s Status, undoes string) Decision { return Decision{Status: s, Undoes: undoes} }
	for _, c := range []struct {
		name string
		list []Decision
		want Status
	}{
		{"none", nil, Unreviewed},
		{"one", []Decision{d(Accepted, "")}, Accepted},
		{"last counts", []Decision{d(Accepted, ""), d(Rejected, "")}, Rejected},
		{"undo falls back", []Decision{d(Accepted, ""), d(Rejected, ""), d(Accepted, "h")}, Accepted},
		{"undo to nothing", []Decision{d(Accepted, ""), d(Unreviewed, "h")}, Unreviewed},
		{"undo twice", []Decision{d(Accepted, ""), d(Rejected, ""), d(Accepted, "h"), d(Unreviewed, "h")}, Unreviewed},
		{"decided again", []Decision{d(Accepted, ""), d(Unreviewed, "h"), d(NotAClaim, "")}, NotAClaim},
		{"undo too many", []Decision{d(Unreviewed, "h"), d(Accepted, "")}, Accepted},
	} {
		r := Record{Decisions: c.list}
		if got := r.Status(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// FuzzDecodeRegister holds the decoder to three promises: it never panics, what it accepts survives another round, and
// the quick reader of the canonical form agrees with the YAML library.
func FuzzDecodeRegister(f *testing.F) {
	f.Add(EncodeRegister(sample()))
	f.Add([]byte("version: 1\ndocument: a.md\nclaims:\n"))
	f.Add([]byte("version: 1\ndocument: \"a\\x41\"\nclaims: []\n"))
	f.Add([]byte("{version: 1, document: a}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if quick, ok := parseCanonical(data); ok {
			slow, err := parseYAML("x", data)
			if err != nil {
				t.Fatalf("the library refuses what the quick reader takes: %v", err)
			}
			if a, b := bare(quick), bare(slow); !reflect.DeepEqual(a, b) {
				t.Fatalf("readers differ:\n%+v\n%+v", a, b)
			}
		}
		r, err := DecodeRegister("x", data)
		if err != nil {
			return
		}
		again, err := DecodeRegister("x", EncodeRegister(r))
		if err != nil {
			t.Fatalf("refuses its own writing: %v", err)
		}
		if diff := cmp.Diff(r, again, sameRecord); diff != "" {
			t.Fatalf("another round changes it:\n%s", diff)
		}
	})
}

// bare drops columns, which differ for lists and nothings.
func bare(n node) node {
	n.line, n.column = 0, 0
	for i := range n.keys {
		n.keys[i].value, n.keys[i].column = bare(n.keys[i].value), 0
	}
	for i := range n.items {
		n.items[i] = bare(n.items[i])
	}
	return n
}
