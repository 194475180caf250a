package cycle

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Phase is what a cycle's people do now.
type Phase string

// The phases, in order.
const (
	Drafting Phase = "drafting" // objectives are written, aligned, approved
	Running  Phase = "running"  // checked in on
	Scoring  Phase = "scoring"  // scored, looked back on
	Closed   Phase = "closed"   // read only
)

// Phases lists the phases in order.
func Phases() []Phase { return []Phase{Drafting, Running, Scoring, Closed} }

// Valid reports whether the phase is one of the four.
func (p Phase) Valid() bool { return slices.Contains(Phases(), p) }

// Next is the phase after this one, "" after the last.
func (p Phase) Next() Phase {
	all := Phases()
	if i := slices.Index(all, p); i >= 0 && i+1 < len(all) {
		return all[i+1]
	}
	return ""
}

// Move is the change of a cycle from one phase to another.
type Move struct {
	From, To Phase
	// Back is a step to an earlier phase: allowed to mend a mistake, and to be
	// given a reason.
	Back bool
}

// MoveTo makes the move to a phase: one step forward or one step back. Others
// are refused: cycle.phase_unknown, cycle.phase_same, cycle.phase_jump (args
// from, to).
func (p Phase) MoveTo(to Phase) (Move, error) {
	all := Phases()
	from, next := slices.Index(all, p), slices.Index(all, to)
	args := fault.Args{"from": string(p), "to": string(to)}
	if next < 0 || from < 0 {
		return Move{}, fault.At("/phase", "cycle.phase_unknown", args)
	}
	f := fault.New(fault.Conflict, "cycle.phase_jump", args)
	f.Field = "/phase"
	switch next - from {
	case 1:
		return Move{From: p, To: to}, nil
	case -1:
		return Move{From: p, To: to, Back: true}, nil
	case 0:
		f.Code = "cycle.phase_same"
	}
	return Move{}, f
}

// PhaseDates are the days on which a cycle is meant to enter its phases. They
// advise; a person moves the cycle.
type PhaseDates struct {
	DraftingOn date.Date
	RunningOn  date.Date
	ScoringOn  date.Date
	ClosedOn   date.Date
}

// IsZero reports whether no date is set.
func (p PhaseDates) IsZero() bool { return p == PhaseDates{} }

// On is the phase that the dates would have on a day; Drafting before the first.
func (p PhaseDates) On(day date.Date) Phase {
	switch {
	case !day.Before(p.ClosedOn):
		return Closed
	case !day.Before(p.ScoringOn):
		return Scoring
	case !day.Before(p.RunningOn):
		return Running
	}
	return Drafting
}

// Check refuses dates that are missing (cycle.date_needed) or out of order
// (cycle.phase_order, args before: the phase that must come first), a running
// phase that starts after the span (cycle.phase_outside) and a close before the
// span's end (cycle.closes_early). All faults are told at once.
func (p PhaseDates) Check(span Span) error {
	var faults []*fault.Fault
	rows := []struct {
		field string
		on    date.Date
		phase Phase
	}{
		{"/phases/drafting_on", p.DraftingOn, Drafting}, {"/phases/running_on", p.RunningOn, Running},
		{"/phases/scoring_on", p.ScoringOn, Scoring}, {"/phases/closed_on", p.ClosedOn, Closed},
	}
	for i, r := range rows {
		switch {
		case r.on.IsZero():
			faults = append(faults, fault.At(r.field, "cycle.date_needed"))
		case i > 0 && !rows[i-1].on.IsZero() && !r.on.After(rows[i-1].on):
			faults = append(faults, fault.At(r.field, "cycle.phase_order", fault.Args{"before": string(rows[i-1].phase)}))
		}
	}
	if len(faults) == 0 && p.RunningOn.After(span.EndsOn) {
		faults = append(faults, fault.At("/phases/running_on", "cycle.phase_outside"))
	}
	if len(faults) == 0 && !p.ClosedOn.After(span.EndsOn) {
		faults = append(faults, fault.At("/phases/closed_on", "cycle.closes_early", fault.Args{"ends_on": span.EndsOn.String()}))
	}
	return fault.Join(faults)
}

// SuggestPhases proposes phase dates for a span, on workdays. Drafting starts
// ten workdays ahead (twenty for spans over half a year, five under two months);
// running on the fifth workday of the span (the third under two months), so that
// the first days serve to agree; scoring on the last workday; the close ten
// workdays after (five under two months).
func SuggestPhases(span Span, cal *Calendar) PhaseDates {
	ahead, agree, after := 10, 5, 10
	switch days := span.Days(); {
	case days > 190:
		ahead = 20
	case days < 60:
		ahead, agree, after = 5, 3, 5
	}
	before := span.StartsOn.AddDays(-1)
	last := cal.OnOrBefore(span.EndsOn)
	running := cal.Add(before, agree)
	if running.After(last) { // a very short span: no days to agree
		running = span.StartsOn
	}
	if !last.After(running) {
		last = span.EndsOn.AddDays(1)
	}
	return PhaseDates{
		DraftingOn: cal.Add(span.StartsOn, -ahead),
		RunningOn:  running,
		ScoringOn:  last,
		ClosedOn:   cal.Add(span.EndsOn, after),
	}
}
