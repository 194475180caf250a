package metrics

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/robot"
	"github.com/sinan-okr/sinan/internal/platform/source"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Message is what somebody sends for a metric, signed by the Standard Webhooks scheme.
type Message struct {
	ID, Stamp, Signatures string
	Body                  []byte
}

// Receive takes values that are sent for a metric by a webhook. Whatever is wrong
// with the metric, its feed or the signature is answered alike: metrics.signature.
// What can't be read is written down as a run, and answered so that the sender knows.
func (f *Feature) Receive(ctx context.Context, id string, m Message) (run Run, err error) {
	var e errand
	var now time.Time
	err = f.act.Read(ctx, system(), func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.LinkUse, access.Target{}); err != nil {
			return err
		}
		now, e.to = tx.Now, f.Objectives.Today(tx)
		if e.metric, err = loadMetric(ctx, tx, id); err != nil {
			return err
		}
		if e.feed, err = loadFeed(ctx, tx, id); err != nil {
			return err
		}
		e.to = e.to.AddDays(-e.feed.Delay)
		c, err := loadConnector(ctx, tx, e.feed.ConnectorID)
		if err == nil {
			e.place, err = f.place(c)
		}
		return err
	})
	if err != nil && !fault.Is(err, "input.missing") && !fault.Is(err, "metrics.sealed") {
		return run, err
	}
	if err != nil || e.place.Kind != source.Webhook || e.feed.Paused || robot.Verify(e.place.Secret, m.ID, m.Stamp, m.Signatures, m.Body, now) != nil {
		return run, fault.New(fault.Unsigned, "metrics.signature")
	}
	lines, err := f.sent(&e, m.Body)
	run = Run{MetricID: id, PersonID: system().ID, From: store.AsDay(e.from), To: store.AsDay(e.to), Found: len(lines), Args: store.AsJSON(fault.Args{})}
	if err == nil {
		err = f.keepRead(ctx, system(), e, lines, &run)
	}
	if late := f.failed(ctx, system(), e, &run, err); late != nil {
		return run, late
	}
	return run, err
}

// sent reads what was sent: of the days up to the last whose figure is known.
func (f *Feature) sent(e *errand, body []byte) ([]Line, error) {
	ask := source.Ask{ValuePath: e.feed.ValuePath, DayPath: e.feed.DayPath}
	rows, err := source.Sent(body, ask)
	if err != nil {
		return nil, err
	}
	ask.To = e.to
	ask.From = e.to.AddDays(-mostBack)
	e.from = ask.From
	return f.linesFrom(rows, *e, ask)
}
