package alignments

import (
	"cmp"
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// told are the events of alignments that say what stood before them.
var told = []string{"alignment.requested", "alignment.agreed", "alignment.declined", "alignment.removed", "alignment.restored", "alignment.reopened", "alignment.taken_in"}

// changed gives the alignments of which something has been told since the moment that tx looks at, as
// they were then; State is "" for what wasn't there, or was taken away.
func changed(ctx context.Context, tx *act.Tx) (map[string]Alignment, error) {
	gone, err := tx.SinceOf(ctx, told...)
	if err != nil {
		return nil, err
	}
	then := map[string]Alignment{}
	for id, g := range act.First(gone, told...) {
		var was struct {
			ObjectiveID string `json:"objective_id"`
			ParentID    string `json:"parent_objective_id"`
			KeyResultID string `json:"parent_key_result_id"`
			State       State  `json:"state"`
			Note        string `json:"note"`
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		then[id] = Alignment{ID: id, ObjectiveID: was.ObjectiveID, ParentID: was.ParentID, ParentKeyResultID: was.KeyResultID, State: was.State, Note: was.Note}
	}
	return then, nil
}

// past is what a map of the past hangs on: what of alignments and of the places of key results has
// changed since.
type past struct {
	changed map[string]Alignment
	holders map[string]string // key result → the objective that it was in
}

func (f *Feature) past(ctx context.Context, tx *act.Tx) (p past, err error) {
	if p.changed, err = changed(ctx, tx); err != nil {
		return p, err
	}
	p.holders, err = f.objectives.HoldersThen(ctx, tx)
	return p, err
}

// outOf gives the alignments out of some objectives that were in force, under the parent of then.
func (p past) outOf(ctx context.Context, tx *act.Tx, ids []string) ([]Alignment, error) {
	now, err := agreedOutOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(now, func(a Alignment) bool {
		_, gone := p.changed[a.ID]
		return gone
	})
	asked := make(map[string]bool, len(ids))
	for _, id := range ids {
		asked[id] = true
	}
	for _, a := range p.changed {
		if a.State == Agreed && asked[a.ObjectiveID] {
			list = append(list, a)
		}
	}
	for i := range list {
		if in, moved := p.holders[list[i].ParentKeyResultID]; moved {
			list[i].ParentID = in
		}
	}
	sorting.By(list, func(a, b Alignment) int { return cmp.Compare(a.ID, b.ID) })
	return list, nil
}

// drawnThen is drawn as of the moment that tx looks at.
func (f *Feature) drawnThen(ctx context.Context, tx *act.Tx, org *people.Org, cycleIDs []string, teamID string) (list []place, edges []Alignment, err error) {
	p, err := f.past(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	var teams []string
	if teamID != "" {
		if teams = org.Tree.Subtree(teamID); len(teams) == 0 {
			return nil, nil, nil
		}
	}
	on := map[string]bool{}
	var ids []string
	put := func(some []objectives.Place) {
		ids = ids[:0:0]
		for _, one := range some {
			if !on[one.ID] {
				on[one.ID] = true
				list, ids = append(list, place{ID: one.ID, TeamID: one.TeamID, CycleID: one.CycleID}), append(ids, one.ID)
			}
		}
	}
	some, err := f.objectives.PlacesThen(ctx, tx, cycleIDs, teams, nil)
	if err != nil {
		return nil, nil, err
	}
	put(some)
	for range mostLevels {
		if len(ids) == 0 {
			break
		}
		level, err := p.outOf(ctx, tx, ids)
		if err != nil {
			return nil, nil, err
		}
		edges = append(edges, level...)
		if teamID == "" {
			break
		}
		above := []string{}
		for _, e := range level {
			if !on[e.ParentID] {
				above = append(above, e.ParentID)
			}
		}
		if len(above) == 0 {
			break
		}
		if some, err = f.objectives.PlacesThen(ctx, tx, cycleIDs, nil, above); err != nil {
			return nil, nil, err
		}
		put(some)
	}
	sorting.By(edges, func(a, b Alignment) int { return cmp.Compare(a.ID, b.ID) })
	return list, edges, nil
}

// coverThen is cover as of the moment that tx looks at, for as many objectives as a map has.
func (f *Feature) coverThen(ctx context.Context, tx *act.Tx, c *Coverage, cycleIDs []string) error {
	there, edges, err := f.drawnThen(ctx, tx, c.Org, cycleIDs, "")
	if err != nil {
		return err
	}
	if len(there) > mostNodes {
		c.Unknown = len(there)
		return nil
	}
	ids := make([]string, len(there))
	for i, p := range there {
		ids[i] = p.ID
	}
	stood, err := f.objectives.StandingsThen(ctx, tx, ids, objectives.ToName)
	if err != nil {
		return err
	}
	if edges, err = f.leading(ctx, tx, edges); err != nil {
		return err
	}
	list, served := make([]place, 0, len(there)), map[string][]string{}
	for _, p := range there {
		if s := stood[p.ID]; s != nil {
			list, served[p.ID] = append(list, place{ID: p.ID, Title: s.Title, TeamID: s.TeamID, OwnerID: s.OwnerID, CycleID: s.CycleID}), s.Themes
		}
	}
	return f.measure(ctx, tx, c, cycleIDs, list, served, edges)
}

// ServesThen tells which of some objectives, as they stood at the moment that tx looks at, named a theme or
// supported a parent, whoever may see that one.
func (f *Feature) ServesThen(ctx context.Context, tx *act.Tx, list []objectives.Standing) (map[string]bool, error) {
	p, err := f.past(ctx, tx)
	if err != nil {
		return nil, err
	}
	ids, serves := make([]string, len(list)), map[string]bool{}
	for i := range list {
		ids[i] = list[i].ID
		serves[list[i].ID] = len(list[i].Themes) > 0
	}
	if len(ids) == 0 {
		return serves, nil
	}
	edges, err := p.outOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	edges, err = f.leading(ctx, tx, edges)
	for _, e := range edges {
		serves[e.ObjectiveID] = true
	}
	return serves, err
}

// leading leaves out the edges to key results that weren't there: those count for nothing, as at present.
func (f *Feature) leading(ctx context.Context, tx *act.Tx, edges []Alignment) ([]Alignment, error) {
	var ids []string
	for _, e := range edges {
		if e.ParentKeyResultID != "" {
			ids = append(ids, e.ParentKeyResultID)
		}
	}
	there, err := f.objectives.ThereThen(ctx, tx, ids)
	return slices.DeleteFunc(edges, func(e Alignment) bool { return e.ParentKeyResultID != "" && !there[e.ParentKeyResultID] }), err
}

// standing keeps the edges to key results that were there: those that lead to one that wasn't count
// for nothing, as at present.
func standing(edges []Alignment, nodes []objectives.Standing) []Alignment {
	there := map[string]bool{}
	for _, n := range nodes {
		for i := range n.Results {
			there[n.Results[i].ID] = true
		}
	}
	return slices.DeleteFunc(edges, func(e Alignment) bool { return e.ParentKeyResultID != "" && !there[e.ParentKeyResultID] })
}
