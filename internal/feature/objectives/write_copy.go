package objectives

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Copying says what of earlier objectives is drafted anew in a cycle.
type Copying struct {
	CycleID string
	OwnerID string // either a person …
	TeamID  string // … or a team; each keeps its owner where both are empty
	Picks   []CopyPick
}

// CopyPick is one objective to copy and those of its key results to take along.
type CopyPick struct {
	ObjectiveID string
	Results     []CopyResult
}

// CopyResult is one key result to copy. Onwards begins where the old one stands:
// its current value is the new baseline, and of steps those are left that were not
// done.
type CopyResult struct {
	ID      string
	Onwards bool
	Target  *decimal.Decimal // of a metric that begins where the old one stands; nil: as it was
}

// Copy drafts earlier objectives anew in another cycle, all or none: words,
// measures, weights, owners and cadences are taken over, dates move into the new
// cycle, and what was achieved, said or planned in actions stays behind.
func (f *Feature) Copy(ctx context.Context, who access.Actor, in Copying) (made []string, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		to, err := f.cycles.Cycle(ctx, tx, in.CycleID)
		if fault.Is(err, "input.missing") {
			return fault.At("/cycle_id", "objective.cycle_unknown")
		}
		if err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		made = made[:0]
		for i, pick := range in.Picks {
			id, err := f.copyOne(ctx, tx, org, to, in, pick, fmt.Sprintf("/objectives/%d", i))
			if err != nil {
				return err
			}
			made = append(made, id)
		}
		return nil
	})
	return made, err
}

func (f *Feature) copyOne(ctx context.Context, tx *act.Tx, org *people.Org, to cycles.Cycle, in Copying, pick CopyPick, field string) (string, error) {
	old, err := loadObjective(ctx, tx, pick.ObjectiveID)
	if err != nil {
		return "", err
	}
	if err := tx.Allow(access.ObjectiveView, old.Target()); err != nil {
		return "", err
	}
	from, err := f.cycles.Cycle(ctx, tx, old.CycleID)
	if err != nil {
		return "", err
	}
	if old.Results, err = listKeyResults(ctx, tx, old.ID); err != nil {
		return "", err
	}
	draft, err := f.anew(ctx, tx, old, in)
	if err != nil {
		return "", err
	}
	o, err := f.write(ctx, tx, draft)
	if err != nil {
		return "", err
	}
	move := mover{from.Span(), to.Span()}
	for j, chosen := range pick.Results {
		at := slices.IndexFunc(old.Results, func(kr KeyResult) bool { return kr.ID == chosen.ID })
		if at < 0 {
			return "", fault.At(fmt.Sprintf("%s/key_results/%d/id", field, j), "input.missing")
		}
		if _, err := f.addResult(ctx, tx, o, old.Results[at].anew(org, old, o, chosen, move)); err != nil {
			return "", err
		}
	}
	return o.ID, nil
}

// anew is the draft that an earlier objective becomes. Themes that are gone are
// left out; who was listed to see it goes along where only they do.
func (f *Feature) anew(ctx context.Context, tx *act.Tx, old *Objective, in Copying) (Draft, error) {
	d := Draft{CycleID: in.CycleID, Title: old.Title, Description: old.Description, OwnerID: in.OwnerID, TeamID: in.TeamID,
		Kind: old.Kind, Visibility: old.Visibility, Weight: old.Weight}
	if d.OwnerID == "" && d.TeamID == "" {
		if d.OwnerID = old.OwnerID; d.OwnerID == "" {
			d.TeamID = old.TeamID
		}
	}
	if len(old.Themes) > 0 {
		found, err := f.themes.Load(ctx, tx, old.Themes)
		if err != nil {
			return d, err
		}
		for _, t := range found {
			d.ThemeIDs = append(d.ThemeIDs, t.ID)
		}
	}
	if old.Visibility == access.Listed {
		d.SharedWith = old.Target().ListedIDs
	}
	return d, nil
}

// anew is the draft that an earlier key result becomes under another objective.
func (kr *KeyResult) anew(org *people.Org, old, o *Objective, chosen CopyResult, move mover) ResultDraft {
	d := ResultDraft{Title: kr.Title, Measure: kr.Measure.V, Weight: kr.Weight, StartsOn: move.to.StartsOn, DueOn: move.day(kr.DueOn.Date)}
	if starts := move.day(kr.StartsOn.Date); starts.Before(d.DueOn) {
		d.StartsOn = starts
	}
	// Whoever owned it as the objective's owner hands it on with the objective.
	if p, ok := org.Person(kr.OwnerID); ok && p.Active() && (kr.OwnerID != old.OwnerID || old.OwnerID == o.OwnerID) {
		d.OwnerID = kr.OwnerID
	}
	d.Measure.Steps = slices.Clone(d.Measure.Steps)
	if left := notDone(d.Measure.Steps); chosen.Onwards && len(left) > 0 {
		d.Measure.Steps = left
	}
	for i := range d.Measure.Steps {
		s := &d.Measure.Steps[i]
		s.ID, s.Done = "", false
		if !s.DueOn.IsZero() {
			s.DueOn = move.day(s.DueOn)
		}
	}
	begun := false
	if chosen.Onwards {
		d.Measure, begun = kr.onwards(d.Measure)
	}
	if begun && chosen.Target != nil {
		d.Measure.Target, d.Measure.TargetRelative, d.Measure.TargetChange = decimal.NewNullDecimal(*chosen.Target), decimal.NullDecimal{}, decimal.NullDecimal{}
	}
	if !begun { // checkpoints lie between the old baseline and target
		d.Checkpoints = move.checkpoints(kr.Checkpoints.V, d.StartsOn, d.DueOn)
	}
	d.Cadence = move.cadence(kr.Cadence.V)
	return d
}

func notDone(steps []okr.Step) []okr.Step {
	return slices.DeleteFunc(slices.Clone(steps), func(s okr.Step) bool { return s.Done })
}

// onwards lets a measure begin at the value that the key result stands at. A
// target that is reached already would leave nothing to do: then the same
// distance is gone once more.
func (kr *KeyResult) onwards(m okr.Measure) (okr.Measure, bool) {
	if m.Kind != okr.Metric || !kr.Current.Valid {
		return m, false
	}
	b, t := m.Resolved()
	next := m
	next.Baseline = kr.Current
	if gone := m.Progress(okr.Facts{Value: kr.Current}); m.Target.Valid && gone != nil && gone.Cmp(okr.RatioOf(1, 1)) >= 0 {
		next.Target, next.TargetChange = decimal.NullDecimal{}, decimal.NewNullDecimal(t.Decimal.Sub(b.Decimal))
	}
	if next.Check("") != nil {
		return m, false
	}
	return next, true
}
