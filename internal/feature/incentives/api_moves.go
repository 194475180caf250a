package incentives

import (
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// IncentiveMoveView is somebody's change of home team, role or job level within the period of a
// scheme, or that they came or left.
type IncentiveMoveView struct {
	PersonID  string      `json:"person_id"`
	Name      string      `json:"name"`
	On        date.Date   `json:"on" doc:"The first day in the other place"`
	Changed   []string    `json:"changed" enum:"team,role,job_level,came,left" doc:"Came and left: by their account"`
	From      string      `json:"from" doc:"Name of the team; empty for none"`
	To        string      `json:"to"`
	FromRole  access.Role `json:"from_role"`
	ToRole    access.Role `json:"to_role"`
	FromLevel string      `json:"from_level,omitempty" doc:"Job level; told to the person, HR and admins"`
	ToLevel   string      `json:"to_level,omitempty"`
	Leaves    bool        `json:"leaves" doc:"No longer one of the scheme's people: a line of their own is needed, until the day before"`
	Joins     bool        `json:"joins" doc:"One of the scheme's people from then on: their line counts from the first day of the period unless it says from when"`
}

func (m Move) view(org *people.Org, who access.Actor) IncentiveMoveView {
	team := func(id string) string {
		t, _ := org.Tree.Team(id)
		return t.Name
	}
	v := IncentiveMoveView{PersonID: m.PersonID, Name: org.Name(m.PersonID), On: m.On, From: team(m.Was.TeamID), To: team(m.Is.TeamID), FromRole: m.Was.Role, ToRole: m.Is.Role, Leaves: m.Leaves, Joins: m.Joins}
	for _, one := range []struct {
		what   string
		differ bool
	}{{"came", m.Came}, {"left", m.Left}, {"team", m.Was.TeamID != m.Is.TeamID}, {"role", m.Was.Role != m.Is.Role}, {"job_level", m.Was.JobLevel != m.Is.JobLevel}} {
		if one.differ {
			v.Changed = append(v.Changed, one.what)
		}
	}
	if m.tellsLevel(who) {
		v.FromLevel, v.ToLevel = m.Was.JobLevel, m.Is.JobLevel
	}
	return v
}

func viewMoves(moves []Move, org *people.Org, who access.Actor) []IncentiveMoveView {
	list := make([]IncentiveMoveView, min(len(moves), mostMoves))
	for i := range list {
		list[i] = moves[i].view(org, who)
	}
	return list
}

// words tell a move in one cell: "2026-11-16 职级 P5 → P6; …".
func (m Move) words(org *people.Org, who access.Actor, book *i18n.Book, lang string) string {
	v := m.view(org, who)
	or := func(s, code string) string {
		if s == "" {
			return book.Say(lang, code, nil)
		}
		return s
	}
	var parts []string
	for _, what := range v.Changed {
		from, to := or(v.From, "incentives.move_none"), or(v.To, "incentives.move_none")
		switch what {
		case "came", "left":
			parts = append(parts, book.Say(lang, "incentives.move_"+what, nil))
			continue
		case "role":
			from, to = book.Say(lang, "people.role_"+string(v.FromRole), nil), book.Say(lang, "people.role_"+string(v.ToRole), nil)
		case "job_level":
			if !m.tellsLevel(who) {
				parts = append(parts, book.Say(lang, "incentives.move_level_unsaid", nil))
				continue
			}
			from, to = or(v.FromLevel, "incentives.move_none"), or(v.ToLevel, "incentives.move_none")
		}
		parts = append(parts, book.Say(lang, "incentives.move_"+what, nil)+" "+from+" → "+to)
	}
	return v.On.String() + " " + strings.Join(parts, ", ")
}
