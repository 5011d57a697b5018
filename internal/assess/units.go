package assess

import (
	"math"
	"strconv"
)

// dimension is what a unit measures; amounts compare within one dimension only.
type dimension uint8

const (
	noDimension dimension = iota
	mass
	volume
	pressure
	duration
	internationalUnits
	sessions
	massPerBody // mg/kg of body weight
	fraction
	energy
	count // capsules, portions, drops: amounts of a form, not of a substance
)

// scale is the dimension of a unit and its size in the base unit of that dimension.
type scale struct {
	dimension dimension
	factor    float64
	shown     string
}

// scaleOf reads a UCUM unit, a count noun in braces, or the plain spelling that a source of limits uses.
func scaleOf(unit string) scale {
	switch unit {
	case "kg":
		return scale{mass, 1000, "kg"}
	case "g":
		return scale{mass, 1, "g"}
	case "mg":
		return scale{mass, 1e-3, "mg"}
	case "ug", "µg", "μg", "mcg":
		return scale{mass, 1e-6, "µg"}
	case "ng":
		return scale{mass, 1e-9, "ng"}
	case "L", "l":
		return scale{volume, 1, "L"}
	case "dL":
		return scale{volume, 0.1, "dL"}
	case "cL":
		return scale{volume, 0.01, "cL"}
	case "mL", "ml":
		return scale{volume, 1e-3, "mL"}
	case "[iU]", "[IU]", "IU":
		return scale{internationalUnits, 1, "IU"}
	case "k[iU]":
		return scale{internationalUnits, 1000, "kIU"}
	}
	return rareScale(unit)
}

func rareScale(unit string) scale {
	switch unit {
	case "atm", "ATA":
		return scale{pressure, 1, "atm"}
	case "bar":
		return scale{pressure, 1 / 1.01325, "bar"}
	case "kPa":
		return scale{pressure, 1 / 101.325, "kPa"}
	case "s":
		return scale{duration, 1.0 / 60, "s"}
	case "min":
		return scale{duration, 1, "min"}
	case "h":
		return scale{duration, 60, "h"}
	case "{session}", "session", "sessions":
		return scale{sessions, 1, "sessions"}
	case "mg/kg":
		return scale{massPerBody, 1e-3, "mg/kg"}
	case "ug/kg", "µg/kg":
		return scale{massPerBody, 1e-6, "µg/kg"}
	case "g/kg":
		return scale{massPerBody, 1, "g/kg"}
	case "ppm", "[ppm]":
		return scale{fraction, 1e-6, "ppm"}
	case "kcal":
		return scale{energy, 1, "kcal"}
	case "{capsule}", "{tablet}", "{portion}", "{drop}":
		return scale{count, 1, unit[1 : len(unit)-1]}
	}
	return scale{}
}

// ingested says that a unit measures what a person takes.
func (s scale) ingested() bool {
	return s.dimension == mass || s.dimension == volume || s.dimension == internationalUnits || s.dimension == massPerBody
}

// daysOf is the length in days of a UCUM period, such as d, wk or 2.d; 0 where it is no period.
func daysOf(per string) float64 {
	n := 1.0
	for i := 0; i < len(per); i++ {
		if per[i] == '.' {
			v, err := strconv.ParseFloat(per[:i], 64)
			if err != nil || !(v > 0) || math.IsInf(v, 0) {
				return 0
			}
			n, per = v, per[i+1:]
			break
		}
	}
	switch per {
	case "d":
		return n
	case "wk":
		return 7 * n
	case "mo":
		return 30 * n
	case "h":
		return n / 24
	}
	return 0
}

// appendNumber writes a figure with at most four significant digits and no exponent.
func appendNumber(b []byte, v float64) []byte {
	if v == 0 || math.IsInf(v, 0) {
		return append(b, '0')
	}
	places := 3 - int(math.Floor(math.Log10(math.Abs(v))))
	if places < 0 {
		return strconv.AppendFloat(b, v, 'f', 0, 64)
	}
	b = strconv.AppendFloat(b, v, 'f', min(places, 12), 64)
	if places > 0 {
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if b[len(b)-1] == '.' {
			b = b[:len(b)-1]
		}
	}
	return b
}
