package metrics

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

func (f *Feature) apiFeeds(r *api.Router) {
	h := &feeds{f, r.Book()}
	api.Do(r, api.Op{ID: "get-metric-feed", Method: http.MethodGet, Path: "/metrics/{id}/feed", Action: access.MetricView, Tag: tag,
		Summary: "Read where a metric is read from, when, and how the last times went"}, h.get)
	api.Do(r, api.Op{ID: "set-metric-feed", Method: http.MethodPut, Path: "/metrics/{id}/feed", Action: access.MetricConnect, Tag: tag,
		Summary: "Say where a metric is read from, and when"}, h.set)
	api.Do(r, api.Op{ID: "drop-metric-feed", Method: http.MethodDelete, Path: "/metrics/{id}/feed", Action: access.MetricConnect, Tag: tag, Status: http.StatusNoContent,
		Summary: "Let a metric be read from nowhere; what was read stays"}, h.drop)
	api.Do(r, api.Op{ID: "try-metric-feed", Method: http.MethodPost, Path: "/metrics/{id}/feed/try", Action: access.MetricConnect, Tag: tag,
		Summary: "Show what would be read; nothing is stored"}, h.try)
	api.Do(r, api.Op{ID: "run-metric-feed", Method: http.MethodPost, Path: "/metrics/{id}/feed/run", Action: access.MetricConnect, Tag: tag,
		Summary: "Read a metric now, from an earlier day on if one is named"}, h.run)
	api.Do(r, api.Op{ID: "send-metric-values", Method: http.MethodPost, Path: "/metrics/{id}/feed/send", Action: access.LinkUse, Tag: tag, Raw: true,
		Summary: "Send values of a metric that a webhook feeds: JSON, signed by the Standard Webhooks scheme with the connector's secret"}, h.receive)
	api.Do(r, api.Op{ID: "list-metric-runs", Method: http.MethodGet, Path: "/metrics/{id}/feed/runs", Action: access.MetricView, Tag: tag,
		Summary: "List the times that a metric was read, the newest first"}, h.runs)
}

// feeds are the operations on feeds; runs keep codes, which need the book to be read.
type feeds struct {
	*Feature
	book *i18n.Book
}

// MetricFeedBody is how a metric is read, as it is sent.
type MetricFeedBody struct {
	ConnectorID string `json:"connector_id"`
	Query       string `json:"query,omitempty" doc:"What follows the address, a query of SQL or Prometheus, or a link to a table of Feishu. {day}, {from} and {to} stand for days; with {day} it is asked for each day"`
	ValuePath   string `json:"value_path,omitempty" doc:"JSON: JSONPath of the value or values; Feishu or a table at an address: the name of the column, or the cells of a spreadsheet such as A2:B400"`
	DayPath     string `json:"day_path,omitempty" doc:"JSON: JSONPath of their days; Feishu or a table at an address: the name of the column; left out for one value of the day asked for"`
	At          string `json:"at" pattern:"^[0-2][0-9]:[0-5][0-9]$" doc:"When it is read, where the workspace is"`
	Workdays    bool   `json:"workdays" doc:"On workdays only; what falls on another day of a week or a month, on the next workday"`
	Recurs      Recurs `json:"recurs,omitempty" enum:"hour,day,week,month" doc:"How often: each hour at the minute of at, each day, week or month; each day where left out"`
	RecursOn    int    `json:"recurs_on,omitempty" minimum:"0" maximum:"31" doc:"Each week: 1 Monday to 7 Sunday. Each month: 1 to 31, a shorter one on its last day"`
	Delay       int    `json:"delay,omitempty" minimum:"0" maximum:"60" doc:"Days after which the figure of a day is known"`
	Paused      bool   `json:"paused,omitempty"`
}

func (b MetricFeedBody) plan() FeedPlan {
	return FeedPlan{ConnectorID: b.ConnectorID, Query: b.Query, ValuePath: b.ValuePath, DayPath: b.DayPath, At: b.At, Workdays: b.Workdays, Recurs: b.Recurs, RecursOn: b.RecursOn, Delay: b.Delay, Paused: b.Paused}
}

// MetricFeedView says where a metric is read from, and how that goes.
type MetricFeedView struct {
	Version       int64           `json:"version" doc:"As in ETag; 0 where it is read from nowhere"`
	Set           bool            `json:"set" doc:"It is read from somewhere"`
	ConnectorName string          `json:"connector_name,omitempty"`
	Kind          source.Kind     `json:"kind,omitempty"`
	At            string          `json:"at,omitempty"`
	Workdays      bool            `json:"workdays"`
	Recurs        Recurs          `json:"recurs,omitempty" enum:"hour,day,week,month"`
	RecursOn      int             `json:"recurs_on,omitempty"`
	Delay         int             `json:"delay"`
	Paused        bool            `json:"paused"`
	Failed        int             `json:"failed" doc:"Times in a row that it couldn't be read"`
	NextAt        *time.Time      `json:"next_at"`
	Asked         *MetricFeedBody `json:"asked,omitempty" doc:"What is read; told to whoever may change the metric"`
	Runs          []MetricRunView `json:"runs" doc:"The last ten, the newest first"`
	Can           []access.Action `json:"can"`
}

// MetricRunView is one time that a metric was read.
type MetricRunView struct {
	ID         string    `json:"id"`
	At         time.Time `json:"at"`
	PersonName string    `json:"person_name,omitempty" doc:"Who asked for it; absent for the schedule"`
	From       string    `json:"from"`
	To         string    `json:"to"`
	Found      int       `json:"found" doc:"Values that were read"`
	Added      int       `json:"added"`
	Corrected  int       `json:"corrected"`
	Code       string    `json:"code,omitempty" doc:"Why it failed"`
	Detail     string    `json:"detail,omitempty" doc:"The same in words"`
}

func (h *feeds) viewRun(lang string, r Run, org *people.Org) MetricRunView {
	v := MetricRunView{ID: r.ID, At: r.RanAt, PersonName: org.Name(r.PersonID), From: r.From.String(), To: r.To.String(), Found: r.Found, Added: r.Added, Corrected: r.Corrected, Code: r.Code}
	if r.Code != "" {
		v.Detail = h.book.Say(lang, r.Code, r.Args.V)
	}
	return v
}

func (h *feeds) view(ctx context.Context, who access.Actor, id string) (*api.One[MetricFeedView], error) {
	fed, err := h.FeedOf(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := MetricFeedView{Runs: make([]MetricRunView, len(fed.Last)), Can: access.Can(fed.Who, fed.Metric.Target(), access.MetricConnect)}
	for i, r := range fed.Last {
		v.Runs[i] = h.viewRun(api.Lang(ctx), r, fed.Org)
	}
	if one := fed.Feed; one != nil {
		v.Version = one.Version
		v.Set, v.ConnectorName, v.Kind, v.At, v.Workdays, v.Delay, v.Paused, v.Failed = true, fed.Connector.Name, fed.Connector.Kind, one.ReadAt, one.Workdays, one.Delay, one.Paused, one.Failed
		v.Recurs, v.RecursOn = one.Recurs, one.RecursOn
		if !one.Paused {
			v.NextAt = api.Instant(one.NextAt)
		}
		if access.Decide(fed.Who, access.MetricUpdate, fed.Metric.Target()) == access.Allow {
			v.Asked = &MetricFeedBody{ConnectorID: one.ConnectorID, Query: one.Query, ValuePath: one.ValuePath, DayPath: one.DayPath, At: one.ReadAt,
				Workdays: one.Workdays, Recurs: one.Recurs, RecursOn: one.RecursOn, Delay: one.Delay, Paused: one.Paused}
		}
	}
	if !v.Set {
		return &api.One[MetricFeedView]{Body: v}, nil
	}
	return api.Versioned(v, v.Version), nil
}

func (h *feeds) get(ctx context.Context, who access.Actor, in *api.ID) (*api.One[MetricFeedView], error) {
	return h.view(ctx, who, in.ID)
}

type setMetricFeedIn struct {
	api.ID
	api.IfMatch
	Body MetricFeedBody
}

func (h *feeds) set(ctx context.Context, who access.Actor, in *setMetricFeedIn) (*api.One[MetricFeedView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if err := h.SetFeed(ctx, who, in.ID.ID, version, in.Body.plan()); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[MetricFeedView], error) { return h.view(ctx, who, in.ID.ID) })
	}
	return h.view(ctx, who, in.ID.ID)
}

func (h *feeds) drop(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, h.DropFeed(ctx, who, in.ID)
}

// MetricSampleView is what a feed would read now.
type MetricSampleView struct {
	From  string           `json:"from"`
	To    string           `json:"to"`
	Lines []MetricLineView `json:"lines" doc:"By day"`
}

type tryMetricFeedIn struct {
	api.ID
	Body struct {
		MetricFeedBody
		Sample string `json:"sample,omitempty" doc:"What a webhook would send"`
	}
}

func (h *feeds) try(ctx context.Context, who access.Actor, in *tryMetricFeedIn) (*api.Out[MetricSampleView], error) {
	plan := in.Body.plan()
	plan.Sample = in.Body.Sample
	s, err := h.TryFeed(ctx, who, in.ID.ID, plan)
	if err != nil {
		return nil, err
	}
	v := MetricSampleView{From: s.From.String(), To: s.To.String(), Lines: make([]MetricLineView, len(s.Lines))}
	for i, l := range s.Lines {
		v.Lines[i] = viewLine(h.book, api.Lang(ctx), l)
	}
	return api.Body(v), nil
}

type sendMetricValuesIn struct {
	api.ID
	MessageID string `header:"Webhook-Id"`
	Stamp     string `header:"Webhook-Timestamp" doc:"Seconds since 1970"`
	Signature string `header:"Webhook-Signature" doc:"v1, and the signature; several with blanks between"`
	RawBody   []byte `contentType:"application/json"`
}

// MetricReceivedView is what came of values that were sent.
type MetricReceivedView struct {
	Found     int `json:"found"`
	Added     int `json:"added"`
	Corrected int `json:"corrected"`
}

func (h *feeds) receive(ctx context.Context, _ access.Actor, in *sendMetricValuesIn) (*api.Out[MetricReceivedView], error) {
	run, err := h.Receive(ctx, in.ID.ID, Message{ID: in.MessageID, Stamp: in.Stamp, Signatures: in.Signature, Body: in.RawBody})
	if err != nil {
		return nil, err
	}
	return api.Body(MetricReceivedView{Found: run.Found, Added: run.Added, Corrected: run.Corrected}), nil
}

type runMetricFeedIn struct {
	api.ID
	Body struct {
		From string `json:"from,omitempty" format:"date" doc:"Read again from this day on; the last value's week where left out"`
	}
}

func (h *feeds) run(ctx context.Context, who access.Actor, in *runMetricFeedIn) (*api.One[MetricFeedView], error) {
	var from date.Date
	if in.Body.From != "" {
		var err error
		if from, err = date.Parse(in.Body.From); err != nil {
			return nil, fault.At("/from", "input.date")
		}
	}
	if _, err := h.Fetch(ctx, who, in.ID.ID, from); err != nil {
		return nil, err
	}
	return h.view(ctx, who, in.ID.ID)
}

func (h *feeds) runs(ctx context.Context, who access.Actor, in *listOfMetricIn) (*api.Many[MetricRunView], error) {
	page, org, err := h.Runs(ctx, who, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	items := make([]MetricRunView, len(page.Items))
	for i, r := range page.Items {
		items[i] = h.viewRun(api.Lang(ctx), r, org)
	}
	return api.Items(items, page.Next), nil
}
