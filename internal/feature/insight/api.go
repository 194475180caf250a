package insight

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operation.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "get-insight", Method: http.MethodGet, Path: "/insight", Action: access.HomeView, Tag: "Insight",
		Summary: "Read the state of a team or the company: objectives, what changed, what goes wrong first, and where the work is"}, f.getInsight)
	api.Do(r, api.Op{ID: "get-okr-health", Method: http.MethodGet, Path: "/insight/health", Action: access.HomeView, Tag: "Insight",
		Summary: "Read how a team or the company worked with its objectives over the last cycles, and what to try next"}, f.getHealth)
	api.Do(r, api.Op{ID: "list-counted-dues", Method: http.MethodGet, Path: "/insight/health/dues", Action: access.HomeView, Tag: "Insight",
		Summary: "List the due dates that the share in time of a cycle counts, by key result"}, f.listDues)
	api.Do(r, api.Op{ID: "compare-insight", Method: http.MethodGet, Path: "/insight/compare", Action: access.HomeView, Tag: "Insight",
		Summary: "Compare a cycle with earlier ones at the same age, and the teams in it with each other"}, f.compareInsight)
	api.Do(r, api.Op{ID: "get-calibration", Method: http.MethodGet, Path: "/insight/calibration", Action: access.HomeView, Tag: "Insight",
		Summary: "Read how well stated confidence and forecasts fit what came: one's own, or a team's without naming anybody"}, f.getCalibration)
	f.apiExport(r)
}

// OnDay is api.AsOf of a page that reads the present beside its past day, and so looks at that by itself (Wish.AsOf).
type OnDay struct {
	On string `query:"asof" format:"date" doc:"As the data stood at the end of this past day: what was written later isn't known, and nothing may be done"`
}

type insightIn struct {
	OnDay
	CycleID string `query:"cycle_id" doc:"The current one where left out"`
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	Since   string `query:"since" format:"date" doc:"What changed after this day; a week ago where left out"`
	Public  bool   `query:"public" doc:"Only what everybody sees, and nobody's load: for a screen on the wall"`
}

// InsightView is the state of a team or the company, made of what the caller may
// see and of nothing else.
type InsightView struct {
	Cycle        InsightCycleView       `json:"cycle"`
	TeamID       string                 `json:"team_id,omitempty"`
	TeamName     string                 `json:"team_name,omitempty"`
	Today        string                 `json:"today"`
	Since        string                 `json:"since"`
	Progress     *float64               `json:"progress" doc:"Mean of the objectives under way, each counted the same, unknown as 0; null while none is known"`
	Expected     *float64               `json:"expected" doc:"Mean of where they should be today"`
	Before       *float64               `json:"before" doc:"Mean of where they were at the end of since"`
	Status       okr.Status             `json:"status" enum:"no_data,on_track,at_risk,off_track" doc:"Of progress against expected, by the workspace's thresholds"`
	Active       int                    `json:"active" doc:"Objectives under way"`
	Statuses     map[okr.Status]int     `json:"statuses" doc:"Key results under way by status"`
	Objectives   []InsightObjectiveView `json:"objectives"`
	Waiting      int                    `json:"waiting" doc:"Drafts and objectives in review"`
	Omitted      bool                   `json:"omitted" doc:"More than 500 objectives: the first are listed; reckoned says whether the numbers count the others"`
	Coming       bool                   `json:"coming" doc:"Of a past day: the numbers of all objectives are being reckoned, and come within seconds or minutes; those told count the listed ones"`
	Reckoned     *InsightReckonedView   `json:"reckoned,omitempty" doc:"Of more than 500 objectives: how far the numbers go, which count all of them and are reckoned in the background; left out where they are of the objectives as they stand"`
	Trouble      []InsightTroubleView   `json:"trouble" doc:"Key results that may not succeed, the least likely first; at most 10"`
	Troubled     int                    `json:"troubled" doc:"How many there are"`
	Rhythm       InsightRhythmView      `json:"rhythm"`
	Plans        InsightPlansView       `json:"plans"`
	Focus        []InsightFocusView     `json:"focus" doc:"Who owns more objectives than is recommended, most first; at most 20 where there are more than 500 objectives"`
	Unfocused    int                    `json:"unfocused" doc:"How many they are"`
	Load         []InsightLoadView      `json:"load,omitempty" doc:"Of a team's members, the fullest first; left out for the company, and for a team of more than 300 people"`
	Coverage     *InsightCoverageView   `json:"coverage,omitempty"`
	Teams        []InsightNameView      `json:"teams" doc:"Rows of the heat map"`
	Themes       []InsightNameView      `json:"themes" doc:"Columns of the heat map"`
	Cells        []InsightCellView      `json:"cells"`
	TeamsOmitted int                    `json:"teams_omitted" doc:"Teams beyond 500, which have no row"`
	Can          []access.Action        `json:"can"`
}

// InsightReckonedView says how far numbers go that are reckoned in the background.
type InsightReckonedView struct {
	At      *time.Time `json:"at" doc:"Everything written before it is in them, of a past day what was known then; null where they have never been complete"`
	Behind  bool       `json:"behind" doc:"More was written since, which will be in them within seconds"`
	Missing int        `json:"missing" doc:"Objectives that they don't count as of today yet"`
	NoPast  bool       `json:"no_past" doc:"since is another day than a week ago: before is of the listed objectives alone"`
}

// InsightCycleView names a cycle.
type InsightCycleView struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	StartsOn string `json:"starts_on"`
	EndsOn   string `json:"ends_on"`
}

// InsightObjectiveView is an objective on the page.
type InsightObjectiveView struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	OwnerName string     `json:"owner_name,omitempty"`
	TeamName  string     `json:"team_name,omitempty"`
	State     okr.State  `json:"state"`
	Progress  *float64   `json:"progress"`
	Expected  *float64   `json:"expected"`
	Before    *float64   `json:"before" doc:"At the end of since; null while it was unknown"`
	Status    okr.Status `json:"status"`
	Stale     bool       `json:"stale"`
}

// InsightTroubleView is a key result that may not succeed.
type InsightTroubleView struct {
	ObjectiveID    string                     `json:"objective_id"`
	ObjectiveTitle string                     `json:"objective_title"`
	KeyResultID    string                     `json:"key_result_id"`
	Title          string                     `json:"title"`
	OwnerName      string                     `json:"owner_name,omitempty"`
	Progress       *float64                   `json:"progress"`
	Expected       *float64                   `json:"expected"`
	Status         okr.Status                 `json:"status"`
	Stale          bool                       `json:"stale"`
	Note           string                     `json:"note,omitempty" doc:"What the newest check-in says"`
	Actions        int                        `json:"actions" doc:"Open actions"`
	NextAction     *objectives.NextActionView `json:"next_action,omitempty" doc:"The open one that is due first"`
	Forecast       *objectives.ForecastView   `json:"forecast,omitempty"`
}

// InsightRhythmView is how many key results are looked at in time.
type InsightRhythmView struct {
	Owing  int `json:"owing" doc:"Key results under way on which a check-in has been made or is missing"`
	OnTime int `json:"on_time" doc:"Those on which none is missing"`
}

// InsightPlansView sums up the plans of key results under way.
type InsightPlansView struct {
	KeyResults int `json:"key_results"`
	Unplanned  int `json:"unplanned" doc:"Without any action"`
	Open       int `json:"open"`
	Done       int `json:"done"`
	Overdue    int `json:"overdue"`
	Slipping   int `json:"slipping"`
}

// InsightFocusView is somebody who owns many objectives.
type InsightFocusView struct {
	PersonID   string `json:"person_id"`
	Name       string `json:"name"`
	Objectives int    `json:"objectives"`
}

// InsightLoadView is a member's open effort against the workdays left.
type InsightLoadView struct {
	PersonID string   `json:"person_id"`
	Name     string   `json:"name"`
	Actions  int      `json:"actions"`
	Unknown  int      `json:"unknown" doc:"Actions without an effort: the share is at least what it says"`
	Share    *float64 `json:"share" doc:"1 is full; null where no workday is left"`
}

// InsightCoverageView is how many objectives serve a theme or a parent.
type InsightCoverageView struct {
	Objectives int `json:"objectives"`
	Serving    int `json:"serving"`
}

// InsightNameView names a team or a theme.
type InsightNameView struct {
	ID   string `json:"id" doc:"Empty for objectives without one"`
	Name string `json:"name"`
}

// InsightCellView is a team's work for a theme.
type InsightCellView struct {
	TeamID     string   `json:"team_id"`
	ThemeID    string   `json:"theme_id"`
	Objectives int      `json:"objectives"`
	Progress   *float64 `json:"progress" doc:"Mean of its objectives under way"`
	Expected   *float64 `json:"expected"`
	AtRisk     int      `json:"at_risk"`
	OffTrack   int      `json:"off_track"`
}

func (in *insightIn) wish() (w Wish, err error) {
	w = Wish{CycleID: in.CycleID, TeamID: in.TeamID, Public: in.Public, AsOf: in.On}
	if in.Since != "" {
		if w.Since, err = date.Parse(in.Since); err != nil {
			return w, fault.At("/since", "input.date")
		}
	}
	return w, nil
}

func (f *Feature) getInsight(ctx context.Context, who access.Actor, in *insightIn) (*api.Out[InsightView], error) {
	wish, err := in.wish()
	if err != nil {
		return nil, err
	}
	d, err := f.Dashboard(ctx, who, wish)
	if err != nil {
		return nil, err
	}
	v := View(d)
	shares, err := f.People.SharesWithGuests(ctx, who)
	if err != nil {
		return nil, err
	}
	if shares {
		v.Can = access.Can(who, access.Target{TeamID: in.TeamID}, access.GuestLinkCreate)
	}
	return api.Body(v), nil
}

// View is a state as the API tells it.
func View(d *Dashboard) InsightView {
	v := InsightView{Cycle: InsightCycleView{d.Cycle.ID, d.Cycle.Name, d.Cycle.Span().StartsOn.String(), d.Cycle.Span().EndsOn.String()}, Today: d.Today.String(), Since: d.Since.String(),
		Objectives: make([]InsightObjectiveView, len(d.Lines)), Waiting: d.Waiting, Omitted: d.Omitted, Coming: d.Coming, Troubled: d.Counts.Troubled, Unfocused: d.Unfocused,
		Trouble: []InsightTroubleView{}, Rhythm: InsightRhythmView{d.Counts.Owing, d.Counts.OnTime}, Focus: []InsightFocusView{}, Teams: []InsightNameView{}, Themes: []InsightNameView{}, Cells: []InsightCellView{}, Can: []access.Action{}}
	if t, ok := d.Org.Tree.Team(d.TeamID); ok {
		v.TeamID, v.TeamName = d.TeamID, t.Name
	}
	v.Plans = d.viewPlans()
	w := &d.Whole
	v.Progress, v.Expected, v.Before, v.Status, v.Active = okr.NumberOrNone(w.Progress), okr.NumberOrNone(w.Expected), okr.NumberOrNone(w.Before), w.Status, w.Active
	for i := range d.Lines {
		v.Objectives[i] = viewLine(d, &d.Lines[i])
	}
	v.Statuses = d.Counts.byStatus()
	v.Reckoned = d.Reckoned.view()
	for _, t := range d.Trouble[:min(len(d.Trouble), mostTrouble)] {
		v.Trouble = append(v.Trouble, viewTrouble(d, t))
	}
	for _, one := range d.Focus {
		v.Focus = append(v.Focus, InsightFocusView{PersonID: one.OwnerID, Name: d.name(one.OwnerID), Objectives: one.Count})
	}
	if d.Coverage != nil {
		v.Coverage = &InsightCoverageView{d.Coverage.Objectives, d.Coverage.Serving}
	}
	v.Load = d.viewLoad()
	v.heat(d)
	return v
}

func (r *Reckoned) view() *InsightReckonedView {
	if r == nil {
		return nil
	}
	v := &InsightReckonedView{Behind: r.Behind, Missing: r.Missing, NoPast: r.NoPast}
	if !r.At.IsZero() {
		v.At = &r.At
	}
	return v
}

func (d *Dashboard) viewPlans() InsightPlansView {
	c := &d.Counts
	return InsightPlansView{c.Results, c.Unplanned, c.Open, c.Done, c.Overdue, c.Slipping}
}

// name is somebody's, where people are named.
func (d *Dashboard) name(id string) string {
	if d.Unnamed {
		return ""
	}
	return d.Org.Name(id)
}

func viewLine(d *Dashboard, l *Line) InsightObjectiveView {
	v := InsightObjectiveView{ID: l.ID, Title: l.Title, OwnerName: d.name(l.OwnerID), State: l.State, Progress: okr.NumberOrNone(l.Whole.Progress),
		Expected: okr.NumberOrNone(l.Whole.Expected), Before: okr.NumberOrNone(l.Before), Status: l.Whole.Status, Stale: l.Whole.Stale}
	if t, ok := d.Org.Tree.Team(l.TeamID); ok {
		v.TeamName = t.Name
	}
	return v
}

func viewTrouble(d *Dashboard, t Trouble) InsightTroubleView {
	l, kr, each := t.Line, &t.Line.Results[t.At], t.Line.Each[t.At]
	v := InsightTroubleView{ObjectiveID: l.ID, ObjectiveTitle: l.Title, KeyResultID: kr.ID, Title: kr.Title, OwnerName: d.name(kr.OwnerID),
		Progress: okr.NumberOrNone(each.Progress), Expected: okr.NumberOrNone(each.Expected), Status: each.Status, Stale: each.Stale,
		Actions: l.Plans[kr.ID].Open, Forecast: l.ViewForecast(kr)}
	if d.Unnamed { // what colleagues wrote for each other may name them
		return v
	}
	v.Note = kr.Note
	if next := l.Plans[kr.ID].Next; next != nil {
		v.NextAction = &objectives.NextActionView{ID: next.ID, Title: next.Title, DueOn: next.DueOn.String()}
	}
	return v
}

func (d *Dashboard) viewLoad() []InsightLoadView {
	if d.Load == nil {
		return nil
	}
	list := make([]InsightLoadView, 0, len(d.Load.Loads))
	for _, one := range d.Load.Loads {
		v := InsightLoadView{PersonID: one.PersonID, Name: d.name(one.PersonID), Actions: one.Actions, Unknown: one.Unknown}
		if share, ok := one.Share(); ok {
			n := share.InexactFloat64()
			v.Share = &n
		}
		list = append(list, v)
	}
	sorting.Stably(list, func(a, b InsightLoadView) int {
		switch {
		case a.Share == nil || b.Share == nil || *a.Share == *b.Share:
			return b.Actions - a.Actions
		case *a.Share > *b.Share:
			return -1
		}
		return 1
	})
	return list
}
