package cycles

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on cycles and the calendar.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-cycles", Method: http.MethodGet, Path: "/cycles", Action: access.CycleView, Tag: "Cycles",
		Summary: "List all cycles, newest first"}, f.listCycles)
	api.Do(r, api.Op{ID: "create-cycle", Method: http.MethodPost, Path: "/cycles", Action: access.CycleCreate, Tag: "Cycles", Status: http.StatusCreated,
		Summary: "Make a cycle"}, f.createCycle)
	api.Do(r, api.Op{ID: "get-cycle", Method: http.MethodGet, Path: "/cycles/{id}", Action: access.CycleView, Tag: "Cycles",
		Summary: "Read one cycle"}, f.getCycle)
	api.Do(r, api.Op{ID: "change-cycle", Method: http.MethodPatch, Path: "/cycles/{id}", Action: access.CycleUpdate, Tag: "Cycles",
		Summary: "Change a cycle"}, f.changeCycle)
	api.Do(r, api.Op{ID: "delete-cycle", Method: http.MethodDelete, Path: "/cycles/{id}", Action: access.CycleDelete, Tag: "Cycles", Status: http.StatusNoContent,
		Summary: "Remove a cycle that nothing lies in"}, f.deleteCycle)
	api.Do(r, api.Op{ID: "move-cycle", Method: http.MethodPost, Path: "/cycles/{id}/phase", Action: access.CycleUpdate, Tag: "Cycles",
		Summary: "Move a cycle to the next phase, or one back"}, f.moveCycle)
	api.Do(r, api.Op{ID: "list-cycle-templates", Method: http.MethodGet, Path: "/cycle-templates", Action: access.CycleView, Tag: "Cycles",
		Summary: "List ready-made cycles"}, f.listTemplates)
	f.calendarAPI(r)
}

// PhaseDatesView is the days on which a cycle is meant to enter its phases.
type PhaseDatesView struct {
	DraftingOn date.Date `json:"drafting_on"`
	RunningOn  date.Date `json:"running_on"`
	ScoringOn  date.Date `json:"scoring_on"`
	ClosedOn   date.Date `json:"closed_on"`
}

// CycleView is a cycle as the API tells it.
type CycleView struct {
	ID            string          `json:"id"`
	Name          string          `json:"name"`
	Kind          cycle.Kind      `json:"kind" enum:"year,half,quarter,month,custom" doc:"Told by its dates"`
	ParentID      string          `json:"parent_id,omitempty"`
	StartsOn      date.Date       `json:"starts_on"`
	EndsOn        date.Date       `json:"ends_on"`
	Phase         cycle.Phase     `json:"phase" enum:"drafting,running,scoring,closed"`
	Phases        PhaseDatesView  `json:"phases"`
	PhaseByDates  cycle.Phase     `json:"phase_by_dates" enum:"drafting,running,scoring,closed" doc:"The phase that its dates would have today; a person moves the cycle"`
	Current       bool            `json:"current" doc:"The innermost cycle that today is in"`
	Week          int             `json:"week" doc:"The week that today is in, from 1; 0 before the first, weeks + 1 after the last"`
	Weeks         int             `json:"weeks"`
	Workdays      int             `json:"workdays"`
	WorkdaysDone  int             `json:"workdays_done" doc:"Today counts as done"`
	HolidaysKnown bool            `json:"holidays_known" doc:"False where workdays are counted without a year's holidays"`
	Version       int64           `json:"version"`
	Can           []access.Action `json:"can"`
}

func (l Look) view(who access.Actor, c Cycle) CycleView {
	p, span := c.Phases(), c.Span()
	current, found := l.Set.Current(l.Today)
	v := CycleView{ID: c.ID, Name: c.Name, Kind: span.Kind(), ParentID: c.ParentID, StartsOn: span.StartsOn, EndsOn: span.EndsOn, Phase: c.Phase,
		Phases: viewPhases(p), PhaseByDates: p.On(l.Today), Current: found && current.ID == c.ID,
		Workdays:     l.Calendar.Between(span.StartsOn, span.EndsOn),
		WorkdaysDone: l.Calendar.Between(span.StartsOn, date.Min(l.Today, span.EndsOn)), HolidaysKnown: true,
		Version: c.Version, Can: access.Can(who, access.Target{}, access.CycleUpdate, access.CycleDelete)}
	if l.Set.past {
		v.Can = []access.Action{}
	}
	v.Week, v.Weeks = span.Week(l.Today)
	for year := span.StartsOn.Year(); year <= span.EndsOn.Year(); year++ {
		v.HolidaysKnown = v.HolidaysKnown && l.Calendar.Covers(year)
	}
	return v
}

func viewPhases(p cycle.PhaseDates) PhaseDatesView {
	return PhaseDatesView{DraftingOn: p.DraftingOn, RunningOn: p.RunningOn, ScoringOn: p.ScoringOn, ClosedOn: p.ClosedOn}
}

func (f *Feature) listCycles(ctx context.Context, who access.Actor, in *api.AsOf) (*api.Many[CycleView], error) {
	l, err := f.Look(ctx, who)
	if err != nil {
		return nil, err
	}
	items := make([]CycleView, len(l.Set.All()))
	for i, c := range l.Set.All() {
		items[i] = l.view(who, c)
	}
	return api.Items(items, ""), nil
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[CycleView], error) {
	c, l, err := f.One(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(l.view(who, c), c.Version), nil
}

func (f *Feature) getCycle(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[CycleView], error) {
	return f.one(ctx, who, in.ID.ID)
}

// phasesIn is phase dates as they are sent.
type phasesIn struct {
	DraftingOn *date.Date `json:"drafting_on,omitempty"`
	RunningOn  *date.Date `json:"running_on,omitempty"`
	ScoringOn  *date.Date `json:"scoring_on,omitempty"`
	ClosedOn   *date.Date `json:"closed_on,omitempty"`
}

func (p phasesIn) change() PhaseChange {
	return PhaseChange(p)
}

type createCycleIn struct {
	Body struct {
		Name     string    `json:"name"`
		StartsOn date.Date `json:"starts_on"`
		EndsOn   date.Date `json:"ends_on"`
		ParentID string    `json:"parent_id,omitempty" doc:"The cycle that it lies in"`
		Phases   phasesIn  `json:"phases,omitempty" doc:"What is not said is suggested"`
	}
}

func (f *Feature) createCycle(ctx context.Context, who access.Actor, in *createCycleIn) (*api.One[CycleView], error) {
	b := in.Body
	c, err := f.Create(ctx, who, Draft{Name: b.Name, ParentID: b.ParentID, Span: cycle.Span{StartsOn: b.StartsOn, EndsOn: b.EndsOn}, Phases: b.Phases.change()})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, c.ID)
}

type changeCycleIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Name     *string    `json:"name,omitempty"`
		StartsOn *date.Date `json:"starts_on,omitempty"`
		EndsOn   *date.Date `json:"ends_on,omitempty"`
		ParentID *string    `json:"parent_id,omitempty" doc:"Empty for none"`
		Phases   phasesIn   `json:"phases,omitempty"`
	}
}

func (f *Feature) changeCycle(ctx context.Context, who access.Actor, in *changeCycleIn) (*api.One[CycleView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	_, err = f.Change(ctx, who, in.ID.ID, version, Change{Name: b.Name, ParentID: b.ParentID, StartsOn: b.StartsOn, EndsOn: b.EndsOn, Phases: b.Phases.change()})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID.ID)
}

func (f *Feature) deleteCycle(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Delete(ctx, who, in.ID)
}

type moveCycleIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Phase  cycle.Phase `json:"phase" doc:"drafting, running, scoring or closed: the next, or the one before"`
		Reason string      `json:"reason,omitempty" doc:"Needed for a step back"`
	}
}

func (f *Feature) moveCycle(ctx context.Context, who access.Actor, in *moveCycleIn) (*api.One[CycleView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if _, err := f.MoveTo(ctx, who, in.ID.ID, version, in.Body.Phase, in.Body.Reason); err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID.ID)
}

// TemplateView is a ready-made cycle.
type TemplateView struct {
	Key      string         `json:"key" doc:"2026, 2026-H1, 2026-Q3 or 2026-07"`
	Kind     cycle.Kind     `json:"kind" enum:"year,half,quarter,month"`
	NameZH   string         `json:"name_zh"`
	NameEN   string         `json:"name_en"`
	StartsOn date.Date      `json:"starts_on"`
	EndsOn   date.Date      `json:"ends_on"`
	Phases   PhaseDatesView `json:"phases"`
	Workdays int            `json:"workdays"`
	CycleID  string         `json:"cycle_id,omitempty" doc:"A cycle of the same dates that is there already"`
	ParentID string         `json:"parent_id,omitempty" doc:"The shortest cycle that it would lie in"`
}

type listTemplatesIn struct {
	Year int `query:"year" doc:"All of a year; absent for the present and the next of each length"`
}

func (f *Feature) listTemplates(ctx context.Context, who access.Actor, in *listTemplatesIn) (*api.Many[TemplateView], error) {
	l, err := f.Look(ctx, who)
	if err != nil {
		return nil, err
	}
	offers, err := l.Templates(in.Year)
	if err != nil {
		return nil, err
	}
	items := make([]TemplateView, len(offers))
	for i, o := range offers {
		items[i] = TemplateView{Key: o.Key, Kind: o.Kind, NameZH: o.NameZH, NameEN: o.NameEN, StartsOn: o.StartsOn, EndsOn: o.EndsOn,
			Phases: viewPhases(o.Phases), Workdays: l.Calendar.Between(o.StartsOn, o.EndsOn), CycleID: o.CycleID, ParentID: o.ParentID}
	}
	return api.Items(items, ""), nil
}
