package cycles

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Look is what a cycle is seen against: the day, the workdays, and its siblings.
type Look struct {
	Today    date.Date
	Calendar *cycle.Calendar
	Set      *Set
}

func (f *Feature) look(tx *act.Tx, s *Set, calendar *cycle.Calendar) Look {
	return Look{Today: f.Today(tx), Calendar: calendar, Set: s}
}

// Look gives every cycle, with what they are seen against.
func (f *Feature) Look(ctx context.Context, who access.Actor) (l Look, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleView, access.Target{}); err != nil {
			return err
		}
		s, calendar, err := f.time(ctx, tx)
		l = f.look(tx, s, calendar)
		return err
	})
	return l, err
}

// One finds a cycle for somebody who asks.
func (f *Feature) One(ctx context.Context, who access.Actor, id string) (Cycle, Look, error) {
	l, err := f.Look(ctx, who)
	if err != nil {
		return Cycle{}, l, err
	}
	c, ok := l.Set.there(id)
	if !ok {
		return Cycle{}, l, fault.New(fault.Missing, "input.missing")
	}
	return c, l, nil
}

// Offer is a template with what the workspace already has of it.
type Offer struct {
	cycle.Template
	CycleID  string // a cycle of the same span, or ""
	ParentID string // the shortest cycle that it would lie in, or ""
}

// Templates offers cycles to make: those of a year, or for 0 of each usual length
// the present and the next.
func (l Look) Templates(year int) ([]Offer, error) {
	templates := cycle.Usual(l.Today, l.Calendar)
	if year != 0 {
		templates = nil
		for _, k := range []struct {
			kind cycle.Kind
			n    int
		}{{cycle.Year, 1}, {cycle.Half, 2}, {cycle.Quarter, 4}, {cycle.Month, 12}} {
			for i := range k.n {
				t, err := cycle.Make(k.kind, year, i+1, l.Calendar)
				if err != nil {
					return nil, err
				}
				templates = append(templates, t)
			}
		}
	}
	offers := make([]Offer, len(templates))
	for i, t := range templates {
		offers[i] = Offer{Template: t, CycleID: l.Set.spanning(t.Span), ParentID: l.Set.around(t.Span)}
	}
	return offers, nil
}

// spanning finds a cycle of a span.
func (s *Set) spanning(span cycle.Span) string {
	i := slices.IndexFunc(s.all, func(c Cycle) bool { return c.Span() == span })
	if i < 0 {
		return ""
	}
	return s.all[i].ID
}

// around finds the shortest cycle that holds a span and is longer than it.
func (s *Set) around(span cycle.Span) (id string) {
	shortest := 0
	for _, c := range s.all {
		if days := c.Span().Days(); c.Span().Holds(span) && c.Span() != span && (shortest == 0 || days < shortest) {
			id, shortest = c.ID, days
		}
	}
	return id
}

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "cycle", View: access.CycleView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		set, err := f.Set(ctx, tx)
		if err != nil {
			return nil, err
		}
		found := make(map[string]act.Spoken, len(ids))
		for _, id := range ids {
			if c, ok := set.Cycle(id); ok {
				found[id] = act.Spoken{Title: c.Name, Path: "/settings/cycles"}
			}
		}
		return found, nil
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		set, err := f.Set(ctx, tx)
		if err != nil {
			return nil, err
		}
		within := make(map[string]string, len(ids))
		for _, id := range ids {
			if _, there := set.there(id); there {
				within[id] = ""
			}
		}
		return within, nil
	}}}
}
