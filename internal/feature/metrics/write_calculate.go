package metrics

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// below lists the metrics that hang on one by formulas, each after all that it hangs
// on itself, and how many steps there are.
func (f *Feature) below(ctx context.Context, tx *act.Tx, id string) (order []string, steps int, err error) {
	level := []string{id}
	for ; ; steps++ {
		if level, err = usersOf(ctx, tx, level...); err != nil || len(level) == 0 {
			return order, steps, err
		}
		if steps > mostSteps+1 {
			return nil, steps, fault.New(fault.Conflict, "metrics.formula_deep", fault.Args{"limit": mostSteps})
		}
		order = slices.DeleteFunc(order, func(one string) bool { return slices.Contains(level, one) })
		order = append(order, level...)
	}
}

// spread works out the metrics that hang on one whose values of some days changed.
func (f *Feature) spread(ctx context.Context, tx *act.Tx, id string, days []date.Date) error {
	if len(days) == 0 {
		return nil
	}
	order, _, err := f.below(ctx, tx, id)
	if err != nil {
		return err
	}
	for _, one := range order {
		m, err := lockMetric(ctx, tx, one)
		if err != nil {
			return err
		}
		c, err := f.kept(ctx, tx, m)
		if err != nil {
			return err
		}
		if _, err := f.calculate(ctx, tx, m, c, days); err != nil {
			return err
		}
	}
	return nil
}

// kept is the calculation that a metric has.
func (f *Feature) kept(ctx context.Context, tx *act.Tx, m *Metric) (*calculation, error) {
	formula, err := metric.ReadFormula(m.Formula)
	if err != nil {
		return nil, err
	}
	rows, err := inputsOf(ctx, tx, m.ID)
	if err != nil {
		return nil, err
	}
	by, err := loadMetrics(ctx, tx, ids(rows))
	if err != nil {
		return nil, err
	}
	c := &calculation{formula: formula, inputs: map[string]*Metric{}, units: map[string]metric.Unit{}, result: unitOf(m.Unit), places: m.FormulaPlaces}
	for _, one := range rows {
		if input := by[one.InputID]; input != nil { // without it nothing is known
			c.inputs[one.Name], c.units[one.Name] = input, unitOf(input.Unit)
		}
	}
	return c, nil
}

// results are the values that a formula gives, by day; days without one are false.
// No days ask for all.
func (c *calculation) results(ctx context.Context, tx *act.Tx, days []date.Date) (map[date.Date]decimal.NullDecimal, error) {
	by := map[date.Date]map[string]decimal.Decimal{}
	for name, input := range c.inputs {
		rows, err := readingsOn(ctx, tx, input.ID, days)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if by[r.On.Date] == nil {
				by[r.On.Date] = map[string]decimal.Decimal{}
			}
			if r.Value.Valid {
				by[r.On.Date][name] = r.Value.Decimal
			}
		}
	}
	out := make(map[date.Date]decimal.NullDecimal, len(by))
	for on, values := range by {
		v, ok := c.formula.Value(values, c.units, c.result, c.places)
		out[on] = decimal.NullDecimal{Decimal: v, Valid: ok}
	}
	return out, nil
}

// readingsOn gives the readings that count of some days, or the newest of all.
func readingsOn(ctx context.Context, tx *act.Tx, id string, days []date.Date) ([]Reading, error) {
	if len(days) == 0 {
		return newestReadings(ctx, tx, id, date.Date{}, maxAtOnce)
	}
	rows, err := readingsBetween(ctx, tx, id, slices.MinFunc(days, date.Date.Compare), slices.MaxFunc(days, date.Date.Compare))
	wanted := make(map[date.Date]bool, len(days))
	for _, on := range days {
		wanted[on] = true
	}
	return slices.DeleteFunc(rows, func(r Reading) bool { return !wanted[r.On.Date] }), err
}

// calculate writes what a formula gives for some days, or for all: where it says
// something else than before it is a correction, and where an input is missing now
// what was worked out is taken back. It gives the days that changed.
func (f *Feature) calculate(ctx context.Context, tx *act.Tx, m *Metric, c *calculation, days []date.Date) (changed []date.Date, err error) {
	results, err := c.results(ctx, tx, days)
	if err != nil {
		return nil, err
	}
	there, err := readingsOn(ctx, tx, m.ID, days)
	if err != nil {
		return nil, err
	}
	old := make(map[date.Date]*Reading, len(there))
	for i := range there {
		r := &there[i]
		old[r.On.Date] = r
		if _, ok := results[r.On.Date]; !ok {
			results[r.On.Date] = decimal.NullDecimal{}
		}
	}
	var rows []Reading
	told := map[string]any{"new": 0, "changed": 0, "gone": 0}
	count := func(what string) { told[what] = told[what].(int) + 1 }
	for on, v := range results {
		was := old[on]
		standing := was != nil && was.Value.Valid
		switch {
		case v.Valid && standing && was.Value.Decimal.Equal(v.Decimal), !v.Valid && (!standing || was.Source != Calculated):
			continue
		case !v.Valid:
			count("gone")
		case standing:
			count("changed")
		default:
			count("new")
		}
		r := Reading{ID: act.NewID(), MetricID: m.ID, On: store.AsDay(on), Value: v, Source: Calculated, PersonID: tx.Who.ID, WrittenAt: tx.Now}
		if was != nil {
			r.Supersedes = was.ID
		}
		rows, changed = append(rows, r), append(changed, on)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	sorting.By(rows, func(a, b Reading) int { return a.On.Compare(b.On.Date) })
	if err := addReadings(ctx, tx, rows); err != nil {
		return nil, err
	}
	if err := f.stand(ctx, tx, m); err != nil {
		return nil, err
	}
	if _, err := f.move(ctx, tx, m, rows); err != nil {
		return nil, err
	}
	return changed, tx.Tell(ctx, act.Told{Kind: "metric.calculated", Subject: m.ref(), After: told})
}

// TryFormula shows what a formula would give, the newest days of it; nothing changes.
func (f *Feature) TryFormula(ctx context.Context, who access.Actor, id string, in FormulaPlan) (p Plans, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := loadMetric(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MetricUpdate, m.Target()); err != nil {
			return err
		}
		c, err := f.calculation(ctx, tx, m, in)
		if err != nil {
			return err
		}
		results, err := c.results(ctx, tx, nil)
		if err != nil {
			return err
		}
		var lines []Line
		for on, v := range results {
			if v.Valid {
				lines = append(lines, Line{On: on, Value: v.Decimal, Typed: v.Decimal.String()})
			}
		}
		sorting.By(lines, func(a, b Line) int { return a.On.Compare(b.On) })
		p, err = f.plan(ctx, tx, m, lines[max(0, len(lines)-mostShown):])
		return err
	})
	return p, err
}

// mostShown is how many days a trial of a formula shows.
const mostShown = 60
