package metric

import (
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/formula"
)

const (
	maxInputs  = 12
	mostPlaces = 9
	mostDigits = formula.Digits
)

// Formula is arithmetic over the values of one day: names, numbers, + − × ÷,
// brackets, min and max, of the language of package formula.
type Formula struct{ read *formula.Formula }

// ReadFormula reads a formula. Refused, at /formula: input.required, input.too_long,
// metrics.formula_broken, metrics.formula_part, metrics.formula_call.
func ReadFormula(text string) (Formula, error) {
	text = strings.TrimSpace(text)
	read, err := formula.Read(text)
	var e *formula.Error
	if errors.As(err, &e) {
		return Formula{}, refusal(text, e)
	}
	f := Formula{read: read}
	return f, f.check(read.Root)
}

// refusal says what is wrong with a formula of a metric, which knows fewer functions
// than the language.
func refusal(text string, e *formula.Error) error {
	switch e.Code {
	case formula.Empty:
		return fault.At("/formula", "input.required")
	case formula.TooLong:
		return fault.At("/formula", "input.too_long", fault.Args{"limit": formula.MaxLength})
	case formula.Function, formula.Arguments, formula.Rising:
		return fault.At("/formula", "metrics.formula_call")
	case formula.Part, formula.WantNumber, formula.WantTruth:
		return fault.At("/formula", "metrics.formula_part", fault.Args{"part": e.Text})
	}
	return fault.At("/formula", "metrics.formula_broken", fault.Args{"near": near(text, e.At)})
}

// near is what follows the place where reading stopped, or all of it at the end.
func near(text string, at int) string {
	runes := []rune(text)
	if at < len(runes) {
		runes = runes[at:]
	}
	if len(runes) > 12 {
		return string(runes[:12]) + "…"
	}
	return string(runes)
}

// check lets through what a formula of a metric is made of.
func (f Formula) check(n *formula.Node) error {
	switch n.Op {
	case formula.Number, formula.Name, formula.Minus, "+", "-", "*", "/":
	case formula.Call:
		if n.Name != "min" && n.Name != "max" {
			return fault.At("/formula", "metrics.formula_call")
		}
	default:
		return fault.At("/formula", "metrics.formula_part", fault.Args{"part": f.read.Text(n)})
	}
	for _, arg := range n.Args {
		if err := f.check(arg); err != nil {
			return err
		}
	}
	return nil
}

// Fits refuses a formula that doesn't use exactly the names of inputs, or whose
// unit isn't that of the metric: metrics.formula_name, metrics.formula_unused,
// metrics.formula_many, metrics.formula_units, metrics.formula_unit,
// metrics.formula_places.
func (f Formula) Fits(inputs map[string]Unit, result Unit, places int) error {
	if places < 0 || places > mostPlaces {
		return fault.At("/places", "metrics.formula_places", fault.Args{"limit": mostPlaces})
	}
	if len(inputs) > maxInputs {
		return fault.At("/inputs", "metrics.formula_many", fault.Args{"limit": maxInputs})
	}
	names := f.read.Names()
	for _, name := range names {
		if _, ok := inputs[name]; !ok {
			return fault.At("/formula", "metrics.formula_name", fault.Args{"name": name})
		}
	}
	for name := range inputs {
		if !slices.Contains(names, name) {
			return fault.At("/formula", "metrics.formula_unused", fault.Args{"name": name})
		}
	}
	if len(names) == 0 {
		return fault.At("/formula", "metrics.formula_part", fault.Args{"part": "1"})
	}
	got, err := dimension(f.read.Root, inputs)
	if err != nil {
		return err
	}
	if !got.free && !got.same(result.Of) {
		return fault.At("/formula", "metrics.formula_unit", fault.Args{"got": got.String(), "unit": Dimension{of: result.Of}.String()})
	}
	return nil
}

// Value calculates from the values of the inputs, each in its unit, in the unit of
// the metric: exactly, then rounded once to some places. false where it divides by zero,
// an input is missing, or it comes to more than 10¹⁸: not known is not zero.
func (f Formula) Value(values map[string]decimal.Decimal, inputs map[string]Unit, result Unit, places int) (decimal.Decimal, bool) {
	base := make(map[string]*big.Rat, len(values))
	for name, v := range values {
		base[name] = v.Shift(inputs[name].Power).Rat()
	}
	r, err := f.read.Value(base, formula.Exact)
	if err != nil {
		return decimal.Decimal{}, false
	}
	v := formula.Decimal(formula.Round(new(big.Rat).Mul(r, decimal.New(1, -result.Power).Rat()), places))
	return v, v.Abs().LessThan(decimal.New(1, mostDigits))
}
