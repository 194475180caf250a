package meetings

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Meetings"

// API registers the operations on meetings.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "call-meeting", Method: http.MethodPost, Path: "/meetings", Action: access.MeetingCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Plan a meeting, or with a cadence a series of them; the first is answered"}, f.callMeeting)
	api.Do(r, api.Op{ID: "list-meetings", Method: http.MethodGet, Path: "/meetings", Action: access.MeetingView, Tag: tag,
		Summary: "List meetings: those to come soonest first, those over the latest first"}, f.listMeetings)
	api.Do(r, api.Op{ID: "list-meeting-kinds", Method: http.MethodGet, Path: "/meeting-kinds", Action: access.HomeView, Tag: tag,
		Summary: "List the kinds of meetings with their usual agendas"}, f.listKinds)
	api.Do(r, api.Op{ID: "get-meeting", Method: http.MethodGet, Path: "/meetings/{id}", Action: access.MeetingView, Tag: tag,
		Summary: "Read one meeting with its agenda, minutes, decisions and follow-ups"}, f.getMeeting)
	api.Do(r, api.Op{ID: "change-meeting", Method: http.MethodPatch, Path: "/meetings/{id}", Action: access.MeetingUpdate, Tag: tag,
		Summary: "Change one meeting"}, f.changeMeeting)
	api.Do(r, api.Op{ID: "cancel-meeting", Method: http.MethodDelete, Path: "/meetings/{id}", Action: access.MeetingDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Cancel a meeting that isn't over"}, f.cancelMeeting)
	api.Do(r, api.Op{ID: "restore-meeting", Method: http.MethodPost, Path: "/meetings/{id}/restore", Action: access.MeetingDelete, Tag: tag,
		Summary: "Bring a cancelled meeting back"}, f.restoreMeeting)
	api.Do(r, api.Op{ID: "open-meeting", Method: http.MethodPost, Path: "/meetings/{id}/open", Action: access.MeetingHold, Tag: tag,
		Summary: "Open a meeting: its agenda is drawn from data now, and kept"}, f.openMeeting)
	api.Do(r, api.Op{ID: "end-meeting", Method: http.MethodPost, Path: "/meetings/{id}/end", Action: access.MeetingHold, Tag: tag,
		Summary: "End a meeting: its minutes are closed, and go out"}, f.endMeeting)
	api.Do(r, api.Op{ID: "answer-round", Method: http.MethodPut, Path: "/meetings/{id}/answers", Action: access.MeetingAnswer, Tag: tag,
		Summary: "Answer the questions of a round that is open, or change one's answers"}, f.answerRound)
	api.Do(r, api.Op{ID: "turn-meeting", Method: http.MethodPost, Path: "/meetings/{id}/turn", Action: access.MeetingHold, Tag: tag,
		Summary: "Go to a section of an open meeting; its clock runs from now"}, f.turnMeeting)
	api.Do(r, api.Op{ID: "get-meeting-series", Method: http.MethodGet, Path: "/meeting-series/{id}", Action: access.MeetingView, Tag: tag,
		Summary: "Read a series of meetings"}, f.getSeries)
	api.Do(r, api.Op{ID: "change-meeting-series", Method: http.MethodPatch, Path: "/meeting-series/{id}", Action: access.MeetingUpdate, Tag: tag,
		Summary: "Change a series from now on"}, f.changeMeetingSeries)
	api.Do(r, api.Op{ID: "stop-meeting-series", Method: http.MethodDelete, Path: "/meeting-series/{id}", Action: access.MeetingDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Stop a series: the meetings to come go away, those held stay"}, f.stopSeries)
	api.Do(r, api.Op{ID: "list-score-agreements", Method: http.MethodGet, Path: "/objectives/{id}/score-agreements", Action: access.ReviewView, Tag: tag,
		Summary: "List what meetings on scores came to about an objective, the latest meeting first"}, f.listAgreements)
	f.apiMinutes(r)
}

type callMeetingIn struct {
	Body struct {
		Kind       meeting.Kind      `json:"kind" enum:"planning,weekly,monthly,retrospective,scoring,round,one_on_one"`
		Title      string            `json:"title"`
		TeamID     string            `json:"team_id,omitempty" doc:"Whose meeting it is; without one, of the people alone"`
		PeopleIDs  []string          `json:"people_ids,omitempty" doc:"Who is invited besides the team"`
		HostID     string            `json:"host_id,omitempty" doc:"By default the caller"`
		Visibility access.Visibility `json:"visibility,omitempty" enum:"everyone,team,listed" doc:"By default everyone for a team's, listed for people's"`
		StartsOn   date.Date         `json:"starts_on" format:"date"`
		At         string            `json:"at" doc:"Time of day where the workspace is, as 09:30"`
		Minutes    int               `json:"minutes"`
		Place      string            `json:"place,omitempty" doc:"A room or a link"`
		Sections   []SectionSpec     `json:"sections,omitempty" doc:"By default the agenda of the kind"`
		Cadence    *CadenceJSON      `json:"cadence,omitempty" doc:"How it recurs; absent for a single meeting"`
		EndsOn     *date.Date        `json:"ends_on,omitempty" format:"date" doc:"Of a series; absent for no end"`
		CycleID    string            `json:"cycle_id,omitempty" doc:"Of a meeting on scores: of which cycle; the one being scored where left out"`
	}
}

// SectionSpec is a section of an agenda to be.
type SectionSpec struct {
	Part    meeting.Part `json:"part" enum:"promised,behind,stale,decisions,problems,actions,wins,scores,goal,result,analysis,insight,topics,progress,blocked,next,free"`
	Title   string       `json:"title,omitempty" doc:"Of a free one"`
	Minutes int          `json:"minutes" doc:"Its time box; 0 for none"`
}

func specs(list []SectionSpec) []meeting.Section {
	out := make([]meeting.Section, len(list))
	for i, s := range list {
		out[i] = meeting.Section(s)
	}
	return out
}

func viewSpecs(list []meeting.Section) []SectionSpec {
	out := make([]SectionSpec, len(list))
	for i, s := range list {
		out[i] = SectionSpec(s)
	}
	return out
}

func (f *Feature) callMeeting(ctx context.Context, who access.Actor, in *callMeetingIn) (*api.One[MeetingView], error) {
	b := in.Body
	at, err := clock(b.At)
	if err != nil {
		return nil, err
	}
	d := Draft{Kind: b.Kind, Title: b.Title, TeamID: b.TeamID, PeopleIDs: b.PeopleIDs, HostID: b.HostID, Visibility: b.Visibility, StartsOn: b.StartsOn, At: at,
		Minutes: b.Minutes, Place: b.Place, Sections: specs(b.Sections), CycleID: b.CycleID}
	if b.Cadence != nil {
		d.Every = b.Cadence.Cadence
	}
	if b.EndsOn != nil {
		d.EndsOn = *b.EndsOn
	}
	m, err := f.Call(ctx, who, d)
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, m.ID)
}

// clock reads a time of day; a fault says which field it was.
func clock(s string) (meeting.Clock, error) {
	c, err := meeting.ParseClock(s)
	if one, ok := fault.Of(err); ok {
		one.Field = "/at"
		return 0, one
	}
	return c, err
}

type listMeetingsIn struct {
	api.Paging
	api.AsOf
	When     When         `query:"when" enum:"upcoming,past" doc:"Those open or to come, or those over; both where absent"`
	TeamID   string       `query:"team_id"`
	SeriesID string       `query:"series_id"`
	Kind     meeting.Kind `query:"kind" enum:"planning,weekly,monthly,retrospective,scoring,round,one_on_one"`
	CycleID  string       `query:"cycle_id" doc:"Those on the scores of this cycle"`
	Mine     bool         `query:"mine" doc:"Only those that the caller is invited to"`
	Until    string       `query:"until" format:"date" doc:"Up to this day"`
	Query    string       `query:"q" maxLength:"100" doc:"Part of the title"`
}

func (f *Feature) listMeetings(ctx context.Context, who access.Actor, in *listMeetingsIn) (*api.Many[MeetingView], error) {
	filter := Filter{When: in.When, TeamID: in.TeamID, SeriesID: in.SeriesID, Kind: in.Kind, CycleID: in.CycleID, Mine: in.Mine, Query: in.Query, Cursor: in.Cursor, Limit: in.Limit}
	if in.Until != "" {
		until, err := date.Parse(in.Until)
		if err != nil {
			return nil, fault.At("/until", "input.date")
		}
		filter.Until = until
	}
	list, next, err := f.List(ctx, who, filter)
	if err != nil {
		return nil, err
	}
	views := make([]MeetingView, len(list))
	for i := range list {
		views[i] = list[i].view(who)
	}
	return api.Items(views, next), nil
}

// MeetingKindView is a kind of meeting with its usual agenda.
type MeetingKindView struct {
	Kind     meeting.Kind  `json:"kind" enum:"planning,weekly,monthly,retrospective,scoring,round,one_on_one"`
	Sections []SectionSpec `json:"sections"`
}

func (f *Feature) listKinds(_ context.Context, _ access.Actor, _ *struct{}) (*api.Many[MeetingKindView], error) {
	var list []MeetingKindView
	for _, k := range meeting.Kinds() {
		list = append(list, MeetingKindView{Kind: k, Sections: viewSpecs(k.Template())})
	}
	return api.Items(list, ""), nil
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[MeetingView], error) {
	s, err := f.Meeting(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(s.whole(who), s.Version), nil
}

func (f *Feature) getMeeting(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[MeetingView], error) {
	return f.one(ctx, who, in.ID.ID)
}

// after answers with the meeting once something was done to it.
func (f *Feature) after(ctx context.Context, who access.Actor, id string, err error) (*api.One[MeetingView], error) {
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, id)
}

// MeetingEdit is what may be said anew of a meeting or a series.
type MeetingEdit struct {
	Title      *string            `json:"title,omitempty"`
	HostID     *string            `json:"host_id,omitempty"`
	PeopleIDs  *[]string          `json:"people_ids,omitempty"`
	Visibility *access.Visibility `json:"visibility,omitempty" enum:"everyone,team,listed"`
	At         *string            `json:"at,omitempty" doc:"Time of day, as 09:30"`
	Minutes    *int               `json:"minutes,omitempty"`
	Place      *string            `json:"place,omitempty"`
	Sections   *[]SectionSpec     `json:"sections,omitempty"`
}

func (b MeetingEdit) change() (Change, error) {
	c := Change{Title: b.Title, HostID: b.HostID, Place: b.Place, PeopleIDs: b.PeopleIDs, Visibility: b.Visibility, Minutes: b.Minutes}
	if b.Sections != nil {
		list := specs(*b.Sections)
		c.Sections = &list
	}
	if b.At != nil {
		at, err := clock(*b.At)
		if err != nil {
			return c, err
		}
		c.At = &at
	}
	return c, nil
}

type changeMeetingIn struct {
	api.ID
	api.IfMatch
	Body struct {
		MeetingEdit
		StartsOn *date.Date `json:"starts_on,omitempty" format:"date"`
	}
}

func (f *Feature) changeMeeting(ctx context.Context, who access.Actor, in *changeMeetingIn) (*api.One[MeetingView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	c, err := in.Body.change()
	if err != nil {
		return nil, err
	}
	c.StartsOn = in.Body.StartsOn
	if err := f.Change(ctx, who, in.ID.ID, version, c); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[MeetingView], error) { return f.one(ctx, who, in.ID.ID) })
	}
	return f.one(ctx, who, in.ID.ID)
}

func (f *Feature) cancelMeeting(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Cancel(ctx, who, in.ID)
}

func (f *Feature) restoreMeeting(ctx context.Context, who access.Actor, in *api.ID) (*api.One[MeetingView], error) {
	return f.after(ctx, who, in.ID, f.Restore(ctx, who, in.ID))
}

func (f *Feature) openMeeting(ctx context.Context, who access.Actor, in *api.ID) (*api.One[MeetingView], error) {
	return f.after(ctx, who, in.ID, f.Open(ctx, who, in.ID))
}

func (f *Feature) endMeeting(ctx context.Context, who access.Actor, in *api.ID) (*api.One[MeetingView], error) {
	return f.after(ctx, who, in.ID, f.End(ctx, who, in.ID))
}

type turnMeetingIn struct {
	api.ID
	Body struct {
		SectionID string `json:"section_id"`
	}
}

func (f *Feature) turnMeeting(ctx context.Context, who access.Actor, in *turnMeetingIn) (*api.One[MeetingView], error) {
	return f.after(ctx, who, in.ID.ID, f.Turn(ctx, who, in.ID.ID, in.Body.SectionID))
}

func (f *Feature) oneSeries(ctx context.Context, who access.Actor, id string) (*api.One[MeetingSeriesView], error) {
	s, org, err := f.SeriesOf(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(s.view(who, org), s.Version), nil
}

func (f *Feature) getSeries(ctx context.Context, who access.Actor, in *api.ID) (*api.One[MeetingSeriesView], error) {
	return f.oneSeries(ctx, who, in.ID)
}

type changeSeriesIn struct {
	api.ID
	api.IfMatch
	Body struct {
		MeetingEdit
		Cadence *CadenceJSON `json:"cadence,omitempty"`
		EndsOn  *string      `json:"ends_on,omitempty" doc:"A day; empty for no end"`
	}
}

func (f *Feature) changeMeetingSeries(ctx context.Context, who access.Actor, in *changeSeriesIn) (*api.One[MeetingSeriesView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	c, err := in.Body.change()
	if err != nil {
		return nil, err
	}
	if in.Body.Cadence != nil {
		c.Every = &in.Body.Cadence.Cadence
	}
	if in.Body.EndsOn != nil {
		var on date.Date
		if err := on.UnmarshalText([]byte(*in.Body.EndsOn)); err != nil {
			return nil, fault.At("/ends_on", "input.date")
		}
		c.EndsOn = &on
	}
	if err := f.ChangeSeries(ctx, who, in.ID.ID, version, c); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[MeetingSeriesView], error) { return f.oneSeries(ctx, who, in.ID.ID) })
	}
	return f.oneSeries(ctx, who, in.ID.ID)
}

func (f *Feature) stopSeries(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.StopSeries(ctx, who, in.ID)
}
