package cycles

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds of the calendar.
const (
	firstYear  = 2000
	lastYear   = 2100
	maxDays    = 2000 // that one request may set
	maxDayName = 40   // characters
)

// DayEdit is a change of one day.
type DayEdit struct {
	cycle.Day
	Default bool // back to what the built-in calendar says
}

// DayChange is one day as it was and as it became; a nil side is a day without
// exception.
type DayChange struct {
	On     date.Date
	Before *cycle.Day
	After  *cycle.Day
}

// SetDays lays days over the built-in calendar. It tells what came out otherwise
// than it was.
func (f *Feature) SetDays(ctx context.Context, who access.Actor, edits []DayEdit) (changes []DayChange, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		changes, err = f.setDays(ctx, tx, edits)
		return err
	})
	return changes, err
}

func (f *Feature) setDays(ctx context.Context, tx *act.Tx, edits []DayEdit) ([]DayChange, error) {
	changes, err := f.weigh(ctx, tx, edits)
	if err != nil {
		return nil, err
	}
	own, back := f.part(edits)
	if err := dropOn(ctx, tx, back); err != nil {
		return nil, err
	}
	if err := putDays(ctx, tx, own); err != nil {
		return nil, err
	}
	if err := tx.Stamp(ctx, calendarStamp); err != nil {
		return nil, err
	}
	before, after := f.dayFacts(changes)
	return changes, tx.Tell(ctx, act.Told{Kind: "calendar.changed", Subject: calendarRef(), Before: before, After: after, Detail: changes})
}

func calendarRef() act.Ref { return act.Ref{Kind: "calendar", ID: "1"} }

func (f *Feature) dayFacts(changes []DayChange) (before, after map[string]string) {
	before, after = map[string]string{}, map[string]string{}
	for _, c := range changes {
		before[c.On.String()], after[c.On.String()] = f.dayFact(c.Before), f.dayFact(c.After)
	}
	return before, after
}

// dayFact says what a day is, its kind and its name, for dayOf to read: with the English name on a
// line of its own where that would be taken for the built-in calendar's.
func (f *Feature) dayFact(d *cycle.Day) string {
	if d == nil {
		return plainName
	}
	fact := strings.TrimSpace(string(d.Kind) + " " + d.Name)
	if f.dayOf(d.On, fact) != *d {
		fact += "\n" + d.NameEN
	}
	return fact
}

// WeighImport says what a file of days (see cycle.ParseDays) would change,
// without changing it.
func (f *Feature) WeighImport(ctx context.Context, who access.Actor, text string) (changes []DayChange, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		edits, err := parse(tx, text)
		if err != nil {
			return err
		}
		changes, err = f.weigh(ctx, tx, edits)
		return err
	})
	return changes, err
}

// Import lays the days of a file over the calendar.
func (f *Feature) Import(ctx context.Context, who access.Actor, text string) (changes []DayChange, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		edits, err := parse(tx, text)
		if err != nil {
			return err
		}
		changes, err = f.setDays(ctx, tx, edits)
		return err
	})
	return changes, err
}

// parse reads a file for somebody who may change the calendar.
func parse(tx *act.Tx, text string) ([]DayEdit, error) {
	if err := tx.Allow(access.CalendarUpdate, access.Target{}); err != nil {
		return nil, err
	}
	days, err := cycle.ParseDays(text)
	if bad := flat(err); bad != nil {
		for _, b := range bad {
			b.Field = "/text"
		}
		return nil, fault.Join(bad)
	}
	if len(days) == 0 {
		return nil, fault.At("/text", "calendar.empty")
	}
	edits := make([]DayEdit, len(days))
	for i, d := range days {
		edits[i] = DayEdit{Day: d}
	}
	return edits, nil
}

// weigh asks the policy, checks the edits, and says what they change.
func (f *Feature) weigh(ctx context.Context, tx *act.Tx, edits []DayEdit) ([]DayChange, error) {
	if err := tx.Allow(access.CalendarUpdate, access.Target{}); err != nil {
		return nil, err
	}
	switch n := len(edits); {
	case n == 0:
		return nil, fault.At("/days", "calendar.empty")
	case n > maxDays:
		return nil, fault.At("/days", "input.too_many", fault.Args{"limit": maxDays})
	}
	var bad []*fault.Fault
	for i := range edits {
		if b := edits[i].check(i); b != nil {
			bad = append(bad, b)
		}
	}
	if err := fault.Join(bad); err != nil {
		return nil, err
	}
	now, err := f.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	return f.changes(now, edits), nil
}

// changes says what edits change of a calendar.
func (f *Feature) changes(now *cycle.Calendar, edits []DayEdit) []DayChange {
	laid := make([]cycle.Day, len(edits))
	for i, e := range edits {
		laid[i] = e.Day
		if d, ok := f.mainland.Day(e.On); e.Default {
			laid[i] = cycle.Day{On: e.On}
			if ok {
				laid[i] = d
			}
		}
	}
	return difference(now, now.Apply(laid), edits)
}

func (e *DayEdit) check(i int) *fault.Fault {
	at := fmt.Sprintf("/days/%d", i)
	e.Name, e.NameEN = strings.TrimSpace(e.Name), strings.TrimSpace(e.NameEN)
	switch {
	case e.On.IsZero():
		return fault.At(at+"/on", "input.required")
	case e.On.Year() < firstYear || e.On.Year() > lastYear:
		return fault.At(at+"/on", "calendar.year", fault.Args{"min": firstYear, "max": lastYear})
	case !slices.Contains([]cycle.DayKind{cycle.Plain, cycle.Holiday, cycle.Makeup}, e.Kind):
		return fault.At(at+"/kind", "calendar.kind", fault.Args{"text": string(e.Kind), "line": i + 1})
	case utf8.RuneCountInString(e.Name) > maxDayName:
		return fault.At(at+"/name", "input.too_long", fault.Args{"limit": maxDayName})
	case utf8.RuneCountInString(e.NameEN) > maxDayName:
		return fault.At(at+"/name_en", "input.too_long", fault.Args{"limit": maxDayName})
	}
	return nil
}

// difference lists the edited days on which two calendars differ, by date.
func difference(was, is *cycle.Calendar, edits []DayEdit) []DayChange {
	days := make([]date.Date, len(edits))
	for i, e := range edits {
		days[i] = e.On
	}
	sorting.By(days, date.Date.Compare)
	changes := []DayChange{}
	for _, on := range slices.Compact(days) {
		c := DayChange{On: on}
		old, had := was.Day(on)
		now, has := is.Day(on)
		if had == has && old == now {
			continue
		}
		if had {
			c.Before = &old
		}
		if has {
			c.After = &now
		}
		changes = append(changes, c)
	}
	return changes
}

// part parts edits, of which the last counts for a date, into days to keep and
// dates on which the built-in calendar says the same.
func (f *Feature) part(edits []DayEdit) (own []cycle.Day, back []date.Date) {
	last := map[date.Date]DayEdit{}
	for _, e := range edits {
		last[e.On] = e
	}
	for on, e := range last {
		builtin, has := f.mainland.Day(on)
		same := !has && e.Kind == cycle.Plain || has && e.Day == builtin
		if e.Default || same {
			back = append(back, on)
		} else {
			own = append(own, e.Day)
		}
	}
	return own, back
}

// Reset takes the calendar of a year, or for 0 of all years, back to mainland
// China's.
func (f *Feature) Reset(ctx context.Context, who access.Actor, year int) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CalendarUpdate, access.Target{}); err != nil {
			return err
		}
		from, to := date.Of(firstYear, time.January, 1), date.Of(lastYear, time.December, 31)
		if year != 0 {
			if err := checkYear("/year", year); err != nil {
				return err
			}
			from, to = date.Of(year, time.January, 1), date.Of(year, time.December, 31)
		}
		changes, err := f.resetting(ctx, tx, from, to)
		if err != nil {
			return err
		}
		if err := dropDays(ctx, tx, from, to); err != nil {
			return err
		}
		if err := tx.Stamp(ctx, calendarStamp); err != nil {
			return err
		}
		before, after := f.dayFacts(changes)
		after["from"], after["to"] = from.String(), to.String()
		return tx.Tell(ctx, act.Told{Kind: "calendar.reset", Subject: calendarRef(), Before: before, After: after})
	})
}

// resetting says what it changes to take the calendar of a span back.
func (f *Feature) resetting(ctx context.Context, tx *act.Tx, from, to date.Date) ([]DayChange, error) {
	now, err := f.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	own, err := loadDays(ctx, tx)
	var edits []DayEdit
	for _, d := range own {
		if !d.On.Before(from) && !d.On.After(to) {
			edits = append(edits, DayEdit{Day: d, Default: true})
		}
	}
	return f.changes(now, edits), err
}

func checkYear(field string, year int) error {
	if year < firstYear || year > lastYear {
		return fault.At(field, "calendar.year", fault.Args{"min": firstYear, "max": lastYear})
	}
	return nil
}
