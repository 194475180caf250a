package metrics

import (
	"cmp"
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// listThen is List as of the moment that tx looks at. What is asked about values, and where they are read from, is
// told of the present alone.
func (f *Feature) listThen(ctx context.Context, tx *act.Tx, in Filter) (p Page, err error) {
	for _, one := range []struct {
		asked bool
		field string
	}{{in.Asking, "/asking"}, {in.ConnectorID != "", "/connector_id"}, {in.Failing, "/failing"}} {
		if one.asked {
			return p, fault.At(one.field, "metrics.not_then")
		}
	}
	found := store.Page[Metric]{}
	for range mostPages {
		page, err := namedThen(ctx, tx, in)
		if err != nil {
			return p, err
		}
		ids := make([]string, len(page.Items))
		for i, n := range page.Items {
			ids[i] = n.ID
		}
		if found.Items, err = f.then(ctx, tx, ids); err != nil {
			return p, err
		}
		if found.Next = page.Next; found.Next == "" || len(found.Items) > 0 {
			break
		}
		in.Cursor = found.Next
	}
	return f.shown(ctx, tx, found)
}

// mostPages bounds how far the library is gone through until something of it may be shown.
const mostPages = 50

// then gives those of some metrics, in their order, that there were, as they were defined and by the readings that were known at the
// moment that tx looks at: those that the caller may see and might have seen.
func (f *Feature) then(ctx context.Context, tx *act.Tx, ids []string) ([]Metric, error) {
	rows, err := everByID(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	gone, err := tx.SinceOn(ctx, "metric", ids)
	if err != nil {
		return nil, err
	}
	came, said, kept := act.First(gone, metricCame...), act.First(gone, metricSaid...), rows[:0]
	for _, m := range rows {
		if g, ok := came[m.ID]; ok && g.Kind != "metric.deleted" || !ok && !m.DeletedAt.IsZero() {
			continue
		}
		now := m.Target()
		if err := m.unwind(said[m.ID]); err != nil {
			return nil, err
		}
		now.Visibility = m.Visibility // what hid it then hides how it was then, whoever it is of by now
		if access.Decide(tx.Who, access.MetricView, now) == access.Allow {
			kept = append(kept, m)
		}
	}
	last, err := lastThen(ctx, tx, ids, trailDays)
	for i := range kept {
		kept[i].recall(last[kept[i].ID])
	}
	sorting.By(kept, func(a, b Metric) int { return cmp.Compare(slices.Index(ids, a.ID), slices.Index(ids, b.ID)) })
	return kept, err
}

// unwind puts a metric back to how it was defined before an event; the zero one changes nothing. Its formula isn't told.
func (m *Metric) unwind(g act.Gone) error {
	m.Formula, m.FormulaPlaces = "", 0
	if g.Before == "" {
		return nil
	}
	var was struct {
		Name        string            `json:"name"`
		Unit        string            `json:"unit"`
		Direction   metric.Direction  `json:"direction"`
		Freshness   int               `json:"freshness"`
		Description string            `json:"description"`
		OwnerID     string            `json:"owner_id"`
		TeamID      string            `json:"team_id"`
		Visibility  access.Visibility `json:"visibility"`
		Listed      []string          `json:"shared_with"`
	}
	if err := g.Read(&was); err != nil {
		return err
	}
	m.Name, m.Unit, m.Direction, m.Freshness, m.Description = was.Name, was.Unit, was.Direction, was.Freshness, was.Description
	m.OwnerID, m.TeamID, m.Visibility, m.Listed = was.OwnerID, was.TeamID, was.Visibility, was.Listed
	return nil
}

// recall sets what a metric keeps of its readings to what the last of then come to.
func (m *Metric) recall(last []Reading) {
	m.LastValue, m.LastOn, m.Questions = decimal.NullDecimal{}, store.Day{}, 0
	trail := []objectives.Point{}
	for _, r := range last {
		trail = append(trail, objectives.Point{On: r.On.String(), Value: r.Value.Decimal.String()})
		m.LastValue, m.LastOn = r.Value, r.On
	}
	m.Trail.Set(trail)
}

// seeThen is see as of the moment that tx looks at; a metric is missing that wasn't there, or is or was hidden.
func (f *Feature) seeThen(ctx context.Context, tx *act.Tx, id string) (*Metric, error) {
	if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
		return nil, err
	}
	list, err := f.then(ctx, tx, []string{id})
	if err == nil && len(list) == 0 {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}
