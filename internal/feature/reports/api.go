package reports

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Reports"

// API registers the operations on reports.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "make-report", Method: http.MethodPost, Path: "/reports", Action: access.ReportUpdate, Tag: tag, Status: http.StatusCreated,
		Summary: "Draft a team's report of a week from data"}, f.makeReport)
	api.Do(r, api.Op{ID: "list-reports", Method: http.MethodGet, Path: "/reports", Action: access.ReportView, Tag: tag,
		Summary: "List reports that the caller may see, the newest week first; drafts for those who prepare them"}, f.listReports)
	api.Do(r, api.Op{ID: "get-report", Method: http.MethodGet, Path: "/reports/{id}", Action: access.ReportView, Tag: tag,
		Summary: "Read one report; facts of objectives that the caller may not see are left out"}, f.getReport)
	api.Do(r, api.Op{ID: "edit-report", Method: http.MethodPatch, Path: "/reports/{id}", Action: access.ReportUpdate, Tag: tag,
		Summary: "Add words to a draft, or leave parts of it out; its facts can't be changed"}, f.editReport)
	api.Do(r, api.Op{ID: "redraw-report", Method: http.MethodPost, Path: "/reports/{id}/redraw", Action: access.ReportUpdate, Tag: tag,
		Summary: "Draw the facts of a draft anew; its words stay"}, f.redrawReport)
	api.Do(r, api.Op{ID: "send-report", Method: http.MethodPost, Path: "/reports/{id}/send", Action: access.ReportUpdate, Tag: tag,
		Summary: "Send a draft as it stands to the team and those above it; from then on it stays as it is"}, f.sendReport)
	api.Do(r, api.Op{ID: "discard-report", Method: http.MethodDelete, Path: "/reports/{id}", Action: access.ReportUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Throw a draft away"}, f.discardReport)
	api.Do(r, api.Op{ID: "get-report-plan", Method: http.MethodGet, Path: "/teams/{id}/report-plan", Action: access.ReportPrepare, Tag: tag,
		Summary: "Tell when a team's drafts are made by themselves"}, f.getPlan)
	api.Do(r, api.Op{ID: "set-report-plan", Method: http.MethodPut, Path: "/teams/{id}/report-plan", Action: access.ReportUpdate, Tag: tag,
		Summary: "Say when a team's drafts are made by themselves, and who sees its reports"}, f.setPlan)
}

type makeReportIn struct {
	Body struct {
		TeamID string    `json:"team_id"`
		WeekOn date.Date `json:"week_on,omitempty" format:"date" doc:"Any day of this week or the one before; by default today"`
	}
}

func (f *Feature) makeReport(ctx context.Context, who access.Actor, in *makeReportIn) (*api.One[ReportView], error) {
	r, err := f.Make(ctx, who, in.Body.TeamID, in.Body.WeekOn)
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, r.ID)
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[ReportView], error) {
	s, err := f.Report(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(s.whole(who), s.Version), nil
}

type listReportsIn struct {
	api.Paging
	api.AsOf
	TeamID string       `query:"team_id"`
	State  report.State `query:"state" enum:"draft,sent"`
}

func (f *Feature) listReports(ctx context.Context, who access.Actor, in *listReportsIn) (*api.Many[ReportView], error) {
	list, next, err := f.List(ctx, who, Filter{TeamID: in.TeamID, State: in.State, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	views := make([]ReportView, len(list))
	for i := range list {
		views[i] = list[i].brief(who)
	}
	return api.Items(views, next), nil
}

func (f *Feature) getReport(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[ReportView], error) {
	return f.one(ctx, who, in.ID.ID)
}

// ReportSectionBody is what is added to a part, or that it is left out.
type ReportSectionBody struct {
	Part   report.Part `json:"part" enum:"moved,behind,stale,obstacles,slipping,next"`
	Words  string      `json:"words" doc:"Markdown"`
	Hidden bool        `json:"hidden"`
}

type editReportIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Summary  *string             `json:"summary,omitempty" doc:"Markdown"`
		Sections []ReportSectionBody `json:"sections,omitempty" maxItems:"6" doc:"Those that change"`
	}
}

func (f *Feature) editReport(ctx context.Context, who access.Actor, in *editReportIn) (*api.One[ReportView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	c := Change{Summary: in.Body.Summary}
	for _, s := range in.Body.Sections {
		c.Sections = append(c.Sections, report.Section{Part: s.Part, Words: s.Words, Hidden: s.Hidden})
	}
	return f.after(ctx, who, in.ID.ID, f.Edit(ctx, who, in.ID.ID, version, c))
}

// after answers a write with the report as it is then, or as it is where somebody
// else was quicker.
func (f *Feature) after(ctx context.Context, who access.Actor, id string, err error) (*api.One[ReportView], error) {
	now := func() (*api.One[ReportView], error) { return f.one(ctx, who, id) }
	if err != nil {
		return nil, api.WithCurrent(err, now)
	}
	return now()
}

func (f *Feature) redrawReport(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ReportView], error) {
	return f.after(ctx, who, in.ID, f.Redraw(ctx, who, in.ID))
}

type sendReportIn struct {
	api.ID
	api.IfMatch
}

func (f *Feature) sendReport(ctx context.Context, who access.Actor, in *sendReportIn) (*api.One[ReportView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	return f.after(ctx, who, in.ID.ID, f.Send(ctx, who, in.ID.ID, version))
}

func (f *Feature) discardReport(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.Discard(ctx, who, in.ID)
}

func (f *Feature) getPlan(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ReportPlanView], error) {
	p, err := f.PlanOf(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return api.Versioned(p.viewPlan(), p.Version), nil
}

type setPlanIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Active     bool              `json:"active"`
		Weekday    int               `json:"weekday" minimum:"1" maximum:"7" doc:"From 1 for Monday. Where it isn't worked, on the workday before it in its week"`
		At         string            `json:"at" pattern:"^[0-2][0-9]:[0-5][0-9]$" doc:"HH:MM in the workspace's zone"`
		Visibility access.Visibility `json:"visibility" enum:"everyone,team" doc:"Who sees the team's reports from now on"`
	}
}

func (f *Feature) setPlan(ctx context.Context, who access.Actor, in *setPlanIn) (*api.One[ReportPlanView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	at, err := meeting.ParseClock(in.Body.At)
	if err != nil {
		return nil, err
	}
	now := func() (*api.One[ReportPlanView], error) { return f.getPlan(ctx, who, &in.ID) }
	err = f.Settle(ctx, who, Plan{TeamID: in.ID.ID, Active: in.Body.Active, Weekday: time.Weekday(in.Body.Weekday % 7), At: at, Visibility: in.Body.Visibility}, version)
	if err != nil {
		return nil, api.WithCurrent(err, now)
	}
	return now()
}
