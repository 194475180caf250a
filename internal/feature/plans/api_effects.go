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
