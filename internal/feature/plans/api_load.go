package plans

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

type loadIn struct {
	api.AsOf
	CycleID     string `query:"cycle_id" doc:"The current one, or the key result's, where left out"`
	PersonID    string `query:"person_id" doc:"The caller where nobody is given"`
	TeamID      string `query:"team_id" doc:"Everybody whose home team it is, or one below it"`
	KeyResultID string `query:"key_result_id" doc:"Everybody responsible for something open in its plan"`
	Fullest     int    `query:"fullest" minimum:"0" maximum:"200" doc:"No more than so many of the team, or of everybody without one, the fullest first; with what all of them come to"`
	Cursor      string `query:"cursor" doc:"Where the fullest go on"`
}

// LoadsView is the open effort of people.
type LoadsView struct {
	From  string         `json:"from,omitempty" doc:"Today, or the first day of the cycle"`
	To    string         `json:"to,omitempty" doc:"The last day of the cycle"`
	Items []LoadView     `json:"items"`
	Total *LoadTotalView `json:"total,omitempty" doc:"Of everybody, where the fullest are asked for"`
	Next  string         `json:"next,omitempty"`
}

// LoadTotalView is the open effort of many people together.
type LoadTotalView struct {
	People     int     `json:"people"`
	Overloaded int     `json:"overloaded" doc:"People"`
	Idle       int     `json:"idle" doc:"People with no open action in the time left"`
	Actions    int     `json:"actions" doc:"Open, with a part in the time left"`
	Unsized    int     `json:"unsized" doc:"Of those, how many have no effort"`
	EffortDays string  `json:"effort_days" doc:"Person-days"`
	Workdays   int     `json:"workdays" doc:"Left, of all people together"`
	Share      *string `json:"share" doc:"Effort by workdays, 1 being full; null without a workday left"`
}

// viewTotal is what people have to do together; nil where nobody asked.
func viewTotal(t *plan.Total) *LoadTotalView {
	if t == nil {
		return nil
	}
	v := &LoadTotalView{People: t.People, Overloaded: t.Overloaded, Idle: t.Idle, Actions: t.Actions, Unsized: t.Unknown, EffortDays: t.Effort.String(), Workdays: t.Workdays}
	if share, ok := t.Share(); ok {
		text := share.String()
		v.Share = &text
	}
	return v
}

// LoadView is the open effort of one person.
type LoadView struct {
	PersonID   string     `json:"person_id"`
	PersonName string     `json:"person_name,omitempty"`
	Actions    int        `json:"actions" doc:"Open, with a part in the time left"`
	Unsized    int        `json:"unsized" doc:"Of those, how many have no effort: the load is at least what it says"`
	EffortDays string     `json:"effort_days" doc:"Person-days"`
	Workdays   int        `json:"workdays" doc:"Left, today included"`
	Share      *string    `json:"share" doc:"Effort by workdays, 1 being full; null without a workday left"`
	Overload   bool       `json:"overload"`
	Weeks      []WeekView `json:"weeks"`
}

// WeekView is the work that falls into one week.
type WeekView struct {
	StartsOn   string `json:"starts_on"`
	Workdays   int    `json:"workdays"`
	EffortDays string `json:"effort_days"`
}

func (f *Feature) getLoad(ctx context.Context, who access.Actor, in *loadIn) (*api.Out[LoadsView], error) {
	l, err := f.Load(ctx, who, LoadOf{CycleID: in.CycleID, PersonID: in.PersonID, TeamID: in.TeamID, KeyResultID: in.KeyResultID, Fullest: in.Fullest, Cursor: in.Cursor})
	if err != nil {
		return nil, err
	}
	v := LoadsView{From: l.Window.StartsOn.String(), To: l.Window.EndsOn.String(), Items: []LoadView{}, Total: viewTotal(l.Total), Next: l.Next}
	for _, one := range l.Loads {
		item := LoadView{PersonID: one.PersonID, Actions: one.Actions, Unsized: one.Unknown, EffortDays: one.Effort.String(), Workdays: one.Workdays,
			Overload: one.Overload(), Weeks: []WeekView{}}
		if share, ok := one.Share(); ok {
			text := share.String()
			item.Share = &text
		}
		if p, ok := l.Org.Person(one.PersonID); ok {
			item.PersonName = p.Name
		}
		for _, w := range one.Weeks {
			item.Weeks = append(item.Weeks, WeekView{StartsOn: w.StartsOn.String(), Workdays: w.Workdays, EffortDays: w.Effort.String()})
		}
		v.Items = append(v.Items, item)
	}
	return api.Body(v), nil
}
