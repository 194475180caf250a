package reader

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations of the reader.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "read-text", Method: http.MethodPost, Path: "/read", Action: access.ReaderRead, Tag: "Reader", MaxBody: 3 * MaxText,
		Summary: "Say which objectives and key results a text holds; nothing is stored"}, f.readText)
}

type readTextIn struct {
	Body struct {
		Text  string `json:"text" doc:"At most 1 MiB of UTF-8"`
		Cycle string `json:"cycle,omitempty" maxLength:"20" doc:"YYYY, YYYY-Hn or YYYY-Qn: the year of dates without one"`
	}
}

func (f *Feature) readText(ctx context.Context, who access.Actor, in *readTextIn) (*api.Out[Reading], error) {
	r, err := f.Read(ctx, who, in.Body.Text, in.Body.Cycle)
	if err != nil {
		return nil, err
	}
	return api.Body(r), nil
}

// Schema says that a measure is an object whose fields go by its kind.
func (MeasureView) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true, Description: "A measure, as POST /objectives/{id}/key-results takes it",
		Properties: map[string]*huma.Schema{"kind": {Type: huma.TypeString, Enum: []any{"metric", "keep", "milestone", "rollup"}}}, Required: []string{"kind"}}
}
