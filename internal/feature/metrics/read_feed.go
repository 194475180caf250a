package metrics

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Connectors pages through the connectors, the newest first.
func (f *Feature) Connectors(ctx context.Context, who access.Actor, cursor string, limit int) (page store.Page[Connector], err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ConnectorView, access.Target{}); err != nil {
			return err
		}
		page, err = listConnectors(ctx, tx, cursor, limit)
		return err
	})
	return page, err
}

// Connector reads one connector.
func (f *Feature) Connector(ctx context.Context, who access.Actor, id string) (c *Connector, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ConnectorView, access.Target{}); err != nil {
			return err
		}
		c, err = loadConnector(ctx, tx, id)
		return err
	})
	return c, err
}

// Fed is how a metric is read, with its last runs.
type Fed struct {
	Feed      *MetricFeed // nil where it is read from nowhere
	Connector *Connector
	Last      []Run // the newest first, at most a few
	Metric    *Metric
	Org       *people.Org
	Who       access.Actor
}

const fewRuns = 10

// FeedOf tells how a metric is read; whoever sees the metric may know.
func (f *Feature) FeedOf(ctx context.Context, who access.Actor, id string) (fed Fed, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if fed.Metric, err = f.see(ctx, tx, id); err != nil {
			return err
		}
		fed.Who = tx.Who
		if fed.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		runs, err := pageRuns(ctx, tx, id, "", fewRuns)
		if err != nil {
			return err
		}
		fed.Last = runs.Items
		feed, err := loadFeed(ctx, tx, id)
		if fault.Is(err, "input.missing") {
			return nil
		}
		if err != nil {
			return err
		}
		fed.Feed = feed
		fed.Connector, err = loadConnector(ctx, tx, feed.ConnectorID)
		return err
	})
	return fed, err
}

// Runs pages through the times that a metric was read, the newest first.
func (f *Feature) Runs(ctx context.Context, who access.Actor, id, cursor string, limit int) (page store.Page[Run], org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if _, err := f.see(ctx, tx, id); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		page, err = pageRuns(ctx, tx, id, cursor, limit)
		return err
	})
	return page, org, err
}

// table reads a CSV or workbook that came from an address.
func (f *Feature) table(body []byte, unit string, wanted named) ([]Line, error) {
	text, err := files.Text("", "", body)
	if err != nil {
		return nil, err
	}
	return readLines(text, unit, wanted)
}
