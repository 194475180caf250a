package meetings

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Open begins a meeting: its agenda is drawn from data now, and kept. Who opens
// one that another just opened finds it open.
//
// The agenda is gathered before the write, as the system: it holds what anybody
// invited may see, and each reader is shown only what they may.
func (f *Feature) Open(ctx context.Context, who access.Actor, id string) error {
	m, err := f.toOpen(ctx, who, id)
	if err != nil || m.State != meeting.Planned {
		return err
	}
	entries, err := f.gather(ctx, m)
	if err != nil {
		return err
	}
	err = f.change(ctx, who, id, 0, m.holds(), "meeting.opened", func(ctx context.Context, tx *act.Tx, _ *people.Org, m *Meeting) error {
		if m.State != meeting.Planned {
			return errOpened
		}
		m.State, m.OpenedAt, m.OpenedBy, m.Agenda.V = meeting.Open, tx.Now, tx.Who.ID, entries
		list := make([]Section, len(m.Sections.V))
		for i, s := range m.Sections.V {
			list[i] = Section{ID: act.NewID(), MeetingID: m.ID, Part: s.Part, Title: s.Title, Minutes: s.Minutes, Position: i, Version: 1}
		}
		if m.Kind != meeting.Round { // of which no clock runs
			m.SectionID, m.SectionAt = list[0].ID, tx.Now
		}
		return addSections(ctx, tx, list)
	})
	if err == errOpened {
		return nil
	}
	return err
}

// errOpened says that somebody else was quicker; it never leaves Open.
var errOpened = fault.New(fault.Conflict, "meeting.opened")

// toOpen finds the meeting that is to be opened and asks leave.
func (f *Feature) toOpen(ctx context.Context, who access.Actor, id string) (m *Meeting, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		found, org, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		m = found
		return tx.Allow(m.holds(), m.target(org))
	})
	return m, err
}

// holds is what lets somebody open and end a meeting: whoever meets, but of a round
// who called it, since the others would be cut off.
func (m *Meeting) holds() access.Action {
	if m.Kind == meeting.Round {
		return access.MeetingUpdate
	}
	return access.MeetingHold
}

// gather draws the agenda. It takes a fixed number of queries, save one more for
// each 200 objectives.
func (f *Feature) gather(ctx context.Context, m *Meeting) (entries []Entry, err error) {
	system := access.System("meetings")
	err = f.act.Read(ctx, system, func(ctx context.Context, tx *act.Tx) error {
		g := f.toGather(tx, m)
		last, err := lastHeld(ctx, tx, m.SeriesID, m.StartsAt)
		if err != nil {
			return err
		}
		if last != nil {
			g.since = last.OpenedAt
			if m.Kind == meeting.Round { // its summary told of all that moved until it closed
				g.since = last.EndedAt
			}
			if g.promised, err = promisedIn(ctx, tx, m.SeriesID, last.ID, mostPromised); err != nil {
				return err
			}
		}
		if m.Kind == meeting.Retrospective {
			if g.whole, err = f.lookedBackOn(ctx, tx); err != nil {
				return err
			}
			g.since = g.whole
		}
		if err := f.draw(ctx, tx, m, g); err != nil {
			return err
		}
		entries = g.entries()
		return nil
	})
	return entries, err
}

// toGather is an agenda of which nothing is drawn yet: what moved is what moved in
// the last week, unless somebody knows better.
func (f *Feature) toGather(tx *act.Tx, m *Meeting) *gathered {
	g := &gathered{since: tx.Now.Add(-7 * 24 * time.Hour), today: f.Cycles.Today(tx).String(), wanted: map[meeting.Part]bool{}}
	for _, s := range m.Sections.V {
		g.wanted[s.Part] = true
	}
	return g
}

func (f *Feature) draw(ctx context.Context, tx *act.Tx, m *Meeting, g *gathered) error {
	for _, one := range []func(context.Context, *act.Tx, *Meeting, *gathered) error{f.gatherPromises, f.gatherResults, f.gatherProblems, f.gatherActions, f.gatherScores} {
		if err := one(ctx, tx, m, g); err != nil {
			return err
		}
	}
	return nil
}

func (f *Feature) gatherPromises(ctx context.Context, tx *act.Tx, _ *Meeting, g *gathered) (err error) {
	var ids []string
	for _, i := range g.promised {
		if i.ActionID != "" {
			ids = append(ids, i.ActionID)
		}
	}
	g.done, err = f.Plans.Some(ctx, tx, ids)
	return err
}

// justOver is how many days after its end people still look back on a cycle.
const justOver = 14

// lookedBackOn is when the cycle began that a retrospective is about: the one that
// ended in the last days, else the present one; a quarter ago where there is none.
func (f *Feature) lookedBackOn(ctx context.Context, tx *act.Tx) (time.Time, error) {
	set, err := f.Cycles.Set(ctx, tx)
	if err != nil {
		return time.Time{}, err
	}
	today := f.Cycles.Today(tx)
	starts := today.AddDays(-92)
	shortest := 0
	for _, c := range set.All() { // also closed ones: by then it is
		span := c.Span()
		if span.Contains(today.AddDays(-justOver)) && (shortest == 0 || span.Days() < shortest) {
			starts, shortest = span.StartsOn, span.Days()
		}
	}
	return meeting.Clock(0).On(starts, f.loc), nil
}

// gatherResults adds the objectives at work of the team and those below it, or of
// the people who meet, with what was last said of their key results.
func (f *Feature) gatherResults(ctx context.Context, tx *act.Tx, m *Meeting, g *gathered) error {
	in := objectives.Filter{TeamID: m.TeamID, Below: true, State: okr.Active, Limit: 200}
	if m.TeamID == "" {
		in.OwnerIDs = m.named()
	}
	if !g.whole.IsZero() { // what was closed meanwhile is looked back on too
		in.State, in.Since = "", g.whole
	}
	for len(g.standing) < mostObjectives {
		list, next, err := f.Objectives.List(ctx, tx.Who, in)
		if err != nil {
			return err
		}
		g.standing = append(g.standing, list...)
		if in.Cursor = next; next == "" {
			break
		}
	}
	var moved []*objectives.KeyResult
	var all []string
	for i := range g.standing {
		for j := range g.standing[i].Results {
			kr := &g.standing[i].Results[j]
			all = append(all, kr.ID)
			if !kr.CheckedOn.IsZero() {
				moved = append(moved, kr)
			}
		}
	}
	var err error
	if g.before, err = f.Checkins.ProgressBefore(ctx, tx, moved, g.since); err != nil {
		return err
	}
	g.latest, err = f.Checkins.Latest(ctx, tx, all)
	return err
}

// named lists whom a meeting of people is about.
func (m *Meeting) named() []string { return append([]string{m.HostID}, m.PeopleIDs...) }

func (f *Feature) gatherProblems(ctx context.Context, tx *act.Tx, m *Meeting, g *gathered) (err error) {
	in := problems.Filter{TeamID: m.TeamID, Limit: 100}
	if m.TeamID == "" {
		in.OwnerIDs = m.named()
	}
	g.problems, _, err = f.Problems.List(ctx, tx.Who, in)
	return err
}

func (f *Feature) gatherActions(ctx context.Context, tx *act.Tx, m *Meeting, g *gathered) (err error) {
	in := plans.Filter{TeamID: m.TeamID, States: []plan.State{plan.Todo, plan.Doing, plan.Blocked}, DueUntil: f.Cycles.Today(tx).AddDays(dueSoon), Limit: mostActions}
	if m.TeamID == "" {
		in.PersonIDs = m.named()
	}
	g.actions, _, err = f.Plans.List(ctx, tx.Who, in)
	// What was promised is spoken of there.
	g.actions = slices.DeleteFunc(g.actions, func(a plans.Standing) bool { return slices.Contains(slices.Collect(maps.Keys(g.done)), a.ID) })
	return err
}

// Turn goes to a section: the clock of the one before stands, that of the new one
// runs.
func (f *Feature) Turn(ctx context.Context, who access.Actor, id, sectionID string) error {
	return f.change(ctx, who, id, 0, access.MeetingHold, "meeting.turned", func(ctx context.Context, tx *act.Tx, _ *people.Org, m *Meeting) error {
		if m.State != meeting.Open {
			return fault.New(fault.Conflict, "meeting.not_open")
		}
		s, err := loadSection(ctx, tx, sectionID)
		if err != nil {
			return err
		}
		if s.MeetingID != m.ID {
			return fault.New(fault.Missing, "input.missing")
		}
		if err := m.stopClock(ctx, tx); err != nil {
			return err
		}
		m.SectionID, m.SectionAt = s.ID, tx.Now
		return nil
	})
}

// stopClock counts the time that the present section took. A clock that was set
// back, or left running for a day, counts nothing.
func (m *Meeting) stopClock(ctx context.Context, tx *act.Tx) error {
	took := tx.Now.Sub(m.SectionAt)
	if m.SectionID == "" || m.SectionAt.IsZero() || took <= 0 || took > 12*time.Hour {
		return nil
	}
	return spend(ctx, tx, m.SectionID, int(took/time.Second))
}

// End closes the minutes: whatever is written afterwards leaves a trace. It tells
// what the meeting came to.
//
// A round's agenda is drawn anew as it ends: with the answers it is its summary.
func (f *Feature) End(ctx context.Context, who access.Actor, id string) error {
	fresh, err := f.summary(ctx, who, id)
	if err != nil {
		return err
	}
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, org, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(m.holds(), m.target(org)); err != nil {
			return err
		}
		if m.State != meeting.Open {
			return fault.New(fault.Conflict, "meeting.not_open")
		}
		was := *m
		if fresh != nil {
			m.Agenda.V = fresh
		}
		if err := m.stopClock(ctx, tx); err != nil {
			return err
		}
		m.State, m.EndedAt, m.EndedBy, m.SectionID, m.SectionAt = meeting.Ended, tx.Now, tx.Who.ID, "", noTime
		if err := saveMeeting(ctx, tx, m); err != nil {
			return err
		}
		items, err := itemsOf(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "meeting.ended", Subject: m.ref(), Before: was.facts(), After: m.facts(),
			Detail: Changed{Meeting: *m, Was: &was, Items: items, Target: m.target(org)}})
	})
}
