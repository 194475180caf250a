// Package retrospective is what a retrospective starts from: when something was ahead
// or behind, what moved it, which forecasts were wrong, which actions slipped.
package retrospective

import (
	"cmp"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Mark is how a key result stood by one reading, at the end of its day.
type Mark struct {
	On       date.Date
	Progress *okr.Ratio // raw; nil for a keep, which is judged by its band
	Expected *okr.Ratio
	Status   okr.Status
}

// gap is how far it was behind, below 0 where it was ahead.
func (m Mark) gap() *okr.Ratio {
	if m.Progress == nil || m.Expected == nil {
		return nil
	}
	return m.Expected.Sub(m.Progress.Clamp()).Known()
}

// Stretch is a run of readings of one status. Gap is how far behind it was at the
// worst reading of the run (below 0: ahead at all of them); nil for a keep.
type Stretch struct {
	Status   okr.Status
	From, To date.Date // days of the first and the last reading
	Readings int
	Gap      *okr.Ratio
}

// Stretches joins marks, oldest first, into runs of one status.
func Stretches(marks []Mark) []Stretch {
	var runs []Stretch
	for _, m := range marks {
		n := len(runs)
		if n == 0 || runs[n-1].Status != m.Status {
			runs = append(runs, Stretch{Status: m.Status, From: m.On})
			n++
		}
		run := &runs[n-1]
		run.To, run.Readings = m.On, run.Readings+1
		if gap := m.gap(); gap != nil && (run.Gap == nil || gap.Cmp(*run.Gap) > 0) {
			run.Gap = gap
		}
	}
	return runs
}

// Move is a step of progress from one reading to the next; At is the later one's
// place among the marks.
type Move struct {
	At int
	By okr.Ratio
}

// Moves gives the steps that moved most, forwards or back, at most so many and in
// the order of time; steps of nothing are none. The first reading is no step: how
// far the baseline is away says nothing of when it was gone.
func Moves(marks []Mark, most int) []Move {
	var all []Move
	for i := 1; i < len(marks); i++ {
		before, now := marks[i-1].Progress, marks[i].Progress
		if before == nil || now == nil {
			continue
		}
		if by := now.Sub(*before); by.Sign() != 0 {
			all = append(all, Move{At: i, By: by})
		}
	}
	sorting.Stably(all, func(a, b Move) int { return size(b.By).Cmp(size(a.By)) })
	all = all[:min(most, len(all))]
	sorting.By(all, func(a, b Move) int { return cmp.Compare(a.At, b.At) })
	return all
}

func size(r okr.Ratio) okr.Ratio {
	if r.Sign() < 0 {
		return okr.Ratio{}.Sub(r)
	}
	return r
}

// How is in what way an action slipped.
type How string

// The ways.
const (
	LateDone How = "late" // done after its due date
	NotDone  How = "open" // still open
	GivenUp  How = "dropped"
)

// Slip is how an action came late; Workdays are those after its due date until it
// was done, or until the day of looking back while it is open. 0 for what was
// dropped, and on the free days right after the due date.
type Slip struct {
	How      How
	Workdays int
}

// Slipped judges an action that was to be done on dueOn and was done on doneOn
// (zero: it wasn't); until is the day of looking back, at the latest the last of
// the cycle. nil: it kept its date, or isn't due yet.
func Slipped(state plan.State, dueOn, doneOn, until date.Date, workdays okr.Workdays) *Slip {
	switch {
	case state == plan.Dropped:
		return &Slip{How: GivenUp}
	case dueOn.IsZero():
		return nil
	case state == plan.Done:
		if doneOn.IsZero() || !doneOn.After(dueOn) {
			return nil
		}
		return &Slip{LateDone, workdays(dueOn.AddDays(1), doneOn)}
	case until.After(dueOn):
		return &Slip{NotDone, workdays(dueOn.AddDays(1), until)}
	}
	return nil
}
