package quantity

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// role is what a word or phrase can be in a sentence.
type role uint8

const (
	roleUnit role = iota // arg: index into units
	roleTimes
	roleFold
	roleWhole
	roleAnd
	rolePoint
	roleMinus
	roleRange
	roleOr
	roleBetween
	roleFrom
	roleApprox
	roleBefore // a bound before its number; arg: boundArg
	roleAfter  // a bound after its number; arg: boundArg
	roleFiller
	roleBreak
	roleRate // arg 1: only periods follow
	roleBody
	roleEach
	roleMoment
	roleAdverb   // arg: index into pers
	roleRateOnly // arg: index into pers
	roleInterval // arg: index into pers
	roleDay      // arg: index into pers
	roleOutOf
	roleOf
	roleAge
	rolePeople
	roleClock
	roleCurrency
	roleLiquid
	roleOrdinalEnding
	roleLead // a unit that may stand before its number; arg: index into units
	roleCount
	roleDivided
	roleLabel
	roleIdiom
	rolePerson
	roleNumberOf
	roleYield
)

// The bits of the argument of a bound.
const (
	boundMax = 1 << iota
	boundAge
	boundDuring
)

// phrase is one way to go on from a first token.
type phrase struct {
	rest []uint16
	role role
	arg  int32
}

// suffix is a part of compounds: the end of a counted noun, or the start of a word that sets a bound.
type suffix struct {
	text string
	arg  int32
}

// class says how a word can be part of a number.
type class uint8

const (
	notNumber class = iota
	cardinal
	hundred
	scale
	fraction
	half
	ordinal
	article
	single
	vague
	once
)

// word is what the parser knows of one folded word.
type word struct {
	value float64
	id    uint16
	tail  uint16 // id of the word that a number has grown together with, at split
	split uint8
	class class
}

// kinds are the kinds of unit that a table may use; claims.Quantity has some more that the parser derives.
func kinds() []string {
	return []string{"mass", "volume", "length", "temperature", "pressure", "energy", "duration", "frequency", "percent",
		"ratio", "count", "age", "concentration", "dose"}
}

// New compiles the table of one language. An error names the entry that is at fault.
func New(t Table) (*Parser, error) {
	p := &Parser{table: t, words: map[string]word{}, symbols: map[string]int32{}}
	p.first = make([][]phrase, firstWord)
	if t.Decimal != "." && t.Decimal != "," {
		return nil, fmt.Errorf("quantity table: decimal: %q is neither a point nor a comma", t.Decimal)
	}
	c := &compiler{Parser: p}
	c.numbers()
	c.phrases()
	c.bounds()
	c.allUnits()
	c.rates()
	c.compounds()
	if c.err != nil {
		return nil, fmt.Errorf("quantity table: %w", c.err)
	}
	p.index()
	p.sift()
	p.bytes = byteClasses()
	p.pool.New = func() any { return new(scan) }
	return p, nil
}

// compiler fills a Parser and keeps the first error.
type compiler struct {
	*Parser
	err error
}

func (c *compiler) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// id gives the id of a token, new ones included.
func (c *compiler) id(token string) uint16 {
	if len(token) == 1 && !isWordByte(token[0]) {
		return uint16(token[0])
	}
	w, ok := c.words[token]
	if !ok || w.id == 0 {
		if len(c.first) > math.MaxUint16 {
			c.fail("more than %d different words", math.MaxUint16)
			return 0
		}
		w.id = uint16(len(c.first))
		c.first = append(c.first, nil)
		c.words[token] = w
	}
	return w.id
}

// add gives phrases a role.
func (c *compiler) add(r role, arg int32, list ...string) {
	for _, text := range list {
		tokens := phraseTokens(text)
		if len(tokens) == 0 {
			c.fail("%q has no words", text)
			continue
		}
		ids := make([]uint16, len(tokens))
		for i, t := range tokens {
			ids[i] = c.id(t)
		}
		c.first[ids[0]] = append(c.first[ids[0]], phrase{ids[1:], r, arg})
	}
}

func (c *compiler) class(k class, numbers []Number) {
	for _, n := range numbers {
		for _, text := range n.Words {
			tokens := phraseTokens(text)
			if len(tokens) != 1 {
				c.fail("number word %q is not one word", text)
				continue
			}
			w := c.words[tokens[0]]
			if w.class != notNumber && w.class != k {
				c.fail("%q is a number in two ways", text)
			}
			w.class, w.value = k, n.Value
			if k == cardinal && n.Value == 100 {
				w.class = hundred
			}
			c.words[tokens[0]] = w
		}
	}
}

func (c *compiler) numbers() {
	t := &c.table
	c.class(cardinal, t.Numbers)
	c.class(scale, t.Scales)
	c.class(fraction, t.Fractions)
	c.class(half, t.Halves)
	c.class(ordinal, t.Ordinals)
	c.class(vague, t.Vague)
	c.class(once, t.Once)
	c.class(article, []Number{{1, t.Articles}})
	c.class(single, []Number{{1, t.Single}})
}

func (c *compiler) phrases() {
	t := &c.table
	for _, list := range []struct {
		role  role
		words []string
	}{
		{roleWhole, t.Whole}, {roleAnd, t.And}, {rolePoint, t.Point}, {roleMinus, t.Minus}, {roleTimes, t.Times},
		{roleFold, t.Fold}, {roleRange, t.Ranges}, {roleOr, t.Or}, {roleBetween, t.Between}, {roleFrom, t.From},
		{roleApprox, t.Approx}, {roleFiller, t.Fillers}, {roleBreak, t.Breaks}, {roleBody, t.Body}, {roleEach, t.Each}, {roleMoment, t.Moments},
		{roleOutOf, t.OutOf}, {roleOf, t.Of}, {roleAge, t.Ages}, {rolePeople, t.People}, {roleClock, t.Clock},
		{roleCurrency, t.Currency}, {roleLiquid, t.Liquids}, {roleOrdinalEnding, t.OrdinalEndings},
		{roleDivided, t.Divided}, {roleLabel, t.Labels}, {roleIdiom, t.Idioms}, {rolePerson, t.Persons}, {roleNumberOf, t.NumberOf}, {roleYield, t.Yields},
	} {
		c.add(list.role, 0, list.words...)
		for _, w := range list.words {
			if list.role == roleCurrency && len(phraseTokens(w)) != 1 {
				c.fail("currency %q is not one word or sign", w)
			}
		}
	}
}

func (c *compiler) bounds() {
	for _, b := range c.table.Bounds {
		arg := int32(0)
		switch b.Side {
		case "min":
		case "max":
			arg |= boundMax
		default:
			c.fail("bounds: side %q is neither min nor max", b.Side)
		}
		if b.Age {
			arg |= boundAge
		}
		if b.During {
			arg |= boundDuring
		}
		c.add(roleBefore, arg, b.Before...)
		c.add(roleAfter, arg, b.After...)
		for _, prefix := range b.Prefixes {
			c.prefix = append(c.prefix, suffix{strings.ToLower(prefix), arg})
		}
	}
}

func (c *compiler) allUnits() {
	for _, u := range c.table.Units {
		c.unit(u, roleUnit)
	}
	for _, u := range c.table.Counts {
		u.Kind = "count"
		c.unit(u, roleCount)
	}
}

func (c *compiler) unit(u Unit, r role) {
	if u.Code == "" || !slices.Contains(kinds(), u.Kind) {
		c.fail("unit %q: kind %q is unknown, or there is no code", u.Code, u.Kind)
	}
	if u.Factor == 0 {
		u.Factor = 1
	}
	at := int32(len(c.units))
	c.units = append(c.units, u)
	c.add(r, at, u.Words...)
	if u.Before {
		c.add(roleLead, at, u.Words...)
	}
	for _, symbol := range u.Symbols {
		if old, ok := c.symbols[symbol]; ok {
			c.fail("symbol %q means both %s and %s", symbol, c.units[old].Code, u.Code)
		}
		c.symbols[symbol] = at
	}
	if u.Suffix && u.Before {
		for _, text := range u.Words {
			c.leads = append(c.leads, suffix{strings.ToLower(text), at})
		}
	} else if u.Suffix {
		for _, text := range u.Words {
			c.suffix = append(c.suffix, suffix{strings.ToLower(text), at})
		}
	}
}

func (c *compiler) rates() {
	for _, r := range c.table.Rates {
		arg := int32(0)
		if r.Time {
			arg = 1
		}
		c.add(roleRate, arg, r.Words...)
	}
	for i, a := range c.table.Adverbs {
		r, ok := map[string]role{"": roleAdverb, "rate": roleRateOnly, "interval": roleInterval}[a.Use]
		if !ok || a.Per == "" {
			c.fail("adverbs: use %q is unknown, or there is no period", a.Use)
		}
		c.add(r, int32(i), a.Words...)
	}
	for i, d := range c.table.Days {
		c.add(roleDay, int32(i), d.Words...)
	}
}

// index computes which roles can start at each id.
func (p *Parser) index() {
	p.roles = make([]uint64, len(p.first))
	for id, list := range p.first {
		for _, ph := range list {
			p.roles[id] |= 1 << ph.role
		}
	}
	for _, x := range p.prefix {
		p.heads[x.text[0]|0x20] = true
	}
	for _, x := range p.leads {
		p.tails[x.text[len(x.text)-1]|0x20] = true
	}
	slices.SortStableFunc(p.suffix, func(a, b suffix) int { return len(b.text) - len(a.text) })
}
