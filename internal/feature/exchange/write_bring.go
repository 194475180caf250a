package exchange

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// bring does what a unit comes to, but for what hangs on other objectives: that is
// tied once all are here.
func (f *Feature) bring(ctx context.Context, tx *act.Tx, u *unit, reason string) (b brought, err error) {
	b = brought{ObjectiveID: u.file.ID, Whole: u.now == nil, CheckIns: map[string][]string{}, Fields: map[string][]string{}}
	if u.now == nil {
		o := u.objective
		for _, one := range u.results {
			o.Results = append(o.Results, one.row)
		}
		err = f.Objectives.TakeIn(ctx, tx, objectives.Taken{Objective: o, Revisions: u.revisions, Counts: u.counts()})
	} else if u.change != nil {
		fields := fieldsOf(u.items, u.file.ID)
		b.Fields[u.file.ID] = fields
		err = f.Objectives.Describe(ctx, tx.Who, u.file.ID, 0, changeOf(u.change, fields, reason))
	}
	if err != nil {
		return b, err
	}
	for i := range u.results {
		if err := f.bringResult(ctx, tx, u, &u.results[i], &b, reason); err != nil {
			return b, err
		}
	}
	if err := f.bringCheckIns(ctx, tx, u, &b); err != nil {
		return b, err
	}
	for i := range u.comments {
		b.Comments = append(b.Comments, u.comments[i].ID)
	}
	if err := f.Talk.TakeIn(ctx, tx, u.comments); err != nil {
		return b, err
	}
	if len(b.Fields) > 0 {
		b.Before = u.now
	}
	if u.now != nil && !b.nothing() {
		counts := u.counts()
		return b, tx.Tell(ctx, act.Told{Kind: "objective.completed", Subject: act.Ref{Kind: "objective", ID: u.file.ID, Within: u.file.ID}, After: counts})
	}
	return b, nil
}

func (f *Feature) bringResult(ctx context.Context, tx *act.Tx, u *unit, one *resultUnit, b *brought, reason string) error {
	switch {
	case one.comes && u.now != nil:
		b.Results = append(b.Results, one.id)
		if err := f.Objectives.TakeInResult(ctx, tx, &one.row); err != nil {
			return err
		}
	case len(one.changes) > 0:
		b.Fields[one.id] = fieldNames(one.changes)
		if _, _, err := f.Objectives.Revise(ctx, tx.Who, one.id, 0, resultChangeOf(&one.row, b.Fields[one.id], reason)); err != nil {
			return err
		}
	}
	free := slices.Clone(one.actions)
	for i := range free {
		free[i].DependsOn = nil
		if !one.comes {
			b.Actions = append(b.Actions, free[i].ID)
		}
	}
	if err := f.Plans.TakeIn(ctx, tx, free); err != nil {
		return err
	}
	if !one.comes {
		if err := f.Plans.TellTaken(ctx, tx, one.actions); err != nil {
			return err
		}
	}
	for _, a := range one.adjusted {
		b.Fields[a.row.ID] = fieldNames(a.changes)
		if _, err := f.Plans.Adjust(ctx, tx.Who, a.row.ID, 0, actionChangeOf(&a.row, b.Fields[a.row.ID])); err != nil {
			return err
		}
	}
	return nil
}

// bringCheckIns brings those of all key results at once.
func (f *Feature) bringCheckIns(ctx context.Context, tx *act.Tx, u *unit, b *brought) error {
	taken := map[string][]checkins.CheckIn{}
	for i := range u.results {
		one := &u.results[i]
		if len(one.checkIns) == 0 {
			continue
		}
		taken[one.id] = one.checkIns
		if !one.comes {
			for _, c := range one.checkIns {
				b.CheckIns[one.id] = append(b.CheckIns[one.id], c.ID)
			}
		}
	}
	if len(taken) == 0 {
		return nil
	}
	return f.Checkins.TakeIn(ctx, tx, u.file.ID, taken)
}

// tie ties what hangs on other objectives: what actions wait for, and alignments.
func (f *Feature) tie(ctx context.Context, tx *act.Tx, u *unit, b *brought) error {
	for i := range u.results {
		var waiting []plans.Action
		for _, a := range u.results[i].actions {
			if len(a.DependsOn) > 0 {
				waiting = append(waiting, a)
			}
		}
		if err := f.Plans.TakeIn(ctx, tx, waiting); err != nil {
			return err
		}
	}
	for _, a := range u.alignments {
		b.Alignments = append(b.Alignments, a.ID)
		if err := f.Alignments.TakeIn(ctx, tx, a); err != nil {
			return err
		}
	}
	return nil
}

// unbring takes one step back.
func (f *Feature) unbring(ctx context.Context, tx *act.Tx, r *resolver, i *Import, b *brought) error {
	for _, id := range b.Alignments {
		if err := f.Alignments.TakeOut(ctx, tx, id); err != nil {
			return err
		}
	}
	if b.Whole {
		return f.Objectives.Discard(ctx, tx.Who, b.ObjectiveID, i.Name)
	}
	for _, id := range b.Comments {
		if err := f.Talk.TakeOut(ctx, tx, id); err != nil {
			return err
		}
	}
	for _, id := range b.Actions {
		if err := f.Plans.TakeOut(ctx, tx, id); err != nil {
			return err
		}
	}
	for kr, ids := range b.CheckIns {
		if err := f.Checkins.TakeOut(ctx, tx, kr, ids); err != nil {
			return err
		}
	}
	for _, id := range b.Results {
		if err := f.Objectives.TakeOutResult(ctx, tx, id); err != nil {
			return err
		}
	}
	if b.Before == nil {
		return nil
	}
	return f.changeBack(ctx, tx, r, i.Name, b)
}

// changeBack says again of what was changed what it was before.
func (f *Feature) changeBack(ctx context.Context, tx *act.Tx, r *resolver, reason string, b *brought) error {
	o := r.objectiveRow(b.Before)
	if fields := b.Fields[o.ID]; len(fields) > 0 {
		if err := f.Objectives.Describe(ctx, tx.Who, o.ID, 0, changeOf(o, fields, reason)); err != nil {
			return err
		}
	}
	for i := range b.Before.KeyResults {
		kr := &b.Before.KeyResults[i]
		if fields := b.Fields[kr.ID]; len(fields) > 0 {
			row := r.keyResultRow(o, kr)
			if _, _, err := f.Objectives.Revise(ctx, tx.Who, kr.ID, 0, resultChangeOf(&row, fields, reason)); err != nil {
				return err
			}
		}
		for j := range kr.Actions {
			a := &kr.Actions[j]
			if fields := b.Fields[a.ID]; len(fields) > 0 {
				row := r.actionRow(o.ID, kr.ID, a)
				if _, err := f.Plans.Adjust(ctx, tx.Who, a.ID, 0, actionChangeOf(&row, fields)); err != nil {
					return err
				}
			}
		}
	}
	r.end() // what it was needs no telling
	return nil
}

func fieldsOf(items []Item, id string) []string {
	for _, i := range items {
		if i.ID == id {
			return fieldNames(i.Changes)
		}
	}
	return nil
}

func fieldNames(list []okrfile.Difference) []string {
	fields := make([]string, len(list))
	for i, d := range list {
		fields[i] = d.Field
	}
	return fields
}

// only points at a value where its field is among those that change.
func only[T any](fields []string, v T, names ...string) *T {
	for _, name := range names {
		if slices.Contains(fields, name) {
			return &v
		}
	}
	return nil
}

func changeOf(o *objectives.Objective, fields []string, reason string) objectives.Change {
	c := objectives.Change{Reason: reason, Title: only(fields, o.Title, "title"), Description: only(fields, o.Description, "description"), Kind: only(fields, o.Kind, "kind"),
		Weight: only(fields, o.Weight, "weight"), Visibility: only(fields, o.Visibility, "visibility"), ThemeIDs: only(fields, o.Themes, "themes"),
		SharedWith: only(fields, o.Target().ListedIDs, "shared_with"), OwnerID: only(fields, o.OwnerID, "owner", "team")}
	if c.OwnerID != nil && o.OwnerID == "" {
		c.OwnerID, c.TeamID = nil, &o.TeamID
	}
	return c
}

func resultChangeOf(kr *objectives.KeyResult, fields []string, reason string) objectives.ResultChange {
	return objectives.ResultChange{Reason: reason, Title: only(fields, kr.Title, "title"), Measure: only(fields, kr.Measure.V, measureFields()...), Weight: only(fields, kr.Weight, "weight"),
		OwnerID: only(fields, kr.OwnerID, "owner"), StartsOn: only(fields, kr.StartsOn.Date, "starts_on"), DueOn: only(fields, kr.DueOn.Date, "due_on"),
		Cadence: only(fields, kr.Cadence.V, "cadence"), Checkpoints: only(fields, kr.Checkpoints.V, "checkpoints"), Dropped: only(fields, kr.Dropped, "dropped")}
}

func actionChangeOf(a *plans.Action, fields []string) plans.Change {
	c := plans.Change{Title: only(fields, a.Title, "title"), OwnerID: only(fields, a.OwnerID, "owner"), How: only(fields, a.How, "how"), Collaborators: only(fields, a.Collaborators, "collaborators"),
		DependsOn: only(fields, a.DependsOn, "depends_on"), StartsOn: only(fields, a.StartsOn.Date, "starts_on"), DueOn: only(fields, a.DueOn.Date, "due_on"),
		EffortDays: only(fields, a.EffortDays, "effort_days"), Steps: only(fields, a.Steps.V, "steps"), State: only(fields, a.State, "state")}
	if a.State == plan.Blocked {
		c.Block = only(fields, plan.Block{Why: a.BlockedWhy, PersonID: a.BlockedPersonID, Whom: a.BlockedWhom}, "state", "blocked_why", "blocked_person", "blocked_whom")
	}
	return c
}

// counts is how much a unit brings, for the trail.
func (u *unit) counts() map[string]int {
	counts := map[string]int{"comments": len(u.comments), "alignments": len(u.alignments)}
	for i := range u.results {
		counts["actions"] += len(u.results[i].actions)
		counts["check_ins"] += len(u.results[i].checkIns)
	}
	return counts
}
