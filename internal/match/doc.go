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
// Of the terms that begin at a word the longest is the item; a word in no term is an item by itself. A word known as a
// whole is not looked at for its ending. An ending has three letters or more. Runs of letters above 160 bytes are data, and
// are looked up nowhere.
//
// Three things are read together that the spelling keeps apart or together:
//
//	rug- en nekpijn    a word with a dangling hyphen takes the end of the word two further on, where the two make a term:
//	                   rug- is read as rugpijn (Inflection.Compounds)
//	neemt de pijn af   a particle at the end of its clause joins the verb before it, where the two make a term: neemt is
//	                   read as afneemt, the particle stays an item (Inflection.Particles, AfterParticle)
//	pijnstillend       a compound whose last part is in a class marked Splitting also has the classes of its first part,
//	                   which stand in Item.Parts
//
// An Item is in all classes of its Bits; its Classes list only those that patterns name or that Lexicon.List marks, so that
// classes meant for other readers do not weigh with those who go through the list. A tag is a class that no pattern can name:
// items list it, there is room for any number, and it never changes how a text is cut. A word that is in no tag as a whole takes
// those of its parts.
//
// # Patterns
//
//	{relieve|cure}   an item of one of these classes
//	word wor* =word  a term, as above
//	(a|b c)          one of these sequences; they may hold others: (a (b|c)|d)
//	x?               x or nothing
//	..  ..5  ...     a gap of up to 3, up to 5, or any number of items
//	^  $             the first or last item of the scope; ^ ..2 a: with up to two items before a
//	a & b            both, in whatever order, at most 12 items apart; a &5 b at most 5
//	a & !b           a, and no b anywhere in the scope
//
// A scope is the items that the caller runs a PatternSet over, such as a clause or a sentence. A pattern is tried only where
// its rarest step can be met, and counts once a scope. Time within a scope grows with a power of its items where a pattern
// has several wide gaps, so that callers keep scopes short.
package match
