package plan

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// WeekLoad is the work that falls into one week of a window.
type WeekLoad struct {
	StartsOn date.Date // Monday, or the first day of the window
	Workdays int
	Effort   decimal.Decimal // person-days
}

// Load is the open work of one person in a window of days.
type Load struct {
	PersonID string
	Actions  int             // open actions with a part in the window
	Unknown  int             // of those, how many have no effort: the load is at least what it says
	Effort   decimal.Decimal // person-days
	Workdays int             // of the window
	Weeks    []WeekLoad      // all weeks of the window; their effort sums to Effort
}

// Share is effort by workdays, 1 being full, to four places; not ok where the
// window has no workday.
func (l Load) Share() (share decimal.Decimal, ok bool) {
	if l.Workdays == 0 {
		return decimal.Decimal{}, false
	}
	return l.Effort.DivRound(decimal.NewFromInt(int64(l.Workdays)), 4), true
}

// Overload reports whether there is more work than workdays.
func (l Load) Overload() bool { return l.Effort.GreaterThan(decimal.NewFromInt(int64(l.Workdays))) }

// Peak is the week with the most work for its workdays, the first of several.
func (l Load) Peak() WeekLoad {
	var peak WeekLoad
	for i, w := range l.Weeks {
		fuller := w.Effort.IsPositive()
		if peak.Effort.IsPositive() { // compare the shares without dividing: a week may have no workday
			fuller = w.Effort.Mul(decimal.NewFromInt(int64(peak.Workdays))).GreaterThan(peak.Effort.Mul(decimal.NewFromInt(int64(w.Workdays))))
		}
		if i == 0 || fuller {
			peak = w
		}
	}
	return peak
}

// Heap is open actions of one person that have a part in a window of days, and what they weigh there together.
type Heap struct {
	PersonID string
	Actions  int
	Unknown  int             // of those, how many have no effort
	Effort   decimal.Decimal // person-days
}

// HeapOf is one open action as a heap; it holds none where the action has no part in the window.
func HeapOf(a Action, window cycle.Span, cal *cycle.Calendar) Heap {
	h := Heap{PersonID: a.OwnerID}
	_, part, of := lay(a, window, cal)
	switch {
	case part == 0:
	case !a.EffortDays.Valid:
		h.Actions, h.Unknown = 1, 1
	default:
		h.Actions, h.Effort = 1, portion(a.EffortDays.Decimal, part, of)
	}
	return h
}

// Weigh is what Loads gives of the actions in heaps, without weeks, the fullest first.
func Weigh(heaps []Heap, workdays int) []Load {
	by := map[string]*Load{}
	for _, h := range heaps {
		if h.Actions == 0 {
			continue
		}
		l := by[h.PersonID]
		if l == nil {
			l = &Load{PersonID: h.PersonID, Workdays: workdays}
			by[h.PersonID] = l
		}
		l.Actions, l.Unknown, l.Effort = l.Actions+h.Actions, l.Unknown+h.Unknown, l.Effort.Add(h.Effort)
	}
	loads := make([]Load, 0, len(by))
	for _, l := range by {
		loads = append(loads, *l)
	}
	sorting.By(loads, Fuller)
	return loads
}

// Fuller orders loads by effort, the most first, then by id.
func Fuller(a, b Load) int {
	return cmp.Or(b.Effort.Cmp(a.Effort), cmp.Compare(a.PersonID, b.PersonID))
}

// Total is the load of many people together.
type Total struct {
	People     int
	Overloaded int
	Idle       int // have no open action with a part in the window
	Actions    int
	Unknown    int             // of those, how many have no effort
	Effort     decimal.Decimal // person-days
	Workdays   int             // of all people together
}

// TotalOf sums up the loads of so many people with as many workdays each; who isn't among them has a load of nothing.
func TotalOf(loads []Load, people, workdays int) Total {
	t := Total{People: people, Workdays: people * workdays}
	busy := 0
	for _, l := range loads {
		t.Actions, t.Unknown, t.Effort = t.Actions+l.Actions, t.Unknown+l.Unknown, t.Effort.Add(l.Effort)
		if l.Actions > 0 {
			busy++
		}
		if l.Overload() {
			t.Overloaded++
		}
	}
	t.Idle = people - busy
	return t
}

// Share is what Load.Share is, of all together.
func (t Total) Share() (share decimal.Decimal, ok bool) {
	return Load{Effort: t.Effort, Workdays: t.Workdays}.Share()
}

// Loads spreads the effort of open actions evenly over their workdays and adds up
// what falls into the window, by responsible person, ordered by id. The window
// usually runs from today to the end of the cycle. What should have begun before
// the window is taken to lie in it with all its effort; what was due before falls
// on its first day. Of what is due after the window, the share of its workdays
// that lie inside counts.
func Loads(actions []Action, window cycle.Span, cal *cycle.Calendar) []Load {
	weeks := weeksOf(window, cal)
	workdays := cal.Between(window.StartsOn, window.EndsOn)
	by := map[string]*Load{}
	for _, a := range actions {
		if !a.State.Open() || a.OwnerID == "" {
			continue
		}
		run, part, of := lay(a, window, cal)
		if part == 0 {
			continue
		}
		l := by[a.OwnerID]
		if l == nil {
			l = &Load{PersonID: a.OwnerID, Workdays: workdays, Weeks: slices.Clone(weeks)}
			by[a.OwnerID] = l
		}
		l.Actions++
		if !a.EffortDays.Valid {
			l.Unknown++
			continue
		}
		effort := portion(a.EffortDays.Decimal, part, of)
		l.Effort = l.Effort.Add(effort)
		spread(l.Weeks, effort, run, cal)
	}
	loads := make([]Load, 0, len(by))
	for _, l := range by {
		loads = append(loads, *l)
	}
	sorting.By(loads, func(a, b Load) int { return cmp.Compare(a.PersonID, b.PersonID) })
	return loads
}

// lay gives the run of days inside the window on which an action is worked, and
// which part of its work that is: part of so many. A run without workdays counts
// as one day.
func lay(a Action, window cycle.Span, cal *cycle.Calendar) (run cycle.Span, part, of int) {
	from := date.Max(a.StartsOn, window.StartsOn)
	to := a.DueOn
	if to.IsZero() {
		to = window.EndsOn
	}
	to = date.Max(to, from)
	if from.After(window.EndsOn) {
		return run, 0, 1
	}
	run = cycle.Span{StartsOn: from, EndsOn: date.Min(to, window.EndsOn)}
	of = cal.Between(from, to)
	if of == 0 {
		return run, 1, 1
	}
	return run, cal.Between(run.StartsOn, run.EndsOn), of
}

// portion is part/of of the whole to hundredths of a person-day, exact where all of it.
func portion(whole decimal.Decimal, part, of int) decimal.Decimal {
	if part == of {
		return whole
	}
	return whole.Mul(decimal.NewFromInt(int64(part))).DivRound(decimal.NewFromInt(int64(of)), 2)
}

// spread adds the effort to the weeks by the workdays of the run in each. Running
// totals are rounded, not the weeks, so that nothing is lost.
func spread(weeks []WeekLoad, effort decimal.Decimal, run cycle.Span, cal *cycle.Calendar) {
	all := cal.Between(run.StartsOn, run.EndsOn)
	given := decimal.Zero
	for i := range weeks {
		end := run.EndsOn
		if i+1 < len(weeks) {
			end = date.Min(end, weeks[i+1].StartsOn.AddDays(-1))
		}
		if end.Before(run.StartsOn) || run.EndsOn.Before(weeks[i].StartsOn) {
			continue
		}
		upTo := effort
		if all > 0 {
			upTo = portion(effort, cal.Between(run.StartsOn, end), all)
		}
		weeks[i].Effort = weeks[i].Effort.Add(upTo.Sub(given))
		given = upTo
	}
}

func weeksOf(window cycle.Span, cal *cycle.Calendar) []WeekLoad {
	var weeks []WeekLoad
	for from := window.StartsOn; !from.After(window.EndsOn); {
		next := from.AddDays(7 - (int(from.Weekday())+6)%7)
		weeks = append(weeks, WeekLoad{StartsOn: from, Workdays: cal.Between(from, date.Min(next.AddDays(-1), window.EndsOn))})
		from = next
	}
	return weeks
}
