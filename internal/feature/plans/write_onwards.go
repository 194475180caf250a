package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Went is an action that went on under another key result, with where it was.
type Went struct {
	ID              string
	KeyResultID     string
	StartsOn, DueOn date.Date
}

// Onwards takes the open actions of key results along to the ones that go on with
// them, by their ids, and gives where they were: it is the same action, with all that
// was said of it. Their dates become what day makes of them; one without a start has
// none. It is part of a larger use case, which has asked the policy; that the old
// objective is closed is no hindrance.
func (f *Feature) Onwards(ctx context.Context, tx *act.Tx, to map[string]string, day func(date.Date) date.Date) ([]Went, error) {
	from := make([]string, 0, len(to))
	for id := range to {
		from = append(from, id)
	}
	list, err := openUnder(ctx, tx, from)
	if err != nil {
		return nil, err
	}
	went := make([]Went, len(list))
	for i := range list {
		a := &list[i]
		went[i] = Went{ID: a.ID, KeyResultID: a.KeyResultID, StartsOn: a.StartsOn.Date, DueOn: a.DueOn.Date}
		then := Went{KeyResultID: to[a.KeyResultID], DueOn: day(a.DueOn.Date)}
		if !a.StartsOn.IsZero() {
			then.StartsOn = day(a.StartsOn.Date)
		}
		if err := f.put(ctx, tx, a, then); err != nil {
			return nil, err
		}
	}
	return went, nil
}

// Back puts actions back to where they were before they went on, with what was done
// to them since; those that were moved elsewhere or deleted since stay as they are.
// to is where they went, by where they were.
func (f *Feature) Back(ctx context.Context, tx *act.Tx, list []Went, to map[string]string) error {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	found, err := someOf(ctx, tx, ids)
	if err != nil {
		return err
	}
	for _, w := range list {
		if a, ok := found[w.ID]; ok && a.KeyResultID == to[w.KeyResultID] {
			if err := f.put(ctx, tx, a, w); err != nil {
				return err
			}
		}
	}
	return nil
}

// put moves an action under a key result with other dates.
func (f *Feature) put(ctx context.Context, tx *act.Tx, a *Action, at Went) error {
	o, kr, err := f.objectives.Load(ctx, tx, at.KeyResultID)
	if err != nil {
		return err
	}
	before := a.facts()
	if err := f.objectives.Share(ctx, tx, a.ObjectiveID, a.ID, nil); err != nil {
		return err
	}
	a.KeyResultID, a.ObjectiveID, a.StartsOn, a.DueOn = kr.ID, o.ID, store.AsDay(at.StartsOn), store.AsDay(at.DueOn)
	if a.Position, err = nextPosition(ctx, tx, kr.ID); err != nil {
		return err
	}
	if err := save(ctx, tx, a); err != nil {
		return err
	}
	if err := f.relate(ctx, tx, a); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "action.changed", Subject: a.ref(), Before: before, After: a.facts(), Detail: a})
}
