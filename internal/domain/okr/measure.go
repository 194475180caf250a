package okr

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// MeasureKind is how a key result is judged.
type MeasureKind string

// The kinds of measure.
const (
	Metric    MeasureKind = "metric"    // from a baseline to a target
	Keep      MeasureKind = "keep"      // within a band
	Milestone MeasureKind = "milestone" // steps that are done or not
	Rollup    MeasureKind = "rollup"    // by the objectives aligned under it
)

// Sizes of a measure.
const (
	mostSteps     = 100
	mostUnit      = 20
	mostStepTitle = 200
	mostStepID    = 64
)

// Measure says what a key result is judged by. Values are exact and in the unit
// as people write it: 5% is 5 with unit %.
type Measure struct {
	Kind MeasureKind

	// Metric: the baseline, null while unknown, and exactly one of the targets.
	Baseline       decimal.NullDecimal
	Target         decimal.NullDecimal // the value itself
	TargetRelative decimal.NullDecimal // percent of the baseline, signed: 10 is t = b · 1.10
	TargetChange   decimal.NullDecimal // added to the baseline, signed: 5 is t = b + 5

	// Keep: at least one bound; both belong to the band.
	Low, High decimal.NullDecimal

	Unit      string
	Precision *int // decimals shown, 0 to 9; nil leaves it to the display

	Steps []Step // milestone
}

// Step is one part of a milestone.
type Step struct {
	ID     string              `json:"id"`
	Title  string              `json:"title"`
	Weight decimal.NullDecimal `json:"weight"` // against the other steps; 1 where null
	DueOn  date.Date           `json:"due_on"` // zero: the key result's due date
	Done   bool                `json:"done"`
}

// weight is what the step counts against the others.
func (s Step) weight() Ratio {
	if s.Weight.Valid {
		return exact(s.Weight.Decimal)
	}
	return RatioOf(1, 1)
}

// Direction is where a value has to go.
type Direction string

// The directions. A measure that is no metric, or whose target is not known, has none.
const (
	Rising  Direction = "rising"
	Falling Direction = "falling"
	Nowhere Direction = ""
)

// Resolved gives baseline and target as values; the target is null while it
// hangs on a baseline that is unknown. Both are null for other kinds.
func (m Measure) Resolved() (baseline, target decimal.NullDecimal) {
	if m.Kind != Metric {
		return baseline, target
	}
	b := m.Baseline
	switch {
	case m.Target.Valid:
		return b, m.Target
	case m.TargetRelative.Valid && b.Valid:
		factor := m.TargetRelative.Decimal.Shift(-2).Add(decimal.NewFromInt(1))
		return b, decimal.NewNullDecimal(b.Decimal.Mul(factor))
	case m.TargetChange.Valid && b.Valid:
		return b, decimal.NewNullDecimal(b.Decimal.Add(m.TargetChange.Decimal))
	}
	return b, target
}

// Direction is rising where the target lies above the baseline and falling
// where it lies below. While the baseline is unknown the sign of a change tells;
// of a relative change too, as baselines are rarely below zero.
func (m Measure) Direction() Direction {
	b, t := m.Resolved()
	sign := 0
	switch {
	case b.Valid && t.Valid:
		sign = t.Decimal.Cmp(b.Decimal)
	case m.Kind != Metric:
	case m.TargetChange.Valid:
		sign = m.TargetChange.Decimal.Sign()
	case m.TargetRelative.Valid:
		sign = m.TargetRelative.Decimal.Sign()
	}
	switch {
	case sign > 0:
		return Rising
	case sign < 0:
		return Falling
	}
	return Nowhere
}

// Held reports whether a value lies in the band of a keep; the bounds belong to it.
func (m Measure) Held(value decimal.Decimal) bool {
	return (!m.Low.Valid || value.Cmp(m.Low.Decimal) >= 0) && (!m.High.Valid || value.Cmp(m.High.Decimal) <= 0)
}

// TakesValue reports whether check-ins of this measure carry a value.
func (m Measure) TakesValue() bool { return m.Kind == Metric || m.Kind == Keep }

// WithDone is the milestone with exactly these steps done; an id that is no
// step's is the fault measure.step_unknown at field.
func (m Measure) WithDone(field string, ids []string) (Measure, error) {
	done := make(map[string]bool, len(ids))
	for _, id := range ids {
		done[id] = true
	}
	steps := make([]Step, len(m.Steps))
	for i, s := range m.Steps {
		s.Done = done[s.ID]
		delete(done, s.ID)
		steps[i] = s
	}
	for _, id := range ids {
		if done[id] {
			return Measure{}, fault.At(field, "measure.step_unknown", fault.Args{"id": id})
		}
	}
	m.Steps = steps
	return m, nil
}

// WithStepIDs gives an id to each step that has none.
func (m Measure) WithStepIDs(newID func() string) Measure {
	steps := make([]Step, len(m.Steps))
	for i, s := range m.Steps {
		if s.ID == "" {
			s.ID = newID()
		}
		steps[i] = s
	}
	if m.Steps != nil {
		m.Steps = steps
	}
	return m
}

// Missing is something a measure lacks to be judged by.
type Missing struct {
	Code  string // measure.baseline_unknown, measure.unit_missing or measure.target_missing
	Field string // JSON pointer below the measure
}

// Complete lists what a valid measure lacks before it can be judged; none for a
// complete one. A milestone or roll-up that is valid lacks nothing.
func (m Measure) Complete() (missing []Missing) {
	if m.Kind == Metric {
		if !m.Baseline.Valid {
			missing = append(missing, Missing{"measure.baseline_unknown", "/baseline"})
		}
		if !m.Target.Valid && !m.TargetRelative.Valid && !m.TargetChange.Valid {
			missing = append(missing, Missing{"measure.target_missing", "/target"})
		}
	}
	if m.TakesValue() && m.Unit == "" {
		missing = append(missing, Missing{"measure.unit_missing", "/unit"})
	}
	return missing
}
