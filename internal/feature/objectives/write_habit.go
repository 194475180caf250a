package objectives

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Learned is how the series that a key result reads from came out before, as it is kept with the key result.
type Learned struct {
	forecast.Habit
	Plan  string    `json:"plan"`  // what it was learned for: of another measure or other dates it says nothing
	Since date.Date `json:"since"` // the day on which something was learned first; what was foreseen before didn't know it
}

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

// learned is what was learned for the key result as it is planned now; nil for nothing.
func (kr *KeyResult) learned() *Learned {
	if kr.Habit.None() {
		return nil
	}
	if l, err := kr.Habit.Get(); err == nil && l != nil && l.Plan == kr.planned() {
		return l
	}
	return nil
}

// Knows reports whether something was learned for the key result as it is planned now.
func (kr *KeyResult) Knows() bool { return kr.learned() != nil }

// habit is what was known on a day of how the series came out before.
func (kr *KeyResult) habit(on date.Date) forecast.Habit {
	if l := kr.learned(); l != nil && !on.Before(l.Since) {
		return l.Habit
	}
	return forecast.Habit{}
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
	l := &Learned{Plan: kr.planned(), Since: day.Today}
	if q, ok := day.question(kind, kr); ok {
		l.Habit = forecast.Learn(q, before)
	}
	switch {
	case len(l.Moments) == 0 && old == nil:
		return nil
	case len(l.Moments) == 0:
		l = nil
	case old != nil:
		l.Since = old.Since
	}
	kr.Habit.Set(l)
	return saveHabit(ctx, tx, kr)
}
