package checkins

import (
	"context"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Preview tells what Make would come to, and stores nothing.
func (f *Feature) Preview(ctx context.Context, who access.Actor, keyResultID string, in Draft) (made Made, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CheckInCreate, o.KeyResultTarget(kr)); err != nil {
			return err
		}
		c, err := f.draft(ctx, tx, o, kr, in)
		if err != nil {
			return err
		}
		before := kr.Current
		kr.Forecast.Set(nil) // it rests on what was there before
		if c.ends(kr) {
			err = carry(kr, &c)
		} else {
			err = foresee(ctx, tx, kr, c)
		}
		if err != nil {
			return err
		}
		made, err = f.made(ctx, tx, o, kr, c, before)
		return err
	})
	return made, err
}

// foresee is move for a check-in that is not added.
func foresee(ctx context.Context, tx *act.Tx, kr *objectives.KeyResult, c CheckIn) error {
	all, err := list(ctx, tx, kr.ID)
	if err != nil {
		return err
	}
	for i := range all {
		c.Number = max(c.Number, all[i].Number+1)
		if all[i].ID == c.Supersedes {
			all[i].SupersededBy = c.ID
		}
	}
	return recount(kr, append(all, c))
}

// made says how everything stands with the key result as it is in kr.
func (f *Feature) made(ctx context.Context, tx *act.Tx, o *objectives.Objective, kr *objectives.KeyResult, c CheckIn, before decimal.NullDecimal) (Made, error) {
	s, err := f.objectives.StandingWith(ctx, tx, o, kr)
	if err != nil {
		return Made{}, err
	}
	at := slices.IndexFunc(s.Results, func(one objectives.KeyResult) bool { return one.ID == kr.ID })
	return Made{CheckIn: c, Standing: s, At: at, Before: before}, nil
}

// Latest gives the newest check-in of each key result that has one, superseded
// ones left out, with one query. The caller has asked leave.
func (f *Feature) Latest(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]CheckIn, error) {
	rows, err := latest(ctx, tx, keyResultIDs, knownBy(tx))
	found := make(map[string]CheckIn, len(rows))
	for _, c := range rows {
		found[c.KeyResultID] = c
	}
	return found, err
}

// Sure gives the check-ins of key results that state a confidence, superseded ones too,
// by key result in the order of their days and of writing, with one query. The caller
// has asked leave.
func (f *Feature) Sure(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string][]CheckIn, error) {
	rows, err := sureOf(ctx, tx, keyResultIDs)
	by := make(map[string][]CheckIn, len(keyResultIDs))
	for _, c := range rows {
		by[c.KeyResultID] = append(by[c.KeyResultID], c)
	}
	return by, err
}

// MadeSince gives the check-ins of key results that speak of a day or later, by
// key result and superseded ones too, with one query; days of writing are where
// the workspace is. The caller has asked leave.
func (f *Feature) MadeSince(ctx context.Context, tx *act.Tx, keyResultIDs []string, from date.Date, at *time.Location) (map[string][]cycle.Made, error) {
	rows, err := since(ctx, tx, keyResultIDs, from, knownBy(tx))
	made := make(map[string][]cycle.Made, len(keyResultIDs))
	for _, c := range rows {
		made[c.KeyResultID] = append(made[c.KeyResultID], cycle.Made{AsOf: c.AsOf.Date, Written: date.In(c.WrittenAt, at), Undated: c.Undated})
	}
	return made, err
}

// ProgressBefore gives how far key results were by the last check-in of each that
// was written before an instant, with one query; those that had none, or whose
// measure doesn't tell, are left out. The caller has asked leave.
func (f *Feature) ProgressBefore(ctx context.Context, tx *act.Tx, list []*objectives.KeyResult, at time.Time) (map[string]okr.Ratio, error) {
	ids := make([]string, len(list))
	measures := make(map[string]okr.Measure, len(list))
	for i, kr := range list {
		ids[i], measures[kr.ID] = kr.ID, kr.Measure.V
	}
	rows, err := latestBefore(ctx, tx, ids, at, knownBy(tx), true)
	found := make(map[string]okr.Ratio, len(rows))
	for i := range rows {
		if p := rows[i].progress(measures[rows[i].KeyResultID]); p != nil {
			found[rows[i].KeyResultID] = *p
		}
	}
	return found, err
}

// Line is a page of a key result's check-ins, newest first. The standing has the
// key result alone, and isn't judged.
type Line struct {
	store.Page[CheckIn]
	objectives.Standing
}

// List pages through the check-ins of a key result, superseded ones too, by the
// day they speak of and then as they were written, newest first.
func (f *Feature) List(ctx context.Context, who access.Actor, keyResultID, cursor string, limit int) (l Line, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CheckInView, o.Target()); err != nil {
			return err
		}
		if l.Standing, err = f.objectives.Unjudged(ctx, tx, o, kr); err != nil {
			return err
		}
		var then *time.Time
		if tx.Past() {
			then = &tx.Now
			if err := f.stoodThen(ctx, tx, &l, o.ID, kr.ID); err != nil {
				return err
			}
		}
		l.Page, err = page(ctx, tx, then, keyResultID, cursor, limit)
		return err
	})
	return l, err
}

// Series is what the chart of a key result draws.
type Series struct {
	objectives.Standing
	At        int
	Readings  []CheckIn // oldest first, superseded ones left out
	Line      []Expected
	Revisions []objectives.Revision // of this key result, applied; oldest first
}

// Expected is where the key result should be at the end of a day.
type Expected struct {
	On    date.Date
	Share okr.Ratio
}

// mostReadings bounds a chart: the newest.
const mostReadings = 500

// Series gives the readings of a key result, its expected line and its events.
func (f *Feature) Series(ctx context.Context, who access.Actor, keyResultID string) (s Series, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if s.Standing, s.At, err = f.objectives.KeyResult(ctx, who, keyResultID); err != nil {
			return err
		}
		if err := tx.Allow(access.CheckInView, s.Target()); err != nil {
			return err
		}
		if s.Readings, err = newest(ctx, tx, keyResultID, mostReadings); err != nil {
			return err
		}
		day, err := f.objectives.Day(ctx, tx)
		if err != nil {
			return err
		}
		s.Line = expectedLine(day, s.Kind, &s.Results[s.At])
		all, _, _, err := f.objectives.Revisions(ctx, who, s.ID)
		if err != nil {
			return err
		}
		for _, r := range slices.Backward(all) {
			if r.KeyResultID == keyResultID && (r.State == objectives.Applied || r.State == objectives.Agreed) {
				s.Revisions = append(s.Revisions, r)
			}
		}
		return nil
	})
	return s, err
}

// linePoints is about how many points an expected line has.
const linePoints = 60

// expectedLine samples where the key result should be, from the day before it
// starts to its due date; nil for a keep, which has no line.
func expectedLine(day objectives.Day, kind okr.Kind, kr *objectives.KeyResult) []Expected {
	plan := okr.Plan{Measure: kr.Measure.V, Kind: kind, StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date, Checkpoints: kr.Checkpoints.V}
	first := plan.StartsOn.AddDays(-1)
	step := max(1, plan.DueOn.Sub(first)/linePoints)
	var line []Expected
	add := func(on date.Date) {
		if e := plan.Expected(day.Calendar.Between, on); e != nil {
			line = append(line, Expected{On: on, Share: *e})
		}
	}
	for on := first; on.Before(plan.DueOn); on = on.AddDays(step) {
		add(on)
	}
	add(plan.DueOn)
	return line
}

// mostOfEach bounds how many readings of each of several key results are looked at.
const mostOfEach = 200

// Readings gives the newest check-ins that count and say something of the measure,
// by key result and oldest first, with one query. The caller has asked leave.
func (f *Feature) Readings(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string][]CheckIn, error) {
	if tx.Past() && len(keyResultIDs) > 0 {
		return wholeOfEach(ctx, tellingOfEach(tx, keyResultIDs, tx.Now, mostOfEach))
	}
	return newestOfEach(ctx, tx, keyResultIDs, mostOfEach)
}

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "check_in", View: access.CheckInView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := checkInsByID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		parts := make([]objectives.Part, len(list))
		for i, c := range list {
			parts[i] = objectives.Part{ID: c.ID, KeyResultID: c.KeyResultID, Owners: []string{c.PersonID}}
		}
		return f.objectives.UnderResults(ctx, tx, parts)
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, err := checkInsByID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		under := make(map[string]string, len(list))
		for _, c := range list {
			under[c.ID] = c.KeyResultID
		}
		return f.objectives.UnderThen(ctx, tx, under)
	}, Outlived: true}}
}
