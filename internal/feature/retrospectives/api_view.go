package retrospectives

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// RetrospectiveView is a retrospective with what is known and what was said.
type RetrospectiveView struct {
	Version     int64                       `json:"version" doc:"Of the words; 0 while nothing was said"`
	ObjectiveID string                      `json:"objective_id,omitempty"`
	TeamID      string                      `json:"team_id,omitempty" doc:"Of a team's retrospective"`
	Title       string                      `json:"title" doc:"Of the objective, or the team's name"`
	CycleID     string                      `json:"cycle_id"`
	CycleName   string                      `json:"cycle_name"`
	Goal        string                      `json:"goal" doc:"Markdown, as the other steps"`
	Result      string                      `json:"result"`
	Analysis    string                      `json:"analysis"`
	Insight     string                      `json:"insight"`
	WrittenName string                      `json:"written_name,omitempty" doc:"Who wrote last"`
	WrittenAt   *time.Time                  `json:"written_at,omitempty"`
	Objective   *RetrospectiveObjectiveView `json:"objective,omitempty"`
	Team        *RetrospectiveTeamView      `json:"team,omitempty"`
	Causes      []CauseView                 `json:"causes"`
	Lessons     []LessonView                `json:"lessons"`
	Can         []access.Action             `json:"can"`
}

// CauseView is a cause as somebody named it.
type CauseView struct {
	ID          string          `json:"id"`
	Words       string          `json:"words"`
	AuthorName  string          `json:"author_name,omitempty"`
	ObjectiveID string          `json:"objective_id,omitempty"`
	Votes       int             `json:"votes" doc:"How many people; who is not told"`
	Voted       bool            `json:"voted" doc:"The caller did"`
	HeldUp      *HeldUpView     `json:"held_up,omitempty" doc:"Of an objective's: what the problems held up that are put down to it"`
	Can         []access.Action `json:"can"`
}

// HeldUpView is what problems held up together.
type HeldUpView struct {
	Problems int     `json:"problems"`
	Harm     float64 `json:"harm" doc:"Share × gap × workdays of each, as on the last day that it was in the way, in point-days; to tenths"`
}

func viewHeldUp(h retrospective.HeldUp) *HeldUpView {
	return &HeldUpView{h.Problems, problems.Told(h.Harm)}
}

// RetrospectiveTeamView is what is known of a team's cycle.
type RetrospectiveTeamView struct {
	Lines   []RetrospectiveLineView `json:"lines"`
	More    bool                    `json:"more" doc:"There are more objectives than are told"`
	Settled int                     `json:"settled" doc:"Objectives with a final score"`
	Green   int                     `json:"green" doc:"Of those, at 0.70 or more"`
	Yellow  int                     `json:"yellow"`
	Red     int                     `json:"red"`
	Causes  []CauseView             `json:"causes" doc:"Of the objectives, those with the most votes first"`
	Untied  *HeldUpView             `json:"untied" doc:"The problems of the objectives that are put down to no cause"`
}

// RetrospectiveLineView is one objective of a team's cycle.
type RetrospectiveLineView struct {
	ObjectiveID string             `json:"objective_id"`
	Title       string             `json:"title"`
	OwnerName   string             `json:"owner_name,omitempty"`
	Kind        okr.Kind           `json:"kind" enum:"committed,aspirational"`
	State       review.State       `json:"state" enum:"open,self,reviewed,settled"`
	Suggested   *reviews.ScoreView `json:"suggested,omitempty"`
	Final       *reviews.ScoreView `json:"final,omitempty"`
	Actions     int                `json:"actions"`
	Slipped     int                `json:"slipped" doc:"Actions that did not keep their date"`
	Workdays    int                `json:"workdays" doc:"That they were late, together"`
	Problems    int                `json:"problems"`
	Solved      int                `json:"solved" doc:"Of the problems"`
}

func (l *Look) view() RetrospectiveView {
	v := RetrospectiveView{Version: l.Said.Version, ObjectiveID: l.ObjectiveID, TeamID: l.TeamID, Title: l.team, CycleID: l.cycle.ID, CycleName: l.cycle.Name,
		Goal: l.Said.Goal, Result: l.Said.Result, Analysis: l.Said.Analysis, Insight: l.Said.Insight, WrittenName: l.Org.Name(l.Said.WrittenBy), WrittenAt: api.Instant(l.Said.WrittenAt),
		Can: []access.Action{}}
	if l.begun() == nil && !l.Org.Past() {
		v.Can = access.Can(l.Who, l.target, access.RetrospectiveUpdate, access.CauseCreate, access.LessonCreate)
	}
	page := LessonPage{Items: l.Lessons, Changed: l.Changed, Org: l.Org, Cycles: l.Cycles, Who: l.Who}
	v.Lessons = page.views()
	var held map[string]retrospective.HeldUp
	if l.Objective != nil {
		held = heldUp(l.Objective.Problems)
		v.Title, v.Objective = l.o.Title, l.Objective.view(l.Who, held[""])
	}
	v.Causes = l.causes(l.Causes, held)
	if l.Team != nil {
		v.Team = l.teamView()
	}
	return v
}

// causes shows some causes; held is what was put down to those of objectives.
func (l *Look) causes(list []Cause, held map[string]retrospective.HeldUp) []CauseView {
	views := make([]CauseView, len(list))
	for i, c := range list {
		views[i] = CauseView{ID: c.ID, Words: c.Words, AuthorName: l.Org.Name(c.AuthorID), ObjectiveID: c.ObjectiveID, Votes: c.Votes, Voted: c.Voted,
			Can: append(access.Can(l.Who, l.target, access.CauseVote), access.Can(l.Who, own(c.AuthorID, l.target), access.CauseDelete)...)}
		if l.Org.Past() {
			views[i].Can = []access.Action{}
		}
		if c.ObjectiveID != "" {
			views[i].HeldUp = viewHeldUp(held[c.ID])
		}
	}
	return views
}

func (l *Look) teamView() *RetrospectiveTeamView {
	v := &RetrospectiveTeamView{Lines: make([]RetrospectiveLineView, len(l.Team.Lines)), More: l.Team.More, Causes: l.causes(l.Team.Causes, l.Team.HeldUp), Untied: viewHeldUp(l.Team.HeldUp[""])}
	for i := range v.Causes { // voted on where they were named
		v.Causes[i].Can = []access.Action{}
	}
	for i := range l.Team.Lines {
		line := &l.Team.Lines[i]
		v.Lines[i] = RetrospectiveLineView{ObjectiveID: line.ID, Title: line.Title, OwnerName: line.Org.Name(line.OwnerID), Kind: line.Kind, State: line.Review.State,
			Suggested: line.ViewScore(line.Suggested), Final: line.ViewScore(line.Final), Actions: line.Actions, Slipped: line.Slipped, Workdays: line.Workdays,
			Problems: line.Problems, Solved: line.Solved}
		if line.Final == nil {
			continue
		}
		v.Settled++
		switch line.Scoring.Zone(*line.Final) {
		case okr.Green:
			v.Green++
		case okr.Yellow:
			v.Yellow++
		default:
			v.Red++
		}
	}
	return v
}
