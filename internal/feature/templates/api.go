package templates

import (
	"context"
	"net/http"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on templates.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-templates", Method: http.MethodGet, Path: "/templates", Action: access.TemplateView, Tag: "Templates",
		Summary: "List the workspace's own templates and those that come with Sinan"}, f.listTemplates)
	api.Do(r, api.Op{ID: "make-template", Method: http.MethodPost, Path: "/templates", Action: access.TemplateUpdate, Tag: "Templates", Status: http.StatusCreated,
		Summary: "Keep a template of one's own"}, f.makeTemplate)
	api.Do(r, api.Op{ID: "get-template", Method: http.MethodGet, Path: "/templates/{id}", Action: access.TemplateView, Tag: "Templates",
		Summary: "Read one template"}, f.getTemplate)
	api.Do(r, api.Op{ID: "change-template", Method: http.MethodPatch, Path: "/templates/{id}", Action: access.TemplateUpdate, Tag: "Templates",
		Summary: "Change a template of one's own"}, f.changeTemplate)
	api.Do(r, api.Op{ID: "remove-template", Method: http.MethodDelete, Path: "/templates/{id}", Action: access.TemplateUpdate, Tag: "Templates", Status: http.StatusNoContent,
		Summary: "Remove a template of one's own"}, f.removeTemplate)
	api.Do(r, api.Op{ID: "use-template", Method: http.MethodPost, Path: "/templates/{id}/use", Action: access.TemplateView, Tag: "Templates", Status: http.StatusCreated,
		Summary: "Draft the objectives of a template"}, f.useTemplate)
}

// OKRTemplateView is a template as the API tells it.
type OKRTemplateView struct {
	ID         string              `json:"id"`
	Name       string              `json:"name"`
	Area       string              `json:"area"`
	Summary    string              `json:"summary"`
	Lang       string              `json:"lang"`
	Cadence    string              `json:"cadence"`
	BuiltIn    bool                `json:"built_in"`
	Objectives []TemplateObjective `json:"objectives"`
	Version    int64               `json:"version"`
	Can        []access.Action     `json:"can"`
}

// TemplateObjective is an objective of a template.
type TemplateObjective struct {
	Title      string              `json:"title"`
	Kind       okr.Kind            `json:"kind,omitempty" enum:"committed,aspirational"`
	KeyResults []TemplateKeyResult `json:"key_results,omitempty"`
}

// TemplateKeyResult is a key result of a template.
type TemplateKeyResult struct {
	Title   string                 `json:"title"`
	Measure objectives.MeasureJSON `json:"measure"`
	Actions []TemplateAction       `json:"actions,omitempty"`
}

// TemplateAction is a suggested action.
type TemplateAction struct {
	Title string `json:"title"`
	How   string `json:"how,omitempty"`
}

func view(who access.Actor, t Template) OKRTemplateView {
	v := OKRTemplateView{ID: t.ID, Name: t.Name, Area: t.Area, Summary: t.Summary, Lang: t.Lang, Cadence: t.Cadence, BuiltIn: t.BuiltIn,
		Objectives: make([]TemplateObjective, len(t.Body.V)), Version: t.Version, Can: []access.Action{}}
	if !t.BuiltIn {
		v.Can = access.Can(who, access.Target{}, access.TemplateUpdate)
	}
	for i, o := range t.Body.V {
		v.Objectives[i] = TemplateObjective{Title: o.Title, Kind: o.Kind, KeyResults: make([]TemplateKeyResult, len(o.KeyResults))}
		for j, kr := range o.KeyResults {
			out := TemplateKeyResult{Title: kr.Title, Measure: objectives.MeasureJSON{Measure: kr.Measure}, Actions: make([]TemplateAction, len(kr.Actions))}
			for k, a := range kr.Actions {
				out.Actions[k] = TemplateAction(a)
			}
			v.Objectives[i].KeyResults[j] = out
		}
	}
	return v
}

func unview(list []TemplateObjective) []Objective {
	out := make([]Objective, len(list))
	for i, o := range list {
		out[i] = Objective{Title: o.Title, Kind: o.Kind, KeyResults: make([]KeyResult, len(o.KeyResults))}
		for j, kr := range o.KeyResults {
			in := KeyResult{Title: kr.Title, Measure: kr.Measure.Measure, Actions: make([]Action, len(kr.Actions))}
			for k, a := range kr.Actions {
				in.Actions[k] = Action(a)
			}
			out[i].KeyResults[j] = in
		}
	}
	return out
}

// viewOn is view of a template as of a past day too, to which nothing may be done.
func viewOn(who access.Actor, t Template, day string) OKRTemplateView {
	v := view(who, t)
	if day != "" {
		v.Can = []access.Action{}
	}
	return v
}

type listTemplatesIn struct {
	api.AsOf
	Lang  string `query:"lang" enum:"zh-CN,en" doc:"Of the built-in ones; the caller's where absent"`
	Area  string `query:"area" maxLength:"80"`
	Query string `query:"q" maxLength:"80" doc:"Part of a name, a summary or a title"`
}

func (f *Feature) listTemplates(ctx context.Context, who access.Actor, in *listTemplatesIn) (*api.Many[OKRTemplateView], error) {
	list, err := f.List(ctx, who, Listing{Lang: langOf(ctx, in.Lang), Area: in.Area, Query: in.Query})
	if err != nil {
		return nil, err
	}
	items := make([]OKRTemplateView, len(list))
	for i, t := range list {
		items[i] = viewOn(who, t, in.On)
	}
	return api.Items(items, ""), nil
}

func langOf(ctx context.Context, asked string) string {
	if asked != "" {
		return asked
	}
	return api.Lang(ctx)
}

type getTemplateIn struct {
	api.IDAsOf
	Lang string `query:"lang" enum:"zh-CN,en"`
}

func (f *Feature) getTemplate(ctx context.Context, who access.Actor, in *getTemplateIn) (*api.One[OKRTemplateView], error) {
	t, err := f.Template(ctx, who, in.ID.ID, langOf(ctx, in.Lang))
	if err != nil {
		return nil, err
	}
	return api.Versioned(viewOn(who, t, in.On), t.Version), nil
}

type makeTemplateIn struct {
	Body struct {
		Name       string              `json:"name"`
		Area       string              `json:"area,omitempty"`
		Summary    string              `json:"summary,omitempty"`
		Lang       string              `json:"lang,omitempty" enum:"zh-CN,en"`
		Cadence    string              `json:"cadence,omitempty" enum:"weekly,biweekly,monthly"`
		Objectives []TemplateObjective `json:"objectives"`
	}
}

func (f *Feature) makeTemplate(ctx context.Context, who access.Actor, in *makeTemplateIn) (*api.One[OKRTemplateView], error) {
	b := in.Body
	t, err := f.Make(ctx, who, Draft{Name: b.Name, Area: b.Area, Summary: b.Summary, Lang: b.Lang, Cadence: b.Cadence, Objectives: unview(b.Objectives)})
	if err != nil {
		return nil, err
	}
	return api.Versioned(view(who, t), t.Version), nil
}

type changeTemplateIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Name       *string              `json:"name,omitempty"`
		Area       *string              `json:"area,omitempty"`
		Summary    *string              `json:"summary,omitempty"`
		Lang       *string              `json:"lang,omitempty" enum:"zh-CN,en"`
		Cadence    *string              `json:"cadence,omitempty" enum:"weekly,biweekly,monthly"`
		Objectives *[]TemplateObjective `json:"objectives,omitempty"`
	}
}

func (f *Feature) changeTemplate(ctx context.Context, who access.Actor, in *changeTemplateIn) (*api.One[OKRTemplateView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	c := Change{Name: b.Name, Area: b.Area, Summary: b.Summary, Lang: b.Lang, Cadence: b.Cadence}
	if b.Objectives != nil {
		list := unview(*b.Objectives)
		c.Objectives = &list
	}
	t, err := f.Describe(ctx, who, in.ID.ID, version, c)
	if err != nil {
		return nil, err
	}
	return api.Versioned(view(who, t), t.Version), nil
}

func (f *Feature) removeTemplate(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Remove(ctx, who, in.ID)
}

type useTemplateIn struct {
	api.ID
	Body struct {
		CycleID string         `json:"cycle_id"`
		OwnerID string         `json:"owner_id,omitempty"`
		TeamID  string         `json:"team_id,omitempty"`
		Lang    string         `json:"lang,omitempty" enum:"zh-CN,en"`
		Picks   []templatePick `json:"picks,omitempty" maxItems:"100" doc:"The key results to take; absent for all"`
	}
}

type templatePick struct {
	Objective int              `json:"objective" doc:"Place of the objective in the template, from 0"`
	KeyResult int              `json:"key_result" doc:"Place of the key result in the objective, from 0"`
	Baseline  *decimal.Decimal `json:"baseline,omitempty"`
}

// TemplateUsedView is what was drafted.
type TemplateUsedView struct {
	Objectives []TemplateDraftView `json:"objectives"`
}

// TemplateDraftView is one objective that was drafted.
type TemplateDraftView struct {
	ID           string   `json:"id"`
	KeyResultIDs []string `json:"key_result_ids"`
}

func (f *Feature) useTemplate(ctx context.Context, who access.Actor, in *useTemplateIn) (*api.Out[TemplateUsedView], error) {
	u := Using{CycleID: in.Body.CycleID, OwnerID: in.Body.OwnerID, TeamID: in.Body.TeamID, Lang: langOf(ctx, in.Body.Lang)}
	for _, p := range in.Body.Picks {
		pick := Pick{Objective: p.Objective, KeyResult: p.KeyResult}
		if p.Baseline != nil {
			pick.Baseline = decimal.NewNullDecimal(*p.Baseline)
		}
		u.Picks = append(u.Picks, pick)
	}
	made, err := f.Use(ctx, who, in.ID.ID, u)
	if err != nil {
		return nil, err
	}
	v := TemplateUsedView{Objectives: make([]TemplateDraftView, len(made))}
	for i, d := range made {
		v.Objectives[i] = TemplateDraftView{ID: d.ID, KeyResultIDs: append([]string{}, d.KeyResultIDs...)}
	}
	return api.Body(v), nil
}
