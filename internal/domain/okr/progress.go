package okr

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Facts is what is known of a key result when its progress is computed. Each
// kind of measure looks at its own part only.
type Facts struct {
	Value    decimal.NullDecimal // metric: the current value
	Tally    KeepTally           // keep
	Supports []Part              // rollup: the objectives aligned under it
	Today    date.Date           // keep
	DueOn    date.Date           // keep
}

// Progress is the raw progress of a key result by its measure (DESIGN §3): it may
// be below 0 or above 1. It is nil while unknown: no reading, no baseline, nothing
// aligned under a roll-up. A milestone is always known once it has a step.
func (m Measure) Progress(f Facts) *Ratio {
	switch m.Kind {
	case Metric:
		return m.metricProgress(f.Value)
	case Keep:
		return f.Tally.At(m, f.DueOn, f.Today)
	case Milestone:
		return m.stepsProgress()
	case Rollup:
		return Roll(f.Supports).Progress
	}
	return nil
}

// metricProgress is (c − b) / (t − b).
func (m Measure) metricProgress(current decimal.NullDecimal) *Ratio {
	b, t := m.Resolved()
	if !current.Valid {
		return nil
	}
	return share(b, t, current.Decimal)
}

// share is how much of the way from b to t lies behind c; nil where there is no way.
func share(b, t decimal.NullDecimal, c decimal.Decimal) *Ratio {
	if !b.Valid || !t.Valid || b.Decimal.Equal(t.Decimal) {
		return nil
	}
	return divide(c.Sub(b.Decimal), t.Decimal.Sub(b.Decimal)).Known()
}

// stepsProgress is the weight done / the weight of all.
func (m Measure) stepsProgress() *Ratio {
	return m.stepsShare(func(s Step) bool { return s.Done })
}

// stepsShare is the weight of the steps that count / the weight of all; nil without weight.
func (m Measure) stepsShare(counts func(Step) bool) *Ratio {
	var part, all Ratio
	for _, s := range m.Steps {
		all = all.Add(s.weight())
		if counts(s) {
			part = part.Add(s.weight())
		}
	}
	if all.Sign() == 0 {
		return nil
	}
	return part.Div(all).Known()
}
