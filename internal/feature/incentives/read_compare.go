package incentives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Assumed is by which scores a scheme is looked at; the zero Assumed is those that
// are given.
type Assumed struct {
	CycleID string     // those that a cycle came to, where it has one for a person or team
	Score   *okr.Score // this one for everybody
}

// Compared is a scheme beside another, and what hangs on its scores.
type Compared struct {
	Shown
	Other      *Scheme // nil where it is compared with none
	Comparison incentive.Comparison
	Outlook    incentive.Outlook
	Assumed    int // how many people's own scores aren't those that are given
}

// Compare works out what a scheme pays by some scores, what hangs on them, and who
// gains and loses against the rules of another scheme on the same people. Nothing
// is stored; the look is written down. The caller must be let see both.
func (f *Feature) Compare(ctx context.Context, who access.Actor, id, withID string, by Assumed) (c Compared, err error) {
	c.Shown, err = f.look(ctx, who, id, "incentive.compared", func(ctx context.Context, tx *act.Tx, v *Shown) error {
		if c.Assumed, err = f.assume(ctx, tx, v, by); err != nil {
			return err
		}
		if v.Run, err = f.pay(ctx, tx, v.Scheme, v.Given); err != nil {
			return err
		}
		entries := make([]incentive.Entry, len(v.Given))
		for i, g := range v.Given {
			entries[i] = g.Entry
		}
		if c.Outlook, err = incentive.Foresee(v.Scheme.Rules, entries); err != nil {
			return err
		}
		other := incentive.Run{}
		if withID != "" {
			if c.Other, err = f.load(ctx, tx, withID); err != nil {
				return err
			}
			if err := tx.Allow(access.IncentiveView, c.Other.Target()); err != nil {
				return err
			}
			if other, err = f.pay(ctx, tx, c.Other, v.Given); err != nil {
				return err
			}
		}
		c.Comparison = incentive.Compare(v.Run, other)
		return nil
	})
	return c, err
}

// assume puts other scores in the place of those given, and counts the people
// whose own it changed. Where a cycle has none for somebody they keep theirs.
func (f *Feature) assume(ctx context.Context, tx *act.Tx, v *Shown, by Assumed) (changed int, err error) {
	own := func(Given) *okr.Score { return by.Score }
	team := own
	switch {
	case by.CycleID != "" && by.Score != nil:
		return 0, fault.At("/score", "incentives.assumed_twice")
	case by.CycleID != "":
		if _, err := f.cycles.Cycle(ctx, tx, by.CycleID); err != nil {
			return 0, err
		}
		achieved, err := f.reviews.Achieved(ctx, tx, by.CycleID)
		if err != nil {
			return 0, err
		}
		own = func(g Given) *okr.Score { return achieved.People[g.PersonID] }
		team = func(g Given) *okr.Score {
			p, _ := v.Org.Person(g.PersonID)
			return achieved.Teams[p.TeamID]
		}
	case by.Score == nil:
		return 0, nil
	}
	for i := range v.Given {
		g := &v.Given[i]
		if s := own(*g); s != nil {
			if g.Score == nil || *g.Score != *s {
				changed++
			}
			g.Score = s
		}
		if s := team(*g); s != nil {
			g.TeamScore = s
		}
	}
	return changed, nil
}
