package okr

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Reading is what a check-in says about the measure.
type Reading struct {
	ID         string
	AsOf       date.Date // the day it speaks of
	WrittenAt  time.Time
	Value      decimal.NullDecimal // metric, keep; null: the check-in has words only
	StepsDone  []string            // milestone: all steps done by then; nil: not said
	Superseded bool                // a later check-in corrects it
}

// Newer reports whether a counts before b: later as-of date, then later written,
// then the greater id, so that the order never hangs on how they were listed.
func (a Reading) Newer(b Reading) bool {
	if c := a.AsOf.Compare(b.AsOf); c != 0 {
		return c > 0
	}
	if c := a.WrittenAt.Compare(b.WrittenAt); c != 0 {
		return c > 0
	}
	return a.ID > b.ID
}

func (a Reading) says() bool { return a.Value.Valid || a.StepsDone != nil }

// Current is the newest reading that says something of the measure, superseded
// ones left out; nil for none.
func Current(readings []Reading) *Reading { return currentOn(readings, date.Date{}) }

// CurrentOn is what was current at the end of a day: readings as of later days are left out.
func CurrentOn(readings []Reading, on date.Date) *Reading { return currentOn(readings, on) }

func currentOn(readings []Reading, on date.Date) *Reading {
	var newest *Reading
	for i, r := range readings {
		if r.Superseded || !r.says() || !on.IsZero() && r.AsOf.After(on) {
			continue
		}
		if newest == nil || r.Newer(*newest) {
			newest = &readings[i]
		}
	}
	return newest
}

// valued are the readings with a value that are not superseded, oldest first.
func valued(readings []Reading) []Reading {
	kept := make([]Reading, 0, len(readings))
	for _, r := range readings {
		if !r.Superseded && r.Value.Valid {
			kept = append(kept, r)
		}
	}
	sorting.By(kept, func(a, b Reading) int {
		switch {
		case b.Newer(a):
			return -1
		case a.Newer(b):
			return 1
		}
		return 0
	})
	return kept
}
