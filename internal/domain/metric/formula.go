package metric

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

const (
	maxFormula = 500
	maxInputs  = 12
	mostPlaces = 9
	mostDigits = 18
)

// Formula is arithmetic over the values of one day: names, numbers, + − × ÷,
// brackets, min and max. It is written as in Go and CEL.
type Formula struct {
	root  ast.Expr
	names []string
}

// ReadFormula reads a formula; signs as people type them (×, ÷, full-width ones)
// are taken. Refused, at /formula: input.required, input.too_long,
// metrics.formula_broken, metrics.formula_part, metrics.formula_call.
func ReadFormula(text string) (Formula, error) {
	text = strings.TrimSpace(strings.NewReplacer("×", "*", "÷", "/", "−", "-", "（", "(", "）", ")", "＋", "+", "－", "-", "＊", "*", "／", "/", "，", ",", "．", ".", "　", " ").Replace(text))
	switch {
	case text == "":
		return Formula{}, fault.At("/formula", "input.required")
	case utf8.RuneCountInString(text) > maxFormula:
		return Formula{}, fault.At("/formula", "input.too_long", fault.Args{"limit": maxFormula})
	}
	root, err := parser.ParseExpr(text)
	if err != nil {
		return Formula{}, fault.At("/formula", "metrics.formula_broken", fault.Args{"near": near(text, err)})
	}
	f := Formula{root: root}
	return f, f.check(text, root)
}

// near is what follows the place where reading stopped.
func near(text string, err error) string {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		if at := list[0].Pos.Offset; at >= 0 && at < len(text) {
			text = text[at:]
		}
	}
	if runes := []rune(text); len(runes) > 12 {
		return string(runes[:12]) + "…"
	}
	return text
}

// check lets through what a formula is made of, and notes the names.
func (f *Formula) check(text string, n ast.Expr) error {
	part := func() error {
		return fault.At("/formula", "metrics.formula_part", fault.Args{"part": text[int(n.Pos())-1 : min(int(n.End())-1, len(text))]})
	}
	switch n := n.(type) {
	case *ast.ParenExpr:
		return f.check(text, n.X)
	case *ast.UnaryExpr:
		if n.Op != token.SUB {
			return part()
		}
		return f.check(text, n.X)
	case *ast.BinaryExpr:
		if !slices.Contains([]token.Token{token.ADD, token.SUB, token.MUL, token.QUO}, n.Op) {
			return part()
		}
		if err := f.check(text, n.X); err != nil {
			return err
		}
		return f.check(text, n.Y)
	case *ast.BasicLit:
		if strings.Trim(n.Value, "0123456789.") != "" || n.Kind != token.INT && n.Kind != token.FLOAT {
			return part()
		}
		return nil
	case *ast.Ident:
		if !slices.Contains(f.names, n.Name) {
			f.names = append(f.names, n.Name)
		}
		return nil
	case *ast.CallExpr:
		if called(n) == "" || len(n.Args) == 0 || n.Ellipsis.IsValid() {
			return fault.At("/formula", "metrics.formula_call")
		}
		for _, arg := range n.Args {
			if err := f.check(text, arg); err != nil {
				return err
			}
		}
		return nil
	}
	return part()
}

// called is min, max or "".
func called(n *ast.CallExpr) string {
	if name, ok := n.Fun.(*ast.Ident); ok && (name.Name == "min" || name.Name == "max") {
		return name.Name
	}
	return ""
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
	for _, name := range f.names {
		if _, ok := inputs[name]; !ok {
			return fault.At("/formula", "metrics.formula_name", fault.Args{"name": name})
		}
	}
	for name := range inputs {
		if !slices.Contains(f.names, name) {
			return fault.At("/formula", "metrics.formula_unused", fault.Args{"name": name})
		}
	}
	if len(f.names) == 0 {
		return fault.At("/formula", "metrics.formula_part", fault.Args{"part": "1"})
	}
	got, err := dimension(f.root, inputs)
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
	r, ok := value(f.root, base)
	if !ok {
		return decimal.Decimal{}, false
	}
	v := rounded(new(big.Rat).Mul(r, decimal.New(1, -result.Power).Rat()), places)
	return v, v.Abs().LessThan(decimal.New(1, mostDigits))
}

// rounded rounds halves away from zero, as people do.
func rounded(r *big.Rat, places int) decimal.Decimal {
	shifted := new(big.Rat).Mul(r, decimal.New(1, int32(places)).Rat())
	num, den := new(big.Int).Abs(shifted.Num()), shifted.Denom()
	// (2n + d) ÷ 2d, cut off, is n ÷ d rounded.
	whole := new(big.Int).Quo(new(big.Int).Add(new(big.Int).Lsh(num, 1), den), new(big.Int).Lsh(den, 1))
	if shifted.Sign() < 0 {
		whole.Neg(whole)
	}
	return decimal.NewFromBigInt(whole, int32(-places))
}

func value(n ast.Expr, of map[string]*big.Rat) (*big.Rat, bool) {
	switch n := n.(type) {
	case *ast.ParenExpr:
		return value(n.X, of)
	case *ast.UnaryExpr:
		x, ok := value(n.X, of)
		if !ok {
			return nil, false
		}
		return new(big.Rat).Neg(x), true
	case *ast.BasicLit:
		return new(big.Rat).SetString(n.Value)
	case *ast.Ident:
		x, ok := of[n.Name]
		return x, ok
	case *ast.BinaryExpr:
		x, ok := value(n.X, of)
		y, also := value(n.Y, of)
		if !ok || !also {
			return nil, false
		}
		return operate(n.Op, x, y)
	case *ast.CallExpr:
		var best *big.Rat
		for _, arg := range n.Args {
			x, ok := value(arg, of)
			if !ok {
				return nil, false
			}
			if best == nil || (called(n) == "min") == (x.Cmp(best) < 0) {
				best = x
			}
		}
		return best, best != nil
	}
	return nil, false
}

func operate(op token.Token, x, y *big.Rat) (*big.Rat, bool) {
	r := new(big.Rat)
	switch op {
	case token.ADD:
		return r.Add(x, y), true
	case token.SUB:
		return r.Sub(x, y), true
	case token.MUL:
		return r.Mul(x, y), true
	}
	if y.Sign() == 0 {
		return nil, false
	}
	return r.Quo(x, y), true
}
