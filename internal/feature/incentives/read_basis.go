package incentives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Basis is where the score of a statement, or what was achieved by it, comes from: the
// final scores of what was owned in one cycle, and through them the readings. All of it
// is in hundredths, of a score or of an achievement.
type Basis struct {
	Used  okr.Achievement // what the statement reckons with
	Cycle cycles.Cycle
	Mean  *okr.Achievement // what the objectives come to; nil while one isn't settled or known, or for none
	Sum   string           // the arithmetic of Mean
	Seen  []Attained
	// Hidden is how many of the objectives the reader may not see. Then there is no Sum.
	Hidden int
}

// Same reports whether the score is what the objectives come to; else HR gave another.
func (b *Basis) Same() bool { return b.Mean != nil && *b.Mean == b.Used }

// Attained is an objective with what of it counts.
type Attained struct {
	reviews.Attainment
	Value *okr.Achievement // nil while it isn't settled or known
}

// base finds what the scores of one person's statements come from.
func (f *Feature) base(ctx context.Context, tx *act.Tx, personID string, list []*Statement) error {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	set, err := f.cycles.Set(ctx, tx)
	if err != nil {
		return err
	}
	var ids []string
	for _, one := range list {
		for _, c := range one.Scheme.within(set) {
			ids = append(ids, c.ID)
		}
	}
	all, err := f.reviews.Attainments(ctx, tx, ids, personID, org.HomeTeam(personID))
	if err != nil {
		return err
	}
	if all, err = f.seen(ctx, tx, all); err != nil {
		return err
	}
	for _, one := range list {
		needs := one.Scheme.Rules.Needs()
		of := func(input incentive.Input, used *int64, own bool, value func(reviews.Attainment) *int64) *Basis {
			if used == nil || !slices.Contains(needs, input) {
				return nil
			}
			var mine []Attained
			for _, a := range all {
				if (a.OwnerID != "") == own {
					mine = append(mine, Attained{a, okr.AchievementOf(value(a))})
				}
			}
			return basis(okr.Achievement(*used), one.Scheme.within(set), mine)
		}
		score := func(a reviews.Attainment) *int64 { return a.Score.Hundredths() }
		one.Own, one.Team = of(incentive.Score, one.Given.Score.Hundredths(), true, score), of(incentive.TeamScore, one.Given.TeamScore.Hundredths(), false, score)
		one.Beyond = of(incentive.Achievement, one.Given.Achievement.Hundredths(), true, func(a reviews.Attainment) *int64 { return a.Achievement.Hundredths() })
	}
	return nil
}

// seen takes the titles off those that the reader may not see.
func (f *Feature) seen(ctx context.Context, tx *act.Tx, all []reviews.Attainment) ([]reviews.Attainment, error) {
	ids := make([]string, len(all))
	for i, a := range all {
		ids[i] = a.ObjectiveID
	}
	targets, err := f.objectives.Targets(ctx, tx, ids)
	for i, a := range all {
		if access.Decide(tx.Who, access.ObjectiveView, targets[a.ObjectiveID]) != access.Allow {
			all[i].Title = ""
		}
	}
	return all, err
}

// within lists the cycles that lie whole in the scheme's period, those with just
// its days first.
func (s *Scheme) within(set *cycles.Set) (list []cycles.Cycle) {
	for _, c := range set.All() {
		switch {
		case c.StartsOn.Date == s.StartsOn.Date && c.EndsOn.Date == s.EndsOn.Date:
			list = slices.Insert(list, 0, c)
		case !c.StartsOn.Before(s.StartsOn.Date) && !c.EndsOn.After(s.EndsOn.Date):
			list = append(list, c)
		}
	}
	return list
}

// basis takes the first cycle whose objectives come to what was used, else the first
// one where anything was owned; nil where nothing was.
func basis(used okr.Achievement, within []cycles.Cycle, mine []Attained) (found *Basis) {
	for _, c := range within {
		b := &Basis{Used: used, Cycle: c}
		var parts []okr.AchievementPart
		for _, a := range mine {
			if a.CycleID != c.ID {
				continue
			}
			if parts = append(parts, okr.AchievementPart{Weight: a.Weight, Achievement: a.Value}); a.Title == "" {
				b.Hidden++
			} else {
				b.Seen = append(b.Seen, a)
			}
		}
		if len(parts) == 0 {
			continue
		}
		if b.Mean = okr.AchieveTogether(parts); b.Hidden == 0 {
			b.Sum = incentive.MeanSum(parts)
		}
		if found == nil || b.Same() {
			found = b
		}
		if b.Same() {
			break
		}
	}
	return found
}
