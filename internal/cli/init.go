package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"keur/internal/project"
)

// template is the configuration that init writes. Everything but paths says what holds anyway.
const template = `# keur audits these documents and folders.
paths: [.]

# exclude: [drafts/**]
# jurisdictions: [NL, EU]
# profile: promotional           # or editorial
# product_class: auto            # or food_supplement, medicine, device, treatment_service, cosmetic, food, general
# audience: public               # or professional
# reviewers: [names allowed to decide]
# overrides:
#   - {paths: [shop/**], product_class: food_supplement}
`

func newInit(env Env) *cobra.Command {
	f, debt := &flags{}, false
	cmd := &cobra.Command{
		Use:   "init",
		Short: "make this folder a project: write .keur.yaml",
		Long: `init writes .keur.yaml into the working folder and leaves one that is there alone. The folder then is a project: keur audit and
keur check need no paths, and reviews are kept in claims/register.

With --baseline the claims of today that nobody decided become a debt list, in a project that is there already, too: keur check lets
them pass until somebody decides them or their words change. The list shrinks and never grows: it is made once.`,
		Example: `  keur init
  keur init --baseline`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if debt {
				return baseline(cmd.Context(), env, f)
			}
			if err := initialise(env); err != nil {
				return err
			}
			fmt.Fprintln(env.Stdout, "next: keur audit")
			return nil
		},
	}
	cmd.Flags().BoolVar(&debt, "baseline", false, "put the claims of today that nobody decided on a debt list")
	f.files(cmd.Flags())
	f.finding(cmd.Flags())
	return cmd
}

func initialise(env Env) error {
	file := filepath.Join(env.Dir, project.ConfigName)
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is here already: edit it, nothing was changed", project.ConfigName)
	}
	if err == nil {
		_, err = f.WriteString(template)
		err = errors.Join(err, f.Sync(), f.Close())
		if err != nil {
			err = errors.Join(err, os.Remove(file))
		}
	}
	if err != nil {
		return unread(fmt.Errorf("cannot write %s: %w", project.ConfigName, cause(err)))
	}
	if outer := project.Find(filepath.Dir(env.Dir)); outer != "" {
		fmt.Fprintf(env.Stderr, "keur: from here on this folder is a project of its own, apart from %s\n", outer)
	}
	fmt.Fprintf(env.Stdout, "wrote %s\n", project.ConfigName)
	return nil
}

// none refuses arguments.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments, not %q: %s --help says what it does", cmd.CommandPath(), args[0], cmd.CommandPath())
	}
	return nil
}
