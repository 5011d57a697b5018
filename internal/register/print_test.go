package register

import (
	"testing"

	"keur/claims"
)

// TestFingerprintVectors pins identity: a change here makes every decision of every user stale. The values were computed
// by hand from the description in docs/decisions/0005-identity.md, not with this code.
func TestFingerprintVectors(t *testing.T) {
	words := claims.Basis{Unit: "Wandelen verlaagt de bloeddruk met 5–8 mmHg.", Frame: "Goed voor het hart:", Anchor: "Bewegen"}
	for _, c := range []struct {
		document   string
		kind       claims.Type
		words      claims.Basis
		occurrence int
		want       string
	}{
		{"hart.md", claims.Efficacy, words, 1, "078a7df947f37cad5252e4c1213722c4c784b2ace59618304fabd5c21c3716e1"},
		{"hart.md", claims.Efficacy, words, 2, "4e5cb37e47b2a906c369352340627808b7364de3342a654cb589e3faf6d32865"},
		{"hart.md", claims.Mechanism, words, 1, "2462bf38cb07ad4885eea646d1bdf315ccc6cb1b3a7dc496905d3be761820fdc"},
		{"de/herz.md", claims.Efficacy, words, 1, "57f435e558f721b599735898cc6967916e1b94370dd261728ff59bbb0bb95e69"},
		{"hart.md", claims.Efficacy, claims.Basis{Unit: words.Unit}, 1, "5b0b85756eb8a44fd6bba14c0a9dbd68026b66325177895a9db1b695a73f22ac"},
	} {
		if got := Fingerprint(c.document, c.kind, c.words, c.occurrence); got != c.want {
			t.Errorf("%s %s %d: %s, want %s", c.document, c.kind, c.occurrence, got, c.want)
		}
	}
	const digest = "683e6ebe24ad3389def94faebbd24fb59bc0ee86ee3053f114ca219cfa950cef"
	if got := Digest(claims.Efficacy, words); got != digest {
		t.Errorf("digest %s, want %s", got, digest)
	}
}

// TestFieldsDoNotRun says that words that move from one field to the next make another claim.
func TestFieldsDoNotRun(t *testing.T) {
	a := Fingerprint("d", claims.Efficacy, claims.Basis{Unit: "a b", Frame: "c"}, 1)
	b := Fingerprint("d", claims.Efficacy, claims.Basis{Unit: "a", Frame: "b c"}, 1)
	c := Fingerprint("d", claims.Efficacy, claims.Basis{Unit: "a b", Anchor: "c"}, 1)
	if a == b || a == c {
		t.Error("two bases have one fingerprint")
	}
}

func TestIdentifyCountsInReadingOrder(t *testing.T) {
	c := func(start int) claims.Claim {
		return claims.Claim{Document: "d", Type: claims.Efficacy, Basis: claims.Basis{Unit: "Thee kalmeert."},
			Span: claims.Span{Start: start, End: start + 5}}
	}
	found := []claims.Claim{c(90), c(10), c(50)}
	Identify(found)
	for i, want := range []int{3, 1, 2} {
		if found[i].Occurrence != want {
			t.Errorf("claim %d is occurrence %d, want %d", i, found[i].Occurrence, want)
		}
		if found[i].ID != found[i].Fingerprint[:IDLength] {
			t.Errorf("claim %d: id %s of %s", i, found[i].ID, found[i].Fingerprint)
		}
	}
	before := found[0].Fingerprint
	Identify(found)
	if found[0].Fingerprint != before {
		t.Error("a second run changed a fingerprint")
	}
}

func TestContextStandsInForUnit(t *testing.T) {
	a := []claims.Claim{{Document: "d", Type: claims.Efficacy, Context: "Thee kalmeert."}}
	b := []claims.Claim{{Document: "d", Type: claims.Efficacy, Basis: claims.Basis{Unit: "Thee kalmeert."}}}
	Identify(a)
	Identify(b)
	if a[0].Fingerprint != b[0].Fingerprint {
		t.Error("context and unit give other fingerprints")
	}
}
