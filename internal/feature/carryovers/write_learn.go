package carryovers

import (
	"context"
	"errors"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// LearnAll lets the key results that go on learn how those that they came of went, where these have been checked in on since they
// did, and foresees them anew: each by itself, so that one that can't holds up no other.
func (f *Feature) LearnAll(ctx context.Context) (failed error) {
	for last := ""; ctx.Err() == nil; {
		var next *unlearned
		err := f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) (err error) {
			if next, err = nextUnlearned(ctx, tx, last); err != nil || next == nil {
				return err
			}
			return f.learn(ctx, tx, next)
		})
		failed = errors.Join(failed, err)
		if next == nil {
			break
		}
		last = next.keyResultID
	}
	return errors.Join(failed, ctx.Err())
}

// learn lets a key result learn from those that it came of; one that reads from a metric learns from that alone.
func (f *Feature) learn(ctx context.Context, tx *act.Tx, next *unlearned) error {
	if err := setLearned(ctx, tx, next.keyResultID, next.said); err != nil {
		return err
	}
	o, kr, err := f.Objectives.LoadToMove(ctx, tx, next.keyResultID)
	if fault.Is(err, "input.missing") {
		return nil
	}
	if err != nil || kr.Dropped || !kr.Measure.V.TakesValue() {
		return err
	}
	if reads, err := f.Metrics.Moves(ctx, tx, kr.ID); err != nil || reads {
		return err
	}
	before, err := f.before(ctx, tx, kr)
	if err != nil {
		return err
	}
	if err := f.Objectives.Learn(ctx, tx, o.Kind, kr, before); err != nil {
		return err
	}
	return f.Checkins.ForeseeAnew(ctx, tx, o, kr)
}

// before are the readings of the key results that one came of, in its unit, oldest first, one a day: of each until the next
// began, with its baseline the day before it.
func (f *Feature) before(ctx context.Context, tx *act.Tx, kr *objectives.KeyResult) (list []forecast.Reading, err error) {
	var line []*objectives.KeyResult // the newest first
	for id := kr.ID; len(line) < forecast.Earlier; {
		if id, err = cameOf(ctx, tx, id); err != nil {
			return nil, err
		}
		_, one, err := f.Objectives.Load(ctx, tx, id)
		if fault.Is(err, "input.missing") {
			break
		}
		if err != nil {
			return nil, err
		}
		line = append(line, one)
	}
	ids := make([]string, len(line))
	for i, one := range line {
		ids[i] = one.ID
	}
	said, err := f.Checkins.Readings(ctx, tx, ids)
	for i := len(line) - 1; i >= 0; i-- {
		until := kr.StartsOn.Date
		if i > 0 {
			until = line[i-1].StartsOn.Date
		}
		for _, r := range readings(line[i], said[line[i].ID], kr.Measure.V.Unit) {
			if !r.On.Before(until) || len(list) > 0 && r.On.Before(list[len(list)-1].On) {
				continue
			}
			if n := len(list); n > 0 && list[n-1].On == r.On {
				list = list[:n-1]
			}
			list = append(list, r)
		}
	}
	return list, err
}

// readings are a key result's baseline and what check-ins said of it, in a unit; none where its own is another.
func readings(kr *objectives.KeyResult, said []checkins.CheckIn, unit string) (list []forecast.Reading) {
	baseline, _ := kr.Measure.V.Resolved()
	if v, ok := checkins.Converted(baseline.Decimal, kr.Measure.V.Unit, unit); ok && baseline.Valid {
		list = append(list, forecast.Reading{On: kr.StartsOn.AddDays(-1), Value: v})
	}
	for _, c := range said {
		if v, ok := checkins.Converted(c.Value.Decimal, kr.Measure.V.Unit, unit); ok && c.Value.Valid {
			list = append(list, forecast.Reading{On: c.AsOf.Date, Value: v})
		}
	}
	return list
}
