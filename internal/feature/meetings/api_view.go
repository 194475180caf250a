package meetings

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// CadenceJSON is how a series recurs.
type CadenceJSON = objectives.CadenceJSON

// MeetingView is a meeting as the API tells it; what hangs on it only where it is
// read alone.
type MeetingView struct {
	ID           string            `json:"id"`
	Version      int64             `json:"version"`
	SeriesID     string            `json:"series_id,omitempty"`
	Kind         meeting.Kind      `json:"kind" enum:"planning,weekly,monthly,retrospective,scoring,round,one_on_one"`
	Title        string            `json:"title"`
	TeamID       string            `json:"team_id,omitempty"`
	TeamName     string            `json:"team_name,omitempty"`
	CycleID      string            `json:"cycle_id,omitempty" doc:"Of a meeting on scores: whose"`
	HostID       string            `json:"host_id"`
	HostName     string            `json:"host_name,omitempty"`
	Visibility   access.Visibility `json:"visibility" enum:"everyone,team,listed"`
	State        meeting.State     `json:"state" enum:"planned,open,ended"`
	StartsAt     time.Time         `json:"starts_at"`
	StartsOn     string            `json:"starts_on" doc:"The day where the workspace is"`
	At           string            `json:"at" doc:"The time of day where the workspace is"`
	Minutes      int               `json:"minutes"`
	Place        string            `json:"place,omitempty"`
	Invited      int               `json:"invited" doc:"How many people"`
	PeopleIDs    []string          `json:"people_ids" doc:"Invited besides the team"`
	OpenedAt     *time.Time        `json:"opened_at,omitempty"`
	OpenedByName string            `json:"opened_by_name,omitempty"`
	EndedAt      *time.Time        `json:"ended_at,omitempty"`
	EndedByName  string            `json:"ended_by_name,omitempty"`
	Plan         []SectionSpec     `json:"plan" doc:"The agenda to be"`
	Can          []access.Action   `json:"can"`

	Cadence   *CadenceJSON         `json:"cadence,omitempty" doc:"Of its series"`
	People    []people.NamedView   `json:"people,omitempty" doc:"Who is invited, the host first"`
	SectionID string               `json:"section_id,omitempty" doc:"Which they are at"`
	SectionAt *time.Time           `json:"section_at,omitempty" doc:"Since when"`
	Now       *time.Time           `json:"now,omitempty" doc:"The server's clock, which the meeting's runs by"`
	Sections  []MeetingSectionView `json:"sections,omitempty"`
	Items     []MeetingItemView    `json:"items,omitempty" doc:"Decisions and follow-ups"`
	ClosesAt  *time.Time           `json:"closes_at,omitempty" doc:"Of a round: until when people answer"`
	Answered  []people.NamedView   `json:"answered,omitempty" doc:"Of a round: who of those invited has answered"`
	Waiting   []people.NamedView   `json:"waiting,omitempty" doc:"Of a round: who hasn't"`
	Before    *MeetingBeforeView   `json:"before,omitempty" doc:"The last meeting of the series"`
	Lost      []string             `json:"lost,omitempty" enum:"plan,agenda,answers,items,words" doc:"Of a past day: what nobody kept, and is left out"`
}

// MeetingBeforeView is an earlier meeting of the series.
type MeetingBeforeView struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	StartsAt time.Time `json:"starts_at"`
	StartsOn string    `json:"starts_on"`
}

// MeetingSectionView is a section of an opened meeting.
type MeetingSectionView struct {
	ID            string            `json:"id"`
	Version       int64             `json:"version"`
	Part          meeting.Part      `json:"part" enum:"promised,behind,stale,decisions,problems,actions,wins,scores,goal,result,analysis,insight,topics,progress,blocked,next,free"`
	Title         string            `json:"title,omitempty"`
	Minutes       int               `json:"minutes" doc:"Its time box; 0 for none"`
	Spent         int               `json:"spent" doc:"Seconds, besides those since section_at"`
	Text          string            `json:"text,omitempty" doc:"The minutes, Markdown"`
	WrittenByName string            `json:"written_by_name,omitempty"`
	WrittenAt     *time.Time        `json:"written_at,omitempty"`
	Lock          *SectionLockView  `json:"lock,omitempty" doc:"Who writes in it right now"`
	Answers       []RoundAnswerView `json:"answers,omitempty" doc:"To a question of a round"`
	Entries       []AgendaEntryView `json:"entries" doc:"What data put on the agenda when it opened"`
	Lost          bool              `json:"lost,omitempty" doc:"Of a past day: its writer wrote over the minutes of then, which nobody kept"`
	Edits         []MinutesEditView `json:"edits,omitempty" doc:"What it said before others, or anybody after the end, wrote over it; the latest first"`
}

// MinutesEditView is what a section said before.
type MinutesEditView struct {
	Text         string    `json:"text"`
	WrittenBy    string    `json:"written_by_name,omitempty"`
	EditedByName string    `json:"edited_by_name,omitempty"`
	EditedAt     time.Time `json:"edited_at"`
	AfterEnd     bool      `json:"after_end"`
}

// MeetingSeriesView is a series as the API tells it.
type MeetingSeriesView struct {
	ID         string            `json:"id"`
	Version    int64             `json:"version"`
	Kind       meeting.Kind      `json:"kind" enum:"planning,weekly,monthly,retrospective,scoring,round,one_on_one"`
	Title      string            `json:"title"`
	TeamID     string            `json:"team_id,omitempty"`
	HostID     string            `json:"host_id"`
	Visibility access.Visibility `json:"visibility" enum:"everyone,team,listed"`
	Cadence    CadenceJSON       `json:"cadence"`
	At         string            `json:"at"`
	Minutes    int               `json:"minutes"`
	StartsOn   string            `json:"starts_on"`
	EndsOn     string            `json:"ends_on,omitempty"`
	Place      string            `json:"place,omitempty"`
	PeopleIDs  []string          `json:"people_ids"`
	Plan       []SectionSpec     `json:"plan"`
	StoppedAt  *time.Time        `json:"stopped_at,omitempty"`
	Can        []access.Action   `json:"can"`
}

func (s *Series) view(who access.Actor, org *people.Org) MeetingSeriesView {
	return MeetingSeriesView{ID: s.ID, Version: s.Version, Kind: s.Kind, Title: s.Title, TeamID: s.TeamID, HostID: s.HostID, Visibility: s.Visibility,
		Cadence: CadenceJSON{Cadence: s.Every.V}, At: s.AtMinute.String(), Minutes: s.Minutes, StartsOn: s.StartsOn.String(), EndsOn: s.EndsOn.String(),
		Place: s.Place, PeopleIDs: orEmpty(s.PeopleIDs.V), Plan: viewSpecs(s.Sections.V), StoppedAt: api.Instant(s.StoppedAt),
		Can: access.Can(who, s.target(org), access.MeetingUpdate, access.MeetingDelete)}
}

func orEmpty(ids []string) []string {
	if ids == nil {
		return []string{}
	}
	return ids
}

// view is the meeting in a list.
func (s *Standing) view(who access.Actor) MeetingView {
	m := s.Meeting
	v := MeetingView{ID: m.ID, Version: m.Version, SeriesID: m.SeriesID, Kind: m.Kind, Title: m.Title, TeamID: m.TeamID, CycleID: m.CycleID, HostID: m.HostID, HostName: s.Org.Name(m.HostID),
		Visibility: m.Visibility, State: m.State, StartsAt: m.StartsAt.UTC(), StartsOn: m.StartsOn.String(), Minutes: m.Minutes, Place: m.Place,
		Invited: len(m.Invited(s.Org)), PeopleIDs: orEmpty(m.PeopleIDs), OpenedAt: api.Instant(m.OpenedAt), OpenedByName: s.Org.Name(m.OpenedBy),
		EndedAt: api.Instant(m.EndedAt), EndedByName: s.Org.Name(m.EndedBy), Plan: viewSpecs(m.Sections.V), Can: s.can(who)}
	if m.Lost != nil {
		v.Lost = m.Lost.parts()
	}
	v.At = meeting.ClockOf(m.StartsAt, m.StartsOn.Date, s.Loc).String()
	if t, ok := s.Org.Tree.Team(m.TeamID); ok {
		v.TeamName = t.Name
	}
	return v
}

// whole is the meeting read alone.
func (s *Standing) whole(who access.Actor) MeetingView {
	v := s.view(who)
	now := s.Now
	v.Now, v.SectionID, v.SectionAt = &now, s.SectionID, api.Instant(s.SectionAt)
	if s.Series != nil && s.Series.StoppedAt.IsZero() {
		v.Cadence = &CadenceJSON{Cadence: s.Series.Every.V}
	}
	for _, p := range s.Invited(s.Org) {
		v.People = append(v.People, people.NamedView{ID: p.ID, Name: p.Name})
	}
	if b := s.Before; b != nil {
		v.Before = &MeetingBeforeView{ID: b.ID, Title: b.Title, StartsAt: b.StartsAt.UTC(), StartsOn: b.StartsOn.String()}
	}
	s.viewRound(&v)
	for i := range s.Items {
		v.Items = append(v.Items, s.viewItem(&s.Items[i]))
	}
	for i := range s.Sections {
		v.Sections = append(v.Sections, s.viewSection(who, &s.Sections[i]))
	}
	return v
}

func (s *Standing) viewSection(who access.Actor, one *Section) MeetingSectionView {
	v := MeetingSectionView{ID: one.ID, Version: one.Version, Part: one.Part, Title: one.Title, Minutes: one.Minutes, Spent: one.Spent, Text: one.Text,
		WrittenByName: s.Org.Name(one.WrittenBy), WrittenAt: api.Instant(one.WrittenAt), Entries: []AgendaEntryView{}}
	v.Answers, v.Lost = s.answersTo(one.ID), s.Lost != nil && s.Meeting.Lost.Minutes[one.ID]
	for _, l := range s.Locks {
		if l.SectionID == one.ID {
			v.Lock = &SectionLockView{PersonID: l.PersonID, PersonName: s.Org.Name(l.PersonID), Until: l.Until}
		}
	}
	for _, e := range s.Edits {
		if e.SectionID == one.ID {
			v.Edits = append(v.Edits, MinutesEditView{Text: e.Text, WrittenBy: s.Org.Name(e.WrittenBy), EditedByName: s.Org.Name(e.EditedBy), EditedAt: e.EditedAt, AfterEnd: e.AfterEnd})
		}
	}
	for i := range s.Agenda.V {
		if e := &s.Agenda.V[i]; e.Part == one.Part && s.shown(e) {
			v.Entries = append(v.Entries, s.viewEntry(who, e))
		}
	}
	return v
}
