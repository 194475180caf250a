package meetings

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Lost is what nobody kept of a meeting of a past day: it is left out, and said so.
type Lost struct {
	Plan    bool            // the agenda to be
	Agenda  bool            // the agenda of a round that was open, which is drawn anew as it ends
	Answers bool            // of a round that was open: some were written over or taken back since
	Items   bool            // some were amended when the trail didn't say which yet
	Words   bool            // whatever two people said, noted and promised each other, which no trail tells
	Minutes map[string]bool // sections that their writer wrote over
}

// parts names what is lost of the meeting as a whole.
func (l *Lost) parts() (parts []string) {
	for _, one := range []struct {
		lost bool
		part string
	}{{l.Plan, "plan"}, {l.Agenda, "agenda"}, {l.Answers, "answers"}, {l.Items, "items"}, {l.Words, "words"}} {
		if one.lost {
			parts = append(parts, one.part)
		}
	}
	return parts
}

// mostPages bounds how far a list of the past looks for meetings that were asked for.
const mostPages = 50

// Which events tell all that was said of a meeting before them, and whether it was there at all.
var (
	meetingSaid = []string{"meeting.changed", "meeting.cancelled", "meeting.opened", "meeting.turned", "meeting.ended", "meeting.reminded"}
	meetingCame = []string{"meeting.cancelled", "meeting.restored"}
	seriesSaid  = []string{"meeting_series.changed", "meeting_series.stopped"}
)

// said is what the trail says of a meeting, or of the series that made it.
type said struct {
	Title      *string            `json:"title"`
	HostID     *string            `json:"host_id"`
	Visibility *access.Visibility `json:"visibility"`
	StartsAt   *time.Time         `json:"starts_at"` // of a meeting
	At         string             `json:"at"`        // of a series
	Minutes    *int               `json:"minutes"`
	Place      *string            `json:"place"`
	PeopleIDs  *[]string          `json:"people_ids"`
}

// listThen is List as of the moment that tx looks at: in the order of now, cut from those that may have been
// asked for then, so that a page can hold fewer than it might.
func (f *Feature) listThen(ctx context.Context, tx *act.Tx, in Filter) (list []Standing, next string, err error) {
	now, org, err := f.People.Both(ctx, tx)
	if err != nil {
		return nil, "", err
	}
	if in.then, err = elsewhere(ctx, tx, in); err != nil {
		return nil, "", err
	}
	in.then.met = append(teamsMet(now, tx.Who), teamsMet(org, asThen(org, tx.Who))...)
	var asked []*Meeting
	for range mostPages {
		page, err := listMeetings(ctx, tx, tx.Who, teamsMet(now, tx.Who), in)
		if err != nil {
			return nil, "", err
		}
		found, err := f.putBack(ctx, tx, now, org, page.Items)
		if err != nil {
			return nil, "", err
		}
		for i := range found {
			if found[i].askedFor(in, org, tx.Who) {
				asked = append(asked, &found[i])
			}
		}
		if next = page.Next; next == "" || len(asked) > 0 {
			break
		}
		in.Cursor = next
	}
	sorting.By(asked, func(a, b *Meeting) int {
		if in.When == Past {
			a, b = b, a
		}
		return cmp.Or(a.StartsAt.Compare(b.StartsAt), strings.Compare(a.ID, b.ID))
	})
	for _, m := range asked {
		list = append(list, Standing{Meeting: m, Org: org, Loc: f.loc, Now: tx.Now, Today: in.today})
	}
	return list, next, nil
}

// elsewhere gives the meetings that a filter wouldn't find by how they are, and may by how they were: those that
// were moved, renamed or are of others since, by themselves or with their series.
func elsewhere(ctx context.Context, tx *act.Tx, in Filter) (*then, error) {
	t := &then{at: tx.Now}
	fields := []string{"starts_at", "title"}
	if in.Mine {
		fields = append(fields, "host_id", "people_ids")
	}
	gone, err := tx.SinceMoved(ctx, fields, "meeting.changed")
	if err != nil {
		return nil, err
	}
	of, err := tx.SinceMoved(ctx, fields[1:], "meeting_series.changed")
	for _, g := range gone {
		t.more = append(t.more, g.SubjectID)
	}
	for _, g := range of {
		t.series = append(t.series, g.SubjectID)
	}
	return t, err
}

// asThen is somebody in the teams that they were in.
func asThen(org *people.Org, who access.Actor) access.Actor {
	who.TeamIDs = org.TeamsOf(who.ID)
	return who
}

// askedFor is the filter in Go, for meetings that have been put back.
func (m *Meeting) askedFor(in Filter, org *people.Org, who access.Actor) bool {
	over := m.State == meeting.Ended || m.State == meeting.Planned && m.StartsOn.Before(in.today)
	if in.When == Past && !over || in.When == Upcoming && over || !in.Until.IsZero() && m.StartsOn.After(in.Until) {
		return false
	}
	asked := m.HostID == who.ID || slices.Contains(m.PeopleIDs, who.ID) || slices.Contains(teamsMet(org, asThen(org, who)), m.TeamID)
	return (!in.Mine || asked) && strings.Contains(strings.ToLower(m.Title), strings.ToLower(strings.TrimSpace(in.Query)))
}

// putBack gives meetings as they were at the moment that tx looks at: those that were there, and that the
// caller may see by how they are and by how they were.
func (f *Feature) putBack(ctx context.Context, tx *act.Tx, now, org *people.Org, list []Meeting) (kept []Meeting, err error) {
	var ids, seriesIDs []string
	for i := range list {
		ids = append(ids, list[i].ID)
		if list[i].SeriesID != "" {
			seriesIDs = append(seriesIDs, list[i].SeriesID)
		}
	}
	gone, err := tx.SinceOn(ctx, "meeting", store.OrNone(ids))
	if err != nil {
		return nil, err
	}
	slices.Sort(seriesIDs)
	of, err := tx.SinceOn(ctx, "meeting_series", store.OrNone(slices.Compact(seriesIDs)))
	if err != nil {
		return nil, err
	}
	moved, err := changedBy(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	facts, came, changed, made := act.First(gone, meetingSaid...), act.First(gone, meetingCame...), act.First(gone, "meeting.changed"), act.First(of, seriesSaid...)
	for i := range list {
		m := &list[i]
		target := m.target(now)
		if g, told := came[m.ID]; m.CreatedAt.After(tx.Now) || told && g.Kind == "meeting.restored" || !told && !m.DeletedAt.IsZero() && !m.DeletedAt.After(tx.Now) {
			continue
		}
		own, told := facts[m.ID]
		series, remade := made[m.SeriesID]
		remade = remade && (!told || series.Seq < own.Seq) && !(m.Moved && moved[m.ID])
		if remade {
			if remade, err = m.remadeSince(tx.Now, series, f.loc); err != nil {
				return nil, err
			}
		}
		if !remade {
			if err := m.unwind(own, f.loc); err != nil {
				return nil, err
			}
		}
		_, touched := changed[m.ID]
		m.stoodBy(tx.Now, remade || touched)
		if access.Decide(tx.Who, access.MeetingView, target) == access.Allow && access.Decide(tx.Who, access.MeetingView, m.target(org)) == access.Allow {
			kept = append(kept, *m)
		}
	}
	return kept, nil
}

// remadeSince puts a meeting back to how its series made it before a change of the series, the first since;
// false where that change left the meeting as it was: it had begun, or its time had come.
func (m *Meeting) remadeSince(at time.Time, g act.Gone, loc *time.Location) (bool, error) {
	var was said
	if err := g.Read(&was); err != nil {
		return false, err
	}
	clock, err := meeting.ParseClock(was.At)
	if err != nil {
		return false, err
	}
	day := m.MadeFor.Date
	if day.IsZero() { // it was taken away, and stayed as it was
		day = m.StartsOn.Date
	}
	starts := clock.On(day, loc).UTC()
	if !m.OpenedAt.IsZero() && !m.OpenedAt.After(at) || !starts.After(g.At) {
		return false, nil
	}
	was.StartsAt = &starts
	m.say(was, loc)
	return true, nil
}

// unwind puts a meeting back to what was said of it before an event; the zero one changes nothing.
func (m *Meeting) unwind(g act.Gone, loc *time.Location) error {
	var was said
	if err := g.Read(&was); err != nil {
		return err
	}
	m.say(was, loc)
	return nil
}

func (m *Meeting) say(was said, loc *time.Location) {
	act.Set(&m.Title, was.Title)
	act.Set(&m.HostID, was.HostID)
	act.Set(&m.Visibility, was.Visibility)
	act.Set(&m.Minutes, was.Minutes)
	act.Set(&m.Place, was.Place)
	act.Set(&m.PeopleIDs, was.PeopleIDs)
	if was.StartsAt != nil {
		m.StartsAt, m.StartsOn = *was.StartsAt, store.AsDay(date.In(*was.StartsAt, loc))
	}
}

// stoodBy takes back what happened to a meeting after a moment: where it was opened, ended and turned. touched
// says that it was changed since, of which the trail doesn't tell the agenda to be.
func (m *Meeting) stoodBy(at time.Time, touched bool) {
	opened, ended := !m.OpenedAt.IsZero() && !m.OpenedAt.After(at), !m.EndedAt.IsZero() && !m.EndedAt.After(at)
	m.Lost = &Lost{Plan: !opened && touched, Minutes: map[string]bool{}}
	m.SectionID, m.SectionAt, m.DeletedAt = "", time.Time{}, time.Time{}
	if m.Kind == meeting.OneOnOne {
		m.Lost.Plan, m.Lost.Words, m.Sections.V, m.Agenda.V = false, true, nil, nil
	}
	if m.Lost.Plan {
		m.Sections.V = nil
	}
	if !ended {
		m.Lost.Agenda = m.Kind == meeting.Round && opened && !m.EndedAt.IsZero()
		m.EndedAt, m.EndedBy = time.Time{}, ""
	}
	if !opened {
		m.OpenedAt, m.OpenedBy = time.Time{}, ""
	}
	if !opened || m.Lost.Agenda {
		m.Agenda.V = nil
	}
	switch {
	case ended:
		m.State = meeting.Ended
	case opened:
		m.State = meeting.Open
	default:
		m.State = meeting.Planned
	}
}

// meetingThen is Meeting as of the moment that tx looks at.
func (f *Feature) meetingThen(ctx context.Context, tx *act.Tx, id string) (s Standing, err error) {
	m, err := loadEver(ctx, tx, id)
	if err != nil {
		return s, err
	}
	now, org, err := f.People.Both(ctx, tx)
	if err != nil {
		return s, err
	}
	if err := tx.Allow(access.MeetingView, m.target(now)); err != nil {
		return s, err
	}
	list, err := f.putBack(ctx, tx, now, org, []Meeting{*m})
	if err == nil && len(list) == 0 {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return s, err
	}
	s = Standing{Meeting: &list[0], Org: org, Loc: f.loc, Now: tx.Now, Today: f.Cycles.Today(tx)}
	if s.SeriesID != "" {
		if err := f.seriesThen(ctx, tx, now, &s); err != nil {
			return s, err
		}
	}
	if s.Lost.Words {
		return s, nil
	}
	if s.State != meeting.Planned {
		if err := minutesThen(ctx, tx, &s); err != nil {
			return s, err
		}
	}
	if err := f.itemsThen(ctx, tx, &s); err != nil {
		return s, err
	}
	return s, f.around(ctx, tx, &s)
}

// seriesThen adds how often the series met, and the last of its meetings that had been held.
func (f *Feature) seriesThen(ctx context.Context, tx *act.Tx, now *people.Org, s *Standing) error {
	series, err := loadSeries(ctx, tx, s.SeriesID)
	if err != nil {
		return err
	}
	gone, err := tx.SinceOn(ctx, "meeting_series", []string{series.ID})
	if err != nil {
		return err
	}
	was := struct {
		Cadence *cycle.Cadence `json:"cadence"`
	}{&series.Every.V}
	if err := act.First(gone, seriesSaid...)[series.ID].Read(&was); err != nil {
		return err
	}
	if series.StoppedAt.After(tx.Now) {
		series.StoppedAt = time.Time{}
	}
	s.Series = series
	held, err := heldBy(ctx, tx, series.ID, s.StartsAt)
	if err != nil {
		return err
	}
	before, err := f.putBack(ctx, tx, now, s.Org, held)
	if len(before) > 0 {
		s.Before = &before[0]
	}
	return err
}
