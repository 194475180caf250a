package quality

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Point is one reading of a metric.
type Point struct {
	On    date.Date
	Value decimal.Decimal
}

// Target is what a key result asks of a metric.
type Target struct {
	Baseline decimal.Decimal
	Target   decimal.Decimal
	StartsOn date.Date
	DueOn    date.Date
}

// A history says something from so many readings over so many days; only the
// newest mostPoints are looked at.
const (
	fewestPoints = 6
	fewestDays   = 28
	mostPoints   = 60
)

// Judge holds a target against the metric's own history, given in any order; one
// finding at most, none where the history is too short to tell (six readings
// over four weeks).
//
//   - quality.already_reached: the newest reading is at the target or past it
//     (args target, latest).
//   - quality.too_easy: the metric's own trend gets there by the due date without
//     effort (args target, latest, projected: the value then, reached_on: the day).
//     The trend is the median of the slopes between all pairs of readings
//     (Theil–Sen), so that outliers don't count.
//   - quality.unfeasible: the change asked for is more than twice the largest that
//     the metric ever made in as many days, and it never was even half way (args
//     target, latest, needed: the change, most: the largest so far, best: the best
//     value so far).
func (t Target) Judge(history []Point) []Finding {
	points := newest(history)
	way := t.Target.Cmp(t.Baseline)
	if way == 0 || len(points) < fewestPoints || points[len(points)-1].On.Sub(points[0].On) < fewestDays {
		return nil
	}
	h := past{points: points, up: way > 0}
	latest := points[len(points)-1]
	args := fault.Args{"target": t.Target.String(), "latest": latest.Value.String()}
	if h.reaches(latest.Value, t.Target) {
		return []Finding{{Code: AlreadyReached, Args: args}}
	}
	slope, level := h.line()
	projected := level.Add(slope.Mul(decimal.NewFromInt(int64(t.DueOn.Sub(points[0].On)))))
	if h.reaches(projected, t.Target) {
		args["projected"] = projected.Round(t.places(points)).String()
		args["reached_on"] = t.reachedOn(points[0].On, slope, level).String()
		return []Finding{{Code: TooEasy, Args: args}}
	}
	needed := t.Target.Sub(latest.Value).Abs()
	most := h.mostIn(t.DueOn.Sub(date.Max(t.StartsOn, latest.On)))
	best := h.best()
	half := latest.Value.Add(t.Target).Div(decimal.NewFromInt(2))
	if needed.GreaterThan(most.Mul(decimal.NewFromInt(2))) && !h.reaches(best, half) {
		args["needed"], args["most"], args["best"] = needed.String(), most.Round(t.places(points)).String(), best.String()
		return []Finding{{Code: Unfeasible, Args: args}}
	}
	return nil
}

// reachedOn is the day on which the trend is at the target, not before the start;
// the start too where the trend has long been there and only the newest reading
// fell short.
func (t Target) reachedOn(first date.Date, slope, level decimal.Decimal) date.Date {
	if slope.IsZero() {
		return t.StartsOn
	}
	days := t.Target.Sub(level).DivRound(slope, 8).Ceil().IntPart()
	return date.Max(first.AddDays(int(days)), t.StartsOn)
}

// places is how many decimals the history and the target are written with.
func (t Target) places(points []Point) int32 {
	places := max(0, -t.Target.Exponent())
	for _, p := range points {
		places = max(places, -p.Value.Exponent())
	}
	return places
}

// newest gives the newest points by date, the last one given of each day.
func newest(history []Point) []Point {
	points := slices.Clone(history)
	sorting.Stably(points, func(a, b Point) int { return a.On.Compare(b.On) })
	kept := points[:0]
	for i, p := range points {
		if i+1 == len(points) || points[i+1].On != p.On {
			kept = append(kept, p)
		}
	}
	return kept[max(0, len(kept)-mostPoints):]
}

// past is a history by date with the way that is meant to be good.
type past struct {
	points []Point
	up     bool
}

// reaches reports whether a value is at a level or past it, the good way.
func (h past) reaches(value, level decimal.Decimal) bool {
	if h.up {
		return value.GreaterThanOrEqual(level)
	}
	return value.LessThanOrEqual(level)
}

// line is the trend: the change per day, and the value on the first day.
func (h past) line() (slope, level decimal.Decimal) {
	var slopes, levels []decimal.Decimal
	for i, a := range h.points {
		for _, b := range h.points[i+1:] {
			slopes = append(slopes, b.Value.Sub(a.Value).DivRound(decimal.NewFromInt(int64(b.On.Sub(a.On))), 12))
		}
	}
	slope = median(slopes)
	for _, p := range h.points {
		levels = append(levels, p.Value.Sub(slope.Mul(decimal.NewFromInt(int64(p.On.Sub(h.points[0].On))))))
	}
	return slope, median(levels)
}

func median(values []decimal.Decimal) decimal.Decimal {
	sorting.By(values, decimal.Decimal.Cmp)
	mid := len(values) / 2
	if len(values)%2 == 1 {
		return values[mid]
	}
	return values[mid-1].Add(values[mid]).Div(decimal.NewFromInt(2))
}

func (h past) best() decimal.Decimal {
	best := h.points[0].Value
	for _, p := range h.points {
		if h.reaches(p.Value, best) {
			best = p.Value
		}
	}
	return best
}

// mostIn is the largest change the good way in any stretch of so many days; a
// history shorter than that is stretched in proportion.
func (h past) mostIn(days int) decimal.Decimal {
	most := decimal.Zero
	for i, a := range h.points {
		for _, b := range h.points[i+1:] {
			if b.On.Sub(a.On) > days {
				break
			}
			change := b.Value.Sub(a.Value)
			if !h.up {
				change = change.Neg()
			}
			most = decimal.Max(most, change)
		}
	}
	if length := h.points[len(h.points)-1].On.Sub(h.points[0].On); length < days {
		most = most.Mul(decimal.NewFromInt(int64(days))).DivRound(decimal.NewFromInt(int64(length)), 12)
	}
	return most
}
