package objectives

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
)

// Past is how a key result stood at the end of a reading's day, by that reading and
// by its measure, dates and checkpoints as they are now: on track, at risk or off
// track, on the due date and after it as on the day before. Of a keep it tells
// whether the value was in its band. False for a reading that doesn't tell.
func (d Day) Past(kind okr.Kind, kr *KeyResult, r okr.Reading) (retrospective.Mark, bool) {
	m := kr.Measure.V
	value, ok := valueOf(m, r)
	if !ok || m.Kind == okr.Rollup {
		return retrospective.Mark{}, false
	}
	if m.Kind == okr.Keep {
		held := okr.OffTrack
		if m.Held(value) {
			held = okr.OnTrack
		}
		return retrospective.Mark{On: r.AsOf, Status: held}, true
	}
	on := date.Min(r.AsOf, kr.DueOn.AddDays(-1))
	plan := okr.Plan{Measure: m, Kind: kind, StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date, Checkpoints: kr.Checkpoints.V}
	mark := retrospective.Mark{On: r.AsOf, Progress: kr.shareOf(value), Expected: plan.Expected(d.Calendar.Between, on)}
	if mark.Progress == nil {
		return mark, false
	}
	mark.Status = d.Policy.Status(okr.Standing{Progress: mark.Progress, Expected: mark.Expected, Kind: kind, DueOn: kr.DueOn.Date}, on)
	return mark, true
}

// Came is the value of a key result by its newest reading (of a milestone the
// percent of its weight done), and whether that succeeds on its due date. False
// where there is none, or the due date is still to come.
func (d Day) Came(kind okr.Kind, kr *KeyResult) (value decimal.Decimal, succeeded, ok bool) {
	if d.Today.Before(kr.DueOn.Date) || kr.Kind == okr.Rollup {
		return value, false, false
	}
	j := d.JudgeKeyResult(kind, kr)
	switch {
	case j.Progress == nil:
		return value, false, false
	case kr.Kind == okr.Milestone:
		value = decimal.New(j.Progress.BP(), -2)
	case kr.Current.Valid:
		value = kr.Current.Decimal
	default:
		return value, false, false
	}
	return value, j.Status == okr.Achieved, true
}

// ForeseenBy is what was to be foreseen at the end of a past day by the readings
// up to it, as Foresee makes it; nil where nothing was.
func (d Day) ForeseenBy(on date.Date, kind okr.Kind, kr *KeyResult, readings []okr.Reading) (*forecast.Forecast, error) {
	known := make([]okr.Reading, 0, len(readings))
	for _, r := range readings {
		if !r.AsOf.After(on) {
			known = append(known, r)
		}
	}
	then, past := *kr, d
	past.Today = on
	past.Foresee(kind, &then, known)
	return then.Forecast.Get()
}
