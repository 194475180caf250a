package forecast

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// quarter is a question of the third quarter, from 50,000 to 55,000, and fridays are values read on each of its Fridays so many
// quarters before.
func quarter() Question { return ask("50300", "50700", "51050", "51420", "51800", "52190") }

func fridays(back int, from float64, way func(week float64) float64) (list []Reading) {
	starts := date.Must("2026-07-01").AddMonths(-3 * back)
	for on := starts; on.Before(starts.AddMonths(3)); on = on.AddDays(1) {
		if on.Weekday() == 5 || on.AddDays(1) == starts.AddMonths(3) {
			week := float64(on.Sub(starts)+1) / 7
			list = append(list, Reading{On: on, Value: decimal.NewFromFloat(from + way(week)).Round(0)})
		}
	}
	return list
}

// past are quarters that each went the same way, one after another.
func past(quarters int, way func(week float64) float64) (list []Reading) {
	from := 20_000.0
	list = append(list, Reading{On: date.Must("2026-06-30").AddMonths(-3 * quarters), Value: decimal.NewFromFloat(from)})
	for back := quarters; back >= 1; back-- {
		list = append(list, fridays(back, from, way)...)
		from = list[len(list)-1].Value.InexactFloat64()
	}
	return list
}

func even(week float64) float64 { return 380 * week }

// late is slow for eight weeks and then three times as quick.
func late(week float64) float64 { return 250*week + max(0, week-8)*500 }

func TestASeriesWithoutAPastIsForeseenAsEver(t *testing.T) {
	q := quarter()
	bare := Make(q)
	if q.Habit = Learn(q, nil); len(q.Habit.Moments) != 0 {
		t.Fatalf("learned %+v from nothing", q.Habit)
	}
	f := Make(q)
	if !f.Value.Equal(bare.Value) || !f.Low.Equal(bare.Low) || f.Chance != bare.Chance || codes(f)["before"] != nil {
		t.Errorf("foresees %+v, without a past %+v", f, bare)
	}
}

func TestWhatCameLateBeforeIsExpectedToComeLateAgain(t *testing.T) {
	q := quarter()
	bare := Make(q)
	q.Habit = Learn(q, past(8, late))
	f := Make(q)
	if f.Value.LessThanOrEqual(bare.Value) || f.Chance <= bare.Chance {
		t.Errorf("eight quarters sped up after the eighth week: foresees %s (%d %%), without them %s (%d %%)", f.Value, f.Chance, bare.Value, bare.Chance)
	}
	args := codes(f)["before"]
	if by := f.Value.Sub(bare.Value); args["count"] != "8" || !decimal.RequireFromString(args["by"]).Sub(by).Abs().LessThanOrEqual(decimal.NewFromInt(100)) {
		t.Errorf("says %v; it moved by %s", args, by)
	}
	few := q
	few.Habit = Learn(few, past(2, late))
	if v := Make(few).Value; !v.GreaterThan(bare.Value) || !v.LessThan(f.Value) {
		t.Errorf("two quarters move it to %s: less than eight (%s), more than none (%s)", v, f.Value, bare.Value)
	}
}

func TestEvenQuartersBeforeNarrowTheInterval(t *testing.T) {
	q := quarter()
	bare := Make(q)
	q.Habit = Learn(q, past(8, even))
	f := Make(q)
	if wide, now := bare.High.Sub(bare.Low), f.High.Sub(f.Low); !now.LessThan(wide.Mul(decimal.NewFromFloat(0.8))) {
		t.Errorf("interval %s wide, without a past %s", now, wide)
	}
}

// A metric that counts from nought each quarter begins there, one that goes on begins where it had come to.
func TestAnEarlierStretchBeginsWhereItsReadingsDo(t *testing.T) {
	count := ask("30", "61", "92", "125")
	count.Baseline, count.Target = decimal.NewNullDecimal(decimal.Zero), decimal.NewNullDecimal(decimal.NewFromInt(400))
	var over []Reading
	for back := 3; back >= 1; back-- {
		over = append(over, fridays(back, 0, func(week float64) float64 { return 30 * week })...)
	}
	list := count.earlier(over)
	if len(list) != 2 { // of the first nobody knows where it began
		t.Fatalf("%d stretches", len(list))
	}
	for _, e := range list {
		if !e.Baseline.Decimal.IsZero() || !e.Target.Decimal.Equal(decimal.NewFromInt(400)) {
			t.Errorf("from %s to %s", e.Baseline.Decimal, e.Target.Decimal)
		}
	}
	on := quarter().earlier(past(2, even))
	if len(on) != 2 || !on[1].Baseline.Decimal.Equal(decimal.NewFromInt(20_000)) || !on[1].Target.Decimal.Equal(decimal.NewFromInt(25_000)) {
		t.Errorf("goes on as %+v", on)
	}
}

func TestAStretchCountsThatWasReadAtItsEnd(t *testing.T) {
	readings := past(1, even)
	if n := len(quarter().earlier(readings)); n != 1 {
		t.Fatalf("%d stretches", n)
	}
	if n := len(quarter().earlier(readings[:len(readings)-3])); n != 0 {
		t.Errorf("one that stopped two weeks before its end counts: %d", n)
	}
}

func TestStretchesAreAsLongAndAdjoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := quarter()
		q.StartsOn = date.Must("2026-01-01").AddDays(rapid.IntRange(0, 400).Draw(t, "start"))
		q.DueOn = q.StartsOn.AddDays(rapid.IntRange(10, 500).Draw(t, "length"))
		next := q.StartsOn
		for n := 1; n <= Earlier; n++ {
			from, to := q.back(n)
			if to.AddDays(1) != next {
				t.Fatalf("the %d. before %s to %s is %s to %s, and %s follows", n, q.StartsOn, q.DueOn, from, to, next)
			}
			if off := to.Sub(from) - q.DueOn.Sub(q.StartsOn); off < -4 || off > 4 {
				t.Fatalf("%s to %s is %d days longer", from, to, off)
			}
			next = from
		}
	})
}

// Whatever was before, a forecast stays one: its ends in order, within what is possible, a chance that grows as the goal
// comes nearer.
func TestAnyPastLeavesAForecastInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Question{StartsOn: date.Must("2026-07-01"), DueOn: date.Must("2026-09-30"), Workdays: cycle.Mainland().Between, Level: okr.RatioOf(1, 1), Percent: true,
			Baseline: decimal.NewNullDecimal(decimal.NewFromInt(40)), Target: decimal.NewNullDecimal(decimal.NewFromInt(90))}
		for n := range rapid.IntRange(3, 9).Draw(t, "readings") {
			q.Readings = append(q.Readings, Reading{On: q.StartsOn.AddDays(7*n + 2), Value: decimal.NewFromInt(int64(rapid.IntRange(0, 100).Draw(t, "value")))})
		}
		q.Today = q.Readings[len(q.Readings)-1].On
		for n := range rapid.IntRange(0, 5).Draw(t, "moments") {
			q.Habit.Moments = append(q.Habit.Moments, Moment{Days: 14 * (n + 1), Count: rapid.IntRange(1, Earlier).Draw(t, "count"),
				Mean: rapid.Float64Range(-3, 3).Draw(t, "mean"), Spread: rapid.Float64Range(0, 3).Draw(t, "spread")})
		}
		f := Make(q)
		if f.Low.GreaterThan(f.Value) || f.Value.GreaterThan(f.High) || f.Low.Sign() < 0 || f.High.GreaterThan(decimal.NewFromInt(100)) || f.Chance < 1 || f.Chance > 99 {
			t.Fatalf("foresees %+v", f)
		}
		q.Target = decimal.NewNullDecimal(decimal.NewFromInt(80))
		s := read(q)
		s.clean()
		d := s.bounded(s.fit())
		d.lesson = q.Habit.at(40).lesson()
		last := 0.0
		for v := 0.0; v <= 100; v += 2.5 {
			below := d.below(v)
			if below < last {
				t.Fatalf("less is below %v than below what is less: %v < %v", v, below, last)
			}
			last = below
		}
	})
}
