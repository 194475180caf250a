package metrics

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Metrics"

// API registers the operations on metrics.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "define-metric", Method: http.MethodPost, Path: "/metrics", Action: access.MetricCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Make a metric: a named series of readings that key results read from"}, f.defineMetric)
	api.Do(r, api.Op{ID: "list-metrics", Method: http.MethodGet, Path: "/metrics", Action: access.MetricView, Tag: tag,
		Summary: "List the metrics that the caller may see, by name"}, f.listMetrics)
	api.Do(r, api.Op{ID: "get-metric", Method: http.MethodGet, Path: "/metrics/{id}", Action: access.MetricView, Tag: tag,
		Summary: "Read a metric with the key results that read from it"}, f.getMetric)
	api.Do(r, api.Op{ID: "redefine-metric", Method: http.MethodPatch, Path: "/metrics/{id}", Action: access.MetricUpdate, Tag: tag,
		Summary: "Change a metric; a change of what it means is a revision"}, f.redefineMetric)
	api.Do(r, api.Op{ID: "delete-metric", Method: http.MethodDelete, Path: "/metrics/{id}", Action: access.MetricUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take away a metric that no key result reads from"}, f.deleteMetric)
	api.Do(r, api.Op{ID: "list-metric-revisions", Method: http.MethodGet, Path: "/metrics/{id}/revisions", Action: access.MetricView, Tag: tag,
		Summary: "List how a metric's definition changed, newest first"}, f.listRevisions)
	f.apiReadings(r)
	f.apiLinks(r)
	f.apiFeeds(r)
	f.apiConnectors(r)
	f.apiFormula(r)
}

// MetricView is a metric as the API tells it.
type MetricView struct {
	ID          string             `json:"id"`
	Version     int64              `json:"version"`
	Name        string             `json:"name"`
	Unit        string             `json:"unit"`
	Direction   metric.Direction   `json:"direction" enum:"up,down,none" doc:"Which way is better"`
	Formula     string             `json:"formula,omitempty" doc:"By which it is worked out from other metrics; nobody enters its values then"`
	Freshness   int                `json:"freshness" doc:"How many workdays its last value may be old; 0 for any"`
	Description string             `json:"description,omitempty" doc:"Markdown"`
	OwnerID     string             `json:"owner_id"`
	OwnerName   string             `json:"owner_name,omitempty"`
	TeamID      string             `json:"team_id,omitempty"`
	TeamName    string             `json:"team_name,omitempty"`
	Visibility  access.Visibility  `json:"visibility" enum:"everyone,team,listed"`
	Listed      []people.NamedView `json:"listed" doc:"Whom it is shared with"`
	LastValue   *string            `json:"last_value" doc:"Null while it has none"`
	LastOn      *string            `json:"last_on" doc:"The day of the last value"`
	Age         *int               `json:"age" doc:"Workdays since then"`
	Overdue     bool               `json:"overdue" doc:"The last value is older than it may be"`
	Trail       []objectives.Point `json:"trail" doc:"The last values, oldest first"`
	Questions   int                `json:"questions" doc:"Asked about its values and not answered"`
	CreatedAt   time.Time          `json:"created_at"`
	Can         []access.Action    `json:"can"`
}

// MetricDetailView is a metric with the key results that read from it.
type MetricDetailView struct {
	MetricView
	KeyResults []MetricReaderView `json:"key_results" doc:"That read from it, as far as the caller may see them; at most 100"`
	Inputs     []MetricInputView  `json:"inputs" doc:"What its formula reads"`
	Places     int                `json:"places" doc:"Digits after the point that its formula's result keeps"`
	Users      []MetricNamedView  `json:"users" doc:"Metrics that are worked out from it, as far as the caller may see them; at most 50"`
}

// MetricReaderView is a key result that reads from a metric.
type MetricReaderView struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	ObjectiveID string `json:"objective_id"`
}

func (p *Page) view(m *Metric) (MetricView, error) {
	v := MetricView{ID: m.ID, Version: m.Version, Name: m.Name, Unit: m.Unit, Direction: m.Direction, Formula: m.Formula, Freshness: m.Freshness, Description: m.Description,
		OwnerID: m.OwnerID, OwnerName: p.Org.Name(m.OwnerID), TeamID: m.TeamID, Visibility: m.Visibility, Listed: []people.NamedView{}, Questions: m.Questions,
		CreatedAt: m.CreatedAt, Can: access.Can(p.Who, m.Target(), access.MetricUpdate, access.MetricRecord)}
	if p.Past {
		v.Can = []access.Action{}
	}
	if team, ok := p.Org.Tree.Team(m.TeamID); ok {
		v.TeamName = team.Name
	}
	for _, id := range m.Listed {
		v.Listed = append(v.Listed, people.NamedView{ID: id, Name: p.Org.Name(id)})
	}
	if m.LastValue.Valid {
		value, on, age := m.LastValue.Decimal.String(), m.LastOn.String(), metric.Age(p.Day.Calendar, m.LastOn.Date, p.Day.Today)
		v.LastValue, v.LastOn, v.Age, v.Overdue = &value, &on, &age, m.Freshness > 0 && age > m.Freshness
	}
	var err error
	if v.Trail, err = m.Trail.Get(); v.Trail == nil {
		v.Trail = []objectives.Point{}
	}
	return v, err
}

func (d *Detail) view() (MetricDetailView, error) {
	v, err := d.Page.view(&d.Items[0])
	out := MetricDetailView{MetricView: v, KeyResults: []MetricReaderView{}}
	for _, kr := range d.Readers {
		out.KeyResults = append(out.KeyResults, MetricReaderView{ID: kr.ID, Title: kr.Title, ObjectiveID: kr.ObjectiveID})
	}
	d.viewLineage(&out)
	return out, err
}

type defineMetricIn struct {
	Body struct {
		Name        string            `json:"name"`
		Unit        string            `json:"unit,omitempty"`
		Direction   metric.Direction  `json:"direction" enum:"up,down,none"`
		Freshness   int               `json:"freshness,omitempty" doc:"How many workdays its last value may be old; 0 for any"`
		Description string            `json:"description,omitempty" doc:"Markdown"`
		OwnerID     string            `json:"owner_id,omitempty" doc:"The caller where left out"`
		TeamID      string            `json:"team_id,omitempty" doc:"The owner's home team where left out"`
		Visibility  access.Visibility `json:"visibility,omitempty" enum:"everyone,team,listed"`
		ListedIDs   []string          `json:"listed_ids,omitempty"`
	}
}

func (f *Feature) defineMetric(ctx context.Context, who access.Actor, in *defineMetricIn) (*api.One[MetricDetailView], error) {
	b := in.Body
	m, err := f.Define(ctx, who, Plan{Definition: metric.Definition{Name: b.Name, Unit: b.Unit, Direction: b.Direction, Freshness: b.Freshness, Description: b.Description},
		OwnerID: b.OwnerID, TeamID: b.TeamID, Visibility: b.Visibility, ListedIDs: b.ListedIDs})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, m.ID)
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[MetricDetailView], error) {
	d, err := f.Metric(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v, err := d.view()
	return api.Versioned(v, v.Version), err
}

func (f *Feature) getMetric(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[MetricDetailView], error) {
	return f.one(ctx, who, in.ID.ID)
}

type listMetricsIn struct {
	api.Paging
	api.AsOf
	Query       string `query:"q" doc:"Part of the name or description"`
	OwnerID     string `query:"owner_id" doc:"me for the caller"`
	TeamID      string `query:"team_id"`
	Asking      bool   `query:"asking" doc:"Only those with open questions"`
	ConnectorID string `query:"connector_id" doc:"Only those that are read from it"`
	Failing     bool   `query:"failing" doc:"Only those that couldn't be read from their connector the last time"`
}

func (f *Feature) listMetrics(ctx context.Context, who access.Actor, in *listMetricsIn) (*api.Many[MetricView], error) {
	if in.OwnerID == "me" {
		in.OwnerID = who.ID
	}
	p, err := f.List(ctx, who, Filter{Query: in.Query, OwnerID: in.OwnerID, TeamID: in.TeamID, Asking: in.Asking, ConnectorID: in.ConnectorID, Failing: in.Failing, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	items := make([]MetricView, len(p.Items))
	for i := range p.Items {
		if items[i], err = p.view(&p.Items[i]); err != nil {
			return nil, err
		}
	}
	return api.Items(items, p.Next), nil
}

type redefineMetricIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Name        *string            `json:"name,omitempty"`
		Unit        *string            `json:"unit,omitempty"`
		Direction   *metric.Direction  `json:"direction,omitempty" enum:"up,down,none"`
		Freshness   *int               `json:"freshness,omitempty"`
		Description *string            `json:"description,omitempty"`
		OwnerID     *string            `json:"owner_id,omitempty"`
		TeamID      *string            `json:"team_id,omitempty"`
		Visibility  *access.Visibility `json:"visibility,omitempty" enum:"everyone,team,listed"`
		ListedIDs   *[]string          `json:"listed_ids,omitempty"`
		Reason      string             `json:"reason,omitempty" doc:"Needed once there are readings, where unit, direction or description change"`
	}
}

func (f *Feature) redefineMetric(ctx context.Context, who access.Actor, in *redefineMetricIn) (*api.One[MetricDetailView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	err = f.Redefine(ctx, who, in.ID.ID, version, Redefinition{Name: b.Name, Unit: b.Unit, Direction: b.Direction, Freshness: b.Freshness, Description: b.Description,
		OwnerID: b.OwnerID, TeamID: b.TeamID, Visibility: b.Visibility, ListedIDs: b.ListedIDs, Reason: b.Reason})
	if err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[MetricDetailView], error) { return f.one(ctx, who, in.ID.ID) })
	}
	return f.one(ctx, who, in.ID.ID)
}

func (f *Feature) deleteMetric(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.Delete(ctx, who, in.ID)
}

// MetricRevisionView is a change of what a metric means.
type MetricRevisionView struct {
	ID         string        `json:"id"`
	PersonID   string        `json:"person_id"`
	PersonName string        `json:"person_name,omitempty"`
	At         time.Time     `json:"at"`
	Reason     string        `json:"reason,omitempty"`
	Changes    []FieldChange `json:"changes"`
}

type listOfMetricIn struct {
	api.ID
	api.Paging
}

type pastOfMetricIn struct {
	api.ID
	api.Paging
	api.AsOf
}

func (f *Feature) listRevisions(ctx context.Context, who access.Actor, in *pastOfMetricIn) (*api.Many[MetricRevisionView], error) {
	page, org, err := f.Revisions(ctx, who, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	items := make([]MetricRevisionView, len(page.Items))
	for i, v := range page.Items {
		items[i] = MetricRevisionView{ID: v.ID, PersonID: v.PersonID, PersonName: org.Name(v.PersonID), At: v.RevisedAt, Reason: v.Reason, Changes: v.Changes.V}
	}
	return api.Items(items, page.Next), nil
}
