package metrics

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// FormulaPlan is how a metric is worked out, as somebody says it.
type FormulaPlan struct {
	Formula string
	Inputs  []Input // MetricID is left out
	Places  int     // digits after the point that the result keeps
	Reason  string  // needed once there are readings
}

// mostSteps bounds how many formulas may hang on one another in a row.
const mostSteps = 5

// calculation is a formula with the metrics that it reads.
type calculation struct {
	formula metric.Formula
	inputs  map[string]*Metric
	units   map[string]metric.Unit
	result  metric.Unit
	places  int
}

// SetFormula lets a metric be worked out from others, for each day that all of them
// have a value of, from the past on. It is a revision. Whoever sets it sees the
// inputs; an input that not everybody sees they must be able to change, for its
// values can be told from the result.
func (f *Feature) SetFormula(ctx context.Context, who access.Actor, id string, version int64, in FormulaPlan) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.change(ctx, tx, id, version)
		if err != nil {
			return err
		}
		if _, err := loadFeed(ctx, tx, m.ID); err == nil {
			return fault.New(fault.Conflict, "metrics.fed")
		} else if !fault.Is(err, "input.missing") {
			return err
		}
		c, err := f.calculation(ctx, tx, m, in)
		if err != nil {
			return err
		}
		rows := make([]Input, len(in.Inputs))
		for i, one := range in.Inputs {
			rows[i] = Input{MetricID: m.ID, Name: strings.TrimSpace(one.Name), InputID: one.InputID}
		}
		if err := f.reform(ctx, tx, m, strings.TrimSpace(in.Formula), in.Places, rows, in.Reason); err != nil {
			return err
		}
		days, err := f.calculate(ctx, tx, m, c, nil)
		if err != nil {
			return err
		}
		return f.spread(ctx, tx, m.ID, days)
	})
}

// DropFormula lets people enter a metric's values again; what was worked out stays.
func (f *Feature) DropFormula(ctx context.Context, who access.Actor, id string, version int64, reason string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.change(ctx, tx, id, version)
		if err != nil {
			return err
		}
		if m.Formula == "" {
			return fault.New(fault.Missing, "input.missing")
		}
		return f.reform(ctx, tx, m, "", 0, nil, reason)
	})
}

// reform keeps a formula with its inputs, as a revision.
func (f *Feature) reform(ctx context.Context, tx *act.Tx, m *Metric, formula string, places int, rows []Input, reason string) error {
	reason = strings.TrimSpace(reason)
	if !m.LastOn.IsZero() && reason == "" {
		return fault.At("/reason", "metrics.reason")
	}
	if utf8.RuneCountInString(reason) > maxReason {
		return fault.At("/reason", "input.too_long", fault.Args{"limit": maxReason})
	}
	old, err := inputsOf(ctx, tx, m.ID)
	if err != nil {
		return err
	}
	by, err := loadMetrics(ctx, tx, ids(old, rows))
	if err != nil {
		return err
	}
	v := &Revision{ID: act.NewID(), MetricID: m.ID, PersonID: tx.Who.ID, RevisedAt: tx.Now, Reason: reason}
	was, now := spelled(m.Formula, m.FormulaPlaces, old, by), spelled(formula, places, rows, by)
	v.Changes.V = []FieldChange{{Field: "formula", Old: was, New: now}}
	if err := addRevision(ctx, tx, v); err != nil {
		return err
	}
	m.Formula, m.FormulaPlaces = formula, places
	if err := saveMetric(ctx, tx, m); err != nil {
		return err
	}
	if err := putInputs(ctx, tx, m.ID, rows); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "metric.formula_set", Subject: m.ref(), Before: map[string]any{"formula": was}, After: map[string]any{"formula": now, "reason": reason}})
}

func ids(lists ...[]Input) (all []string) {
	for _, list := range lists {
		for _, one := range list {
			all = append(all, one.InputID)
		}
	}
	return distinct.IDs(all)
}

// spelled is a formula with the names of what it reads, as far as everybody may
// know them, and what it is rounded to.
func spelled(formula string, places int, rows []Input, by map[string]*Metric) string {
	if formula == "" {
		return ""
	}
	var names []string
	for _, one := range rows {
		name := "…"
		if m := by[one.InputID]; m != nil && m.Visibility == access.Everyone {
			name = m.Name
		}
		names = append(names, one.Name+" = "+name)
	}
	return formula + " (" + strings.Join(names, ", ") + ") ≈ " + decimal.New(0, int32(-places)).StringFixed(int32(places))
}

// calculation reads a plan and refuses one that can't be: what the domain refuses,
// and metrics.unknown, metrics.formula_twice, metrics.formula_circle,
// metrics.formula_deep.
func (f *Feature) calculation(ctx context.Context, tx *act.Tx, m *Metric, in FormulaPlan) (*calculation, error) {
	formula, err := metric.ReadFormula(in.Formula)
	if err != nil {
		return nil, err
	}
	by, err := loadMetrics(ctx, tx, ids(in.Inputs))
	if err != nil {
		return nil, err
	}
	c := &calculation{formula: formula, inputs: map[string]*Metric{}, units: map[string]metric.Unit{}, result: unitOf(m.Unit), places: in.Places}
	for i, one := range in.Inputs {
		at, name := "/inputs/"+strconv.Itoa(i), strings.TrimSpace(one.Name)
		input := by[one.InputID]
		if input == nil || access.Decide(tx.Who, access.MetricView, input.Target()) != access.Allow {
			return nil, fault.At(at+"/metric_id", "metrics.unknown")
		}
		if c.inputs[name] != nil {
			return nil, fault.At(at+"/name", "metrics.formula_twice", fault.Args{"name": name})
		}
		if input.Visibility != access.Everyone {
			if err := tx.Allow(access.MetricUpdate, input.Target()); err != nil {
				return nil, err
			}
		}
		c.inputs[name], c.units[name] = input, unitOf(input.Unit)
	}
	if err := formula.Fits(c.units, c.result, c.places); err != nil {
		return nil, err
	}
	return c, f.unwound(ctx, tx, m, ids(in.Inputs))
}

// unwound refuses inputs that hang on the metric themselves, and too long a row.
func (f *Feature) unwound(ctx context.Context, tx *act.Tx, m *Metric, inputs []string) error {
	steps := 1
	for level := inputs; len(level) > 0; steps++ {
		if slices.Contains(level, m.ID) {
			return fault.At("/inputs", "metrics.formula_circle", fault.Args{"name": m.Name})
		}
		if steps > mostSteps {
			return fault.At("/inputs", "metrics.formula_deep", fault.Args{"limit": mostSteps})
		}
		rows, err := inputsOf(ctx, tx, level...)
		if err != nil {
			return err
		}
		level = ids(rows)
	}
	_, below, err := f.below(ctx, tx, m.ID)
	if err == nil && steps-1+below > mostSteps {
		return fault.At("/inputs", "metrics.formula_deep", fault.Args{"limit": mostSteps})
	}
	return err
}

// unitOf reads a unit as arithmetic sees it.
func unitOf(text string) metric.Unit {
	u := metric.Unit{Of: map[string]int{}}
	for i, part := range strings.Split(text, "/") {
		sign := 1
		if i > 0 {
			sign = -1
		}
		for one := range strings.SplitSeq(strings.ReplaceAll(part, "*", "·"), "·") {
			power, base := checkins.UnitOf(one)
			u.Power += int32(sign) * power
			if base != "" && base != "1" {
				u.Of[base] += sign
			}
		}
	}
	return u
}
