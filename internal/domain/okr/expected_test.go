package okr_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Four weeks, Monday 1 June to Friday 26 June: 20 workdays.
func june(m okr.Measure, kind okr.Kind) okr.Plan {
	return okr.Plan{Measure: m, Kind: kind, StartsOn: day(1), DueOn: day(26)}
}

func TestExpectedIsTheShareOfWorkdays(t *testing.T) {
	for _, c := range []struct {
		today                  int
		committed, aspirations string
	}{
		{0, "0", "0"},
		{1, "0.05", "0.035"}, // the first day is judged as at its end
		{5, "0.25", "0.175"},
		{7, "0.25", "0.175"}, // a Sunday adds nothing
		{12, "0.5", "0.35"},
		{25, "0.95", "0.665"},
		{26, "1", "0.7"},
		{29, "1", "0.7"},
	} {
		m := metric("0", "100")
		if got := ratio(june(m, okr.Committed).Expected(weekdays, day(c.today))); got != c.committed {
			t.Errorf("committed on day %d: %s, want %s", c.today, got, c.committed)
		}
		if got := ratio(june(m, okr.Aspirational).Expected(weekdays, day(c.today))); got != c.aspirations {
			t.Errorf("aspirational on day %d: %s, want %s", c.today, got, c.aspirations)
		}
	}
}

func TestExpectedWithoutWorkdays(t *testing.T) {
	p := okr.Plan{Measure: metric("0", "1"), Kind: okr.Committed, StartsOn: day(6), DueOn: day(7)}
	if got := ratio(p.Expected(weekdays, day(6))) + " " + ratio(p.Expected(weekdays, day(7))); got != "0 1" {
		t.Errorf("a weekend's key result: %s", got)
	}
}

func TestCheckpointsBendTheLine(t *testing.T) {
	p := june(metric("0", "1000"), okr.Committed)
	p.Checkpoints = []okr.Checkpoint{{On: day(19), Value: decimal.NewFromInt(800)}, {On: day(12), Value: decimal.NewFromInt(200)}}
	for today, want := range map[int]string{0: "0", 5: "0.1", 12: "0.2", 14: "0.2", 15: "0.32", 19: "0.8", 22: "0.84", 25: "0.96", 26: "1"} {
		if got := ratio(p.Expected(weekdays, day(today))); got != want {
			t.Errorf("day %d: %s, want %s", today, got, want)
		}
	}
	p.Kind = okr.Aspirational
	if got := ratio(p.Expected(weekdays, day(19))); got != "0.56" {
		t.Errorf("aspirational: %s", got)
	}
	p.Measure = metric("", "1000")
	if got := ratio(p.Expected(weekdays, day(12))); got != "0.35" {
		t.Errorf("without a baseline the line is straight: %s", got)
	}
	falling := june(metric("8", "5"), okr.Committed)
	falling.Checkpoints = []okr.Checkpoint{{On: day(12), Value: decimal.RequireFromString("7.4")}}
	if got := ratio(falling.Expected(weekdays, day(12))); got != "0.2" {
		t.Errorf("falling: %s", got)
	}
}

func TestExpectedOfMilestonesAndKeeps(t *testing.T) {
	m := okr.Measure{Kind: okr.Milestone, Steps: []okr.Step{{Title: "a", Weight: val("2"), DueOn: day(10)}, {Title: "b", DueOn: day(20)}, {Title: "c"}}}
	for today, want := range map[int]string{9: "0", 10: "0.5", 19: "0.5", 20: "0.75", 25: "0.75", 26: "1"} {
		if got := ratio(june(m, okr.Committed).Expected(weekdays, day(today))); got != want {
			t.Errorf("day %d: %s, want %s", today, got, want)
		}
	}
	if got := ratio(june(m, okr.Aspirational).Expected(weekdays, day(10))); got != "0.35" {
		t.Errorf("aspirational: %s", got)
	}
	if got := june(keep("", "5"), okr.Committed).Expected(weekdays, day(10)); got != nil {
		t.Errorf("a keep expects %s", got)
	}
}

func TestPlanCheck(t *testing.T) {
	point := func(on int, value string) okr.Checkpoint {
		return okr.Checkpoint{On: day(on), Value: decimal.RequireFromString(value)}
	}
	p := june(metric("0", "1000"), okr.Committed)
	p.Checkpoints = []okr.Checkpoint{point(1, "5"), point(25, "900")}
	wantCodes(t, p.Check("/kr"))
	p.Checkpoints = []okr.Checkpoint{point(0, "5"), point(26, "900"), point(5, "1e99"), point(5, "6")}
	wantCodes(t, p.Check("/kr"), "checkpoint.outside /kr/checkpoints/0/on", "checkpoint.outside /kr/checkpoints/1/on",
		"value.digits /kr/checkpoints/2/value", "checkpoint.twice /kr/checkpoints/3/on")
	p.Checkpoints = make([]okr.Checkpoint, 101)
	wantCodes(t, p.Check(""), "checkpoint.many /checkpoints")
	p = june(keep("", "5"), okr.Committed)
	p.Checkpoints = []okr.Checkpoint{point(5, "5")}
	p.DueOn = day(0)
	wantCodes(t, p.Check(""), "checkpoint.kind /checkpoints", "plan.span /due_on")
}

// Expected never falls as time goes, and stays within [0, level].
func TestExpectedIsMonotoneAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := okr.Plan{Measure: metric("0", "100"), Kind: rapid.SampledFrom([]okr.Kind{okr.Committed, okr.Aspirational}).Draw(t, "kind"),
			StartsOn: day(rapid.IntRange(1, 10).Draw(t, "start"))}
		p.DueOn = p.StartsOn.AddDays(rapid.IntRange(0, 60).Draw(t, "length"))
		if rapid.Bool().Draw(t, "milestone") {
			p.Measure = okr.Measure{Kind: okr.Milestone}
			for range rapid.IntRange(1, 4).Draw(t, "steps") {
				p.Measure.Steps = append(p.Measure.Steps, okr.Step{DueOn: day(rapid.IntRange(1, 80).Draw(t, "due"))})
			}
		} else {
			value := int64(-20)
			for on := p.StartsOn; on.Before(p.DueOn); on = on.AddDays(rapid.IntRange(1, 30).Draw(t, "gap")) {
				value += rapid.Int64Range(0, 60).Draw(t, "rise")
				p.Checkpoints = append(p.Checkpoints, okr.Checkpoint{On: on, Value: decimal.NewFromInt(value)})
			}
		}
		before := okr.Ratio{}
		for today := p.StartsOn.AddDays(-2); !today.After(p.DueOn.AddDays(2)); today = today.AddDays(1) {
			e := p.Expected(weekdays, today)
			if e.Cmp(before) < 0 || e.Cmp(p.Kind.Level()) > 0 {
				t.Fatalf("%s on %s after %s", e, today, before)
			}
			before = *e
		}
		if before.Cmp(p.Kind.Level()) != 0 {
			t.Fatalf("%s at the end", before)
		}
	})
}
