// Package checkins is the weekly word on a key result: how far it is, how sure
// its owner is, what moved, what blocks, what comes next.
package checkins

import (
	"context"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of check-ins.
type Feature struct {
	act        *act.Runner
	objectives *objectives.Feature
	alignments *alignments.Feature
	foreseen   func(context.Context, *act.Tx) error
	recalled   recalled
}

// New makes the feature.
func New(a *act.Runner, o *objectives.Feature, l *alignments.Feature) *Feature {
	f := &Feature{act: a, objectives: o, alignments: l, recalled: recall()}
	f.hear()
	o.ReadingsFrom(f.readingsThen, f.forecastsThen)
	return f
}

// CheckIn is what somebody said of a key result as of a day. It is never edited:
// a correction is another check-in that supersedes it, and both stay visible.
type CheckIn struct {
	store.BaseModel `bun:"table:check_ins,alias:c"`
	ID              string               `bun:"id,pk"`
	KeyResultID     string               `bun:"key_result_id"`
	Number          int64                `bun:"number"` // its place among those of its key result, from 1
	PersonID        string               `bun:"person_id"`
	AsOf            store.Day            `bun:"as_of"`
	WrittenAt       time.Time            `bun:"written_at"`
	Value           decimal.NullDecimal  `bun:"value"`      // metric, keep
	Typed           string               `bun:"typed"`      // the value as typed, where it was read rather than taken
	StepsDone       store.JSON[[]string] `bun:"steps_done"` // milestone: all steps done by then; nil: not said
	Confidence      *int64               `bun:"confidence"` // 0 to 10
	Note            string               `bun:"note"`       // what moved
	Blockers        string               `bun:"blockers"`   // what blocks
	Next            string               `bun:"next"`       // what comes next
	Status          okr.Status           `bun:"status"`     // as the owner calls it; "" where not called
	StatusReason    string               `bun:"status_reason"`
	MetricID        string               `bun:"metric_id"`              // the metric that it was read from; "" for somebody's own word
	ReadingID       string               `bun:"reading_id"`             // and which of its readings
	Undated         bool                 `bun:"undated"`                // a file brought it in without saying when it was written
	Supersedes      string               `bun:"supersedes,nullzero"`    // the check-in that this one corrects
	SupersededBy    string               `bun:"superseded_by,scanonly"` // the one that corrects it
}

// Draft is what is said in a new check-in. It must say something.
type Draft struct {
	Value        string    // as typed: 52000, 52,000, 1.2万, 6.5%
	StepsDone    []string  // nil: not said; empty: none is done
	AsOf         date.Date // zero: today, or the day of the one it supersedes
	Confidence   *int64
	Note         string
	Blockers     string
	Next         string
	Status       okr.Status
	StatusReason string
	Supersedes   string
}

// Made is a check-in with how its key result and objective stand after it.
type Made struct {
	CheckIn CheckIn
	objectives.Standing
	At     int                 // of the key result, in Standing.Results
	Before decimal.NullDecimal // the value before it
}

// progress is how far a metric or milestone was by this check-in, by the measure
// as it is now; nil where it doesn't say.
func (c *CheckIn) progress(m okr.Measure) *okr.Ratio {
	switch {
	case m.Kind == okr.Metric:
		return m.Progress(okr.Facts{Value: c.Value})
	case m.Kind == okr.Milestone && c.StepsDone.V != nil:
		m.Steps = ticked(m.Steps, c.StepsDone.V)
		return m.Progress(okr.Facts{})
	}
	return nil
}

// Reading is what the check-in says of the measure. The order of writing is its
// number and not the clock, which may be set back.
func (c *CheckIn) Reading() okr.Reading {
	return okr.Reading{ID: c.ID, AsOf: c.AsOf.Date, WrittenAt: time.Unix(c.Number, 0), Value: c.Value, StepsDone: c.StepsDone.V, Superseded: c.SupersededBy != ""}
}
