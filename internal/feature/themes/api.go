package themes

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on themes.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-themes", Method: http.MethodGet, Path: "/themes", Action: access.ThemeView, Tag: "Themes",
		Summary: "List strategy themes in their order"}, f.listThemes)
	api.Do(r, api.Op{ID: "set-theme", Method: http.MethodPost, Path: "/themes", Action: access.ThemeCreate, Tag: "Themes", Status: http.StatusCreated,
		Summary: "Make a strategy theme"}, f.setTheme)
	api.Do(r, api.Op{ID: "get-theme", Method: http.MethodGet, Path: "/themes/{id}", Action: access.ThemeView, Tag: "Themes",
		Summary: "Read one strategy theme"}, f.getTheme)
	api.Do(r, api.Op{ID: "change-theme", Method: http.MethodPatch, Path: "/themes/{id}", Action: access.ThemeUpdate, Tag: "Themes",
		Summary: "Change or archive a strategy theme"}, f.changeTheme)
	api.Do(r, api.Op{ID: "delete-theme", Method: http.MethodDelete, Path: "/themes/{id}", Action: access.ThemeDelete, Tag: "Themes", Status: http.StatusNoContent,
		Summary: "Remove a strategy theme"}, f.deleteTheme)
	api.Do(r, api.Op{ID: "place-theme", Method: http.MethodPost, Path: "/themes/{id}/place", Action: access.ThemeUpdate, Tag: "Themes", Status: http.StatusNoContent,
		Summary: "Put a strategy theme before another"}, f.placeTheme)
}

// ThemeView is a strategy theme as the API tells it.
type ThemeView struct {
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Description string          `json:"description,omitempty" doc:"Markdown"`
	Target      string          `json:"target,omitempty" doc:"What is to be reached, in words"`
	CycleID     string          `json:"cycle_id,omitempty" doc:"Absent for every cycle; cycles inside it have it too"`
	OwnerID     string          `json:"owner_id,omitempty"`
	OwnerName   string          `json:"owner_name,omitempty"`
	Position    int             `json:"position"`
	Archived    bool            `json:"archived"`
	Version     int64           `json:"version"`
	Can         []access.Action `json:"can"`
}

func view(who access.Actor, t Theme) ThemeView {
	return ThemeView{ID: t.ID, Title: t.Title, Description: t.Description, Target: t.Target, CycleID: t.CycleID, OwnerID: t.OwnerID,
		Position: t.Position, Archived: t.Archived, Version: t.Version, Can: access.Can(who, access.Target{}, access.ThemeUpdate, access.ThemeDelete)}
}

func viewOwned(who access.Actor, t Theme, o *people.Org) ThemeView {
	v := view(who, t)
	if o.Past() {
		v.Can = []access.Action{}
	}
	if p, ok := o.Person(t.OwnerID); ok {
		v.OwnerName = p.Name
	}
	return v
}

type listThemesIn struct {
	api.AsOf
	CycleID  string `query:"cycle_id" maxLength:"64" doc:"Those of the cycle, of the cycles it lies in, and of every cycle"`
	Archived bool   `query:"archived" doc:"Also the archived ones"`
}

func (f *Feature) listThemes(ctx context.Context, who access.Actor, in *listThemesIn) (*api.Many[ThemeView], error) {
	themes, o, err := f.List(ctx, who, Listing{CycleID: in.CycleID, Archived: in.Archived})
	if err != nil {
		return nil, err
	}
	items := make([]ThemeView, len(themes))
	for i, t := range themes {
		items[i] = viewOwned(who, t, o)
	}
	return api.Items(items, ""), nil
}

type setThemeIn struct {
	Body struct {
		Title       string `json:"title"`
		Description string `json:"description,omitempty"`
		Target      string `json:"target,omitempty"`
		CycleID     string `json:"cycle_id,omitempty"`
		OwnerID     string `json:"owner_id,omitempty"`
	}
}

func (f *Feature) setTheme(ctx context.Context, who access.Actor, in *setThemeIn) (*api.One[ThemeView], error) {
	b := in.Body
	t, err := f.Set(ctx, who, Draft{CycleID: b.CycleID, Title: b.Title, Description: b.Description, Target: b.Target, OwnerID: b.OwnerID})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, t.ID)
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[ThemeView], error) {
	t, o, err := f.One(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(viewOwned(who, t, o), t.Version), nil
}

func (f *Feature) getTheme(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[ThemeView], error) {
	return f.one(ctx, who, in.ID.ID)
}

type changeThemeIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Title       *string `json:"title,omitempty"`
		Description *string `json:"description,omitempty"`
		Target      *string `json:"target,omitempty"`
		CycleID     *string `json:"cycle_id,omitempty" doc:"Empty for every cycle"`
		OwnerID     *string `json:"owner_id,omitempty" doc:"Empty for nobody"`
		Archived    *bool   `json:"archived,omitempty"`
	}
}

func (f *Feature) changeTheme(ctx context.Context, who access.Actor, in *changeThemeIn) (*api.One[ThemeView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	_, err = f.Change(ctx, who, in.ID.ID, version, Change{Title: b.Title, Description: b.Description, Target: b.Target, CycleID: b.CycleID,
		OwnerID: b.OwnerID, Archived: b.Archived})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID.ID)
}

func (f *Feature) deleteTheme(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Delete(ctx, who, in.ID)
}

type placeThemeIn struct {
	api.ID
	Body struct {
		BeforeID string `json:"before_id,omitempty" doc:"Absent for the end"`
	}
}

func (f *Feature) placeTheme(ctx context.Context, who access.Actor, in *placeThemeIn) (*api.None, error) {
	_, err := f.Place(ctx, who, in.ID.ID, in.Body.BeforeID)
	return &api.None{}, err
}
