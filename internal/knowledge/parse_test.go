package knowledge

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// tree makes a file system of the sound entries, with files replaced or added.
func tree(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, set := range []map[string]string{base(), files} {
		for name, text := range set {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return fsys
}

// base holds one sound entry of every kind.
func base() map[string]string {
	return map[string]string{
		"concepts/all.yaml": `
- id: knee_pain
  kind: symptom
  nl: [kniepijn]
  en: [knee pain]
- id: balm
  kind: product
  broader: [remedy]
  nl: [zalf]
- id: remedy
  kind: treatment
  en: [remedy]
`,
		"evidence/balm.yaml": `
- id: balm__knee_pain
  about: therapy
  intervention: balm
  condition: knee_pain
  direction: uncertain
  certainty: low
  summary: A small trial saw no clear difference.
  sources:
    - {title: A trial, kind: rct, url: "https://example.org/1"}
  last_checked: "2026-03-01"
  verified: true
`,
		"limits/balm.yaml": `
- id: balm_1
  substance: balm
  kind: national maximum
  operator: "<="
  value: 3
  unit: g
  per: day
  population: adults
  source: A decree
  jurisdictions: [NL]
  last_checked: "2026-04-01"
`,
		"nutrients/balm.yaml": `
- id: balm__knee
  nutrient: balm
  function: knee_pain
  wording: {nl: knie, en: knee, de: Knie}
  status: on_hold
  citation: A regulation
  last_checked: "2026-02-01"
`,
		"disclaimers/all.yaml": `
- id: ask
  text: {nl: Vraag raad., en: Ask., de: Fragen Sie.}
  basis: Good practice
  types: [efficacy]
  cues: {nl: [vraag raad]}
`,
		"defaults/all.yaml": `- {type: efficacy, severity: warning, disclaimers: [ask]}`,
		"checks/all.yaml":   `- {id: author, name: Named author, basis: Good practice, severity: note}`,
		"designs/all.yaml":  `- {id: rct, terms: {en: [randomised]}, cebm: 2, grade: high}`,
		"rules/nl.yaml": `
- id: R1
  jurisdiction: NL
  citation: Art 1
  applies_to: [general]
  type: efficacy
  trigger: Says that it cures
  severity: error
  consequence: prohibited
  detectability: high
  when:
    types: [efficacy]
    signals: [cure]
    objects: [symptom, knee_pain]
`,
		"nl/classes.yaml": `- {class: cure, terms: [geneest]}`,
		"nl/patterns.yaml": `
- id: efficacy.cure
  type: efficacy
  match: ["{cure} .. pijn"]
  examples: [Het geneest de pijn.]
  counterexamples: [Pijn is naar.]
`,
	}
}

func TestParse(t *testing.T) {
	b, err := Parse(tree(nil))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Concepts) != 3 || len(b.Evidence) != 1 || len(b.Limits) != 1 || len(b.Packs) != 1 || len(b.Packs[0].Classes) != 1 {
		t.Errorf("entries are missing: %+v", b)
	}
	if b.Concepts[1].Names.NL[0] != "zalf" || *b.Limits[0].Value != 3 || b.Rules[0].When.Objects[1] != "knee_pain" {
		t.Errorf("fields are missing: %+v", b)
	}
	if b.AsOf != "2026-04-01" {
		t.Errorf("as of %q, want the latest day of a check", b.AsOf)
	}
	if again, _ := Parse(tree(nil)); again.Digest != b.Digest || len(b.Digest) != 64 {
		t.Errorf("digest %q differs or is no SHA-256", b.Digest)
	}
}

func TestParseFaults(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, want string }{
		{"unknown key", "concepts/all.yaml", "kind: symptom", "sort: symptom", `concepts/all.yaml:3:3: unknown field "sort"`},
		{"wrong type", "evidence/balm.yaml", "verified: true", "verified: perhaps", `evidence/balm.yaml:12:13: `},
		{"no YAML", "concepts/all.yaml", "kind: symptom", "kind: [symptom", `concepts/all.yaml:`},
		{"double key", "concepts/all.yaml", "kind: symptom", "kind: symptom\n  kind: symptom", `concepts/all.yaml:4:3: `},
		{"no list", "checks/all.yaml", "- {", "{", `checks/all.yaml:1:2: want a list of entries`},
		{"two documents", "checks/all.yaml", "- {", "- {id: x, name: X, basis: Y, severity: note}\n---\n- {", `a data file is one YAML document`},
		{"double id", "concepts/all.yaml", "id: balm", "id: knee_pain", `concepts/all.yaml:6:7: duplicate id "knee_pain", also at concepts/all.yaml:2`},
		{"no id", "evidence/balm.yaml", "id: balm__knee_pain", `id: ""`, `evidence/balm.yaml:2:7: id is missing`},
		{"double name", "concepts/all.yaml", "[kniepijn]", "[kniepijn, kniepijn]", `concepts/all.yaml:4:18: "kniepijn" stands twice in nl`},
		{"no name", "concepts/all.yaml", "  en: [remedy]\n", "", `concepts/all.yaml:10:7: concept "remedy" has no name in any language`},
		{"unknown kind", "concepts/all.yaml", "kind: symptom", "kind: thing", `concepts/all.yaml:3:9: unknown kind "thing": want condition, `},
		{"unknown subject of evidence", "evidence/balm.yaml", "about: therapy", "about: cost", `evidence/balm.yaml:3:10: unknown about "cost"`},
		{"unknown direction", "evidence/balm.yaml", "uncertain", "unsure", `evidence/balm.yaml:6:14: unknown direction "unsure": want benefit, no_benefit, uncertain or harm`},
		{"unknown certainty", "evidence/balm.yaml", "certainty: low", "certainty: poor", `evidence/balm.yaml:7:14: unknown certainty "poor"`},
		{"unknown kind of source", "evidence/balm.yaml", "kind: rct", "kind: blog", `evidence/balm.yaml:10:30: unknown sources.kind "blog"`},
		{"no web address", "evidence/balm.yaml", "https://example.org/1", "example", `evidence/balm.yaml:10:40: sources.url "example" is no web address`},
		{"no day", "evidence/balm.yaml", "2026-03-01", "2026-13-01", `evidence/balm.yaml:11:17: last_checked "2026-13-01" is no day`},
		{"verified without a source", "evidence/balm.yaml", "  sources:\n    - {title: A trial, kind: rct, url: \"https://example.org/1\"}\n", "", `evidence/balm.yaml:10:13: an entry without sources cannot be verified`},
		{"unknown operator", "limits/balm.yaml", `"<="`, `"=<"`, `limits/balm.yaml:5:13: unknown operator "=<"`},
		{"limit without value", "limits/balm.yaml", "  value: 3\n", "", `limits/balm.yaml:5:13: operator "<=" needs a value`},
		{"unknown jurisdiction", "limits/balm.yaml", "[NL]", "[NL, FR]", `limits/balm.yaml:11:23: unknown jurisdictions "FR"`},
		{"unknown standing", "nutrients/balm.yaml", "on_hold", "refused", `nutrients/balm.yaml:6:11: unknown status "refused"`},
		{"text without a language", "disclaimers/all.yaml", "en: Ask., ", "", `text.en is missing`},
		{"unknown claim type", "disclaimers/all.yaml", "[efficacy]", "[effect]", `disclaimers/all.yaml:5:11: unknown types "effect"`},
		{"unknown disclaimer", "defaults/all.yaml", "[ask]", "[tell]", `defaults/all.yaml:1:53: unknown disclaimer "tell"`},
		{"cue that is no pattern", "disclaimers/all.yaml", "vraag raad]", "(vraag raad]", `disclaimers/all.yaml:6:15: pattern "(vraag raad": a parenthesis is not closed`},
		{"unknown concept", "evidence/balm.yaml", "intervention: balm", "intervention: cream", `evidence/balm.yaml:4:17: unknown concept "cream"`},
		{"unknown family", "concepts/all.yaml", "[remedy]\n  nl", "[remedies]\n  nl", `concepts/all.yaml:8:13: unknown concept "remedies"`},
		{"unknown object in a trigger", "rules/nl.yaml", "[symptom, knee_pain]", "[symptom, knee]", `rules/nl.yaml:14:24: unknown kind or concept "knee"`},
		{"unknown severity", "checks/all.yaml", "severity: note", "severity: low", `checks/all.yaml:1:68: unknown severity "low": want error, warning or note`},
		{"unknown grade", "designs/all.yaml", "grade: high", "grade: A", `designs/all.yaml:1:56: unknown grade "A"`},
		{"unknown level of Oxford", "designs/all.yaml", "cebm: 2", "cebm: 7", `designs/all.yaml:1:46: cebm 7 is no Oxford level`},
		{"unknown product class", "rules/nl.yaml", "[general]", "[gadget]", `rules/nl.yaml:5:16: unknown applies_to "gadget"`},
		{"unknown type in a trigger", "rules/nl.yaml", "types: [efficacy]", "types: [cure]", `rules/nl.yaml:12:13: unknown when.types "cure"`},
		{"rule without trigger or reason", "rules/nl.yaml", "  when:\n    types: [efficacy]\n    signals: [cure]\n    objects: [symptom, knee_pain]\n", "", `rules/nl.yaml:2:7: rule "R1" has no when`},
		{"unknown scope", "nl/patterns.yaml", "type: efficacy", "type: efficacy\n  scope: page", `nl/patterns.yaml:4:10: unknown scope "page"`},
		{"pattern that matches nothing", "nl/patterns.yaml", `["{cure} .. pijn"]`, "[]", `nl/patterns.yaml:2:7: pattern "efficacy.cure" matches nothing`},
		{"unknown folder", "recipes/a.yaml", "", "- {id: x}", `recipes/a.yaml: unknown folder "recipes": want one of checks, concepts, `},
		{"unknown file", "all.yaml", "", "- {id: x}", `all.yaml: unknown file`},
		{"unknown part of a pack", "nl/jokes.yaml", "", "- {id: x}", `nl/jokes.yaml: unknown part of a language pack "jokes"`},
		{"other ending", "concepts/more.yml", "", "- {id: x}", `concepts/more.yml: rename it: data files end in .yaml`},
		{"second table", "nl/text/more.yaml", "", "abbreviations: [a.]", ""},
		{"withdrawing from nothing", "withdraw.yaml", "", "withdraw: [ask]", `withdraw.yaml:1:12: nothing lies below`},
	} {
		files := base()
		if c.old != "" && !strings.Contains(files[c.file], c.old) {
			t.Fatalf("%s: %q is not in %s", c.name, c.old, c.file)
		}
		files[c.file] = strings.Replace(files[c.file], c.old, c.new, 1)
		_, err := Parse(tree(files))
		switch problems := (Problems)(nil); {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want == "":
		case !errors.As(err, &problems):
			t.Errorf("%s: error %v, want Problems", c.name, err)
		case !strings.Contains(err.Error(), c.want):
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
		}
	}
}

func TestEveryFaultIsReported(t *testing.T) {
	files := base()
	files["concepts/all.yaml"] = strings.ReplaceAll(files["concepts/all.yaml"], "kind:", "sort:")
	files["limits/balm.yaml"] = strings.Replace(files["limits/balm.yaml"], "unit: g\n  per: day\n  population: adults", "unit: g", 1)
	_, err := Parse(tree(files))
	var problems Problems
	if !errors.As(err, &problems) || len(problems) < 4 {
		t.Fatalf("got %v, want a problem for each faulty entry", err)
	}
	for i := 1; i < len(problems); i++ {
		if a, b := problems[i-1], problems[i]; a.File == b.File && a.Line > b.Line {
			t.Errorf("%v stands before %v", a, b)
		}
	}
}
