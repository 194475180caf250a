package cycles

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// heldSet and heldCalendar are what there was at a past moment, and the present that it was made from.
type heldSet struct {
	at        time.Time
	now, then *Set
}

type heldCalendar struct {
	at        time.Time
	now, then *cycle.Calendar
}

// setThen is every cycle as it was at the moment that tx looks at. One that was made later is known by
// its id alone, for a page that asks for it, and is in no list.
func (f *Feature) setThen(ctx context.Context, tx *act.Tx) (*Set, error) {
	now, err := f.setNow(ctx, tx)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	held := f.pastSet
	f.mu.Unlock()
	if held.at.Equal(tx.Now) && held.now == now {
		return held.then, nil
	}
	gone, err := tx.SinceOf(ctx, "cycle.created", "cycle.changed", "cycle.phase_moved", "cycle.deleted")
	if err != nil {
		return nil, err
	}
	then, err := now.unwind(gone)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.pastSet = heldSet{tx.Now, now, then}
	f.mu.Unlock()
	return then, nil
}

// unwind puts back what the first event since says of each cycle.
func (s *Set) unwind(gone []act.Gone) (*Set, error) {
	then := &Set{byID: maps.Clone(s.byID), past: true}
	later := map[string]bool{}
	for id, g := range act.First(gone, "cycle.created", "cycle.changed", "cycle.phase_moved", "cycle.deleted") {
		if g.Kind == "cycle.created" {
			later[id] = true
			continue
		}
		c := then.byID[id]
		c.ID = id
		was := struct {
			Name       *string      `json:"name"`
			ParentID   *string      `json:"parent_id"`
			StartsOn   *date.Date   `json:"starts_on"`
			EndsOn     *date.Date   `json:"ends_on"`
			Phase      *cycle.Phase `json:"phase"`
			DraftingOn *date.Date   `json:"drafting_on"`
			RunningOn  *date.Date   `json:"running_on"`
			ScoringOn  *date.Date   `json:"scoring_on"`
			ClosedOn   *date.Date   `json:"closed_on"`
		}{&c.Name, &c.ParentID, &c.StartsOn.Date, &c.EndsOn.Date, &c.Phase, &c.DraftingOn.Date, &c.RunningOn.Date, &c.ScoringOn.Date, &c.ClosedOn.Date}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		then.byID[id] = c
	}
	for id, c := range then.byID {
		if !later[id] {
			then.all = append(then.all, c)
		}
	}
	sorting.By(then.all, func(a, b Cycle) int {
		return cmp.Or(b.StartsOn.Compare(a.StartsOn.Date), b.EndsOn.Compare(a.EndsOn.Date), cmp.Compare(a.ID, b.ID))
	})
	return then, nil
}

// calendarThen is the calendar as it was laid out at the moment that tx looks at. The built-in one is
// of the program, and what had been taken back by an old reset isn't told.
func (f *Feature) calendarThen(ctx context.Context, tx *act.Tx) (*cycle.Calendar, error) {
	now, err := f.calendarNow(ctx, tx)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	held := f.pastCalendar
	f.mu.Unlock()
	if held.at.Equal(tx.Now) && held.now == now {
		return held.then, nil
	}
	gone, err := tx.SinceOf(ctx, "calendar.changed", "calendar.reset")
	if err != nil {
		return nil, err
	}
	days, err := f.daysBefore(gone)
	if err != nil {
		return nil, err
	}
	then := now
	if len(days) > 0 {
		then = now.Apply(days)
	}
	f.mu.Lock()
	f.pastCalendar = heldCalendar{tx.Now, now, then}
	f.mu.Unlock()
	return then, nil
}

// daysBefore gives what the first event since says that each day was.
func (f *Feature) daysBefore(gone []act.Gone) (days []cycle.Day, err error) {
	seen := map[string]bool{}
	for _, g := range gone {
		was := map[string]string{}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		for text, said := range was {
			if seen[text] {
				continue
			}
			seen[text] = true
			on, err := date.Parse(text)
			if err != nil {
				return nil, fmt.Errorf("cycles: calendar before: %w", err)
			}
			days = append(days, f.dayOf(on, said))
		}
	}
	return days, nil
}

// dayOf reads a dayFact. What says nothing of a day's English name means that of the built-in calendar
// where that calls the day the same.
func (f *Feature) dayOf(on date.Date, said string) cycle.Day {
	said, english, told := strings.Cut(said, "\n")
	kind, name, _ := strings.Cut(said, " ")
	d := cycle.Day{On: on, Kind: cycle.DayKind(kind), Name: name, NameEN: english}
	if kind == plainName {
		return cycle.Day{On: on}
	}
	if builtin, ok := f.mainland.Day(on); ok && !told && builtin.Name == name {
		d.NameEN = builtin.NameEN
	}
	return d
}
