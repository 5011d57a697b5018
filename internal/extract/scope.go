package extract

import (
	"keur/claims"
	"keur/internal/match"
	"keur/internal/scope"
)

// scopes are the scopes of the unit's words, found when first asked for: most units make no claim, and need none.
func (u *unit) scopes() []scope.Scope {
	if !u.scoped {
		u.scoped = true
		u.reach = u.scoper.Find(u.reach[:0], u.words)
	}
	return u.reach
}

// leadScopes are the scopes that the lead-in of a list leaves open at its end, so that they go on over the items.
func (u *unit) leadScopes() []scope.Scope {
	if !u.ledScoped {
		u.ledScoped = true
		if u.leadWords == "" {
			u.ledReach = u.ledReach[:0]
			return u.ledReach
		}
		u.ledReach = open(u.scoper.Find(u.ledReach[:0], u.leadWords), u.leadWords)
	}
	return u.ledReach
}

// open keeps the scopes that reach the last word of a text.
func open(all []scope.Scope, words string) []scope.Scope {
	end := len(words)
	for end > 0 && (words[end-1] == ':' || words[end-1] == '.' || words[end-1] == ' ' || words[end-1] == '\n') {
		end--
	}
	keep := all[:0]
	for _, s := range all {
		if s.Over.End >= end {
			keep = append(keep, s)
		}
	}
	return keep
}

// over is the place of some items in the unit's words.
func (u *unit) over(first, last int) claims.Span {
	last = min(last, len(u.items)-1)
	return claims.Span{Start: u.items[min(first, last)].Start, End: u.items[last].End}
}

// asserts are, for the types of claim that say one thing of another, the classes of the words that say it. A denial of
// anything else in the sentence ("when sleep does not suffice, stress leads to …") leaves such a claim standing.
var asserts = map[claims.Type][]string{
	claims.Causation:       {"cause", "caused_by", "worsen"},
	claims.Prevention:      {"prevent"},
	claims.Comparison:      {"better", "equal_to"},
	claims.Prevalence:      {"common"},
	claims.DiscouragesCare: {"discourages_medicine"},
}

// denied says that an odd number of denials reach what a candidate says.
func (u *unit) denied(c candidate) bool {
	if c.kind == claims.Safety {
		return u.unsafe(c)
	}
	at, ok := u.said(c)
	if !ok {
		return false
	}
	_, says := u.class.asserts[c.kind] // "om niet" prevents by its own denial
	n := 0
	for i := range u.scopes() {
		if s := &u.reach[i]; s.Holds(at) && (!says || !at.Contains(s.Cue)) && u.refuses(s, c, at) {
			n++
		}
	}
	for _, s := range u.leadScopes() {
		if s.Kind == scope.Denial {
			n++
		}
	}
	return n%2 == 1
}

// said is the place of the words that say what a candidate claims: the word of its type's asserting classes that is
// nearest to its beginning, or else all that its pattern met.
func (u *unit) said(c candidate) (claims.Span, bool) {
	classes, listed := u.class.asserts[c.kind]
	if !listed {
		return u.over(c.first, c.last), true
	}
	for _, in := range []clause{{c.first, c.last + 1}, {c.from.first, c.to.end}} {
		for i := in.first; i < min(in.end, len(u.items)); i++ {
			if u.items[i].Bits.Meets(&classes) {
				return u.over(i, i), true
			}
		}
	}
	return u.over(c.first, c.last), c.rule >= 0
}

// refuses says that a scope denies what stands at a place, and not merely a complaint, whose absence is a good effect, or
// something that is done without.
func (u *unit) refuses(s *scope.Scope, c candidate, at claims.Span) bool {
	if s.Kind != scope.Denial && s.Kind != scope.Without {
		return false
	}
	if c.kind == claims.EvidenceAppeal && u.clears(s) {
		return false
	}
	head := u.after(s.Cue.End)
	bad := head < len(u.items) && (u.items[head].Bits.Meets(&u.class.complaint) || u.items[head].Bits.Meets(&u.class.harm)) &&
		u.items[max(0, head-near)].Start <= s.Cue.End
	if s.Kind == scope.Without {
		return !bad && head < len(u.items) && head >= c.first && head <= c.last && s.Over.Start <= at.Start && c.kind != claims.DiscouragesCare
	}
	return !bad || s.Over.Start < s.Cue.Start || u.acts(s.Cue.Start)
}

// clears says that what a scope denies is harm and no benefit: "no study links it to …" speaks for it.
func (u *unit) clears(s *scope.Scope) bool {
	harm := false
	for i := range u.items {
		if !s.Holds(u.over(i, i)) {
			continue
		}
		if u.items[i].Bits.Meets(&u.class.benefit) {
			return false
		}
		harm = harm || u.items[i].Bits.Meets(&u.class.blame)
	}
	return harm
}

// near is the number of items behind a denial within which a complaint is what it denies.
const near = 2

// after is the first item behind a place that names or says something.
func (u *unit) after(place int) int {
	for i := range u.items {
		if u.items[i].Start >= place && (u.items[i].Bits.Meets(&u.class.any) || u.items[i].Bits.Meets(&u.class.predicate)) {
			return i
		}
	}
	return len(u.items)
}

// acts says that a word of acting on something stands within two items before a place: what "cures no illness" denies is the
// cure.
func (u *unit) acts(place int) bool {
	for i := range u.items {
		if u.items[i].Start < place && u.items[min(i+2, len(u.items)-1)].End >= place && u.items[i].Bits.Meets(&u.class.predicate) {
			return true
		}
	}
	return false
}

// unsafe says that a candidate for a claim of safety warns, denies that something is safe, or tells of harm that is not
// denied.
func (u *unit) unsafe(c candidate) bool {
	if u.items[c.from.first].Bits.Meets(&u.class.warning) {
		return true
	}
	in := clause{c.from.first, c.to.end}
	if safe, ok := u.named(u.class.safe, in); ok {
		return u.disputed(safe.first)
	}
	for _, kinds := range []match.Bits{u.class.harm, u.class.complaint} {
		if harm, ok := u.named(kinds, in); ok {
			return !u.deniedAt(u.over(harm.first, harm.first))
		}
	}
	return false
}

// deniedAt says that an odd number of scopes deny what stands at a place.
func (u *unit) deniedAt(at claims.Span) bool {
	n := 0
	for i := range u.scopes() {
		if s := &u.reach[i]; s.Kind.Denies() && s.Holds(at) {
			n++
		}
	}
	return n%2 == 1
}

// disputed says that an odd number of scopes deny item i from elsewhere. What it names may deny itself: "never serious".
func (u *unit) disputed(i int) bool {
	at, n := u.over(i, i), 0
	for j := range u.scopes() {
		s := &u.reach[j]
		if s.Kind.Denies() && s.Holds(at) && (s.Cue.Start < at.Start || s.Cue.End > at.End) {
			n++
		}
	}
	return n%2 == 1
}

// hedged says that a hedge reaches what a group rests on, or that the lead-in is hedged to its end.
func (u *unit) hedged(g group) bool {
	at := u.over(g.first, g.last)
	for i := range u.scopes() {
		if s := &u.reach[i]; s.Kind == scope.Hedge && s.Holds(at) {
			return true
		}
	}
	for _, s := range u.leadScopes() {
		if s.Kind == scope.Hedge && g.kind != claims.Dosage { // "these directions can be followed": the directions stand
			return true
		}
	}
	return false
}
