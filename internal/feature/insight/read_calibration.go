package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Calibration is how well the confidence that was stated halfway fits what came, and
// how well what was foreseen halfway does.
type Calibration struct {
	Org      *people.Org
	Cycles   []cycles.Cycle // the newest first
	Stated   retrospective.Calibration
	Foreseen retrospective.Calibration // of those key results of which a chance was stated and foreseen
	Untold   retrospective.Untold      // of a team: why it isn't told; the calibrations are empty then
	Omitted  bool                      // there are more objectives, or more chances, than are looked at
}

// mostForetold bounds how many forecasts are made anew in a request.
const mostForetold = 200

// claimed is a key result that is over, with the chance that somebody stated halfway.
type claimed struct {
	kind okr.Kind
	kr   *objectives.KeyResult
	half date.Date
	retrospective.Claim
}

// OwnCalibration is that of the caller, over the newest cycles: nobody else is told it.
func (f *Feature) OwnCalibration(ctx context.Context, who access.Actor) (c Calibration, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		set, err := f.Cycles.Set(ctx, tx)
		if err != nil {
			return err
		}
		var all []claimed
		for _, one := range set.All() {
			if one.StartsOn.After(f.Cycles.Today(tx)) || len(c.Cycles) == mostCycles {
				continue
			}
			c.Cycles = append(c.Cycles, one)
			list, err := f.claims(ctx, tx, &c, objectives.Filter{CycleID: one.ID, OwnerID: who.ID})
			if err != nil {
				return err
			}
			for _, claim := range list {
				if claim.PersonID == who.ID {
					all = append(all, claim)
				}
			}
		}
		return f.calibrate(ctx, tx, &c, all)
	})
	return c, err
}

// TeamCalibration is that of a team with those below it ("" for the company) in a cycle
// ("" for the one whose scores are meant), made of what the caller may see. It names
// nobody, and is told only of so many that it tells of nobody; see retrospective.Tell.
func (f *Feature) TeamCalibration(ctx context.Context, who access.Actor, teamID, cycleID string) (c Calibration, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if c.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if _, known := c.Org.Tree.Team(teamID); teamID != "" && !known {
			return fault.New(fault.Missing, "input.missing")
		}
		cycle, ok, err := f.Cycles.Scored(ctx, tx)
		if cycleID != "" {
			cycle, err = f.Cycles.Cycle(ctx, tx, cycleID)
			ok = true
		}
		if err != nil || !ok {
			return err
		}
		c.Cycles = []cycles.Cycle{cycle}
		all, err := f.claims(ctx, tx, &c, objectives.Filter{CycleID: cycle.ID, TeamID: teamID, Below: true})
		if err != nil {
			return err
		}
		stated := make([]retrospective.Claim, len(all))
		for i := range all {
			stated[i] = all[i].Claim
		}
		if c.Untold = retrospective.Tell(stated, below(c.Org, teamID)); c.Untold != "" {
			return nil
		}
		return f.calibrate(ctx, tx, &c, all)
	})
	return c, err
}

// below are the trees of the teams below one, or of all teams.
func below(org *people.Org, teamID string) (trees [][]string) {
	for _, id := range org.Tree.IDs() {
		if id != teamID && (teamID == "" || org.Tree.Within(id, teamID)) {
			trees = append(trees, org.Tree.Subtree(id))
		}
	}
	return trees
}

// claims finds the key results that are over and of which somebody had stated a chance
// by the middle of their time.
func (f *Feature) claims(ctx context.Context, tx *act.Tx, c *Calibration, in objectives.Filter) (list []claimed, err error) {
	in.Of, in.Limit = objectives.Titles, mostObjectives
	found, next, err := f.Objectives.List(ctx, tx.Who, in)
	if err != nil {
		return nil, err
	}
	c.Omitted = c.Omitted || next != ""
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for i := range found {
		s := &found[i]
		if s.State != okr.Active && s.State != okr.Closed || s.Outcome == okr.OutcomeDropped {
			continue
		}
		for j := range s.Results {
			kr := &s.Results[j]
			_, came, over := day.Came(s.Kind, kr)
			if kr.Dropped || !over {
				continue
			}
			ids = append(ids, kr.ID)
			list = append(list, claimed{s.Kind, kr, kr.StartsOn.AddDays(kr.DueOn.Sub(kr.StartsOn.Date) / 2), retrospective.Claim{TeamID: s.TeamID, Came: came}})
		}
	}
	sure, err := f.Checkins.Sure(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	kept := list[:0]
	for _, one := range list {
		if s := f.lastSure(sure[one.kr.ID], one.half); s != nil {
			one.PersonID, one.Stated = s.PersonID, okr.RatioOf(*s.Confidence, 10)
			kept = append(kept, one)
		}
	}
	return kept, nil
}

// lastSure is the newest confidence of a day that had been written by its end.
func (f *Feature) lastSure(said []checkins.CheckIn, on date.Date) (last *checkins.CheckIn) {
	for i := range said {
		if c := &said[i]; !c.AsOf.After(on) && c.WrittenAt.Before(f.endOf(on)) {
			last = c
		}
	}
	return last
}

// calibrate sets both calibrations. Only a bounded number is foreseen anew.
func (f *Feature) calibrate(ctx context.Context, tx *act.Tx, c *Calibration, all []claimed) error {
	stated := make([]retrospective.Claim, len(all))
	ids := make([]string, len(all))
	for i := range all {
		stated[i], ids[i] = all[i].Claim, all[i].kr.ID
	}
	c.Stated = retrospective.Calibrate(stated)
	if len(all) > mostForetold {
		c.Omitted = true
		return nil
	}
	rows, err := f.Checkins.Readings(ctx, tx, ids)
	if err != nil {
		return err
	}
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return err
	}
	var foreseen []retrospective.Claim
	for _, one := range all {
		var readings []okr.Reading
		for i := range rows[one.kr.ID] {
			if r := &rows[one.kr.ID][i]; r.WrittenAt.Before(f.endOf(one.half)) {
				readings = append(readings, r.Reading())
			}
		}
		told, err := day.ForeseenBy(one.half, one.kind, one.kr, readings)
		if err != nil {
			return err
		}
		if told != nil {
			foreseen = append(foreseen, retrospective.Claim{Stated: okr.RatioOf(int64(told.Chance), 100), Came: one.Came})
		}
	}
	c.Foreseen = retrospective.Calibrate(foreseen)
	return nil
}
