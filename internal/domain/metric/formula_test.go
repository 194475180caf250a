package metric_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
)

var (
	plain   = metric.Unit{}
	percent = metric.Unit{Power: -2}
	people  = metric.Unit{Of: map[string]int{"人": 1}}
	yuan    = metric.Unit{Of: map[string]int{"元": 1}}
	wan     = metric.Unit{Power: 4, Of: map[string]int{"元": 1}}
	perHead = metric.Unit{Of: map[string]int{"元": 1, "人": -1}}
)

func TestFormulasByHand(t *testing.T) {
	type units = map[string]metric.Unit
	for _, c := range []struct {
		text   string
		inputs units
		result metric.Unit
		values map[string]string
		want   string // the value, "" for not known, or the code of the refusal
	}{
		{"A / B", units{"A": people, "B": people}, percent, map[string]string{"A": "1240", "B": "52000"}, "2.384615385"},
		{"A / B", units{"A": people, "B": people}, plain, map[string]string{"A": "1240", "B": "52000"}, "0.023846154"},
		{"A ÷ B × 100", units{"A": people, "B": people}, plain, map[string]string{"A": "1", "B": "8"}, "12.5"},
		{"收入 / 用户", units{"收入": wan, "用户": people}, perHead, map[string]string{"收入": "12.5", "用户": "5000"}, "25"},
		{"A + B", units{"A": wan, "B": yuan}, yuan, map[string]string{"A": "1.2", "B": "300"}, "12300"},
		{"A + B", units{"A": wan, "B": yuan}, wan, map[string]string{"A": "1.2", "B": "300"}, "1.23"},
		{"0.1 + 0.2 + A", units{"A": plain}, plain, map[string]string{"A": "0"}, "0.3"},
		{"（A－B）／B", units{"A": people, "B": people}, percent, map[string]string{"A": "110", "B": "100"}, "10"},
		{"max(A - B, 0)", units{"A": people, "B": people}, people, map[string]string{"A": "3", "B": "5"}, "0"},
		{"min(A, B) * -1", units{"A": people, "B": people}, people, map[string]string{"A": "3", "B": "5"}, "-3"},
		{"A - A / 3 * 3", units{"A": plain}, plain, map[string]string{"A": "1"}, "0"},
		{"A / (B - B)", units{"A": people, "B": people}, plain, map[string]string{"A": "1", "B": "8"}, ""},
		{"A / B", units{"A": people, "B": people}, plain, map[string]string{"A": "1"}, ""},
		{"2 / 3 * A", units{"A": plain}, plain, map[string]string{"A": "1"}, "0.666666667"},

		{"", nil, plain, nil, "input.required"},
		{"A +", units{"A": plain}, plain, nil, "metrics.formula_broken"},
		{"A B", units{"A": plain}, plain, nil, "metrics.formula_broken"},
		{"A % B", units{"A": plain, "B": plain}, plain, nil, "metrics.formula_part"},
		{"A > B", units{"A": plain, "B": plain}, plain, nil, "metrics.formula_part"},
		{"A + 0x10", units{"A": plain}, plain, nil, "metrics.formula_part"},
		{"A + 1_000", units{"A": plain}, plain, nil, "metrics.formula_part"},
		{"A + \"x\"", units{"A": plain}, plain, nil, "metrics.formula_part"},
		{"A.b", units{"A": plain}, plain, nil, "metrics.formula_part"},
		{"func() {}", nil, plain, nil, "metrics.formula_part"},
		{"exec(A)", units{"A": plain}, plain, nil, "metrics.formula_call"},
		{"max()", nil, plain, nil, "metrics.formula_call"},
		{"7", nil, plain, nil, "metrics.formula_part"},
		{"A + C", units{"A": plain, "B": plain}, plain, nil, "metrics.formula_name"},
		{"A + A", units{"A": plain, "B": plain}, plain, nil, "metrics.formula_unused"},
		{"A + B", units{"A": people, "B": yuan}, people, nil, "metrics.formula_units"},
		{"max(A, B)", units{"A": people, "B": yuan}, people, nil, "metrics.formula_units"},
		{"A / B", units{"A": yuan, "B": people}, people, nil, "metrics.formula_unit"},
		{"A * B", units{"A": people, "B": people}, people, nil, "metrics.formula_unit"},
	} {
		if got := calculate(c.text, c.inputs, c.result, c.values); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func calculate(text string, inputs map[string]metric.Unit, result metric.Unit, values map[string]string) string {
	f, err := metric.ReadFormula(text)
	if err == nil {
		err = f.Fits(inputs, result, 9)
	}
	if err != nil {
		one, _ := fault.Of(err)
		return one.Code
	}
	numbers := map[string]decimal.Decimal{}
	for name, v := range values {
		numbers[name] = decimal.RequireFromString(v)
	}
	v, ok := f.Value(numbers, inputs, result, 9)
	if !ok {
		return ""
	}
	return v.String()
}

func TestRoundingIsOnceAndAwayFromZero(t *testing.T) {
	f, err := metric.ReadFormula("A / 8")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a      string
		places int
		want   string
	}{{"1", 2, "0.13"}, {"-1", 2, "-0.13"}, {"1", 3, "0.125"}, {"3", 0, "0"}, {"4", 0, "1"}, {"-4", 0, "-1"}, {"0", 2, "0"}, {"0.99999", 2, "0.12"}} {
		v, ok := f.Value(map[string]decimal.Decimal{"A": decimal.RequireFromString(c.a)}, map[string]metric.Unit{"A": plain}, plain, c.places)
		if !ok || v.String() != c.want {
			t.Errorf("%s / 8 to %d places is %s, want %s", c.a, c.places, v, c.want)
		}
	}
	if err := f.Fits(map[string]metric.Unit{"A": plain}, plain, 10); err == nil {
		t.Error("ten places")
	}
}

func TestAUnitSaysWhatItIsMadeOf(t *testing.T) {
	f, err := metric.ReadFormula("A / B / C")
	if err != nil {
		t.Fatal(err)
	}
	err = f.Fits(map[string]metric.Unit{"A": yuan, "B": people, "C": {Of: map[string]int{"天": 1}}}, yuan, 9)
	if one, _ := fault.Of(err); one == nil || one.Args["got"] != "元/人/天" || one.Args["unit"] != "元" {
		t.Error(err)
	}
}

// What a formula gives doesn't hang on whether an input is counted in 元 or 万元, and
// what is added and taken away again leaves nothing behind.
func TestFormulasAreExact(t *testing.T) {
	number := rapid.Custom(func(t *rapid.T) decimal.Decimal {
		return decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "digits"), -rapid.Int32Range(0, 4).Draw(t, "places"))
	})
	sum, _ := metric.ReadFormula("A + B - A")
	share, _ := metric.ReadFormula("A / B")
	rapid.Check(t, func(t *rapid.T) {
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		if v, ok := sum.Value(map[string]decimal.Decimal{"A": a, "B": b}, map[string]metric.Unit{"A": yuan, "B": yuan}, yuan, 9); !ok || !v.Equal(b) {
			t.Fatalf("%s + %s - %s = %s", a, b, a, v)
		}
		v, ok := share.Value(map[string]decimal.Decimal{"A": a, "B": b}, map[string]metric.Unit{"A": yuan, "B": yuan}, percent, 9)
		w, also := share.Value(map[string]decimal.Decimal{"A": a.Shift(-4), "B": b}, map[string]metric.Unit{"A": wan, "B": yuan}, percent, 9)
		if ok != also || ok != !b.IsZero() || !v.Equal(w) {
			t.Fatalf("%s / %s: %s in 元, %s in 万元", a, b, v, w)
		}
	})
}

func FuzzReadFormula(f *testing.F) {
	for _, text := range []string{"A / B", "max(A, 1)", "((", "A.b[1]", "func(){}", "é + 1", "（A"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if one, err := metric.ReadFormula(text); err == nil { // what is read can be calculated without harm
			one.Value(nil, nil, plain, 2)
			_ = one.Fits(nil, plain, 2)
		}
	})
}
