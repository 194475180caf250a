package views

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// API registers the operations on saved views.
func (f *Feature) API(r *api.Router) {
	const tag = "Views"
	api.Do(r, api.Op{ID: "list-views", Method: http.MethodGet, Path: "/views", Action: access.ViewView, Tag: tag,
		Summary: "List the saved views that the caller may see, their own first"}, f.listViews)
	api.Do(r, api.Op{ID: "save-view", Method: http.MethodPost, Path: "/views", Action: access.ViewCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Save a query on the list of objectives with a name, for oneself, a team or everybody"}, f.saveView)
	api.Do(r, api.Op{ID: "get-view", Method: http.MethodGet, Path: "/views/{id}", Action: access.ViewView, Tag: tag,
		Summary: "Read one saved view"}, f.getView)
	api.Do(r, api.Op{ID: "change-view", Method: http.MethodPatch, Path: "/views/{id}", Action: access.ViewUpdate, Tag: tag,
		Summary: "Rename a saved view of one's own, or change what it asks or whom it is for"}, f.changeView)
	api.Do(r, api.Op{ID: "delete-view", Method: http.MethodDelete, Path: "/views/{id}", Action: access.ViewDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take a saved view away"}, f.deleteView)
	api.Do(r, api.Op{ID: "restore-view", Method: http.MethodPost, Path: "/views/{id}/restore", Action: access.ViewDelete, Tag: tag,
		Summary: "Bring a saved view back, with its subscriptions"}, f.restoreView)
	api.Do(r, api.Op{ID: "subscribe-view", Method: http.MethodPut, Path: "/views/{id}/subscription", Action: access.ViewFollow, Tag: tag,
		Summary: "Be told by notice when a saved view begins to hold of an objective or key result"}, f.subscribeView)
	api.Do(r, api.Op{ID: "unsubscribe-view", Method: http.MethodDelete, Path: "/views/{id}/subscription", Action: access.NoticeUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Be told no more of a saved view"}, f.unsubscribeView)
}

// SavedView is a saved view as the API tells it.
type SavedView struct {
	ID           string                `json:"id"`
	Version      int64                 `json:"version"`
	Name         string                `json:"name"`
	Find         string                `json:"find" doc:"The query, as find of list-objectives takes it"`
	Terms        []string              `json:"terms" doc:"How each of its conditions reads, in the caller's language"`
	Reach        Reach                 `json:"reach" enum:"private,team,everyone" doc:"Whom it is for"`
	TeamID       string                `json:"team_id,omitempty"`
	TeamName     string                `json:"team_name,omitempty"`
	OwnerID      string                `json:"owner_id"`
	OwnerName    string                `json:"owner_name"`
	CreatedAt    time.Time             `json:"created_at"`
	Subscription *ViewSubscriptionView `json:"subscription,omitempty" doc:"The caller's own; absent for none"`
	Can          []access.Action       `json:"can"`
}

// ViewSubscriptionView is that the caller is told of a saved view.
type ViewSubscriptionView struct {
	Ends    bool      `json:"ends" doc:"Also of what it doesn't hold any more"`
	Since   time.Time `json:"since"`
	Trouble Trouble   `json:"trouble,omitempty" enum:",wide" doc:"wide where it holds of more than is followed: then nothing is told"`
}

func (s *Saved) view(ctx context.Context, who access.Actor, org *people.Org) SavedView {
	v := SavedView{ID: s.ID, Version: s.Version, Name: s.Name, Find: s.Find, Terms: []string{}, Reach: s.Reach, TeamID: s.TeamID, OwnerID: s.OwnerID, OwnerName: org.Name(s.OwnerID),
		CreatedAt: s.CreatedAt, Can: access.Can(who, s.own(), access.ViewUpdate, access.ViewDelete, access.ViewFollow)}
	if t, ok := org.Tree.Team(s.TeamID); ok {
		v.TeamName = t.Name
	}
	zh := api.Lang(ctx) == i18n.Chinese
	if q, wrong := query.Parse(s.Find, zh); wrong == nil {
		for _, t := range q.Terms {
			v.Terms = append(v.Terms, t.Words(zh))
		}
	}
	if own := s.Subscription; own != nil {
		v.Subscription = &ViewSubscriptionView{Ends: own.Ends, Since: own.Since, Trouble: own.Trouble}
	}
	return v
}

func (f *Feature) listViews(ctx context.Context, who access.Actor, in *api.Paging) (*api.Many[SavedView], error) {
	list, org, next, err := f.List(ctx, who, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	views := make([]SavedView, len(list))
	for i := range list {
		views[i] = list[i].view(ctx, who, org)
	}
	return api.Items(views, next), nil
}

func (f *Feature) oneView(ctx context.Context, who access.Actor, id string) (*api.One[SavedView], error) {
	one, org, err := f.One(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(one.view(ctx, who, org), one.Version), nil
}

func (f *Feature) getView(ctx context.Context, who access.Actor, in *api.ID) (*api.One[SavedView], error) {
	return f.oneView(ctx, who, in.ID)
}

type saveViewIn struct {
	Body struct {
		Name   string `json:"name" maxLength:"60"`
		Find   string `json:"find" maxLength:"300" doc:"A query as find of list-objectives takes it"`
		Reach  Reach  `json:"reach,omitempty" enum:"private,team,everyone" default:"private"`
		TeamID string `json:"team_id,omitempty" maxLength:"64" doc:"Of reach team: one that the caller leads"`
	}
}

func (f *Feature) saveView(ctx context.Context, who access.Actor, in *saveViewIn) (*api.One[SavedView], error) {
	v, err := f.Save(ctx, who, Draft(in.Body))
	if err != nil {
		return nil, err
	}
	return f.oneView(ctx, who, v.ID)
}

type changeViewIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Name   *string `json:"name,omitempty" maxLength:"60"`
		Find   *string `json:"find,omitempty" maxLength:"300"`
		Reach  *Reach  `json:"reach,omitempty" enum:"private,team,everyone"`
		TeamID *string `json:"team_id,omitempty" maxLength:"64"`
	}
}

func (f *Feature) changeView(ctx context.Context, who access.Actor, in *changeViewIn) (*api.One[SavedView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if err := f.Adjust(ctx, who, in.ID.ID, version, Change(in.Body)); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[SavedView], error) { return f.oneView(ctx, who, in.ID.ID) })
	}
	return f.oneView(ctx, who, in.ID.ID)
}

func (f *Feature) deleteView(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Delete(ctx, who, in.ID)
}

func (f *Feature) restoreView(ctx context.Context, who access.Actor, in *api.ID) (*api.One[SavedView], error) {
	if err := f.Restore(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return f.oneView(ctx, who, in.ID)
}

type subscribeViewIn struct {
	api.ID
	Body struct {
		Ends bool `json:"ends,omitempty" doc:"Also of what it doesn't hold any more"`
	}
}

func (f *Feature) subscribeView(ctx context.Context, who access.Actor, in *subscribeViewIn) (*api.One[SavedView], error) {
	if err := f.Subscribe(ctx, who, in.ID.ID, in.Body.Ends); err != nil {
		return nil, err
	}
	return f.oneView(ctx, who, in.ID.ID)
}

func (f *Feature) unsubscribeView(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Unsubscribe(ctx, who, in.ID)
}
