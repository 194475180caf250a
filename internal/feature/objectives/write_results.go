package objectives

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// ResultDraft is what is said of a new key result. Dates left out are the
// cycle's; the owner left out is the objective's; the cadence left out is weekly.
type ResultDraft struct {
	Title       string
	Measure     okr.Measure
	Weight      decimal.NullDecimal
	OwnerID     string
	StartsOn    date.Date
	DueOn       date.Date
	Cadence     *cycle.Cadence
	Checkpoints []okr.Checkpoint
	Confidence  *int64 // the owner's, at the start
	Reason      string // needed once the objective is active
}

// AddResult adds a key result to an objective.
func (f *Feature) AddResult(ctx context.Context, who access.Actor, objectiveID string, in ResultDraft) (kr *KeyResult, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := loadObjective(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultCreate, o.Target()); err != nil {
			return err
		}
		kr, err = f.addResult(ctx, tx, o, in)
		return err
	})
	return kr, err
}

func (f *Feature) addResult(ctx context.Context, tx *act.Tx, o *Objective, in ResultDraft) (*KeyResult, error) {
	if _, err := o.life().Change(); err != nil {
		return nil, err
	}
	c, err := f.cycles.Cycle(ctx, tx, o.CycleID)
	if err != nil {
		return nil, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	kr := &KeyResult{ID: act.NewID(), ObjectiveID: o.ID, Weight: in.Weight, OwnerID: in.OwnerID, Confidence: in.Confidence, Version: 1, CreatedAt: tx.Now,
		StartsOn: store.AsDay(in.StartsOn), DueOn: store.AsDay(in.DueOn), Checkpoints: store.AsJSON(in.Checkpoints)}
	if in.StartsOn.IsZero() {
		kr.StartsOn = store.AsDay(c.Span().StartsOn)
	}
	if in.DueOn.IsZero() {
		kr.DueOn = store.AsDay(c.Span().EndsOn)
	}
	if kr.OwnerID == "" {
		kr.OwnerID = o.OwnerID
	}
	kr.Cadence.V = cycle.Cadence{Kind: cycle.Weekly, Weekday: usualDay}
	if in.Cadence != nil {
		kr.Cadence.V = *in.Cadence
	}
	kr.measureBy(in.Measure)
	if err := kr.check(org, o, in.Title); err != nil {
		return nil, err
	}
	if kr.Position, err = nextPosition(ctx, tx, (*KeyResult)(nil), "objective_id = ?", o.ID); err != nil {
		return nil, err
	}
	if kr.Kind == okr.Milestone { // of which steps may be done already
		day, err := f.Day(ctx, tx)
		if err != nil {
			return nil, err
		}
		kr.Progress = toBP(day.progress(kr))
	}
	if o.State == okr.Active {
		kr.FirstMeasure.Set(&kr.Measure.V)
	}
	if err := addKeyResult(ctx, tx, kr); err != nil {
		return nil, err
	}
	if err := f.settle(ctx, tx, o, kr); err != nil {
		return nil, err
	}
	if o.State == okr.Active {
		added := &Revision{ObjectiveID: o.ID, KeyResultID: kr.ID, Reason: strings.TrimSpace(in.Reason), State: Applied}
		added.Changes.V = okr.Terms{}.Diff(kr.terms())
		if err := f.note(ctx, tx, added); err != nil {
			return nil, err
		}
	}
	return kr, tx.Tell(ctx, act.Told{Kind: "key_result.added", Subject: kr.Ref(), After: kr.facts(), Detail: Moved{o, kr}})
}

// Share lets people see an objective because they work on it through something
// of another feature, such as an action; it replaces those who did before.
func (f *Feature) Share(ctx context.Context, tx *act.Tx, objectiveID, throughID string, personIDs []string) error {
	return setSharing(ctx, tx, objectiveID, responsible, throughID, personIDs)
}

// Moved is the detail of events about a key result, for listeners.
type Moved struct {
	Objective *Objective
	KeyResult *KeyResult
}

// usualDay is the weekday of check-ins where nobody said.
const usualDay = 1 // Monday

// measureBy sets the measure; steps get ids, and lose none of those they had.
func (kr *KeyResult) measureBy(m okr.Measure) {
	kr.Measure = store.AsJSON(m.WithStepIDs(act.NewID))
	kr.Kind = m.Kind
}

// check finds what is wrong with a key result, all at once.
func (kr *KeyResult) check(org *people.Org, o *Objective, title string) error {
	var bad []*fault.Fault
	add := func(err error) {
		if f, ok := fault.Of(err); ok {
			bad = append(bad, f)
		}
	}
	kr.Title = strings.Join(strings.Fields(title), " ")
	if kr.Title == "" {
		bad = append(bad, fault.At("/title", "input.required"))
	}
	if utf8.RuneCountInString(kr.Title) > maxTitle {
		bad = append(bad, fault.At("/title", "input.too_long", fault.Args{"limit": maxTitle}))
	}
	add(kr.Measure.V.Check("/measure"))
	add(okr.CheckWeight("/weight", kr.Weight))
	add(kr.Cadence.V.Check())
	add(okr.Plan{Measure: kr.Measure.V, Kind: o.Kind, StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date, Checkpoints: kr.Checkpoints.V}.Check(""))
	if p, ok := org.Person(kr.OwnerID); kr.OwnerID != "" && (!ok || !p.Active()) {
		bad = append(bad, fault.At("/owner_id", "objective.owner_unknown"))
	}
	if kr.Confidence != nil && (*kr.Confidence < 0 || *kr.Confidence > 10) {
		bad = append(bad, fault.At("/confidence", "key_result.confidence"))
	}
	return fault.Join(bad)
}

// facts is what the trail and a revision say of a key result.
func (kr *KeyResult) facts() map[string]any {
	return map[string]any{"title": kr.Title, "measure": kr.Measure.V, "weight": kr.Weight, "owner_id": kr.OwnerID,
		"starts_on": kr.StartsOn.String(), "due_on": kr.DueOn.String(), "cadence": kr.Cadence.V, "checkpoints": kr.Checkpoints.V, "dropped": kr.Dropped}
}

// settle makes what hangs on a key result true again: who sees the objective,
// the key result's own progress, and the objective's.
func (f *Feature) settle(ctx context.Context, tx *act.Tx, o *Objective, kr *KeyResult) error {
	if err := setSharing(ctx, tx, o.ID, responsible, kr.ID, []string{kr.OwnerID}); err != nil {
		return err
	}
	return f.Roll(ctx, tx, o)
}

// Roll computes an objective's progress anew from its key results and keeps it.
func (f *Feature) Roll(ctx context.Context, tx *act.Tx, o *Objective) error {
	day, err := f.Day(ctx, tx)
	if err != nil {
		return err
	}
	if o.Results, err = listKeyResults(ctx, tx, o.ID); err != nil {
		return err
	}
	o.roll(day)
	return store.Together(ctx, tx, progressOf(tx, o))
}

func (o *Objective) roll(day Day) {
	whole, _ := day.JudgeObjective(o)
	o.Progress = toBP(whole.Progress)
}

// ResultChange is what is said anew of a key result; nil leaves a field as it is.
type ResultChange struct {
	Title       *string
	Measure     *okr.Measure
	Weight      *decimal.NullDecimal
	OwnerID     *string
	StartsOn    *date.Date
	DueOn       *date.Date
	Cadence     *cycle.Cadence
	Checkpoints *[]okr.Checkpoint
	Dropped     *bool
	Confidence  *int64
	Reason      string // needed once the objective is active
}

// Revise changes a key result. While its objective is a draft that is plain
// editing. Afterwards it is a revision: with a reason, and, where the policy
// says so, waiting for the approver; pending then is the revision that waits.
func (f *Feature) Revise(ctx context.Context, who access.Actor, id string, version int64, in ResultChange) (kr *KeyResult, pending *Revision, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, loaded, err := f.Load(ctx, tx, id)
		if err != nil {
			return err
		}
		kr = loaded
		if err := tx.Allow(access.KeyResultUpdate, o.Target()); err != nil {
			return err
		}
		if version != 0 && version != kr.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		rule, err := o.life().Change()
		if err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		old := *kr
		title := kr.apply(in)
		if err := kr.check(org, o, title); err != nil {
			return err
		}
		if rule == okr.Freely {
			return f.keep(ctx, tx, o, &old, kr)
		}
		pending, err = f.revise(ctx, tx, o, &old, kr, in.Reason)
		return err
	})
	return kr, pending, err
}

// apply sets what the change says and returns the title to be checked.
func (kr *KeyResult) apply(in ResultChange) (title string) {
	title = kr.Title
	act.Set(&title, in.Title)
	if in.Measure != nil {
		kr.measureBy(*in.Measure)
		kr.Forecast.Set(nil) // of another way; the check-ins foresee anew
	}
	act.Set(&kr.Weight, in.Weight)
	act.Set(&kr.OwnerID, in.OwnerID)
	if in.StartsOn != nil {
		kr.StartsOn = store.AsDay(*in.StartsOn)
	}
	if in.DueOn != nil {
		kr.DueOn = store.AsDay(*in.DueOn)
	}
	act.Set(&kr.Cadence.V, in.Cadence)
	act.Set(&kr.Checkpoints.V, in.Checkpoints)
	act.Set(&kr.Dropped, in.Dropped)
	if in.Confidence != nil {
		kr.Confidence = in.Confidence
	}
	return title
}

// keep saves a changed key result and tells of it.
func (f *Feature) keep(ctx context.Context, tx *act.Tx, o *Objective, old, kr *KeyResult) error {
	day, err := f.Day(ctx, tx)
	if err != nil {
		return err
	}
	if err := lockObjective(ctx, tx, o.ID); err != nil { // as LoadToMove does, and like it before the key result's own row
		return err
	}
	kr.Progress = toBP(day.progress(kr))
	if err := saveKeyResult(ctx, tx, kr); err != nil {
		return err
	}
	if err := f.settle(ctx, tx, o, kr); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "key_result.changed", Subject: kr.Ref(), Before: old.facts(), After: kr.facts(), Detail: Moved{o, kr}})
}

// Reorder puts the key results of an objective into the given order.
func (f *Feature) Reorder(ctx context.Context, who access.Actor, objectiveID string, ids []string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := loadObjective(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultUpdate, o.Target()); err != nil {
			return err
		}
		results, err := listKeyResults(ctx, tx, o.ID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !slices.ContainsFunc(results, func(kr KeyResult) bool { return kr.ID == id }) {
				return fault.At("/ids", "input.missing")
			}
		}
		if err := setPositions(ctx, tx, (*KeyResult)(nil), ids); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "objective.results_ordered", Subject: o.Ref(), After: map[string]any{"order": ids}})
	})
}

// DeleteResult removes a key result of a draft; RestoreResult brings it back.
// Of an active objective it is dropped by revision instead.
func (f *Feature) DeleteResult(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.Load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultDelete, o.Target()); err != nil {
			return err
		}
		if rule, err := o.life().Change(); err != nil {
			return err
		} else if rule != okr.Freely {
			return fault.New(fault.Conflict, "key_result.drop_instead")
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
	})
}

// RestoreResult brings a deleted key result back.
func (f *Feature) RestoreResult(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := restoreRow(ctx, tx, (*KeyResult)(nil), id); err != nil {
			return gone(err)
		}
		o, kr, err := f.Load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultDelete, o.Target()); err != nil {
			return err
		}
		if err := f.settle(ctx, tx, o, kr); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "key_result.restored", Subject: kr.Ref(), After: kr.facts(), Detail: Moved{o, kr}})
	})
}
