package knowledge

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"reflect"
	"slices"
)

// The compiled form: a magic word, a hash of the layout of the Go types, a table of all strings (count, lengths, bytes),
// and the value itself, field by field in the order of declaration, with variable-length integers. Nothing in it names a
// field: decode works only with the very types that encode saw, and the hash says whether it does.

const magic = "keur knowledge 1\n"

// skipped says that a field is no part of the compiled form.
func skipped(f reflect.StructField) bool { return f.Tag.Get("compile") == "-" }

// encode compiles a value made of structs, slices, string maps, pointers, strings, numbers and booleans.
func encode(v any) ([]byte, error) {
	e := &encoder{index: map[string]uint64{"": 0}, strings: []string{""}}
	if err := e.value(reflect.ValueOf(v).Elem()); err != nil {
		return nil, err
	}
	out := append([]byte(magic), layout(reflect.TypeOf(v).Elem())...)
	out = binary.AppendUvarint(out, uint64(len(e.strings)))
	for _, s := range e.strings {
		out = binary.AppendUvarint(out, uint64(len(s)))
	}
	for _, s := range e.strings {
		out = append(out, s...)
	}
	return append(out, e.body...), nil
}

type encoder struct {
	index   map[string]uint64
	strings []string
	body    []byte
}

func (e *encoder) uint(n uint64) { e.body = binary.AppendUvarint(e.body, n) }

func (e *encoder) string(s string) {
	i, seen := e.index[s]
	if !seen {
		i = uint64(len(e.strings))
		e.index[s] = i
		e.strings = append(e.strings, s)
	}
	e.uint(i)
}

func (e *encoder) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		e.string(v.String())
	case reflect.Bool:
		if v.Bool() {
			e.uint(1)
		} else {
			e.uint(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.body = binary.AppendVarint(e.body, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		e.uint(v.Uint())
	case reflect.Float32, reflect.Float64:
		e.body = binary.LittleEndian.AppendUint64(e.body, math.Float64bits(v.Float()))
	case reflect.Pointer:
		return e.pointer(v)
	case reflect.Slice:
		return e.slice(v)
	case reflect.Map:
		return e.stringMap(v)
	case reflect.Struct:
		return e.fields(v)
	default:
		return fmt.Errorf("type %s cannot be compiled", v.Type())
	}
	return nil
}

func (e *encoder) pointer(v reflect.Value) error {
	if v.IsNil() {
		e.uint(0)
		return nil
	}
	e.uint(1)
	return e.value(v.Elem())
}

// slice writes the length plus one, so that nil stays nil.
func (e *encoder) slice(v reflect.Value) error {
	if v.IsNil() {
		e.uint(0)
		return nil
	}
	e.uint(uint64(v.Len()) + 1)
	for i := range v.Len() {
		if err := e.value(v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

// stringMap writes the keys in order, so that equal maps give equal bytes.
func (e *encoder) stringMap(v reflect.Value) error {
	if v.Type().Key().Kind() != reflect.String {
		return fmt.Errorf("type %s cannot be compiled: its keys are no strings", v.Type())
	}
	if v.IsNil() {
		e.uint(0)
		return nil
	}
	e.uint(uint64(v.Len()) + 1)
	entries := map[string]reflect.Value{}
	for _, k := range v.MapKeys() {
		entries[k.String()] = v.MapIndex(k)
	}
	for _, k := range slices.Sorted(maps.Keys(entries)) {
		e.string(k)
		if err := e.value(entries[k]); err != nil {
			return err
		}
	}
	return nil
}

func (e *encoder) fields(v reflect.Value) error {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if skipped(f) {
			continue
		}
		if !f.IsExported() {
			return fmt.Errorf("field %s.%s cannot be compiled: it is not exported", t, f.Name)
		}
		if err := e.value(v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

// layout is eight bytes that differ for types of different shape.
func layout(t reflect.Type) []byte {
	sum := fnv.New64a()
	describe(sum.Write, t, map[reflect.Type]bool{})
	return sum.Sum(nil)
}

func describe(write func([]byte) (int, error), t reflect.Type, seen map[reflect.Type]bool) {
	_, _ = write([]byte(t.Kind().String() + "("))
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		describe(write, t.Elem(), seen)
	case reflect.Struct:
		if seen[t] {
			break
		}
		seen[t] = true
		for i := range t.NumField() {
			if f := t.Field(i); !skipped(f) {
				_, _ = write([]byte(f.Name + " "))
				describe(write, f.Type, seen)
			}
		}
	}
	_, _ = write([]byte(")"))
}
