package checkins

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Drawn is what a metric says of a key result that reads from it.
type Drawn struct {
	ReadingID string
	Replaces  string // the reading that it corrects, or ""
	On        date.Date
	Value     decimal.NullDecimal // in the key result's unit; none takes the replaced one back
	Typed     string              // as the metric has it, where the units differ
}

// Draw makes check-ins of what a metric says, oldest first, and tells how many.
// Nobody's leave is asked: whoever may change the key result has let it read from
// the metric. What the key result can't take is passed over: one that is closed,
// dropped or takes no value, days before it starts, and readings it has already.
func (f *Feature) Draw(ctx context.Context, tx *act.Tx, metricID, keyResultID string, list []Drawn) (made int, err error) {
	o, kr, err := f.objectives.LoadToMove(ctx, tx, keyResultID)
	if err != nil {
		return 0, err
	}
	if o.State == okr.Closed || kr.Dropped || !kr.Measure.V.TakesValue() {
		return 0, nil
	}
	fresh, err := f.drawn(ctx, tx, metricID, kr, list)
	if err != nil || len(fresh) == 0 {
		return 0, err
	}
	before := facts(kr)
	for i := range fresh {
		if err := add(ctx, tx, &fresh[i]); err != nil {
			return 0, err
		}
	}
	if len(fresh) == 1 {
		err = move(ctx, tx, kr, &fresh[0])
	} else {
		err = f.moveAnew(ctx, tx, kr)
	}
	if err != nil {
		return 0, err
	}
	if err := f.keep(ctx, tx, o, kr); err != nil {
		return 0, err
	}
	for _, c := range fresh {
		if err := tx.Tell(ctx, act.Told{Kind: c.event(), Subject: kr.Ref(), Before: before, After: c.facts(), Detail: Moved{o, c}}); err != nil {
			return 0, err
		}
		before = map[string]any{}
	}
	return len(fresh), nil
}

func (f *Feature) moveAnew(ctx context.Context, tx *act.Tx, kr *objectives.KeyResult) error {
	all, err := list(ctx, tx, kr.ID)
	if err != nil {
		return err
	}
	return recount(kr, all)
}

// drawn are the check-ins that the key result doesn't have yet.
func (f *Feature) drawn(ctx context.Context, tx *act.Tx, metricID string, kr *objectives.KeyResult, list []Drawn) (fresh []CheckIn, err error) {
	ids := make([]string, 0, 2*len(list))
	for _, d := range list {
		ids = append(ids, d.ReadingID, d.Replaces)
	}
	had, err := ofReadings(ctx, tx, kr.ID, ids)
	if err != nil {
		return nil, err
	}
	today := f.objectives.Today(tx)
	for _, d := range list {
		old, corrects := had[d.Replaces]
		corrects = corrects && d.Replaces != "" && old.SupersededBy == ""
		if _, done := had[d.ReadingID]; done || d.On.Before(kr.StartsOn.Date) || d.On.After(today) || !d.Value.Valid && !corrects {
			continue
		}
		c := CheckIn{ID: act.NewID(), KeyResultID: kr.ID, PersonID: tx.Who.ID, AsOf: store.AsDay(d.On), WrittenAt: tx.Now,
			Value: d.Value, Typed: d.Typed, MetricID: metricID, ReadingID: d.ReadingID}
		if corrects {
			c.Supersedes = old.ID
		}
		fresh = append(fresh, c)
	}
	return fresh, nil
}

// ReadValue reads what a person typed for a value in some unit: a plain decimal, or
// anything that the reader takes for one value. Refused, at /value:
// check_in.value_unread, check_in.value_unit, value.digits.
func ReadValue(typed, unit string) (decimal.Decimal, error) { return readValue(typed, unit) }

// Converted is a value of one unit in another, where they are one and the same or
// differ by a power of ten (元, 万元); false for others.
func Converted(v decimal.Decimal, from, to string) (decimal.Decimal, bool) {
	fromPower, fromBase := scaleOf(from)
	toPower, toBase := scaleOf(to)
	switch {
	case plain(from) == plain(to):
		return v, true
	case fromBase == "" || toBase == "" || !same(fromBase, toBase):
		return v, fromPower == toPower && from != "" && to != "" && same(from, to)
	}
	return v.Shift(fromPower - toPower), true
}
