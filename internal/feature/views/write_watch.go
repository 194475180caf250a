package views

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// How subscriptions are looked at: every minute, the one that waits the longest first, and for
// no longer than this, so that a thousand of them take a part of one processor and not the whole.
const (
	watchEvery = time.Minute
	watchFor   = 10 * time.Second
	// mostMatches is how many objectives and key results one may hold of; with more, nobody would
	// read what it tells.
	mostMatches = 2000
	// mostTold bounds the lines of what is told at once; the view itself has the rest.
	mostTold = 40
)

// Turned is what a subscriber is told of, as listeners hear of it.
type Turned struct {
	View     View
	PersonID string
	Lines    []objectives.Match // at most mostTold
	Count    int                // of all
}

// Watch looks at the subscriptions for which something may have changed.
func (f *Feature) Watch(ctx context.Context) error {
	start, began := time.Now(), f.act.Now()
	var all []error
	for time.Since(start) < watchFor && ctx.Err() == nil {
		s, err := f.take(ctx, began)
		if err != nil {
			return errors.Join(append(all, err)...)
		}
		if s == nil {
			break
		}
		if err := f.look(ctx, s); err != nil { // the next may go well: it is looked at again when something changes
			slog.WarnContext(ctx, "a subscribed view can't be looked at", "subscription", s.ID, "error", err)
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

// take claims the next subscription to look at; nil for none, or where another replica was
// quicker.
func (f *Feature) take(ctx context.Context, began time.Time) (s *Subscription, err error) {
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		head, err := act.Head(ctx, tx)
		if err != nil {
			return err
		}
		s, err = claim(ctx, tx, glance{began: began, now: tx.Now, day: f.cycles.Today(tx).String(), head: head})
		return err
	})
	var stale *fault.Fault
	if errors.As(err, &stale) && stale.Kind == fault.Stale {
		return nil, nil
	}
	return s, err
}

// look sees of what one subscription's view holds now, with the eyes of its subscriber, and
// tells them what began and ended. The first time it only keeps it.
func (f *Feature) look(ctx context.Context, s *Subscription) error {
	v, who, was, err := f.eyes(ctx, s)
	if err != nil || v == nil {
		return err
	}
	find, wrong := query.Parse(v.Find, true)
	if wrong != nil {
		return wrong.Fault("/find")
	}
	matches, all, err := f.objectives.Matches(ctx, who, find, mostMatches)
	if err != nil {
		return err
	}
	if !all {
		return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
			_, err := turned(ctx, tx, s, Wide)
			return err
		})
	}
	now := make([]query.Match, len(matches))
	names := make(map[query.Match]objectives.Match, len(matches))
	for i, m := range matches {
		now[i], names[m.Match] = m.Match, m
	}
	began, ended := query.Turn(was, now)
	if s.Turn == 0 || s.Trouble == Wide {
		began, ended = nil, nil // what held from the start, or while nobody looked
	}
	moves := moves{in: query.Difference(now, was), out: query.Difference(was, now)}
	for _, m := range began {
		moves.began = append(moves.began, names[m])
	}
	if s.Ends {
		if moves.ended, err = f.stillSeen(ctx, who, ended); err != nil {
			return err
		}
	}
	return f.keep(ctx, s, v, moves)
}

// moves is what is different from when a subscription was last looked at.
type moves struct {
	in, out      []query.Match
	began, ended []objectives.Match // what is told of it
}

// eyes finds what a subscription asks and as whom, and of what it held; nil where its view was
// taken away or isn't for them any more. Either may come back.
func (f *Feature) eyes(ctx context.Context, s *Subscription) (v *View, who access.Actor, was []query.Match, err error) {
	err = f.act.Read(ctx, access.System("views"), func(ctx context.Context, tx *act.Tx) error {
		one, err := load(ctx, tx, s.ViewID)
		if err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		here := false
		if who, here = org.Actor(s.PersonID); !here || !one.DeletedAt.IsZero() || access.Decide(who, access.ViewView, one.Target()) != access.Allow {
			return nil
		}
		v = one
		was, err = matchesOf(ctx, tx, s.ID)
		return err
	})
	return v, who, was, err
}

// stillSeen names those objectives that somebody may see and whose cycle goes on: what was
// hidden or taken away, or ended with its cycle, isn't told.
func (f *Feature) stillSeen(ctx context.Context, who access.Actor, ended []query.Match) (seen []objectives.Match, err error) {
	ids := make([]string, len(ended))
	for i, m := range ended {
		ids[i] = m.ObjectiveID
	}
	titles, err := f.objectives.GoingOn(ctx, who, ids)
	for _, m := range ended {
		if title, there := titles[m.ObjectiveID]; there {
			seen = append(seen, objectives.Match{Match: m, Objective: title})
		}
	}
	return seen, err
}

// keep keeps of what a view holds now and tells what is worth it, in one transaction: what was
// told is known, and what isn't known wasn't told.
func (f *Feature) keep(ctx context.Context, s *Subscription, v *View, m moves) error {
	put := func(ctx context.Context, tx *act.Tx) (still bool, err error) {
		if still, err = turned(ctx, tx, s, None); err != nil || !still {
			return false, err
		}
		return true, moveMatches(ctx, tx, s.ID, m.in, m.out)
	}
	if len(m.began)+len(m.ended) == 0 {
		return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
			_, err := put(ctx, tx)
			return err
		})
	}
	err := f.act.Write(ctx, access.System("views"), func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ViewFollow, v.Target()); err != nil {
			return err
		}
		if still, err := put(ctx, tx); err != nil || !still {
			return cmp.Or(err, errGone)
		}
		for _, told := range []struct {
			kind  string
			lines []objectives.Match
		}{{"view.began", m.began}, {"view.ended", m.ended}} {
			if len(told.lines) == 0 {
				continue
			}
			detail := Turned{View: *v, PersonID: s.PersonID, Lines: told.lines[:min(len(told.lines), mostTold)], Count: len(told.lines)}
			e := act.Told{Kind: told.kind, Subject: v.ref(), After: map[string]any{"person_id": s.PersonID, "count": len(told.lines)}, Detail: detail}
			if err := tx.Tell(ctx, e); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, errGone) {
		return nil
	}
	return err
}

// errGone takes back the look at a subscription that was ended or began anew meanwhile.
var errGone = errors.New("views: the subscription is gone")
