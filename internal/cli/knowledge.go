package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"keur/internal/knowledge"
	"keur/internal/project"
)

func newKnowledge(env Env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "knowledge",
		Short: "what keur knows: evidence, dose limits, health claims, rules, disclaimers",
		Long:  `knowledge shows the data that claims are held against, with their sources and the day on which each was last checked.`,
		Example: `  keur knowledge list
  keur knowledge list evidence magnesium
  keur knowledge show vitamin_d`,
	}
	group(cmd)
	cmd.AddCommand(newKnowledgeList(env), newKnowledgeShow(env))
	return cmd
}

// base loads the knowledge base with its overlay.
func base(overlay string) (*knowledge.Base, error) {
	b, err := knowledge.Load()
	if err != nil || overlay == "" {
		return b, err
	}
	if info, err := os.Stat(overlay); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("--knowledge %s: there is no such folder", overlay)
	}
	return knowledge.Overlay(b, os.DirFS(overlay))
}

// knowing are the flags of the knowledge commands.
type knowing struct{ overlay, output string }

func (k *knowing) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&k.overlay, "knowledge", "", "lay the data files in `DIR` over the built-in knowledge base")
	cmd.Flags().StringVarP(&k.output, "output", "o", "table", "`FORMAT`: table or json")
}

func (k *knowing) check() error {
	return among("output", []string{k.output}, []string{"table", "json"})
}

func newKnowledgeList(env Env) *cobra.Command {
	k := &knowing{}
	cmd := &cobra.Command{
		Use:   "list [SECTION [WORD]]",
		Short: "the sections, or the entries of one",
		Long:  "list counts the entries of each section, or lists those of one, of which only those that hold a word: " + list(sectionNames()) + ".",
		Example: `  keur knowledge list
  keur knowledge list limits
  keur knowledge list evidence magnesium -o json`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := k.check(); err != nil {
				return err
			}
			b, err := base(k.overlay)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return unread(listSections(env, b, k.output == "json"))
			}
			return listEntries(env, b, args, k.output == "json")
		},
	}
	k.flags(cmd)
	return cmd
}

// listSections counts the entries of each section.
func listSections(env Env, b *knowledge.Base, asJSON bool) error {
	type count struct {
		Section string `json:"section"`
		Entries int    `json:"entries"`
		Oldest  string `json:"oldest_check,omitempty"`
		Latest  string `json:"latest_check,omitempty"`
		Holds   string `json:"holds"`
	}
	rows, all := [][]string{{"SECTION", "ENTRIES", "CHECKED", "HOLDS"}}, []count{}
	for _, s := range sections(b) {
		c := count{Section: s.name, Entries: len(s.items), Holds: s.holds}
		for _, it := range s.items {
			if it.checked != "" && (c.Oldest == "" || it.checked < c.Oldest) {
				c.Oldest = it.checked
			}
			c.Latest = max(c.Latest, it.checked)
		}
		all = append(all, c)
		span := c.Oldest
		if c.Latest != c.Oldest {
			span += " to " + c.Latest
		}
		rows = append(rows, []string{c.Section, fmt.Sprint(c.Entries), span, c.Holds})
	}
	if asJSON {
		return encode(env, map[string]any{"digest": b.Digest, "as_of": b.AsOf, "sections": all})
	}
	layout{w: env.Stdout, width: env.width(env.Stdout)}.rows(rows)
	_, err := fmt.Fprintf(env.Stdout, "\nas of %s, digest %.12s\n", b.AsOf, b.Digest)
	return err
}

// listEntries lists a section, a line an entry.
func listEntries(env Env, b *knowledge.Base, args []string, asJSON bool) error {
	if !contains(sectionNames(), args[0]) {
		return errors.New(project.Unknown("section", args[0], sectionNames()))
	}
	word := ""
	if len(args) > 1 {
		word = strings.ToLower(args[1])
	}
	type line struct {
		ID      string `json:"id"`
		Says    string `json:"says"`
		Checked string `json:"last_checked,omitempty"`
	}
	rows, all := [][]string{}, []line{}
	for _, s := range sections(b) {
		for _, it := range s.items {
			if s.name == args[0] && strings.Contains(strings.ToLower(it.id+" "+it.says), word) {
				all = append(all, line{it.id, it.says, it.checked})
				rows = append(rows, []string{it.id, it.says})
			}
		}
	}
	if asJSON {
		return unread(encode(env, all))
	}
	layout{w: env.Stdout, width: env.width(env.Stdout)}.rows(rows)
	_, err := fmt.Fprintf(env.Stdout, "%s: keur knowledge show ID shows one in full\n", number(len(rows), "entry", "entries"))
	return unread(err)
}

func encode(env Env, v any) error {
	enc := json.NewEncoder(env.Stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
