package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

type compareIn struct {
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	CycleID string `query:"cycle_id" doc:"The current one where left out"`
}

// ComparisonView sets a cycle beside earlier ones at the same age, and the teams in it
// beside each other.
type ComparisonView struct {
	TeamID   string             `json:"team_id,omitempty"`
	TeamName string             `json:"team_name,omitempty"`
	Cycles   []ComparedAgeView  `json:"cycles" doc:"The cycle itself, then earlier ones that are about as long, the newest first; at most 4"`
	Teams    []ComparedTeamView `json:"teams" doc:"Those right below that have objectives under way, those furthest behind first"`
}

// ComparedStandingView is how objectives under way are together.
type ComparedStandingView struct {
	Active   int                `json:"active" doc:"Objectives under way"`
	Progress *float64           `json:"progress" doc:"Mean of them, each counted the same, unknown as 0; null while none is known"`
	Expected *float64           `json:"expected" doc:"Mean of where they should be on the day"`
	Status   okr.Status         `json:"status" enum:"no_data,on_track,at_risk,off_track" doc:"Of progress against expected, by the workspace's thresholds"`
	Statuses map[okr.Status]int `json:"statuses" doc:"Key results under way by status"`
	Rhythm   InsightRhythmView  `json:"rhythm"`
}

// ComparedAgeView is how a cycle stood when as large a share of its workdays was over.
type ComparedAgeView struct {
	CycleID      string               `json:"cycle_id"`
	Name         string               `json:"name"`
	On           string               `json:"on" doc:"As the data stood at the end of this day; today it is the present"`
	WorkdaysDone int                  `json:"workdays_done"`
	Workdays     int                  `json:"workdays"`
	Omitted      bool                 `json:"omitted" doc:"More than 500 objectives: the first are counted, and no others"`
	Coming       bool                 `json:"coming" doc:"All of them are being reckoned, and come within seconds or minutes"`
	Reckoned     *InsightReckonedView `json:"reckoned,omitempty" doc:"Of more than 500 objectives: how far the numbers go, which count all of them and are reckoned in the background"`
	ComparedStandingView
}

// ComparedTeamView is how the objectives of a team and those below it stand.
type ComparedTeamView struct {
	TeamID string `json:"team_id" doc:"Empty for objectives of no team"`
	Name   string `json:"name"`
	Own    bool   `json:"own" doc:"Without those of the teams below it"`
	ComparedStandingView
}

func (f *Feature) compareInsight(ctx context.Context, who access.Actor, in *compareIn) (*api.Out[ComparisonView], error) {
	c, err := f.Compare(ctx, who, in.TeamID, in.CycleID)
	if err != nil {
		return nil, err
	}
	v := ComparisonView{TeamID: c.TeamID, Cycles: make([]ComparedAgeView, len(c.Cycles)), Teams: make([]ComparedTeamView, len(c.Teams))}
	name := func(id string) string {
		t, _ := c.Org.Tree.Team(id)
		return t.Name
	}
	v.TeamName = name(c.TeamID)
	for i, one := range c.Cycles {
		v.Cycles[i] = ComparedAgeView{CycleID: one.Cycle.ID, Name: one.Cycle.Name, On: one.On.String(), WorkdaysDone: one.Age.Passed, Workdays: one.Age.Of,
			Omitted: one.Omitted, Coming: one.Coming, Reckoned: one.Reckoned.view(), ComparedStandingView: viewStanding(one.Whole, one.Counts)}
	}
	for i, one := range c.Teams {
		v.Teams[i] = ComparedTeamView{TeamID: one.TeamID, Name: name(one.TeamID), Own: one.Own, ComparedStandingView: viewStanding(one.Whole, one.Counts)}
	}
	return api.Body(v), nil
}

func viewStanding(w Whole, c Counts) ComparedStandingView {
	return ComparedStandingView{Active: w.Active, Progress: okr.NumberOrNone(w.Progress), Expected: okr.NumberOrNone(w.Expected), Status: w.Status,
		Statuses: c.byStatus(), Rhythm: InsightRhythmView{c.Owing, c.OnTime}}
}
