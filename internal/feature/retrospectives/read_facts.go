package retrospectives

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Facts are what is known of an objective when it is looked back on.
type Facts struct {
	reviews.Reviewed
	Each      []ResultFacts // goes with Results
	Revisions []objectives.Revision
	Actions   int
	Slips     []Slip
	Problems  []Raised
	today     date.Date
	workdays  okr.Workdays
}

// ResultFacts are those of one key result.
type ResultFacts struct {
	Readings  int
	Stretches []retrospective.Stretch
	Moves     []Move
	Foretold  []Foretold
}

// Move is one of the largest steps, from one check-in to the next.
type Move struct {
	From, To checkins.CheckIn
	By       okr.Ratio
}

// Foretold is a forecast beside what came.
type Foretold struct {
	On   date.Date // the day it was made for
	Kept bool      // as it was kept with the key result; else made again from the readings up to then
	Came decimal.Decimal
	forecast.Forecast
	retrospective.Foretold
}

// Slip is an action that didn't keep its date.
type Slip struct {
	plans.Action
	retrospective.Slip
	DoneOn date.Date
}

// mostMoves is how many steps of a key result are told.
const mostMoves = 3

// facts gathers what is known of an objective, with a fixed number of queries.
func (f *Feature) facts(ctx context.Context, tx *act.Tx, p place) (*Facts, error) {
	reviewed, err := f.Reviews.Review(ctx, tx.Who, p.o.ID)
	if err != nil {
		return nil, err
	}
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return nil, err
	}
	facts := &Facts{Reviewed: reviewed, Each: make([]ResultFacts, len(reviewed.Results)), today: day.Today, workdays: day.Calendar.Between}
	ids := make([]string, len(reviewed.Results))
	for i := range reviewed.Results {
		ids[i] = reviewed.Results[i].ID
	}
	readings, err := f.Checkins.Readings(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range reviewed.Results {
		kr := &reviewed.Results[i]
		told := *kr
		if tx.Past() { // what was kept with it then isn't known: it is made anew
			told.Forecast.Set(nil)
		}
		if facts.Each[i], err = resultFacts(day, p.o.Kind, &told, readings[kr.ID]); err != nil {
			return nil, err
		}
	}
	all, _, _, err := f.Objectives.Revisions(ctx, tx.Who, p.o.ID)
	if err != nil {
		return nil, err
	}
	for i := len(all) - 1; i >= 0; i-- { // the oldest first
		if r := all[i]; r.State == objectives.Applied || r.State == objectives.Agreed {
			facts.Revisions = append(facts.Revisions, r)
		}
	}
	actions, raised, err := f.worked(ctx, tx, []string{p.o.ID})
	if err != nil {
		return nil, err
	}
	until := date.Min(day.Today, p.cycle.Span().EndsOn)
	facts.Actions, facts.Slips = len(actions), f.slips(actions, until, day.Calendar.Between)
	facts.Problems, err = f.raised(ctx, tx, inTheWay{day, until, map[string]objectives.Standing{p.o.ID: reviewed.Standing}, readings}, raised)
	return facts, err
}

// slips are those of the actions that didn't keep their dates, as of a day.
func (f *Feature) slips(actions []plans.Action, until date.Date, workdays okr.Workdays) (list []Slip) {
	for i := range actions {
		var doneOn date.Date
		if a := &actions[i]; !a.DoneAt.IsZero() {
			doneOn = date.In(a.DoneAt, f.loc)
		}
		if s := retrospective.Slipped(actions[i].State, actions[i].DueOn.Date, doneOn, until, workdays); s != nil {
			list = append(list, Slip{Action: actions[i], Slip: *s, DoneOn: doneOn})
		}
	}
	return list
}

func resultFacts(day objectives.Day, kind okr.Kind, kr *objectives.KeyResult, rows []checkins.CheckIn) (ResultFacts, error) {
	facts := ResultFacts{Readings: len(rows)}
	var marks []retrospective.Mark
	var told []checkins.CheckIn
	readings := make([]okr.Reading, len(rows))
	for i := range rows {
		readings[i] = rows[i].Reading()
		if mark, ok := day.Past(kind, kr, readings[i]); ok {
			marks, told = append(marks, mark), append(told, rows[i])
		}
	}
	facts.Stretches = retrospective.Stretches(marks)
	for _, m := range retrospective.Moves(marks, mostMoves) {
		facts.Moves = append(facts.Moves, Move{From: told[m.At-1], To: told[m.At], By: m.By})
	}
	came, succeeded, over := day.Came(kind, kr)
	if !over || len(readings) == 0 {
		return facts, nil
	}
	halfway := kr.StartsOn.AddDays(kr.DueOn.Sub(kr.StartsOn.Date) / 2)
	then, err := day.ForeseenBy(halfway, kind, kr, readings)
	if err != nil {
		return facts, err
	}
	last, err := kr.Forecast.Get()
	if err != nil {
		return facts, err
	}
	newest := readings[len(readings)-1].AsOf
	for _, told := range []Foretold{{On: halfway, Forecast: of(then)}, {On: kr.ForeseenOn.Date, Kept: true, Forecast: of(last)}} {
		if told.Count == 0 || told.Forecast.On != kr.DueOn.Date || !newest.After(told.On) {
			continue // nothing came after it that it could be compared with
		}
		told.Came, told.Foretold = came, retrospective.Compare(told.Forecast, came, succeeded)
		facts.Foretold = append(facts.Foretold, told)
	}
	return facts, nil
}

// of is a forecast, the zero one for none: it rests on no reading.
func of(f *forecast.Forecast) forecast.Forecast {
	if f == nil {
		return forecast.Forecast{}
	}
	return *f
}
