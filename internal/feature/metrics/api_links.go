package metrics

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiLinks(r *api.Router) {
	api.Do(r, api.Op{ID: "get-metric-of-key-result", Method: http.MethodGet, Path: "/key-results/{id}/metric", Action: access.ObjectiveView, Tag: tag,
		Summary: "Read which metric a key result reads from"}, f.getReadFrom)
	api.Do(r, api.Op{ID: "connect-key-result", Method: http.MethodPut, Path: "/key-results/{id}/metric", Action: access.KeyResultUpdate, Tag: tag,
		Summary: "Let a key result read from a metric: its readings since the start become check-ins, and so does each new one"}, f.connect)
	api.Do(r, api.Op{ID: "disconnect-key-result", Method: http.MethodDelete, Path: "/key-results/{id}/metric", Action: access.KeyResultUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Let a key result read from its metric no more"}, f.disconnect)
}

// ReadFromView says which metric a key result reads from.
type ReadFromView struct {
	Metric   *MetricView `json:"metric" doc:"Null where there is none, or the caller may not see it"`
	Hidden   bool        `json:"hidden" doc:"There is one that the caller may not see"`
	CheckIns int         `json:"check_ins" doc:"Made by connecting it now"`
}

func (f *Feature) readFrom(ctx context.Context, who access.Actor, keyResultID string, made int) (*api.Out[ReadFromView], error) {
	d, hidden, err := f.ReadFrom(ctx, who, keyResultID)
	if err != nil {
		return nil, err
	}
	v := ReadFromView{Hidden: hidden, CheckIns: made}
	if d != nil {
		m, err := d.Page.view(&d.Items[0])
		if err != nil {
			return nil, err
		}
		v.Metric = &m
	}
	return api.Body(v), nil
}

func (f *Feature) getReadFrom(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[ReadFromView], error) {
	return f.readFrom(ctx, who, in.ID, 0)
}

type connectMetricIn struct {
	api.ID
	Body struct {
		MetricID string `json:"metric_id"`
	}
}

func (f *Feature) connect(ctx context.Context, who access.Actor, in *connectMetricIn) (*api.Out[ReadFromView], error) {
	made, err := f.Connect(ctx, who, in.ID.ID, in.Body.MetricID)
	if err != nil {
		return nil, err
	}
	return f.readFrom(ctx, who, in.ID.ID, made)
}

func (f *Feature) disconnect(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.Disconnect(ctx, who, in.ID)
}
