package extract

import (
	"keur/claims"
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

// asserted are, for the types of claim that say what one thing does to another, the classes of the words that say it: a
// denial of anything else in the sentence ("when sleep is not enough, stress leads to …") leaves such a claim standing.
func (u *unit) denied(c candidate) bool {
	n := 0
	at := u.over(c.first, c.last)
	for i := range u.scopes() {
		if s := &u.reach[i]; s.Kind == scope.Denial && s.Holds(at) {
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

// hedged says that a hedge reaches what a group rests on, or that the lead-in is hedged to its end.
func (u *unit) hedged(g group) bool {
	at := u.over(g.first, g.last)
	for i := range u.scopes() {
		if s := &u.reach[i]; s.Kind == scope.Hedge && s.Holds(at) {
			return true
		}
	}
	for _, s := range u.leadScopes() {
		if s.Kind == scope.Hedge {
			return true
		}
	}
	return false
}
