package register

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"keur/claims"
)

// IDLength is the number of digits of a fingerprint that a claim's ID shows.
const IDLength = 12

// Fingerprint identifies a claim in a document: SHA-256 in hex over the document's logical name, the claim's type, the
// normalised words of its basis, and which of the equal claims of the document it is, counted from 1.
// docs/decisions/0005-identity.md says why no quote, offset or parsed quantity is in it.
func Fingerprint(document string, t claims.Type, words claims.Basis, occurrence int) string {
	return fingerprint(document, t, normaliser{}.basis(words), occurrence)
}

// Digest identifies the words that a reviewer judged, wherever they stand: SHA-256 in hex over type and normalised basis.
func Digest(t claims.Type, words claims.Basis) string {
	return digest(t, normaliser{}.basis(words))
}

func fingerprint(document string, t claims.Type, b claims.Basis, occurrence int) string {
	return sum("keur claim 1", norm.NFC.String(document), string(t), b.Unit, b.Frame, b.Anchor, strconv.Itoa(occurrence))
}

func digest(t claims.Type, b claims.Basis) string {
	return sum("keur words 1", string(t), b.Unit, b.Frame, b.Anchor)
}

// sum hashes fields, each with its length before it, so that no two lists of fields look the same.
func sum(fields ...string) string {
	h := sha256.New()
	for _, f := range fields {
		field(h, f)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func field(h hash.Hash, s string) {
	h.Write(strconv.AppendInt(nil, int64(len(s)), 10))
	h.Write([]byte{':'})
	h.Write([]byte(s))
}

// withoutFigures gives normalised words without those that hold a digit: what stays equal when only a figure changes.
func withoutFigures(normalised string) string {
	words := strings.Fields(normalised)
	kept := slices.DeleteFunc(words, func(w string) bool { return strings.ContainsAny(w, "0123456789") || w == "%" })
	return strings.Join(kept, " ")
}

// normaliser remembers the words of texts that many claims share: a heading, a lead-in, the unit of several claims.
type normaliser map[string]string

func (n normaliser) words(s string) string {
	if s == "" {
		return ""
	}
	w, ok := n[s]
	if !ok {
		w = Normalise(s)
		n[s] = w
	}
	return w
}

func (n normaliser) basis(b claims.Basis) claims.Basis {
	return claims.Basis{Unit: n.words(b.Unit), Frame: n.words(b.Frame), Anchor: n.words(b.Anchor)}
}

// identity is what a claim is told by within one document.
type identity struct {
	kind  claims.Type
	words claims.Basis // normalised
}

// Identify gives the claims of one document their Fingerprint, ID and Occurrence. Equal claims are counted in reading
// order, which is that of their spans. A claim that has its fingerprint (see Standing) keeps it.
func Identify(found []claims.Claim) {
	identify(found, normaliser{})
}

// identify returns the identities of the claims beside, and their reading order.
func identify(found []claims.Claim, n normaliser) (ids []identity, order []int) {
	ids, order = make([]identity, len(found)), readingOrder(found)
	seen := make(map[identity]int, len(found))
	for _, i := range order {
		c := &found[i]
		ids[i] = identity{c.Type, n.basis(basisOf(c))}
		if c.Fingerprint != "" {
			continue
		}
		seen[ids[i]]++
		c.Occurrence = seen[ids[i]]
		c.Fingerprint = fingerprint(c.Document, c.Type, ids[i].words, c.Occurrence)
		c.ID = c.Fingerprint[:IDLength]
	}
	return ids, order
}

func readingOrder(found []claims.Claim) []int {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := found[a].Span, found[b].Span
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	return order
}
