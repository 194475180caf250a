package okr_test

import (
	"encoding/json"
	"math"
	"math/big"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func TestRatioRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		a, b, bp int64
		text     string
	}{
		{1, 3, 3333, "0.3333"},
		{-1, 3, -3333, "-0.3333"},
		{2, 3, 6667, "0.6667"},
		{1, 20_000, 1, "0.0001"},
		{-1, 20_000, -1, "-0.0001"},
		{1, 20_001, 0, "0"},
		{4, 10, 4000, "0.4"},
		{13, 10, 13000, "1.3"},
		{1 << 62, 1, 1_000_000_000_000_000, "100000000000"},
		{-1 << 62, 1, -1_000_000_000_000_000, "-100000000000"},
	} {
		r := okr.RatioOf(c.a, c.b)
		if r.BP() != c.bp || r.String() != c.text {
			t.Errorf("%d/%d is %d, %s; want %d, %s", c.a, c.b, r.BP(), r, c.bp, c.text)
		}
	}
}

func TestRatioJSON(t *testing.T) {
	b, err := json.Marshal(map[string]any{"p": okr.RatioOf(-1, 3), "none": (*okr.Ratio)(nil), "zero": okr.Ratio{}})
	if err != nil || string(b) != `{"none":null,"p":-0.3333,"zero":0}` {
		t.Errorf("%s %v", b, err)
	}
	var back struct{ P, None *okr.Ratio }
	if err := json.Unmarshal([]byte(`{"P":0.672,"None":null}`), &back); err != nil || ratio(back.P) != "0.672" || back.None != nil {
		t.Errorf("%+v %v", back, err)
	}
	for _, bad := range []string{`"x"`, `1e999999999`, `1e300`, `true`} {
		if err := json.Unmarshal([]byte(bad), new(okr.Ratio)); err == nil {
			t.Errorf("%s is read as a ratio", bad)
		}
	}
}

func TestRatioNumberIsWrittenWithFourDecimals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := okr.RatioOf(rapid.Int64Range(-1e6, 1e6).Draw(t, "a"), rapid.Int64Range(1, 1e6).Draw(t, "b"))
		number, _ := json.Marshal(r.Number())
		text, _ := json.Marshal(r)
		if r.BP() != 0 && string(number) != string(text) && r.Number() > 1e-4 {
			t.Fatalf("number %s, text %s", number, text)
		}
		if okr.FromBP(r.BP()).BP() != r.BP() {
			t.Fatalf("basis points don't round-trip: %d", r.BP())
		}
		if c := r.Clamp(); c.Sign() < 0 || c.Cmp(okr.RatioOf(1, 1)) > 0 {
			t.Fatalf("clamped to %s", c)
		}
	})
}

// Small ratios and those of any size count alike.
func TestRatioArithmeticIsExact(t *testing.T) {
	edge := rapid.OneOf(rapid.Int64Range(-9, 9), rapid.Int64Range(-1<<33, 1<<33), rapid.Int64(),
		rapid.SampledFrom([]int64{math.MinInt64, math.MaxInt64, 1<<31 - 1, 1 << 31, -1 << 31, 1 - 1<<31}))
	rapid.Check(t, func(t *rapid.T) {
		nonzero := edge.Filter(func(n int64) bool { return n != 0 })
		a, b, c, d := edge.Draw(t, "a"), nonzero.Draw(t, "b"), nonzero.Draw(t, "c"), nonzero.Draw(t, "d")
		r, s := okr.RatioOf(a, b), okr.RatioOf(c, d)
		x, y := big.NewRat(a, b), big.NewRat(c, d)
		for name, pair := range map[string]struct {
			got  okr.Ratio
			want *big.Rat
		}{
			"itself": {r, x}, "sum": {r.Add(s), new(big.Rat).Add(x, y)}, "difference": {r.Sub(s), new(big.Rat).Sub(x, y)},
			"product": {r.Mul(s), new(big.Rat).Mul(x, y)}, "quotient": {r.Div(s), new(big.Rat).Quo(x, y)},
		} {
			if pair.got.Sign() != pair.want.Sign() || pair.got.BP() != basisPoints(pair.want) {
				t.Fatalf("%s: %d, want %d", name, pair.got.BP(), basisPoints(pair.want))
			}
		}
		if r.Cmp(s) != x.Cmp(y) || r.Add(s).Sub(s).Cmp(r) != 0 || r.Mul(s).Div(s).Cmp(r) != 0 {
			t.Fatalf("%s and %s: order %d, want %d", x, y, r.Cmp(s), x.Cmp(y))
		}
	})
}

// basisPoints rounds by the words of the rule: half away from zero, within ±10¹⁵.
func basisPoints(r *big.Rat) int64 {
	text := new(big.Rat).Mul(r, big.NewRat(10_000, 1)).FloatString(0) // rounds half away from zero
	n, err := strconv.ParseInt(text, 10, 64)
	switch most := int64(1_000_000_000_000_000); {
	case err != nil && text[0] == '-', err == nil && n < -most:
		return -most
	case err != nil, n > most:
		return most
	}
	return n
}
