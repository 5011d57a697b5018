package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"keur"
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
  keur knowledge show vitamin_d
  keur knowledge lint data/`,
	}
	group(cmd)
	cmd.AddCommand(newKnowledgeList(env), newKnowledgeShow(env), newKnowledgeLint(env))
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

// ageing are the flags that say which entries are stale.
type ageing struct {
	stale bool
	today string
	after int
}

func (a *ageing) flags(cmd *cobra.Command) {
	s := cmd.Flags()
	s.BoolVar(&a.stale, "stale", false, "only entries that were last checked too long ago, or that a newer one replaces")
	s.StringVar(&a.today, "today", "", "`DATE` from which ages are counted, as 2026-01-31 (default: today)")
	s.IntVar(&a.after, "stale-after", keur.StaleAfterDays, "`DAYS` after its last check when an entry is stale")
}

// check holds the flags against one another.
func (a *ageing) check(cmd *cobra.Command) error {
	if a.after < 1 {
		return fmt.Errorf("--stale-after %d: give 1 day or more", a.after)
	}
	for _, name := range []string{"today", "stale-after"} {
		if cmd.Flags().Changed(name) && !a.stale {
			return fmt.Errorf("--%s goes with --stale", name)
		}
	}
	return checkDay("today", a.today)
}

// day is the one before which a last check is too old; empty where all entries are asked for.
func (a *ageing) day(env Env) string {
	if !a.stale {
		return ""
	}
	today := env.Now()
	if a.today != "" {
		today, _ = time.Parse(time.DateOnly, a.today)
	}
	return today.AddDate(0, 0, -a.after).Format(time.DateOnly)
}

func (k *knowing) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&k.overlay, "knowledge", "", "lay the data files in `DIR` over the built-in knowledge base")
	cmd.Flags().StringVarP(&k.output, "output", "o", "table", "`FORMAT`: table or json")
}

func (k *knowing) check() error {
	return among("output", []string{k.output}, []string{"table", "json"})
}

func newKnowledgeList(env Env) *cobra.Command {
	k, a := &knowing{}, &ageing{}
	cmd := &cobra.Command{
		Use:   "list [SECTION [WORD]]",
		Short: "the sections, or the entries of one",
		Long:  "list counts the entries of each section, or lists those of one, of which only those that hold a word, in any of their names: " + list(sectionNames()) + ".",
		Example: `  keur knowledge list
  keur knowledge list limits
  keur knowledge list evidence magnesium -o json
  keur knowledge list --stale
  keur knowledge list evidence --stale --stale-after 365`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 2 {
				return fmt.Errorf("give a section and one word to look for, not %q as well", args[2])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(k.check(), a.check(cmd)); err != nil {
				return err
			}
			b, err := base(k.overlay)
			if err != nil {
				return err
			}
			all := aged(sections(b), a.day(env))
			if len(args) == 0 && !a.stale {
				return unread(listSections(env, b, all, k.output == "json"))
			}
			return listEntries(env, all, args, a.stale, k.output == "json")
		},
	}
	k.flags(cmd)
	a.flags(cmd)
	return cmd
}

// aged leaves of each section the entries that are stale on a day; all where the day is empty.
func aged(all []section, before string) []section {
	if before == "" {
		return all
	}
	for i := range all {
		all[i].items = slices.DeleteFunc(all[i].items, func(it item) bool {
			return !it.replaced && (it.checked == "" || it.checked >= before)
		})
	}
	return all
}

// listSections counts the entries of each section.
func listSections(env Env, b *knowledge.Base, sections []section, asJSON bool) error {
	type count struct {
		Section string `json:"section"`
		Entries int    `json:"entries"`
		Oldest  string `json:"oldest_check,omitempty"`
		Latest  string `json:"latest_check,omitempty"`
		Holds   string `json:"holds"`
	}
	rows, all := [][]string{{"SECTION", "ENTRIES", "CHECKED", "HOLDS"}}, []count{}
	for _, s := range sections {
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

// listEntries lists the entries of a section, or of all, a line an entry; of stale ones with the day of their last check.
func listEntries(env Env, sections []section, args []string, stale, asJSON bool) error {
	only, word := "", ""
	if len(args) > 0 {
		only = args[0]
		if !contains(sectionNames(), only) {
			return errors.New(project.Unknown("section", only, sectionNames()))
		}
	}
	if len(args) > 1 {
		word = strings.ToLower(args[1])
	}
	type line struct {
		ID      string `json:"id"`
		Says    string `json:"says"`
		Checked string `json:"last_checked,omitempty"`
	}
	rows, all := [][]string{}, []line{}
	for _, s := range sections {
		for _, it := range s.items {
			if (only == "" || s.name == only) && strings.Contains(strings.ToLower(it.id+" "+it.says+" "+it.names), word) {
				all = append(all, line{it.id, it.says, it.checked})
				if stale {
					rows = append(rows, []string{it.id, either(it.checked, "replaced"), it.says})
					continue
				}
				rows = append(rows, []string{it.id, it.says})
			}
		}
	}
	if asJSON {
		return unread(encode(env, all))
	}
	layout{w: env.Stdout, width: env.width(env.Stdout)}.rows(rows)
	next := "keur knowledge show ID shows one in full"
	if stale {
		next = "keur knowledge show ID --report FILE.json lists the claims that rest on one"
	}
	_, err := fmt.Fprintf(env.Stdout, "%s: %s\n", number(len(rows), "entry", "entries"), next)
	return unread(err)
}

func encode(env Env, v any) error {
	enc := json.NewEncoder(env.Stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
