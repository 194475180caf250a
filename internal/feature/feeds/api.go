package feeds

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/ical"
)

// API registers the operations on feeds.
func (f *Feature) API(r *api.Router) {
	f.book = r.Book()
	const tag = "Calendars"
	api.Do(r, api.Op{ID: "list-calendar-feeds", Method: http.MethodGet, Path: "/calendar-feeds", Action: access.FeedView, Tag: tag,
		Summary: "List the caller's calendar addresses; the addresses themselves are told only when they are made"}, f.listFeeds)
	api.Do(r, api.Op{ID: "subscribe-calendar", Method: http.MethodPost, Path: "/calendar-feeds", Action: access.FeedManage, Tag: tag, Status: http.StatusCreated, Secret: true,
		Summary: "Make a secret address at which a calendar program reads the caller's dates, or a team's"}, f.subscribe)
	api.Do(r, api.Op{ID: "revoke-calendar-feed", Method: http.MethodDelete, Path: "/calendar-feeds/{id}", Action: access.FeedManage, Tag: tag, Status: http.StatusNoContent,
		Summary: "End a calendar address"}, f.revoke)
	api.DoOwn(r, api.Op{ID: "read-calendar", Method: http.MethodGet, Path: "/calendars/{secret}", Action: access.LinkUse, Tag: tag,
		Summary: "Read the calendar at a secret address, as iCalendar"}, f.readCalendar)
}

// CalendarFeedView is a calendar address, without the address.
type CalendarFeedView struct {
	ID        string     `json:"id"`
	TeamID    string     `json:"team_id,omitempty" doc:"Absent for the caller's own dates"`
	TeamName  string     `json:"team_name,omitempty"`
	CreatedAt time.Time  `json:"created_at"`
	ReadAt    *time.Time `json:"read_at,omitempty" doc:"When a program last read it, to the hour"`
}

// NewCalendarFeedView is a calendar address as it is told once.
type NewCalendarFeedView struct {
	CalendarFeedView
	URL string `json:"url" doc:"Shown this once"`
}

func (one *Feed) view(org *people.Org) CalendarFeedView {
	v := CalendarFeedView{ID: one.ID, TeamID: one.TeamID, CreatedAt: one.CreatedAt, ReadAt: api.Instant(one.ReadAt)}
	if t, ok := org.Tree.Team(one.TeamID); ok {
		v.TeamName = t.Name
	}
	return v
}

func (f *Feature) listFeeds(ctx context.Context, who access.Actor, _ *struct{}) (*api.Many[CalendarFeedView], error) {
	list, org, err := f.List(ctx, who)
	views := make([]CalendarFeedView, len(list))
	for i := range list {
		views[i] = list[i].view(org)
	}
	return api.Items(views, ""), err
}

type subscribeIn struct {
	Body struct {
		TeamID string `json:"team_id,omitempty" maxLength:"64" doc:"Left out for the caller's own dates"`
	}
}

func (f *Feature) subscribe(ctx context.Context, who access.Actor, in *subscribeIn) (*api.Out[NewCalendarFeedView], error) {
	one, secret, err := f.Subscribe(ctx, who, in.Body.TeamID)
	if err != nil {
		return nil, err
	}
	_, org, err := f.List(ctx, who)
	if err != nil {
		return nil, err
	}
	return api.Body(NewCalendarFeedView{CalendarFeedView: one.view(org), URL: f.base + api.Prefix + "/calendars/" + secret + ".ics"}), nil
}

func (f *Feature) revoke(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Revoke(ctx, who, in.ID)
}

type readCalendarIn struct {
	Secret string `path:"secret" maxLength:"100" doc:"With or without .ics"`
}

func (f *Feature) readCalendar(ctx context.Context, _ access.Actor, in *readCalendarIn) (*api.File, error) {
	cal, err := f.Calendar(ctx, strings.TrimSuffix(in.Secret, ".ics"))
	if err != nil {
		return nil, err
	}
	return api.Attachment(ical.Type, "sinan.ics", cal.Text()), nil
}
