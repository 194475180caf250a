package metrics

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Filter says which metrics are wanted; empty fields ask for nothing.
type Filter struct {
	Query   string // part of the name or description
	OwnerID string
	TeamID  string
	Asking  bool // only those with open questions
	// ConnectorID narrows to those that are read from it, Failing to those that
	// couldn't be read the last time.
	ConnectorID string
	Failing     bool
	Cursor      string
	Limit       int
}

// Page is metrics with what is needed to show them.
type Page struct {
	Items []Metric
	Next  string
	Org   *people.Org
	Who   access.Actor
	Day   objectives.Day
	Past  bool // as of a past moment: nothing may be done
}

// List pages through the metrics that the caller may see, by name.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (p Page, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if tx.Past() {
			p, err = f.listThen(ctx, tx, in)
			return err
		}
		list, err := listMetrics(ctx, tx, tx.Who, in)
		if err != nil {
			return err
		}
		p, err = f.shown(ctx, tx, list)
		return err
	})
	return p, err
}

func (f *Feature) shown(ctx context.Context, tx *act.Tx, list store.Page[Metric]) (p Page, err error) {
	p = Page{Items: list.Items, Next: list.Next, Who: tx.Who, Past: tx.Past()}
	if p.Org, err = f.People.Org(ctx, tx); err != nil {
		return p, err
	}
	p.Day, err = f.Objectives.Day(ctx, tx)
	return p, err
}

// Detail is one metric with the key results that read from it, as far as the
// caller sees them.
type Detail struct {
	Page
	Readers []fed
	Inputs  []InputShown // what it is worked out from
	Users   []Metric     // that are worked out from it
}

// mostReaders bounds the key results that a metric's page names.
const mostReaders = 100

// Metric reads one metric.
func (f *Feature) Metric(ctx context.Context, who access.Actor, id string) (d Detail, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.see(ctx, tx, id)
		if err != nil {
			return err
		}
		if d.Page, err = f.shown(ctx, tx, store.Page[Metric]{Items: []Metric{*m}}); err != nil {
			return err
		}
		if tx.Past() { // what read from it, and what from what, is of the present
			return nil
		}
		if d.Readers, err = seenReaders(ctx, tx, tx.Who, id, mostReaders); err != nil {
			return err
		}
		return d.lineage(ctx, tx, m)
	})
	return d, err
}

func (f *Feature) see(ctx context.Context, tx *act.Tx, id string) (*Metric, error) {
	if tx.Past() {
		return f.seeThen(ctx, tx, id)
	}
	m, err := loadMetric(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	return m, tx.Allow(access.MetricView, m.Target())
}

// ReadFrom gives the metric that a key result reads from, as far as the caller may
// see it; nil for none. hidden: there is one that they may not see.
func (f *Feature) ReadFrom(ctx context.Context, who access.Actor, keyResultID string) (d *Detail, hidden bool, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, _, err := f.Objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		l, err := loadLink(ctx, tx, keyResultID)
		if err == nil {
			var found Detail
			if found, err = f.Metric(ctx, who, l.MetricID); err == nil {
				d = &found
				return nil
			}
			hidden = fault.Is(err, "input.missing")
		}
		if fault.Is(err, "input.missing") {
			return nil
		}
		return err
	})
	return d, hidden, err
}

// Readings pages through a metric's readings, superseded ones too, newest first.
func (f *Feature) Readings(ctx context.Context, who access.Actor, id, cursor string, limit int) (page store.Page[Reading], m *Metric, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if m, err = f.see(ctx, tx, id); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		page, err = pageReadings(ctx, tx, id, cursor, limit)
		return err
	})
	return page, m, org, err
}

// Revisions pages through the changes of what a metric means, newest first.
func (f *Feature) Revisions(ctx context.Context, who access.Actor, id, cursor string, limit int) (page store.Page[Revision], org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if _, err := f.see(ctx, tx, id); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		page, err = pageRevisions(ctx, tx, id, cursor, limit)
		return err
	})
	return page, org, err
}

// Question is a doubt about a reading with what was answered.
type Question struct {
	metric.Doubt
	Reading Reading
	Answer  *Answer // nil while nobody has
}

// Judged is the newest readings of a metric that count, oldest first, with what
// should be asked about them.
type Judged struct {
	Readings  []Reading // those taken back are left out
	Values    []metric.Value
	Questions []Question
	Org       *people.Org
}

// Series gives what the chart of a metric draws.
func (f *Feature) Series(ctx context.Context, who access.Actor, id string) (j Judged, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.see(ctx, tx, id)
		if err != nil {
			return err
		}
		if j, err = f.judged(ctx, tx, m); err != nil {
			return err
		}
		j.Org, err = f.People.Org(ctx, tx)
		return err
	})
	return j, err
}

func (f *Feature) judged(ctx context.Context, tx *act.Tx, m *Metric) (j Judged, err error) {
	rows, err := newestReadings(ctx, tx, m.ID, date.Date{}, mostJudged)
	if err != nil {
		return j, err
	}
	series, at := values(rows)
	j.Values = series
	for _, i := range at {
		j.Readings = append(j.Readings, rows[i])
	}
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return j, err
	}
	var asked []string
	for _, d := range metric.Doubts(series, day.Calendar, m.Freshness) {
		j.Questions = append(j.Questions, Question{Doubt: d, Reading: j.Readings[d.At]})
		asked = append(asked, j.Readings[d.At].ID)
	}
	answers, err := answersOf(ctx, tx, asked)
	for i := range answers {
		if tx.Past() && answers[i].AnsweredAt.After(tx.Now) {
			continue
		}
		for k := range j.Questions {
			if q := &j.Questions[k]; q.Reading.ID == answers[i].ReadingID && q.Kind == answers[i].Kind {
				q.Answer = &answers[i]
			}
		}
	}
	return j, err
}

// Moves tells whether a key result reads from a metric.
func (f *Feature) Moves(ctx context.Context, tx *act.Tx, keyResultID string) (bool, error) {
	_, err := loadLink(ctx, tx, keyResultID)
	if fault.Is(err, "input.missing") {
		return false, nil
	}
	return err == nil, err
}

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "metric", View: access.MetricView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := loadMetrics(ctx, tx, ids)
		found := make(map[string]act.Spoken, len(list))
		for id, m := range list {
			found[id] = act.Spoken{Target: m.Target(), Owners: []string{m.OwnerID}, Title: m.Name, Path: "/metrics/" + id}
		}
		return found, err
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, err := f.then(ctx, tx, ids)
		within := make(map[string]string, len(list))
		for _, m := range list {
			within[m.ID] = ""
		}
		return within, err
	}, Outlived: true}}
}
