package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// DuesOf are the due dates of an objective that the health of its cycle counts, by its key results in
// their order. When somebody was away isn't told, as those due dates aren't counted.
type DuesOf struct {
	Objective *objectives.Standing
	Results   [][]cycle.Kept
}

const (
	aPageOfDues = 25
	// mostEmpty bounds how many pages of objectives are gone through until one has something due.
	mostEmpty = 20
)

// Dues pages through what the share in time of a cycle and a team (both as in Health) is made of.
func (f *Feature) Dues(ctx context.Context, who access.Actor, teamID, cycleID, cursor string) (list []DuesOf, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		if _, known := org.Tree.Team(teamID); teamID != "" && !known {
			return fault.New(fault.Missing, "input.missing")
		}
		set, err := f.Cycles.Set(ctx, tx)
		if err != nil {
			return err
		}
		c, known := set.Cycle(cycleID)
		if !known {
			return fault.New(fault.Missing, "input.missing")
		}
		next = cursor
		for range mostEmpty {
			var page []objectives.Standing
			page, next, err = f.Objectives.List(ctx, who, objectives.Filter{CycleID: c.ID, TeamID: teamID, Below: true, Of: objectives.Titles, Limit: aPageOfDues, Cursor: next})
			if err != nil {
				return err
			}
			dues, err := f.Rhythm.Counted(ctx, tx, page, c.Span().StartsOn, date.Min(f.Cycles.Today(tx), c.Span().EndsOn))
			if err != nil {
				return err
			}
			for i := range page {
				if one := (DuesOf{&page[i], dues[i]}); !waits(&page[i]) && one.any() {
					list = append(list, one)
				}
			}
			if len(list) > 0 || next == "" {
				return nil
			}
		}
		return nil
	})
	return list, next, err
}

func (d *DuesOf) any() bool {
	for _, dues := range d.Results {
		if len(dues) > 0 {
			return true
		}
	}
	return false
}
