package objectives

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiCopy(r *api.Router) {
	api.Do(r, api.Op{ID: "copy-objectives", Method: http.MethodPost, Path: "/objectives/copy", Action: access.ObjectiveCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Draft objectives of an earlier cycle anew, all or none"}, f.copyObjectives)
	api.Do(r, api.Op{ID: "get-schedule", Method: http.MethodGet, Path: "/key-results/{id}/schedule", Action: access.ObjectiveView, Tag: tag,
		Summary: "Tell the next days on which a check-in is due, by cadence and workdays"}, f.getSchedule)
}

type copyIn struct {
	Body struct {
		CycleID    string           `json:"cycle_id" doc:"Where the copies go"`
		OwnerID    string           `json:"owner_id,omitempty" doc:"Who owns them; each keeps its owner where neither owner nor team is given"`
		TeamID     string           `json:"team_id,omitempty"`
		Objectives []copyPickInBody `json:"objectives" minItems:"1" maxItems:"50"`
	}
}

type copyPickInBody struct {
	ID         string             `json:"id"`
	KeyResults []copyResultInBody `json:"key_results,omitempty" maxItems:"50"`
}

type copyResultInBody struct {
	ID      string `json:"id"`
	Onwards bool   `json:"onwards,omitempty" doc:"The current value becomes the new baseline; a target that is reached already is set as far again"`
}

func (f *Feature) copyObjectives(ctx context.Context, who access.Actor, in *copyIn) (*api.Many[ObjectiveView], error) {
	c := Copying{CycleID: in.Body.CycleID, OwnerID: in.Body.OwnerID, TeamID: in.Body.TeamID}
	for _, o := range in.Body.Objectives {
		pick := CopyPick{ObjectiveID: o.ID}
		for _, kr := range o.KeyResults {
			pick.Results = append(pick.Results, CopyResult{ID: kr.ID, Onwards: kr.Onwards})
		}
		c.Picks = append(c.Picks, pick)
	}
	made, err := f.Copy(ctx, who, c)
	if err != nil {
		return nil, err
	}
	items := make([]ObjectiveView, len(made))
	for i, id := range made {
		s, err := f.Objective(ctx, who, id)
		if err != nil {
			return nil, err
		}
		items[i] = viewObjective(who, s, true)
	}
	return api.Items(items, ""), nil
}

// ScheduleView is when check-ins are due.
type ScheduleView struct {
	Dates []date.Date `json:"dates" doc:"The next, at most count; none where nothing is ever due"`
	Left  int         `json:"left" doc:"How many are due from today to the end"`
}

type scheduleIn struct {
	api.ID
	Count int `query:"count" minimum:"1" maximum:"50" default:"3"`
}

func (f *Feature) getSchedule(ctx context.Context, who access.Actor, in *scheduleIn) (*api.Out[ScheduleView], error) {
	dates, err := f.Dues(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	return api.Body(ScheduleView{Dates: append([]date.Date{}, dates[:min(in.Count, len(dates))]...), Left: len(dates)}), nil
}
