package okr

import (
	"errors"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Values hold at most so many digits before and after the point.
const (
	mostWhole    = 18
	mostFraction = 9
)

var errTooBig = errors.New("okr: more digits than any value has")

// tooBig guards arithmetic: 1e999999999 is short to write and long to compute.
func tooBig(d decimal.Decimal) error {
	exponent := int(d.Exponent())
	if exponent > mostWhole || exponent < -100 || d.NumDigits() > 120 {
		return errTooBig
	}
	if digits := d.NumDigits() + exponent; digits > mostWhole {
		return errTooBig
	}
	if exponent < -mostFraction && !d.Truncate(mostFraction).Equal(d) {
		return errTooBig
	}
	return nil
}

// ParseValue reads a decimal as programs write it ("52000", "-6.5"): at most 18
// digits before the point and 9 after. Otherwise value.number or value.digits at field.
func ParseValue(field, text string) (decimal.Decimal, error) {
	if len(text) > 200 {
		return decimal.Decimal{}, digits(field)
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Decimal{}, fault.At(field, "value.number", fault.Args{"value": text})
	}
	return d, CheckValue(field, d)
}

// CheckValue refuses a value with more digits than 18 before the point or 9 after: value.digits.
func CheckValue(field string, d decimal.Decimal) error {
	if tooBig(d) != nil {
		return digits(field)
	}
	return nil
}

func digits(field string) *fault.Fault {
	return fault.At(field, "value.digits", fault.Args{"whole": mostWhole, "fraction": mostFraction})
}

// faults gathers what is wrong with an input below one field.
type faults struct {
	field string // JSON pointer of the input
	found []*fault.Fault
}

func (f *faults) at(below, code string, args ...fault.Args) {
	f.found = append(f.found, fault.At(f.field+below, code, args...))
}

// value checks the digits of a value that is given; it reports whether the value may be computed with.
func (f *faults) value(below string, d decimal.NullDecimal) bool {
	if !d.Valid {
		return false
	}
	if tooBig(d.Decimal) != nil {
		f.found = append(f.found, digits(f.field+below))
		return false
	}
	return true
}

func (f *faults) length(below, text string, most int) {
	if n := utf8.RuneCountInString(text); n > most {
		f.at(below, "text.long", fault.Args{"max": most, "length": n})
	}
}

func (f *faults) join() error { return fault.Join(f.found) }
