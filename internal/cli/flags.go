package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"keur"
	"keur/internal/project"
	"keur/internal/register"
)

// flags are the values of the flags that commands share.
type flags struct {
	config, register, knowledge     string
	include, exclude                []string
	format, language                string
	jurisdictions                   []string
	profile, productClass, audience string
	today                           string
	staleAfter                      int
	maxFileSize                     byteSize
	jobs                            int
	outputs                         []string
	quiet, verbose                  bool
	failOn                          []string // of the gate alone, as are the next
	maxUnreviewed                   int
	newFrom                         string
	unreviewed                      bool // no register is read, whatever the configuration says; of eval alone
}

// where adds the flags that say which project it is.
func (f *flags) where(s *pflag.FlagSet) {
	f.configuration(s)
	s.StringVar(&f.register, "register", "", "`DIR` of the review register (default: claims/register beside .keur.yaml)")
}

// configuration adds the flag that names the configuration.
func (f *flags) configuration(s *pflag.FlagSet) {
	s.StringVar(&f.config, "config", "", "configuration `FILE` (default: the nearest .keur.yaml, from here upward)")
}

// files adds the flags that say which files of a folder are documents, and how they are read.
func (f *flags) files(s *pflag.FlagSet) {
	s.StringSliceVar(&f.include, "include", nil, "audit only documents that this `GLOB` names, in folders; repeatable")
	s.StringSliceVar(&f.exclude, "exclude", nil, "leave out documents and folders that this `GLOB` names; repeatable")
	s.StringVar(&f.format, "format", "", "read documents as `FORMAT` whatever their extension: "+list(keur.SourceFormats()))
	f.maxFileSize = keur.MaxFileSize
	s.Var(&f.maxFileSize, "max-file-size", "do not read documents larger than `SIZE`, such as 500K or 64M")
	s.IntVar(&f.jobs, "jobs", 0, "read `N` documents side by side (default: one a processor)")
}

// policy adds the flags that say by what claims are judged.
func (f *flags) policy(s *pflag.FlagSet) {
	f.finding(s)
	s.StringSliceVar(&f.jurisdictions, "jurisdictions", nil, "judge by the rules of this `LIST`: "+list(keur.Jurisdictions())+" (default NL,EU)")
	s.StringVar(&f.profile, "profile", "", "`PROFILE` of all documents: "+list(keur.Profiles())+" (default promotional)")
	s.StringVar(&f.productClass, "product-class", "", "`CLASS` of what all documents are about: "+list(keur.ProductClasses())+" (default auto)")
	s.StringVar(&f.audience, "audience", "", "`AUDIENCE` of all documents: "+list(keur.Audiences())+" (default public)")
	s.StringVar(&f.today, "today", "", "`DATE` that decides what has expired, as 2026-01-31 (default: today)")
	s.IntVar(&f.staleAfter, "stale-after", 0, fmt.Sprintf("`DAYS` after its last check when an entry of the knowledge base is stale (default %d)", keur.StaleAfterDays))
}

// finding adds the flags that decide which claims are found at all.
func (f *flags) finding(s *pflag.FlagSet) {
	s.StringVar(&f.language, "lang", "", "`LANGUAGE` of all documents: "+list(keur.Languages())+" (default: recognised)")
	s.StringVar(&f.knowledge, "knowledge", "", "lay the data files in `DIR` over the built-in knowledge base")
}

// gate adds the flags that say what keur check fails on.
func (f *flags) gate(s *pflag.FlagSet) {
	s.StringSliceVar(&f.failOn, "fail-on", nil, "fail on this `LIST` of conditions: "+list(register.Conditions())+
		" (default: those of .keur.yaml, else "+list(register.DefaultFailOn())+")")
	s.IntVar(&f.maxUnreviewed, "max-unreviewed", 0, "let `N` claims without a review pass")
	s.StringVar(&f.newFrom, "new-from", "", "look only at claims that the documents did not hold at this git `REVISION`")
}

// output adds the flags that say what comes out.
func (f *flags) output(s *pflag.FlagSet) {
	s.StringArrayVarP(&f.outputs, "output", "o", nil, "write a report as `FORMAT=FILE`, repeatable; FORMAT alone goes to standard output: "+list(keur.Formats()))
	s.BoolVarP(&f.quiet, "quiet", "q", false, "no report on the terminal")
	s.BoolVarP(&f.verbose, "verbose", "v", false, "every claim in full, with all sources and limits")
}

func list(values []string) string { return strings.Join(values, ", ") }

// check holds values against their lists, so that an error names the flag.
func (f *flags) check() error {
	for _, c := range []struct {
		flag    string
		values  []string
		allowed []string
	}{
		{"format", []string{f.format}, keur.SourceFormats()},
		{"lang", []string{f.language}, keur.Languages()},
		{"jurisdictions", f.jurisdictions, keur.Jurisdictions()},
		{"profile", []string{f.profile}, keur.Profiles()},
		{"product-class", []string{f.productClass}, keur.ProductClasses()},
		{"audience", []string{f.audience}, keur.Audiences()},
		{"fail-on", f.failOn, register.Conditions()},
	} {
		if err := among(c.flag, c.values, c.allowed); err != nil {
			return err
		}
	}
	for _, glob := range append(append([]string{}, f.include...), f.exclude...) {
		if err := project.CheckGlob(glob); err != nil {
			return err
		}
	}
	if f.jobs < 0 {
		return fmt.Errorf("--jobs %d: give 1 or more, or leave it out for one a processor", f.jobs)
	}
	if f.maxUnreviewed < 0 {
		return fmt.Errorf("--max-unreviewed %d: give 0 or more", f.maxUnreviewed)
	}
	if f.staleAfter < 0 {
		return fmt.Errorf("--stale-after %d: give 1 day or more", f.staleAfter)
	}
	return checkDay("today", f.today)
}

// among says which value of a flag is none of those allowed; empty values are not given.
func among(flag string, values, allowed []string) error {
	for i, v := range values {
		if values[i] = strings.TrimSpace(v); v != "" && !contains(allowed, values[i]) {
			return errors.New(project.Unknown("--"+flag, v, allowed))
		}
	}
	return nil
}

func contains(list []string, v string) bool {
	for _, o := range list {
		if o == v {
			return true
		}
	}
	return false
}

func checkDay(flag, day string) error {
	if _, err := time.Parse(time.DateOnly, day); err != nil && day != "" {
		return fmt.Errorf("--%s %q is no day: give it as 2026-01-31", flag, day)
	}
	return nil
}

// flagError says what is wrong with a flag, and how to go on.
func flagError(cmd *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	help := cmd.CommandPath() + " --help lists the flags"
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := project.Nearest(unknown.GetSpecifiedName(), names); near != "" && unknown.GetSpecifiedShortnames() == "" {
			help = "did you mean --" + near + "?"
		}
	}
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		flag := value.GetFlag()
		return fmt.Errorf("--%s %q: %s", flag.Name, value.GetValue(), strings.TrimPrefix(reasonOf(value), "strconv."))
	}
	return fmt.Errorf("%w: %s", err, help)
}

// reasonOf says why a value does not fit, without the words of the library that found out.
func reasonOf(err *pflag.InvalidValueError) string {
	if errors.Is(err, strconv.ErrSyntax) || errors.Is(err, strconv.ErrRange) {
		return "give a whole number"
	}
	return err.Unwrap().Error()
}

// byteSize is a number of bytes as a flag: 1000, 500K, 64M, 1G.
type byteSize int64

// String is the size for help.
func (b *byteSize) String() string { return keur.Size(int64(*b)) }

// Type is empty: help shows the name in the usage.
func (b *byteSize) Type() string { return "" }

// Set reads a size.
func (b *byteSize) Set(s string) error {
	number := strings.TrimRight(strings.ToUpper(strings.TrimSpace(s)), "IB ")
	factor := int64(1)
	for unit, size := range map[string]int64{"K": 1 << 10, "M": 1 << 20, "G": 1 << 30} {
		if rest, ok := strings.CutSuffix(number, unit); ok {
			number, factor = strings.TrimSpace(rest), size
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > 1<<40/factor {
		return errors.New("give a number of bytes such as 500K or 64M")
	}
	*b = byteSize(n * factor)
	return nil
}
