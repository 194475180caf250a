package formula_test

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/google/cel-go/cel"
	celast "github.com/google/cel-go/common/ast"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/formula"
)

// What is read here is CEL, but for its two kinds of numbers: cel-go reads the same text, checks it, and comes to the
// same number. All numbers are quarters and small, so that floats hold them and equality is that of both.
func TestAFormulaIsCEL(t *testing.T) {
	env := celEnv(t)
	of := map[string]*big.Rat{"score": rat("0.75"), "late": rat("0"), "count": rat("3"), "factor": rat("1.25")}
	floats := map[string]any{}
	for name, value := range of {
		floats[name], _ = value.Float64()
	}
	rapid.Check(t, func(t *rapid.T) {
		text := celNumber(3).Draw(t, "formula")
		f, err := formula.Read(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		got, err := f.Value(of, formula.Exact)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		want, err := celValue(env, text, floats)
		if err != nil {
			t.Fatalf("CEL refuses %s: %v", text, err)
		}
		if is, exact := got.Float64(); !exact || is != want {
			t.Fatalf("%s is %s, by CEL %v", text, got.RatString(), want)
		}
	})
}

// What CEL takes otherwise, or not at all, is refused rather than read as something else.
func TestWhatIsNotCELIsRefused(t *testing.T) {
	env := celEnv(t)
	for _, text := range []string{
		"score score", "1 +", "score ? 1", "1 < 2 < 3 ? 1 : 2", "(score > 1) + 1", "!score", "score && true ? 1 : 2",
		"min()", "clamp(1, 2)", "unknown(1)", "1 ? 2 : 3", "score > 1 ? 1 : 2 > 1", "a.b", "-true", "true == false ? 1 : 2 + true",
	} {
		if _, err := formula.Read(text); err == nil {
			t.Errorf("%s was read", text)
		}
		if _, err := celValue(env, text, map[string]any{"score": 0.75}); err == nil {
			t.Errorf("CEL takes %s", text)
		}
	}
}

func celNumber(depth int) *rapid.Generator[string] {
	leaf := rapid.OneOf(rapid.SampledFrom([]string{"score", "late", "count", "factor"}),
		rapid.SampledFrom([]string{"0", "1", "2", "3", "0.5", "0.25", "1.75", "2.0", "7"}))
	if depth == 0 {
		return leaf
	}
	return rapid.Custom(func(t *rapid.T) string {
		one, two := celNumber(depth-1), leaf
		x := func(g *rapid.Generator[string]) string { return g.Draw(t, "") }
		switch rapid.SampledFrom([]string{"leaf", "sum", "times", "by", "minus", "brackets", "choice", "call"}).Draw(t, "op") {
		case "sum":
			return x(one) + rapid.SampledFrom([]string{" + ", " - "}).Draw(t, "") + x(one)
		case "times": // by little, so that floats hold the product
			return x(one) + " * " + x(two)
		case "by":
			return x(one) + " / " + rapid.SampledFrom([]string{"2", "4.0", "(3 + 1)"}).Draw(t, "")
		case "minus":
			return "-" + x(two)
		case "brackets":
			return "(" + x(one) + ")"
		case "choice":
			return "(" + x(celTruth(depth-1)) + " ? " + x(one) + " : " + x(one) + ")"
		case "call":
			return strings.ReplaceAll(strings.ReplaceAll(rapid.SampledFrom([]string{
				"min(X)", "min(X, Y)", "max(X, Y, 1)", "round(X)", "round(X, 0)", "floor(X)", "ceil(Y)", "abs(X - Y)", "clamp(X, 0.25, Y)", "tier(X, 0, 1, 0.75, 1.5, 2, Y)",
			}).Draw(t, ""), "X", x(one)), "Y", x(two))
		}
		return x(leaf)
	})
}

func celTruth(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		x := func(g *rapid.Generator[string]) string { return g.Draw(t, "") }
		compared := func() string {
			return x(celNumber(depth)) + rapid.SampledFrom([]string{" < ", " <= ", " > ", " >= ", " == ", " != "}).Draw(t, "") + x(celNumber(depth))
		}
		switch rapid.SampledFrom([]string{"compared", "and", "or", "mixed", "not", "plain"}).Draw(t, "op") {
		case "and":
			return compared() + " && " + compared()
		case "or":
			return compared() + " || " + compared()
		case "mixed":
			return compared() + " || " + compared() + " && !(" + compared() + ")"
		case "not":
			return "!(" + compared() + ")"
		case "plain":
			return rapid.SampledFrom([]string{"true", "false", "!false"}).Draw(t, "")
		}
		return compared()
	})
}

// celEnv is CEL with the names and the functions of formulas, each of as many doubles as the tests give it.
func celEnv(t *testing.T) *cel.Env {
	t.Helper()
	var options []cel.EnvOption
	for _, name := range []string{"score", "late", "count", "factor"} {
		options = append(options, cel.Variable(name, cel.DoubleType))
	}
	for name, f := range map[string]struct {
		most int
		of   func([]float64) float64
	}{
		"min":   {3, func(x []float64) float64 { return lowest(x) }},
		"max":   {3, func(x []float64) float64 { return -lowest(negated(x)) }},
		"round": {2, func(x []float64) float64 { return math.Round(x[0]) }},
		"floor": {1, func(x []float64) float64 { return math.Floor(x[0]) }},
		"ceil":  {1, func(x []float64) float64 { return math.Ceil(x[0]) }},
		"abs":   {1, func(x []float64) float64 { return math.Abs(x[0]) }},
		"clamp": {3, func(x []float64) float64 { return math.Min(math.Max(x[0], x[1]), x[2]) }},
		"tier": {7, func(x []float64) float64 {
			got := 0.0
			for i := 1; i < len(x) && x[0] >= x[i]; i += 2 {
				got = x[i+1]
			}
			return got
		}},
	} {
		least := 1
		if name == "clamp" || name == "tier" {
			least = f.most
		}
		var overloads []cel.FunctionOpt
		for n := least; n <= f.most; n++ {
			args := make([]*cel.Type, n)
			for i := range args {
				args[i] = cel.DoubleType
			}
			overloads = append(overloads, cel.Overload(name+strings.Repeat("_double", n), args, cel.DoubleType, cel.FunctionBinding(func(values ...ref.Val) ref.Val {
				numbers := make([]float64, len(values))
				for i, v := range values {
					numbers[i] = float64(v.(types.Double))
				}
				return types.Double(f.of(numbers))
			})))
		}
		options = append(options, cel.Function(name, overloads...))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		t.Fatal(err)
	}
	return env
}

func lowest(list []float64) float64 {
	got := list[0]
	for _, x := range list {
		got = math.Min(got, x)
	}
	return got
}

func negated(list []float64) []float64 {
	out := make([]float64, len(list))
	for i, x := range list {
		out[i] = -x
	}
	return out
}

// celValue is a number by CEL, whose whole numbers are made doubles first.
func celValue(env *cel.Env, text string, of map[string]any) (float64, error) {
	read, issues := env.Parse(text)
	if issues.Err() != nil {
		return 0, issues.Err()
	}
	doubles := celast.NewExprFactory()
	celast.PostOrderVisit(read.NativeRep().Expr(), celast.NewExprVisitor(func(e celast.Expr) {
		if e.Kind() == celast.LiteralKind {
			if n, ok := e.AsLiteral().(types.Int); ok {
				e.SetKindCase(doubles.NewLiteral(e.ID(), types.Double(n)))
			}
		}
	}))
	checked, issues := env.Check(read)
	if issues.Err() != nil {
		return 0, issues.Err()
	}
	if !checked.OutputType().IsExactType(cel.DoubleType) {
		return 0, &formula.Error{Code: formula.WantNumber}
	}
	program, err := env.Program(checked)
	if err != nil {
		return 0, err
	}
	out, _, err := program.Eval(of)
	if err != nil {
		return 0, err
	}
	return float64(out.(types.Double)), nil
}
