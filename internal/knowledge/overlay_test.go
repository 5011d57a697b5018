package knowledge

import (
	"strings"
	"testing"
	"testing/fstest"
)

func overlay(t *testing.T, files map[string]string) (*Base, *Base, error) {
	t.Helper()
	below, err := Parse(tree(map[string]string{
		"nl/text.yaml": "language: nl\nabbreviations: [o.a.]\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	over, err := Overlay(below, fsys)
	return below, over, err
}

func TestOverlay(t *testing.T) {
	below, over, err := overlay(t, map[string]string{
		"withdraw.yaml":    "withdraw: [R1, limits/balm_1]\n",
		"concepts/x.yaml":  "- {id: elbow_pain, kind: symptom, en: [elbow pain]}\n- {id: balm, kind: product, en: [balm]}\n",
		"nl/text.yaml":     "abbreviations: [bijv.]\n",
		"nl/classes.yaml":  "- {class: relieve, terms: [verlicht]}\n",
		"de/classes.yaml":  "- {class: cure, terms: [heilt]}\n",
		"evidence/x.yaml":  strings.ReplaceAll(base()["evidence/balm.yaml"], "balm__knee_pain", "balm__elbow_pain__1"),
		"checks/none.yaml": "",
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(over.Rules) != 0 || len(over.Limits) != 0 || len(over.Evidence) != 2 {
		t.Errorf("%d rules, %d limits, %d entries; want 0, 0, 2", len(over.Rules), len(over.Limits), len(over.Evidence))
	}
	if c := over.Concepts; len(c) != 4 || c[1].ID != "balm" || c[1].Names.EN == nil || c[3].ID != "elbow_pain" {
		t.Errorf("concepts are %+v: want balm replaced in its place, elbow_pain added", c)
	}
	nl := NewIndex(over).Pack("nl")
	if len(nl.Classes) != 2 || len(nl.Patterns) != 1 || strings.Join(nl.Text.Abbreviations, " ") != "o.a. bijv." {
		t.Errorf("Dutch pack is %+v", nl)
	}
	if NewIndex(over).Pack("de") == nil {
		t.Error("the German pack was not added")
	}
	if len(below.Rules) != 1 || len(below.Packs[0].Text.Abbreviations) != 1 || below.Concepts[1].Names.EN != nil {
		t.Errorf("the base below was changed: %+v", below)
	}
	var changes []string
	for _, c := range Changes(below, over) {
		changes = append(changes, c.What+" "+c.Section+"/"+c.ID)
	}
	want := "changed concepts/balm, added concepts/elbow_pain, added evidence/balm__elbow_pain__1, withdrawn limits/balm_1, " +
		"withdrawn rules/R1, added nl/classes/relieve, added de/classes/cure"
	if got := strings.Join(changes, ", "); got != want {
		t.Errorf("changes are %s, want %s", got, want)
	}
	if over.Digest == below.Digest || len(over.Digest) != 64 {
		t.Errorf("digest %q", over.Digest)
	}
}

func TestOverlayFaults(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"nothing of that id", "withdraw.yaml", "withdraw: [R2]", `withdraw.yaml:1:12: nothing to withdraw: no entry "R2"`},
		{"still named", "withdraw.yaml", "withdraw: [ask]", `withdraw.yaml:1:12: "ask" is still named by defaults/efficacy`},
		{"unknown key", "withdraw.yaml", "remove: [ask]", `withdraw.yaml:1:1: unknown field "remove"`},
		{"faulty entry", "designs/x.yaml", "- {id: y, cebm: 9}", `designs/x.yaml:1:17: cebm 9`},
	} {
		if _, _, err := overlay(t, map[string]string{c.file: c.text}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
		}
	}
	twice := map[string]string{"withdraw.yaml": "withdraw: [rct]\n"}
	below, err := Parse(tree(map[string]string{"checks/x.yaml": "- {id: rct, name: A, basis: B, severity: note}"}))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Overlay(below, fstest.MapFS{"withdraw.yaml": {Data: []byte(twice["withdraw.yaml"])}})
	if err == nil || !strings.Contains(err.Error(), `"rct" stands in checks and designs: write the folder before it`) {
		t.Errorf("got %v", err)
	}
}
