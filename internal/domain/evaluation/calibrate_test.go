package evaluation_test

import (
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/evaluation"
)

// The worked example of docs/numbers.md: 20 people, guideline 5, 15, 50, 20, 10.
func TestADistributionWorkedByHand(t *testing.T) {
	var levels []int
	for level, people := range map[int]int{2: 2, 3: 9, 4: 6, 5: 3, 0: 1} {
		for range people {
			levels = append(levels, level)
		}
	}
	var percents, foreseen []string
	for _, bar := range five().Distribute(levels) {
		percents, foreseen = append(percents, bar.Percent.String()), append(foreseen, bar.Foreseen.String())
	}
	if !reflect.DeepEqual(percents, []string{"0", "10", "45", "30", "15"}) || !reflect.DeepEqual(foreseen, []string{"1", "3", "10", "4", "2"}) {
		t.Errorf("%v %v", percents, foreseen)
	}
	if over := five().Over(levels); !reflect.DeepEqual(over, []int{4, 5}) {
		t.Errorf("over: %v", over)
	}
	free := five()
	for i := range free.Levels {
		free.Levels[i].Share = 0
	}
	if free.Over(levels) != nil || free.Distribute(levels)[0].Foreseen != nil {
		t.Error("no guideline, and yet something is over it")
	}
}

func values(reviewer string, list ...string) (out []evaluation.Value) {
	for _, v := range list {
		out = append(out, evaluation.Value{ReviewerID: reviewer, Value: decimal.RequireFromString(v)})
	}
	return out
}

// The worked example of docs/numbers.md: 甲 is lenient, 乙 gives all the same, 丙 wrote too few.
func TestHabitsWorkedByHand(t *testing.T) {
	all := append(append(values("a", "4.2", "3.8", "4.6"), values("b", "3", "3", "3")...), values("c", "2.4", "4")...)
	h := evaluation.Habits(all)
	if len(h) != 3 || h[0].Mean.String() != "4.2" || h[0].Leniency.String() != "0.7" || h[0].Spread.String() != "0.27" {
		t.Errorf("%+v", h[0])
	}
	if h[1].Leniency.String() != "-0.5" || !h[1].Spread.IsZero() {
		t.Errorf("%+v", h[1])
	}
	if h[2].Forms != 2 || h[2].Mean != nil || h[2].Leniency != nil || h[2].Spread != nil {
		t.Errorf("two forms tell of a habit: %+v", h[2])
	}
}

func TestHabitsOfOneReviewerAreNeutral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []evaluation.Value
		for _, n := range rapid.SliceOfN(rapid.Int64Range(100, 500), 3, 20).Draw(t, "values") {
			all = append(all, evaluation.Value{ReviewerID: "a", Value: decimal.New(n, -2)})
		}
		h := evaluation.Habits(all)[0]
		if !h.Leniency.IsZero() || h.Spread.IsNegative() {
			t.Fatalf("%+v", h)
		}
		other := evaluation.Habits(rapid.Permutation(all).Draw(t, "order"))[0]
		if !h.Mean.Equal(*other.Mean) || !h.Spread.Equal(*other.Spread) {
			t.Fatal("the order counts")
		}
	})
}

func TestEverybodyIsCountedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOf(rapid.IntRange(0, 5)).Draw(t, "levels")
		n := 0
		for _, bar := range five().Distribute(levels) {
			n += bar.Count
		}
		for _, l := range levels {
			if l > 0 {
				n--
			}
		}
		if n != 0 {
			t.Fatal(n)
		}
	})
}
