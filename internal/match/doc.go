// Package match finds words, phrases and patterns over them in one pass. It knows nothing of health: a Lexicon holds
// terms, each in one or more classes; a Scanner turns a sentence into items (a term or a single word); a PatternSet
// finds combinations of classes and words among the items.
//
// Terms are matched by folded, uninflected words, so that the time to scan a text does not grow with their number.
//
// # Terms
//
//	rugpijn         the word whatever its case and inflection; a Head also as the last part of a longer word
//	pijn in de rug  the words in this order; a hyphen or nothing between them counts as a space
//	=spit           the word as written: no inflection, no compound; in capitals (=ADHD) only in capitals
//	MS              two or three capitals: in capitals only
//	verlicht*       words that begin so
//	*remmend        words that end so
//
// # Patterns
//
//	{relieve|cure}   an item of one of these classes
//	word wor* =word  a term, as above
//	(a|b c)          one of these sequences
//	x?               x or nothing
//	..  ..5  ...     a gap of up to 3, up to 5, or any number of items
//	^  $             the first or last item of the scope
//	a & b            both, in whatever order, at most 12 items apart; a &5 b at most 5
//	a & !b           a, and no b anywhere in the scope
package match
