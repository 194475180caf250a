package incentive_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// The three people of docs/hr.md, tiers against an even line: A 12,000.00 and
// 13,000.00 × 0.3 less, worked out there.
func TestWhoGainsAndWhoLoses(t *testing.T) {
	tiered, even := incentive.ExampleOf(incentive.Tiered), incentive.ExampleOf(incentive.Tiered)
	even.Rules = incentive.Rules{Preset: incentive.Linear, Slope: &incentive.Slope{From: 0, To: 100, High: decimal.NewFromInt(1)}}
	one, err := incentive.Pay(tiered.Rules, tiered.Entries)
	if err != nil {
		t.Fatal(err)
	}
	two, err := incentive.Pay(even.Rules, even.Entries)
	if err != nil {
		t.Fatal(err)
	}
	// Tiers: A 10,000 × 1.2, B 7,049.18 × 1, C 8,000 × 0.5. The line: A 10,000 × 1, B 7,049.18 × 0.85, C 8,000 × 0.52.
	want := []incentive.Difference{{"a", 1_200_000, 1_000_000}, {"b", 704_918, 599_180}, {"c", 400_000, 416_000}}
	c := incentive.Compare(one, two)
	if !slices.Equal(c.Rows, want) || c.Gaining != 2 || c.Losing != 1 || c.Gained != 305_738 || c.Lost != 16_000 || c.MostGain != 200_000 || c.LeastGain != 105_738 || c.MostLoss != 16_000 {
		t.Errorf("%+v", c)
	}
	two.Payouts = two.Payouts[1:]
	two.Total -= 1_000_000
	if c := incentive.Compare(one, two); c.OnlyInOne != 1 || c.Rows[0] != (incentive.Difference{PersonID: "a", One: 1_200_000}) {
		t.Errorf("somebody whom the other doesn't pay: %+v", c)
	}
}

func TestWhatHangsOnATenth(t *testing.T) {
	e := incentive.ExampleOf(incentive.Tiered)
	o, err := incentive.Foresee(e.Rules, e.Entries)
	if err != nil {
		t.Fatal(err)
	}
	// B at 0.85 is 20% of 7,049.18 from the last tier; at 0.75 it is 0.8. C at 0.62 gets 0.8 of 8,000, at 0.42 still 0.5.
	will := func(f incentive.Fen) incentive.Foreseen { return incentive.Foreseen{Amount: f} }
	want := []incentive.Swing{
		{PersonID: "a", Down: will(1_200_000), Now: 1_200_000, Up: will(1_200_000), ScoreDown: 90, For: 100, ScoreUp: 100},
		{PersonID: "b", Down: will(563_934), Now: 704_918, Up: will(845_902), ScoreDown: 75, For: 85, ScoreUp: 95},
		{PersonID: "c", Down: will(400_000), Now: 400_000, Up: will(640_000), ScoreDown: 42, For: 52, ScoreUp: 62},
	}
	if !slices.Equal(o.Swings, want) {
		t.Errorf("%+v", o.Swings)
	}
	if o.Worst.Amount != 0 || o.Best.Amount != 1_200_000+845_902+960_000 || o.Down.Amount != 1_200_000+563_934+400_000 || o.Up.Amount != 1_200_000+845_902+640_000 {
		t.Errorf("%+v", o)
	}
	pool := incentive.ExampleOf(incentive.Pooled)
	if o, err = incentive.Foresee(pool.Rules, pool.Entries); err != nil || o.Worst.Amount != 0 || o.Best.Amount != 5_000_000 || o.Up.Amount != 5_000_000 {
		t.Errorf("a pool: %+v %v", o, err)
	}
	spot := incentive.ExampleOf(incentive.Spot)
	if o, err = incentive.Foresee(spot.Rules, spot.Entries); err != nil || o.Swings != nil || o.Worst.Amount != 80_000 || o.Best.Amount != 80_000 {
		t.Errorf("what doesn't look at scores: %+v %v", o, err)
	}
}

// Whatever the rules: gains and losses add up, a swing is what a whole run would
// pay but for the fen of rounding, and goes the way that the score does.
func TestComparisonsAndSwingsAgreeWithWholeRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, entries, run := draw(t)
		other, err := incentive.Pay(incentive.Rules{Preset: incentive.Linear, Slope: &incentive.Slope{From: 0, To: 100, High: decimal.NewFromInt(1)}}, entries)
		if err != nil {
			t.Fatal(err)
		}
		if c := incentive.Compare(run, other); c.TotalOne-c.TotalTwo != c.Gained-c.Lost || c.Gaining+c.Losing+c.Unchanged != len(entries) {
			t.Fatalf("%+v", c)
		}
		o, err := incentive.Foresee(r, entries)
		if err != nil {
			t.Fatal(err)
		}
		if o.Worst.Amount > o.Down.Amount || o.Down.Amount > o.Up.Amount || o.Up.Amount > o.Best.Amount {
			t.Fatalf("totals out of order: %+v", o)
		}
		for i, w := range o.Swings {
			if w.Down.Amount > w.Now || w.Now > w.Up.Amount+1 {
				t.Fatalf("%+v", w)
			}
			for _, at := range []struct {
				by   int
				want incentive.Fen
			}{{-10, w.Down.Amount}, {10, w.Up.Amount}} {
				moved := slices.Clone(entries)
				s := okr.Score(min(max(int(*entries[i].Score)+at.by, 0), 100))
				a := min(max(*entries[i].Achievement+okr.Achievement(at.by), 0), okr.MostAchievement)
				moved[i].Score, moved[i].Achievement = &s, &a
				again, err := incentive.Pay(r, moved)
				if err != nil {
					continue // a pool that nobody has a share in any more
				}
				if got := again.Payouts[i].Amount; got != at.want && got != at.want+1 {
					t.Fatalf("%s at %s: %s, a whole run pays %s", w.PersonID, s, at.want, got)
				}
			}
		}
	})
}
