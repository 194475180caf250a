package problems

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// ProblemView is a problem as the API tells it.
type ProblemView struct {
	ID             string            `json:"id"`
	Version        int64             `json:"version"`
	Title          string            `json:"title"`
	Detail         string            `json:"detail,omitempty" doc:"Markdown"`
	State          problem.State     `json:"state" enum:"open,in_hand,solved"`
	Severity       problem.Severity  `json:"severity" enum:"low,medium,high"`
	Source         problem.Source    `json:"source" enum:"anywhere,check_in,meeting"`
	KeyResultID    string            `json:"key_result_id,omitempty" doc:"What it holds up; without one the whole objective, without that either the team"`
	KeyResultTitle string            `json:"key_result_title,omitempty"`
	ObjectiveID    string            `json:"objective_id,omitempty"`
	ObjectiveTitle string            `json:"objective_title,omitempty"`
	TeamID         string            `json:"team_id,omitempty" doc:"Of the objective, or the problem's own"`
	TeamName       string            `json:"team_name,omitempty"`
	OwnerID        string            `json:"owner_id"`
	OwnerName      string            `json:"owner_name,omitempty"`
	OwnerLeft      bool              `json:"owner_left,omitempty" doc:"The owner has left: somebody must take over"`
	RaisedByID     string            `json:"raised_by_id"`
	RaisedByName   string            `json:"raised_by_name,omitempty"`
	RaisedAt       time.Time         `json:"raised_at"`
	RaisedOn       string            `json:"raised_on"`
	Age            int               `json:"age" doc:"In workdays, the first and the last included; at least 1"`
	Harm           HarmView          `json:"harm"`
	How            string            `json:"how,omitempty" doc:"It was solved"`
	SolvedAt       *time.Time        `json:"solved_at,omitempty"`
	SolvedByName   string            `json:"solved_by_name,omitempty"`
	Undecided      bool              `json:"undecided" doc:"Somebody still has to decide"`
	Decision       *DecisionView     `json:"decision,omitempty"`
	History        []ProblemStepView `json:"history,omitempty" doc:"What became of it, oldest first; only where it is read alone"`
	Can            []access.Action   `json:"can"`
}

// HarmView is what a problem costs, and what that is made of: share × gap are the
// points that its objective is short by, and points × age the harm.
type HarmView struct {
	By     string   `json:"by" enum:"gap,severity" doc:"severity where it holds up nothing measured: that stands in for share × gap then"`
	Share  *float64 `json:"share,omitempty" doc:"Of the key result in its objective"`
	Gap    *float64 `json:"gap,omitempty" doc:"Expected less progress, as far as it is behind"`
	Points float64  `json:"points" doc:"A workday; to tenths"`
	Total  float64  `json:"total" doc:"Point-days, to tenths; 0 once solved"`
}

// DecisionView is what somebody is asked to decide, and what they said.
type DecisionView struct {
	DeciderID   string     `json:"decider_id"`
	DeciderName string     `json:"decider_name,omitempty"`
	Question    string     `json:"question"`
	AskedByName string     `json:"asked_by_name,omitempty"`
	AskedAt     *time.Time `json:"asked_at,omitempty"`
	Words       string     `json:"words,omitempty" doc:"The decision"`
	DecidedAt   *time.Time `json:"decided_at,omitempty"`
}

// ProblemStepView is something that became of a problem.
type ProblemStepView struct {
	ID         string    `json:"id"`
	Kind       StepKind  `json:"kind" enum:"raised,given,taken,released,asked,decided,solved,reopened,carried,returned"`
	PersonName string    `json:"person_name,omitempty"`
	ToName     string    `json:"to_name,omitempty" doc:"Whom it was given to, or who was asked"`
	Words      string    `json:"words,omitempty"`
	At         time.Time `json:"at"`
}

// Told is a harm, or points, as the API tells it: to tenths; nothing is computed from it.
func Told(r okr.Ratio) float64 { return decimal.New(problem.Tenths(r), -1).InexactFloat64() }

// View is the problem as the API tells it.
func (s Standing) View() ProblemView {
	p, name := s.Problem, func(id string) string {
		one, _ := s.Org.Person(id)
		return one.Name
	}
	v := ProblemView{ID: p.ID, Version: p.Version, Title: p.Title, Detail: p.Detail, State: p.State, Severity: p.Severity, Source: p.Source,
		KeyResultID: p.KeyResultID, ObjectiveID: p.ObjectiveID, TeamID: p.TeamID, OwnerID: p.OwnerID, OwnerName: name(p.OwnerID),
		RaisedByID: p.RaisedBy, RaisedByName: name(p.RaisedBy), RaisedAt: p.RaisedAt, RaisedOn: p.RaisedOn.String(), Age: s.Age, Harm: s.Worth.view(),
		How: p.How, SolvedAt: api.Instant(p.SolvedAt), SolvedByName: name(p.SolvedBy), Undecided: p.Undecided(), Can: s.can}
	if o := s.Holds.Objective; o != nil {
		v.ObjectiveTitle, v.TeamID = o.Title, o.TeamID
		if s.At >= 0 {
			v.KeyResultTitle = s.Holds.Results[s.At].Title
		}
	}
	if t, ok := s.Org.Tree.Team(v.TeamID); ok {
		v.TeamName = t.Name
	}
	if one, ok := s.Org.Person(p.OwnerID); ok {
		v.OwnerLeft = !one.Active()
	}
	if p.DeciderID != "" {
		v.Decision = &DecisionView{DeciderID: p.DeciderID, DeciderName: name(p.DeciderID), Question: p.Question, AskedByName: name(p.AskedBy),
			AskedAt: api.Instant(p.AskedAt), Words: p.Decision, DecidedAt: api.Instant(p.DecidedAt)}
	}
	for _, one := range s.Steps {
		v.History = append(v.History, ProblemStepView{ID: one.ID, Kind: one.Kind, PersonName: name(one.PersonID), ToName: name(one.ToID), Words: one.Words, At: one.At})
	}
	return v
}

func (w Worth) view() HarmView {
	v := HarmView{By: "severity", Share: okr.NumberOrNone(w.Share), Gap: okr.NumberOrNone(w.Gap), Points: Told(w.Points), Total: Told(w.Harm)}
	if w.Measured {
		v.By = "gap"
	}
	return v
}
