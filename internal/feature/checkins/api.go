package checkins

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on check-ins.
func (f *Feature) API(r *api.Router) {
	const tag = "Check-ins"
	api.Do(r, api.Op{ID: "make-check-in", Method: http.MethodPost, Path: "/key-results/{id}/check-ins", Action: access.CheckInCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Check in on a key result, or correct an earlier check-in"}, f.makeCheckIn)
	api.Do(r, api.Op{ID: "preview-check-in", Method: http.MethodPost, Path: "/key-results/{id}/check-ins/preview", Action: access.CheckInCreate, Tag: tag,
		Summary: "Tell how a check-in would be read and what it would come to; nothing is stored"}, f.previewCheckIn)
	api.Do(r, api.Op{ID: "list-check-ins", Method: http.MethodGet, Path: "/key-results/{id}/check-ins", Action: access.CheckInView, Tag: tag,
		Summary: "List the check-ins of a key result, newest first"}, f.listCheckIns)
	api.Do(r, api.Op{ID: "get-series", Method: http.MethodGet, Path: "/key-results/{id}/series", Action: access.CheckInView, Tag: tag,
		Summary: "Read what the chart of a key result draws"}, f.getSeries)
}

// typed is a value as people type it; a JSON number does too, digit for digit.
type typed string

// UnmarshalJSON takes a string or a number.
func (t *typed) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, (*string)(t))
	}
	if !bytes.Equal(b, []byte("null")) {
		*t = typed(b)
	}
	return nil
}

// Schema describes the value; what is none is told by its words.
func (typed) Schema(huma.Registry) *huma.Schema {
	s := &huma.Schema{OneOf: []*huma.Schema{{Type: huma.TypeString}, {Type: huma.TypeNumber}}, Nullable: true,
		Description: "Metric, keep: the value as people type it: 52000, 52,000, 1.2万, 6.5%", Examples: []any{"52000", "1.2万"}}
	for _, one := range s.OneOf {
		one.PrecomputeMessages()
	}
	s.PrecomputeMessages()
	return s
}

type makeIn struct {
	api.ID
	Body struct {
		Value        typed      `json:"value,omitempty"`
		StepsDone    *[]string  `json:"steps_done,omitempty" maxItems:"100" doc:"Milestone: ids of all steps done by then"`
		AsOf         string     `json:"as_of,omitempty" format:"date" doc:"Today where left out, or the day of the check-in it supersedes; never in the future"`
		Confidence   *int64     `json:"confidence,omitempty" minimum:"0" maximum:"10"`
		Note         string     `json:"note,omitempty" doc:"What moved"`
		Blockers     string     `json:"blockers,omitempty" doc:"What blocks"`
		Next         string     `json:"next,omitempty" doc:"What comes next"`
		Status       okr.Status `json:"status,omitempty" enum:"on_track,at_risk,off_track,achieved,missed" doc:"What the owner calls it, with status_reason"`
		StatusReason string     `json:"status_reason,omitempty"`
		Supersedes   string     `json:"supersedes,omitempty" doc:"The check-in that this one corrects"`
	}
}

func (in *makeIn) draft() (Draft, error) {
	b := in.Body
	d := Draft{Value: string(b.Value), Confidence: b.Confidence, Note: b.Note, Blockers: b.Blockers, Next: b.Next,
		Status: b.Status, StatusReason: b.StatusReason, Supersedes: b.Supersedes}
	if b.StepsDone != nil {
		d.StepsDone = append([]string{}, *b.StepsDone...)
	}
	if b.AsOf != "" {
		on, err := date.Parse(b.AsOf)
		if err != nil {
			return d, fault.At("/as_of", "input.date")
		}
		d.AsOf = on
	}
	return d, nil
}

// CheckInView is a check-in as the API tells it.
type CheckInView struct {
	ID           string     `json:"id"`
	KeyResultID  string     `json:"key_result_id"`
	PersonID     string     `json:"person_id"`
	PersonName   string     `json:"person_name,omitempty"`
	AsOf         string     `json:"as_of"`
	WrittenAt    time.Time  `json:"written_at"`
	Value        *string    `json:"value"`
	Typed        string     `json:"typed,omitempty" doc:"The value as it was typed"`
	StepsDone    []string   `json:"steps_done,omitempty"`
	Progress     *float64   `json:"progress" doc:"Metric, milestone: raw progress at this value, by the measure as it is now"`
	Confidence   *int64     `json:"confidence"`
	Note         string     `json:"note,omitempty"`
	Blockers     string     `json:"blockers,omitempty"`
	Next         string     `json:"next,omitempty"`
	Status       okr.Status `json:"status,omitempty" doc:"What the owner called it"`
	StatusReason string     `json:"status_reason,omitempty"`
	MetricID     string     `json:"metric_id,omitempty" doc:"The metric that it was read from; a metric's check-in without a value takes one back"`
	Supersedes   string     `json:"supersedes,omitempty"`
	SupersededBy string     `json:"superseded_by,omitempty"`
}

// ReadAsView says how a typed value was read.
type ReadAsView struct {
	Value  string  `json:"value"`
	Unit   string  `json:"unit"`
	Change *string `json:"change" doc:"Against the value before; null where there was none"`
}

// MadeView is a check-in with how its key result and objective stand after it.
type MadeView struct {
	CheckInView
	ReadAs    *ReadAsView              `json:"read_as,omitempty"`
	KeyResult objectives.KeyResultView `json:"key_result"`
	Objective objectives.ObjectiveView `json:"objective"`
}

func viewMade(who access.Actor, m Made) MadeView {
	kr := &m.Results[m.At]
	v := MadeView{CheckInView: viewCheckIn(m.CheckIn, m.Standing, kr), KeyResult: m.ViewResult(who, m.At), Objective: m.View(who)}
	if m.CheckIn.Value.Valid {
		v.ReadAs = &ReadAsView{Value: m.CheckIn.Value.Decimal.String(), Unit: kr.Measure.V.Unit}
		if m.Before.Valid {
			change := m.CheckIn.Value.Decimal.Sub(m.Before.Decimal).String()
			v.ReadAs.Change = &change
		}
	}
	return v
}

// View is the check-in as the API tells it, in its place in a standing.
func (c CheckIn) View(s objectives.Standing, kr *objectives.KeyResult) CheckInView {
	return viewCheckIn(c, s, kr)
}

func viewCheckIn(c CheckIn, s objectives.Standing, kr *objectives.KeyResult) CheckInView {
	v := CheckInView{ID: c.ID, KeyResultID: c.KeyResultID, PersonID: c.PersonID, AsOf: c.AsOf.String(), WrittenAt: c.WrittenAt, Typed: c.Typed, StepsDone: c.StepsDone.V,
		Confidence: c.Confidence, Note: c.Note, Blockers: c.Blockers, Next: c.Next, Status: c.Status, StatusReason: c.StatusReason,
		MetricID: c.MetricID, Supersedes: c.Supersedes, SupersededBy: c.SupersededBy}
	if c.Value.Valid {
		text := c.Value.Decimal.String()
		v.Value = &text
	}
	if p := c.progress(kr.Measure.V); p != nil {
		n := p.Number()
		v.Progress = &n
	}
	if p, ok := s.Org.Person(c.PersonID); ok {
		v.PersonName = p.Name
	}
	return v
}

func (f *Feature) makeCheckIn(ctx context.Context, who access.Actor, in *makeIn) (*api.Out[MadeView], error) {
	d, err := in.draft()
	if err != nil {
		return nil, err
	}
	var out *api.Out[MadeView]
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error { // one with that of Make
		made, err := f.Make(ctx, who, in.ID.ID, d)
		if err != nil {
			return err
		}
		out = api.Body(viewMade(who, made))
		return api.Answer(ctx, tx, http.StatusCreated, out)
	})
	return out, err
}

func (f *Feature) previewCheckIn(ctx context.Context, who access.Actor, in *makeIn) (*api.Out[MadeView], error) {
	d, err := in.draft()
	if err != nil {
		return nil, err
	}
	made, err := f.Preview(ctx, who, in.ID.ID, d)
	if err != nil {
		return nil, err
	}
	return api.Body(viewMade(who, made)), nil
}

type listIn struct {
	api.ID
	api.Paging
	api.AsOf
}

func (f *Feature) listCheckIns(ctx context.Context, who access.Actor, in *listIn) (*api.Many[CheckInView], error) {
	l, err := f.List(ctx, who, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	items := make([]CheckInView, len(l.Items))
	for i, c := range l.Items {
		items[i] = viewCheckIn(c, l.Standing, &l.Results[0])
	}
	return api.Items(items, l.Next), nil
}
