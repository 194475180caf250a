package okr_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func part(weight string, a, b int64) okr.Part {
	return okr.Part{Weight: val(weight), Progress: okr.RatioOf(a, b).Known(), Expected: okr.RatioOf(1, 2).Known()}
}

// The worked examples of DESIGN §3.
func TestRoll(t *testing.T) {
	dropped := part("", 9, 10)
	dropped.Dropped = true
	unknown := okr.Part{}
	for _, c := range []struct {
		name  string
		parts []okr.Part
		want  string
	}{
		{"equal weights", []okr.Part{part("", 4, 10), part("", 5, 10)}, "0.45"},
		{"60/40", []okr.Part{part("60", 62, 100), part("40", 75, 100)}, "0.672"},
		{"below zero counts 0", []okr.Part{part("", -1, 3), part("", 1, 1)}, "0.5"},
		{"above one counts 1", []okr.Part{part("", 13, 10), part("", 0, 1)}, "0.5"},
		{"unknown counts 0", []okr.Part{part("", 4, 10), unknown}, "0.2"},
		{"dropped counts for nothing", []okr.Part{part("", 4, 10), dropped}, "0.4"},
		{"one of 60/40 dropped", []okr.Part{part("60", 4, 10), {Weight: val("40"), Dropped: true}}, "0.4"},
		{"unset ones share the rest", []okr.Part{part("50", 1, 1), part("", 0, 1), part("", 1, 1)}, "0.75"},
		{"nothing left for the unset", []okr.Part{part("100", 1, 2), part("", 1, 1)}, "0.5"},
		{"too much in sum", []okr.Part{part("150", 1, 1), part("50", 0, 1)}, "0.75"},
		{"all unknown", []okr.Part{unknown, unknown}, "none"},
		{"no parts", nil, "none"},
		{"all dropped", []okr.Part{dropped}, "none"},
	} {
		if got := ratio(okr.Roll(c.parts).Progress); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	r := okr.Roll([]okr.Part{part("", 1, 1), unknown, dropped})
	if r.Known != 1 || r.Parts != 2 || ratio(r.Expected) != "0.75" { // the unknown has no expected, as a keep: 1
		t.Errorf("%+v, expected %s", r, ratio(r.Expected))
	}
}

func TestCheckWeights(t *testing.T) {
	weights := func(list ...string) (parts []okr.Part) {
		for _, w := range list {
			parts = append(parts, okr.Part{Weight: val(w)})
		}
		return parts
	}
	for _, c := range []struct {
		parts []okr.Part
		want  []string
	}{
		{nil, nil},
		{weights("", ""), nil},
		{weights("60", "40"), nil},
		{weights("33.3", "33.3", "33.4"), nil},
		{weights("60", ""), nil},
		{weights("60", "30"), []string{"weight.sum /key_results"}},
		{weights("60", "50"), []string{"weight.over /key_results"}},
		{weights("60", "50", ""), []string{"weight.over /key_results"}},
		{weights("60", "40", ""), []string{"weight.over /key_results"}},
		{append(weights("60", "40"), okr.Part{Weight: val("40"), Dropped: true}), nil},
	} {
		wantCodes(t, okr.CheckWeights("/key_results", c.parts), c.want...)
	}
	wantCodes(t, okr.CheckWeight("/weight", val("0")), "weight.range /weight")
	wantCodes(t, okr.CheckWeight("/weight", val("100.1")), "weight.range /weight")
	wantCodes(t, okr.CheckWeight("/weight", val("1e17")), "weight.range /weight")
	wantCodes(t, okr.CheckWeight("/weight", val("1e99")), "value.digits /weight")
	wantCodes(t, okr.CheckWeight("/weight", val("100")))
	wantCodes(t, okr.CheckWeight("/weight", val("")))
}

var drawPart = rapid.Custom(func(t *rapid.T) okr.Part {
	p := part("", rapid.Int64Range(-50, 200).Draw(t, "progress"), 100)
	if rapid.Bool().Draw(t, "set") {
		p.Weight = val(rapid.StringMatching(`[0-9]{1,2}`).Draw(t, "weight"))
	}
	if rapid.IntRange(0, 4).Draw(t, "unknown") == 0 {
		p.Progress = nil
	}
	p.Dropped = rapid.IntRange(0, 4).Draw(t, "dropped") == 0
	return p
})

func TestRollIsOrderFreeAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(drawPart, 0, 7).Draw(t, "parts")
		shuffled := rapid.Permutation(parts).Draw(t, "shuffled")
		r, s := okr.Roll(parts), okr.Roll(shuffled)
		if !same(r.Progress, s.Progress) || !same(r.Expected, s.Expected) || r.Known != s.Known || r.Parts != s.Parts {
			t.Fatalf("%+v, and in another order %+v", r, s)
		}
		if r.Progress != nil && (r.Progress.Sign() < 0 || r.Progress.Cmp(okr.RatioOf(1, 1)) > 0) {
			t.Fatalf("progress %s", r.Progress)
		}
		var sum okr.Ratio
		for i, share := range okr.Shares(parts) {
			if share.Sign() < 0 || parts[i].Dropped && share.Sign() != 0 {
				t.Fatalf("share %s of %+v", share, parts[i])
			}
			sum = sum.Add(share)
		}
		if r.Parts > 0 && sum.Cmp(okr.RatioOf(1, 1)) != 0 {
			t.Fatalf("shares sum to %s", sum)
		}
	})
}
