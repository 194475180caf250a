package review

import (
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Plan is by when each step of closing a cycle is to be done.
type Plan struct {
	CutOffOn  date.Date // the last day on which a reading still moves what the numbers suggest
	SelfBy    date.Date // the owners have scored
	ConfirmBy date.Date // the reviewers have
	MeetOn    date.Date // the scores are talked about
	SettleBy  date.Date // and final
}

// Check refuses a plan with a day missing (cycle.date_needed) or out of order
// (review.plan_order): the steps follow each other, though two may share a day;
// late readings have until the cycle's last day at least, and are over before the
// scores are final. All faults are told at once.
func (p Plan) Check(ends date.Date) error {
	var bad []*fault.Fault
	rows := []struct {
		field     string
		on, after date.Date
	}{
		{"/cut_off_on", p.CutOffOn, ends}, {"/self_by", p.SelfBy, date.Date{}}, {"/confirm_by", p.ConfirmBy, p.SelfBy},
		{"/meet_on", p.MeetOn, p.ConfirmBy}, {"/settle_by", p.SettleBy, date.Max(p.MeetOn, p.CutOffOn)},
	}
	for _, r := range rows {
		switch {
		case r.on.IsZero():
			bad = append(bad, fault.At(r.field, "cycle.date_needed"))
		case r.on.Before(r.after):
			bad = append(bad, fault.At(r.field, "review.plan_order", fault.Args{"after": r.after.String()}))
		}
	}
	return fault.Join(bad)
}

// SuggestPlan proposes days for a cycle, on workdays counted from its end: readings
// until the third, owners by the fourth, reviewers by the sixth, the meeting on the
// eighth, final by the tenth. A cycle under two months has half the time. It ends
// where cycle.SuggestPhases closes the cycle.
func SuggestPlan(span cycle.Span, cal *cycle.Calendar) Plan {
	days := [5]int{3, 4, 6, 8, 10}
	if span.Days() < 60 {
		days = [5]int{1, 2, 3, 4, 5}
	}
	on := func(i int) date.Date { return cal.Add(span.EndsOn, days[i]) }
	return Plan{CutOffOn: on(0), SelfBy: on(1), ConfirmBy: on(2), MeetOn: on(3), SettleBy: on(4)}
}

// By is the day by which who has to act in a state is to have acted; none once
// nobody has.
func (p Plan) By(s State) date.Date {
	switch s {
	case Open:
		return p.SelfBy
	case Self:
		return p.ConfirmBy
	case Reviewed:
		return p.SettleBy
	}
	return date.Date{}
}

// CutOff reports whether readings of a day come too late.
func (p Plan) CutOff(today date.Date) bool { return !p.CutOffOn.IsZero() && today.After(p.CutOffOn) }

// Reminds reports whether somebody is reminded of a step today; until is in
// workdays, negative once it is late: on the workday before, on the day, and once
// after. Whoever needs more is told by a person, or by their manager where the
// workspace lets lateness be told.
func Reminds(until int) bool { return until >= -1 && until <= 1 }
