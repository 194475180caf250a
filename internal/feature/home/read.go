package home

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds of the page.
const (
	mostObjectives = 200
	mostActions    = 50
	mostChanges    = 20
	changesFor     = 14 * 24 * time.Hour
)

// Week gives the caller's week. It takes a fixed number of queries.
func (f *Feature) Week(ctx context.Context, who access.Actor) (w Week, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		w.Today = f.objectives.Today(tx)
		if w.Org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		follows, err := following(ctx, tx, tx.Who)
		if err != nil {
			return err
		}
		if err := f.objectivesOf(ctx, tx, &w, follows); err != nil {
			return err
		}
		if err := f.actionsOf(ctx, tx, &w); err != nil {
			return err
		}
		if w.Requests, err = f.alignments.Waiting(ctx, tx); err != nil {
			return err
		}
		if w.Deciding, w.Problems, err = f.problems.Week(ctx, tx); err != nil {
			return err
		}
		w.Changes, err = changes(ctx, tx, follows)
		return err
	})
	return w, err
}

// objectivesOf fills what hangs on objectives: check-ins owed, and approvals.
// All of them are judged together.
func (f *Feature) objectivesOf(ctx context.Context, tx *act.Tx, w *Week, follows []followed) error {
	own := w.prepare(tx.Who, follows)
	review, err := inReview(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	revisions, err := pendingRevisions(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	ids := append(slices.Clone(own), review...)
	for _, r := range revisions {
		ids = append(ids, r.ObjectiveID)
	}
	found, err := f.objectives.Standings(ctx, tx, ids)
	if err != nil {
		return err
	}
	for _, id := range review {
		if s, ok := found[id]; ok && asked(*s, w.Org, tx.Who) && access.Decide(tx.Who, access.ObjectiveApprove, s.Target()) == access.Allow {
			w.Reviews = append(w.Reviews, *s)
		}
	}
	for _, r := range revisions {
		if s, ok := found[r.ObjectiveID]; ok && asked(*s, w.Org, tx.Who) && access.Decide(tx.Who, access.RevisionApprove, s.Target()) == access.Allow {
			w.Revisions = append(w.Revisions, Asked{r, *s})
		}
	}
	for _, id := range own {
		if s, ok := found[id]; ok {
			w.owe(tx.Who, *s)
		}
	}
	sorting.Stably(w.Owed, func(a, b Owed) int { return a.dueOn().Compare(b.dueOn()) })
	return f.last(ctx, tx, w.Owed)
}

// prepare fills what is on its way of the person's own, the oldest first, and
// gives the ids of what is at work with something of theirs, in its order.
func (w *Week) prepare(who access.Actor, follows []followed) (atWork []string) {
	sorting.By(follows, func(a, b followed) int { return cmp.Compare(a.ID, b.ID) })
	var works []followed
	for _, o := range follows {
		switch {
		case o.State == okr.Active && o.Works:
			works = append(works, o)
		case o.State != okr.Active && o.OwnerID == who.ID:
			w.Preparing = append(w.Preparing, Prepared{ID: o.ID, Title: o.Title, State: o.State, Approved: o.Approved})
		}
	}
	sorting.Stably(works, func(a, b followed) int { return cmp.Compare(a.Position, b.Position) })
	for _, o := range works {
		atWork = append(atWork, o.ID)
	}
	return atWork
}

// asked reports whether an objective's approval waits for this person, of all
// who could give it.
func asked(s objectives.Standing, org *people.Org, who access.Actor) bool {
	return slices.ContainsFunc(s.Approvers(org), func(p people.Person) bool { return p.ID == who.ID })
}

// owe adds the key results of an objective that the person owes a check-in on
// this week, or missed one.
func (w *Week) owe(who access.Actor, s objectives.Standing) {
	monday := w.Today.AddDays(-(int(w.Today.Weekday()) + 6) % 7)
	sunday := monday.AddDays(6)
	for i := range s.Results {
		kr, j := &s.Results[i], s.Each[i]
		owner := kr.OwnerID == who.ID || kr.OwnerID == "" && s.OwnerID == who.ID
		if !owner || kr.Dropped || kr.Kind == okr.Rollup {
			continue
		}
		switch {
		case j.Stale, !j.NextOn.IsZero() && !j.NextOn.After(sunday):
			w.Owed = append(w.Owed, Owed{Standing: s, At: i})
			continue
		case !kr.CheckedOn.Before(monday):
			w.Done++
		}
		if !j.NextOn.IsZero() && (w.NextOn.IsZero() || j.NextOn.Before(w.NextOn)) {
			w.NextOn = j.NextOn
		}
	}
}

// last adds the newest check-in of each.
func (f *Feature) last(ctx context.Context, tx *act.Tx, owed []Owed) error {
	ids := make([]string, len(owed))
	for i, o := range owed {
		ids[i] = o.Results[o.At].ID
	}
	newest, err := f.checkins.Latest(ctx, tx, ids)
	for i := range owed {
		if c, ok := newest[ids[i]]; ok {
			owed[i].Last = &c
		}
	}
	return err
}

// actionsOf gives the person's open actions that are late, or due this week.
func (f *Feature) actionsOf(ctx context.Context, tx *act.Tx, w *Week) (err error) {
	open := []plan.State{plan.Todo, plan.Doing, plan.Blocked}
	sunday := w.Today.AddDays((7 - int(w.Today.Weekday())) % 7)
	w.Actions, _, err = f.plans.List(ctx, tx.Who, plans.Filter{PersonID: tx.Who.ID, States: open, DueUntil: sunday, Limit: mostActions})
	return err
}

// changes gives what others did lately to what the person follows, the newest of
// a kind for each key result, newest first.
func changes(ctx context.Context, tx *act.Tx, follows []followed) ([]Change, error) {
	if len(follows) == 0 {
		return nil, nil
	}
	titles := make(map[string]string, len(follows))
	for _, o := range follows {
		titles[o.ID] = o.Title
	}
	events, err := lately(ctx, tx, titles, tx.Who.ID, tx.Now.Add(-changesFor))
	if err != nil {
		return nil, err
	}
	list := make([]Change, len(events))
	for i, e := range events {
		list[i] = Change{At: e.At, Kind: e.Kind, ActorID: e.ActorID, ObjectiveID: e.WithinID, Objective: titles[e.WithinID],
			KeyResultID: keyResultOf(e), Before: object(e.Before), After: object(e.After)}
	}
	results, err := keyResultsIn(ctx, tx, list)
	for i := range list {
		kr := results[list[i].KeyResultID]
		list[i].KeyResult, list[i].Unit = kr.Title, kr.Measure.V.Unit
	}
	return list, err
}

func keyResultOf(e act.Event) string {
	if e.SubjectKind == "key_result" {
		return e.SubjectID
	}
	id, _ := object(e.After)["key_result_id"].(string)
	return id
}

func object(text string) map[string]any {
	m := map[string]any{}
	_ = json.Unmarshal([]byte(cmp.Or(text, "{}")), &m) // the trail writes only objects
	return m
}
