package reports

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// ReportView is a report as the API tells it; its facts and readers only where it is read alone.
type ReportView struct {
	ID         string              `json:"id"`
	Version    int64               `json:"version"`
	TeamID     string              `json:"team_id"`
	TeamName   string              `json:"team_name,omitempty"`
	WeekOn     string              `json:"week_on" doc:"The Monday of its week"`
	WeekEndsOn string              `json:"week_ends_on"`
	State      report.State        `json:"state" enum:"draft,sent"`
	Visibility access.Visibility   `json:"visibility" enum:"everyone,team"`
	Since      time.Time           `json:"since" doc:"Since when it tells"`
	DrawnAt    time.Time           `json:"drawn_at" doc:"Its facts are of that moment"`
	Summary    string              `json:"summary" doc:"Markdown"`
	MadeByName string              `json:"made_by_name,omitempty" doc:"Absent for a draft made by the program"`
	MadeAt     time.Time           `json:"made_at"`
	SentByName string              `json:"sent_by_name,omitempty"`
	SentAt     *time.Time          `json:"sent_at,omitempty"`
	SentTo     int                 `json:"sent_to" doc:"How many people"`
	Can        []access.Action     `json:"can"`
	Counts     []ReportCountView   `json:"counts,omitempty" doc:"Key results at work by status, of those that the caller may see"`
	Sections   []ReportSectionView `json:"sections,omitempty"`
	Readers    []people.NamedView  `json:"readers,omitempty" doc:"To whom it was sent, or would be"`
	Unseen     int                 `json:"unseen" doc:"Lines of objectives that the caller may not see"`
}

// ReportCountView is how many key results have a status.
type ReportCountView struct {
	Status okr.Status `json:"status" enum:"no_data,on_track,at_risk,off_track,achieved,missed"`
	N      int        `json:"n"`
}

// ReportSectionView is a part of a report: what data says, and what people added.
// Of a part that was left out, only those who prepare the report see more.
type ReportSectionView struct {
	Part   report.Part      `json:"part" enum:"moved,behind,stale,obstacles,slipping,next"`
	Words  string           `json:"words" doc:"Markdown"`
	Hidden bool             `json:"hidden"`
	Quoted bool             `json:"quoted,omitempty" doc:"Of a draft: the words are what people answered in rounds, and nobody has gone over them"`
	Lines  []ReportLineView `json:"lines"`
}

// ReportLineView is a fact as it stood when the report was drawn.
type ReportLineView struct {
	ObjectiveID string                  `json:"objective_id,omitempty"`
	KeyResultID string                  `json:"key_result_id,omitempty"`
	ProblemID   string                  `json:"problem_id,omitempty"`
	ActionID    string                  `json:"action_id,omitempty"`
	Then        meetings.AgendaThenView `json:"then"`
	Because     []ReportCauseView       `json:"because,omitempty" doc:"Of a key result that is behind: its open problems and overdue actions"`
}

// ReportCauseView is why a key result is behind, as far as data knows.
type ReportCauseView struct {
	ProblemID string                  `json:"problem_id,omitempty"`
	ActionID  string                  `json:"action_id,omitempty"`
	Then      meetings.AgendaThenView `json:"then"`
}

// ReportPlanView is when a team's drafts are made by themselves.
type ReportPlanView struct {
	TeamID     string            `json:"team_id"`
	Version    int64             `json:"version" doc:"0 while it is the usual one"`
	Active     bool              `json:"active"`
	Weekday    int               `json:"weekday" doc:"From 1 for Monday"`
	At         string            `json:"at"`
	Visibility access.Visibility `json:"visibility" enum:"everyone,team"`
}

func (p *Plan) viewPlan() ReportPlanView {
	return ReportPlanView{TeamID: p.TeamID, Version: p.Version, Active: p.Active, Weekday: (int(p.Weekday)+6)%7 + 1, At: p.At.String(), Visibility: p.Visibility}
}

// brief is the report in a list.
func (s *Standing) brief(who access.Actor) ReportView {
	r := s.Report
	v := ReportView{ID: r.ID, Version: r.Version, TeamID: r.TeamID, WeekOn: r.WeekOn.String(), WeekEndsOn: r.WeekOn.AddDays(6).String(), State: r.State, Visibility: r.Visibility,
		Since: r.Since.UTC(), DrawnAt: r.DrawnAt.UTC(), Summary: r.Summary, MadeByName: s.Org.Name(r.MadeBy), MadeAt: r.MadeAt.UTC(), SentByName: s.Org.Name(r.SentBy),
		SentAt: api.Instant(r.SentAt), SentTo: len(r.PeopleIDs), Can: []access.Action{}}
	if r.State == report.Draft {
		v.Can = access.Can(who, r.Target(), access.ReportUpdate)
	}
	if t, ok := s.Org.Tree.Team(r.TeamID); ok {
		v.TeamName = t.Name
	}
	return v
}

// whole is the report read alone.
func (s *Standing) whole(who access.Actor) ReportView {
	v := s.brief(who)
	n := map[okr.Status]int{}
	for _, c := range s.Counts.V {
		if s.Seen[c.ObjectiveID] {
			n[c.Status] += c.N
		}
	}
	for _, status := range []okr.Status{okr.OnTrack, okr.AtRisk, okr.OffTrack, okr.Achieved, okr.Missed, okr.NoData} {
		if n[status] > 0 {
			v.Counts = append(v.Counts, ReportCountView{Status: status, N: n[status]})
		}
	}
	for _, id := range s.Readers {
		v.Readers = append(v.Readers, people.NamedView{ID: id, Name: s.Org.Name(id)})
	}
	causes := s.causes()
	for _, one := range s.Sections.V {
		section := ReportSectionView{Part: one.Part, Words: one.Words, Hidden: one.Hidden, Quoted: one.Quoted && s.State == report.Draft, Lines: []ReportLineView{}}
		if one.Hidden && s.State == report.Sent { // what was left out wasn't sent
			section.Words = ""
			v.Sections = append(v.Sections, section)
			continue
		}
		for i := range s.Lines.V {
			l := &s.Lines.V[i]
			switch {
			case l.In != one.Part || causes[i] != "":
			case !s.Shown(l):
				v.Unseen++
			default:
				section.Lines = append(section.Lines, s.line(l, causes))
			}
		}
		v.Sections = append(v.Sections, section)
	}
	return v
}

// causes finds, of problems and overdue actions, the key result under which they are
// told: one that is behind, in a part that isn't left out. Each is told once.
func (s *Standing) causes() map[int]string {
	behind, found := map[string]bool{}, map[int]string{}
	for _, one := range s.Sections.V {
		if one.Part == report.Behind && one.Hidden && s.State == report.Sent {
			return found
		}
	}
	for _, l := range s.Lines.V {
		if l.In == report.Behind {
			behind[l.KeyResultID] = true
		}
	}
	for i, l := range s.Lines.V {
		if (l.In == report.Obstacles || l.In == report.Slipping) && behind[l.KeyResultID] {
			found[i] = l.KeyResultID
		}
	}
	return found
}

func (s *Standing) line(l *Line, causes map[int]string) ReportLineView {
	v := ReportLineView{ObjectiveID: l.ObjectiveID, ProblemID: l.ProblemID, ActionID: l.ActionID, KeyResultID: l.KeyResultID, Then: l.View(s.Org)}
	if l.In != report.Behind {
		return v
	}
	for i := range s.Lines.V {
		if c := &s.Lines.V[i]; causes[i] == l.KeyResultID && s.Shown(c) {
			v.Because = append(v.Because, ReportCauseView{ProblemID: c.ProblemID, ActionID: c.ActionID, Then: c.View(s.Org)})
		}
	}
	return v
}
