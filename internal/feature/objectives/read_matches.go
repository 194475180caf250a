package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Match is of what a query holds, with what it is called.
type Match struct {
	query.Match
	Objective string
	KeyResult string // "" for the objective itself
}

// mostLooked bounds how many lists of a query are looked at: each goes through mostPages.
const mostLooked = 20

// Matches lists of what a query holds in the cycles that aren't closed, with the eyes of who. all
// is false where it holds of more than so many; then not all are among them.
func (f *Feature) Matches(ctx context.Context, who access.Actor, find query.Query, most int) (matches []Match, all bool, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		in := Filter{Find: &find, Of: Titles, Limit: findPage}
		if in.CycleIDs, err = f.openCycles(ctx, tx); err != nil {
			return err
		}
		all = true
		for range mostLooked {
			page, next, err := f.list(ctx, tx, in)
			if err != nil {
				return err
			}
			for _, s := range page {
				matches = s.matched(matches)
			}
			if len(matches) > most {
				all = false
			}
			if next == "" || !all {
				return nil
			}
			in.Cursor = next
		}
		all = false
		return nil
	})
	return matches, all, err
}

// matched adds of what of an objective a query holds that it was found by.
func (s Standing) matched(list []Match) []Match {
	if s.Found.Whole {
		list = append(list, Match{Match: query.Match{ObjectiveID: s.ID}, Objective: s.Title})
	}
	for i, found := range s.Found.Results {
		if kr := &s.Results[i]; found {
			list = append(list, Match{Match: query.Match{ObjectiveID: s.ID, KeyResultID: kr.ID}, Objective: s.Title, KeyResult: kr.Title})
		}
	}
	return list
}

// openCycles are those that aren't closed; one that there is not where there are none, which
// would ask for all.
func (f *Feature) openCycles(ctx context.Context, tx *act.Tx) (ids []string, err error) {
	set, err := f.cycles.Set(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, c := range set.All() {
		if !c.Closed() {
			ids = append(ids, c.ID)
		}
	}
	return store.OrNone(ids), nil
}

// GoingOn gives the titles of those of some objectives that who may see and whose cycles aren't
// closed.
func (f *Feature) GoingOn(ctx context.Context, who access.Actor, ids []string) (titles map[string]string, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	titles = make(map[string]string, len(ids))
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		in := Filter{IDs: ids, Of: Titles, Limit: len(ids)}
		if in.CycleIDs, err = f.openCycles(ctx, tx); err != nil {
			return err
		}
		list, _, err := f.list(ctx, tx, in)
		for _, s := range list {
			titles[s.ID] = s.Title
		}
		return err
	})
	return titles, err
}
