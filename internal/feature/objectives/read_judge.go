package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Day is what judging needs to know besides the rows: which day it is, which
// days are worked, and what counts as a risk.
type Day struct {
	Today    date.Date
	Calendar *cycle.Calendar
	Policy   okr.Policy
	Grace    int // workdays after a due check-in before it counts as missing
}

// Day gives the present day's rules.
func (f *Feature) Day(ctx context.Context, tx *act.Tx) (Day, error) {
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return Day{}, err
	}
	policy, err := f.people.Policy(ctx, tx)
	if err != nil {
		return Day{}, err
	}
	return Day{Today: f.cycles.Today(tx), Calendar: calendar, Policy: policy.Status, Grace: policy.GraceWorkdays}, nil
}

// Judged is how a key result or an objective stands on a day.
type Judged struct {
	Progress  *okr.Ratio
	Expected  *okr.Ratio
	Status    okr.Status // what the numbers say
	Disagrees bool       // the owner says otherwise
	Stale     bool
	NextOn    date.Date // of a key result: the next check-in owed
	MissedOn  date.Date // the check-in that is missing, where stale
}

// JudgeKeyResult judges one key result of an objective.
func (d Day) JudgeKeyResult(kind okr.Kind, kr *KeyResult) Judged {
	m := kr.Measure.V
	j := Judged{Progress: d.progress(kr)}
	plan := okr.Plan{Measure: m, Kind: kind, StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date, Checkpoints: kr.Checkpoints.V}
	j.Expected = plan.Expected(d.Calendar.Between, d.Today)
	j.Status = d.Policy.Status(okr.Standing{Progress: j.Progress, Expected: j.Expected, Kind: kind, DueOn: kr.DueOn.Date,
		Keep: m.Kind == okr.Keep, InBand: m.Kind == okr.Keep && kr.Tally.V.InBand(m)}, d.Today)
	j.Disagrees = okr.Called{Status: kr.Called}.Disagrees(j.Status)
	if m.Kind != okr.Rollup {
		s := d.Schedule(kr).Standing(kr.CheckedOn.Date, d.Today, d.Grace)
		j.Stale, j.NextOn, j.MissedOn = s.Stale, s.NextOn, s.MissedOn
	}
	if j.Status == okr.Achieved {
		j.over()
	}
	return j
}

// Schedule is when check-ins of a key result are due.
func (d Day) Schedule(kr *KeyResult) cycle.Schedule {
	return cycle.Schedule{Cadence: kr.Cadence.V, Span: cycle.Span{StartsOn: kr.StartsOn.Date, EndsOn: kr.DueOn.Date}, Calendar: d.Calendar}
}

// progress is computed anew from what is kept with the key result, save for a
// roll-up, whose progress is carried up when something below it moves.
func (d Day) progress(kr *KeyResult) *okr.Ratio {
	if kr.Kind == okr.Rollup {
		return fromBP(kr.Progress)
	}
	if kr.Kind == okr.Milestone && kr.CheckedOn.IsZero() && !anyDone(kr.Measure.V) {
		return nil // nobody has looked yet
	}
	return kr.Measure.V.Progress(okr.Facts{Value: kr.Current, Tally: kr.Tally.V, Today: d.Today, DueOn: kr.DueOn.Date})
}

func anyDone(m okr.Measure) bool {
	for _, s := range m.Steps {
		if s.Done {
			return true
		}
	}
	return false
}

// JudgeObjective judges an objective by its key results, which must be loaded.
// It returns their judgements in the same order.
func (d Day) JudgeObjective(o *Objective) (Judged, []Judged) {
	each := make([]Judged, len(o.Results))
	parts := make([]okr.Part, len(o.Results))
	var whole Judged
	var due date.Date
	for i := range o.Results {
		kr := &o.Results[i]
		each[i] = d.JudgeKeyResult(o.Kind, kr)
		parts[i] = okr.Part{Weight: kr.Weight, Progress: each[i].Progress, Expected: each[i].Expected, Dropped: kr.Dropped}
		if !kr.Dropped {
			due = date.Max(due, kr.DueOn.Date)
			whole.Stale = whole.Stale || each[i].Stale
		}
	}
	rolled := okr.Roll(parts)
	whole.Progress, whole.Expected = rolled.Progress, rolled.Expected
	whole.Status = d.Policy.Status(okr.Standing{Progress: whole.Progress, Expected: whole.Expected, Kind: o.Kind, DueOn: due}, d.Today)
	switch o.State {
	case okr.Draft, okr.InReview:
		whole.notBegun()
		for i := range each {
			each[i].notBegun()
		}
	case okr.Closed:
		whole.over()
		for i := range each {
			each[i].over()
		}
	}
	return whole, each
}

// over takes away what is asked only of what is at work: nobody owes a check-in on
// what is closed or achieved.
func (j *Judged) over() { j.Stale, j.NextOn, j.MissedOn = false, date.Date{}, date.Date{} }

// notBegun takes away what is asked only of what was activated: of a draft that
// has no reading yet, nothing is expected and nothing owed.
func (j *Judged) notBegun() {
	if j.Progress == nil {
		*j = Judged{Status: okr.NoData}
	}
}

// toBP is a ratio in basis points for its column; nil stays unknown.
func toBP(r *okr.Ratio) *int64 {
	if r == nil {
		return nil
	}
	bp := r.BP()
	return &bp
}

func fromBP(bp *int64) *okr.Ratio {
	if bp == nil {
		return nil
	}
	return okr.FromBP(*bp).Known()
}
