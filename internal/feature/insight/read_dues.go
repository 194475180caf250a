package insight

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/rhythm"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

const (
	aPageOfDues = 25 // objectives
	// mostEmpty bounds how many pages of objectives are gone through until one has something due.
	mostEmpty = 20
)

// Dues pages through what the share in time of a cycle and a team (both as in Health) is made of.
func (f *Feature) Dues(ctx context.Context, who access.Actor, teamID, cycleID, cursor string) (list []rhythm.DuesOf, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := org.Scope(teamID); err != nil {
			return err
		}
		c, err := f.Cycles.Cycle(ctx, tx, cycleID)
		if err != nil {
			return err
		}
		next = cursor
		for range mostEmpty {
			var page []objectives.Standing
			page, next, err = f.Objectives.List(ctx, who, objectives.Filter{CycleID: c.ID, TeamID: teamID, Below: true, Of: objectives.Titles, Limit: aPageOfDues, Cursor: next})
			if err != nil {
				return err
			}
			page = slices.DeleteFunc(page, func(s objectives.Standing) bool { return waits(&s) })
			list, err = f.Rhythm.Counted(ctx, tx, page, c.Span().StartsOn, date.Min(f.Cycles.Today(tx), c.Span().EndsOn))
			if err != nil || len(list) > 0 || next == "" {
				return err
			}
		}
		return nil
	})
	return list, next, err
}
