package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"

	"keur/internal/knowledge"
	"keur/internal/project"
)

func newKnowledgeShow(env Env) *cobra.Command {
	k, file := &knowing{}, ""
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "one entry in full, with its sources; of a concept also what is known of it",
		Long: `show writes one entry in full, with its sources. Of a concept it also lists what is known of it. With --report it lists the
claims of a stored report that rest on the entry, to see what a change of it would touch.`,
		Example: `  keur knowledge show vitamin_d
  keur knowledge show vitamin_d -o json
  keur knowledge show magnesium__sleep__1 --report claims.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one entry by its ID: keur knowledge list SECTION shows them")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := k.check(); err != nil {
				return err
			}
			b, err := base(k.overlay)
			if err != nil {
				return err
			}
			if file != "" {
				return resting(env, b, args[0], file, k.output == "json")
			}
			return show(env, b, args[0], k.output == "json")
		},
	}
	k.flags(cmd)
	cmd.Flags().StringVar(&file, "report", "", "list the claims of a report, stored as JSON in `FILE`, that rest on the entry")
	return cmd
}

// shown is an entry with its section.
type shown struct {
	Section string          `json:"section"`
	Entry   json.RawMessage `json:"entry"`
	item    item
}

// show writes the entries of an ID; for a concept those about it follow.
func show(env Env, b *knowledge.Base, id string, asJSON bool) error {
	var whole, about []shown
	var ids []string
	for _, s := range sections(b) {
		for _, it := range s.items {
			ids = append(ids, it.id)
			if it.id == id {
				whole = append(whole, shown{Section: s.name, item: it})
			} else if s.name != "concepts" && contains(it.about, id) {
				about = append(about, shown{Section: s.name, item: it})
			}
		}
	}
	if len(whole) == 0 {
		hint := "keur knowledge list SECTION WORD looks for one"
		if near := project.Nearest(id, ids); near != "" {
			hint = "did you mean " + near + "?"
		}
		return fmt.Errorf("unknown entry %q: %s", id, hint)
	}
	if asJSON {
		all := append(whole, about...)
		for i := range all {
			var err error
			if all[i].Entry, err = jsonOf(all[i].item.whole); err != nil {
				return err
			}
		}
		return unread(encode(env, all))
	}
	l := layout{w: env.Stdout, width: env.width(env.Stdout)}
	for _, e := range whole {
		fmt.Fprintf(env.Stdout, "%s  %s\n", e.item.id, e.Section)
		if err := fields(l, e.item.whole); err != nil {
			return err
		}
	}
	return unread(related(env, l, about))
}

// related lists what is known about a concept, a line an entry.
func related(env Env, l layout, about []shown) error {
	section, rows := "", [][]string{}
	flush := func() {
		l.rows(rows)
		rows = rows[:0]
	}
	for _, e := range about {
		if e.Section != section {
			flush()
			section = e.Section
			fmt.Fprintf(env.Stdout, "\n%s\n", section)
		}
		rows = append(rows, []string{e.item.id, e.item.says})
	}
	flush()
	return nil
}

// jsonOf encodes an entry under the names that its data file has.
func jsonOf(v any) (json.RawMessage, error) {
	data, err := yaml.Marshal(v)
	if err != nil {
		return nil, err
	}
	data, err = yaml.YAMLToJSON(data)
	return bytes.TrimSpace(data), err
}

// fields writes the fields of an entry that hold something, under the names that its data file has.
func fields(l layout, v any) error {
	data, err := yaml.Marshal(v)
	if err != nil {
		return err
	}
	var all yaml.MapSlice
	if err := yaml.UnmarshalWithOptions(data, &all, yaml.UseOrderedMap()); err != nil {
		return err
	}
	for _, f := range all {
		l.indent = max(l.indent, len(fmt.Sprint(f.Key))+4)
	}
	for _, f := range all {
		if f.Key == "id" {
			continue
		}
		if list, ok := f.Value.([]any); ok && !scalars(list) {
			for i, one := range list {
				label := ""
				if i == 0 {
					label = fmt.Sprint(f.Key)
				}
				l.item(label, plain(one))
			}
			continue
		}
		l.item(fmt.Sprint(f.Key), plain(f.Value))
	}
	return nil
}

// scalars says that a list holds single values only, which stand beside one another.
func scalars(list []any) bool {
	for _, one := range list {
		if _, ok := one.(yaml.MapSlice); ok {
			return false
		}
	}
	return true
}

// plain is a value on one line, without what is empty.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case []any:
		var out []string
		for _, one := range v {
			out = append(out, plain(one))
		}
		return strings.Join(out, ", ")
	case yaml.MapSlice:
		var out []string
		for _, f := range v {
			if text := plain(f.Value); text != "" && text != "no" {
				out = append(out, fmt.Sprintf("%v %s", f.Key, text))
			}
		}
		return strings.Join(out, " · ")
	}
	if text := fmt.Sprint(v); text != "0" {
		return text
	}
	return ""
}
