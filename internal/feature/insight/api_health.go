package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

type healthIn struct {
	api.AsOf
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	CycleID string `query:"cycle_id" doc:"The newest one; the present where left out"`
}

// CycleHealthView is how a team worked with its objectives in one cycle. Each share is a
// count of another; 0 of 0 is unknown.
type CycleHealthView struct {
	CycleID    string               `json:"cycle_id"`
	Name       string               `json:"name"`
	Objectives int                  `json:"objectives" doc:"That were taken to work"`
	Owners     int                  `json:"owners" doc:"Persons and teams that had one"`
	Most       int                  `json:"most" doc:"Objectives of one owner"`
	Results    int                  `json:"results" doc:"Key results that were not dropped"`
	Measurable int                  `json:"measurable" doc:"Of results, with a complete measure"`
	Served     int                  `json:"served" doc:"Objectives that could serve a theme or a parent, drafts too"`
	Serving    int                  `json:"serving" doc:"Of served, those that do"`
	Due        int                  `json:"due" doc:"Check-ins that came due, but for those of who was away"`
	OnTime     int                  `json:"on_time" doc:"Of due, written in time"`
	Undated    int                  `json:"undated" doc:"Due dates that only an import answers for, by what doesn't say when it was written; not counted in due"`
	Scored     int                  `json:"scored" doc:"Aspirational objectives with a final score"`
	Reached    int                  `json:"reached" doc:"Of scored, 0.7 or more"`
	Teams      []TeamStretchView    `json:"teams" doc:"What scored and reached are made of"`
	Advice     []HealthAdviceView   `json:"advice" doc:"What to try next, the most basic first"`
	Omitted    bool                 `json:"omitted" doc:"More than 500 objectives: these are the first, and no number counts the others"`
	Coming     bool                 `json:"coming" doc:"Of a past day: all of them are being reckoned, and come within seconds or minutes"`
	Reckoned   *InsightReckonedView `json:"reckoned,omitempty" doc:"Of more than 500 objectives: how far the numbers go, which count all of them and are reckoned in the background"`
}

// TeamStretchView is how a team's aspirational objectives came out.
type TeamStretchView struct {
	TeamID  string `json:"team_id"`
	Name    string `json:"name"`
	Scored  int    `json:"scored"`
	Reached int    `json:"reached"`
}

// HealthAdviceView is what to try, with the counts that it is said for.
type HealthAdviceView struct {
	Try      retrospective.Try `json:"try" enum:"fewer,measure,align,check_in,higher,lower,keep,not_enough"`
	Part     int               `json:"part"`
	Of       int               `json:"of" doc:"For fewer: the number that is recommended"`
	TeamName string            `json:"team_name,omitempty" doc:"Where it is of one team"`
}

func (f *Feature) getHealth(ctx context.Context, who access.Actor, in *healthIn) (*api.Many[CycleHealthView], error) {
	h, err := f.Health(ctx, who, in.TeamID, in.CycleID)
	if err != nil {
		return nil, err
	}
	list := make([]CycleHealthView, len(h.Cycles))
	for i := range h.Cycles {
		list[i] = h.view(&h.Cycles[i])
	}
	return api.Items(list, ""), nil
}

func (h *OverCycles) view(c *CycleHealth) CycleHealthView {
	name := func(id string) string {
		t, _ := h.Org.Tree.Team(id)
		return t.Name
	}
	all := c.Ambition()
	v := CycleHealthView{CycleID: c.Cycle.ID, Name: c.Cycle.Name, Objectives: c.Objectives, Owners: c.Owners, Most: c.Most, Results: c.Results, Measurable: c.Measurable,
		Served: c.Served, Serving: c.Serving, Due: c.Due, OnTime: c.OnTime, Undated: c.Undated, Scored: all.Scored, Reached: all.Reached,
		Teams: make([]TeamStretchView, len(c.Stretch)), Advice: make([]HealthAdviceView, len(c.Advice)), Omitted: c.Omitted, Coming: c.Coming}
	v.Reckoned = c.Reckoned.view()
	for i, s := range c.Stretch {
		v.Teams[i] = TeamStretchView{TeamID: s.TeamID, Name: name(s.TeamID), Scored: s.Scored, Reached: s.Reached}
	}
	for i, a := range c.Advice {
		v.Advice[i] = HealthAdviceView{Try: a.Try, Part: a.Part, Of: a.Of, TeamName: name(a.TeamID)}
	}
	return v
}
