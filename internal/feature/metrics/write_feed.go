package metrics

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

// FeedPlan is what an admin says of how a metric is read.
type FeedPlan struct {
	ConnectorID string
	Query       string
	ValuePath   string
	DayPath     string
	At          string // HH:MM
	Workdays    bool
	Recurs      Recurs // "" for daily
	RecursOn    int
	Delay       int
	Paused      bool
	Sample      string // to try a webhook with; it is not kept
}

const (
	maxQuery = 10_000
	maxPath  = 500
	maxDelay = 60
)

// SetFeed says where a metric is read from, and when. version is that which was seen, 0
// to overwrite: input.stale where there is another, or none any more.
func (f *Feature) SetFeed(ctx context.Context, who access.Actor, id string, version int64, in FeedPlan) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := lockMetric(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MetricConnect, m.Target()); err != nil {
			return err
		}
		if err := m.byHand(); err != nil {
			return err
		}
		feed, c, err := f.feed(ctx, tx, m, in)
		if err != nil {
			return err
		}
		told := act.Told{Kind: "metric.feed_set", Subject: m.ref(), After: feed.facts()}
		old, err := loadFeed(ctx, tx, m.ID)
		switch {
		case err == nil && (version == 0 || version == old.Version):
			told.Before, feed.Version = old.facts(), old.Version+1
		case err == nil || version != 0 && fault.Is(err, "input.missing"):
			return fault.New(fault.Stale, "input.stale")
		case !fault.Is(err, "input.missing"):
			return err
		default: // above all that one had that was dropped
			feed.Version = tx.Now.UnixMicro()
		}
		cal, err := f.Cycles.Calendar(ctx, tx)
		if err != nil {
			return err
		}
		if c.Kind != source.Webhook { // which comes when it comes
			feed.NextAt = feed.next(cal, f.loc, tx.Now)
		}
		if err := putFeed(ctx, tx, feed); err != nil {
			return err
		}
		return tx.Tell(ctx, told)
	})
}

// feed is a plan as it would be kept, with the connector that it reads from.
func (f *Feature) feed(ctx context.Context, tx *act.Tx, m *Metric, in FeedPlan) (*MetricFeed, *Connector, error) {
	feed := &MetricFeed{MetricID: m.ID, ConnectorID: in.ConnectorID, Query: strings.TrimSpace(in.Query), ValuePath: strings.TrimSpace(in.ValuePath), DayPath: strings.TrimSpace(in.DayPath),
		ReadAt: in.At, Workdays: in.Workdays, Recurs: in.Recurs, RecursOn: in.RecursOn, Delay: in.Delay, Paused: in.Paused, PersonID: tx.Who.ID, ChangedAt: tx.Now}
	c, err := loadConnector(ctx, tx, in.ConnectorID)
	if fault.Is(err, "input.missing") {
		return nil, nil, fault.At("/connector_id", "metrics.connector_unknown")
	}
	if err != nil {
		return nil, nil, err
	}
	return feed, c, feed.check(c)
}

// check finds all that is wrong with a feed, and leaves out what its kind of
// connector doesn't have.
func (f *MetricFeed) check(c *Connector) error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	switch c.Kind {
	case source.JSON, source.Webhook:
		if c.Kind == source.Webhook {
			f.Query = ""
		}
		need(f.ValuePath != "", "/value_path", "input.required")
	case source.FeishuBase, source.FeishuSheet:
		if c.Kind == source.FeishuSheet { // whose cells say which days they are of
			f.DayPath = ""
		}
		need(f.Query != "", "/query", "input.required")
		need(f.ValuePath != "", "/value_path", "input.required")
	case source.CSV:
	default:
		f.ValuePath, f.DayPath = "", ""
		need(f.Query != "", "/query", "input.required")
	}
	need(utf8.RuneCountInString(f.Query) <= maxQuery, "/query", "input.too_long", fault.Args{"limit": maxQuery})
	need(len(f.ValuePath) <= maxPath, "/value_path", "input.too_long", fault.Args{"limit": maxPath})
	need(len(f.DayPath) <= maxPath, "/day_path", "input.too_long", fault.Args{"limit": maxPath})
	_, err := time.Parse("15:04", f.ReadAt)
	need(err == nil, "/at", "metrics.at")
	field, code := f.recur()
	need(code == "", field, code)
	need(f.Delay >= 0 && f.Delay <= maxDelay, "/delay", "metrics.delay", fault.Args{"limit": maxDelay})
	return fault.Join(bad)
}

// DropFeed lets a metric be read from nowhere; what was read stays.
func (f *Feature) DropFeed(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := lockMetric(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MetricConnect, m.Target()); err != nil {
			return err
		}
		old, err := loadFeed(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		if err := dropFeed(ctx, tx, m.ID); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "metric.feed_dropped", Subject: m.ref(), Before: old.facts()})
	})
}
