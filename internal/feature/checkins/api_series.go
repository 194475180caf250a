package checkins

import (
	"context"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// SeriesView is what the chart of a key result draws.
type SeriesView struct {
	KeyResult   objectives.KeyResultView    `json:"key_result"`
	Readings    []CheckInView               `json:"readings" doc:"Oldest first, superseded ones left out; the newest 500"`
	Expected    []ExpectedView              `json:"expected" doc:"Where it should be, from the day before it starts to its due date; empty for a keep"`
	Checkpoints []objectives.CheckpointView `json:"checkpoints"`
	Events      []SeriesEventView           `json:"events" doc:"Revisions, oldest first"`
}

// ExpectedView is where the key result should be at the end of a day.
type ExpectedView struct {
	On    string  `json:"on"`
	Share float64 `json:"share" doc:"Expected progress"`
	Value *string `json:"value,omitempty" doc:"Metric: the value that is expected"`
}

// SeriesEventView is a revision on the time axis.
type SeriesEventView struct {
	At      time.Time               `json:"at"`
	ID      string                  `json:"id"`
	Reason  string                  `json:"reason"`
	Changes []objectives.ChangeView `json:"changes"`
}

func (f *Feature) getSeries(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[SeriesView], error) {
	s, err := f.Series(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	kr := &s.Results[s.At]
	v := SeriesView{KeyResult: s.ViewResult(who, s.At), Readings: make([]CheckInView, len(s.Readings)), Expected: make([]ExpectedView, len(s.Line)), Events: []SeriesEventView{}}
	v.Checkpoints = v.KeyResult.Checkpoints
	for i, c := range s.Readings {
		v.Readings[i] = viewCheckIn(c, s.Standing, kr)
	}
	for i, e := range s.Line {
		v.Expected[i] = ExpectedView{On: e.On.String(), Share: e.Share.Number(), Value: valueAt(kr.Measure.V, e.Share)}
	}
	for _, r := range s.Revisions {
		at := r.DecidedAt
		if at.IsZero() {
			at = r.AskedAt
		}
		event := SeriesEventView{At: at, ID: r.ID, Reason: r.Reason, Changes: []objectives.ChangeView{}}
		for _, c := range r.Changes.V {
			event.Changes = append(event.Changes, objectives.ChangeView{Field: c.Field, Old: c.Old, New: c.New})
		}
		v.Events = append(v.Events, event)
	}
	return api.Body(v), nil
}

// valueAt is the value of a metric at some share of its way, to the precision of
// a chart; nil for other measures and while the way is unknown.
func valueAt(m okr.Measure, share okr.Ratio) *string {
	b, t := m.Resolved()
	if !b.Valid || !t.Valid {
		return nil
	}
	v := b.Decimal.Add(t.Decimal.Sub(b.Decimal).Mul(decimal.New(share.BP(), -4))).String()
	return &v
}
