package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"keur"
	"keur/claims"
	"keur/internal/project"
	"keur/internal/register"
)

// session is one run over the documents of a project.
type session struct {
	env     Env
	flags   *flags
	project *project.Project
	options keur.Options
	auditor *keur.Auditor
	paths   map[string]string // of documents, by logical name
	read    []string          // other files that the run reads, which no report may overwrite
	code    int               // the worst that has happened so far
}

// open reads configuration and knowledge.
func open(env Env, f *flags) (*session, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	s := &session{env: env, flags: f, paths: map[string]string{}}
	file := f.config
	if file == "" {
		file = project.Find(env.Dir)
	} else if _, err := os.Stat(file); err != nil {
		return nil, fmt.Errorf("--config %s: %w", file, cause(err))
	}
	var err error
	if s.project, err = project.Open(env.Dir, file, vocabulary()); err != nil {
		return nil, err
	}
	s.options = s.settings()
	if f.knowledge != "" {
		if info, err := os.Stat(f.knowledge); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("--knowledge %s: there is no such folder", f.knowledge)
		}
		s.options.Knowledge = os.DirFS(f.knowledge)
	}
	s.auditor, err = keur.New(s.options)
	return s, err
}

func vocabulary() project.Vocabulary {
	return project.Vocabulary{Jurisdictions: keur.Jurisdictions(), Profiles: keur.Profiles(),
		ProductClasses: keur.ProductClasses(), Audiences: keur.Audiences(), FailOn: register.Conditions()}
}

// settings joins configuration and flags.
func (s *session) settings() keur.Options {
	c, f := &s.project.Config, s.flags
	o := keur.Options{Jurisdictions: c.Jurisdictions, Profile: c.Profile, ProductClass: c.ProductClass, Audience: c.Audience,
		Language: f.language, Today: f.today, Register: s.project.Register(), FailOn: c.FailOn, Jobs: f.jobs,
		MaxFileSize: int64(f.maxFileSize), StaleAfter: c.StaleAfter,
		Force: keur.Settings{Profile: f.profile, ProductClass: f.productClass, Audience: f.audience}}
	if len(f.jurisdictions) > 0 {
		o.Jurisdictions = f.jurisdictions
	}
	if len(f.failOn) > 0 {
		o.FailOn = f.failOn
	}
	if f.register != "" {
		o.Register = f.register
	}
	if f.staleAfter > 0 {
		o.StaleAfter = f.staleAfter
	}
	if f.unreviewed {
		o.Register = ""
	}
	if o.Today == "" {
		o.Today = s.env.Now().Format(time.DateOnly)
	}
	return o
}

// inputs finds the documents at some paths, and says which paths lead to none. Without any document the run is over.
func (s *session) inputs(ctx context.Context, paths []string) ([]keur.Input, error) {
	if len(paths) == 0 && len(s.project.Config.Paths) == 0 {
		if s.project.File == "" {
			return nil, fmt.Errorf("nothing to audit: name documents or folders, or make this folder a project with keur init")
		}
		return nil, fmt.Errorf("nothing to audit: name documents or folders, or give %s a line such as paths: [content]", s.project.File)
	}
	found, err := s.project.Documents(ctx, paths, project.Selection{Include: s.flags.include, Exclude: s.flags.exclude,
		Format: s.flags.format, Formats: keur.SourceFormats(), FormatOf: keur.FormatOf})
	if err != nil {
		return nil, err
	}
	for _, err := range found.Wrong {
		s.tell(exitUsage, err)
	}
	for _, err := range found.Unread {
		s.tell(exitUnread, err)
	}
	s.skipped(&found)
	if len(found.Documents) == 0 {
		return nil, told(worse(s.code, exitUsage))
	}
	var out []keur.Input
	for _, d := range found.Documents {
		s.paths[d.Name] = d.Path
		out = append(out, s.input(d.Path, d.Name))
	}
	return out, nil
}

// input is a document with what the configuration says of it.
func (s *session) input(path, name string) keur.Input {
	o := s.project.Override(name)
	return keur.Input{Path: path, Name: name, Format: s.flags.format, Open: opener(path),
		Settings: keur.Settings{Profile: o.Profile, ProductClass: o.ProductClass, Audience: o.Audience}}
}

func opener(path string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return os.Open(path) }
}

// skipped counts what was left out of folders, so that a document of an unknown format is not missed in silence.
func (s *session) skipped(found *project.Found) {
	if found.Unknown > 0 {
		fmt.Fprintf(s.env.Stderr, "keur: %s skipped: keur reads %s\n", number(found.Unknown, "file of unknown format", "files of unknown format"),
			list(keur.SourceFormats()))
	}
	if found.Links > 0 {
		fmt.Fprintf(s.env.Stderr, "keur: %s not followed: name what it leads to, to audit it\n", number(found.Links, "symbolic link", "symbolic links"))
	}
}

// pages audits the documents at some paths, and says which could not be read.
func (s *session) pages(ctx context.Context, paths []string) ([]keur.Page, error) {
	inputs, err := s.inputs(ctx, paths)
	if err != nil {
		return nil, err
	}
	return s.audited(ctx, inputs)
}

// audited audits documents, and says which could not be read.
func (s *session) audited(ctx context.Context, inputs []keur.Input) ([]keur.Page, error) {
	pages, err := s.auditor.Pages(ctx, inputs)
	if err != nil {
		return nil, err
	}
	for i := range pages {
		p := &pages[i]
		for _, w := range p.Warnings {
			fmt.Fprintf(s.env.Stderr, "keur: %s: %s\n", p.Path, w)
		}
		if p.Err != nil {
			s.tell(exitUnread, about(p.Path, p.Err))
		}
	}
	return pages, nil
}

// about says which document an error is of; an error of its register names the register's file and line itself.
func about(path string, err error) error {
	if at := (*claims.DecodeError)(nil); errors.As(err, &at) {
		return fmt.Errorf("%s: broken review register: %w", path, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// tell says what went wrong while the run goes on, and remembers it for the exit code.
func (s *session) tell(code int, err error) {
	complain(s.env.Stderr, err)
	s.code = worse(s.code, code)
}

// source gives the bytes of a document for its report; nil where they are not to be had.
func (s *session) source(name string) []byte {
	path, ok := s.paths[name]
	if !ok {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode()&fs.ModeType != 0 {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return data
}

// number is a count with its noun.
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
