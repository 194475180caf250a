package cycle

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Outcome is what became of a check-in that was due.
type Outcome string

// The outcomes.
const (
	OnTime  Outcome = "on_time" // written by the due date, grace included
	Late    Outcome = "late"    // written after that
	Missed  Outcome = "missed"  // nothing answers for it, and the grace is over
	Pending Outcome = "pending" // nothing answers for it yet, and there is time left
	Unknown Outcome = "unknown" // what answers for it was brought in, and nobody knows when it was written
)

// Made is a check-in that was made.
type Made struct {
	AsOf    date.Date // the day it speaks of: says which due date it answers for
	Written date.Date // the day it was written: says whether that was in time
	Undated bool      // a file brought it in without saying when it was written: Written says nothing
}

// Kept is a due date with what became of it.
type Kept struct {
	On      date.Date
	Outcome Outcome
	Written date.Date // of the check-in that answers for it; zero for none
}

// Kept judges the due dates from one day to another, both included, as of today.
// made are the check-ins in any order, superseded ones too: who corrected
// something was there in time. Of several that answer for one due date the one
// written first counts.
func (s Schedule) Kept(made []Made, from, to, today date.Date, graceWorkdays int) []Kept {
	dues := s.Dues(from, to)
	kept := make([]Kept, len(dues))
	for i, due := range dues {
		kept[i] = s.kept(made, due, today, graceWorkdays)
	}
	return kept
}

// Owed is the due date that waits for a check-in today: the last one that has
// come, where nobody has checked in for it or since. false where nothing waits.
func (s Schedule) Owed(last, today date.Date) (date.Date, bool) {
	due, ok := s.LastDue(today)
	return due, ok && !s.answers(last, due)
}

// Since is the day from which check-ins are needed to judge due dates from a day on.
func (s Schedule) Since(from date.Date) date.Date {
	if last, ok := s.LastDue(from.AddDays(-1)); ok {
		return last
	}
	return s.StartsOn
}

func (s Schedule) kept(made []Made, due, today date.Date, graceWorkdays int) Kept {
	k, undated := Kept{On: due}, false
	next, followed := s.DueOn(due)
	for _, m := range made {
		switch {
		case !s.answers(m.AsOf, due) || followed && s.answers(m.AsOf, next):
		case m.Undated:
			undated = true
		case k.Written.IsZero() || m.Written.Before(k.Written):
			k.Written = m.Written
		}
	}
	until := due
	if graceWorkdays > 0 {
		until = s.Calendar.Add(due, graceWorkdays)
	}
	switch {
	case !k.Written.IsZero() && !k.Written.After(until):
		k.Outcome = OnTime
	case undated: // it may have been there in time, whoever wrote afterwards
		k.Outcome, k.Written = Unknown, date.Date{}
	case !k.Written.IsZero():
		k.Outcome = Late
	case until.Before(today):
		k.Outcome = Missed
	default:
		k.Outcome = Pending
	}
	return k
}

// Score counts outcomes.
type Score struct{ OnTime, Late, Missed, Pending, Away, Unknown int }

// Add counts one due date. Whoever was away on the day is excused, unless the
// check-in came in time all the same.
func (s *Score) Add(o Outcome, away bool) {
	switch {
	case o == OnTime:
		s.OnTime++
	case o == Unknown:
		s.Unknown++
	case away:
		s.Away++
	case o == Late:
		s.Late++
	case o == Missed:
		s.Missed++
	default:
		s.Pending++
	}
}

// Sum adds up scores.
func Sum(list []Score) (sum Score) {
	for _, s := range list {
		sum.OnTime, sum.Late, sum.Missed = sum.OnTime+s.OnTime, sum.Late+s.Late, sum.Missed+s.Missed
		sum.Pending, sum.Away, sum.Unknown = sum.Pending+s.Pending, sum.Away+s.Away, sum.Unknown+s.Unknown
	}
	return sum
}

// Counted is of how many due dates the punctuality is: those in time, late and
// missed. What is still open, what was excused and what was brought in undated doesn't
// count.
func (s Score) Counted() int { return s.OnTime + s.Late + s.Missed }

// Plus is both together.
func (s Score) Plus(o Score) Score {
	return Score{s.OnTime + o.OnTime, s.Late + o.Late, s.Missed + o.Missed, s.Pending + o.Pending, s.Away + o.Away, s.Unknown + o.Unknown}
}

// Weeks lists the Mondays of the last n calendar weeks, the newest last and with
// the week of the day itself.
func Weeks(today date.Date, n int) []date.Date {
	weeks := make([]date.Date, n)
	for i := range weeks {
		weeks[i] = monday(today).AddDays(-7 * i)
	}
	slices.Reverse(weeks)
	return weeks
}
