// Package cycles is the time of the workspace: its cycles with their phases, and
// the calendar of workdays.
package cycles

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Feature holds the use cases of cycles and of the workday calendar.
type Feature struct {
	act      *act.Runner
	loc      *time.Location
	mainland *cycle.Calendar

	cycles   act.Memory[*Set]
	calendar act.Memory[*cycle.Calendar]

	mu           sync.Mutex
	pastSet      heldSet
	pastCalendar heldCalendar
}

// New makes the feature. The location decides which day it is.
func New(a *act.Runner, loc *time.Location) *Feature {
	return &Feature{act: a, loc: loc, mainland: cycle.Mainland(),
		cycles: act.Memory[*Set]{Stamp: cyclesStamp}, calendar: act.Memory[*cycle.Calendar]{Stamp: calendarStamp}}
}

// Span is the cycle's first and last day.
func (c Cycle) Span() cycle.Span {
	return cycle.Span{StartsOn: c.StartsOn.Date, EndsOn: c.EndsOn.Date}
}

// Closed reports whether the cycle is read only.
func (c Cycle) Closed() bool { return c.Phase == cycle.Closed }

// Phases are the days on which it is meant to enter its phases.
func (c Cycle) Phases() cycle.PhaseDates {
	return cycle.PhaseDates{DraftingOn: c.DraftingOn.Date, RunningOn: c.RunningOn.Date, ScoringOn: c.ScoringOn.Date, ClosedOn: c.ClosedOn.Date}
}

// Plain is the cycle as the domain knows it.
func (c Cycle) Plain() cycle.Cycle {
	return cycle.Cycle{ID: c.ID, ParentID: c.ParentID, Name: c.Name, Span: c.Span(), Phase: c.Phase, Phases: c.Phases()}
}

// Set is every cycle as of one stamp: a workspace has some dozens. It is only read.
type Set struct {
	all  []Cycle          // newest first
	byID map[string]Cycle // also those that were made after a past moment
	past bool             // as of a past moment: nothing may be done
}

// All lists the cycles, newest first; of those that start on one day the longest.
func (s *Set) All() []Cycle { return s.all }

// Cycle finds one.
func (s *Set) Cycle(id string) (Cycle, bool) {
	c, ok := s.byID[id]
	return c, ok
}

// there finds one that there is, or was at the moment.
func (s *Set) there(id string) (Cycle, bool) {
	c, ok := s.byID[id]
	return c, ok && (!s.past || slices.ContainsFunc(s.all, func(one Cycle) bool { return one.ID == id }))
}

// Line lists a cycle and those it lies in, the innermost first; nil for an
// unknown cycle.
func (s *Set) Line(id string) (line []Cycle) {
	for c, ok := s.byID[id]; ok && len(line) <= len(s.all); c, ok = s.byID[c.ParentID] {
		line = append(line, c)
	}
	return line
}

// Children lists the cycles right inside one.
func (s *Set) Children(id string) (children []Cycle) {
	for _, c := range s.all {
		if id != "" && c.ParentID == id {
			children = append(children, c)
		}
	}
	return children
}

// Current is the cycle that a day is in and that is not closed; of several the
// shortest, which is the innermost.
func (s *Set) Current(today date.Date) (current Cycle, ok bool) {
	for _, c := range s.all {
		if c.Closed() || !c.Span().Contains(today) {
			continue
		}
		if !ok || c.Span().Days() < current.Span().Days() {
			current, ok = c, true
		}
	}
	return current, ok
}

// Scored is the cycle whose scores are meant where none is named: of those being
// scored the one that ended last, which is over by then; else the current one, else
// the one that ended last.
func (s *Set) Scored(today date.Date) (scored Cycle, ok bool) {
	latest := func(of func(Cycle) bool) {
		for _, c := range s.all {
			if of(c) && (!ok || c.EndsOn.After(scored.EndsOn.Date)) {
				scored, ok = c, true
			}
		}
	}
	if latest(func(c Cycle) bool { return c.Phase == cycle.Scoring }); ok {
		return scored, ok
	}
	if scored, ok = s.Current(today); ok {
		return scored, ok
	}
	latest(func(c Cycle) bool { return c.EndsOn.Before(today) })
	return scored, ok
}

// The marks of every change that the kept cycles and calendar must see.
const (
	cyclesStamp   = "cycles"
	calendarStamp = "calendar"
)

// Set gives every cycle as this transaction sees them.
func (f *Feature) Set(ctx context.Context, tx *act.Tx) (*Set, error) {
	if tx.Past() {
		return f.setThen(ctx, tx)
	}
	return f.setNow(ctx, tx)
}

func (f *Feature) setNow(ctx context.Context, tx *act.Tx) (*Set, error) {
	return f.cycles.Get(ctx, tx, func() (*Set, error) { return loadSet(ctx, tx) })
}

// Cycle finds one cycle; the fault is input.missing.
func (f *Feature) Cycle(ctx context.Context, tx *act.Tx, id string) (Cycle, error) {
	s, err := f.Set(ctx, tx)
	if err != nil {
		return Cycle{}, err
	}
	c, ok := s.Cycle(id)
	if !ok {
		return Cycle{}, fault.New(fault.Missing, "input.missing")
	}
	return c, nil
}

// Current is the cycle that today is in; false where there is none. See Set.Current.
func (f *Feature) Current(ctx context.Context, tx *act.Tx) (Cycle, bool, error) {
	s, err := f.Set(ctx, tx)
	if err != nil {
		return Cycle{}, false, err
	}
	c, ok := s.Current(f.Today(tx))
	return c, ok, nil
}

// Scored is the cycle whose end is looked at where none is named; see Set.Scored.
func (f *Feature) Scored(ctx context.Context, tx *act.Tx) (Cycle, bool, error) {
	s, err := f.Set(ctx, tx)
	if err != nil {
		return Cycle{}, false, err
	}
	c, ok := s.Scored(f.Today(tx))
	return c, ok, nil
}

// Today is the day of the transaction's moment, where the workspace is.
func (f *Feature) Today(tx *act.Tx) date.Date { return date.In(tx.Now, f.loc) }

// DayOf is which day an instant is where the workspace is; the zero instant is on none.
func (f *Feature) DayOf(at time.Time) date.Date {
	if at.IsZero() {
		return date.Date{}
	}
	return date.In(at, f.loc)
}

// Calendar gives the workdays: mainland China's with this workspace's own days
// put over it.
func (f *Feature) Calendar(ctx context.Context, tx *act.Tx) (*cycle.Calendar, error) {
	if tx.Past() {
		return f.calendarThen(ctx, tx)
	}
	return f.calendarNow(ctx, tx)
}

func (f *Feature) calendarNow(ctx context.Context, tx *act.Tx) (*cycle.Calendar, error) {
	return f.calendar.Get(ctx, tx, func() (*cycle.Calendar, error) {
		own, err := loadDays(ctx, tx)
		if err != nil {
			return nil, err
		}
		return f.mainland.Apply(own), nil
	})
}
