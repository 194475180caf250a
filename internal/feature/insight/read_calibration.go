package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
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
	Omitted  bool                      // there are more objectives, or more chances of one's own, than are looked at
	Coming   bool                      // all of them are being looked at, and will be in it within minutes
}

const (
	mostForetold = 200 // how many forecasts of one's own are made anew in a request
	mostJudged   = 100 // objectives of a team that are; of more, what is kept of each is told
)

// claimed is a key result that is over, with the chance that somebody stated halfway, and the one that was to be foreseen then.
type claimed struct {
	kind     okr.Kind
	kr       *objectives.KeyResult
	half     date.Date
	teamID   string
	personID string
	stated   int64 // in tenths
	foreseen *int  // in hundredths; nil where nothing was
	came     bool
}

func (c *claimed) claim() retrospective.Claim {
	return retrospective.Claim{Stated: okr.RatioOf(c.stated, 10), Came: c.came, Times: 1}
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
				if claim.personID == who.ID {
					all = append(all, claim)
				}
			}
		}
		if c.Omitted = c.Omitted || len(all) > mostForetold; len(all) <= mostForetold {
			if err := f.foresee(ctx, tx, all); err != nil {
				return err
			}
		}
		c.calibrate(all)
		return nil
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
		if err := c.Org.Scope(teamID); err != nil {
			return err
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
		if tx.Past() && !cycle.EndsOn.Before(f.Cycles.Today(tx)) {
			c.Untold = retrospective.UntoldOpen
			return nil
		}
		return f.calibrateTeam(ctx, tx, &c, teamID)
	})
	return c, err
}

// calibrateTeam sets both calibrations of a team, where they may be told: by what is kept where there is much, else
// by the claims themselves.
func (f *Feature) calibrateTeam(ctx context.Context, tx *act.Tx, c *Calibration, teamID string) error {
	s := scope{who: tx.Who, cycleID: c.Cycles[0].ID}
	if teamID != "" {
		s.teamIDs = c.Org.Tree.Subtree(teamID)
	}
	many := false
	if !tx.Past() { // what is kept is of the present: of then the first objectives are judged
		var err error
		if many, err = s.moreThan(ctx, tx, mostJudged); err != nil {
			return err
		}
	}
	if many {
		k, _, _, err := loadKeeper(ctx, tx)
		if err != nil {
			return err
		}
		if c.Coming = k.Lost || k.WalkedAt.IsZero(); !c.Coming {
			return c.calibrateKept(ctx, tx, s, below(c.Org, teamID))
		}
	}
	all, err := f.claims(ctx, tx, c, objectives.Filter{CycleID: s.cycleID, TeamID: teamID, Below: true})
	if err != nil {
		return err
	}
	if c.Untold = retrospective.Tell(stakes(all), below(c.Org, teamID)); c.Untold != "" {
		return nil
	}
	if !many {
		if err := f.foresee(ctx, tx, all); err != nil {
			return err
		}
	}
	c.calibrate(all)
	return nil
}

// calibrateKept sets them by what is kept.
func (c *Calibration) calibrateKept(ctx context.Context, tx *act.Tx, s scope, below [][]string) error {
	held, err := s.stakes(ctx, tx)
	if err != nil {
		return err
	}
	if c.Untold = retrospective.Tell(held, below); c.Untold != "" {
		return nil
	}
	stated, foreseen, err := s.claims(ctx, tx)
	c.Stated, c.Foreseen = retrospective.Calibrate(stated), retrospective.Calibrate(foreseen)
	return err
}

// stakes are who stated how many of some claims, by team.
func stakes(all []claimed) (list []retrospective.Stake) {
	type at struct{ personID, teamID string }
	seen := map[at]int{}
	for i := range all {
		one := at{all[i].personID, all[i].teamID}
		j, ok := seen[one]
		if !ok {
			j = len(list)
			seen[one], list = j, append(list, retrospective.Stake{PersonID: one.personID, TeamID: one.teamID})
		}
		list[j].Claims++
	}
	return list
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
	return f.claimsOf(ctx, tx, found)
}

// claimsOf finds those among the key results of some objectives.
func (f *Feature) claimsOf(ctx context.Context, tx *act.Tx, found []objectives.Standing) (list []claimed, err error) {
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
			list = append(list, claimed{kind: s.Kind, kr: kr, half: kr.StartsOn.AddDays(kr.DueOn.Sub(kr.StartsOn.Date) / 2), teamID: s.TeamID, came: came})
		}
	}
	sure, err := f.Checkins.Sure(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	kept := list[:0]
	for _, one := range list {
		if s := f.lastSure(sure[one.kr.ID], one.half); s != nil {
			one.personID, one.stated = s.PersonID, *s.Confidence
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

// calibrate sets both calibrations.
func (c *Calibration) calibrate(all []claimed) {
	var stated, foreseen []retrospective.Claim
	for i := range all {
		one := all[i].claim()
		stated = append(stated, one)
		if told := all[i].foreseen; told != nil {
			one.Stated = okr.RatioOf(int64(*told), 100)
			foreseen = append(foreseen, one)
		}
	}
	c.Stated, c.Foreseen = retrospective.Calibrate(stated), retrospective.Calibrate(foreseen)
}

// foresee sets what was to be foreseen of key results halfway, by what had been written by then.
func (f *Feature) foresee(ctx context.Context, tx *act.Tx, all []claimed) error {
	if len(all) == 0 {
		return nil
	}
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].kr.ID
	}
	rows, err := f.Checkins.Readings(ctx, tx, ids)
	if err != nil {
		return err
	}
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return err
	}
	for i := range all {
		one := &all[i]
		var readings []okr.Reading
		for j := range rows[one.kr.ID] {
			if r := &rows[one.kr.ID][j]; r.WrittenAt.Before(f.endOf(one.half)) {
				readings = append(readings, r.Reading())
			}
		}
		told, err := day.ForeseenBy(one.half, one.kind, one.kr, readings)
		if err != nil {
			return err
		}
		if told != nil {
			one.foreseen = &told.Chance
		}
	}
	return nil
}
