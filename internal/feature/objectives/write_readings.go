package objectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// SetReading keeps what the newest check-in says of a key result, and carries it
// into the objective's progress; moved is whether that changed. The caller has
// set the fields.
func (f *Feature) SetReading(ctx context.Context, tx *act.Tx, o *Objective, kr *KeyResult) (moved bool, err error) {
	day, err := f.Day(ctx, tx)
	if err != nil {
		return false, err
	}
	before := o.Progress
	if kr.Kind != okr.Rollup {
		kr.Progress = toBP(day.progress(kr))
	}
	at := slices.IndexFunc(o.Results, func(one KeyResult) bool { return one.ID == kr.ID })
	if !o.locked || at < 0 {
		if err := store.Together(ctx, tx, readingOf(tx, kr)); err != nil {
			return false, err
		}
		err = f.Roll(ctx, tx, o)
		return !sameProgress(before, o.Progress), err
	}
	o.Results[at] = *kr
	o.roll(day)
	if sameProgress(before, o.Progress) {
		return false, store.Together(ctx, tx, readingOf(tx, kr))
	}
	return true, store.Together(ctx, tx, readingOf(tx, kr), progressOf(tx, o))
}

// SetReadings is SetReading for several key results of an objective that LoadAllToMove gave,
// all at once; list says which of its Results have new fields.
func (f *Feature) SetReadings(ctx context.Context, tx *act.Tx, o *Objective, list []int) (moved bool, err error) {
	day, err := f.Day(ctx, tx)
	if err != nil || len(list) == 0 {
		return false, err
	}
	before := o.Progress
	var all []store.Statement
	for _, at := range list {
		kr := &o.Results[at]
		if kr.Kind != okr.Rollup {
			kr.Progress = toBP(day.progress(kr))
		}
		all = append(all, readingOf(tx, kr))
	}
	o.roll(day)
	if moved = !sameProgress(before, o.Progress); moved {
		all = append(all, progressOf(tx, o))
	}
	return moved, store.Together(ctx, tx, all...)
}

func sameProgress(a, b *int64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }
