package metrics

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiFormula(r *api.Router) {
	h := &formulas{f, r.Book()}
	api.Do(r, api.Op{ID: "set-metric-formula", Method: http.MethodPut, Path: "/metrics/{id}/formula", Action: access.MetricUpdate, Tag: tag,
		Summary: "Work a metric out from others, for each day that all of them have a value of; a revision"}, h.set)
	api.Do(r, api.Op{ID: "try-metric-formula", Method: http.MethodPost, Path: "/metrics/{id}/formula/try", Action: access.MetricUpdate, Tag: tag,
		Summary: "Show what a formula would give, the last sixty days of it; nothing is stored"}, h.try)
	api.Do(r, api.Op{ID: "drop-metric-formula", Method: http.MethodPost, Path: "/metrics/{id}/formula/drop", Action: access.MetricUpdate, Tag: tag,
		Summary: "Let a metric's values be entered again; what was worked out stays"}, h.drop)
}

type formulas struct {
	*Feature
	book *i18n.Book
}

// MetricFormulaBody is how a metric is worked out, as it is sent.
type MetricFormulaBody struct {
	Formula string             `json:"formula" doc:"Names, numbers, + - * /, brackets, min and max. Units are reckoned with: % is a hundredth, 万元 ten thousand 元"`
	Inputs  []MetricFormulaRef `json:"inputs" doc:"Each is used"`
	Places  int                `json:"places" minimum:"0" maximum:"9" doc:"Digits after the point that the result keeps"`
	Reason  string             `json:"reason,omitempty" doc:"Needed once there are readings"`
}

// MetricFormulaRef is a metric that a formula reads.
type MetricFormulaRef struct {
	Name     string `json:"name" doc:"What the formula calls it"`
	MetricID string `json:"metric_id"`
}

func (b MetricFormulaBody) plan() FormulaPlan {
	p := FormulaPlan{Formula: b.Formula, Places: b.Places, Reason: b.Reason, Inputs: make([]Input, len(b.Inputs))}
	for i, one := range b.Inputs {
		p.Inputs[i] = Input{Name: one.Name, InputID: one.MetricID}
	}
	return p
}

// MetricInputView is a metric that a formula reads, as far as the caller may see it.
type MetricInputView struct {
	Name       string  `json:"name" doc:"What the formula calls it"`
	MetricID   *string `json:"metric_id" doc:"Null where the caller may not see it"`
	MetricName string  `json:"metric_name,omitempty"`
	Unit       string  `json:"unit,omitempty"`
}

// MetricNamedView names a metric.
type MetricNamedView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func (d *Detail) viewLineage(out *MetricDetailView) {
	out.Places = d.Items[0].FormulaPlaces
	out.Inputs, out.Users = make([]MetricInputView, len(d.Inputs)), make([]MetricNamedView, len(d.Users))
	for i, one := range d.Inputs {
		out.Inputs[i].Name = one.Name
		if m := one.Metric; m != nil {
			out.Inputs[i] = MetricInputView{Name: one.Name, MetricID: &m.ID, MetricName: m.Name, Unit: m.Unit}
		}
	}
	for i, m := range d.Users {
		out.Users[i] = MetricNamedView{ID: m.ID, Name: m.Name}
	}
}

type setMetricFormulaIn struct {
	api.ID
	api.IfMatch
	Body MetricFormulaBody
}

func (h *formulas) set(ctx context.Context, who access.Actor, in *setMetricFormulaIn) (*api.One[MetricDetailView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if err := h.SetFormula(ctx, who, in.ID.ID, version, in.Body.plan()); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[MetricDetailView], error) { return h.one(ctx, who, in.ID.ID) })
	}
	return h.one(ctx, who, in.ID.ID)
}

type dropMetricFormulaIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Reason string `json:"reason,omitempty" doc:"Needed once there are readings"`
	}
}

func (h *formulas) drop(ctx context.Context, who access.Actor, in *dropMetricFormulaIn) (*api.One[MetricDetailView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if err := h.DropFormula(ctx, who, in.ID.ID, version, in.Body.Reason); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[MetricDetailView], error) { return h.one(ctx, who, in.ID.ID) })
	}
	return h.one(ctx, who, in.ID.ID)
}

// MetricTrialView is what a formula would give.
type MetricTrialView struct {
	Lines []MetricLineView `json:"lines" doc:"By day, the last sixty of them"`
}

type tryMetricFormulaIn struct {
	api.ID
	Body MetricFormulaBody
}

func (h *formulas) try(ctx context.Context, who access.Actor, in *tryMetricFormulaIn) (*api.Out[MetricTrialView], error) {
	p, err := h.TryFormula(ctx, who, in.ID.ID, in.Body.plan())
	if err != nil {
		return nil, err
	}
	v := MetricTrialView{Lines: make([]MetricLineView, len(p.Lines))}
	for i, l := range p.Lines {
		v.Lines[i] = viewLine(h.book, api.Lang(ctx), l)
	}
	return api.Body(v), nil
}
