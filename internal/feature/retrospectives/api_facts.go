package retrospectives

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
)

// RetrospectiveObjectiveView is what is known of an objective.
type RetrospectiveObjectiveView struct {
	Kind      okr.Kind                  `json:"kind" enum:"committed,aspirational"`
	Outcome   okr.Outcome               `json:"outcome,omitempty"`
	CloseNote string                    `json:"close_note,omitempty"`
	State     review.State              `json:"state" enum:"open,self,reviewed,settled" doc:"Of its scoring"`
	Suggested *reviews.ScoreView        `json:"suggested,omitempty"`
	Final     *reviews.ScoreView        `json:"final,omitempty"`
	Results   []RetrospectiveResultView `json:"results"`
	Revisions []objectives.RevisionView `json:"revisions" doc:"What was changed after activation, the oldest first"`
	Actions   int                       `json:"actions"`
	Slips     []SlipView                `json:"slips"`
	Problems  []PastProblemView         `json:"problems"`
	Untied    *HeldUpView               `json:"untied" doc:"The problems that are put down to no cause"`
}

// RetrospectiveResultView is what is known of a key result.
type RetrospectiveResultView struct {
	KeyResult      objectives.KeyResultView `json:"key_result"`
	FirstTarget    *string                  `json:"first_target,omitempty" doc:"At activation, where it was another"`
	Suggested      *reviews.ScoreView       `json:"suggested,omitempty"`
	FirstSuggested *reviews.ScoreView       `json:"first_suggested,omitempty" doc:"Against the target at activation, where that was revised"`
	Final          *reviews.ScoreView       `json:"final,omitempty"`
	Readings       int                      `json:"readings"`
	Stretches      []StretchView            `json:"stretches" doc:"Runs of readings of one status, oldest first"`
	Moves          []MoveView               `json:"moves" doc:"The largest steps from one check-in to the next, oldest first"`
	Forecasts      []ForetoldView           `json:"forecasts" doc:"Once it is due: what was foreseen, beside what came"`
}

// StretchView is a run of readings of one status.
type StretchView struct {
	Status   okr.Status `json:"status" enum:"on_track,at_risk,off_track"`
	From     string     `json:"from" doc:"Day of the first reading"`
	To       string     `json:"to" doc:"Day of the last reading"`
	Readings int        `json:"readings"`
	Gap      *float64   `json:"gap" doc:"Expected less progress at the worst reading; below 0: ahead. null for a keep"`
}

// MoveView is a step from one check-in to the next.
type MoveView struct {
	From       string  `json:"from" doc:"Day of the earlier check-in"`
	To         string  `json:"to" doc:"Day of the later one"`
	Before     *string `json:"before" doc:"Value; null for a milestone"`
	After      *string `json:"after"`
	By         float64 `json:"by" doc:"Of progress; below 0: back"`
	Note       string  `json:"note,omitempty" doc:"What the later check-in said"`
	PersonID   string  `json:"person_id"`
	PersonName string  `json:"person_name,omitempty"`
}

// ForetoldView is a forecast beside what came.
type ForetoldView struct {
	On         string  `json:"on" doc:"The day that it is of"`
	Kept       bool    `json:"kept" doc:"As it was kept; else made again from the readings up to that day"`
	Count      int     `json:"count" doc:"Readings it rests on"`
	Value      string  `json:"value"`
	Low        string  `json:"low"`
	High       string  `json:"high"`
	Chance     float64 `json:"chance"`
	Came       string  `json:"came" doc:"The value that came"`
	Outside    bool    `json:"outside" doc:"What came lies outside low to high"`
	Surprising bool    `json:"surprising" doc:"It succeeded against the odds, or failed against them"`
}

// SlipView is an action that didn't keep its date.
type SlipView struct {
	ID          string            `json:"id"`
	KeyResultID string            `json:"key_result_id"`
	Title       string            `json:"title"`
	OwnerName   string            `json:"owner_name,omitempty"`
	How         retrospective.How `json:"how" enum:"late,open,dropped"`
	DueOn       string            `json:"due_on,omitempty"`
	DoneOn      string            `json:"done_on,omitempty"`
	Workdays    int               `json:"workdays" doc:"After its due date"`
	BlockedWhy  string            `json:"blocked_why,omitempty"`
}

// PastProblemView is a problem with how it was solved.
type PastProblemView struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	KeyResultID string           `json:"key_result_id,omitempty"`
	Severity    problem.Severity `json:"severity" enum:"low,medium,high"`
	State       problem.State    `json:"state" enum:"open,in_hand,solved"`
	OwnerName   string           `json:"owner_name,omitempty"`
	RaisedOn    string           `json:"raised_on"`
	SolvedOn    string           `json:"solved_on,omitempty"`
	Age         int              `json:"age" doc:"In workdays, until it was solved or today"`
	Detail      string           `json:"detail,omitempty" doc:"Markdown"`
	How         string           `json:"how,omitempty" doc:"It was solved"`
	CauseID     string           `json:"cause_id,omitempty" doc:"That it is put down to"`
	Harm        float64          `json:"harm" doc:"Share × gap × workdays as on the last day that it was in the way, at the latest the last of the cycle; in point-days, to tenths"`
}

func (f *Facts) view(who access.Actor, untied retrospective.HeldUp) *RetrospectiveObjectiveView {
	suggested, final := f.Totals()
	v := &RetrospectiveObjectiveView{Kind: f.Kind, Outcome: f.Outcome, CloseNote: f.CloseNote, State: f.Review.State, Suggested: f.ViewScore(suggested), Final: f.ViewScore(final),
		Results: make([]RetrospectiveResultView, len(f.Results)), Revisions: make([]objectives.RevisionView, len(f.Revisions)), Actions: f.Actions,
		Slips: make([]SlipView, len(f.Slips)), Problems: make([]PastProblemView, len(f.Problems)), Untied: viewHeldUp(untied)}
	for i := range f.Results {
		v.Results[i] = f.result(who, i)
	}
	for i, r := range f.Revisions {
		v.Revisions[i] = r.View(f.Org)
	}
	for i := range f.Slips {
		s := &f.Slips[i]
		v.Slips[i] = SlipView{ID: s.ID, KeyResultID: s.KeyResultID, Title: s.Title, OwnerName: f.Org.Name(s.OwnerID), How: s.Slip.How, DueOn: s.DueOn.String(), DoneOn: s.DoneOn.String(),
			Workdays: s.Workdays, BlockedWhy: s.BlockedWhy}
	}
	for i := range f.Problems {
		p := &f.Problems[i]
		last := f.today
		if p.State == problem.Solved {
			last = p.SolvedOn.Date
		}
		v.Problems[i] = PastProblemView{ID: p.ID, Title: p.Title, KeyResultID: p.KeyResultID, Severity: p.Severity, State: p.State, OwnerName: f.Org.Name(p.OwnerID),
			RaisedOn: p.RaisedOn.String(), SolvedOn: p.SolvedOn.String(), Age: problem.Age(f.workdays, p.RaisedOn.Date, last), Detail: p.Detail, How: p.How,
			CauseID: p.CauseID, Harm: problems.Told(p.Harm)}
	}
	return v
}

func (f *Facts) result(who access.Actor, at int) RetrospectiveResultView {
	each, final := f.Each[at], f.FinalOf(at)
	v := RetrospectiveResultView{KeyResult: f.ViewResult(who, at), Suggested: f.ViewScore(f.Suggested(at)), FirstSuggested: f.ViewScore(f.FirstSuggested(at)), Final: f.ViewScore(final),
		Readings: each.Readings, Stretches: make([]StretchView, len(each.Stretches)), Moves: make([]MoveView, len(each.Moves)), Forecasts: make([]ForetoldView, len(each.Foretold))}
	kr := &f.Results[at]
	if first, err := kr.FirstMeasure.Get(); err == nil && first != nil {
		_, was := first.Resolved()
		if _, now := kr.Measure.V.Resolved(); was.Valid && (!now.Valid || !was.Decimal.Equal(now.Decimal)) {
			v.FirstTarget = value(was)
		}
	}
	for i, s := range each.Stretches {
		v.Stretches[i] = StretchView{Status: s.Status, From: s.From.String(), To: s.To.String(), Readings: s.Readings, Gap: okr.NumberOrNone(s.Gap)}
	}
	for i, m := range each.Moves {
		v.Moves[i] = MoveView{From: m.From.AsOf.String(), To: m.To.AsOf.String(), Before: value(m.From.Value), After: value(m.To.Value), By: m.By.Number(), Note: m.To.Note,
			PersonID: m.To.PersonID, PersonName: f.Org.Name(m.To.PersonID)}
	}
	for i, t := range each.Foretold {
		v.Forecasts[i] = ForetoldView{On: t.On.String(), Kept: t.Kept, Count: t.Count, Value: t.Value.String(), Low: t.Low.String(), High: t.High.String(),
			Chance: okr.RatioOf(int64(t.Chance), 100).Number(), Came: t.Came.String(), Outside: t.Outside, Surprising: t.Surprising}
	}
	return v
}

func value(d decimal.NullDecimal) *string {
	if !d.Valid {
		return nil
	}
	s := d.Decimal.String()
	return &s
}
