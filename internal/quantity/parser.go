package quantity

import (
	"sync"

	"keur/claims"
)

// Parser finds the quantities of one language. It is safe for concurrent use.
type Parser struct {
	table   Table
	words   map[string]word
	symbols map[string]int32 // as written → index into units
	first   [][]phrase       // by the id of their first token
	roles   []uint64         // by id: the roles that a phrase starting there can have
	units   []Unit
	suffix  []suffix
	prefix  []suffix
	leads   []suffix
	heads   [256]bool // first letters of prefix
	tails   [256]bool // last letters of leads
	some    sieve     // words that Parse can start from
	every   sieve     // all words
	bytes   [256]uint8
	pool    sync.Pool
}

// Parse appends the quantities of a sentence to dst in the order in which they stand. Spans are bytes of s, and Raw is
// the text of the span. What carries no figure ("daily", "a few days", "half of them") is left out; ParseAll has it.
func (p *Parser) Parse(dst []claims.Quantity, s string) []claims.Quantity {
	return p.parse(dst, s, false)
}

// ParseAll is Parse and also gives what carries no figure: frequencies without a number ("weekly", "every morning":
// 1 {time}), vague amounts (neither Min nor Max), whole periods, halves, and ranges and bounds without a unit.
func (p *Parser) ParseAll(dst []claims.Quantity, s string) []claims.Quantity {
	return p.parse(dst, s, true)
}

func (p *Parser) parse(dst []claims.Quantity, s string, all bool) []claims.Quantity {
	if p.quiet(s, all) {
		return dst
	}
	sc := p.pool.Get().(*scan)
	sc.reset(p, s, all)
	sc.lex()
	sc.walk()
	sc.settle()
	dst = sc.emit(dst)
	p.pool.Put(sc)
	return dst
}
