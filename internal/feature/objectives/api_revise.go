package objectives

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiRevise(r *api.Router) {
	api.Do(r, api.Op{ID: "preview-revision", Method: http.MethodPost, Path: "/key-results/{id}/preview", Action: access.KeyResultUpdate, Tag: tag,
		Summary: "Tell what a change of a key result would come to, and who must agree; nothing is stored"}, f.previewRevision)
	api.Do(r, api.Op{ID: "weigh-key-results", Method: http.MethodPost, Path: "/objectives/{id}/key-results/weights", Action: access.KeyResultUpdate, Tag: tag,
		Summary: "Set the weights of an objective's key results together; revisions with a reason once it is active"}, f.weighKeyResults)
	api.Do(r, api.Op{ID: "move-key-result", Method: http.MethodPost, Path: "/key-results/{id}/move", Action: access.KeyResultUpdate, Tag: tag,
		Summary: "Put a key result, with its check-ins and actions, under another objective; with a reason once one of the two is active"}, f.moveKeyResult)
}

// PreviewView is what a change would come to.
type PreviewView struct {
	Changes   []ChangeView   `json:"changes"`
	Needs     []string       `json:"needs" doc:"Why somebody must agree first; empty where it holds at once"`
	Approvers []ApproverView `json:"approvers" doc:"Who would be asked, the nearest first"`
	KeyResult ComesToView    `json:"key_result"`
	Objective ComesToView    `json:"objective"`
}

// ComesToView is how something stands now and would stand then.
type ComesToView struct {
	Before StandView `json:"before"`
	After  StandView `json:"after"`
}

// StandView is how something stands.
type StandView struct {
	Progress *float64   `json:"progress"`
	Expected *float64   `json:"expected"`
	Status   okr.Status `json:"status"`
	Target   *string    `json:"target,omitempty" doc:"Of a key result, resolved"`
}

func viewStand(j Judged) StandView {
	return StandView{Progress: okr.NumberOrNone(j.Progress), Expected: okr.NumberOrNone(j.Expected), Status: j.Status}
}

func (f *Feature) previewRevision(ctx context.Context, who access.Actor, in *reviseIn) (*api.Out[PreviewView], error) {
	change, err := in.change()
	if err != nil {
		return nil, err
	}
	p, err := f.Preview(ctx, who, in.ID.ID, change)
	if err != nil {
		return nil, err
	}
	v := PreviewView{Changes: viewChanges(p.Changes, p.Before.Org), Needs: append([]string{}, p.Needs...), Approvers: viewApprovers(p.Approvers),
		KeyResult: ComesToView{viewStand(p.Before.Each[p.At]), viewStand(p.After.Each[p.At])}, Objective: ComesToView{viewStand(p.Before.Whole), viewStand(p.After.Whole)}}
	_, was := p.Before.Results[p.At].Measure.V.Resolved()
	_, is := p.After.Results[p.At].Measure.V.Resolved()
	v.KeyResult.Before.Target, v.KeyResult.After.Target = text(was), text(is)
	return api.Body(v), nil
}

type weighIn struct {
	api.ID
	Body struct {
		Weights []weightIn `json:"weights" minItems:"1" maxItems:"100"`
		Reason  string     `json:"reason,omitempty" doc:"Needed once the objective is active"`
	}
}

type weightIn struct {
	ID      string  `json:"id" doc:"Of a key result"`
	Version int64   `json:"version,omitempty" doc:"Refused where the key result has changed since"`
	Weight  *string `json:"weight" doc:"Percent; null for an equal share of what the others leave"`
}

func (f *Feature) weighKeyResults(ctx context.Context, who access.Actor, in *weighIn) (*api.One[ObjectiveView], error) {
	list := make([]Weighing, len(in.Body.Weights))
	for i, w := range in.Body.Weights {
		weight, err := readWeight(w.Weight)
		if err != nil {
			return nil, err
		}
		list[i] = Weighing{KeyResultID: w.ID, Version: w.Version, Weight: weight}
	}
	if err := f.Weigh(ctx, who, in.ID.ID, list, in.Body.Reason); err != nil {
		return nil, f.withCurrent(ctx, who, in.ID.ID, err)
	}
	return f.oneObjective(ctx, who, in.ID.ID)
}

type moveIn struct {
	api.ID
	api.IfMatch
	Body struct {
		ObjectiveID string `json:"objective_id" maxLength:"64"`
		Reason      string `json:"reason,omitempty" doc:"Needed once one of the two objectives is active"`
	}
}

func (f *Feature) moveKeyResult(ctx context.Context, who access.Actor, in *moveIn) (*api.One[KeyResultView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if err := f.MoveResult(ctx, who, in.ID.ID, version, in.Body.ObjectiveID, in.Body.Reason); err != nil {
		return nil, f.withCurrentResult(ctx, who, in.ID.ID, err)
	}
	return f.oneResult(ctx, who, in.ID.ID)
}

// viewChanges tells changes with the names of people and teams that they speak of.
func viewChanges(changes []okr.Change, org *people.Org) []ChangeView {
	out := make([]ChangeView, len(changes))
	for i, c := range changes {
		out[i] = ChangeView{Field: c.Field, Old: c.Old, New: c.New}
		if org != nil {
			out[i].OldName, out[i].NewName = nameIn(org, c.Field, c.Old), nameIn(org, c.Field, c.New)
		}
	}
	return out
}

// nameIn is the name behind the id that a field holds; "" where it holds none.
func nameIn(org *people.Org, field string, value []byte) string {
	id := idIn(value)
	switch field {
	case "/owner_id":
		p, _ := org.Person(id)
		return p.Name
	case "/team_id":
		t, _ := org.Tree.Team(id)
		return t.Name
	}
	return ""
}

// idIn is the id that a field of a change holds; "" where it holds none.
func idIn(value []byte) string {
	if len(value) < 2 || value[0] != '"' {
		return ""
	}
	return string(value[1 : len(value)-1])
}
