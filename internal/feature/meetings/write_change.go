package meetings

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Change is what is said anew of a meeting or a series; nil leaves a field as it is.
type Change struct {
	Title, HostID, Place *string
	PeopleIDs            *[]string
	Visibility           *access.Visibility
	StartsOn             *date.Date
	At                   *meeting.Clock
	Minutes              *int
	Sections             *[]meeting.Section
	Every                *cycle.Cadence // of a series
	EndsOn               *date.Date     // of a series
}

// Change changes one meeting: until it opens all of it, afterwards only who is
// invited and what it is called.
func (f *Feature) Change(ctx context.Context, who access.Actor, id string, version int64, in Change) error {
	return f.change(ctx, who, id, version, access.MeetingUpdate, "meeting.changed", func(_ context.Context, tx *act.Tx, org *people.Org, m *Meeting) error {
		moves := in.StartsOn != nil || in.At != nil || in.Minutes != nil || in.Sections != nil
		if moves && m.State != meeting.Planned {
			return fault.New(fault.Conflict, "meeting.opened")
		}
		s := m.asSeries(f)
		was := *s
		act.Set(&s.Title, in.Title)
		act.Set(&s.HostID, in.HostID)
		act.Set(&s.Place, in.Place)
		act.Set(&s.Visibility, in.Visibility)
		act.Set(&s.Minutes, in.Minutes)
		act.Set(&s.AtMinute, in.At)
		act.Set(&s.Sections.V, in.Sections)
		if in.PeopleIDs != nil {
			s.PeopleIDs.V = slices.Clone(*in.PeopleIDs)
		}
		if in.StartsOn != nil {
			s.StartsOn = store.AsDay(*in.StartsOn)
		}
		if err := s.check(org, &was); err != nil {
			return err
		}
		next := s.meeting(tx, s.StartsOn.Date, f.loc)
		m.Title, m.HostID, m.Place, m.Visibility, m.Minutes, m.Sections = next.Title, next.HostID, next.Place, next.Visibility, next.Minutes, next.Sections
		m.PeopleIDs, m.Moved = next.PeopleIDs, true
		if moves {
			m.StartsAt, m.StartsOn = next.StartsAt, next.StartsOn
		}
		return nil
	})
}

// asSeries is a meeting as the series that would make it, so that one check holds
// for both.
func (m *Meeting) asSeries(f *Feature) *Series {
	return &Series{Kind: m.Kind, Title: m.Title, TeamID: m.TeamID, HostID: m.HostID, Visibility: m.Visibility, Every: store.AsJSON(cycle.Cadence{Kind: cycle.Never}),
		AtMinute: meeting.ClockOf(m.StartsAt, m.StartsOn.Date, f.loc), Minutes: m.Minutes, StartsOn: m.StartsOn, Place: m.Place, Sections: m.Sections,
		PeopleIDs: store.AsJSON(slices.Clone(m.PeopleIDs)), CreatedBy: m.CreatedBy}
}

// change loads a meeting, lets do change it, stores it and tells of it.
func (f *Feature) change(ctx context.Context, who access.Actor, id string, version int64, action access.Action, kind string,
	do func(context.Context, *act.Tx, *people.Org, *Meeting) error,
) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, org, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(action, m.target(org)); err != nil {
			return err
		}
		if version != 0 && version != m.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		was := *m
		was.PeopleIDs = slices.Clone(m.PeopleIDs)
		if err := do(ctx, tx, org, m); err != nil {
			return err
		}
		if err := saveMeeting(ctx, tx, m); err != nil {
			return err
		}
		if !slices.Equal(was.PeopleIDs, m.PeopleIDs) {
			if err := setPeople(ctx, tx, m.ID, m.PeopleIDs); err != nil {
				return err
			}
		}
		return f.told(ctx, tx, org, kind, m, &was)
	})
}

// Cancel takes a meeting away that isn't over; Restore brings it back.
func (f *Feature) Cancel(ctx context.Context, who access.Actor, id string) error {
	return f.change(ctx, who, id, 0, access.MeetingDelete, "meeting.cancelled", func(_ context.Context, tx *act.Tx, _ *people.Org, m *Meeting) error {
		if m.State == meeting.Ended {
			return fault.New(fault.Conflict, "meeting.over")
		}
		m.DeletedAt = tx.Now
		return nil
	})
}

// Restore brings a cancelled meeting back.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := restoreMeeting(ctx, tx, id); err != nil {
			return err
		}
		m, org, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MeetingDelete, m.target(org)); err != nil {
			return err
		}
		return f.told(ctx, tx, org, "meeting.restored", m, nil)
	})
}

// ChangeSeries changes a series from now on: the meetings to come that nobody
// changed by themselves are made anew.
func (f *Feature) ChangeSeries(ctx context.Context, who access.Actor, id string, version int64, in Change) error {
	return f.changeSeries(ctx, who, id, version, access.MeetingUpdate, "meeting_series.changed", func(ctx context.Context, tx *act.Tx, org *people.Org, s *Series) error {
		was := *s
		act.Set(&s.Title, in.Title)
		act.Set(&s.HostID, in.HostID)
		act.Set(&s.Place, in.Place)
		act.Set(&s.Visibility, in.Visibility)
		act.Set(&s.Minutes, in.Minutes)
		act.Set(&s.AtMinute, in.At)
		act.Set(&s.Sections.V, in.Sections)
		act.Set(&s.Every.V, in.Every)
		if in.PeopleIDs != nil {
			s.PeopleIDs.V = slices.Clone(*in.PeopleIDs)
		}
		if in.EndsOn != nil {
			s.EndsOn = store.AsDay(*in.EndsOn)
		}
		if s.Every.V.Kind == cycle.Never {
			return fault.At("/cadence", "meeting.no_day")
		}
		if err := s.check(org, &was); err != nil {
			return err
		}
		old, err := untouched(ctx, tx, s.ID, tx.Now)
		if err != nil {
			return err
		}
		s.MadeUntil = store.Day{}
		_, err = f.fill(ctx, tx, s, old)
		return err
	})
}

// StopSeries ends a series: the meetings to come that nobody changed by themselves
// go away, those held stay.
func (f *Feature) StopSeries(ctx context.Context, who access.Actor, id string) error {
	return f.changeSeries(ctx, who, id, 0, access.MeetingDelete, "meeting_series.stopped", func(ctx context.Context, tx *act.Tx, _ *people.Org, s *Series) error {
		s.StoppedAt = tx.Now
		old, err := untouched(ctx, tx, s.ID, tx.Now)
		for i := range old {
			if err := retire(ctx, tx, &old[i], tx.Now); err != nil {
				return err
			}
		}
		return err
	})
}

func (f *Feature) changeSeries(ctx context.Context, who access.Actor, id string, version int64, action access.Action, kind string,
	do func(context.Context, *act.Tx, *people.Org, *Series) error,
) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, org, err := f.loadSeries(ctx, tx, id)
		if err != nil {
			return err
		}
		switch err := tx.Allow(action, s.target(org)); {
		case err != nil:
			return err
		case version != 0 && version != s.Version:
			return fault.New(fault.Stale, "input.stale")
		case !s.StoppedAt.IsZero():
			return fault.New(fault.Conflict, "meeting.series_stopped")
		}
		was, before := *s, s.facts()
		was.PeopleIDs.V = slices.Clone(s.PeopleIDs.V)
		if err := do(ctx, tx, org, s); err != nil {
			return err
		}
		if err := saveSeries(ctx, tx, s); err != nil {
			return err
		}
		c := SeriesChanged{Series: *s, Was: &was, Target: s.target(org)}
		next, err := f.CalledIn(ctx, tx, []string{s.ID}, tx.Now)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(next, func(m Meeting) bool { return m.DeletedAt.IsZero() }); i >= 0 {
			c.First = next[i].StartsAt
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: s.ref(), Before: before, After: s.facts(), Detail: c})
	})
}
