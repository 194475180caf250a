// Package metrics is the library of named series that key results read from: what
// each means, its readings by day with all corrections, what should be asked about
// them, and the key results that they move.
package metrics

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that this one builds on.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Checkins   *checkins.Feature
}

// Feature holds the use cases of metrics.
type Feature struct {
	act *act.Runner
	Above
}

// New makes the feature.
func New(a *act.Runner, above Above) *Feature {
	f := &Feature{act: a, Above: above}
	f.hear()
	return f
}

// Metric is a named series. The newest reading is kept with it, so that a list
// reads no history.
type Metric struct {
	store.BaseModel `bun:"table:metrics,alias:m"`
	ID              string                         `bun:"id,pk"`
	Name            string                         `bun:"name"`
	Unit            string                         `bun:"unit"`
	Direction       metric.Direction               `bun:"direction"`
	Freshness       int                            `bun:"freshness"` // workdays that its last value may be old; 0 for any
	Description     string                         `bun:"description"`
	OwnerID         string                         `bun:"owner_id"`
	TeamID          string                         `bun:"team_id"`
	Visibility      access.Visibility              `bun:"visibility"`
	LastValue       decimal.NullDecimal            `bun:"last_value"`
	LastOn          store.Day                      `bun:"last_on"`
	Trail           store.Text[[]objectives.Point] `bun:"trail"`     // of the last days, for a sparkline
	Questions       int                            `bun:"questions"` // asked about its values and not answered
	CreatedBy       string                         `bun:"created_by"`
	CreatedAt       time.Time                      `bun:"created_at"`
	DeletedAt       time.Time                      `bun:"deleted_at,nullzero"`
	Version         int64                          `bun:"version"`

	Listed []string `bun:"-"` // whom it is shared with
}

// listing is somebody whom a metric is shared with.
type listing struct {
	store.BaseModel `bun:"table:metric_people"`
	MetricID        string `bun:"metric_id,pk"`
	PersonID        string `bun:"person_id,pk"`
}

// Source is where a reading came from.
type Source string

// The sources.
const (
	Hand Source = "hand"
	File Source = "file"
)

// Reading is what a metric was on a day. It is never edited: a correction is
// another reading that supersedes it; one without a value takes it back.
type Reading struct {
	store.BaseModel `bun:"table:metric_readings,alias:r"`
	ID              string              `bun:"id,pk"`
	MetricID        string              `bun:"metric_id"`
	On              store.Day           `bun:"day"`
	Value           decimal.NullDecimal `bun:"value"`
	Typed           string              `bun:"typed"` // as it was written, where it was read rather than taken
	Note            string              `bun:"note"`
	Source          Source              `bun:"source"`
	PersonID        string              `bun:"person_id"`
	WrittenAt       time.Time           `bun:"written_at"`
	Supersedes      string              `bun:"supersedes,nullzero"`
	SupersededBy    string              `bun:"superseded_by,scanonly"`
}

// Answer is what somebody said to a question about a reading.
type Answer struct {
	store.BaseModel `bun:"table:metric_answers"`
	ReadingID       string           `bun:"reading_id,pk"`
	Kind            metric.DoubtKind `bun:"kind,pk"`
	MetricID        string           `bun:"metric_id"`
	PersonID        string           `bun:"person_id"`
	Words           string           `bun:"words"`
	AnsweredAt      time.Time        `bun:"answered_at"`
}

// Revision is a change of what a metric means.
type Revision struct {
	store.BaseModel `bun:"table:metric_revisions,alias:v"`
	ID              string                    `bun:"id,pk"`
	MetricID        string                    `bun:"metric_id"`
	PersonID        string                    `bun:"person_id"`
	RevisedAt       time.Time                 `bun:"revised_at"`
	Reason          string                    `bun:"reason"`
	Changes         store.JSON[[]FieldChange] `bun:"changes"`
}

// FieldChange is one field of a revision.
type FieldChange struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// Link lets a key result read from a metric.
type Link struct {
	store.BaseModel `bun:"table:metric_links,alias:l"`
	KeyResultID     string    `bun:"key_result_id,pk"`
	MetricID        string    `bun:"metric_id"`
	PersonID        string    `bun:"person_id"`
	LinkedAt        time.Time `bun:"linked_at"`
}

// Target is the metric as the policy sees it.
func (m *Metric) Target() access.Target {
	return access.Target{OwnerID: m.OwnerID, TeamID: m.TeamID, Visibility: m.Visibility, ListedIDs: m.Listed}
}

func (m *Metric) definition() metric.Definition {
	return metric.Definition{Name: m.Name, Unit: m.Unit, Direction: m.Direction, Freshness: m.Freshness, Description: m.Description}
}

func (m *Metric) define(d metric.Definition) {
	m.Name, m.Unit, m.Direction, m.Freshness, m.Description = d.Name, d.Unit, d.Direction, d.Freshness, d.Description
}

func (m *Metric) ref() act.Ref { return act.Ref{Kind: "metric", ID: m.ID} }

// facts is what the trail says of a metric.
func (m *Metric) facts() map[string]any {
	return map[string]any{"name": m.Name, "unit": m.Unit, "direction": m.Direction, "freshness": m.Freshness, "description": m.Description,
		"owner_id": m.OwnerID, "team_id": m.TeamID, "visibility": m.Visibility, "shared_with": m.Listed}
}

// facts is what the trail says of a reading.
func (r *Reading) facts() map[string]any {
	facts := map[string]any{"as_of": r.On.String(), "value": r.Value, "source": r.Source}
	if r.Note != "" {
		facts["note"] = r.Note
	}
	return facts
}

// values are readings as the domain sees them; those taken back are left out.
func values(readings []Reading) (series []metric.Value, at []int) {
	for i, r := range readings {
		if r.Value.Valid {
			series, at = append(series, metric.Value{On: r.On.Date, Value: r.Value.Decimal}), append(at, i)
		}
	}
	return series, at
}
