// Package meetings is people who sit down together: series and single meetings,
// agendas drawn from data, minutes written together, decisions and follow-ups.
package meetings

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that an agenda is drawn from.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Plans      *plans.Feature
	Checkins   *checkins.Feature
	Problems   *problems.Feature
	Reviews    *reviews.Feature
}

// Feature holds the use cases of meetings.
type Feature struct {
	Above
	act     *act.Runner
	loc     *time.Location // by whose clocks people meet
	writing Writing        // nil: nobody is told
}

// Writing is told when somebody begins to write in a meeting's minutes, and when they let
// go: no change of the trail, yet those who meet ought to see it at once.
type Writing func(ctx context.Context, meetingID, personID string) error

// Tell names who is told of who writes: that feature builds on this one.
func (f *Feature) Tell(w Writing) { f.writing = w }

// New makes the feature.
func New(a *act.Runner, above Above, loc *time.Location) *Feature {
	f := &Feature{Above: above, act: a, loc: loc}
	f.hear()
	return f
}

// Series is meetings that recur, and what each of them begins with.
type Series struct {
	store.BaseModel `bun:"table:meeting_series,alias:s"`
	ID              string                        `bun:"id,pk"`
	Kind            meeting.Kind                  `bun:"kind"`
	Title           string                        `bun:"title"`
	TeamID          string                        `bun:"team_id"`
	HostID          string                        `bun:"host_id"`
	Visibility      access.Visibility             `bun:"visibility"`
	Every           store.JSON[cycle.Cadence]     `bun:"every"`
	AtMinute        meeting.Clock                 `bun:"at_minute"`
	Minutes         int                           `bun:"minutes"`
	StartsOn        store.Day                     `bun:"starts_on"`
	EndsOn          store.Day                     `bun:"ends_on"`
	MadeUntil       store.Day                     `bun:"made_until"`
	Place           string                        `bun:"place"`
	Sections        store.JSON[[]meeting.Section] `bun:"sections"`
	PeopleIDs       store.JSON[[]string]          `bun:"people"`
	CreatedBy       string                        `bun:"created_by"`
	CreatedAt       time.Time                     `bun:"created_at"`
	StoppedAt       time.Time                     `bun:"stopped_at,nullzero"`
	Version         int64                         `bun:"version"`
}

// Meeting is one meeting, of a series or by itself.
type Meeting struct {
	store.BaseModel `bun:"table:meetings,alias:m"`
	ID              string                        `bun:"id,pk"`
	SeriesID        string                        `bun:"series_id"`
	Kind            meeting.Kind                  `bun:"kind"`
	Title           string                        `bun:"title"`
	TeamID          string                        `bun:"team_id"`  // "" for people alone
	CycleID         string                        `bun:"cycle_id"` // whose scores it is about; of one for scores alone
	HostID          string                        `bun:"host_id"`
	Visibility      access.Visibility             `bun:"visibility"`
	State           meeting.State                 `bun:"state"`
	StartsAt        time.Time                     `bun:"starts_at"`
	StartsOn        store.Day                     `bun:"starts_on"`
	MadeFor         store.Day                     `bun:"made_for"` // the day of its series; none for one by itself
	Minutes         int                           `bun:"minutes"`
	Place           string                        `bun:"place"` // a room or a link
	Moved           bool                          `bun:"moved"` // changed by itself
	Sections        store.JSON[[]meeting.Section] `bun:"sections"`
	Agenda          store.JSON[[]Entry]           `bun:"agenda"`
	SectionID       string                        `bun:"section_id"` // which they are at
	SectionAt       time.Time                     `bun:"section_at,nullzero"`
	OpenedAt        time.Time                     `bun:"opened_at,nullzero"`
	OpenedBy        string                        `bun:"opened_by"`
	RemindedAt      time.Time                     `bun:"reminded_at,nullzero"` // of a round: whoever had not answered
	EndedAt         time.Time                     `bun:"ended_at,nullzero"`
	EndedBy         string                        `bun:"ended_by"`
	CreatedBy       string                        `bun:"created_by"`
	CreatedAt       time.Time                     `bun:"created_at"`
	DeletedAt       time.Time                     `bun:"deleted_at,nullzero"`
	Version         int64                         `bun:"version"`

	PeopleIDs []string `bun:"-"` // invited besides the team
	Lost      *Lost    `bun:"-"` // of a past day; nil for one of now
}

// Section is a part of an opened meeting, with its minutes.
type Section struct {
	store.BaseModel `bun:"table:meeting_sections"`
	ID              string       `bun:"id,pk"`
	MeetingID       string       `bun:"meeting_id"`
	Part            meeting.Part `bun:"part"`
	Title           string       `bun:"title"`
	Minutes         int          `bun:"minutes"` // its time box
	Spent           int          `bun:"spent"`   // seconds
	Position        int          `bun:"position"`
	Text            string       `bun:"text"` // Markdown
	WrittenBy       string       `bun:"written_by"`
	WrittenAt       time.Time    `bun:"written_at,nullzero"`
	Version         int64        `bun:"version"`
}

// Answer is what somebody says to a question of a round.
type Answer struct {
	store.BaseModel `bun:"table:meeting_answers,alias:a"`
	SectionID       string    `bun:"section_id,pk"`
	PersonID        string    `bun:"person_id,pk"`
	MeetingID       string    `bun:"meeting_id"`
	Words           string    `bun:"words"` // Markdown
	WrittenAt       time.Time `bun:"written_at"`
}

// ClosesAt is when a round closes, by which everybody answers; of another meeting,
// when it is planned to be over.
func (m *Meeting) ClosesAt() time.Time { return m.StartsAt.Add(time.Duration(m.Minutes) * time.Minute) }

// SectionEdit is what a section said before it was written over.
type SectionEdit struct {
	store.BaseModel `bun:"table:meeting_section_edits"`
	SectionID       string    `bun:"section_id,pk"`
	Version         int64     `bun:"version,pk"`
	Text            string    `bun:"text"`
	WrittenBy       string    `bun:"written_by"`
	WrittenAt       time.Time `bun:"written_at,nullzero"`
	EditedBy        string    `bun:"edited_by"`
	EditedAt        time.Time `bun:"edited_at"`
	AfterEnd        bool      `bun:"after_end"`
}

// Lock is who writes in a section, and until when unless renewed.
type Lock struct {
	store.BaseModel `bun:"table:meeting_locks"`
	SectionID       string    `bun:"section_id,pk"`
	PersonID        string    `bun:"person_id"`
	Until           time.Time `bun:"until"`
}

// ItemKind is what a meeting came to.
type ItemKind string

// The kinds of items.
const (
	Decision ItemKind = "decision"
	FollowUp ItemKind = "follow_up"
	Topic    ItemKind = "topic" // somebody wants to talk about it; it goes on to the next meeting of its series until that was done
)

// ItemState is how far a follow-up is.
type ItemState string

// The states of a follow-up.
const (
	Promised ItemState = "promised"
	Kept     ItemState = "kept"
	Dropped  ItemState = "dropped"
)

// Item is a decision or a follow-up.
type Item struct {
	store.BaseModel `bun:"table:meeting_items,alias:i"`
	ID              string    `bun:"id,pk"`
	MeetingID       string    `bun:"meeting_id"`
	SeriesID        string    `bun:"series_id"`
	SectionID       string    `bun:"section_id"`
	Kind            ItemKind  `bun:"kind"`
	Words           string    `bun:"words"`
	PersonID        string    `bun:"person_id"` // responsible for a follow-up
	DueOn           store.Day `bun:"due_on"`
	State           ItemState `bun:"state"`
	CameOf          string    `bun:"came_of"` // what came of it
	SettledAt       time.Time `bun:"settled_at,nullzero"`
	ActionID        string    `bun:"action_id"` // the action that it is
	ProblemID       string    `bun:"problem_id"`
	KeyResultID     string    `bun:"key_result_id"`
	ObjectiveID     string    `bun:"objective_id"`
	RecordedBy      string    `bun:"recorded_by"`
	RecordedAt      time.Time `bun:"recorded_at"`
	DeletedAt       time.Time `bun:"deleted_at,nullzero"`
	Version         int64     `bun:"version"`
}

// ref names the meeting in the trail; what hangs on it is told of under it.
func (m *Meeting) ref() act.Ref { return act.Ref{Kind: "meeting", ID: m.ID} }

func (s *Series) ref() act.Ref { return act.Ref{Kind: "meeting_series", ID: s.ID} }

// target is the meeting as the policy sees it. Invited are, besides those named,
// whoever leads the team and the leads of the teams right below it; members of the
// team are known by the team itself.
func (m *Meeting) target(org *people.Org) access.Target {
	if m.Kind == meeting.OneOnOne {
		return ofTwo(m.HostID, m.PeopleIDs)
	}
	return targetOf(org, m.TeamID, m.HostID, m.Visibility, m.PeopleIDs)
}

func (s *Series) target(org *people.Org) access.Target {
	if s.Kind == meeting.OneOnOne {
		return ofTwo(s.HostID, s.PeopleIDs.V)
	}
	return targetOf(org, s.TeamID, s.HostID, s.Visibility, s.PeopleIDs.V)
}

// ofTwo is what two people share. It has no owner: whoever manages one of them has
// no part in it, and neither of them more than the other.
func ofTwo(hostID string, others []string) access.Target {
	return access.Target{Visibility: access.Listed, Responsible: append([]string{hostID}, others...)}
}

func targetOf(org *people.Org, teamID, hostID string, v access.Visibility, named []string) access.Target {
	t := access.Target{OwnerID: hostID, TeamID: teamID, Visibility: v, Responsible: slices.Clone(named)}
	if teamID == "" {
		return t
	}
	for _, id := range append([]string{teamID}, org.Tree.Children(teamID)...) {
		if one, ok := org.Tree.Team(id); ok && one.LeadID != "" {
			t.Responsible = append(t.Responsible, one.LeadID)
		}
	}
	return t
}

// teamsMet lists the teams whose meetings somebody is invited to as one of the
// team, its lead, or the lead of a team right below it.
func teamsMet(org *people.Org, who access.Actor) []string {
	var ids []string
	if who.Role != access.Guest { // a guest sees what names them
		ids = slices.Clone(who.TeamIDs)
	}
	for _, id := range org.Tree.LedBy(who.ID) {
		ids = append(ids, id)
		if t, ok := org.Tree.Team(id); ok && t.ParentID != "" {
			ids = append(ids, t.ParentID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Invited lists the active people of a meeting, the host first, then by name.
func (m *Meeting) Invited(org *people.Org) []people.Person {
	return invitedTo(org, m.TeamID, m.HostID, m.PeopleIDs)
}

// Invited lists the active people of a series, the host first, then by name.
func (s *Series) Invited(org *people.Org) []people.Person {
	return invitedTo(org, s.TeamID, s.HostID, s.PeopleIDs.V)
}

func invitedTo(org *people.Org, teamID, hostID string, named []string) []people.Person {
	ids := slices.Clone(named)
	if teamID != "" {
		ids = append(ids, targetOf(org, teamID, hostID, "", named).Responsible...)
		for _, id := range org.ActiveIDs() {
			if slices.Contains(org.TeamsOf(id), teamID) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	ids = append([]string{hostID}, slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == hostID })...)
	var list []people.Person
	for _, id := range ids {
		if p, ok := org.Person(id); ok && p.Active() {
			list = append(list, p)
		}
	}
	sorting.Stably(list, func(a, b people.Person) int {
		switch {
		case a.ID == hostID:
			return -1
		case b.ID == hostID:
			return 1
		case a.Name < b.Name:
			return -1
		case a.Name > b.Name:
			return 1
		}
		return 0
	})
	return list
}

// facts is what the trail says of a meeting.
func (m *Meeting) facts() map[string]any {
	return map[string]any{"title": m.Title, "kind": m.Kind, "team_id": m.TeamID, "cycle_id": m.CycleID, "host_id": m.HostID, "visibility": m.Visibility,
		"starts_at": m.StartsAt, "minutes": m.Minutes, "place": m.Place, "people_ids": m.PeopleIDs}
}

func (s *Series) facts() map[string]any {
	return map[string]any{"title": s.Title, "kind": s.Kind, "team_id": s.TeamID, "host_id": s.HostID, "visibility": s.Visibility, "cadence": s.Every.V,
		"at": s.AtMinute.String(), "minutes": s.Minutes, "starts_on": s.StartsOn.String(), "ends_on": s.EndsOn.String(), "place": s.Place, "people_ids": s.PeopleIDs.V}
}

// facts is what the trail says of an item.
//
// What two people said to each other is not in it: those who read the trail are not
// those whom it was said to.
func (i *Item) facts(private bool) map[string]any {
	if private {
		return map[string]any{"item_id": i.ID, "kind": i.Kind, "person_id": i.PersonID, "due_on": i.DueOn.String(), "state": i.State}
	}
	return map[string]any{"item_id": i.ID, "kind": i.Kind, "words": i.Words, "person_id": i.PersonID, "due_on": i.DueOn.String(), "state": i.State, "came_of": i.CameOf,
		"key_result_id": i.KeyResultID, "objective_id": i.ObjectiveID}
}

// Changed is a meeting after something happened to it, for listeners.
type Changed struct {
	Meeting Meeting
	Was     *Meeting // before; nil for a new one
	Item    *Item    // that was added or changed
	Items   []Item   // all of them, once it ended
	Waiting []string // of a round that asks: who has not answered
	Target  access.Target
}

// SeriesChanged is a series after something happened to it, for listeners.
type SeriesChanged struct {
	Series Series
	Was    *Series   // before; nil for a new one
	First  time.Time // when the next of its meetings begins; zero for none
	Target access.Target
}
