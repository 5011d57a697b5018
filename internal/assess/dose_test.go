package assess

import (
	"math"
	"strings"
	"testing"

	"keur/claims"
	"keur/internal/knowledge"
)

func number(v float64) *float64 { return &v }

// doseBase has one substance for each way of stating a limit.
func doseBase() *knowledge.Base {
	limit := func(id, substance, operator string, value float64, unit, per string) knowledge.Limit {
		return knowledge.Limit{ID: id, Substance: substance, Kind: "EFSA UL", Operator: operator, Value: &value, Unit: unit,
			Per: per, Population: "adults", Source: "a source", Verified: true, Jurisdictions: []string{"EU", "NL", "DE"}}
	}
	units := limit("units", "units", "<=", 100, "ug", "day")
	units.IUPerUnit = 40
	german := limit("two-german", "two", "<=", 5, "mg", "day")
	german.Jurisdictions = []string{"DE"}
	american := limit("abroad", "abroad", "<=", 5, "mg", "day")
	american.Jurisdictions, american.Fallback = []string{"US"}, true
	pregnant := limit("two-pregnant", "two", "<=", 1, "mg", "day")
	pregnant.Population = "pregnancy and lactation"
	unseen := limit("unseen", "unseen", "<=", 1, "mg", "day")
	unseen.Verified = false
	law := limit("law", "law", "<=", 1, "mg", "day")
	law.Kind = "NL warenwet max"
	kind := func(id string, broader ...string) knowledge.Concept {
		return knowledge.Concept{ID: id, Kind: "substance", Broader: broader, Names: knowledge.Names{EN: []string{id}}}
	}
	return &knowledge.Base{
		Concepts: []knowledge.Concept{kind("plain"), kind("salt_of_plain", "plain"), kind("family"), kind("mild", "family"),
			kind("harsh", "family"), kind("unknown")},
		Limits: []knowledge.Limit{limit("plain", "plain", "<=", 10, "mg", "day"), limit("below", "below", "<", 10, "mg", "day"),
			limit("least", "least", ">=", 10, "mg", "day"), limit("none", "none", "none", 0, "mg", "day"),
			limit("avoid", "avoid", "avoid", 0, "mg", "day"), limit("banned", "banned", "prohibited", 0, "mg", "day"),
			limit("worry", "worry", "concern_at_or_above", 10, "mg", "day"), limit("body", "body", "<=", 1, "mg", "kg bw/day"),
			limit("once", "once", "<=", 10, "mg", "single dose"), limit("two", "two", "<=", 10, "mg", "day"), german, american,
			pregnant, unseen, units, law, limit("mild", "mild", "<=", 100, "mg", "day"), limit("harsh", "harsh", "<=", 1, "mg", "day")},
	}
}

func TestDoses(t *testing.T) {
	amount := func(low, high float64, unit, per string) claims.Quantity { return quantity(low, high, unit, per) }
	three := claims.Quantity{Kind: "frequency", Min: number(3), Max: number(3), Unit: "{time}", Per: "d"}
	tests := []struct {
		substance  string
		quantities []claims.Quantity
		want       claims.Verdict
		amount     string
		reason     string
	}{
		{"plain", []claims.Quantity{amount(10, 10, "mg", "d")}, claims.Within, "10 mg/day", ""},
		{"plain", []claims.Quantity{amount(5, 11, "mg", "d")}, claims.ExceedsTop, "5–11 mg/day", ""},
		{"plain", []claims.Quantity{amount(11, 12, "mg", "d")}, claims.Exceeds, "", ""},
		{"plain", []claims.Quantity{amount(0.01, 0.01, "g", "d")}, claims.Within, "10 mg/day", ""},
		{"plain", []claims.Quantity{amount(10001, 10001, "ug", "d")}, claims.Exceeds, "10 mg/day", ""},
		{"plain", []claims.Quantity{amount(70, 70, "mg", "wk")}, claims.Within, "10 mg/day", "averaged"},
		{"plain", []claims.Quantity{amount(22, 22, "mg", "2.d")}, claims.Exceeds, "11 mg/day", "averaged"},
		{"plain", []claims.Quantity{amount(5, 5, "mg", "")}, claims.Within, "", "does not say how often"},
		{"plain", []claims.Quantity{amount(5, 5, "mg", ""), three}, claims.Exceeds, "15 mg/day", "taken 3 times a day"},
		{"plain", []claims.Quantity{amount(5, 5, "mg", "{capsule}")}, claims.Within, "", "taken as one"},
		{"plain", []claims.Quantity{{Kind: "mass", Max: number(20), Unit: "mg", Per: "d"}}, claims.ExceedsTop, "up to 20 mg/day", ""},
		{"plain", []claims.Quantity{{Kind: "mass", Min: number(5), Unit: "mg", Per: "d"}}, claims.Within, "at least 5 mg/day", "no upper end"},
		{"plain", []claims.Quantity{{Kind: "mass", Min: number(20), Unit: "mg", Per: "d"}}, claims.Exceeds, "", ""},
		{"plain", []claims.Quantity{amount(0.2, 0.2, "mg/kg", "d")}, claims.Exceeds, "14 mg/day", "70 kg"},
		{"plain", []claims.Quantity{amount(2, 2, "mL", "d")}, claims.NotComparable, "", "cannot be held"},
		{"plain", []claims.Quantity{amount(6, 6, "{session}", "")}, "", "", ""},
		{"salt_of_plain", []claims.Quantity{amount(11, 11, "mg", "d")}, claims.Exceeds, "", "of which"},
		{"below", []claims.Quantity{amount(10, 10, "mg", "d")}, claims.Exceeds, "", ""},
		{"least", []claims.Quantity{amount(5, 5, "mg", "d")}, claims.BelowMinimum, "", "not a safety limit"},
		{"least", []claims.Quantity{amount(10, 90, "mg", "d")}, claims.Within, "", "not a safety limit"},
		{"none", []claims.Quantity{amount(10, 90, "g", "d")}, claims.NoLimit, "", ""},
		{"avoid", []claims.Quantity{amount(1, 1, "mg", "d")}, claims.Exceeds, "", "advises against"},
		{"banned", []claims.Quantity{amount(1, 1, "mg", "d")}, claims.Prohibited, "", ""},
		{"worry", []claims.Quantity{amount(10, 10, "mg", "d")}, claims.Exceeds, "", ""},
		{"body", []claims.Quantity{amount(70, 70, "mg", "d")}, claims.Within, "70 mg/day", ""},
		{"body", []claims.Quantity{amount(1.5, 1.5, "mg/kg", "d")}, claims.Exceeds, "105 mg/day", ""},
		{"once", []claims.Quantity{amount(20, 20, "mg", "{portion}")}, claims.Exceeds, "", ""},
		{"once", []claims.Quantity{amount(20, 20, "mg", "d")}, claims.NotComparable, "", ""},
		{"two", []claims.Quantity{amount(8, 8, "mg", "d")}, claims.Within, "", ""},
		{"abroad", []claims.Quantity{amount(8, 8, "mg", "d")}, claims.Exceeds, "", "stands in"},
		{"unseen", []claims.Quantity{amount(8, 8, "mg", "d")}, "", "", ""},
		{"units", []claims.Quantity{amount(4000, 4000, "[iU]", "d")}, claims.Within, "100 µg/day", ""},
		{"units", []claims.Quantity{amount(3000, 5000, "[iU]", "d")}, claims.ExceedsTop, "75–125 µg/day", ""},
		{"family", []claims.Quantity{amount(10, 10, "mg", "d")}, claims.Within, "", "counted as mild"},
		{"unknown", []claims.Quantity{amount(10, 10, "mg", "d")}, claims.NoEntry, "", "no limit for unknown"},
	}
	a, err := New(doseBase(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		_, c, _ := assessOne(a, claims.Claim{Type: claims.Dosage, Subject: term("", tt.substance), Quantities: tt.quantities})
		d := claims.Dose{}
		if c.Dose != nil {
			d = *c.Dose
		}
		if d.Verdict != tt.want || tt.amount != "" && d.Amount != tt.amount || !strings.Contains(d.Reason, tt.reason) {
			t.Errorf("%s %+v: %s %q because %q, want %s %q because %q", tt.substance, tt.quantities[0], d.Verdict, d.Amount,
				d.Reason, tt.want, tt.amount, tt.reason)
		}
	}
}

// TestDoseOfLaw sees to it that only a maximum set by law makes an error of a dose.
func TestDoseOfLaw(t *testing.T) {
	a, err := New(doseBase(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for substance, want := range map[string]claims.Severity{"law": claims.Error, "plain": claims.Warning, "none": claims.NoneSeverity} {
		_, c, _ := assessOne(a, claims.Claim{Type: claims.Dosage, Subject: term("", substance),
			Quantities: []claims.Quantity{quantity(20, 20, "mg", "d")}})
		if c.Severity != want {
			t.Errorf("%s: %s, want %s: %+v", substance, c.Severity, want, c.Findings)
		}
	}
}

// TestDoseOrder is a property: a larger amount never fares better against the same limit.
func TestDoseOrder(t *testing.T) {
	for _, operator := range []string{"<=", "<", "concern_at_or_above"} {
		last := 0
		for v := 1.0; v < 40; v += 0.5 {
			got, _ := verdict(operator, 20, v, v*1.5, "")
			if rank := verdictRank(got); rank < last {
				t.Fatalf("%s 20: %v fares better than what is less", operator, v)
			} else {
				last = rank
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 75: "75", 0.0275: "0.0275", 14.2857142: "14.29", 1200: "1200", 12345.6: "12346",
		0.3: "0.3", math.Inf(1): "0"} {
		if got := string(appendNumber(nil, v)); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
	for per, want := range map[string]float64{"d": 1, "wk": 7, "2.d": 2, "mo": 30, "": 0, "{capsule}": 0, "x.d": 0, "-1.d": 0, "0.5.d": 0} {
		if got := daysOf(per); got != want {
			t.Errorf("%q is %v days, want %v", per, got, want)
		}
	}
}
