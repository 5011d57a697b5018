package project

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Config is what .keur.yaml holds. Every key may be left out.
type Config struct {
	Paths         []string   `yaml:"paths"`         // documents and folders, relative to the configuration
	Include       []string   `yaml:"include"`       // globs of documents to audit in folders; none: all
	Exclude       []string   `yaml:"exclude"`       // globs of documents and folders to leave out
	Jurisdictions []string   `yaml:"jurisdictions"` // whose rules count
	Profile       string     `yaml:"profile"`
	ProductClass  string     `yaml:"product_class"`
	Audience      string     `yaml:"audience"`
	Reviewers     []string   `yaml:"reviewers"` // who may decide; none: everybody
	FailOn        []string   `yaml:"fail_on"`
	StaleAfter    int        `yaml:"stale_after"` // days after its last check when an entry of the knowledge base is stale
	Overrides     []Override `yaml:"overrides"`
}

// Override holds settings for some of the documents.
type Override struct {
	Paths        []string `yaml:"paths"` // globs
	Profile      string   `yaml:"profile"`
	ProductClass string   `yaml:"product_class"`
	Audience     string   `yaml:"audience"`
	Owner        string   `yaml:"owner"` // who looks after the documents
}

func configKeys() []string {
	return []string{"paths", "include", "exclude", "jurisdictions", "profile", "product_class", "audience", "reviewers", "fail_on",
		"stale_after", "overrides"}
}

func overrideKeys() []string {
	return []string{"paths", "profile", "product_class", "audience", "owner"}
}

// Vocabulary lists the values that keys with a closed list may have.
type Vocabulary struct {
	Jurisdictions, Profiles, ProductClasses, Audiences, FailOn []string
}

// parse decodes a configuration and checks every value. The error is of type Problems.
func parse(name string, data []byte, v Vocabulary) (Config, error) {
	var c Config
	f := open(name, data)
	f.keys(configKeys())
	f.keys(overrideKeys(), "overrides", each)
	if len(f.problems) == 0 && f.root != nil && f.decode(&c) {
		f.check(&c, v)
	}
	if len(f.problems) > 0 {
		return Config{}, f.problems
	}
	return c, nil
}

// check finds values that no key may have.
func (f *file) check(c *Config, v Vocabulary) {
	f.filled(c.Paths, "paths")
	f.globs(c.Include, "include")
	f.globs(c.Exclude, "exclude")
	f.each(c.Jurisdictions, v.Jurisdictions, "jurisdictions")
	f.one(c.Profile, v.Profiles, "profile")
	f.one(c.ProductClass, v.ProductClasses, "product_class")
	f.one(c.Audience, v.Audiences, "audience")
	f.filled(c.Reviewers, "reviewers")
	f.each(c.FailOn, v.FailOn, "fail_on")
	if c.StaleAfter < 0 {
		f.fault(f.at("stale_after"), "stale_after %d: give a number of days, such as 365", c.StaleAfter)
	}
	for i := range c.Overrides {
		o := &c.Overrides[i]
		if len(o.Paths) == 0 {
			f.fault(f.at("overrides", i), "an override needs paths: the globs of the documents that it is for")
		}
		f.globs(o.Paths, "overrides", i, "paths")
		f.one(o.Profile, v.Profiles, "overrides", i, "profile")
		f.one(o.ProductClass, v.ProductClasses, "overrides", i, "product_class")
		f.one(o.Audience, v.Audiences, "overrides", i, "audience")
	}
}

// one finds a value that is not on its list.
func (f *file) one(value string, allowed []string, path ...any) {
	if value != "" && !slices.Contains(allowed, value) {
		f.fault(f.at(path...), "%s", Unknown(fmt.Sprint(path[len(path)-1]), value, allowed))
	}
}

func (f *file) each(values, allowed []string, path ...any) {
	for i, value := range values {
		if !slices.Contains(allowed, value) {
			f.fault(f.at(append(path, i)...), "%s", Unknown(fmt.Sprint(path[len(path)-1]), value, allowed))
		}
	}
}

func (f *file) filled(values []string, path ...any) {
	for i, value := range values {
		if strings.TrimSpace(value) == "" {
			f.fault(f.at(append(path, i)...), "an empty entry: write it or delete it")
		}
	}
}

// globs checks globs.
func (f *file) globs(values []string, path ...any) {
	f.filled(values, path...)
	for i, value := range values {
		if err := CheckGlob(value); err != nil {
			f.fault(f.at(append(path, i)...), "%v", err)
		}
	}
}

// CheckGlob says what is wrong with a glob.
func CheckGlob(glob string) error {
	if !doublestar.ValidatePattern(glob) {
		return fmt.Errorf("%q is no glob: close its brackets and braces", glob)
	}
	return nil
}

// Unknown says that a value is none of those a key allows, and which of them it may have meant.
func Unknown(key, value string, allowed []string) string {
	message := fmt.Sprintf("unknown %s %q: want one of %s", key, value, strings.Join(allowed, ", "))
	if near := Nearest(value, allowed); near != "" {
		message = fmt.Sprintf("unknown %s %q: did you mean %s? (one of %s)", key, value, near, strings.Join(allowed, ", "))
	}
	return message
}
