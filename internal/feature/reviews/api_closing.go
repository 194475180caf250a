package reviews

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) closingAPI(r *api.Router) {
	api.Do(r, api.Op{ID: "get-closing", Method: http.MethodGet, Path: "/cycles/{id}/closing", Action: access.CycleView, Tag: tag,
		Summary: "Read how the end of a cycle is planned and stands"}, f.getClosing)
	api.Do(r, api.Op{ID: "plan-closing", Method: http.MethodPatch, Path: "/cycles/{id}/closing", Action: access.ReviewPlan, Tag: tag,
		Summary: "Say by when each step of closing a cycle is done"}, f.planClosing)
	api.Do(r, api.Op{ID: "list-owed-scores", Method: http.MethodGet, Path: "/cycles/{id}/closing/owed", Action: access.CycleView, Tag: tag,
		Summary: "List who still has to do what at the end of a cycle"}, f.listOwed)
	api.Do(r, api.Op{ID: "name-deputy", Method: http.MethodPost, Path: "/cycles/{id}/closing/deputies", Action: access.ReviewDeputy, Tag: tag, Status: http.StatusNoContent,
		Summary: "Name who scores in somebody's place at the end of a cycle"}, f.nameDeputy)
	api.Do(r, api.Op{ID: "get-deputy-reach", Method: http.MethodGet, Path: "/cycles/{id}/closing/deputies/reach", Action: access.ReviewDeputy, Tag: tag,
		Summary: "What a deputy could and couldn't score in somebody's place, before they are named; of what the caller may see"}, f.deputyReach)
}

// ClosingDaysView is by when each step is done.
type ClosingDaysView struct {
	CutOffOn  date.Date `json:"cut_off_on" doc:"The last day on which a reading still moves what the numbers suggest"`
	SelfBy    date.Date `json:"self_by" doc:"The owners have scored"`
	ConfirmBy date.Date `json:"confirm_by" doc:"The reviewers have"`
	MeetOn    date.Date `json:"meet_on" doc:"The scores are talked about"`
	SettleBy  date.Date `json:"settle_by" doc:"And final"`
}

func viewDays(p review.Plan) ClosingDaysView { return ClosingDaysView(p) }

// ClosingView is how the end of a cycle is planned and stands.
type ClosingView struct {
	CycleID      string           `json:"cycle_id"`
	Phase        cycle.Phase      `json:"phase" enum:"drafting,running,scoring,closed"`
	Version      int64            `json:"version" doc:"0 while nothing is planned"`
	Today        date.Date        `json:"today" doc:"Where the workspace is"`
	Days         *ClosingDaysView `json:"days,omitempty" doc:"Left out while nothing is planned"`
	Suggested    ClosingDaysView  `json:"suggested" doc:"Days by the calendar, counted from the cycle's end"`
	CutAt        *time.Time       `json:"cut_at,omitempty" doc:"When late readings were cut off"`
	Counts       ReviewCountsView `json:"counts" doc:"Of what the caller may see"`
	MyDeputyID   string           `json:"my_deputy_id,omitempty" doc:"Whom the caller has named"`
	MyDeputyName string           `json:"my_deputy_name,omitempty"`
	Can          []access.Action  `json:"can"`
}

func viewCounts(n map[review.State]int64) ReviewCountsView {
	return ReviewCountsView{Open: n[review.Open], Self: n[review.Self], Reviewed: n[review.Reviewed], Settled: n[review.Settled]}
}

func (c Closing) view() ClosingView {
	v := ClosingView{CycleID: c.Cycle.ID, Phase: c.Cycle.Phase, Today: c.Today, Suggested: viewDays(c.Suggested), Counts: viewCounts(c.Counts),
		MyDeputyID: c.MyDeputy, MyDeputyName: c.Org.Name(c.MyDeputy), Can: c.Can}
	if c.Plan != nil {
		days := viewDays(c.Plan.Days())
		v.Version, v.Days, v.CutAt = c.Plan.Version, &days, api.Instant(c.Plan.CutAt)
	}
	return v
}

func (f *Feature) oneClosing(ctx context.Context, who access.Actor, id string) (*api.One[ClosingView], error) {
	c, err := f.Closing(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := c.view()
	return api.Versioned(v, v.Version), nil
}

func (f *Feature) getClosing(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[ClosingView], error) {
	return f.oneClosing(ctx, who, in.ID.ID)
}

type planClosingIn struct {
	api.ID
	api.IfMatch
	Body struct {
		ClosingDaysView
		Reason string `json:"reason,omitempty" doc:"Needed where late readings were cut off and the day for that moves"`
	}
}

func (f *Feature) planClosing(ctx context.Context, who access.Actor, in *planClosingIn) (*api.One[ClosingView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if err := f.PlanClosing(ctx, who, in.ID.ID, version, review.Plan(in.Body.ClosingDaysView), in.Body.Reason); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[ClosingView], error) { return f.oneClosing(ctx, who, in.ID.ID) })
	}
	return f.oneClosing(ctx, who, in.ID.ID)
}

// OwedScoresView is what one person has still to do.
type OwedScoresView struct {
	PersonID     string          `json:"person_id,omitempty" doc:"Left out for what nobody is asked for"`
	Name         string          `json:"name,omitempty"`
	ToScore      int             `json:"to_score" doc:"Objectives to score as their owner"`
	ToConfirm    int             `json:"to_confirm"`
	ToSettle     int             `json:"to_settle"`
	LateWorkdays int             `json:"late_workdays" doc:"Of the longest waiting, since its day; 0 where nothing is late or planned"`
	Away         bool            `json:"away" doc:"Today"`
	DeputyID     string          `json:"deputy_id,omitempty" doc:"Who may act in their place"`
	DeputyName   string          `json:"deputy_name,omitempty"`
	DeputyNamed  bool            `json:"deputy_named" doc:"Named for the end of this cycle; else who stands in today"`
	Can          []access.Action `json:"can"`
}

// OwedScoresPageView is a page of who owes what.
type OwedScoresPageView struct {
	Items []OwedScoresView `json:"items"`
	Next  string           `json:"next,omitempty" doc:"Cursor of the next page; absent on the last"`
}

type listOwedIn struct {
	api.IDAsOf
	api.Paging
	TeamID string `query:"team_id" doc:"Objectives of this team and of those below it"`
}

func (f *Feature) listOwed(ctx context.Context, who access.Actor, in *listOwedIn) (*api.Out[OwedScoresPageView], error) {
	page, err := f.WhoOwes(ctx, who, Filter{CycleID: in.ID.ID, TeamID: in.TeamID, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	v := OwedScoresPageView{Items: make([]OwedScoresView, len(page.Items)), Next: page.Next}
	for i, o := range page.Items {
		v.Items[i] = OwedScoresView{PersonID: o.Person.ID, Name: o.Person.Name, ToScore: o.Counts[review.Open], ToConfirm: o.Counts[review.Self], ToSettle: o.Counts[review.Reviewed],
			LateWorkdays: o.Late, Away: o.Away, DeputyID: o.DeputyID, DeputyName: page.Org.Name(o.DeputyID), DeputyNamed: o.Named, Can: o.Can}
	}
	return api.Body(v), nil
}

type nameDeputyIn struct {
	api.ID
	Body struct {
		PersonID string `json:"person_id" maxLength:"64"`
		DeputyID string `json:"deputy_id,omitempty" maxLength:"64" doc:"Left out for nobody any more"`
	}
}

func (f *Feature) nameDeputy(ctx context.Context, who access.Actor, in *nameDeputyIn) (*api.None, error) {
	return &api.None{}, f.NameDeputy(ctx, who, in.ID.ID, in.Body.PersonID, in.Body.DeputyID)
}

type deputyReachIn struct {
	api.ID
	PersonID string `query:"person_id" maxLength:"64" doc:"In whose place; the caller's where left out"`
	DeputyID string `query:"deputy_id" maxLength:"64"`
}

// DeputyReachView is what a deputy could and couldn't score in somebody's place.
type DeputyReachView struct {
	Of     int                `json:"of" doc:"Objectives that the person still has a step of"`
	Hidden int                `json:"hidden" doc:"Those of them that the deputy doesn't see, and so can't score"`
	Unseen []UnseenReviewView `json:"unseen" doc:"Their titles, as many as are worth naming"`
}

// UnseenReviewView is an objective that a deputy doesn't see.
type UnseenReviewView struct {
	ObjectiveID string `json:"objective_id"`
	Title       string `json:"title"`
}

func (f *Feature) deputyReach(ctx context.Context, who access.Actor, in *deputyReachIn) (*api.Out[DeputyReachView], error) {
	r, err := f.DeputyReach(ctx, who, in.ID.ID, cmp.Or(in.PersonID, who.ID), in.DeputyID)
	if err != nil {
		return nil, err
	}
	v := DeputyReachView{Of: r.Of, Hidden: r.Hidden, Unseen: make([]UnseenReviewView, len(r.Unseen))}
	for i, one := range r.Unseen {
		v.Unseen[i] = UnseenReviewView{ObjectiveID: one.ID, Title: one.Title}
	}
	return api.Body(v), nil
}
