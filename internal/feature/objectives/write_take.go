package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Taken is an objective that is brought back as it once was: in whatever state,
// with key results and revisions of long ago. Counts tell the trail what comes
// with it from other features.
type Taken struct {
	Objective *Objective // with Themes, and Sharing for those it is shared with
	Revisions []Revision
	Counts    map[string]int
}

// TakeIn puts back an objective that is deleted or was never here, as it stood.
// Its history is what the file says it is, so that only an admin may, and the
// trail tells it from what was done here. What is measured must still be sound.
func (f *Feature) TakeIn(ctx context.Context, tx *act.Tx, in Taken) error {
	o := in.Objective
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	if err := o.describe(o.Title, o.Description); err != nil {
		return err
	}
	if err := putObjective(ctx, tx, o); err != nil {
		return err
	}
	themeIDs, sharedWith := o.Themes, o.Target().ListedIDs
	if err := f.relate(ctx, tx, org, o, &themeIDs, &sharedWith); err != nil {
		return err
	}
	if err := f.takeResults(ctx, tx, org, o, o.Results); err != nil {
		return err
	}
	if err := putRevisions(ctx, tx, in.Revisions); err != nil {
		return err
	}
	results := len(o.Results)
	if err := f.Roll(ctx, tx, o); err != nil {
		return err
	}
	after := map[string]any{"title": o.Title, "state": o.State, "key_results": results}
	for noun, n := range in.Counts {
		after[noun] = n
	}
	return tx.Tell(ctx, act.Told{Kind: "objective.taken_in", Subject: o.Ref(), After: after, Detail: o})
}

// TakeInResult puts back a key result of an objective that is here.
func (f *Feature) TakeInResult(ctx context.Context, tx *act.Tx, kr *KeyResult) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	o, err := loadObjective(ctx, tx, kr.ObjectiveID)
	if err != nil {
		return err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	taken := []KeyResult{*kr}
	err = f.takeResults(ctx, tx, org, o, taken)
	if *kr = taken[0]; err != nil {
		return err
	}
	if err := f.Roll(ctx, tx, o); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "key_result.taken_in", Subject: kr.Ref(), After: kr.facts(), Detail: Moved{o, kr}})
}

// takeResults checks and puts key results, all at once. Who was responsible may have left.
func (f *Feature) takeResults(ctx context.Context, tx *act.Tx, org *people.Org, o *Objective, list []KeyResult) error {
	if len(list) == 0 {
		return nil
	}
	day, err := f.Day(ctx, tx)
	if err != nil {
		return err
	}
	for i := range list {
		kr := &list[i]
		owner := kr.OwnerID
		if p, ok := org.Person(owner); ok && !p.Active() {
			kr.OwnerID = ""
		}
		kr.measureBy(kr.Measure.V)
		err := kr.check(org, o, kr.Title)
		if kr.OwnerID = owner; err != nil {
			return err
		}
		if kr.Kind != okr.Rollup {
			kr.Progress = toBP(day.progress(kr))
		}
	}
	if err := putKeyResults(ctx, tx, list); err != nil {
		return err
	}
	return setResponsible(ctx, tx, o.ID, list)
}

// Discard deletes an objective in any state, with all that hangs on it: what an
// import brought and shouldn't have, and never what people work on. Only an admin
// may; TakeIn brings it back.
func (f *Feature) Discard(ctx context.Context, who access.Actor, id, words string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		o, err := loadObjective(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := okr.CheckReason("/words", words); err != nil {
			return err
		}
		if err := dropRow(ctx, tx, (*Objective)(nil), id, tx.Now); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "objective.deleted", Subject: o.Ref(), Before: o.facts(), After: map[string]any{"reason": words}, Detail: o})
	})
}

// TakeOutResult deletes a key result that TakeInResult put back.
func (f *Feature) TakeOutResult(ctx context.Context, tx *act.Tx, id string) error {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return err
	}
	o, kr, err := f.Load(ctx, tx, id)
	if fault.Is(err, "input.missing") {
		return nil // gone already
	}
	if err != nil {
		return err
	}
	if err := dropRow(ctx, tx, (*KeyResult)(nil), id, tx.Now); err != nil {
		return err
	}
	if err := setSharing(ctx, tx, o.ID, responsible, kr.ID, nil); err != nil {
		return err
	}
	if err := f.Roll(ctx, tx, o); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "key_result.deleted", Subject: kr.Ref(), Before: kr.facts(), Detail: Moved{o, kr}})
}

// ShareWith names those whom an objective that is taken in was shared with.
func (o *Objective) ShareWith(personIDs []string) {
	for _, id := range personIDs {
		o.Sharing = append(o.Sharing, Sharing{ObjectiveID: o.ID, PersonID: id, Why: shared})
	}
}
