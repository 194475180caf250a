package objectives

import (
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Learned is how the series that a key result reads from came out before, as it is kept with the key result. Without moments
// nothing is known any more.
type Learned struct {
	forecast.Habit
	Plan    string    `json:"plan"`              // what it was learned for: of another measure or other dates it says nothing
	Since   date.Date `json:"since"`             // the day on which it was learned; what was foreseen before didn't know it
	Earlier []Learned `json:"earlier,omitempty"` // what was known before, the newest first, without theirs
}

// mostEarlier is how much of what was known before is kept, for pages of a past day.
const mostEarlier = 4

// planned says what a habit hangs on: the dates, and how far it is to the target or where the band lies.
func (kr *KeyResult) planned() string {
	m := kr.Measure.V
	from, to := m.Resolved()
	if m.Kind == okr.Keep {
		from, to = m.Low, m.High
	}
	parts := []string{kr.StartsOn.String(), kr.DueOn.String(), string(m.Kind), m.Unit, "-", "-"}
	for i, v := range []decimal.NullDecimal{from, to} {
		if v.Valid {
			parts[4+i] = v.Decimal.String()
		}
	}
	return strings.Join(parts, " ")
}

// Knows reports whether something was learned for the key result as it is planned now.
func (kr *KeyResult) Knows() bool {
	l, err := kr.Habit.Get()
	return err == nil && l != nil && len(l.Moments) > 0 && l.Plan == kr.planned()
}

// habit is what was known on a day of how the series came out before, for the key result as it is planned.
func (kr *KeyResult) habit(on date.Date) forecast.Habit {
	if kr.Habit.None() {
		return forecast.Habit{}
	}
	l, err := kr.Habit.Get()
	if err != nil || l == nil {
		return forecast.Habit{}
	}
	for _, one := range append([]Learned{*l}, l.Earlier...) {
		if !on.Before(one.Since) {
			if one.Plan != kr.planned() {
				break
			}
			return one.Habit
		}
	}
	return forecast.Habit{}
}

// instead is what is kept once something else is known than l says, since a day.
func (l *Learned) instead(now Learned) *Learned {
	if l == nil {
		if len(now.Moments) == 0 {
			return nil
		}
		return &now
	}
	if now.Earlier = l.Earlier; l.Since != now.Since { // of a day its end counts
		was := *l
		was.Earlier = nil
		now.Earlier = append([]Learned{was}, l.Earlier...)
	}
	now.Earlier = now.Earlier[:min(len(now.Earlier), mostEarlier)]
	return &now
}

// LearnsFrom is the first day whose readings say something of how the series of a key result came out before it began.
func (kr *KeyResult) LearnsFrom() date.Date {
	return forecast.Question{StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date}.LearnsFrom()
}

// Learn keeps with a key result how the series that it reads from came out before: by its readings before the key result starts, oldest
// first, one a day. None: it forgets what was learned. The caller foresees anew.
func (f *Feature) Learn(ctx context.Context, tx *act.Tx, kind okr.Kind, kr *KeyResult, before []forecast.Reading) error {
	day, err := f.Day(ctx, tx)
	if err != nil {
		return err
	}
	old, err := kr.Habit.Get()
	if err != nil {
		return err
	}
	now := Learned{Plan: kr.planned(), Since: day.Today}
	if q, ok := day.question(kind, kr); ok {
		now.Habit = forecast.Learn(q, before)
	}
	if old == nil && len(now.Moments) == 0 || old != nil && old.Plan == now.Plan && slices.Equal(old.Moments, now.Moments) {
		return nil
	}
	kr.Habit.Set(old.instead(now))
	return saveHabit(ctx, tx, kr)
}
