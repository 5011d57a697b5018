package knowledge

import (
	_ "embed"
	"fmt"
)

//go:generate go run ./compile

// compiled is the base that compile made of the data files; a test fails when the two differ.
//
//go:embed compiled.bin
var compiled string

// Load gives the knowledge base that is built into the program. Each call decodes it anew, in a few milliseconds; its
// strings share the program's memory.
func Load() (*Base, error) {
	base := new(Base)
	if err := decode(compiled, base); err != nil {
		return nil, fmt.Errorf("built-in knowledge base: %w; run go generate ./internal/knowledge", err)
	}
	return base, nil
}

// Compile gives the form of a base that Load reads. The same base gives the same bytes.
func Compile(base *Base) ([]byte, error) { return encode(base) }
