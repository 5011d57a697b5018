package knowledge

import "reflect"

// extend lays one table over another: its lists are added to those of the base, its other values replace them where they
// are given. Neither table is changed.
func extend[T any](base, over T) T {
	merged := base
	extendValue(reflect.ValueOf(&merged).Elem(), reflect.ValueOf(over))
	return merged
}

func extendValue(base, over reflect.Value) {
	switch {
	case over.IsZero():
	case over.Kind() == reflect.Struct:
		for i := range over.NumField() {
			extendValue(base.Field(i), over.Field(i))
		}
	case over.Kind() == reflect.Slice:
		base.Set(reflect.AppendSlice(base.Slice3(0, base.Len(), base.Len()), over)) // never into the base's own array
	default:
		base.Set(over)
	}
}
