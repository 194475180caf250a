// Package forecast foresees where a key result will be on its due date: the value
// expected, an interval that holds it four times in five, and how likely success
// is. It is pure, deterministic, and judged by `make backtest`.
//
// The method is described in docs/numbers.md: structural time series (a local
// level with a drift that may damp or wander), averaged over a few ways in which
// readings come about by how well each explains them.
//
// It is the one place where values are floating point: an estimate has no exact
// value. What leaves the package are decimals, rounded by one rule (round.go).
package forecast

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Least is the fewest readings from which anything is foreseen.
const Least = 3

// Most is how many readings are looked at, the newest: so the cost of a check-in
// does not grow with its history.
const Most = 40

// Reading is the value known at the end of a day.
type Reading struct {
	On    date.Date
	Value decimal.Decimal
}

// Question is what is asked of the future.
type Question struct {
	Readings []Reading // oldest first, one a day; more than Most: the newest count
	StartsOn date.Date // of the key result
	DueOn    date.Date
	Today    date.Date
	Workdays okr.Workdays

	Baseline decimal.NullDecimal // metric: where it began
	Target   decimal.NullDecimal // metric: where it should be
	Level    okr.Ratio           // metric: the share of the way that counts as success
	// A keep succeeds inside its band; a bound that is null is open.
	Keep      bool
	Low, High decimal.NullDecimal
	Percent   bool // the unit is %, so that nothing outside 0 to 100 need be foreseen
	// Habit is how the same series came out before.
	Habit Habit
}

// Forecast is what is foreseen.
type Forecast struct {
	On      date.Date       `json:"on"`    // the due date that is spoken of
	Count   int             `json:"count"` // readings looked at
	Value   decimal.Decimal `json:"value"`
	Low     decimal.Decimal `json:"low"`
	High    decimal.Decimal `json:"high"` // four times in five it is between them
	Chance  int             `json:"chance"`
	Pace    decimal.Decimal `json:"pace"` // a week of five workdays: the drift at which it is expected to go on
	Needed  *Need           `json:"needed,omitempty"`
	Reasons []Reason        `json:"reasons"`
}

// Need is the pace that success still takes.
type Need struct {
	Pace  decimal.Decimal `json:"pace"`  // a week of five workdays
	Value decimal.Decimal `json:"value"` // what has to be reached: the level's share of the way
	Days  int             `json:"days"`  // workdays that are left
}

// Make foresees. It is nil where nothing can be: fewer than Least readings, no
// target, or a due date that is over, when the result stands.
func Make(q Question) *Forecast {
	if n := len(q.Readings); n > Most {
		q.Readings = q.Readings[n-Most:]
	}
	if !q.answerable() {
		return nil
	}
	s := read(q)
	s.clean()
	w := s.fit()
	d := s.bounded(w)
	without := d
	d.lesson = q.Habit.at(q.Today.Sub(q.StartsOn) + 1).lesson()
	f := &Forecast{On: q.DueOn, Count: len(q.Readings)}
	low, middle, high := d.interval()
	step := s.step(high - low)
	f.Low, f.Value, f.High = round(low, step), round(middle, step), round(high, step)
	f.Chance = percent(s.chance(d))
	f.Pace = significant(5 * w.drift() * s.unit)
	f.Needed = q.need()
	f.Reasons = s.reasons(f)
	if d.lesson.count > 0 {
		f.Reasons = append(f.Reasons, d.lesson.reason(f.Value.Sub(round(without.quantile(0.5), step))))
	}
	return f
}

func (q Question) answerable() bool {
	if len(q.Readings) < Least || !q.Today.Before(q.DueOn) {
		return false
	}
	if q.Keep {
		return q.Low.Valid || q.High.Valid
	}
	return q.Baseline.Valid && q.Target.Valid && !q.Baseline.Decimal.Equal(q.Target.Decimal)
}

// goal is the value that counts as success: baseline + level × (target − baseline).
func (q Question) goal() decimal.Decimal {
	way := q.Target.Decimal.Sub(q.Baseline.Decimal)
	return q.Baseline.Decimal.Add(way.Mul(decimal.New(q.Level.BP(), -4)))
}

// lastWorkday is the due date, or where nobody works then the last workday before it, as of which the value of the due
// date is known; the due date where there is none within two weeks.
func (q Question) lastWorkday() date.Date {
	for before := range 14 {
		if on := q.DueOn.AddDays(-before); q.Workdays(on, on) > 0 {
			return on
		}
	}
	return q.DueOn
}

// rising reports whether more is better.
func (q Question) rising() bool { return q.Target.Decimal.GreaterThan(q.Baseline.Decimal) }

// need is the pace from now on that reaches the goal on the due date; nil for a keep.
func (q Question) need() *Need {
	if q.Keep {
		return nil
	}
	left := q.Workdays(q.Today.AddDays(1), q.DueOn)
	if left <= 0 {
		return nil
	}
	last := q.Readings[len(q.Readings)-1].Value
	goal := q.goal()
	pace := goal.Sub(last).Mul(decimal.NewFromInt(5)).Div(decimal.NewFromInt(int64(left)))
	if q.rising() == (pace.Sign() < 0) {
		pace = decimal.Zero // it is there already
	}
	return &Need{Pace: upward(pace), Value: goal, Days: left}
}
