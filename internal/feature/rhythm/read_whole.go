package rhythm

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Whole counts what became of the check-ins that came due on some objectives from one
// day to another, by the rules of the board and whoever checks in, with a fixed number
// of queries. It is for a use case of another feature that tells of many people
// together; the caller sees the objectives.
func (f *Feature) Whole(ctx context.Context, tx *act.Tx, list []objectives.Standing, from, to date.Date) (score cycle.Score, err error) {
	each, err := f.Each(ctx, tx, list, func(*objectives.Standing) cycle.Span { return cycle.Span{StartsOn: from, EndsOn: to} })
	for _, one := range each {
		score = score.Plus(one)
	}
	return score, err
}

// Each is Whole of each objective, from one day to another that depend on it.
func (f *Feature) Each(ctx context.Context, tx *act.Tx, list []objectives.Standing, during func(*objectives.Standing) cycle.Span) ([]cycle.Score, error) {
	scores := make([]cycle.Score, len(list))
	err := f.judge(ctx, tx, list, during, func(i, _ int, k cycle.Kept, excused bool) { scores[i].Add(k.Outcome, excused) })
	return scores, err
}

// DuesOf are the due dates of a key result that Whole counts, and those that only an import answers for.
type DuesOf struct {
	Standing  *objectives.Standing
	KeyResult *objectives.KeyResult
	Dues      []cycle.Kept // oldest first
}

// Counted gives what Whole counts, by key result in their order; those with nothing are left out. When somebody
// was away isn't told, as those due dates aren't counted.
func (f *Feature) Counted(ctx context.Context, tx *act.Tx, list []objectives.Standing, from, to date.Date) (all []DuesOf, err error) {
	err = f.judge(ctx, tx, list, func(*objectives.Standing) cycle.Span { return cycle.Span{StartsOn: from, EndsOn: to} }, func(i, j int, k cycle.Kept, excused bool) {
		var one cycle.Score
		if one.Add(k.Outcome, excused); one.Counted()+one.Unknown == 0 {
			return
		}
		kr := &list[i].Results[j]
		if n := len(all); n == 0 || all[n-1].KeyResult != kr {
			all = append(all, DuesOf{Standing: &list[i], KeyResult: kr})
		}
		last := &all[len(all)-1]
		last.Dues = append(last.Dues, k)
	})
	return all, err
}

// judge goes through what came due on some objectives, by the places of an objective and its key
// result, with a fixed number of queries.
func (f *Feature) judge(ctx context.Context, tx *act.Tx, list []objectives.Standing, during func(*objectives.Standing) cycle.Span, take func(i, j int, k cycle.Kept, excused bool)) error {
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil || len(list) == 0 {
		return err
	}
	var ids, doers []string
	since, all := day.Today, during(&list[0])
	for i := range list {
		span := during(&list[i])
		all.StartsOn, all.EndsOn = date.Min(all.StartsOn, span.StartsOn), date.Max(all.EndsOn, span.EndsOn)
		for j := range list[i].Results {
			if kr := &list[i].Results[j]; counts(kr) {
				ids, doers = append(ids, kr.ID), append(doers, list[i].CheckedInBy(org, kr))
				since = date.Min(since, day.Schedule(kr).Since(span.StartsOn))
			}
		}
	}
	made, err := f.Checkins.MadeSince(ctx, tx, ids, since, f.loc)
	if err != nil {
		return err
	}
	slices.Sort(doers)
	away, err := f.People.AwayBetween(ctx, tx, slices.Compact(doers), all.StartsOn, all.EndsOn)
	if err != nil {
		return err
	}
	for i := range list {
		s, span := &list[i], during(&list[i])
		for j := range s.Results {
			kr := &s.Results[j]
			if !counts(kr) {
				continue
			}
			first, last := f.span(s, kr, s.Each[j])
			absences := away[s.CheckedInBy(org, kr)]
			for _, k := range day.Schedule(kr).Kept(made[kr.ID], date.Max(first, span.StartsOn), date.Min(last, span.EndsOn), day.Today, day.Grace) {
				excused := false
				for a := range absences {
					excused = excused || absences[a].Covers(k.On)
				}
				take(i, j, k, excused)
			}
		}
	}
	return nil
}

// counts reports whether anybody checks in on a key result.
func counts(kr *objectives.KeyResult) bool { return !kr.Dropped && kr.Kind != okr.Rollup }
