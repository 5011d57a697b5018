package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"keur"
	"keur/internal/knowledge"
)

func newVersion(env Env) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "the version of keur, and of what it knows",
		Example: `  keur version`,
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			base, err := knowledge.Load()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(env.Stdout, "keur %s\nknowledge as of %s, digest %.12s\n%s %s/%s\n", keur.Version, base.AsOf, base.Digest,
				runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return unread(err)
		},
	}
}
