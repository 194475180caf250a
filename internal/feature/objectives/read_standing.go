package objectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Today is which day it is where the workspace is.
func (f *Feature) Today(tx *act.Tx) date.Date { return f.cycles.Today(tx) }

// StandingWith judges an objective with one of its key results as given, stored
// or not: what a check-in would come to. It asks nobody's leave.
func (f *Feature) StandingWith(ctx context.Context, tx *act.Tx, o *Objective, kr *KeyResult) (Standing, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return Standing{}, err
	}
	day, err := f.Day(ctx, tx)
	if err != nil {
		return Standing{}, err
	}
	if o.Results == nil {
		if o.Results, err = listKeyResults(ctx, tx, o.ID); err != nil {
			return Standing{}, err
		}
	}
	for i := range o.Results {
		if o.Results[i].ID == kr.ID {
			o.Results[i] = *kr
		}
	}
	whole, each := day.JudgeObjective(o)
	return Standing{Objective: o, Whole: whole, Each: each, Org: org, Today: day.Today}, nil
}

// Unjudged puts an objective and one of its key results together with the names
// of people and teams, for what doesn't hang on how they stand.
func (f *Feature) Unjudged(ctx context.Context, tx *act.Tx, o *Objective, kr *KeyResult) (Standing, error) {
	org, err := f.people.Org(ctx, tx)
	o.Results = []KeyResult{*kr}
	return Standing{Objective: o, Each: make([]Judged, 1), Org: org}, err
}

// standing is where a Read keeps what Standings has loaded: nil for an objective
// that the caller may not see.
type standing struct{ id string }

// Standings judges those of the objectives that the caller may see, by id. Within
// a Read each is loaded once, whichever part of the page asks for it; they are
// only read.
func (f *Feature) Standings(ctx context.Context, tx *act.Tx, ids []string) (map[string]*Standing, error) {
	return standingsOnce(tx, ids, func(id string) any { return standing{id} }, func(fresh []string) ([]Standing, error) {
		list, _, err := f.list(ctx, tx, Filter{IDs: fresh, Limit: len(fresh)})
		return list, err
	})
}

// standingsOnce gives objectives by id, those that this Read hasn't loaded yet by load.
func standingsOnce(tx *act.Tx, ids []string, key func(string) any, load func(fresh []string) ([]Standing, error)) (map[string]*Standing, error) {
	found := make(map[string]*Standing, len(ids))
	var fresh []string
	for _, id := range ids {
		switch s, kept := tx.Kept(key(id)).(*Standing); {
		case !kept:
			fresh = append(fresh, id)
		case s != nil:
			found[id] = s
		}
	}
	slices.Sort(fresh)
	fresh = slices.Compact(fresh)
	if len(fresh) == 0 {
		return found, nil
	}
	list, err := load(fresh)
	if err != nil {
		return nil, err
	}
	for _, id := range fresh {
		tx.Keep(key(id), (*Standing)(nil))
	}
	for i := range list {
		found[list[i].ID] = &list[i]
		tx.Keep(key(list[i].ID), &list[i])
	}
	return found, nil
}

// View is the objective as the API tells it, without its key results.
func (s Standing) View(who access.Actor) ObjectiveView { return viewObjective(who, s, false) }

// ViewResult is one of its key results as the API tells it.
func (s Standing) ViewResult(who access.Actor, at int) KeyResultView {
	return viewKeyResult(who, s, at, seenBy(s.Target()))
}

// View is the revision as the API tells it.
func (r Revision) View(org *people.Org) RevisionView { return viewRevision(r, org) }
