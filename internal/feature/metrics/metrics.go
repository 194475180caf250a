// Package metrics is the library of named series that key results read from: what
// each means, its readings by day with all corrections, what should be asked about
// them, and the key results that they move.
package metrics

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/source"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that this one builds on.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Checkins   *checkins.Feature
}

// Options are what the connectors need to know of how the program runs.
type Options struct {
	Location *time.Location
	Box      *secret.Box
	Outbound *outbound.Client
	// SourceFiles is the folder whose SQLite files may be read; "" for none.
	SourceFiles string
}

// Feature holds the use cases of metrics.
type Feature struct {
	act *act.Runner
	Above
	loc  *time.Location
	box  *secret.Box
	read *source.Reader
}

// New makes the feature.
func New(a *act.Runner, above Above, o Options) *Feature {
	f := &Feature{act: a, Above: above, loc: o.Location, box: o.Box, read: source.New(o.Outbound, o.Location, o.SourceFiles)}
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
	Formula         string                         `bun:"formula"`        // by which it is worked out from others; "" for none
	FormulaPlaces   int                            `bun:"formula_places"` // digits after the point that its result keeps
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

// Input is a metric that a formula reads, and what it calls it.
type Input struct {
	store.BaseModel `bun:"table:metric_inputs,alias:i"`
	MetricID        string `bun:"metric_id,pk"`
	Name            string `bun:"name,pk"`
	InputID         string `bun:"input_id"`
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
	Feed Source = "connector"
	// Calculated is worked out by the metric's formula.
	Calculated Source = "formula"
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
	Learned         bool      `bun:"learned"` // from all that the metric has been told of its past
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

// byHand refuses what people enter into a metric that is worked out.
func (m *Metric) byHand() error {
	if m.Formula != "" {
		return fault.New(fault.Conflict, "metrics.calculated")
	}
	return nil
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

// Connector is where values are read from. What only it may know is sealed.
type Connector struct {
	store.BaseModel `bun:"table:metric_connectors,alias:k"`
	ID              string      `bun:"id,pk"`
	Name            string      `bun:"name"`
	Kind            source.Kind `bun:"kind"`
	Address         string      `bun:"address"`
	Auth            source.Auth `bun:"auth"`
	Login           string      `bun:"login"`
	Header          string      `bun:"header"`
	TLS             string      `bun:"tls"`
	Sealed          string      `bun:"sealed"` // "" where nothing is secret
	CreatedBy       string      `bun:"created_by"`
	CreatedAt       time.Time   `bun:"created_at"`
	DeletedAt       time.Time   `bun:"deleted_at,nullzero"`
	Version         int64       `bun:"version"`

	Feeds   int `bun:"feeds,scanonly"`   // metrics that are read from it
	Failing int `bun:"failing,scanonly"` // of these, those that couldn't be read the last time
}

func (c *Connector) ref() act.Ref { return act.Ref{Kind: "connector", ID: c.ID} }

// facts is what the trail says of a connector: never what is secret.
func (c *Connector) facts() map[string]any {
	return map[string]any{"name": c.Name, "kind": c.Kind, "address": c.Address, "auth": c.Auth, "login": c.Login, "header": c.Header, "tls": c.TLS, "secret": c.Sealed != ""}
}

// MetricFeed says what is read for a metric, and when.
type MetricFeed struct {
	store.BaseModel `bun:"table:metric_feeds,alias:f"`
	MetricID        string    `bun:"metric_id,pk"`
	Version         int64     `bun:"version"`
	ConnectorID     string    `bun:"connector_id"`
	Query           string    `bun:"query"`
	ValuePath       string    `bun:"value_path"`
	DayPath         string    `bun:"day_path"`
	ReadAt          string    `bun:"read_at"`  // HH:MM, where the workspace is
	Workdays        bool      `bun:"workdays"` // on workdays only; of a week or a month on the next one
	Recurs          Recurs    `bun:"recurs"`
	RecursOn        int       `bun:"recurs_on"` // weekly: 1 Monday to 7 Sunday; monthly: 1 to 31, a shorter month on its last day; else 0
	Delay           int       `bun:"delay"`     // days after which the figure of a day is known
	Paused          bool      `bun:"paused"`
	Failed          int       `bun:"failed"` // in a row
	NextAt          time.Time `bun:"next_at,nullzero"`
	PersonID        string    `bun:"person_id"`
	ChangedAt       time.Time `bun:"changed_at"`
}

// facts is what the trail says of a feed.
func (f *MetricFeed) facts() map[string]any {
	return map[string]any{"connector_id": f.ConnectorID, "query": f.Query, "value_path": f.ValuePath, "day_path": f.DayPath, "at": f.ReadAt,
		"recurs": f.Recurs, "recurs_on": f.RecursOn, "workdays_only": f.Workdays, "delay": f.Delay, "paused": f.Paused}
}

// Run is one time that a metric was read.
type Run struct {
	store.BaseModel `bun:"table:metric_runs,alias:n"`
	ID              string                 `bun:"id,pk"`
	MetricID        string                 `bun:"metric_id"`
	PersonID        string                 `bun:"person_id"` // who asked for it, or the system
	RanAt           time.Time              `bun:"ran_at"`
	From            store.Day              `bun:"from_day"`
	To              store.Day              `bun:"to_day"`
	Found           int                    `bun:"found"`
	Added           int                    `bun:"added"`
	Corrected       int                    `bun:"corrected"`
	Code            string                 `bun:"code"` // why it failed; "" where it didn't
	Args            store.JSON[fault.Args] `bun:"args"`
}

// The bounds of what is read at once, in days.
const (
	lookAgain = 7   // days before the last value that are read again: late figures come as corrections
	firstLook = 31  // days that a first reading goes back
	mostBack  = 840 // days that one may go back by hand: over the eight quarters before this one, of which forecasts learn
	mostAsked = 40  // days that are asked for one by one
)

// window is the days that are read: from the last value's week on, or from a day
// that somebody names, to the last day whose figure is known.
func (f *MetricFeed) window(m *Metric, today, from date.Date) (date.Date, date.Date) {
	to := today.AddDays(-f.Delay)
	switch {
	case !from.IsZero():
		return from, to
	case m.LastOn.IsZero():
		return to.AddDays(1 - firstLook), to
	}
	return date.Min(m.LastOn.AddDays(-lookAgain), to), to
}

// system is who reads by schedule.
func system() access.Actor { return access.System("metrics") }
