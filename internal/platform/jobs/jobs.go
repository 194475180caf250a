// Package jobs carries events to what lies outside the transaction: mail now,
// more ways later. A job is put into the queue in the transaction that told the
// event, so that it exists exactly when the change does; it is tried again with
// growing pauses until it succeeds.
package jobs

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Handler works on one event. It may run more than once for the same event.
type Handler func(ctx context.Context, e act.Event) error

// Queue holds the jobs of one database.
type Queue struct {
	store    *store.Store
	client   *river.Client[*sql.Tx]
	handlers map[string][]Handler
	periodic []Periodic
	started  bool
}

// Periodic is work done again and again, by one replica at a time.
type Periodic struct {
	Name    string
	Every   time.Duration
	AtStart bool // once right away, too
	Do      func(context.Context) error
}

// delivery is the job for one event.
type delivery struct {
	Seq int64 `json:"seq"`
}

// Kind names the job for River.
func (delivery) Kind() string { return "event" }

type deliverer struct {
	river.WorkerDefaults[delivery]
	queue *Queue
}

// Work hands the event to each of its handlers.
func (d *deliverer) Work(ctx context.Context, job *river.Job[delivery]) error {
	var e act.Event
	if err := d.queue.store.Read.NewSelect().Model(&e).Where("seq = ?", job.Args.Seq).Scan(ctx); err != nil {
		return fmt.Errorf("event %d: %w", job.Args.Seq, err)
	}
	for _, h := range d.queue.handlers[e.Kind] {
		if err := h(ctx, e); err != nil {
			return fmt.Errorf("%s: %w", e.Kind, err)
		}
	}
	return nil
}

// New makes a queue. Register handlers with On before Start.
func New(s *store.Store) *Queue { return &Queue{store: s, handlers: map[string][]Handler{}} }

// On registers a handler for one kind of event. Only events that somebody
// handles become jobs.
func (q *Queue) On(kind string, h Handler) { q.handlers[kind] = append(q.handlers[kind], h) }

// Every registers periodic work.
func (q *Queue) Every(p Periodic) { q.periodic = append(q.periodic, p) }

func driver(s *store.Store) riverdriver.Driver[*sql.Tx] {
	if s.Postgres() {
		return riverdatabasesql.New(s.Write.DB)
	}
	return riversqlite.New(s.Write.DB)
}

// Migrate brings the queue's own tables up to date.
func Migrate(ctx context.Context, s *store.Store) error {
	m, err := rivermigrate.New(driver(s), &rivermigrate.Config{Logger: quiet()})
	if err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrate the job queue: %w", err)
	}
	return nil
}

// quiet keeps River's running commentary out of the log; failures come by
// ErrorHandler and by what a job leaves behind.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// Open prepares the queue for inserting; Start makes it work as well.
func (q *Queue) Open() error {
	workers := river.NewWorkers()
	if err := river.AddWorkerSafely(workers, &deliverer{queue: q}); err != nil {
		return err
	}
	config := &river.Config{
		Logger:            quiet(),
		Queues:            map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 4}},
		Workers:           workers,
		FetchPollInterval: time.Second,
		JobTimeout:        2 * time.Minute,
	}
	if q.store.Postgres() {
		config.PollOnly = true
	}
	client, err := river.NewClient(driver(q.store), config)
	if err != nil {
		return fmt.Errorf("job queue: %w", err)
	}
	q.client = client
	return nil
}

// Outbox puts the events that somebody handles into the queue; it is the
// act.Outbox of the program.
func (q *Queue) Outbox(ctx context.Context, tx bun.Tx, events []act.Event) error {
	var jobs []river.InsertManyParams
	for _, e := range events {
		if len(q.handlers[e.Kind]) > 0 {
			jobs = append(jobs, river.InsertManyParams{Args: delivery{Seq: e.Seq}})
		}
	}
	if len(jobs) == 0 {
		return nil
	}
	if _, err := q.client.InsertManyTx(ctx, tx.Tx, jobs); err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	return nil
}

// Start works through the queue until Stop.
func (q *Queue) Start(ctx context.Context) error {
	if err := q.client.Start(ctx); err != nil {
		return err
	}
	q.started = true
	for _, p := range q.periodic {
		go q.repeat(ctx, p)
	}
	return nil
}

// repeat does periodic work; it must be harmless when two replicas do it at once.
func (q *Queue) repeat(ctx context.Context, p Periodic) {
	do := func() {
		if err := p.Do(ctx); err != nil && ctx.Err() == nil {
			slog.ErrorContext(ctx, "periodic work failed", "work", p.Name, "error", err)
		}
	}
	if p.AtStart {
		do()
	}
	tick := time.NewTicker(p.Every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			do()
		}
	}
}

// Stop lets running jobs finish.
func (q *Queue) Stop(ctx context.Context) error {
	if !q.started {
		return nil
	}
	return q.client.Stop(ctx)
}
