package objectives

import (
	"context"
	"maps"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// rollThen reckons roll-ups from what supported them at the moment, level by level.
func (f *Feature) rollThen(ctx context.Context, tx *act.Tx, org *people.Org, list []*Objective, level int) error {
	var rolling []*KeyResult
	var ids []string
	for _, o := range list {
		for i := range o.Results {
			if kr := &o.Results[i]; kr.Kind == okr.Rollup {
				kr.Progress = nil
				rolling, ids = append(rolling, kr), append(ids, kr.ID)
			}
		}
	}
	if len(ids) == 0 || level == mostLevels {
		return nil
	}
	by, err := f.supporters(ctx, tx, ids)
	if err != nil {
		return err
	}
	below := slices.Concat(slices.Collect(maps.Values(by))...)
	slices.Sort(below)
	rows, err := objectivesOf(ctx, tx, slices.Compact(below))
	if err != nil {
		return err
	}
	under, err := f.judgeThen(ctx, tx, org, rows, ToJudge, level+1)
	if err != nil {
		return err
	}
	for _, kr := range rolling {
		var parts []okr.Part
		for _, s := range under {
			if slices.Contains(by[kr.ID], s.ID) {
				parts = append(parts, okr.Part{Weight: s.Weight, Dropped: s.Outcome == okr.OutcomeDropped, Progress: s.Whole.Progress})
			}
		}
		kr.Progress = toBP(okr.Roll(parts).Progress)
	}
	return nil
}

// mostLevels bounds roll-ups of roll-ups; no company stands so deep.
const mostLevels = 20
