package objectives

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// MeasureJSON is a measure in answers.
type MeasureJSON struct{ okr.Measure }

// Schema describes the JSON of a measure.
func (MeasureJSON) Schema(huma.Registry) *huma.Schema { return measureSchema() }

func measureSchema() *huma.Schema {
	value := func(doc string) *huma.Schema {
		return &huma.Schema{Type: huma.TypeString, Nullable: true, Description: doc}
	}
	step := &huma.Schema{Type: huma.TypeObject, Required: []string{"title"}, Properties: map[string]*huma.Schema{
		"id": {Type: huma.TypeString}, "title": {Type: huma.TypeString}, "weight": value("Against the other steps; 1 when left out"),
		"due_on": {Type: huma.TypeString, Nullable: true, Description: "YYYY-MM-DD; the key result's due date when left out"}, "done": {Type: huma.TypeBoolean},
	}}
	s := &huma.Schema{Type: huma.TypeObject, Required: []string{"kind"}, Description: "How the key result is judged; values are exact decimals as strings", Properties: map[string]*huma.Schema{
		"kind":            {Type: huma.TypeString, Enum: []any{"metric", "keep", "milestone", "rollup"}},
		"baseline":        value("metric: null while unknown"),
		"target":          value("metric: the value to reach"),
		"target_relative": value("metric: percent of the baseline, signed, in place of target"),
		"target_change":   value("metric: added to the baseline, signed, in place of target"),
		"low":             value("keep: at least"),
		"high":            value("keep: at most"),
		"unit":            {Type: huma.TypeString},
		"precision":       {Type: huma.TypeInteger, Nullable: true, Description: "Decimals shown"},
		"steps":           {Type: huma.TypeArray, Items: step},
	}}
	step.PrecomputeMessages()
	s.PrecomputeMessages()
	return s
}

// measureIn is a measure in requests: read by the domain, so that a fault names
// the field below /measure.
type measureIn struct{ raw }

// Schema describes the JSON of a measure.
func (measureIn) Schema(huma.Registry) *huma.Schema { return measureSchema() }

func (m measureIn) read() (okr.Measure, error) {
	var out okr.Measure
	if err := json.Unmarshal(m.JSON, &out); err != nil {
		return out, below("/measure", err)
	}
	return out, nil
}

// CadenceJSON is a cadence in answers.
type CadenceJSON struct{ cycle.Cadence }

// Schema describes the JSON of a cadence.
func (CadenceJSON) Schema(huma.Registry) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{
		"kind":    {Type: huma.TypeString, Enum: []any{"weekly", "biweekly", "monthly", "dates", "none"}},
		"weekday": {Type: huma.TypeInteger, Description: "1 Monday to 7 Sunday"},
		"from":    {Type: huma.TypeString}, "day": {}, "dates": {Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString}},
	}}
	s.PrecomputeMessages()
	return s
}

// cadenceIn is a cadence in requests: an object, or a word such as "weekly".
type cadenceIn struct{ raw }

func (c *cadenceIn) read() (*cycle.Cadence, error) {
	if c == nil || len(c.JSON) == 0 || string(c.JSON) == "null" {
		return nil, nil
	}
	out, err := cycle.ParseCadence(c.JSON)
	if err != nil {
		return nil, below("/cadence", err)
	}
	return &out, nil
}

// TrailJSON is the last values of a key result in answers: the text of its
// column, which needn't be read to be told.
type TrailJSON struct{ *store.Text[[]Point] }

// MarshalJSON passes the text on; none is [].
func (t TrailJSON) MarshalJSON() ([]byte, error) {
	if t.Text == nil {
		return []byte("[]"), nil
	}
	text, err := t.JSON()
	if text == "" || text == "null" {
		text = "[]"
	}
	return []byte(text), err
}

// UnmarshalJSON keeps the text.
func (t *TrailJSON) UnmarshalJSON(b []byte) error {
	t.Text = &store.Text[[]Point]{}
	return t.Scan(b)
}

// Schema describes the values.
func (TrailJSON) Schema(r huma.Registry) *huma.Schema {
	return r.Schema(reflect.TypeFor[[]Point](), true, "")
}

// below puts a field in front of the pointers of a fault; what is no fault is
// JSON that does not fit.
func below(field string, err error) error {
	f, ok := fault.Of(err)
	if !ok {
		return fault.At(field, "input.field", fault.Args{"reason": err.Error()})
	}
	moved := *f
	if !strings.HasPrefix(moved.Field, field) {
		moved.Field = field + f.Field
	}
	moved.More = nil
	for _, m := range f.More {
		one := *m
		if !strings.HasPrefix(one.Field, field) {
			one.Field = field + m.Field
		}
		moved.More = append(moved.More, &one)
	}
	return &moved
}
