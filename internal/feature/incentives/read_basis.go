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

// Basis is where the score of a statement comes from: the final scores of what was
// owned in one cycle, and through them the readings.
type Basis struct {
	Used  okr.Score // what the statement reckons with
	Cycle cycles.Cycle
	Mean  *okr.Score // what the objectives come to; nil while one isn't settled, or for none
	Sum   string     // the arithmetic of Mean
	Seen  []reviews.Attainment
	// Hidden is how many of the objectives the reader may not see. Then there is no Sum.
	Hidden int
}

// Same reports whether the score is what the objectives come to; else HR gave another.
func (b *Basis) Same() bool { return b.Mean != nil && *b.Mean == b.Used }

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
		of := func(input incentive.Input, used *okr.Score, own bool) *Basis {
			if used == nil || !slices.Contains(needs, input) {
				return nil
			}
			return basis(*used, one.Scheme.within(set), all, func(a reviews.Attainment) bool { return (a.OwnerID != "") == own })
		}
		one.Own, one.Team = of(incentive.Score, one.Given.Score, true), of(incentive.TeamScore, one.Given.TeamScore, false)
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

// basis takes the first cycle whose objectives come to the score, else the first
// one where anything was owned; nil where nothing was.
func basis(used okr.Score, within []cycles.Cycle, all []reviews.Attainment, mine func(reviews.Attainment) bool) (found *Basis) {
	for _, c := range within {
		b := &Basis{Used: used, Cycle: c}
		var parts []okr.ScorePart
		for _, a := range all {
			if a.CycleID != c.ID || !mine(a) {
				continue
			}
			if parts = append(parts, okr.ScorePart{Weight: a.Weight, Score: a.Score}); a.Title == "" {
				b.Hidden++
			} else {
				b.Seen = append(b.Seen, a)
			}
		}
		if len(parts) == 0 {
			continue
		}
		if b.Mean = okr.ScoreObjective(parts); b.Hidden == 0 {
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
