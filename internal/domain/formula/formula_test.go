package formula_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/formula"
)

func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return r
}

// given are the values that the examples look at.
func given() map[string]*big.Rat {
	return map[string]*big.Rat{"score": rat("0.85"), "late": rat("0"), "count": rat("3"), "factor": rat("1.2"), "huge": rat("900000000000000000"), "得分": rat("0.5")}
}

// answer is the value of a formula, or why and where there is none.
func answer(text string) string {
	f, err := formula.Read(text)
	if err == nil {
		err = f.Within(formula.Places)
	}
	if err == nil {
		var r *big.Rat
		if r, err = f.Value(given(), formula.Places); err == nil {
			return formula.Decimal(r).String()
		}
	}
	var e *formula.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	return fmt.Sprintf("%s %d-%d %s", e.Code, e.At, e.To, e.Text)
}

func TestFormulasByHand(t *testing.T) {
	for text, want := range map[string]string{
		"1 + 2 * 3":            "7",
		"(1 + 2) * 3":          "9",
		"10 - 4 - 3":           "3",
		"16 / 4 / 2":           "2",
		"-score + 1":           "0.15",
		"2 - -3":               "5",
		"0.1 + 0.2":            "0.3",
		"1 / 3":                "0.3333333333",
		"2 / 3":                "0.6666666667",
		"-2 / 3":               "-0.6666666667",
		"1 / 3 * 3":            "0.9999999999",
		"score ≥ 0.85 ? 1 : 0": "1",
		"score > 0.85 ? 1 : 0": "0",
		"score >= 0.9 ? 1.2 : score >= 0.8 ? 1 : 0": "1",
		"(score < 1 ? (count == 3 ? 7 : 8) : 9)":    "7",
		"late != 0 && count / late > 2 ? 1 : 2":     "2", // the right side isn't reckoned
		"late == 0 || count / late > 2 ? 1 : 2":     "1",
		"!(late == 0) ? 1 : 2":                      "2",
		"true ? 1 : 2":                              "1",
		"!false && score <= 1 ? 1 : 2":              "1",
		"late > 0 ? count / late : 5":               "5",
		"min(score, 0.5, 0.7)":                      "0.5",
		"max(3)":                                    "3",
		"round(2.5) + round(-2.5) * 10":             "-27",
		"round(score, 1)":                           "0.9",
		"floor(-2.1)":                               "-3",
		"ceil(2.1) + ceil(-2.1)":                    "1",
		"abs(score - 1)":                            "0.15",
		"clamp(score, 0, 0.8)":                      "0.8",
		"clamp(-1, 0, 0.8)":                         "0",
		"tier(score, 0.4, 0.5, 0.6, 0.8, 0.9, 1)":   "0.8",
		"tier(0.39, 0.4, 0.5)":                      "0",
		"tier(0.4, 0.4, 0.5)":                       "0.5",
		"（得分 ＋ １）× ２":                               "3",
		"score ＞ ０．５ ＆＆ late ≤ 0 ？ 1 ： 0":           "1",
		"\n 1\t+\n1 ":                               "2",
		"huge + 99999999999999999":                  "999999999999999999",

		"":                            "empty 0-0 ",
		"  ":                          "empty 0-2 ",
		"score +":                     "broken 7-7 ",
		"score 2":                     "broken 6-7 2",
		"(score":                      "broken 6-6 ",
		"min(score":                   "broken 9-9 ",
		"score ? 1":                   "broken 9-9 ",
		"0.1 < score < 0.9 ? 1 : 0":   "broken 12-13 <",
		"score % 2":                   "part 6-7 %",
		"score.x":                     "part 0-7 score.x",
		".5 + 5.":                     "5.5",
		"1.2.3":                       "part 0-5 1.2.3",
		".":                           "part 0-1 .",
		"1_000":                       "part 0-5 1_000",
		"0x10":                        "part 0-4 0x10",
		"1e3":                         "part 0-3 1e3",
		"0.12345678901":               "part 0-13 0.12345678901",
		"1000000000000000000":         "part 0-19 1000000000000000000",
		"score = 1 ? 1 : 0":           "part 6-7 =",
		"score & 1":                   "part 6-7 &",
		"[1]":                         "part 0-1 [",
		"\"x\"":                       "part 0-1 \"",
		"sqrt(score)":                 "function 0-11 sqrt(score)",
		"min()":                       "arguments 0-5 min()",
		"abs(1, 2)":                   "arguments 0-9 abs(1, 2)",
		"round(1, 11)":                "arguments 0-12 round(1, 11)",
		"round(1, count)":             "arguments 0-15 round(1, count)",
		"clamp(1, 2)":                 "arguments 0-11 clamp(1, 2)",
		"tier(score, 1)":              "arguments 0-14 tier(score, 1)",
		"tier(score, count, 1)":       "arguments 12-17 count",
		"tier(score, 0.5, 1, 0.5, 2)": "rising 20-23 0.5",
		"score > 1":                   "want_number 0-9 score > 1",
		"1 + (score > 1)":             "want_number 4-15 (score > 1)",
		"min(true, 1)":                "want_number 4-8 true",
		"score ? 1 : 0":               "want_truth 0-5 score",
		"!score ? 1 : 0":              "want_truth 1-6 score",
		"count && true ? 1 : 0":       "want_truth 0-5 count",
		"true == true ? 1 : 0":        "want_number 0-4 true",
		"score ? true : false":        "want_truth 0-5 score",
		"1 + unknown":                 "unknown 4-11 unknown",
		"count / late":                "zero 8-12 late",
		"1 / (score - 0.85)":          "zero 4-18 (score - 0.85)",
		"huge * 10":                   "overflow 0-9 huge * 10",
		"1 + huge + huge":             "overflow 0-15 1 + huge + huge",
	} {
		if got := answer(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, code := range map[string]string{
		strings.Repeat("1", 501):                                    "too_long",
		strings.Repeat("(", 21) + "1" + strings.Repeat(")", 21):     "too_deep",
		strings.Repeat("-", 21) + "1":                               "too_deep",
		strings.Repeat("1+", 120) + "1":                             "too_many",
		strings.Repeat("(", 20) + "score" + strings.Repeat(")", 20): "0.85",
		strings.Repeat("late>9?9:", 30) + "1":                       "1", // a chain of steps is no depth
	} {
		if got, _, _ := strings.Cut(answer(text), " "); got != code {
			t.Errorf("%.20q…: %s, want %s", text, got, code)
		}
	}
}

func TestEachStepIsTold(t *testing.T) {
	f, err := formula.Read("score >= 0.6 && late == 0 ? 0.5 + (score - 0.6) * 2 / 3 - 0.1 : min(score, count / late)")
	if err != nil {
		t.Fatal(err)
	}
	v, steps, err := f.Steps(given(), formula.Places)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range steps {
		result := s.Result.String()
		if s.Truth != nil {
			result = fmt.Sprint(*s.Truth)
		}
		got = append(got, s.Text+" | "+s.Sum+" | "+result)
	}
	want := []string{
		"score >= 0.6 | 0.85 ≥ 0.6 | true",
		"late == 0 | 0 = 0 | true",
		"score >= 0.6 && late == 0 | true && true | true",
		"(score - 0.6) | 0.85 − 0.6 | 0.25",
		"(score - 0.6) * 2 | 0.25 × 2 | 0.5",
		"(score - 0.6) * 2 / 3 | 0.5 ÷ 3 | 0.1666666667",
		"0.5 + (score - 0.6) * 2 / 3 - 0.1 | 0.5 + 0.1666666667 − 0.1 | 0.5666666667",
	}
	if !slices.Equal(got, want) || formula.Decimal(v).String() != "0.5666666667" {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if names := f.Names(); !slices.Equal(names, []string{"score", "late", "count"}) {
		t.Error(names)
	}
	if at, to := f.Where("late"); at != 16 || to != 20 {
		t.Error(at, to)
	}
}

func TestRoundingIsAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		n, d   int64
		places int
		want   string
	}{{1, 8, 2, "0.13"}, {-1, 8, 2, "-0.13"}, {1, 8, 3, "0.125"}, {3, 8, 0, "0"}, {1, 2, 0, "1"}, {-1, 2, 0, "-1"}} {
		if got := formula.Decimal(formula.Round(big.NewRat(c.n, c.d), c.places)).String(); got != c.want {
			t.Errorf("%d/%d to %d is %s, want %s", c.n, c.d, c.places, got, c.want)
		}
	}
}

// anyFormula draws a formula with the value that it has by arithmetic of this test's
// own: whole numbers of 10⁻¹⁰, divided by cutting off twice as much and half.
func anyFormula(t *rapid.T, depth int) (text string, value *big.Int, ok bool) {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(10), nil)
	half := func(n, d *big.Int) *big.Int { // n ÷ d, half away from zero
		sign := n.Sign() * d.Sign()
		n, d = new(big.Int).Abs(n), new(big.Int).Abs(d)
		q, r := new(big.Int).QuoRem(n, d, new(big.Int))
		if r.Lsh(r, 1).Cmp(d) >= 0 {
			q.Add(q, big.NewInt(1))
		}
		return q.Mul(q, big.NewInt(int64(sign)))
	}
	if depth == 0 {
		n := rapid.Int64Range(0, 5000).Draw(t, "n")
		return fmt.Sprintf("%d.%02d", n/100, n%100), new(big.Int).Mul(big.NewInt(n), big.NewInt(100_000_000)), true
	}
	a, x, fine := anyFormula(t, depth-1)
	b, y, also := anyFormula(t, depth-1)
	ok = fine && also
	r := new(big.Int)
	switch op := rapid.SampledFrom([]string{"+", "-", "*", "/", "min", "max", "?"}).Draw(t, "op"); op {
	case "min", "max":
		text = op + "(" + a + ", " + b + ")"
		if r = x; (x.Cmp(y) > 0) == (op == "min") {
			r = y
		}
		return text, r, ok
	case "?":
		if r = y; x.Cmp(y) < 0 {
			r = x
		}
		return "(" + a + " < " + b + " ? " + a + " : " + b + ")", r, ok
	case "+":
		return "(" + a + " + " + b + ")", r.Add(x, y), ok
	case "-":
		return "(" + a + " - " + b + ")", r.Sub(x, y), ok
	case "*":
		return a + " * (" + b + ")", half(r.Mul(x, y), unit), ok && depth == 1
	default:
		if y.Sign() == 0 {
			return "(" + a + ") / (" + b + ")", r, false
		}
		return "((" + a + ") / (" + b + "))", half(r.Mul(x, unit), y), ok
	}
}

func TestReckonedAsByWholeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, want, ok := anyFormula(t, rapid.IntRange(0, 3).Draw(t, "depth"))
		f, err := formula.Read(text)
		if err != nil {
			t.Skip(err)
		}
		got, steps, err := f.Steps(nil, formula.Places)
		if again, failed := f.Value(nil, formula.Places); (failed == nil) != (err == nil) || err == nil && again.Cmp(got) != 0 {
			t.Fatalf("%s: with steps %v, without %v", text, got, again)
		}
		if err != nil || !ok {
			return
		}
		if new(big.Rat).SetFrac(want, big.NewInt(10_000_000_000)).Cmp(got) != 0 {
			t.Fatalf("%s is %s, want %s·10⁻¹⁰; %v", text, got.FloatString(10), want, steps)
		}
	})
}

// Reading and reckoning never panic, and take no longer than the text is long.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"score / late", "max(score, 1)", "((", "a.b[1]", "é + 1", "（A", "a?b:c?d:e", "tier(a,1,2,3,4)", "!!!true?1:2", "1--1", "round(1,2)", "huge*huge", "&&", "a<b<c", "１．５"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		began := time.Now()
		one, err := formula.Read(text)
		if err == nil {
			_, _, err = one.Steps(given(), formula.Places)
		}
		var e *formula.Error
		if n := len([]rune(text)); err != nil && (!errors.As(err, &e) || e.At < 0 || e.To < e.At || e.To > n) {
			t.Errorf("%q: %v is no place of %d characters: %+v", text, err, n, e)
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("%q took %s", text, took)
		}
	})
}
