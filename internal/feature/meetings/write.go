package meetings

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Lengths in characters, and how many of each.
const (
	maxTitle  = 200
	maxPlace  = 500
	maxText   = 50000
	maxWords  = 2000
	maxPeople = 200
)

// ahead is how many days before it is held a meeting of a series is made.
const ahead = 56

// noTime empties a column of time.
var noTime time.Time

// Draft is what is said of a new meeting or series.
type Draft struct {
	Kind       meeting.Kind
	Title      string
	TeamID     string
	PeopleIDs  []string // besides the team
	HostID     string   // by default whoever calls it
	Visibility access.Visibility
	StartsOn   date.Date
	At         meeting.Clock
	Minutes    int
	Place      string
	Sections   []meeting.Section // by default those of the kind
	Every      cycle.Cadence     // none for a single meeting
	EndsOn     date.Date         // of the series; none for no end
	CycleID    string            // of a meeting for scores; by default the one being scored
}

// Call plans a meeting, or the meetings of a series, and gives the first.
func (f *Feature) Call(ctx context.Context, who access.Actor, in Draft) (first *Meeting, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		s, err := f.series(tx, org, in)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MeetingCreate, access.Target{OwnerID: ownIf(in.TeamID == "", tx.Who.ID), TeamID: in.TeamID}); err != nil {
			return err
		}
		if s.Every.V.Kind == cycle.Never {
			m := s.meeting(tx, in.StartsOn, f.loc)
			m.SeriesID, m.MadeFor = "", store.Day{}
			if m.Kind == meeting.Scoring {
				if m.CycleID, err = f.scored(ctx, tx, in.CycleID); err != nil {
					return err
				}
			}
			first = &m
			if err := addMeetings(ctx, tx, []Meeting{m}); err != nil {
				return err
			}
			return f.told(ctx, tx, org, "meeting.planned", &m, nil)
		}
		made, err := f.fill(ctx, tx, s, nil)
		if err != nil {
			return err
		}
		if len(made) == 0 {
			return fault.At("/cadence", "meeting.no_day")
		}
		first = &made[0]
		if err := addSeries(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "meeting_series.planned", Subject: s.ref(), After: s.facts(), Detail: SeriesChanged{Series: *s, First: made[0].StartsAt, Target: s.target(org)}})
	})
	return first, err
}

// scored is the cycle whose scores a meeting is about. Refused: meeting.cycle_needed
// where none is named and none is being scored.
func (f *Feature) scored(ctx context.Context, tx *act.Tx, id string) (string, error) {
	if id != "" {
		_, err := f.Cycles.Cycle(ctx, tx, id)
		if fault.Is(err, "input.missing") {
			err = fault.At("/cycle_id", "meeting.cycle_needed")
		}
		return id, err
	}
	c, ok, err := f.Cycles.Scored(ctx, tx)
	if err == nil && !ok {
		err = fault.At("/cycle_id", "meeting.cycle_needed")
	}
	return c.ID, err
}

func ownIf(yes bool, id string) string {
	if yes {
		return id
	}
	return ""
}

// series checks a draft and makes the series that it says; that of a single
// meeting is never kept.
func (f *Feature) series(tx *act.Tx, org *people.Org, in Draft) (*Series, error) {
	s := &Series{ID: act.NewID(), Kind: in.Kind, Title: in.Title, TeamID: in.TeamID, HostID: in.HostID, Visibility: in.Visibility, Every: store.AsJSON(in.Every),
		AtMinute: in.At, Minutes: in.Minutes, StartsOn: store.AsDay(in.StartsOn), EndsOn: store.AsDay(in.EndsOn), Place: in.Place,
		Sections: store.AsJSON(in.Sections), PeopleIDs: store.AsJSON(in.PeopleIDs), CreatedBy: tx.Who.ID, CreatedAt: tx.Now, Version: 1}
	if s.HostID == "" {
		s.HostID = tx.Who.ID
	}
	if s.Every.V.Kind == "" {
		s.Every.V.Kind = cycle.Never
	}
	if s.Visibility == "" {
		s.Visibility = access.Everyone
		if s.TeamID == "" {
			s.Visibility = access.Listed
		}
	}
	if s.Visibility == access.Listed && s.HostID != tx.Who.ID { // whoever calls it goes on seeing it
		s.PeopleIDs.V = append(slices.Clone(s.PeopleIDs.V), tx.Who.ID)
	}
	if len(s.Sections.V) == 0 {
		s.Sections.V = s.Kind.Template()
	}
	return s, s.check(org, nil)
}

// check tidies a series and finds what is wrong with it, all at once. was is the
// series before the change, nil for a new one: who has left since may stay.
func (s *Series) check(org *people.Org, was *Series) error {
	s.Title, s.Place = strings.Join(strings.Fields(s.Title), " "), strings.TrimSpace(s.Place)
	slices.Sort(s.PeopleIDs.V)
	s.PeopleIDs.V = slices.DeleteFunc(slices.Compact(s.PeopleIDs.V), func(id string) bool { return id == "" || id == s.HostID })
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	keep := func(err error) {
		if one, ok := fault.Of(err); ok {
			bad = append(bad, one)
		}
	}
	keep(s.Kind.Check())
	keep(s.Every.V.Check())
	need(s.Title != "", "/title", "meeting.title_needed")
	need(utf8.RuneCountInString(s.Title) <= maxTitle, "/title", "input.too_long", fault.Args{"limit": maxTitle})
	need(utf8.RuneCountInString(s.Place) <= maxPlace, "/place", "input.too_long", fault.Args{"limit": maxPlace})
	least, most := s.Kind.Bounds()
	need(s.Minutes >= least && s.Minutes <= most, "/minutes", "meeting.minutes", fault.Args{"least": least, "most": most})
	need(s.Kind != meeting.Round || len(s.Sections.V) == 0 || slices.ContainsFunc(s.Sections.V, meeting.Section.Asks), "/sections", "meeting.no_question")
	need(!s.StartsOn.IsZero(), "/starts_on", "meeting.day_needed")
	need(s.EndsOn.IsZero() || !s.EndsOn.Before(s.StartsOn.Date), "/ends_on", "meeting.ends_before")
	need(slices.Contains([]access.Visibility{access.Everyone, access.TeamOnly, access.Listed}, s.Visibility), "/visibility", "meeting.visibility")
	need(s.TeamID == "" || s.Visibility != access.Listed, "/visibility", "meeting.visibility_team")
	if _, ok := org.Tree.Team(s.TeamID); s.TeamID != "" && !ok {
		need(false, "/team_id", "meeting.team_unknown")
	}
	need(s.TeamID != "" || len(s.PeopleIDs.V) > 0, "/people_ids", "meeting.people_needed")
	if s.Kind == meeting.OneOnOne {
		s.checkTwo(org, was, need)
	}
	need(s.Kind != meeting.Scoring || s.Every.V.Kind == cycle.Never, "/cadence", "meeting.scoring_once")
	need(len(s.PeopleIDs.V) <= maxPeople, "/people_ids", "meeting.people_most", fault.Args{"max": maxPeople})
	for _, id := range append([]string{s.HostID}, s.PeopleIDs.V...) {
		if one, ok := org.Person(id); (!ok || !one.Active()) && (was == nil || id != was.HostID && !slices.Contains(was.PeopleIDs.V, id)) {
			need(false, "/people_ids", "meeting.person_unknown")
			break
		}
	}
	var err error
	if s.Sections.V, err = meeting.Tidy(s.Sections.V); err != nil {
		keep(err)
	}
	return fault.Join(bad)
}

// checkTwo finds what is wrong with a meeting of two. Who they are stays as it is:
// somebody else would read what was said before.
func (s *Series) checkTwo(org *people.Org, was *Series, need func(bool, string, string, ...fault.Args)) {
	need(s.TeamID == "" && len(s.PeopleIDs.V) == 1 && s.Visibility == access.Listed, "/people_ids", "meeting.two_people")
	need(was == nil || was.HostID == s.HostID && slices.Equal(was.PeopleIDs.V, s.PeopleIDs.V), "/people_ids", "meeting.two_stay")
	for _, id := range append([]string{s.HostID}, s.PeopleIDs.V...) {
		p, _ := org.Person(id)
		need(p.Role != access.Guest, "/people_ids", "meeting.person_unknown")
	}
}

// meeting is the one of the series on a day.
func (s *Series) meeting(tx *act.Tx, on date.Date, loc *time.Location) Meeting {
	return Meeting{ID: act.NewID(), SeriesID: s.ID, Kind: s.Kind, Title: s.Title, TeamID: s.TeamID, HostID: s.HostID, Visibility: s.Visibility, State: meeting.Planned,
		StartsAt: s.AtMinute.On(on, loc).UTC(), StartsOn: store.AsDay(on), MadeFor: store.AsDay(on), Minutes: s.Minutes, Place: s.Place, Sections: s.Sections,
		CreatedBy: s.CreatedBy, CreatedAt: tx.Now, Version: 1, PeopleIDs: slices.Clone(s.PeopleIDs.V)}
}

// fill makes the meetings of a series for the weeks ahead, at least one of a series
// that begins later, and notes up to which day; the caller keeps the series. old are
// meetings that it made before: those whose days stay are made over, so that calendars
// know them again, and the others are taken away. It gives them in their order.
func (f *Feature) fill(ctx context.Context, tx *act.Tx, s *Series, old []Meeting) ([]Meeting, error) {
	calendar, err := f.Cycles.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	today := f.Cycles.Today(tx)
	from := date.Max(s.StartsOn.Date, today)
	if !s.MadeUntil.IsZero() {
		from = s.MadeUntil.AddDays(1)
	} else if s.StartsOn.Before(today) {
		from = today
	}
	until := date.Max(from, today).AddDays(ahead)
	if !s.EndsOn.IsZero() {
		until = date.Min(until, s.EndsOn.Date)
	}
	held, err := madeFor(ctx, tx, s.ID, from)
	if err != nil {
		return nil, err
	}
	before := map[string]Meeting{}
	for _, m := range old {
		before[m.MadeFor.String()] = m
	}
	var fresh, all []Meeting
	for _, on := range meeting.Days(s.Every.V, s.StartsOn.Date, from, until, calendar) {
		m := s.meeting(tx, on, f.loc)
		was, there := before[on.String()]
		switch {
		case there:
			delete(before, on.String())
			m.ID, m.Version = was.ID, was.Version
			if err := remake(ctx, tx, &m); err != nil {
				return nil, err
			}
		case held[on.String()]:
			continue
		default:
			fresh = append(fresh, m)
		}
		all = append(all, m)
	}
	for _, m := range before {
		if err := retire(ctx, tx, &m, tx.Now); err != nil {
			return nil, err
		}
	}
	s.MadeUntil = store.AsDay(until)
	return all, addMeetings(ctx, tx, fresh)
}

// told tells of a meeting.
func (f *Feature) told(ctx context.Context, tx *act.Tx, org *people.Org, kind string, m, was *Meeting) error {
	c := Changed{Meeting: *m, Was: was, Target: m.target(org)}
	if m.Kind == meeting.Round && m.State == meeting.Open {
		var err error
		if c.Waiting, err = f.waiting(ctx, tx, org, m); err != nil {
			return err
		}
	}
	t := act.Told{Kind: kind, Subject: m.ref(), After: m.facts(), Detail: c}
	if was != nil {
		t.Before = was.facts()
	}
	return tx.Tell(ctx, t)
}

// Extend makes the meetings of the weeks ahead for every series that lacks them.
func (f *Feature) Extend(ctx context.Context) error {
	const atOnce = 100
	for {
		var ids []string
		err := f.act.Read(ctx, access.System("meetings"), func(ctx context.Context, tx *act.Tx) (err error) {
			// Once a week each: a day more each day would be a write for each series.
			ids, err = shortSeries(ctx, tx, f.Cycles.Today(tx).AddDays(ahead-7), atOnce)
			return err
		})
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			if err := f.extend(ctx, id); err != nil {
				return err
			}
		}
	}
}

func (f *Feature) extend(ctx context.Context, seriesID string) error {
	return f.act.Write(ctx, access.System("meetings"), func(ctx context.Context, tx *act.Tx) error {
		s, err := loadSeries(ctx, tx, seriesID)
		if err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MeetingUpdate, s.target(org)); err != nil {
			return err
		}
		if _, err := f.fill(ctx, tx, s, nil); err != nil {
			return err
		}
		if err := saveSeries(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "meeting_series.extended", Subject: s.ref(), After: map[string]any{"made_until": s.MadeUntil.String()}})
	})
}
