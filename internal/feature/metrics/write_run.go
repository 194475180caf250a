package metrics

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/source"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// errand is what is to be read, put together before anything is called.
type errand struct {
	metric    *Metric
	feed      *MetricFeed
	place     source.Place
	broken    error // why the place can't be called at all
	from, to  date.Date
	scheduled time.Time // when it is read next
}

// Fetch reads a metric now, by hand or by schedule; from goes further back than
// usual, the zero date doesn't. Whatever came of it is written down as a run. What
// is read is compared with what there is: new days are added, others corrected.
func (f *Feature) Fetch(ctx context.Context, who access.Actor, id string, from date.Date) (Run, error) {
	e, err := f.prepare(ctx, who, id, from, nil)
	if err != nil {
		return Run{}, err
	}
	if e.place.Kind == source.Webhook {
		return Run{}, fault.New(fault.Conflict, "source.waits")
	}
	run := Run{MetricID: id, PersonID: who.ID, From: store.AsDay(e.from), To: store.AsDay(e.to), Args: store.AsJSON(fault.Args{})}
	lines, err := f.lines(ctx, e)
	run.Found = len(lines)
	if err == nil {
		err = f.keepRead(ctx, who, e, lines, &run)
	}
	return run, f.failed(ctx, who, e, &run, err)
}

// prepare loads what is to be read and asks leave; plan stands in for what is kept.
func (f *Feature) prepare(ctx context.Context, who access.Actor, id string, from date.Date, plan *FeedPlan) (e errand, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if e.metric, err = loadMetric(ctx, tx, id); err != nil {
			return err
		}
		if err := tx.Allow(access.MetricConnect, e.metric.Target()); err != nil {
			return err
		}
		c := &Connector{}
		if plan != nil {
			e.feed, c, err = f.feed(ctx, tx, e.metric, *plan)
		} else if e.feed, err = loadFeed(ctx, tx, id); err == nil {
			c, err = loadConnector(ctx, tx, e.feed.ConnectorID)
		}
		if err != nil {
			return err
		}
		e.place, e.broken = f.place(c)
		today := f.Objectives.Today(tx)
		if !from.IsZero() && (from.After(today) || today.Sub(from) > mostBack) {
			return fault.At("/from", "metrics.back", fault.Args{"days": mostBack})
		}
		e.from, e.to = e.feed.window(e.metric, today, from)
		if e.from.After(e.to) {
			e.from = e.to
		}
		cal, err := f.Cycles.Calendar(ctx, tx)
		if err == nil {
			e.scheduled = e.feed.next(cal, f.loc, tx.Now)
		}
		return err
	})
	return e, err
}

// lines calls the place and reads what it answers. A query that names a {day} is
// asked for each day.
func (f *Feature) lines(ctx context.Context, e errand) ([]Line, error) {
	if e.broken != nil {
		return nil, e.broken
	}
	ctx, stop := context.WithTimeout(ctx, mostPatience)
	defer stop()
	ask := source.Ask{Query: e.feed.Query, ValuePath: e.feed.ValuePath, DayPath: e.feed.DayPath, From: e.from, To: e.to}
	if !strings.Contains(e.feed.Query, "{day}") {
		return f.linesOf(ctx, e, ask)
	}
	if e.to.Sub(e.from) >= mostAsked {
		return nil, fault.At("/from", "metrics.back", fault.Args{"days": mostAsked})
	}
	var all []Line
	var last error
	for on := e.from; !on.After(e.to); on = on.AddDays(1) {
		ask.From, ask.To = on, on
		some, err := f.linesOf(ctx, e, ask)
		if fault.Is(err, "source.no_value") { // not known of that day; of none, it is told
			last = err
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	if len(all) == 0 {
		return nil, last
	}
	return all, nil
}

func (f *Feature) linesOf(ctx context.Context, e errand, ask source.Ask) ([]Line, error) {
	a, err := f.read.Read(ctx, e.place, ask)
	if err != nil {
		return nil, err
	}
	if e.place.Kind == source.CSV {
		lines, err := f.table(a.Text, e.metric.Unit, named{value: ask.ValuePath, day: ask.DayPath})
		if err != nil {
			return nil, err
		}
		return asked(lines, ask)
	}
	return f.linesFrom(a.Rows, e, ask)
}

// linesFrom reads rows, with the day asked for where they don't say theirs.
func (f *Feature) linesFrom(rows []source.Row, e errand, ask source.Ask) ([]Line, error) {
	var lines []Line
	for i, row := range rows {
		line, err := f.line(row, ask.To, e.metric.Unit)
		if err != nil {
			return nil, err
		}
		line.Number = i + 1
		lines = append(lines, line)
	}
	return asked(lines, ask)
}

// asked are the lines of the days that were asked for; one that can't be read
// refuses them all.
func asked(lines []Line, ask source.Ask) ([]Line, error) {
	kept := lines[:0]
	for _, l := range lines { // later days are not known yet, earlier ones were not asked for
		if len(l.Faults) > 0 {
			return nil, l.Faults[0]
		}
		if !l.On.Before(ask.From) && !l.On.After(ask.To) {
			kept = append(kept, l)
		}
	}
	return kept, nil
}

// mostPatience bounds one reading, which may be of many days; it is shorter than
// what the server gives a request.
const mostPatience = 90 * time.Second

// mostPlaces is how many digits after the point a value keeps: computers that
// divide answer with more.
const mostPlaces = 9

func (f *Feature) line(row source.Row, asked date.Date, unit string) (Line, error) {
	l := Line{On: asked, Typed: row.Value}
	if row.Day != "" {
		on, ok := f.dayOf(row.Day)
		if !ok {
			return l, fault.New(fault.Invalid, "metrics.day_unread", fault.Args{"typed": row.Day})
		}
		l.On = on
	}
	v, err := checkins.ReadValue(row.Value, unit)
	if fault.Is(err, "value.digits") {
		v, err = v.Round(mostPlaces), nil
		if check, late := checkins.ReadValue(v.String(), unit); late == nil {
			v = check
		}
	}
	if err != nil {
		return l, err
	}
	l.Value, l.Typed = v, v.String()
	return l, nil
}

// dayOf reads a day as places write it: a date, a time, or seconds or milliseconds
// since 1970.
func (f *Feature) dayOf(text string) (date.Date, bool) {
	if on, ok := date.Written(text); ok {
		return on, true
	}
	if len(text) > 10 { // 2026-11-12 18:30:00+08 and the like
		if on, ok := date.Written(text[:10]); ok && strings.Contains(text[:10], "-") {
			return on, true
		}
	}
	var n int64
	for _, r := range text {
		if r < '0' || r > '9' || n > 1<<50 {
			return date.Date{}, false
		}
		n = n*10 + int64(r-'0')
	}
	switch {
	case len(text) == 13:
		return date.In(time.UnixMilli(n), f.loc), true
	case len(text) == 10:
		return date.In(time.Unix(n, 0), f.loc), true
	}
	return date.Date{}, false
}

// keepRead writes down what was read. Where nothing is new nothing is told.
func (f *Feature) keepRead(ctx context.Context, who access.Actor, e errand, lines []Line, run *Run) error {
	news := false
	if err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		p, err := f.plan(ctx, tx, e.metric, lines)
		for _, l := range p.Lines {
			if err == nil && len(l.Faults) > 0 {
				err = l.Faults[0]
			}
			news = news || l.Change != Stays
		}
		run.RanAt = tx.Now
		return err
	}); err != nil {
		return err
	}
	if !news && e.feed.Failed < silentAfter {
		return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return ran(ctx, tx, run, 0, e.scheduled) })
	}
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := lockMetric(ctx, tx, e.metric.ID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MetricConnect, m.Target()); err != nil {
			return err
		}
		if e.feed.Failed >= silentAfter {
			if err := tx.Tell(ctx, act.Told{Kind: "metric.feed_mended", Subject: m.ref(), Before: map[string]any{"failed": e.feed.Failed}, Detail: m}); err != nil {
				return err
			}
		}
		run.RanAt = tx.Now
		if !news {
			return ran(ctx, tx, run, 0, e.scheduled)
		}
		p, err := f.plan(ctx, tx, m, lines)
		if err != nil {
			return err
		}
		out, err := f.take(ctx, tx, m, p, Feed)
		if err != nil {
			return err
		}
		run.Added, run.Corrected = out.New, out.Corrected
		return ran(ctx, tx, run, 0, e.scheduled)
	})
}

// again is how long after a failure it is tried again, the first times.
func again(failed int) time.Duration { return 15 * time.Minute << (2 * (failed - 1)) }

// silentAfter is the failure in a row that people are told of, once until it is
// read again: the two before it are tried again within an hour and a quarter.
const silentAfter = 3

// failed writes down why nothing was read; what isn't about the place is returned.
func (f *Feature) failed(ctx context.Context, who access.Actor, e errand, run *Run, err error) error {
	why, ok := fault.Of(err)
	if err == nil || !ok {
		return err
	}
	run.Code, run.Args = why.Code, store.AsJSON(why.Args)
	failed := e.feed.Failed + 1
	note := func(ctx context.Context, tx *act.Tx) error {
		run.RanAt = tx.Now
		next := e.scheduled
		if soon := tx.Now.Add(again(min(failed, 3))); failed <= 3 && soon.Before(next) {
			next = soon
		}
		return ran(ctx, tx, run, failed, next)
	}
	if failed != silentAfter {
		return f.act.Note(ctx, note)
	}
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.MetricConnect, e.metric.Target()); err != nil {
			return err
		}
		if err := note(ctx, tx); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "metric.feed_silent", Subject: e.metric.ref(), After: map[string]any{"failed": failed}, Detail: e.metric})
	})
}

const (
	fetchedAtOnce = 20
	runsKept      = 180 * 24 * time.Hour
)

// FetchDue reads the metrics whose time has come. One that can't be read keeps no
// other from it.
func (f *Feature) FetchDue(ctx context.Context) error {
	var ids []string
	err := f.act.Read(ctx, system(), func(ctx context.Context, tx *act.Tx) (err error) {
		ids, err = due(ctx, tx, tx.Now, fetchedAtOnce)
		return err
	})
	for _, id := range ids {
		if _, one := f.Fetch(ctx, system(), id, date.Date{}); one != nil {
			err = errors.Join(err, one)
		}
	}
	return err
}

// ForgetRuns forgets how reading went half a year ago.
func (f *Feature) ForgetRuns(ctx context.Context) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return forgetRuns(ctx, tx, tx.Now.Add(-runsKept)) })
}

// Sample is what a feed would read now.
type Sample struct {
	Plans
	From, To date.Date
}

// TryFeed reads what a feed would read, saved or as it is typed, and changes nothing.
func (f *Feature) TryFeed(ctx context.Context, who access.Actor, id string, in FeedPlan) (s Sample, err error) {
	e, err := f.prepare(ctx, who, id, date.Date{}, &in)
	if err != nil {
		return s, err
	}
	var lines []Line
	if e.place.Kind == source.Webhook {
		lines, err = f.sent(&e, []byte(in.Sample))
	} else {
		lines, err = f.lines(ctx, e)
	}
	if err != nil {
		return s, err
	}
	s.From, s.To = e.from, e.to
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s.Plans, err = f.plan(ctx, tx, e.metric, lines)
		return err
	})
	return s, err
}
