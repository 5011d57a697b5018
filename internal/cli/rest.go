package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"keur"
	"keur/claims"
	"keur/internal/knowledge"
	"keur/internal/project"
)

// resting lists the claims of a stored report that rest on an entry of the knowledge base.
func resting(env Env, b *knowledge.Base, id, file string, asJSON bool) error {
	r, err := stored(file)
	if err != nil {
		return err
	}
	var on []claims.Claim
	for i := range r.Claims {
		if rests(&r.Claims[i], id) {
			on = append(on, r.Claims[i])
		}
	}
	if len(on) == 0 {
		if err := known(b, id); err != nil {
			return err
		}
	}
	if asJSON {
		if on == nil {
			on = []claims.Claim{}
		}
		return unread(encode(env, on))
	}
	if len(on) > 0 {
		style := keur.Style{Width: env.width(env.Stdout), Color: env.color(env.Stdout)}
		if err := keur.Places(env.Stdout, "rest on "+id, on, style); err != nil {
			return unread(err)
		}
	}
	_, err = fmt.Fprintf(env.Stdout, "%s of %d in %s\n", number(len(on), "claim rests on "+id, "claims rest on "+id), len(r.Claims), file)
	return unread(err)
}

// stored reads a report that was written as JSON.
func stored(file string) (*claims.Report, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, unread(fmt.Errorf("%s: %w", file, cause(err)))
	}
	r := new(claims.Report)
	if err := json.Unmarshal(data, r); err != nil {
		return nil, unread(fmt.Errorf("%s is no report of keur: %v", file, err))
	}
	if r.SchemaVersion != claims.SchemaVersion {
		return nil, unread(fmt.Errorf("%s is no report that this keur can read: its schema_version is %q, not %q", file, r.SchemaVersion, claims.SchemaVersion))
	}
	return r, nil
}

// known says which entry was meant where there is none of that id.
func known(b *knowledge.Base, id string) error {
	var ids []string
	for _, s := range sections(b) {
		for _, it := range s.items {
			if it.id == id {
				return nil
			}
			ids = append(ids, it.id)
		}
	}
	if near := project.Nearest(id, ids); near != "" {
		return fmt.Errorf("unknown entry %q: did you mean %s?", id, near)
	}
	return errors.New("unknown entry \"" + id + "\": keur knowledge list SECTION WORD looks for one")
}

// rests says that a claim was judged by an entry: by its evidence, its dose limit, its rule or its disclaimer, or that it
// is about the concept.
func rests(c *claims.Claim, id string) bool {
	if c.Evidence.Entry == id || contains(c.Evidence.Others, id) || c.Subject.Concept == id || c.Object.Concept == id {
		return true
	}
	for i := range c.Doses {
		if c.Doses[i].Entry == id {
			return true
		}
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Rule == id || contains(strings.FieldsFunc(f.Citation, between), id) {
			return true
		}
	}
	for i := range c.Disclaimers {
		if c.Disclaimers[i].ID == id {
			return true
		}
	}
	return false
}

// between says that a rune parts the ids that a citation names: "Art 7(3); also NL-GNW-84, NL-CAG-MED".
func between(r rune) bool { return r == ' ' || r == ',' || r == ';' }
