package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"keur"
)

func newInspect(env Env) *cobra.Command {
	f := &flags{}
	cmd := &cobra.Command{
		Use:   "inspect",
		Short: "show what each step sees in texts: JSON lines in, JSON lines out",
		Long: `inspect reads JSON lines {"id", "lang", "text"} from standard input and writes a line for each: its language, sentences,
quantities, negations, hedges and claims, every place as a span of bytes of the text. Without lang, or --lang for all, the language is
recognised, which takes a sentence or two.`,
		Example: `  echo '{"id": "1", "lang": "nl", "text": "Neem dagelijks 400 mg magnesium."}' | keur inspect
  keur inspect --lang nl < texts.jsonl | jq '.claims[].type'`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error { return inspect(cmd.Context(), env, f) },
	}
	f.policy(cmd.Flags())
	f.where(cmd.Flags())
	return cmd
}

// line is one text to inspect.
type line struct {
	ID   string  `json:"id"`
	Lang string  `json:"lang"`
	Text *string `json:"text"`
}

func inspect(ctx context.Context, env Env, f *flags) error {
	s, err := open(env, f)
	if err != nil {
		return err
	}
	inspector, err := s.auditor.Inspector()
	if err != nil {
		return err
	}
	in, out := bufio.NewReaderSize(env.Stdin, 1<<16), bufio.NewWriter(env.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for n := 1; ; n++ {
		data, err := in.ReadBytes('\n')
		if ended := errors.Is(err, io.EOF); err != nil && !ended || ctx.Err() != nil {
			return errors.Join(ctx.Err(), unread(err), unread(out.Flush()))
		} else if ended && len(data) == 0 {
			return unread(out.Flush())
		}
		if err := inspectLine(inspector, enc, n, data); err != nil {
			return errors.Join(err, unread(out.Flush()))
		}
	}
}

func inspectLine(x *keur.Inspector, enc *json.Encoder, n int, data []byte) error {
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		if len(bytes.TrimSpace(data)) == 0 {
			return nil
		}
		if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) && wrong.Field != "" {
			return fmt.Errorf("line %d of standard input: %q is a %s, and must be a string", n, wrong.Field, wrong.Value)
		}
		return fmt.Errorf(`line %d of standard input is no JSON object {"id", "lang", "text"}: %w`, n, err)
	}
	if l.Text == nil {
		return fmt.Errorf(`line %d of standard input has no "text"`, n)
	}
	seen, err := x.Inspect(l.ID, l.Lang, *l.Text)
	if err != nil {
		return fmt.Errorf("line %d of standard input: %w", n, err)
	}
	return unread(enc.Encode(seen))
}
