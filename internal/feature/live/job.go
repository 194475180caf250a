package live

import (
	"context"
	"log/slog"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Start finds the end of the trail and follows it from there until ctx ends. What
// fails later is tried again: a page that hears nothing for a while is late, not wrong.
func (f *Feature) Start(ctx context.Context, s *store.Store) error {
	err := f.act.Read(ctx, access.System("live"), func(ctx context.Context, tx *act.Tx) error {
		head, err := act.Head(ctx, tx)
		f.mu.Lock()
		defer f.mu.Unlock()
		f.before, f.head = head, head
		return err
	})
	if err != nil {
		return err
	}
	f.store = s
	go f.listen(ctx)
	go f.run(ctx)
	go f.watch(ctx)
	return nil
}

func (f *Feature) run(ctx context.Context) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-f.wake:
			pause(ctx, gather)
		case <-time.After(look):
		}
		if err := f.read(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "follow the trail", "error", err)
		}
	}
	f.Stop()
}

// listen hears of other replicas' changes, again after each break.
func (f *Feature) listen(ctx context.Context) {
	for ctx.Err() == nil {
		if err := f.store.Listen(ctx, f.nudge, func(text string) { f.told(ctx, text) }); ctx.Err() == nil {
			slog.WarnContext(ctx, "hear of other replicas", "error", err)
			pause(ctx, look)
		}
	}
}

// watch sees to it that whoever falls silent is gone.
func (f *Feature) watch(ctx context.Context) {
	for ctx.Err() == nil {
		pause(ctx, time.Second)
		f.sweep(f.act.Now())
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// read takes in what is new in the trail.
func (f *Feature) read(ctx context.Context) error {
	return f.act.Read(ctx, access.System("live"), func(ctx context.Context, tx *act.Tx) error {
		for {
			events, err := eventsAfter(ctx, tx, f.head)
			if err != nil || len(events) == 0 {
				return err
			}
			changes, err := f.changes(ctx, tx, events)
			if err != nil {
				return err
			}
			if err := f.settle(ctx, tx, changes); err != nil {
				return err
			}
			f.keep(changes, events[len(events)-1].Seq)
		}
	})
}

// changes says of events who may learn of them, with a fixed number of queries
// however many they are.
func (f *Feature) changes(ctx context.Context, tx *act.Tx, events []act.Event) ([]Change, error) {
	list := make([]Change, len(events))
	about := make([]Subject, len(events)) // the noun whose policy holds
	ids := map[string][]string{}
	causes := make([]string, len(events))
	for i, e := range events {
		c := Change{Seq: e.Seq, Kind: e.Kind, SubjectKind: e.SubjectKind, SubjectID: e.SubjectID, WithinID: e.WithinID, ActorID: e.ActorID, ObjectiveID: e.WithinID}
		from, err := e.From()
		if err != nil {
			return nil, err
		}
		c.RequestID = from.ID
		if e.SubjectKind == "objective" {
			c.ObjectiveID = e.SubjectID
		}
		about[i] = Subject{e.SubjectKind, e.SubjectID}
		if _, own := f.places[e.SubjectKind]; !own && c.ObjectiveID != "" {
			about[i] = Subject{"objective", c.ObjectiveID}
		}
		if _, ok := f.places[about[i].Kind]; ok {
			c.placed = true
			ids[about[i].Kind] = append(ids[about[i].Kind], about[i].ID)
		}
		causes[i], list[i] = e.ID, c
	}
	sights := map[Subject]access.Sight{}
	for kind, ids := range ids {
		found, err := f.places[kind](ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		for id, sight := range found {
			sights[Subject{kind, id}] = sight
		}
	}
	told, err := f.notices.Told(ctx, tx, causes)
	for i := range list {
		list[i].sight, list[i].known = sights[about[i]]
		list[i].told = told[events[i].ID]
	}
	return list, err
}
