package objectives

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// placeField is the field of a revision that says under which objective a key
// result is.
const placeField = "/objective_id"

// Relocated is the detail of a key result's move from one objective to another.
type Relocated struct {
	From, To  *Objective
	KeyResult *KeyResult
}

// MoveResult puts a key result, with all that hangs on it, under another
// objective. An active objective that loses or gains one is revised: with a
// reason, and away from it only by who may agree to dropping one, where the
// policy wants that agreed to.
func (f *Feature) MoveResult(ctx context.Context, who access.Actor, id string, version int64, toID, reason string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		from, kr, err := f.Load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultUpdate, from.Target()); err != nil {
			return err
		}
		if version != 0 && version != kr.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		to, err := f.newPlace(ctx, tx, from, toID)
		if err != nil {
			return err
		}
		if err := f.mayLeave(ctx, tx, from, kr); err != nil {
			return err
		}
		if err := f.noteMove(ctx, tx, from, to, kr, reason); err != nil {
			return err
		}
		return f.relocate(ctx, tx, from, to, kr)
	})
}

// newPlace loads the objective that a key result is to move to; hidden from the
// caller is as good as not there.
func (f *Feature) newPlace(ctx context.Context, tx *act.Tx, from *Objective, id string) (*Objective, error) {
	to, err := loadObjective(ctx, tx, id)
	if err == nil {
		err = tx.Allow(access.KeyResultCreate, to.Target())
	}
	if fault.Is(err, "input.missing") {
		return nil, fault.At(placeField, "key_result.no_objective")
	}
	if err != nil {
		return nil, err
	}
	if to.ID == from.ID {
		return nil, fault.At(placeField, "key_result.there_already")
	}
	if _, err := from.life().Change(); err != nil {
		return nil, err
	}
	_, err = to.life().Change()
	return to, err
}

// mayLeave refuses where leaving would go round a consent that is needed, or
// round a revision that waits for it.
func (f *Feature) mayLeave(ctx context.Context, tx *act.Tx, from *Objective, kr *KeyResult) error {
	if from.State != okr.Active {
		return nil
	}
	revisions, err := listRevisions(ctx, tx, from.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(revisions, func(r Revision) bool { return r.KeyResultID == kr.ID && r.State == Pending }) {
		return fault.New(fault.Conflict, "key_result.revision_waits")
	}
	gone := *kr
	gone.Dropped = true
	needs, err := f.consent(ctx, tx, from, kr, &gone)
	if err == nil && len(needs) > 0 && !kr.Dropped {
		err = fault.New(fault.Conflict, "key_result.move_needs_consent")
	}
	return err
}

// noteMove writes the move down with each of the two objectives that is active.
func (f *Feature) noteMove(ctx context.Context, tx *act.Tx, from, to *Objective, kr *KeyResult, reason string) error {
	old, err := json.Marshal(from.ID)
	if err != nil {
		return err
	}
	now, err := json.Marshal(to.ID)
	if err != nil {
		return err
	}
	for _, o := range []*Objective{from, to} {
		if o.State != okr.Active {
			continue
		}
		r := &Revision{ObjectiveID: o.ID, KeyResultID: kr.ID, Reason: strings.TrimSpace(reason), State: Applied}
		r.Changes.V = []okr.Change{{Field: placeField, Old: old, New: now}}
		if err := f.note(ctx, tx, r); err != nil {
			return err
		}
	}
	return nil
}

func (f *Feature) relocate(ctx context.Context, tx *act.Tx, from, to *Objective, kr *KeyResult) (err error) {
	before := kr.facts()
	before["objective_id"] = from.ID
	if err := setSharing(ctx, tx, from.ID, responsible, kr.ID, nil); err != nil {
		return err
	}
	if err := lockObjective(ctx, tx, from.ID); err != nil { // whoever checks in meanwhile holds it, and numbers what they write
		return err
	}
	kr.ObjectiveID = to.ID
	if kr.Position, err = nextPosition(ctx, tx, (*KeyResult)(nil), "objective_id = ?", to.ID); err != nil {
		return err
	}
	if to.State == okr.Active && kr.FirstMeasure.None() {
		kr.FirstMeasure.Set(&kr.Measure.V)
	}
	if err := saveKeyResult(ctx, tx, kr); err != nil {
		return err
	}
	if err := f.settle(ctx, tx, to, kr); err != nil {
		return err
	}
	if err := f.Roll(ctx, tx, from); err != nil {
		return err
	}
	after := kr.facts()
	after["objective_id"] = to.ID
	return tx.Tell(ctx, act.Told{Kind: "key_result.moved", Subject: kr.Ref(), Before: before, After: after, Detail: Relocated{from, to, kr}})
}

// placesIn gives the titles of the objectives that revisions speak of, as far as
// the caller may see them.
func (f *Feature) placesIn(ctx context.Context, who access.Actor, list []Revision) (titles map[string]string, err error) {
	var ids []string
	for _, r := range list {
		for _, c := range r.Changes.V {
			if c.Field == placeField {
				ids = append(ids, idIn(c.Old), idIn(c.New))
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		titles, err = titlesFor(ctx, tx, tx.Who, ids)
		return err
	})
	return titles, err
}
