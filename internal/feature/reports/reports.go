// Package reports is what a team tells of its week: a report drawn from data, to
// which whoever leads the team adds words, and which is kept as it was sent.
package reports

import (
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that a report is made of.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Meetings   *meetings.Feature
}

// Feature holds the use cases of reports.
type Feature struct {
	Above
	act *act.Runner
	loc *time.Location // whose weeks are told of
}

// New makes the feature.
func New(a *act.Runner, above Above, loc *time.Location) *Feature {
	return &Feature{Above: above, act: a, loc: loc}
}

// Report is what a team tells of one week.
type Report struct {
	store.BaseModel `bun:"table:reports,alias:r"`
	ID              string                       `bun:"id,pk"`
	TeamID          string                       `bun:"team_id"`
	WeekOn          store.Day                    `bun:"week_on"` // its Monday
	Visibility      access.Visibility            `bun:"visibility"`
	State           report.State                 `bun:"state"`
	Since           time.Time                    `bun:"since"`    // what moved since then
	DrawnAt         time.Time                    `bun:"drawn_at"` // its facts are of that moment
	Lines           store.JSON[[]Line]           `bun:"lines"`
	Counts          store.JSON[[]meetings.Count] `bun:"counts"`
	Summary         string                       `bun:"summary"` // Markdown
	Sections        store.JSON[[]report.Section] `bun:"sections"`
	MadeBy          string                       `bun:"made_by"` // "" for the program
	MadeAt          time.Time                    `bun:"made_at"`
	SentBy          string                       `bun:"sent_by"`
	SentAt          time.Time                    `bun:"sent_at,nullzero"`
	Version         int64                        `bun:"version"`

	PeopleIDs []string `bun:"-"` // to whom it was sent
}

// Line is one fact of a report, as it stood when it was drawn.
type Line struct {
	meetings.Entry
	In report.Part `json:"in"`
}

// reader is somebody to whom a report was sent.
type reader struct {
	store.BaseModel `bun:"table:report_people"`
	ReportID        string `bun:"report_id,pk"`
	PersonID        string `bun:"person_id,pk"`
}

// Plan is when a team's drafts are made by the program, and who sees its reports.
type Plan struct {
	store.BaseModel `bun:"table:report_plans,alias:p"`
	TeamID          string            `bun:"team_id,pk"`
	Active          bool              `bun:"active"`
	Weekday         time.Weekday      `bun:"weekday"`
	At              meeting.Clock     `bun:"at_minute"`
	Visibility      access.Visibility `bun:"visibility"`
	SeenTo          store.Day         `bun:"seen_to"` // the Monday of the last week that was looked at
	Version         int64             `bun:"version"`
}

// usual is the plan of a team that never chose: no drafts by themselves; once
// switched on, on Fridays at four.
func usual(teamID string) *Plan {
	return &Plan{TeamID: teamID, Weekday: time.Friday, At: 16 * 60, Visibility: access.Everyone}
}

func (r *Report) ref() act.Ref { return act.Ref{Kind: "report", ID: r.ID} }
func (p *Plan) ref() act.Ref   { return act.Ref{Kind: "report_plan", ID: p.TeamID} }

// Target is the report as the policy sees it: whoever it was sent to goes on
// seeing it. A draft is for those who prepare it.
func (r *Report) Target() access.Target {
	return access.Target{TeamID: r.TeamID, Visibility: r.Visibility, Responsible: r.PeopleIDs}
}

// view is the action that lets somebody read it.
func (r *Report) view() access.Action {
	if r.State == report.Draft {
		return access.ReportPrepare
	}
	return access.ReportView
}

// Title is the team and the days of a report, in figures that every reader knows.
func (r *Report) Title(org *people.Org) string {
	t, _ := org.Tree.Team(r.TeamID)
	return TitleOf(t.Name, r.WeekOn.String())
}

// TitleOf names the report of a team of the week that begins on a Monday.
func TitleOf(team, monday string) string {
	week, err := date.Parse(monday)
	if err != nil {
		return team
	}
	return team + " " + week.String() + " – " + week.AddDays(6).String()
}

// facts is what the trail says of a report.
func (r *Report) facts() map[string]any {
	var hidden []string
	for _, s := range r.Sections.V {
		if s.Hidden {
			hidden = append(hidden, string(s.Part))
		}
	}
	return map[string]any{"team_id": r.TeamID, "week_on": r.WeekOn.String(), "state": r.State, "visibility": r.Visibility, "summary": r.Summary,
		"hidden": hidden, "people_ids": r.PeopleIDs}
}

func (p *Plan) facts() map[string]any {
	return map[string]any{"team_id": p.TeamID, "active": p.Active, "weekday": (int(p.Weekday)+6)%7 + 1, "at": p.At.String(), "visibility": p.Visibility}
}

// Told is a report after something happened to it, for listeners.
type Told struct {
	Report  Report
	Readers []string // of one that was sent
	Editors []string // whom a draft waits for
}

// readers are the active people of a team, whoever leads it and right above it,
// and the manager of its lead, by name.
func readers(org *people.Org, teamID string) []string {
	want := map[string]bool{}
	team, _ := org.Tree.Team(teamID)
	want[team.LeadID] = true
	if lead, ok := org.Person(team.LeadID); ok {
		want[lead.ManagerID] = true
	}
	for _, id := range org.Tree.Ancestors(teamID) {
		if above, _ := org.Tree.Team(id); above.LeadID != "" && above.LeadID != team.LeadID {
			want[above.LeadID] = true
			break
		}
	}
	var list []string
	for _, id := range org.InOrder() {
		p, _ := org.Person(id)
		if p.Role != access.Guest && (want[id] || slices.Contains(org.TeamsOf(id), teamID)) {
			list = append(list, id)
		}
	}
	return list
}

// editors are whom a draft waits for: the lead, else the nearest lead above.
func editors(org *people.Org, teamID string) []string {
	for _, id := range append([]string{teamID}, org.Tree.Ancestors(teamID)...) {
		t, _ := org.Tree.Team(id)
		if p, ok := org.Person(t.LeadID); ok && p.Active() {
			return []string{t.LeadID}
		}
	}
	return nil
}
