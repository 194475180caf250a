package cycles

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Bounds of words, in characters.
const (
	maxName   = 40
	maxReason = 500
)

// PhaseChange is what is said of a cycle's phase dates; nil leaves a date as it
// is, or as suggested.
type PhaseChange struct {
	DraftingOn, RunningOn, ScoringOn, ClosedOn *date.Date
}

func (p PhaseChange) over(dates cycle.PhaseDates) cycle.PhaseDates {
	act.Set(&dates.DraftingOn, p.DraftingOn)
	act.Set(&dates.RunningOn, p.RunningOn)
	act.Set(&dates.ScoringOn, p.ScoringOn)
	act.Set(&dates.ClosedOn, p.ClosedOn)
	return dates
}

// Draft is what is said of a new cycle.
type Draft struct {
	Name     string
	ParentID string
	Span     cycle.Span
	Phases   PhaseChange
}

// Create makes a cycle, which begins in drafting. Phase dates that are not said
// are suggested from the span (cycle.SuggestPhases).
func (f *Feature) Create(ctx context.Context, who access.Actor, in Draft) (c Cycle, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleCreate, access.Target{}); err != nil {
			return err
		}
		s, calendar, err := f.time(ctx, tx)
		if err != nil {
			return err
		}
		c = Cycle{ID: act.NewID(), ParentID: in.ParentID, Name: in.Name, Phase: cycle.Drafting, Version: 1, CreatedAt: tx.Now}
		c.span(in.Span)
		if in.Span.Check() == nil {
			c.dates(in.Phases.over(cycle.SuggestPhases(in.Span, calendar)))
		}
		if err := c.check(s); err != nil {
			return err
		}
		if err := addCycle(ctx, tx, &c); err != nil {
			return err
		}
		if err := tx.Stamp(ctx, cyclesStamp); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "cycle.created", Subject: c.ref(), After: c.facts(), Detail: c})
	})
	return c, err
}

func (f *Feature) time(ctx context.Context, tx *act.Tx) (*Set, *cycle.Calendar, error) {
	s, err := f.Set(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	calendar, err := f.Calendar(ctx, tx)
	return s, calendar, err
}

func (c Cycle) ref() act.Ref { return act.Ref{Kind: "cycle", ID: c.ID} }

// facts is what the trail says of a cycle.
func (c Cycle) facts() map[string]any {
	return map[string]any{"name": c.Name, "parent_id": c.ParentID, "starts_on": c.StartsOn.String(), "ends_on": c.EndsOn.String(), "phase": c.Phase,
		"drafting_on": c.DraftingOn.String(), "running_on": c.RunningOn.String(), "scoring_on": c.ScoringOn.String(), "closed_on": c.ClosedOn.String()}
}

func (c *Cycle) span(s cycle.Span) {
	c.StartsOn, c.EndsOn = store.AsDay(s.StartsOn), store.AsDay(s.EndsOn)
}

func (c *Cycle) dates(p cycle.PhaseDates) {
	c.DraftingOn, c.RunningOn = store.AsDay(p.DraftingOn), store.AsDay(p.RunningOn)
	c.ScoringOn, c.ClosedOn = store.AsDay(p.ScoringOn), store.AsDay(p.ClosedOn)
}

// check mends the name and refuses what is no cycle, all faults at once.
func (c *Cycle) check(s *Set) error {
	var bad []*fault.Fault
	c.Name = strings.Join(strings.Fields(c.Name), " ")
	switch {
	case c.Name == "":
		bad = append(bad, fault.At("/name", "input.required"))
	case utf8.RuneCountInString(c.Name) > maxName:
		bad = append(bad, fault.At("/name", "input.too_long", fault.Args{"limit": maxName}))
	}
	if err := c.Span().Check(); err != nil {
		return fault.Join(append(bad, flat(err)...)) // nothing else can be judged
	}
	bad = append(bad, flat(c.Phases().Check(c.Span()))...)
	if c.ParentID != "" {
		line := plain(s.Line(c.ParentID))
		if len(line) == 0 {
			bad = append(bad, fault.At("/parent_id", "cycle.parent_unknown"))
		} else {
			bad = append(bad, flat(c.Plain().CheckParent(line[0], line[1:]...))...)
		}
	}
	bad = append(bad, flat(c.Plain().CheckChildren(plain(s.Children(c.ID))))...)
	return fault.Join(bad)
}

func plain(all []Cycle) []cycle.Cycle {
	rows := make([]cycle.Cycle, len(all))
	for i, c := range all {
		rows[i] = c.Plain()
	}
	return rows
}

// flat lists the faults that an error joins.
func flat(err error) []*fault.Fault {
	f, ok := fault.Of(err)
	if !ok {
		return nil
	}
	return f.All()
}

// Change is what is said anew of a cycle; nil leaves a field as it is.
type Change struct {
	Name, ParentID   *string
	StartsOn, EndsOn *date.Date
	Phases           PhaseChange
}

// Changed is the detail of cycle.changed and cycle.phase_moved.
type Changed struct{ Before, After Cycle }

// Change changes a cycle that is not closed. Phase dates that were those
// suggested for the old span follow the new one. version 0 skips the check for a
// change in between.
func (f *Feature) Change(ctx context.Context, who access.Actor, id string, version int64, in Change) (c Cycle, err error) {
	return f.change(ctx, who, id, version, func(tx *act.Tx, s *Set, calendar *cycle.Calendar, c *Cycle) (string, error) {
		if c.Closed() {
			return "", fault.New(fault.Conflict, "cycle.closed", fault.Args{"name": c.Name})
		}
		dates, old := c.Phases(), c.Span()
		span := old
		act.Set(&c.Name, in.Name)
		act.Set(&c.ParentID, in.ParentID)
		act.Set(&span.StartsOn, in.StartsOn)
		act.Set(&span.EndsOn, in.EndsOn)
		c.span(span)
		if span != old && span.Check() == nil && dates == cycle.SuggestPhases(old, calendar) {
			dates = cycle.SuggestPhases(span, calendar)
		}
		c.dates(in.Phases.over(dates))
		return "cycle.changed", c.check(s)
	})
}

// MoveTo moves a cycle to the next phase, or one back with a reason
// (cycle.reason_needed).
func (f *Feature) MoveTo(ctx context.Context, who access.Actor, id string, version int64, to cycle.Phase, reason string) (Cycle, error) {
	reason = strings.TrimSpace(reason)
	return f.change(ctx, who, id, version, func(_ *act.Tx, _ *Set, _ *cycle.Calendar, c *Cycle) (string, error) {
		move, err := c.Phase.MoveTo(to)
		switch {
		case err != nil:
			return "", err
		case move.Back && reason == "":
			return "", fault.At("/reason", "cycle.reason_needed")
		case utf8.RuneCountInString(reason) > maxReason:
			return "", fault.At("/reason", "input.too_long", fault.Args{"limit": maxReason})
		}
		c.Phase = to
		return "cycle.phase_moved", nil
	}, fact{"reason", reason})
}

// fact is one thing more that the trail says.
type fact struct {
	name string
	said string
}

// change loads a cycle, lets mend change it and say what happened, and keeps it.
func (f *Feature) change(ctx context.Context, who access.Actor, id string, version int64,
	mend func(*act.Tx, *Set, *cycle.Calendar, *Cycle) (kind string, err error), more ...fact) (c Cycle, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleUpdate, access.Target{}); err != nil {
			return err
		}
		s, calendar, err := f.time(ctx, tx)
		if err != nil {
			return err
		}
		before, ok := s.Cycle(id)
		if !ok {
			return fault.New(fault.Missing, "input.missing")
		}
		if version != 0 && version != before.Version {
			stale := fault.New(fault.Stale, "input.stale")
			stale.Current = f.look(tx, s, calendar).view(tx.Who, before)
			return stale
		}
		c = before
		kind, err := mend(tx, s, calendar, &c)
		if err != nil {
			return err
		}
		if err := saveCycle(ctx, tx, &c, before.Version); err != nil {
			return err
		}
		if err := tx.Stamp(ctx, cyclesStamp); err != nil {
			return err
		}
		after := c.facts()
		for _, m := range more {
			if m.said != "" {
				after[m.name] = m.said
			}
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: c.ref(), Before: before.facts(), After: after, Detail: Changed{Before: before, After: c}})
	})
	return c, err
}

// Delete removes a cycle that nothing lies in: cycle.has_children, and what the
// listeners of cycle.deleted (their Detail is the Cycle) refuse it for.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleDelete, access.Target{}); err != nil {
			return err
		}
		s, err := f.Set(ctx, tx)
		if err != nil {
			return err
		}
		c, ok := s.Cycle(id)
		if !ok {
			return fault.New(fault.Missing, "input.missing")
		}
		if n := len(s.Children(id)); n > 0 {
			return fault.New(fault.Conflict, "cycle.has_children", fault.Args{"name": c.Name, "count": n})
		}
		if err := dropCycle(ctx, tx, id); err != nil {
			return err
		}
		if err := tx.Stamp(ctx, cyclesStamp); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "cycle.deleted", Subject: c.ref(), Before: c.facts(), Detail: c})
	})
}
