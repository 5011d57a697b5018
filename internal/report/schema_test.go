package report

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"keur/claims"
)

func schemaFile(t *testing.T) map[string]any {
	t.Helper()
	raw, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func compile(t *testing.T, at string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", any(schemaFile(t))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json" + at)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestJSONFollowsSchema(t *testing.T) {
	s := compile(t, "")
	bare := &claims.Report{SchemaVersion: "1", Tool: claims.Tool{Name: "keur"}, Policy: claims.Policy{Today: "2026-11-22"}}
	for name, r := range map[string]*claims.Report{"sample": sample(t), "bare": bare} {
		if err := validate(t, s, render(t, "json", r, Options{})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	s := compile(t, "")
	good := render(t, "json", sample(t), Options{})
	for name, change := range map[string][2]string{
		"an unknown member": {`"schema_version": "1"`, `"schema_version": "1", "extra": 1`},
		"null for a list":   {`"fail_on": [`, `"fail_on": null, "x": [`},
		"an unknown type":   {`"type": "guarantee"`, `"type": "promise"`},
		"an unknown level":  {`"level": "very_low"`, `"level": "slight"`},
		"another version":   {`"schema_version": "1"`, `"schema_version": "2"`},
		"a short id":        {`"id": "` + sample(t).Claims[0].ID, `"id": "x`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Fatalf("%s: nothing changed", name)
		}
		if validate(t, s, bad) == nil {
			t.Errorf("the schema accepts %s", name)
		}
	}
}

// Every line of jsonl is, but for its "record", what the schema says of that object.
func TestJSONLFollowsSchema(t *testing.T) {
	defs := map[string]*jsonschema.Schema{}
	for _, name := range []string{"document", "claim", "finding", "summary"} {
		defs[name] = compile(t, "#/$defs/"+name)
	}
	seen := map[string]int{}
	for line := range strings.Lines(render(t, "jsonl", sample(t), Options{})) {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		record := v["record"].(string)
		seen[record]++
		delete(v, "record")
		if s := defs[record]; s != nil {
			if err := s.Validate(v); err != nil {
				t.Errorf("%s: %v", record, err)
			}
		}
	}
	want := map[string]int{"report": 1, "document": 6, "claim": 22, "finding": 3, "summary": 1}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
}

// The schema names the members that the Go types have, and requires those that are always written.
func TestSchemaMatchesTypes(t *testing.T) {
	schema := schemaFile(t)
	defs := schema["$defs"].(map[string]any)
	defs["report"] = schema
	nested := func(def, member string) any {
		return defs[def].(map[string]any)["properties"].(map[string]any)[member].(map[string]any)["items"]
	}
	for _, tt := range []struct {
		schema any
		value  any
	}{
		{defs["report"], claims.Report{}}, {defs["tool"], claims.Tool{}}, {defs["knowledge"], claims.Knowledge{}},
		{defs["policy"], claims.Policy{}}, {defs["document"], claims.Document{}}, {defs["claim"], claims.Claim{}},
		{defs["span"], claims.Span{}}, {defs["location"], claims.Location{}}, {defs["term"], claims.Term{}},
		{defs["quantity"], claims.Quantity{}}, {defs["source"], claims.Source{}}, {defs["evidence"], claims.Evidence{}},
		{defs["dose"], claims.Dose{}}, {defs["claim_disclaimer"], claims.ClaimDisclaimer{}},
		{defs["finding"], claims.Finding{}}, {defs["review"], claims.Review{}}, {defs["summary"], claims.Summary{}},
		{nested("document", "disclaimers"), claims.DocumentDisclaimer{}}, {nested("document", "checks"), claims.DocumentCheck{}},
		{nested("document", "product_classes"), claims.ProductClass{}}, {nested("summary", "gaps"), claims.Gap{}},
	} {
		s := tt.schema.(map[string]any)
		name := reflect.TypeOf(tt.value).String()
		if s["additionalProperties"] != false {
			t.Errorf("%s: additionalProperties is not false", name)
		}
		all, required := members(tt.value)
		if diff := cmp.Diff(all, slices.Sorted(maps.Keys(s["properties"].(map[string]any)))); diff != "" {
			t.Errorf("%s: members (-Go +schema):\n%s", name, diff)
		}
		var given []string
		for _, r := range s["required"].([]any) {
			given = append(given, r.(string))
		}
		slices.Sort(given)
		if diff := cmp.Diff(required, given); diff != "" {
			t.Errorf("%s: required (-Go +schema):\n%s", name, diff)
		}
	}
}

// members lists the JSON names of a struct's fields, and those without omitempty.
func members(v any) (all, required []string) {
	for _, f := range reflect.VisibleFields(reflect.TypeOf(v)) {
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || name == "" {
			continue
		}
		all = append(all, name)
		if rest != "omitempty" {
			required = append(required, name)
		}
	}
	slices.Sort(all)
	slices.Sort(required)
	return all, required
}

func TestSchemaMatchesEnums(t *testing.T) {
	defs := schemaFile(t)["$defs"].(map[string]any)
	check := func(def string, want []string) {
		var got []string
		for _, v := range defs[def].(map[string]any)["enum"].([]any) {
			got = append(got, v.(string))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-Go +schema):\n%s", def, diff)
		}
	}
	check("type", words(claims.Types()))
	check("severity", words(claims.Severities()))
	check("level", words(claims.Levels()))
	check("status", words(claims.Statuses()))
}

func words[T ~string](all []T) []string {
	var out []string
	for _, v := range all {
		out = append(out, string(v))
	}
	return out
}
