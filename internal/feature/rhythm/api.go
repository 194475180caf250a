package rhythm

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on the rhythm.
func (f *Feature) API(r *api.Router) {
	const tag = "Rhythm"
	api.Do(r, api.Op{ID: "get-rhythm", Method: http.MethodGet, Path: "/rhythm", Action: access.RhythmView, Tag: tag,
		Summary: "Read who keeps the rhythm of check-ins, week by week: a champion everybody's, a manager their people's, everybody their own"}, f.getRhythm)
	api.Do(r, api.Op{ID: "get-person-rhythm", Method: http.MethodGet, Path: "/people/{id}/rhythm", Action: access.RhythmView, Tag: tag,
		Summary: "Read one person's rhythm, with every due date that it counts"}, f.getPersonRhythm)
	f.apiExport(r)
	api.Do(r, api.Op{ID: "nudge-person", Method: http.MethodPost, Path: "/people/{id}/nudges", Action: access.RhythmNudge, Tag: tag, Status: http.StatusCreated,
		Summary: "Ask a person to check in on what they owe, once for what is due"}, f.nudgePerson)
}

// RhythmScoreView counts due dates by what became of them.
type RhythmScoreView struct {
	OnTime  int `json:"on_time" doc:"Checked in by the due date, grace included"`
	Late    int `json:"late" doc:"Checked in after that"`
	Missed  int `json:"missed" doc:"Nobody checked in, and the grace is over"`
	Pending int `json:"pending" doc:"Due this week, with time left"`
	Away    int `json:"away" doc:"The person was away on the day and nobody checked in in time: excused"`
	Unknown int `json:"unknown" doc:"An import answers for it, which doesn't say when it was written: not counted"`
}

// RhythmOwedView is a check-in that somebody owes today.
type RhythmOwedView struct {
	ObjectiveID string `json:"objective_id"`
	Objective   string `json:"objective" doc:"Title"`
	KeyResultID string `json:"key_result_id"`
	KeyResult   string `json:"key_result" doc:"Title"`
	DueOn       string `json:"due_on"`
	Workdays    int    `json:"workdays" doc:"From then to today"`
}

// RhythmAwayView is an absence that covers today.
type RhythmAwayView struct {
	Until      string `json:"until" doc:"Included"`
	DeputyID   string `json:"deputy_id,omitempty"`
	DeputyName string `json:"deputy_name,omitempty"`
}

// NudgeView is a nudge.
type NudgeView struct {
	ID       string    `json:"id"`
	PersonID string    `json:"person_id"`
	ByID     string    `json:"by_id"`
	ByName   string    `json:"by_name,omitempty"`
	Words    string    `json:"words"`
	DueOn    string    `json:"due_on" doc:"The newest due date that it was for: the next nudge needs a newer one"`
	SentAt   time.Time `json:"sent_at"`
}

// RhythmPersonView is how one person keeps the rhythm.
type RhythmPersonView struct {
	PersonID    string            `json:"person_id"`
	Name        string            `json:"name"`
	TeamName    string            `json:"team_name,omitempty"`
	Weeks       []RhythmScoreView `json:"weeks" doc:"As many as the weeks of the answer, in their order"`
	Whole       RhythmScoreView   `json:"whole" doc:"All weeks together"`
	Punctuality *float64          `json:"punctuality" doc:"on_time ÷ (on_time + late + missed) of all weeks; null where nothing counts"`
	Owed        []RhythmOwedView  `json:"owed" doc:"Check-ins owed today, the longest first"`
	Away        *RhythmAwayView   `json:"away,omitempty"`
	Nudged      *NudgeView        `json:"nudged,omitempty" doc:"The last nudge"`
	Can         []access.Action   `json:"can" doc:"rhythm.nudge where the caller may nudge now"`
}

// RhythmBoardView is how people keep the rhythm, made of what the caller may see.
type RhythmBoardView struct {
	Today   string             `json:"today"`
	Weeks   []string           `json:"weeks" doc:"Mondays, the newest last"`
	People  []RhythmPersonView `json:"people" doc:"Who owes something first, then the least punctual; at most 200"`
	Totals  []RhythmScoreView  `json:"totals" doc:"By week, of the people here"`
	Omitted bool               `json:"omitted" doc:"More people or objectives than are looked at: choose a team"`
	Others  bool               `json:"others" doc:"The caller may see others than themselves"`
}

// RhythmDueView is one due date with what became of it.
type RhythmDueView struct {
	ObjectiveID string        `json:"objective_id"`
	Objective   string        `json:"objective" doc:"Title"`
	KeyResultID string        `json:"key_result_id"`
	KeyResult   string        `json:"key_result" doc:"Title"`
	DueOn       string        `json:"due_on"`
	Week        int           `json:"week" doc:"Place in weeks"`
	Outcome     cycle.Outcome `json:"outcome" enum:"on_time,late,missed,pending,away,unknown"`
	WrittenOn   string        `json:"written_on,omitempty" doc:"When the check-in that answers for it was written"`
}

// PersonRhythmView is one person's rhythm with what it counts.
type PersonRhythmView struct {
	Today  string           `json:"today"`
	Weeks  []string         `json:"weeks" doc:"Mondays, the newest last"`
	Person RhythmPersonView `json:"person"`
	Dues   []RhythmDueView  `json:"dues" doc:"By key result"`
}

func viewScore(s cycle.Score) RhythmScoreView { return RhythmScoreView(s) }

func (b *Board) viewNudge(n *Nudge) *NudgeView {
	if n == nil {
		return nil
	}
	return &NudgeView{ID: n.ID, PersonID: n.PersonID, ByID: n.ByID, ByName: b.Org.Name(n.ByID), Words: n.Words, DueOn: n.DueOn.String(), SentAt: n.SentAt}
}

func (b *Board) view(k *Keeper) RhythmPersonView {
	v := RhythmPersonView{PersonID: k.PersonID, Name: b.Org.Name(k.PersonID), Weeks: make([]RhythmScoreView, len(k.Weeks)), Whole: viewScore(k.Whole),
		Owed: []RhythmOwedView{}, Nudged: b.viewNudge(k.Last), Can: []access.Action{}}
	if t, ok := b.Org.Tree.Team(b.Org.HomeTeam(k.PersonID)); ok {
		v.TeamName = t.Name
	}
	for i, s := range k.Weeks {
		v.Weeks[i] = viewScore(s)
	}
	if n := k.Whole.Counted(); n > 0 {
		share := float64(k.Whole.OnTime) / float64(n)
		v.Punctuality = &share
	}
	for _, o := range k.Owed {
		v.Owed = append(v.Owed, RhythmOwedView{ObjectiveID: o.ObjectiveID, Objective: o.Objective, KeyResultID: o.KeyResultID, KeyResult: o.KeyResult, DueOn: o.On.String(), Workdays: o.Workdays})
	}
	if k.Away != nil {
		v.Away = &RhythmAwayView{Until: k.Away.EndsOn.String(), DeputyID: k.Away.DeputyID, DeputyName: b.Org.Name(k.Away.DeputyID)}
	}
	if k.MayNudge {
		v.Can = append(v.Can, access.RhythmNudge)
	}
	return v
}

func (b *Board) days() []string {
	days := make([]string, len(b.Weeks))
	for i, w := range b.Weeks {
		days[i] = w.String()
	}
	return days
}

type rhythmIn struct {
	api.AsOf
	TeamID string `query:"team_id" maxLength:"64" doc:"A team with those below it; all whom the caller may see where left out"`
	Weeks  int    `query:"weeks" minimum:"1" maximum:"13" default:"6" doc:"How many, with the present one"`
}

func (f *Feature) getRhythm(ctx context.Context, who access.Actor, in *rhythmIn) (*api.Out[RhythmBoardView], error) {
	b, err := f.Board(ctx, who, Wish{TeamID: in.TeamID, Weeks: in.Weeks})
	if err != nil {
		return nil, err
	}
	v := RhythmBoardView{Today: b.Today.String(), Weeks: b.days(), People: make([]RhythmPersonView, len(b.Keepers)), Omitted: b.Omitted, Others: b.Others}
	for i := range b.Keepers {
		v.People[i] = b.view(&b.Keepers[i])
	}
	for week := range b.Weeks {
		scores := make([]cycle.Score, len(b.Keepers))
		for i, k := range b.Keepers {
			scores[i] = k.Weeks[week]
		}
		v.Totals = append(v.Totals, viewScore(cycle.Sum(scores)))
	}
	return api.Body(v), nil
}

type personRhythmIn struct {
	api.ID
	api.AsOf
	Weeks int `query:"weeks" minimum:"1" maximum:"13" default:"6"`
}

func (f *Feature) getPersonRhythm(ctx context.Context, who access.Actor, in *personRhythmIn) (*api.Out[PersonRhythmView], error) {
	b, err := f.Person(ctx, who, in.ID.ID, in.Weeks)
	if err != nil {
		return nil, err
	}
	k := &b.Keepers[0]
	v := PersonRhythmView{Today: b.Today.String(), Weeks: b.days(), Person: b.view(k), Dues: make([]RhythmDueView, len(k.Dues))}
	for i := range k.Dues {
		d := &k.Dues[i]
		v.Dues[i] = RhythmDueView{ObjectiveID: d.Standing.ID, Objective: d.Standing.Title, KeyResultID: d.KeyResult.ID, KeyResult: d.KeyResult.Title,
			DueOn: d.On.String(), Week: d.Week, Outcome: d.outcome()}
		if !d.Written.IsZero() {
			v.Dues[i].WrittenOn = d.Written.String()
		}
	}
	return api.Body(v), nil
}

type nudgeIn struct {
	api.ID
	Body struct {
		Words string `json:"words" doc:"Said to the person with what they owe; at most 400 characters"`
	}
}

func (f *Feature) nudgePerson(ctx context.Context, who access.Actor, in *nudgeIn) (*api.Out[NudgeView], error) {
	n, b, err := f.Nudge(ctx, who, in.ID.ID, in.Body.Words)
	if err != nil {
		return nil, err
	}
	return api.Body(*b.viewNudge(&n)), nil
}
