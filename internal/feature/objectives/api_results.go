package objectives

import (
	"context"
	"net/http"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiResults(r *api.Router) {
	api.Do(r, api.Op{ID: "add-key-result", Method: http.MethodPost, Path: "/objectives/{id}/key-results", Action: access.KeyResultCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Add a key result"}, f.addKeyResult)
	api.Do(r, api.Op{ID: "order-key-results", Method: http.MethodPost, Path: "/objectives/{id}/key-results/order", Action: access.KeyResultUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Put the key results of an objective into an order"}, f.orderKeyResults)
	api.Do(r, api.Op{ID: "get-key-result", Method: http.MethodGet, Path: "/key-results/{id}", Action: access.ObjectiveView, Tag: tag,
		Summary: "Read one key result"}, f.getKeyResult)
	api.Do(r, api.Op{ID: "revise-key-result", Method: http.MethodPatch, Path: "/key-results/{id}", Action: access.KeyResultUpdate, Tag: tag,
		Summary: "Change a key result; a revision with a reason once its objective is active"}, f.reviseKeyResult)
	api.Do(r, api.Op{ID: "delete-key-result", Method: http.MethodDelete, Path: "/key-results/{id}", Action: access.KeyResultDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Delete a key result of a draft"}, f.deleteKeyResult)
	api.Do(r, api.Op{ID: "restore-key-result", Method: http.MethodPost, Path: "/key-results/{id}/restore", Action: access.KeyResultDelete, Tag: tag,
		Summary: "Bring a deleted key result back"}, f.restoreKeyResult)
}

// checkpointIn is a planned value in requests.
type checkpointIn struct {
	On    string `json:"on" format:"date"`
	Value string `json:"value"`
}

type resultIn struct {
	api.ID
	Body struct {
		Title       string         `json:"title"`
		Measure     measureIn      `json:"measure"`
		Weight      *string        `json:"weight,omitempty" doc:"Percent of the objective; equal shares where none is set"`
		OwnerID     string         `json:"owner_id,omitempty" doc:"The objective's owner where left out"`
		StartsOn    string         `json:"starts_on,omitempty" doc:"The cycle's first day where left out"`
		DueOn       string         `json:"due_on,omitempty" doc:"The cycle's last day where left out"`
		Cadence     *cadenceIn     `json:"cadence,omitempty" doc:"Weekly on Monday where left out"`
		Checkpoints []checkpointIn `json:"checkpoints,omitempty" maxItems:"100"`
		Confidence  *int64         `json:"confidence,omitempty" minimum:"0" maximum:"10"`
		Reason      string         `json:"reason,omitempty" doc:"Needed once the objective is active"`
	}
}

func (f *Feature) addKeyResult(ctx context.Context, who access.Actor, in *resultIn) (*api.One[KeyResultView], error) {
	b := in.Body
	draft := ResultDraft{Title: b.Title, OwnerID: b.OwnerID, Confidence: b.Confidence, Reason: b.Reason}
	g := gather{}
	draft.Measure = take(&g, b.Measure.read)
	draft.Weight = take(&g, func() (decimal.NullDecimal, error) { return readWeight(b.Weight) })
	draft.StartsOn = g.day("/starts_on", b.StartsOn)
	draft.DueOn = g.day("/due_on", b.DueOn)
	draft.Cadence = take(&g, b.Cadence.read)
	draft.Checkpoints = g.checkpoints(b.Checkpoints)
	if err := fault.Join(g.found); err != nil {
		return nil, err
	}
	kr, err := f.AddResult(ctx, who, in.ID.ID, draft)
	if err != nil {
		return nil, err
	}
	return f.oneResult(ctx, who, kr.ID)
}

func (f *Feature) oneResult(ctx context.Context, who access.Actor, id string) (*api.One[KeyResultView], error) {
	s, at, err := f.KeyResult(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(s.ViewResult(who, at), s.Results[at].Version), nil
}

func (f *Feature) getKeyResult(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[KeyResultView], error) {
	return f.oneResult(ctx, who, in.ID.ID)
}

type reviseIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Title       *string           `json:"title,omitempty"`
		Measure     *measureIn        `json:"measure,omitempty"`
		Weight      api.Field[string] `json:"weight,omitempty"`
		OwnerID     *string           `json:"owner_id,omitempty"`
		StartsOn    *string           `json:"starts_on,omitempty" format:"date"`
		DueOn       *string           `json:"due_on,omitempty" format:"date"`
		Cadence     *cadenceIn        `json:"cadence,omitempty"`
		Checkpoints *[]checkpointIn   `json:"checkpoints,omitempty" maxItems:"100"`
		Dropped     *bool             `json:"dropped,omitempty"`
		Confidence  *int64            `json:"confidence,omitempty" minimum:"0" maximum:"10"`
		Reason      string            `json:"reason,omitempty" doc:"Needed once the objective is active"`
	}
}

// RevisedView is a key result after a change, with the revision that waits for
// consent where there is one: then nothing has changed yet.
type RevisedView struct {
	KeyResultView
	Pending *RevisionView `json:"pending,omitempty"`
}

func (f *Feature) reviseKeyResult(ctx context.Context, who access.Actor, in *reviseIn) (*api.One[RevisedView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	change, err := in.change()
	if err != nil {
		return nil, err
	}
	_, pending, err := f.Revise(ctx, who, in.ID.ID, version, change)
	if err != nil {
		return nil, f.withCurrentResult(ctx, who, in.ID.ID, err)
	}
	now, err := f.oneResult(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	v := RevisedView{KeyResultView: now.Body}
	if pending != nil {
		shown := viewRevision(*pending, nil)
		v.Pending = &shown
	}
	return api.Versioned(v, v.Version), nil
}

func (in *reviseIn) change() (ResultChange, error) {
	b := in.Body
	c := ResultChange{Title: b.Title, OwnerID: b.OwnerID, Dropped: b.Dropped, Confidence: b.Confidence, Reason: b.Reason}
	g := gather{}
	if b.Measure != nil {
		m := take(&g, b.Measure.read)
		c.Measure = &m
	}
	c.Weight = take(&g, func() (*decimal.NullDecimal, error) { return readWeightField(b.Weight) })
	if b.StartsOn != nil {
		d := g.day("/starts_on", *b.StartsOn)
		c.StartsOn = &d
	}
	if b.DueOn != nil {
		d := g.day("/due_on", *b.DueOn)
		c.DueOn = &d
	}
	c.Cadence = take(&g, b.Cadence.read)
	if b.Checkpoints != nil {
		list := g.checkpoints(*b.Checkpoints)
		c.Checkpoints = &list
	}
	return c, fault.Join(g.found)
}

func (f *Feature) withCurrentResult(ctx context.Context, who access.Actor, id string, err error) error {
	return api.WithCurrent(err, func() (*api.One[KeyResultView], error) { return f.oneResult(ctx, who, id) })
}

func (f *Feature) deleteKeyResult(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.DeleteResult(ctx, who, in.ID)
}

func (f *Feature) restoreKeyResult(ctx context.Context, who access.Actor, in *api.ID) (*api.One[KeyResultView], error) {
	if err := f.RestoreResult(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return f.oneResult(ctx, who, in.ID)
}

type orderResultsIn struct {
	api.ID
	Body struct {
		IDs []string `json:"ids" minItems:"1" maxItems:"100"`
	}
}

func (f *Feature) orderKeyResults(ctx context.Context, who access.Actor, in *orderResultsIn) (*api.None, error) {
	return &api.None{}, f.Reorder(ctx, who, in.ID.ID, in.Body.IDs)
}

// gather collects the faults of a body, so that all are answered at once.
type gather struct{ found []*fault.Fault }

func (g *gather) add(err error) {
	if f, ok := fault.Of(err); ok {
		g.found = append(g.found, f)
		g.found = append(g.found, f.More...)
	}
}

func take[T any](g *gather, read func() (T, error)) T {
	v, err := read()
	if err != nil {
		g.add(err)
	}
	return v
}

func (g *gather) day(field, s string) date.Date {
	if s == "" {
		return date.Date{}
	}
	d, err := date.Parse(s)
	if err != nil {
		g.found = append(g.found, fault.At(field, "input.date"))
	}
	return d
}

func (g *gather) checkpoints(list []checkpointIn) []okr.Checkpoint {
	out := make([]okr.Checkpoint, 0, len(list))
	for _, c := range list {
		v, err := okr.ParseValue("/checkpoints", c.Value)
		if err != nil {
			g.add(err)
		}
		out = append(out, okr.Checkpoint{On: g.day("/checkpoints", c.On), Value: v})
	}
	return out
}
