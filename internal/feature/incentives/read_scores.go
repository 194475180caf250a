package incentives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// WithScores puts the scores that a cycle came to into a draft's table, in place
// of those that stand there; nothing is stored. scored is how many people of the
// population have one, open how many own something that isn't settled yet: they
// keep what they had, for unknown is not zero.
func (f *Feature) WithScores(ctx context.Context, who access.Actor, id, cycleID string) (v Shown, scored, open int, err error) {
	v, err = f.look(ctx, who, id, "incentive.viewed", func(ctx context.Context, tx *act.Tx, v *Shown) error {
		if err := tx.Allow(access.IncentiveUpdate, v.Scheme.Target()); err != nil {
			return err
		}
		if !v.Scheme.open() {
			return fault.New(fault.Conflict, "incentives.frozen")
		}
		if cycleID == "" {
			c, ok, err := f.cycles.Scored(ctx, tx)
			if err != nil || !ok {
				return err
			}
			cycleID = c.ID
		} else if _, err := f.cycles.Cycle(ctx, tx, cycleID); err != nil {
			return err
		}
		achieved, err := f.reviews.Achieved(ctx, tx, cycleID)
		if err != nil {
			return err
		}
		at := map[string]int{}
		for i, g := range v.Given {
			at[g.PersonID] = i
		}
		for _, id := range v.Org.ActiveIDs() {
			p, _ := v.Org.Person(id)
			if !v.Scheme.pays(v.Org, p) {
				continue
			}
			own, owns := achieved.People[id]
			team := achieved.Teams[p.TeamID]
			switch {
			case own != nil:
				scored++
			case owns:
				open++
			}
			if own == nil && team == nil {
				continue
			}
			i, listed := at[id]
			if !listed {
				i = len(v.Given)
				v.Given = append(v.Given, Given{Entry: incentive.Entry{PersonID: id}})
			}
			if own != nil {
				v.Given[i].Score = own
			}
			if team != nil {
				v.Given[i].TeamScore = team
			}
		}
		return nil
	})
	return v, scored, open, err
}
