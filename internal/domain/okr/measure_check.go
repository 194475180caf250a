package okr

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Check finds all that is wrong with a measure, at once; field is the JSON
// pointer of the measure ("/measure"). An unknown baseline or unit is no fault:
// see Complete. The codes:
//
//	measure.kind              no such kind
//	measure.not_of_kind       a field that this kind does not have
//	measure.target_missing    a metric without any target
//	measure.targets           more than one of target, target_relative, target_change
//	measure.target_is_baseline, measure.relative_to_zero   no way to go
//	measure.bounds_missing, measure.bounds_order           keep
//	measure.steps_missing, measure.steps_many, measure.step_title, measure.step_twice, measure.step_weight
//	measure.precision, value.digits, text.long
func (m Measure) Check(field string) error {
	f := &faults{field: field}
	m.checkBelongs(f)
	switch m.Kind {
	case Metric:
		m.checkMetric(f)
	case Keep:
		m.checkKeep(f)
	case Milestone:
		m.checkSteps(f)
	case Rollup:
	default:
		f.at("/kind", "measure.kind", fault.Args{"kind": string(m.Kind)})
	}
	f.length("/unit", m.Unit, mostUnit)
	if m.Precision != nil && (*m.Precision < 0 || *m.Precision > mostFraction) {
		f.at("/precision", "measure.precision", fault.Args{"max": mostFraction})
	}
	return f.join()
}

// checkBelongs refuses what another kind would have: it would be lost silently.
func (m Measure) checkBelongs(f *faults) {
	values := m.Kind == Metric || m.Kind == Keep
	for _, part := range []struct {
		field   string
		given   bool
		belongs bool
	}{
		{"/baseline", m.Baseline.Valid, m.Kind == Metric},
		{"/target", m.Target.Valid, m.Kind == Metric},
		{"/target_relative", m.TargetRelative.Valid, m.Kind == Metric},
		{"/target_change", m.TargetChange.Valid, m.Kind == Metric},
		{"/low", m.Low.Valid, m.Kind == Keep},
		{"/high", m.High.Valid, m.Kind == Keep},
		{"/unit", m.Unit != "", values},
		{"/precision", m.Precision != nil, values},
		{"/steps", len(m.Steps) > 0, m.Kind == Milestone},
	} {
		switch m.Kind {
		case Metric, Keep, Milestone, Rollup:
			if part.given && !part.belongs {
				f.at(part.field, "measure.not_of_kind", fault.Args{"kind": string(m.Kind)})
			}
		}
	}
}

func (m Measure) checkMetric(f *faults) {
	known := f.value("/baseline", m.Baseline)
	b := m.Baseline.Decimal
	targets, fit := 0, false
	for _, t := range []struct {
		field string
		value decimal.NullDecimal
	}{{"/target", m.Target}, {"/target_relative", m.TargetRelative}, {"/target_change", m.TargetChange}} {
		if t.value.Valid {
			targets++
			fit = f.value(t.field, t.value)
		}
	}
	switch {
	case targets == 0:
		f.at("/target", "measure.target_missing")
		return
	case targets > 1:
		f.at("/target", "measure.targets")
		return
	case !fit:
		return
	}
	switch {
	case m.Target.Valid && known && m.Target.Decimal.Equal(b):
		f.at("/target", "measure.target_is_baseline", fault.Args{"baseline": b.String()})
	case m.TargetRelative.Valid && m.TargetRelative.Decimal.IsZero():
		f.at("/target_relative", "measure.target_is_baseline")
	case m.TargetRelative.Valid && known && b.IsZero():
		f.at("/target_relative", "measure.relative_to_zero")
	case m.TargetChange.Valid && m.TargetChange.Decimal.IsZero():
		f.at("/target_change", "measure.target_is_baseline")
	}
}

func (m Measure) checkKeep(f *faults) {
	low, high := f.value("/low", m.Low), f.value("/high", m.High)
	switch {
	case !m.Low.Valid && !m.High.Valid:
		f.at("/low", "measure.bounds_missing")
	case low && high && m.Low.Decimal.Cmp(m.High.Decimal) >= 0:
		f.at("/high", "measure.bounds_order", fault.Args{"low": m.Low.Decimal.String(), "high": m.High.Decimal.String()})
	}
}

func (m Measure) checkSteps(f *faults) {
	switch {
	case len(m.Steps) == 0:
		f.at("/steps", "measure.steps_missing")
	case len(m.Steps) > mostSteps:
		f.at("/steps", "measure.steps_many", fault.Args{"max": mostSteps, "count": len(m.Steps)})
		return
	}
	seen := map[string]bool{}
	for i, s := range m.Steps {
		at := "/steps/" + strconv.Itoa(i)
		if strings.TrimSpace(s.Title) == "" {
			f.at(at+"/title", "measure.step_title")
		}
		f.length(at+"/title", s.Title, mostStepTitle)
		f.length(at+"/id", s.ID, mostStepID)
		if s.ID != "" && seen[s.ID] {
			f.at(at+"/id", "measure.step_twice", fault.Args{"id": s.ID})
		}
		seen[s.ID] = true
		if f.value(at+"/weight", s.Weight) && s.Weight.Decimal.Sign() <= 0 {
			f.at(at+"/weight", "measure.step_weight")
		}
	}
}
