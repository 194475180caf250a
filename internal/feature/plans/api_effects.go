package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

type effectsIn struct {
	api.ID
	Body struct {
		StartsOn api.Field[string] `json:"starts_on,omitempty"`
		DueOn    string            `json:"due_on,omitempty"`
		LateBy   *int              `json:"late_by,omitempty" minimum:"1" maximum:"250" doc:"Workdays that it is done later, from its due date or from today where that is over; in place of due_on"`
	}
}

// EffectsView is what new dates would do.
type EffectsView struct {
	DueOn      string        `json:"due_on" doc:"When it is done then"`
	Pace       *PaceLeftView `json:"pace,omitempty" doc:"What its key result then takes, where late_by was sent and a metric is foreseen"`
	Clashes    []ClashView   `json:"clashes" doc:"What the action itself depends on and would not wait for"`
	Beyond     int           `json:"beyond" doc:"Workdays past its key result's due date; 0 if it is not"`
	BeyondOf   string        `json:"beyond_of,omitempty" doc:"That due date"`
	Dependents []EffectView  `json:"dependents" doc:"What depends on it and would start too early, each after those it depends on"`
	CanMoveAll bool          `json:"can_move_all" doc:"The caller may move every one of them"`
}

// PaceLeftView is what a key result takes once an action is done late, beside what it takes if the action
// keeps its day. Until it is done the present pace goes on.
type PaceLeftView struct {
	Pace    string     `json:"pace" doc:"At present, a week of five workdays"`
	Unit    string     `json:"unit"`
	Planned LeftOnView `json:"planned"`
	Late    LeftOnView `json:"late"`
}

// LeftOnView is what is left on the day that an action is done.
type LeftOnView struct {
	On      string  `json:"on"`
	Reached string  `json:"reached" doc:"By then, at the present pace"`
	Days    int     `json:"days" doc:"Workdays from the next day to the key result's due date"`
	Needed  *string `json:"needed" doc:"The pace that success then takes; 0 where it is there by then, null without a day left"`
}

func viewLeft(l LeftOn) LeftOnView {
	v := LeftOnView{On: l.On.String(), Reached: l.Reached.String(), Days: l.Days}
	if l.Needed.Valid {
		needed := l.Needed.Decimal.String()
		v.Needed = &needed
	}
	return v
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
	dates := Dates{StartsOn: start, DueOn: due}
	act.Set(&dates.LateBy, in.Body.LateBy)
	i, err := f.Effects(ctx, who, in.ID.ID, dates)
	if err != nil {
		return nil, err
	}
	v := EffectsView{DueOn: i.DueOn.String(), Clashes: []ClashView{}, Beyond: i.Beyond, BeyondOf: i.BeyondOf.String(), Dependents: []EffectView{}, CanMoveAll: true}
	if p := i.Pace; p != nil {
		v.Pace = &PaceLeftView{Pace: p.Pace.String(), Unit: p.Unit, Planned: viewLeft(p.Planned), Late: viewLeft(p.Late)}
	}
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
