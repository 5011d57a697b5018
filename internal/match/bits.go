package match

import "math/bits"

// Width is the number of classes that one lexicon can hold.
const Width = 512

// Bits is a set of classes.
type Bits [Width / 64]uint64

// Has says that the class is in the set; a tag never is.
func (b *Bits) Has(class int) bool {
	i := class >> 6
	return i < len(b) && b[i]&(1<<(class&63)) != 0
}

// Set puts a class in the set.
func (b *Bits) Set(class int) { b[class>>6] |= 1 << (class & 63) }

// Or puts all of o in the set.
func (b *Bits) Or(o *Bits) {
	for i := range b {
		b[i] |= o[i]
	}
}

// Meets says that the sets share a class.
func (b *Bits) Meets(o *Bits) bool {
	for i := range b {
		if b[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// Each calls f with every class in the set, in order.
func (b *Bits) Each(f func(class int)) {
	for i, w := range b {
		for w != 0 {
			f(i<<6 + bits.TrailingZeros64(w))
			w &= w - 1
		}
	}
}
