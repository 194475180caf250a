package alignments

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// supportersThen gives which objectives supported key results at the moment that tx
// looks at; see objectives.SupportersOf. What the trail tells first of an alignment
// since says whether it was in force; of which it tells nothing is as it was.
func (f *Feature) supportersThen(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string][]string, error) {
	then, err := changed(ctx, tx)
	if err != nil {
		return nil, err
	}
	rows, err := leadingTo(ctx, tx, keyResultIDs...)
	if err != nil {
		return nil, err
	}
	by := map[string][]string{}
	for _, a := range then {
		if a.State == Agreed && slices.Contains(keyResultIDs, a.ParentKeyResultID) {
			by[a.ParentKeyResultID] = append(by[a.ParentKeyResultID], a.ObjectiveID)
		}
	}
	for _, a := range rows {
		if _, gone := then[a.ID]; a.State == Agreed && !gone {
			by[a.ParentKeyResultID] = append(by[a.ParentKeyResultID], a.ObjectiveID)
		}
	}
	return by, nil
}

// ofThen is Of as of the moment that tx looks at.
func (f *Feature) ofThen(ctx context.Context, tx *act.Tx, objectiveID string) (l Links, err error) {
	l.Past = true
	parents, supporters, err := f.touchingThen(ctx, tx, objectiveID)
	if err != nil {
		return l, err
	}
	all := append(parents, supporters...)
	ids := []string{objectiveID}
	for _, a := range all {
		ids = append(ids, a.ObjectiveID, a.ParentID)
	}
	slices.Sort(ids)
	ends, err := f.objectives.StandingsThen(ctx, tx, slices.Compact(ids), objectives.ToStand)
	if err != nil {
		return l, err
	}
	if ends[objectiveID] == nil {
		return l, fault.New(fault.Missing, "input.missing")
	}
	l.Objective = ends[objectiveID].Objective
	if l.Org, err = f.people.Org(ctx, tx); err != nil {
		return l, err
	}
	links := make([]Link, len(all))
	for i := range all {
		links[i] = Link{Alignment: &all[i], Child: ends[all[i].ObjectiveID], Parent: ends[all[i].ParentID]}
	}
	l.Parents, l.Supporters = links[:len(parents)], links[len(parents):]
	return l, nil
}

// touchingThen is touching as of the moment that tx looks at. Who answered is left out where the
// answer of then has been given anew since.
func (f *Feature) touchingThen(ctx context.Context, tx *act.Tx, objectiveID string) (parents, supporters []Alignment, err error) {
	p, err := f.past(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	var ids, keyResultIDs []string
	for id, was := range p.changed {
		if was.ObjectiveID == objectiveID || was.ParentID == objectiveID {
			ids = append(ids, id)
		}
	}
	for id, in := range p.holders {
		if in == objectiveID {
			keyResultIDs = append(keyResultIDs, id)
		}
	}
	rows, err := everTouching(ctx, tx, objectiveID, ids, keyResultIDs, tx.Now)
	for _, a := range rows {
		was, told := p.changed[a.ID]
		if told {
			a.ObjectiveID, a.ParentID, a.ParentKeyResultID, a.State, a.Note = was.ObjectiveID, was.ParentID, was.ParentKeyResultID, was.State, was.Note
		}
		if told && was.State == "" || !told && a.RemovedBy != "" {
			continue
		}
		if in, moved := p.holders[a.ParentKeyResultID]; moved {
			a.ParentID = in
		}
		if a.State == Requested || a.AnsweredAt.After(tx.Now) {
			a.AnsweredBy, a.AnsweredAt = "", time.Time{}
		}
		switch {
		case a.ObjectiveID == objectiveID:
			parents = append(parents, a)
		case a.ParentID == objectiveID && a.State != Declined:
			supporters = append(supporters, a)
		}
	}
	for _, list := range [][]Alignment{parents, supporters} {
		sorting.By(list, func(a, b Alignment) int { return cmp.Or(a.AskedAt.Compare(b.AskedAt), cmp.Compare(a.ID, b.ID)) })
	}
	return parents, supporters, err
}
