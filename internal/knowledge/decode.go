package knowledge

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
)

var (
	errDamaged = errors.New("compiled form is damaged")
	errForeign = errors.New("compiled form was made for other data types")
)

// deepest bounds the nesting of values, so that damaged bytes of a recursive type cannot exhaust the stack.
const deepest = 64

// decode fills a value from its compiled form. Strings are substrings of data. Damaged bytes give an error, never a panic.
func decode(data string, into any) error {
	v := reflect.ValueOf(into).Elem()
	rest, ok := strings.CutPrefix(data, magic)
	if !ok || len(rest) < 8 {
		return errDamaged
	}
	if rest[:8] != string(layout(v.Type())) {
		return errForeign
	}
	d := &decoder{data: rest[8:]}
	d.table()
	d.value(v, 0)
	if d.err == nil && len(d.data) > 0 {
		d.err = errDamaged
	}
	return d.err
}

// decoder reads from the front of data. After an error it reads zeros, so that only the end needs to look.
type decoder struct {
	data    string
	strings []string
	err     error
}

func (d *decoder) fail() {
	d.err = errDamaged
	d.data = ""
}

func (d *decoder) uint() uint64 {
	var n uint64
	for i := 0; i < len(d.data) && i < binary.MaxVarintLen64; i++ {
		b := d.data[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			d.data = d.data[i+1:]
			return n
		}
	}
	d.fail()
	return 0
}

func (d *decoder) int() int64 {
	n := d.uint()
	return int64(n>>1) ^ -int64(n&1)
}

func (d *decoder) float() float64 {
	if len(d.data) < 8 {
		d.fail()
		return 0
	}
	bits := binary.LittleEndian.Uint64([]byte(d.data[:8]))
	d.data = d.data[8:]
	return math.Float64frombits(bits)
}

// count reads how many members follow; each takes a byte at least, which bounds what damaged bytes can make us allocate.
func (d *decoder) count() int {
	n := d.uint()
	if n > uint64(len(d.data)) {
		d.fail()
		return 0
	}
	return int(n)
}

// table reads the table of strings.
func (d *decoder) table() {
	lengths := make([]int, d.count())
	total := 0
	for i := range lengths {
		lengths[i] = d.count()
		total += lengths[i]
	}
	if total > len(d.data) {
		d.fail()
		return
	}
	d.strings = make([]string, len(lengths))
	for i, n := range lengths {
		d.strings[i], d.data = d.data[:n], d.data[n:]
	}
}

func (d *decoder) string() string {
	i := d.uint()
	if i >= uint64(len(d.strings)) {
		d.fail()
		return ""
	}
	return d.strings[i]
}

func (d *decoder) value(v reflect.Value, depth int) {
	if d.err != nil {
		return
	}
	if depth > deepest {
		d.fail()
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(d.string())
	case reflect.Bool:
		v.SetBool(d.uint() == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(d.int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(d.uint())
	case reflect.Float32, reflect.Float64:
		v.SetFloat(d.float())
	case reflect.Pointer:
		if d.uint() == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			d.value(v.Elem(), depth+1)
		}
	case reflect.Slice:
		d.slice(v, depth)
	case reflect.Map:
		d.stringMap(v, depth)
	case reflect.Struct:
		d.fields(v, depth)
	default:
		d.err = fmt.Errorf("type %s cannot be compiled", v.Type())
	}
}

func (d *decoder) slice(v reflect.Value, depth int) {
	n := d.count()
	if n == 0 {
		return
	}
	n--
	if list, ok := v.Addr().Interface().(*[]string); ok { // most slices by far
		*list = make([]string, n)
		for i := range n {
			(*list)[i] = d.string()
		}
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		d.value(v.Index(i), depth+1)
	}
}

func (d *decoder) stringMap(v reflect.Value, depth int) {
	n := d.count()
	if n == 0 {
		return
	}
	n--
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	for range n {
		if d.err != nil {
			return
		}
		k := reflect.New(v.Type().Key()).Elem()
		k.SetString(d.string())
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(e, depth+1)
		v.SetMapIndex(k, e)
	}
}

func (d *decoder) fields(v reflect.Value, depth int) {
	t := v.Type()
	for i := range t.NumField() {
		if !skipped(t.Field(i)) {
			d.value(v.Field(i), depth+1)
		}
	}
}
