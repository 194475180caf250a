package plan

import (
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Shift is a change of an action's dates that is not saved yet.
type Shift struct {
	ActionID string
	StartsOn date.Date // none: it may begin at once
	DueOn    date.Date
}

// Effect is what a shift does to one dependent: it would start before what it
// depends on ends, and these dates would mend it.
type Effect struct {
	ActionID    string
	Title       string
	BecauseID   string // the dependency that ends last
	Overlap     int    // workdays on which both would run; for one without a start, from its due day
	StartsOn    date.Date
	DueOn       date.Date
	NewStartsOn date.Date
	NewDueOn    date.Date
	Beyond      int       // workdays that the new due date is past the key result's; 0 if it is not
	BeyondOf    date.Date // the key result's due date, where the new one is past it
	Already     bool      // it started too early before the shift too
}

// Clash is a dependency of the shifted action itself that ends after its new start.
type Clash struct {
	DependencyID string
	Title        string
	Overlap      int // workdays on which both would run
}

// Impact is all that a shift does.
type Impact struct {
	Clashes    []Clash
	Beyond     int       // workdays that the shifted action itself is past its key result's due date
	BeyondOf   date.Date // that date
	Dependents []Effect  // each after those it depends on
}

// Effects tells what a shift would do, nothing being saved. An action is to start
// on the first workday after the last of its dependencies ends. A dependent that
// would start earlier is proposed to start there and to keep its length in
// workdays; one that has begun (doing, blocked) keeps its start and is only to end
// later; each proposal counts for what depends on it in turn. Actions done or
// dropped neither hold others up nor are moved. keyResultDue gives the due dates
// of key results by id.
func (n *Net) Effects(shift Shift, cal *cycle.Calendar, keyResultDue map[string]date.Date) Impact {
	at, ok := n.at[shift.ActionID]
	if !ok {
		return Impact{}
	}
	p := proposal{net: n, cal: cal, starts: map[string]date.Date{}, dues: map[string]date.Date{}}
	p.starts[shift.ActionID], p.dues[shift.ActionID] = shift.StartsOn, shift.DueOn
	moved := n.actions[at]
	var impact Impact
	impact.Beyond, impact.BeyondOf = p.beyond(shift.DueOn, keyResultDue[moved.KeyResultID])
	for _, d := range moved.DependsOn {
		if overlap := p.overlap(moved, d, true); overlap > 0 {
			impact.Clashes = append(impact.Clashes, Clash{DependencyID: d, Title: n.actions[n.at[d]].Title, Overlap: overlap})
		}
	}
	if !moved.State.Open() {
		return impact
	}
	for _, id := range n.Dependents(shift.ActionID) {
		a := n.actions[n.at[id]]
		if e, hit := p.effect(a); hit {
			e.Beyond, e.BeyondOf = p.beyond(e.NewDueOn, keyResultDue[a.KeyResultID])
			impact.Dependents = append(impact.Dependents, e)
		}
	}
	return impact
}

// proposal is the net with some dates replaced.
type proposal struct {
	net    *Net
	cal    *cycle.Calendar
	starts map[string]date.Date
	dues   map[string]date.Date
}

// dates are an action's own, or those proposed for it.
func (p proposal) dates(a Action, proposed bool) (start, due date.Date) {
	if d, replaced := p.dues[a.ID]; replaced && proposed {
		return p.starts[a.ID], d
	}
	return a.StartsOn, a.DueOn
}

// overlap is how many workdays an action would run beside its dependency; 0
// where that is over, unknown or without a due date.
func (p proposal) overlap(a Action, dependency string, proposed bool) int {
	at, known := p.net.at[dependency]
	if !known || !p.net.actions[at].State.Open() {
		return 0
	}
	_, end := p.dates(p.net.actions[at], proposed)
	start, due := p.dates(a, proposed)
	if start.IsZero() {
		start = due
	}
	if end.IsZero() || start.IsZero() {
		return 0
	}
	return p.cal.Between(start, end)
}

// effect finds the dependency that pushes an action furthest and records the
// dates that would mend it.
func (p proposal) effect(a Action) (Effect, bool) {
	if !a.State.Open() {
		return Effect{}, false
	}
	e := Effect{ActionID: a.ID, Title: a.Title, StartsOn: a.StartsOn, DueOn: a.DueOn, NewStartsOn: a.StartsOn, NewDueOn: a.DueOn}
	var end date.Date
	for _, d := range a.DependsOn {
		if overlap := p.overlap(a, d, true); overlap > e.Overlap {
			e.Overlap, e.BecauseID = overlap, d
			_, end = p.dates(p.net.actions[p.net.at[d]], true)
		}
		e.Already = e.Already || p.overlap(a, d, false) > 0
	}
	if e.Overlap == 0 {
		return Effect{}, false
	}
	free := p.cal.Next(end)
	switch begun := a.State != Todo; {
	case a.StartsOn.IsZero() || begun:
		e.NewDueOn = date.Max(a.DueOn, free)
	case a.DueOn.IsZero():
		e.NewStartsOn = free
	default:
		length := max(1, p.cal.Between(a.StartsOn, a.DueOn))
		e.NewStartsOn, e.NewDueOn = free, p.cal.Add(free, length-1)
	}
	p.starts[a.ID], p.dues[a.ID] = e.NewStartsOn, e.NewDueOn
	return e, true
}

func (p proposal) beyond(due, limit date.Date) (int, date.Date) {
	if limit.IsZero() || !due.After(limit) {
		return 0, date.Date{}
	}
	return p.cal.Between(limit.AddDays(1), due), limit
}
