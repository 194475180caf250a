package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

type effectsIn struct {
	api.ID
	Body struct {
		StartsOn api.Field[string] `json:"starts_on,omitempty"`
		DueOn    string            `json:"due_on,omitempty"`
	}
}

// EffectsView is what new dates would do.
type EffectsView struct {
	Clashes    []ClashView  `json:"clashes" doc:"What the action itself depends on and would not wait for"`
	Beyond     int          `json:"beyond" doc:"Workdays past its key result's due date; 0 if it is not"`
	BeyondOf   string       `json:"beyond_of,omitempty" doc:"That due date"`
	Dependents []EffectView `json:"dependents" doc:"What depends on it and would start too early, each after those it depends on"`
	CanMoveAll bool         `json:"can_move_all" doc:"The caller may move every one of them"`
}

// ClashView is a dependency that would end after the action starts.
type ClashView struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Overlap int    `json:"overlap" doc:"Workdays on which both would run"`
}

// EffectView is a dependent with the dates that would mend it.
type EffectView struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	OwnerID     string `json:"owner_id,omitempty"`
	OwnerName   string `json:"owner_name,omitempty"`
	BecauseID   string `json:"because_id" doc:"The dependency that ends last"`
	Overlap     int    `json:"overlap"`
	StartsOn    string `json:"starts_on,omitempty"`
	DueOn       string `json:"due_on"`
	NewStartsOn string `json:"new_starts_on,omitempty"`
	NewDueOn    string `json:"new_due_on"`
	Beyond      int    `json:"beyond" doc:"Workdays past its key result's due date then"`
	BeyondOf    string `json:"beyond_of,omitempty"`
	Already     bool   `json:"already" doc:"It started too early before the change too"`
	CanMove     bool   `json:"can_move"`
}

func (f *Feature) previewEffects(ctx context.Context, who access.Actor, in *effectsIn) (*api.Out[EffectsView], error) {
	g := gather{}
	var start, due *date.Date
	if in.Body.StartsOn.Sent {
		d := g.day("/starts_on", in.Body.StartsOn.Value)
		start = &d
	}
	if in.Body.DueOn != "" {
		d := g.day("/due_on", in.Body.DueOn)
		due = &d
	}
	if err := fault.Join(g.found); err != nil {
		return nil, err
	}
	i, err := f.Effects(ctx, who, in.ID.ID, start, due)
	if err != nil {
		return nil, err
	}
	v := EffectsView{Clashes: []ClashView{}, Beyond: i.Beyond, BeyondOf: i.BeyondOf.String(), Dependents: []EffectView{}, CanMoveAll: true}
	for _, c := range i.Clashes {
		v.Clashes = append(v.Clashes, ClashView{ID: c.DependencyID, Title: c.Title, Overlap: c.Overlap})
	}
	for _, e := range i.Dependents {
		one := EffectView{ID: e.ActionID, Title: i.title(e), BecauseID: e.BecauseID, Overlap: e.Overlap, StartsOn: e.StartsOn.String(), DueOn: e.DueOn.String(),
			NewStartsOn: e.NewStartsOn.String(), NewDueOn: e.NewDueOn.String(), Beyond: e.Beyond, BeyondOf: e.BeyondOf.String(), Already: e.Already, CanMove: i.CanMove[e.ActionID]}
		if !i.hidden[e.ActionID] {
			one.OwnerID = i.Owners[e.ActionID]
		}
		if p, ok := i.Org.Person(one.OwnerID); ok {
			one.OwnerName = p.Name
		}
		v.CanMoveAll = v.CanMoveAll && one.CanMove
		v.Dependents = append(v.Dependents, one)
	}
	return api.Body(v), nil
}

type loadIn struct {
	CycleID     string `query:"cycle_id" doc:"The current one, or the key result's, where left out"`
	PersonID    string `query:"person_id" doc:"The caller where nobody is given"`
	TeamID      string `query:"team_id" doc:"Everybody whose home team it is, or one below it"`
	KeyResultID string `query:"key_result_id" doc:"Everybody responsible for something open in its plan"`
}

// LoadsView is the open effort of people.
type LoadsView struct {
	From  string     `json:"from,omitempty" doc:"Today, or the first day of the cycle"`
	To    string     `json:"to,omitempty" doc:"The last day of the cycle"`
	Items []LoadView `json:"items"`
}

// LoadView is the open effort of one person.
type LoadView struct {
	PersonID   string     `json:"person_id"`
	PersonName string     `json:"person_name,omitempty"`
	Actions    int        `json:"actions" doc:"Open, with a part in the time left"`
	Unsized    int        `json:"unsized" doc:"Of those, how many have no effort: the load is at least what it says"`
	EffortDays string     `json:"effort_days" doc:"Person-days"`
	Workdays   int        `json:"workdays" doc:"Left, today included"`
	Share      *string    `json:"share" doc:"Effort by workdays, 1 being full; null without a workday left"`
	Overload   bool       `json:"overload"`
	Weeks      []WeekView `json:"weeks"`
}

// WeekView is the work that falls into one week.
type WeekView struct {
	StartsOn   string `json:"starts_on"`
	Workdays   int    `json:"workdays"`
	EffortDays string `json:"effort_days"`
}

func (f *Feature) getLoad(ctx context.Context, who access.Actor, in *loadIn) (*api.Out[LoadsView], error) {
	l, err := f.Load(ctx, who, LoadOf(*in))
	if err != nil {
		return nil, err
	}
	v := LoadsView{From: l.Window.StartsOn.String(), To: l.Window.EndsOn.String(), Items: []LoadView{}}
	for _, one := range l.Loads {
		item := LoadView{PersonID: one.PersonID, Actions: one.Actions, Unsized: one.Unknown, EffortDays: one.Effort.String(), Workdays: one.Workdays,
			Overload: one.Overload(), Weeks: []WeekView{}}
		if share, ok := one.Share(); ok {
			text := share.String()
			item.Share = &text
		}
		if p, ok := l.Org.Person(one.PersonID); ok {
			item.PersonName = p.Name
		}
		for _, w := range one.Weeks {
			item.Weeks = append(item.Weeks, WeekView{StartsOn: w.StartsOn.String(), Workdays: w.Workdays, EffortDays: w.Effort.String()})
		}
		v.Items = append(v.Items, item)
	}
	return api.Body(v), nil
}
