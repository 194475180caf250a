package okr

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Workdays counts the workdays from one day to another, both included; 0 where
// to is before from. The workspace's calendar gives it (cycle.Calendar.Between).
type Workdays func(from, to date.Date) int

// Checkpoint is a value planned for the end of a day.
type Checkpoint struct {
	On    date.Date       `json:"on"`
	Value decimal.Decimal `json:"value"`
}

// mostCheckpoints bounds a plan.
const mostCheckpoints = 100

// Plan is when a key result should be where.
type Plan struct {
	Measure     Measure
	Kind        Kind      // of the objective: gives the level
	StartsOn    date.Date // first day of the span
	DueOn       date.Date // last day of the span
	Checkpoints []Checkpoint
}

// Expected is e(today) of a key result (DESIGN §4), in [0, level]; nil for a keep,
// which has none of its own and counts as 1 in a roll-up.
//
// The days of the span are judged as at their end: e is 0 before StartsOn, has
// the first workday's share on it, and is the level on DueOn and after. Planned
// checkpoints bend the line: between two of them it is straight by workdays. A
// milestone's share is the weight due by today; a step without a date is due
// with the key result.
func (p Plan) Expected(workdays Workdays, today date.Date) *Ratio {
	level := p.Kind.Level()
	switch {
	case p.Measure.Kind == Keep:
		return nil
	case !today.Before(p.DueOn):
		return level.Known()
	case p.Measure.Kind == Milestone:
		due := p.Measure.stepsShare(func(s Step) bool { return !s.DueOn.IsZero() && !s.DueOn.After(today) })
		return Counted(due).Mul(level).Known()
	case today.Before(p.StartsOn):
		return Ratio{}.Known()
	}
	return p.line(workdays, today).Clamp().Mul(level).Known()
}

// line is the planned share of the way at the end of today, within the span.
func (p Plan) line(workdays Workdays, today date.Date) Ratio {
	fromOn, from := p.StartsOn.AddDays(-1), Ratio{} // the end of the day before
	toOn, to := p.DueOn, RatioOf(1, 1)
	for _, c := range p.points() {
		if c.on.After(today) {
			toOn, to = c.on, c.share
			break
		}
		fromOn, from = c.on, c.share
	}
	over, whole := workdays(fromOn.AddDays(1), today), workdays(fromOn.AddDays(1), toOn)
	if over <= 0 || whole <= 0 {
		return from
	}
	return from.Add(to.Sub(from).Mul(RatioOf(int64(min(over, whole)), int64(whole))))
}

type point struct {
	on    date.Date
	share Ratio
}

// points are the checkpoints as shares of the way, earliest first. While the
// baseline is unknown they say nothing and the line is straight.
func (p Plan) points() (points []point) {
	b, t := p.Measure.Resolved()
	for _, c := range p.Checkpoints {
		if s := share(b, t, c.Value); s != nil && !c.On.Before(p.StartsOn) && c.On.Before(p.DueOn) {
			points = append(points, point{c.On, s.Clamp()})
		}
	}
	sorting.Stably(points, func(a, b point) int { return a.on.Compare(b.on) })
	return points
}

// Check refuses a span or checkpoints that are no plan, all at once; field is
// the JSON pointer of the key result. The codes: plan.span (due before start),
// checkpoint.kind (only a metric has them), checkpoint.many, checkpoint.outside
// (not from the start to the day before due), checkpoint.twice (a day), value.digits.
func (p Plan) Check(field string) error {
	f := &faults{field: field}
	if p.DueOn.Before(p.StartsOn) {
		f.at("/due_on", "plan.span", fault.Args{"starts_on": p.StartsOn.String(), "due_on": p.DueOn.String()})
	}
	switch {
	case len(p.Checkpoints) == 0:
		return f.join()
	case p.Measure.Kind != Metric:
		f.at("/checkpoints", "checkpoint.kind", fault.Args{"kind": string(p.Measure.Kind)})
		return f.join()
	case len(p.Checkpoints) > mostCheckpoints:
		f.at("/checkpoints", "checkpoint.many", fault.Args{"max": mostCheckpoints})
		return f.join()
	}
	seen := map[date.Date]bool{}
	for i, c := range p.Checkpoints {
		at := "/checkpoints/" + strconv.Itoa(i)
		f.value(at+"/value", decimal.NewNullDecimal(c.Value))
		switch {
		case c.On.Before(p.StartsOn), !c.On.Before(p.DueOn):
			f.at(at+"/on", "checkpoint.outside", fault.Args{"on": c.On.String()})
		case seen[c.On]:
			f.at(at+"/on", "checkpoint.twice", fault.Args{"on": c.On.String()})
		}
		seen[c.On] = true
	}
	return f.join()
}
